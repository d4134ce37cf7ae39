"""What the rules of several families say of a value: how it is quoted, whether it can be judged, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citecheck.cs1.seen import is_read
from citecheck.cs1.templates import class_of
from citecheck.model import Citation, Page, Span

_LONGEST = 40
_MOST_LINES = 8


def quoted(text: str, longest: int = _LONGEST) -> str:
    """A value as a message quotes it: on one line, cut when long."""
    text = " ".join(text[: 4 * longest].split())
    return f"“{text if len(text) <= longest else text[: longest - 1] + '…'}”"


def quoted_at(text: str, at: int) -> str:
    """A value quoted so that this place in it is seen, cut in front too where it is too long for that."""
    if at < _LONGEST - 1:
        return quoted(text)
    begin = at - _LONGEST // 2
    begin = text.find(" ", begin, at) + 1 or begin
    return f"“…{quoted(text[begin:], _LONGEST - 1)[1:]}"


def on_lines(page: Page, spans: Sequence[Span]) -> str:
    """Where else to look, for a finding that is about several places: "on lines 3, 5 and 9"."""
    lines = page.document.lines
    numbers = sorted({lines.position(span.start).line for span in spans})
    shown = [str(number) for number in numbers[:_MOST_LINES]]
    if len(numbers) > _MOST_LINES:
        shown.append(f"{len(numbers) - _MOST_LINES} more")
    return f"on line{'s' if len(numbers) > 1 else ''} {enumerated(shown)}"


def enumerated(words: Iterable[str]) -> str:
    """Words as a sentence lists them: "one, two and three"."""
    listed = list(words)
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def is_computed(value: str) -> bool:
    """Whether a template, a parser function or a template's argument makes this value: it cannot be seen here."""
    return "{{" in value or "[tpl]" in value


def if_rendered(citation: Citation, condition: str, name: str) -> str | None:
    """A condition of Module:Citation/CS1, where the module renders the citation and knows the parameter in it."""
    kind = class_of(citation.template)
    return condition if kind and is_read(citation, kind, name) else None
