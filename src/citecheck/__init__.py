"""citecheck: which claims rest on broken or weak sources.

    import citecheck

    report = citecheck.audit("pages/bridge.wiki", offline=True)
    report.survival, report.claims, report.findings, report.links

What `__all__` names stays as it is; everything else may change.
"""

from __future__ import annotations

from citecheck.version import __version__

__all__ = ["Report", "__version__", "audit"]


def __getattr__(name: str) -> object:
    """What is public, loaded when it is asked for."""
    if name in __all__:
        # Whoever wants one module of it, as the command line does, does without the rest.
        from citecheck import api

        return getattr(api, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
