"""The version of citecheck, for its command line, its JSON and what `citecheck.__all__` names (Semantic Versioning)."""

__version__ = "0.1.0"
