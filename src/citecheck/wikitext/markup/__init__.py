"""The marks of a wiki page: templates, references, headings, lines, and what stands in them."""
