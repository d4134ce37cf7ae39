"""Every citation of a page, in the order of the text, with the exact span of all it holds.

An address belongs to one citation only: what a template or a bracket holds is not found again as a bare URL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from citecheck import urls
from citecheck.model import Citation, CitationKind, Link, LinkRole, Parameter, Reference, Span
from citecheck.regions import Regions
from citecheck.wikitext.addresses import Address, addresses_in
from citecheck.wikitext.addresses.parameter_links import links_of
from citecheck.wikitext.citations.orphans import orphans_of
from citecheck.wikitext.families import MARKS, cites, points
from citecheck.wikitext.markup.scan import TPL, Skeleton, Syntax
from citecheck.wikitext.markup.templates import masked, parameters_of, value_of
from citecheck.wikitext.plain_references import PlainReference, plain_references_of
from citecheck.wikitext.plain_references.parts import is_remark, parts_of

_WORDS = re.compile(r"\w")
_TAG = re.compile(r"<[^<>]*>")
# Deeper in one another MediaWiki expands no templates ($wgMaxTemplateDepth), and mwparserfromhell reads none.
_DEEPEST = 40
# Until its place in the order of the text is known.
_NO_ID = ""


def citations_of(
    text: str,
    page: Span,
    skeleton: Skeleton,
    syntax: Syntax,
    *,
    only_linked: bool = False,
    lost: Callable[..., Iterator[PlainReference]] = plain_references_of,
) -> tuple[Citation, ...]:
    """All citations of one page; their ids are their places in the order of the text.

    If `only_linked`, those references in plain words may be left out that hold no address. `lost` finds those that lost
    their tags.
    """
    unread = Regions(skeleton.unread)
    found = list(_templates(text, skeleton, syntax, unread))
    taken = Regions(citation.span for citation in found)
    for orphan in orphans_of(text, page, skeleton, taken):
        inside = taken.within(orphan.span.start, orphan.span.end)
        links = links_of(text, orphan.parameters, inside, unread)
        found.append(_citation(CitationKind.ORPHAN, orphan.span, None, orphan.parameters, links))
    taken = Regions([citation.span for citation in found] + unread.spans)
    templates = Regions(template.span for template in skeleton.templates)
    marks = Regions([*skeleton.comments, *(found.span for found in skeleton.templates if found.name in MARKS)])
    references = _plain_references(skeleton.references, found)
    addresses = list(addresses_in(text, page, taken, templates, lost_tags=syntax is TPL))
    hidden = Regions([*templates.spans, *unread.spans])
    if syntax is TPL:
        known = [address.span for address in addresses]
        found_plain = lost(text, page, skeleton, taken, known, only_linked=only_linked)
        # One that is nothing but an address is a bare one.
        bare = {address.span for address in addresses}
        glued = [plain for plain in found_plain if plain.span not in bare]
        holders = Regions(plain.span for plain in glued)
        held = [address for address in addresses if holders.holding(address.span.start)]
        addresses = [address for address in addresses if not holders.holding(address.span.start)]
        found += _glued(text, glued, held, hidden)
    found += list(_loose(text, addresses, references))
    # What only gives details of another reference names no source by itself.
    details = {reference.content for reference in skeleton.references if reference.base}
    wanted = {
        content: inside for content, inside in references.items() if inside or not (only_linked or content in details)
    }
    found += list(_worded(text, wanted, marks, hidden))
    found.sort(key=lambda citation: (citation.span.start, -citation.span.end))
    contents = Regions(reference.span for reference in skeleton.references if reference.content)
    return tuple(
        replace(citation, id=f"c{number}", reference=contents.holding(citation.span.start))
        for number, citation in enumerate(found, 1)
    )


def _templates(text: str, skeleton: Skeleton, syntax: Syntax, unread: Regions) -> Iterator[Citation]:
    """The citation templates; what one inside another holds is the inner one's."""
    around: list[int] = []  # which citation each template stands in
    depths: dict[int, int] = {-1: 0}
    inside: dict[int, list[Span]] = {-1: []}
    for index, template in enumerate(skeleton.templates):
        parent = template.parent
        holder = parent if parent in depths else around[parent]
        around.append(holder)
        if (points(template.name) or cites(template.name)) and depths[holder] < _DEEPEST:
            depths[index] = depths[holder] + 1
            inside[index] = []
            inside[holder].append(template.span)
    for index in sorted(inside.keys() - {-1}):
        template = skeleton.templates[index]
        parameters = parameters_of(text, template, syntax)
        links = links_of(text, parameters, inside[index], unread)
        yield _citation(CitationKind.TEMPLATE, template.span, template.name, parameters, links)


def _citation(
    kind: CitationKind, span: Span, template: str | None, parameters: tuple[Parameter, ...], links: tuple[Link, ...]
) -> Citation:
    """A citation made of parameters; of several of a name, the last counts."""
    values = {}
    for parameter in parameters:
        value = value_of(parameter.value)
        if value:
            values[parameter.name] = value
        else:
            values.pop(parameter.name, None)
    works = () if template and points(template) else None
    return Citation(_NO_ID, kind, span, template, parameters, values, links, works=works)


def _loose(text: str, addresses: Sequence[Address], references: Mapping[Span, list[Address]]) -> Iterator[Citation]:
    """Every address by itself that is in none of the references; the others are given to theirs."""
    contents = Regions(references)
    for address in addresses:
        content = contents.holding(address.span.start)
        if content:
            references[content].append(address)
        else:
            kind = CitationKind.LINK if address.labelled else CitationKind.BARE_URL
            yield Citation(_NO_ID, kind, address.span, links=_links(text, [address]))


def _worded(text: str, references: Mapping[Span, list[Address]], marks: Regions, hidden: Regions) -> Iterator[Citation]:
    """The citations of references in their own words; a remark that names no source is none.

    `marks` are comments and the templates that say something of a citation; they describe no source.
    """
    for content, inside in references.items():
        if not _described(text, content, inside, marks):
            yield from _bare(text, inside, marks)
            continue
        citation = _in_words(text, _stripped(text, content), inside, hidden)
        if citation.links or not is_remark(text, citation.span, citation.values):
            yield citation


def _in_words(
    text: str, span: Span, addresses: Sequence[Address], hidden: Regions, confidence: float = 1.0
) -> Citation:
    """A citation in plain words; nothing is read in what is `hidden`."""
    parts, links = parts_of(text, span, addresses, hidden), _links(text, addresses)
    kind = CitationKind.UNTEMPLATED
    return Citation(_NO_ID, kind, span, None, parts.parameters, parts.values, links, confidence=confidence)


def _glued(
    text: str, references: Sequence[PlainReference], addresses: Sequence[Address], hidden: Regions
) -> Iterator[Citation]:
    """The references that lost their tags, each with the addresses that stand in it."""
    following = 0
    for reference in references:
        start = following
        while following < len(addresses) and addresses[following].span.start < reference.span.end:
            following += 1
        inside = addresses[start:following]
        yield _in_words(text, reference.span, inside, hidden, reference.confidence)


def _bare(text: str, addresses: Sequence[Address], marks: Regions) -> Iterator[Citation]:
    """The addresses of a reference that says nothing else; one in a mark, a copy's, belongs to the one before it."""
    groups: list[list[Address]] = []
    for address in addresses:
        if groups and marks.holding(address.span.start):
            groups[-1].append(address)
        else:
            groups.append([address])
    for group in groups:
        last = group[-1].span
        end = (marks.holding(last.start) or last).end if len(group) > 1 else last.end
        yield Citation(_NO_ID, CitationKind.BARE_URL, Span(group[0].span.start, end), links=_links(text, group))


def _plain_references(references: Sequence[Reference], citations: Sequence[Citation]) -> dict[Span, list[Address]]:
    """The contents of the references that hold no citation yet, each with room for its addresses."""
    holders = Regions(reference.content for reference in references if reference.content)
    holding = {holders.holding(citation.span.start) for citation in citations}
    return {content: [] for content in holders.spans if content not in holding}


def _described(text: str, content: Span, addresses: Sequence[Address], marks: Regions) -> bool:
    """Whether a reference says anything of its source in words, beside the addresses."""
    if any(address.labelled for address in addresses):
        return True
    silent = Regions([address.span for address in addresses] + marks.within(content.start, content.end))
    words = _TAG.sub("", masked(text, content.start, content.end, silent.spans))
    return _WORDS.search(words) is not None


def _links(text: str, addresses: Sequence[Address]) -> tuple[Link, ...]:
    """The links of addresses; one among the words of another that leads to the same place is left out."""
    links = []
    for address in addresses:
        own = _link(text, address.url)
        others = (_link(text, other) for other in address.others)
        links += [own, *(other for other in others if other.target != own.target)]
    return tuple(links)


def _link(text: str, span: Span) -> Link:
    url = text[span.start : span.end]
    return Link(url, urls.target(url), LinkRole.SOURCE, None, span)


def _stripped(text: str, span: Span) -> Span:
    """A span without the blanks at its ends."""
    inside = text[span.start : span.end]
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, start + len(inside.strip()))
