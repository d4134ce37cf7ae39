"""Repairs: which of a page's fixes are carried out, what the text becomes, and how that is shown and written."""
