"""What every request says of who asks, and for what."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.config import LinkSettings
from citecheck.version import __version__

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_ENCODINGS = "gzip, deflate, br"


def request_headers(settings: LinkSettings, languages: Sequence[str]) -> dict[str, str]:
    """The headers of each request for an address; `languages` are tags of what cites it, the best first.

    What the configuration adds for single hosts is not among them: it may be secret.
    """
    wanted = dict.fromkeys((*languages, settings.language))
    return {
        "User-Agent": f"citecheck/{__version__} (+{settings.contact})",
        "Accept": _ACCEPT,
        "Accept-Encoding": _ENCODINGS,
        "Accept-Language": ",".join([*wanted, "*;q=0.5"]),
    }
