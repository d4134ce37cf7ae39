"""What is counted, weighed and put in order for a reader, whatever format shows it."""
