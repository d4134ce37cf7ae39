"""What the body of an answer says: its encoding, title, text and where it leads, however it was packed."""
