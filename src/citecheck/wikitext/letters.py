"""The letters that are capitals, as the inside of a set in a pattern."""

UPPER = "A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f"
