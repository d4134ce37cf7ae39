"""citecheck: which claims rest on broken or weak sources."""

__version__ = "0.1.0"
