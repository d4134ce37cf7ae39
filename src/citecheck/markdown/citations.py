"""Every citation of a Markdown text: its links, the definitions that no link uses, its bare addresses."""

from __future__ import annotations

import re

from msgspec.structs import replace

from citecheck.markdown.bare import bare_addresses, citation_of, link_at, www_addresses
from citecheck.markdown.structure import Structure
from citecheck.model import Citation, CitationKind, Link, Span
from citecheck.regions import Regions

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|//")
# "URL:http://…" and its like: the scheme in front only says what follows.
_WRAPPED = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z]+://")


def citations_of(text: str, structure: Structure) -> list[Citation]:
    """Every link with an absolute address, and every bare address, with a scheme or with `www.` in front.

    An address among the words of a link belongs to that link; where it is the link's own, it is not counted twice.
    One without a scheme counts only where GitHub makes a link of it.
    """
    used = {link.definition for link in structure.links}
    unused = [link for label, link in structure.definitions.items() if label not in used]
    links = [link for link in structure.links + unused if _ABSOLUTE.match(text, link.url.start, link.url.end)]
    citations = [citation_of(text, link.kind, link.span, link.url, link.destination) for link in links]
    places = Regions(link.span for link in links)
    destinations = [link.url for link in [*structure.links, *structure.definitions.values()]]
    known = Regions([*structure.unread, *(url for url in destinations if not _WRAPPED.match(text, *url))])
    wordless = Regions([*structure.unread, *structure.markup, *(link.span for link in structure.links)])
    everything = Span(0, len(text))
    bare = [found for found in bare_addresses(text, everything) if not known.holding(found.start)]
    bare += (found for found in www_addresses(text, everything) if not wordless.holding(found.start))
    words: dict[Span, list[Link]] = {}
    # An address inside another one is a part of it.
    for address in Regions(bare).spans:
        holder = places.holding(address.start)
        if holder:
            words.setdefault(holder, []).append(link_at(text, address))
        else:
            citations.append(citation_of(text, CitationKind.BARE_URL, address, address))
    return [_with_words(citation, words.get(citation.span, [])) for citation in citations]


def _with_words(citation: Citation, words: list[Link]) -> Citation:
    if not words:
        return citation
    own = citation.links[0].target
    return replace(citation, links=(*citation.links, *(link for link in words if link.target != own)))
