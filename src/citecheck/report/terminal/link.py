"""One link for whoever contests its verdict: what was asked, what came back step by step, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus

from msgspec.structs import replace

from citecheck.asking.examining import Examined
from citecheck.counts import plural
from citecheck.judge.witness import hear
from citecheck.model import Cited, Content, LinkResult, Observation, Outcome, Status
from citecheck.report.terminal import styles
from citecheck.report.terminal.sheet import Part, Sheet, cut, excerpt
from citecheck.report.words.reasons import MEANINGS

Field = tuple[str, Part]
"""What a thing is called, and what it is."""

_LABEL_WIDTH = len("Accept-Language") + 2
_LONGEST_URL = 1000
_LONGEST_TITLE = 300
_LONGEST_WORDS = 400
_LONGEST_TEXT = 240
_MARKS: Mapping[Status, tuple[str, str]] = {
    Status.ALIVE: ("✓", "green"),
    Status.MOVED: ("✓", "green"),
    Status.DEAD: ("✗", "bold red"),
}
_UNKNOWN_MARK = ("?", "cyan")


def link_report(examined: Examined, headers: Mapping[str, str], *, width: int, color: bool) -> str:
    """All that there is to say of one link; `headers` are those worth telling of what was sent for it."""
    observation = examined.observation
    sections = {
        "Asked": _asked(examined, headers),
        "What came back": _came_back(observation),
        "What the page says of itself": _page(observation.content, examined.cited),
        "What the host says of an address that cannot exist": _sibling(observation.sibling),
        "Verdict": _verdict(examined.result),
    }
    sheet = Sheet(width=width, color=color)
    sheet.put(0, (cut(observation.url, _LONGEST_URL), styles.LOUD))
    for heading, fields in sections.items():
        _put_section(sheet, heading, fields)
    return sheet.text()


def _put_section(sheet: Sheet, heading: str, fields: Iterable[Field]) -> None:
    """A heading and its fields; nothing where there are none."""
    for number, (label, words) in enumerate(fields):
        if not number:
            sheet.blank()
            sheet.put(0, (heading, styles.LOUD))
        sheet.put(2, words, lead=((label.ljust(_LABEL_WIDTH), styles.QUIET),))


def _asked(examined: Examined, headers: Mapping[str, str]) -> Iterator[Field]:
    """What the address should show, and who asked for it how."""
    cited, observation = examined.cited, examined.observation
    for title in cited.titles:
        yield "cited as", _quoted(title)
    if not cited.titles:
        yield "cited as", "no title given; with --title, the page is known by it"
    if cited.is_copy:
        yield "cited as", "a copy in an archive"
    if observation.attempts:
        yield from headers.items()


def _came_back(observation: Observation) -> Iterator[Field]:
    """Every answer in order, how it ended, and what the last answer says beside its page."""
    yield from _steps(observation)
    for name, value in observation.headers:
        yield name, cut(value, _LONGEST_WORDS)
    if observation.retry_after_s is not None:
        yield "retry-after", f"{observation.retry_after_s:g} s"
    if observation.attempts:
        yield "tries", f"{observation.attempts:,}, in {observation.elapsed_s:g} s"
    if observation.checked_at:
        cached = ", kept in the cache since" if observation.from_cache else ""
        yield "when", f"{observation.checked_at}{cached}"
    if observation.strikes:
        yield "failed before", ", ".join(observation.strikes)


def _steps(observation: Observation) -> Iterator[Field]:
    """One field for each address that was asked, and one for how it ended where that was not with an answer."""
    answered = observation.outcome is Outcome.ANSWERED
    steps: list[tuple[str, int | None]] = [(hop.url, hop.http_status) for hop in observation.hops]
    last = observation.asked_url
    if last and (answered or not steps or last != steps[-1][0]):
        # Of a status that another address gave before this one failed, there is a hop.
        steps.append((last, observation.http_status if answered or observation.final_url == last else None))
    if steps and observation.url.startswith("http:") and steps[0][0].startswith("https:"):
        yield "http", "refuses the connection, so https is tried"
    for number, (url, status) in enumerate(steps, start=1):
        said = _named(status) if status is not None else "no answer" if observation.attempts else "not asked"
        yield str(number), f"{said}  {cut(url, _LONGEST_URL)}"
    if not answered:
        yield "outcome", observation.outcome.value
    if observation.detail:
        yield "in detail", cut(observation.detail, _LONGEST_WORDS)


def _page(content: Content | None, cited: Cited) -> Iterator[Field]:
    """What was read of the page, and which of the cited titles are seen on it."""
    if content is None:
        return
    yield "media type", content.media_type or "none declared"
    yield "read", f"{plural(content.size, 'byte')}, {'all there are' if content.whole else 'and there are more'}"
    said = {"title": content.title, "og:title": content.og_title, "headline": content.headline}
    for label, title in (*said.items(), *(("h1", heading) for heading in content.headings)):
        if title:
            yield label, _quoted(title)
    if content.language:
        yield "language", content.language
    if content.text:
        more = f"…” (the beginning of {content.text_length:,} characters)"
        yield "text", f"“{content.text[:_LONGEST_TEXT].rstrip()}{more if content.text_length > _LONGEST_TEXT else '”'}"
    for title in cited.titles:
        yield "cited title", f"{_quoted(title)}: {_heard(title, cited, content)}"


def _heard(title: str, cited: Cited, content: Content) -> str:
    """Whether one title is seen on a page, as the judge looks for it."""
    witness = hear(replace(cited, titles=(title,), mentions=()), content)
    if witness.seen or not witness.decides:
        return "seen" if witness.seen else "too common to know a page by"
    return f"not seen; {witness.overlap:.0%} of its words are"


def _sibling(sibling: Observation | None) -> Iterator[Field]:
    """What came back for an address beside the cited one that nobody can have made."""
    if sibling is None:
        return
    yield from _steps(sibling)
    if sibling.content and sibling.content.title:
        yield "title", _quoted(sibling.content.title)


def _verdict(result: LinkResult) -> Iterator[Field]:
    """The verdict, what it rests on, what it means, and what would make it another one."""
    mark, style = _MARKS.get(result.status, _UNKNOWN_MARK)
    meaning = MEANINGS[result.reason]
    yield "status", (f"{mark} {result.status}", style)
    yield "reason", result.reason.value
    yield "confidence", f"{result.confidence:.0%}"
    yield "evidence", cut(result.evidence, _LONGEST_WORDS)
    yield "meaning", meaning.means
    yield "what to do", meaning.do


def _named(status: int) -> str:
    """An HTTP status with its name, where it has one."""
    known = status in HTTPStatus.__members__.values()
    return f"{status} {HTTPStatus(status).phrase}" if known else str(status)


def _quoted(words: str) -> str:
    return f"“{excerpt(words, _LONGEST_TITLE)}”"
