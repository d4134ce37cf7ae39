"""The references of a page: in which list each stands, and which of them templates make."""

from __future__ import annotations

import html
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from msgspec.structs import replace

from citecheck.model import Defect, DefectKind, Parameter, Reference, Span
from citecheck.regions import Regions
from citecheck.wikitext.families import FOOTNOTES, NAMING, REFERENCE_LISTS
from citecheck.wikitext.markup.elements import elements_of
from citecheck.wikitext.markup.scan import WIKITEXT, Skeleton, Syntax, Template
from citecheck.wikitext.markup.tag_attributes import attributes
from citecheck.wikitext.markup.templates import parameters_of, value_of

# Templates that make a reference of their words, each with the group that it is in unasked.
_MAKING = {
    "#tag:ref": "",
    "refn": "",
    "efn": "lower-alpha",
    "efn-lg": "lower-greek",
    "efn-lr": "lower-roman",
    "efn-ua": "upper-alpha",
    "efn-ur": "upper-roman",
    "notetag": "note",
}
# Those of them that are like `<ref>`: mostly they hold a source, and no words that one supports.
_REFERENCES = frozenset({"#tag:ref", "refn"})
# What shows the references of another group than of none, unasked.
_LISTING = {"notelist": "lower-alpha"}


def completed(text: str, page: Span, skeleton: Skeleton, syntax: Syntax) -> Skeleton:
    """A skeleton whose references are those of templates too, and know whether they stand in a list.

    The group of a list is that of the references in it, if they name none. A note of a template that has footnotes of
    its own is no reference: what it says is a claim.
    """
    references = skeleton.references
    if making := [template for template in skeleton.templates if template.name in _REFERENCES]:
        footnotes = sorted(
            [reference.span.start for reference in references]
            + [template.span.start for template in skeleton.templates if template.name in FOOTNOTES]
        )
        plain = [template for template in making if not _any_within(template.span, footnotes)]
        made = [reference for template in plain for reference in _made(text, template, syntax)]
        references = tuple(sorted([*references, *made], key=attrgetter("span")))
    if any(reference.name for reference in references):
        groups = dict(_lists(text, page, skeleton, syntax))
        lists = Regions(groups)
        references = tuple(
            replace(reference, listed=True, group=reference.group or groups[around])
            if (around := lists.holding(reference.span.start))
            else reference
            for reference in references
        )
    return skeleton if references is skeleton.references else replace(skeleton, references=references)


def references_of(text: str, page: Span, skeleton: Skeleton) -> tuple[Reference, ...]:
    """All references of a page of wiki text in order, with the notes and the marks that templates make."""
    known = {reference.span for reference in skeleton.references}
    making = [
        template
        for template in skeleton.templates
        if (template.name in _MAKING or template.name == NAMING) and template.span not in known
    ]
    if not making:
        return skeleton.references
    lists = Regions(span for span, _ in _lists(text, page, skeleton, WIKITEXT))
    made = [
        replace(reference, listed=lists.holding(template.span.start) is not None)
        for template in making
        for reference in _made(text, template, WIKITEXT)
    ]
    return tuple(sorted([*skeleton.references, *made], key=attrgetter("span")))


def empty_among(text: str, references: Sequence[Reference], defects: Sequence[Defect]) -> frozenset[Span]:
    """The references that show no source: those without words, and those of a name under which nothing is written.

    What stands under a name that the wiki computes, or whose reference is never closed, cannot be told; one that goes
    on from another shows what that shows.
    """
    wordless = [each for each in references if not each.content or not value_of(text[slice(*each.content)])]
    if not wordless:
        return frozenset()
    without = set(wordless)
    written = {(each.group, each.name) for each in references if each not in without}
    unclosed = {
        attributes(text[slice(*defect.span)]).get("name")
        for defect in defects
        if defect.kind is DefectKind.UNCLOSED_REFERENCE
    }
    written.update(
        (each.group, each.name) for each in wordless if each.name in unclosed or "{{" in each.name + each.group
    )
    return frozenset(
        each.span for each in wordless if not each.base and not (each.name and (each.group, each.name) in written)
    )


def _any_within(span: Span, offsets: Sequence[int]) -> bool:
    return bisect_left(offsets, span.start) < bisect_left(offsets, span.end)


def _lists(text: str, page: Span, skeleton: Skeleton, syntax: Syntax) -> Iterator[tuple[Span, str]]:
    """The lists that define references, each with the group that it shows."""
    for whole, content in elements_of(text, page, "references"):
        yield whole, attributes(text[whole.start : content.start]).get("group", "")
    for template in skeleton.templates:
        if template.name in REFERENCE_LISTS:
            written = _by_name(parameters_of(text, template, syntax))
            yield template.span, _word(written, "group") or _LISTING.get(template.name, "")


def _made(text: str, template: Template, syntax: Syntax) -> Iterator[Reference]:
    """The references that a template makes: one of its own words, or the marks of some that have names."""
    parameters = parameters_of(text, template, syntax)
    written = _by_name(parameters)
    group = _word(written, "group") or _word(written, "g") or _MAKING.get(template.name, "")
    if template.name == NAMING:
        for parameter in parameters:
            if parameter.positional and parameter.value:
                yield Reference(template.span, None, _word(written, parameter.name), group)
        return
    words = next((written[name].span for name in ("1", "text") if name in written and written[name].value), None)
    yield Reference(template.span, words, _word(written, "name"), group)


def _by_name(parameters: tuple[Parameter, ...]) -> Mapping[str, Parameter]:
    return {parameter.name: parameter for parameter in parameters}


def _word(written: Mapping[str, Parameter], name: str) -> str:
    """The value of a parameter, as the attribute of a tag is read."""
    value = written[name].value if name in written else ""
    return " ".join(html.unescape(value).strip("\"'").split())
