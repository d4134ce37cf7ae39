"""What words say of the page on which they stand: phrases of many languages, titles, and which language it is."""
