"""Every citation of a page, in the order of the text, with the exact span of all it holds.

An address belongs to one citation only: what a template or a bracket holds is not found again as a bare URL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from citecheck import urls
from citecheck.model import Citation, CitationKind, Link, LinkRole, Parameter, Span
from citecheck.regions import Regions
from citecheck.wikitext.addresses import Address, addresses_in, before_marks
from citecheck.wikitext.families import cites, holds_address, role_of
from citecheck.wikitext.orphans import orphans_of
from citecheck.wikitext.scan import Reference, Skeleton, Syntax
from citecheck.wikitext.templates import name_of, parameters_of, value_of

_TEMPLATE = re.compile(r"\[tpl\]|\{\{")
_WORDS = re.compile(r"\w")


def citations_of(text: str, page: Span, skeleton: Skeleton, syntax: Syntax) -> tuple[Citation, ...]:
    """All citations of one page; their ids are their places in the order of the text."""
    found = list(_templates(text, skeleton, syntax))
    taken = Regions([citation.span for citation in found] + list(skeleton.unread))
    found += [
        _with_parameters(CitationKind.ORPHAN, span, None, parameters, ())
        for span, parameters in orphans_of(text, page, skeleton, syntax, taken)
    ]
    taken = Regions([citation.span for citation in found] + list(skeleton.unread))
    templates = Regions(Span(template.start, template.end) for template in skeleton.templates)
    loose = addresses_in(text, page, taken, templates)
    found += list(_addressed(text, loose, _plain_references(skeleton.references, found)))
    found.sort(key=lambda citation: (citation.span.start, -citation.span.end))
    contents = Regions(reference.span for reference in skeleton.references if reference.content)
    return tuple(
        replace(citation, id=f"c{number}", reference=contents.holding(citation.span.start))
        for number, citation in enumerate(found, 1)
    )


def _templates(text: str, skeleton: Skeleton, syntax: Syntax) -> Iterator[Citation]:
    """The citation templates; what one inside another holds is the inner one's."""
    citing: dict[int, str] = {}
    children: dict[int, list[Span]] = {}
    for index, template in enumerate(skeleton.templates):
        if template.parent >= 0:
            children.setdefault(template.parent, []).append(Span(template.start, template.end))
        name = name_of(text, Span(template.start, template.end), syntax)
        if cites(name):
            citing[index] = name
    for index, name in citing.items():
        span = Span(skeleton.templates[index].start, skeleton.templates[index].end)
        inside = children.get(index, ())
        parameters = parameters_of(text, span, syntax, inside)
        yield _with_parameters(CitationKind.TEMPLATE, span, name, parameters, inside)


def _with_parameters(
    kind: CitationKind, span: Span, template: str | None, parameters: tuple[Parameter, ...], inside: Sequence[Span]
) -> Citation:
    """A citation made of parameters; `inside` are templates nested in it, whose addresses are their own."""
    values = {}
    for parameter in parameters:
        value = value_of(parameter.value)
        if value:
            values[parameter.name] = value
        else:
            values.pop(parameter.name, None)
    nested = Regions(inside)
    links = tuple(
        link
        for parameter in parameters
        if parameter.value and ("://" in parameter.value or holds_address(parameter.name))
        for link in _links(parameter)
        if not nested.holding(link.span.start)
    )
    return Citation("", kind, span, template, parameters, values, links)


def _links(parameter: Parameter) -> Iterator[Link]:
    """The addresses in a parameter's value."""
    value, name = parameter.value, parameter.name
    if holds_address(name):
        if _TEMPLATE.search(value):
            # A template makes the address; what it will be cannot be read off the page.
            return
        runs = list(urls.found_in(value, 0, len(value)))
        if len(runs) <= 1 and "<" not in value and "[" not in value:
            runs = [(0, len(value))]
    else:
        runs = []
        for start, end in urls.found_in(value, 0, len(value)):
            url = before_marks(value[start:end], in_template=True)
            runs.append((start, start + urls.bare_length(url)))
    for start, end in runs:
        span = Span(parameter.span.start + start, parameter.span.start + end)
        url = value[start:end]
        yield Link(url, urls.target(url), role_of(name), name, span)


def _addressed(
    text: str, addresses: Iterator[Address], references: Mapping[Span, list[Address]]
) -> Iterator[Citation]:
    """Citations made of addresses: those in a reference's own words together, every other by itself."""
    contents = Regions(references)
    for address in addresses:
        content = contents.holding(address.span.start)
        if content:
            references[content].append(address)
        else:
            kind = CitationKind.LINK if address.labelled else CitationKind.BARE_URL
            yield Citation("", kind, address.span, links=(_link(text, address),))
    for content, inside in references.items():
        if _described(text, content, inside):
            links = tuple(_link(text, address) for address in inside)
            yield Citation("", CitationKind.UNTEMPLATED, _stripped(text, content), links=links)
        else:
            for address in inside:
                yield Citation("", CitationKind.BARE_URL, address.span, links=(_link(text, address),))


def _plain_references(references: Sequence[Reference], citations: Sequence[Citation]) -> dict[Span, list[Address]]:
    """The contents of the references that hold no citation yet, each with room for its addresses."""
    holders = Regions(reference.content for reference in references if reference.content)
    holding = {holders.holding(citation.span.start) for citation in citations}
    return {content: [] for content in holders.spans if content not in holding}


def _described(text: str, content: Span, addresses: Sequence[Address]) -> bool:
    """Whether a reference says anything of its source in words, beside the addresses."""
    if any(address.labelled for address in addresses):
        return True
    parts, at = [], content.start
    for address in addresses:
        parts.append(text[at : address.span.start])
        at = address.span.end
    parts.append(text[at : content.end])
    return bool(addresses) and any(_WORDS.search(part) for part in parts)


def _link(text: str, address: Address) -> Link:
    url = text[address.url.start : address.url.end]
    return Link(url, urls.target(url), LinkRole.SOURCE, None, address.url)


def _stripped(text: str, span: Span) -> Span:
    """A span without the blanks at its ends."""
    inside = text[span.start : span.end]
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, start + len(inside.strip()))
