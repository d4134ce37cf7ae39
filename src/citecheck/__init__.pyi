from citecheck.api import Report as Report
from citecheck.api import audit as audit

__version__: str
__all__ = ["Report", "__version__", "audit"]
