"""What a citation and a claim are worth: a table of every reason that weighs, and the properties of the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import (
    Citation,
    CitationKind,
    Claim,
    Finding,
    Link,
    LinkResult,
    LinkRole,
    Parameter,
    Reason,
    Severity,
    Span,
    Standing,
    Status,
    Verdict,
)
from citecheck.verdicts import findable, judge, standing, verdict

_NOWHERE = Span(0, 0)
_GOOD, _UNKNOWN, _WEAK, _BROKEN = Standing
_LEVELS = {
    "live": (Status.ALIVE, Reason.OK),
    "moved": (Status.MOVED, Reason.MOVED),
    "blocked": (Status.BLOCKED, Reason.FORBIDDEN),
    "silent": (Status.UNREACHABLE, Reason.TIMEOUT),
    "skipped": (Status.SKIPPED, Reason.OFFLINE),
    "drifted": (Status.ALIVE, Reason.DRIFT),
    "dead": (Status.DEAD, Reason.NOT_FOUND),
}
# What a rule says of a link in this state.
_TOLD = {"moved": "LK003", "blocked": "LK004", "silent": "LK005", "drifted": "LK006", "dead": "LK001"}
_SEVERITIES = {"LK001": Severity.ERROR, "LK006": Severity.WARNING, "SR": Severity.WARNING, "AR": Severity.WARNING}
_SEVERITIES |= {
    "LK": Severity.NOTE,
    "ID": Severity.ERROR,
    "FD": Severity.ERROR,
    "DT": Severity.ERROR,
    "NM": Severity.ERROR,
}


def _cited(template: str | None = "cite web", *, source: str = "", archive: str = "", **values: str) -> Citation:
    """A citation with links in these states and parameters with these values."""
    roles = ((source, LinkRole.SOURCE), (archive, LinkRole.ARCHIVE))
    links = tuple(Link(role, f"{role}:{state}", role, None, _NOWHERE) for state, role in roles if state)
    values = {name.replace("_", "-"): value for name, value in values.items()}
    parameters = tuple(Parameter(name, value, 0, 0, 1, 1) for name, value in values.items())
    kind = CitationKind.TEMPLATE if template else CitationKind.BARE_URL
    return Citation("c1", kind, _NOWHERE, template, parameters, values, links)


def _results(citation: Citation) -> Mapping[str, LinkResult]:
    states = {link.target: link.target.partition(":")[2] for link in citation.links}
    return {target: LinkResult(target, *_LEVELS[state], "") for target, state in states.items() if state in _LEVELS}


def _finding(code: str, *, ignored: bool = False, severity: Severity | None = None) -> Finding:
    severity = severity or _SEVERITIES.get(code) or _SEVERITIES[code[:2]]
    return Finding(code, "name", severity, "", _NOWHERE, "c1", ignored=ignored)


def _standing(citation: Citation, *codes: str) -> Verdict:
    return standing(citation, [_finding(code) for code in codes], _results(citation))


_BOOK = {"title": "Tides", "author": "Hale"}
_NEWS = {"title": "Flood", "newspaper": "Orme Post", "date": "1 May 1999"}
ROWS = [
    ("nothing weighs", _cited(title="Tides"), (), _GOOD, ()),
    ("live", _cited(source="live"), (), _GOOD, ()),
    ("moved", _cited(source="moved"), ("LK003",), _GOOD, ()),
    ("dead", _cited(source="dead"), ("LK001",), _BROKEN, ("LK001",)),
    ("dead bare address", _cited(None, source="dead"), ("LK001",), _BROKEN, ("LK001",)),
    ("dead, copy live", _cited(source="dead", archive="live"), ("LK002",), _GOOD, ()),
    ("dead bare address, copy live", _cited(None, source="dead", archive="live"), ("LK002",), _GOOD, ()),
    ("dead, copy moved", _cited(source="dead", archive="moved"), ("LK002",), _GOOD, ()),
    ("dead, copy silent", _cited(source="dead", archive="silent"), ("LK002", "LK005"), _UNKNOWN, ("LK002", "LK005")),
    ("dead, copy not asked", _cited(source="dead", archive="unasked"), ("LK002",), _UNKNOWN, ("LK002",)),
    ("dead, copy dead", _cited(source="dead", archive="dead"), ("LK001", "AR009"), _BROKEN, ("LK001",)),
    ("live, copy dead", _cited(source="live", archive="dead"), ("AR009",), _GOOD, ()),
    ("silent, copy live", _cited(source="silent", archive="live"), ("LK005",), _GOOD, ()),
    ("only a live copy", _cited(archive="live"), (), _GOOD, ()),
    ("nothing identified", _cited(), ("FD001",), _BROKEN, ("FD001",)),
    ("nothing identified, yet live", _cited(source="live"), ("FD001",), _BROKEN, ("FD001",)),
    ("unreliable", _cited(source="live"), ("SR003",), _WEAK, ("SR003",)),
    ("unreliable twice", _cited(source="live"), ("SR003", "SR001", "SR003"), _WEAK, ("SR003", "SR001")),
    ("unreliable and silent", _cited(source="silent"), ("SR003", "LK005"), _WEAK, ("SR003",)),
    ("unreliable and dead", _cited(source="dead"), ("SR003", "LK001"), _BROKEN, ("LK001",)),
    ("unreliable book", _cited("cite book", **_BOOK), ("SR001",), _WEAK, ("SR001",)),
    ("dead, ISBN", _cited(source="dead", isbn="9780306406157"), ("LK001",), _WEAK, ("LK001",)),
    ("dead, DOI", _cited(source="dead", doi="10.1000/182"), ("LK001",), _WEAK, ("LK001",)),
    ("dead, dated newspaper", _cited("cite news", source="dead", **_NEWS), ("LK001",), _WEAK, ("LK001",)),
    ("dead, book", _cited("cite book", source="dead", **_BOOK), ("LK001",), _WEAK, ("LK001",)),
    (
        "dead, book, unreliable",
        _cited("cite book", source="dead", **_BOOK),
        ("SR001", "LK001"),
        _WEAK,
        ("SR001", "LK001"),
    ),
    ("dead, ISSN only", _cited(source="dead", issn="0317-8471"), ("LK001",), _BROKEN, ("LK001",)),
    ("dead, impossible ISBN", _cited(source="dead", isbn="9780306406158"), ("LK001", "ID001"), _BROKEN, ("LK001",)),
    ("drifted", _cited(source="drifted"), ("LK006",), _WEAK, ("LK006",)),
    ("drifted, findable", _cited("cite book", source="drifted", **_BOOK), ("LK006",), _WEAK, ("LK006",)),
    ("drifted, copy live", _cited(source="drifted", archive="live"), ("LK006",), _GOOD, ()),
    ("drifted, copy silent", _cited(source="drifted", archive="silent"), ("LK006",), _UNKNOWN, ("LK006",)),
    ("drifted, copy dead", _cited(source="drifted", archive="dead"), ("LK006",), _WEAK, ("LK006",)),
    ("impossible ISBN alone", _cited(title="Tides", isbn="9780306406158"), ("ID001",), _WEAK, ("ID001",)),
    ("impossible ISBN, live", _cited(source="live", isbn="9780306406158"), ("ID001",), _GOOD, ()),
    ("impossible ISBN, silent", _cited(source="silent", isbn="9780306406158"), ("ID001",), _UNKNOWN, ()),
    ("impossible ISBN, book", _cited("cite book", isbn="9780306406158", **_BOOK), ("ID001",), _GOOD, ()),
    ("blocked", _cited(source="blocked"), ("LK004",), _UNKNOWN, ("LK004",)),
    ("silent", _cited(source="silent"), ("LK005",), _UNKNOWN, ("LK005",)),
    ("skipped", _cited(source="skipped"), (), _UNKNOWN, ()),
    ("not asked", _cited(source="unasked"), (), _UNKNOWN, ()),
    ("silent, findable", _cited("cite news", source="silent", **_NEWS), ("LK005",), _GOOD, ()),
    ("form does not weigh", _cited(source="live"), ("DT001", "FD002", "NM001", "AR001"), _GOOD, ()),
]


@pytest.mark.parametrize(
    ("citation", "codes", "expected", "because"), [pytest.param(*row[1:], id=row[0]) for row in ROWS]
)
def test_standing(citation: Citation, codes: tuple[str, ...], expected: Standing, because: tuple[str, ...]) -> None:
    assert _standing(citation, *codes) == Verdict(expected, because)


# What a citation is worth by its source (down) and its copy (across): good, unknown, weak, broken.
_COPIES = ("", "live", "dead", "silent")
_GRID = {
    "live":    "g g g g",
    "moved":   "g g g g",
    "drifted": "w g w u",
    "dead":    "b g b u",
    "blocked": "u g u u",
    "silent":  "u g u u",
    "skipped": "u g u u",
}  # fmt: skip
_LETTERS = {"g": _GOOD, "u": _UNKNOWN, "w": _WEAK, "b": _BROKEN}
# A work that can be found without its link never hangs on it.
_FOUND = {_BROKEN: _WEAK, _UNKNOWN: _GOOD}
_CELLS = [
    (source, copy, _LETTERS[letter])
    for source, row in _GRID.items()
    for copy, letter in zip(_COPIES, row.split(), strict=True)
]


@pytest.mark.parametrize("status", ["", "dead", "live", "usurped", "deviated", "unfit"])
@pytest.mark.parametrize(("source", "copy", "expected"), _CELLS)
def test_a_source_its_copy_and_what_is_said_of_them(source: str, copy: str, expected: Standing, status: str) -> None:
    if status in {"usurped", "deviated", "unfit"} and expected is _GOOD and copy != "live":
        expected = _UNKNOWN  # it answers, but with something else than what was cited
    for identifier in ({}, {"isbn": "9780306406157"}, {"doi": "10.1000/182"}):
        citation = _cited(source=source, archive=copy, url_status=status, **identifier)
        told = [_TOLD[state] for state in (source, copy) if state in _TOLD]
        found = _standing(citation, *told).standing
        assert found is (_FOUND.get(expected, expected) if identifier else expected), identifier


def test_a_copy_that_is_all_there_is_stands_whatever_became_of_the_page() -> None:
    copy = "https://web.archive.org/web/20150122230836/http://www.example.org/a"
    link = Link(copy, copy, LinkRole.SOURCE, "url", _NOWHERE)
    citation = Citation("c1", CitationKind.TEMPLATE, _NOWHERE, "cite web", (), {"url-status": "usurped"}, (link,))
    assert standing(citation, [], {copy: LinkResult(copy, Status.ALIVE, Reason.OK, "")}) == Verdict(_GOOD)


@pytest.mark.parametrize(
    ("citation", "code"),
    [
        pytest.param(_cited(source="live"), "SR003", id="unreliable"),
        pytest.param(_cited(source="dead"), "LK001", id="dead"),
        pytest.param(_cited(source="drifted"), "LK006", id="drifted"),
        pytest.param(_cited(title="Tides", isbn="9780306406158"), "ID001", id="impossible"),
        pytest.param(_cited(), "FD001", id="nothing identified"),
    ],
)
def test_what_the_author_ignores_does_not_weigh(citation: Citation, code: str) -> None:
    results = _results(citation)
    assert standing(citation, [_finding(code)], results).standing is not _GOOD
    assert standing(citation, [_finding(code, ignored=True)], results) == Verdict(_GOOD)


def test_a_note_on_a_source_does_not_weigh() -> None:
    citation = _cited(source="live")
    assert standing(citation, [_finding("SR004", severity=Severity.NOTE)], _results(citation)) == Verdict(_GOOD)


def test_a_flaw_that_leaves_an_identifier_possible_does_not_weigh() -> None:
    assert standing(_cited(), [_finding("ID011", severity=Severity.WARNING)], {}) == Verdict(_GOOD)


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        pytest.param(_cited("cite book", **_BOOK), True, id="book"),
        pytest.param(_cited("citebook", **_BOOK), True, id="book by another name"),
        pytest.param(_cited("cite book", title="Tides"), False, id="book without author"),
        pytest.param(_cited("cite book", author="Hale"), False, id="book without title"),
        pytest.param(_cited("cite book", title="Tides", editor1_last="Hale"), True, id="book with editor"),
        pytest.param(_cited("cite news", **_NEWS), True, id="newspaper"),
        pytest.param(_cited("cite news", title="Flood", newspaper="Orme Post"), False, id="newspaper without date"),
        pytest.param(_cited("cite journal", title="Flow", journal="Water", year="1999"), True, id="journal"),
        pytest.param(_cited("vcite journal", title="Flow", journal="Water", year="1999"), True, id="vcite"),
        pytest.param(_cited("cite web", title="Flow", work="Water", date="1999"), False, id="web page"),
        pytest.param(_cited("cite web", title="Flow", pmid="12345"), True, id="PubMed"),
        pytest.param(_cited("cite web", title="Flow", arxiv="1501.00001"), True, id="arXiv"),
        pytest.param(_cited("cite web", title="Flow", issn="0317-8471"), False, id="ISSN is of the series"),
        pytest.param(_cited("cite web", isbn="9780306406158"), False, id="impossible ISBN"),
        pytest.param(_cited(None, source="live"), False, id="bare address"),
    ],
)
def test_findable(citation: Citation, *, expected: bool) -> None:
    assert findable(citation) is expected


def test_a_page() -> None:
    broken = _cited(source="dead")
    sound = Citation("c2", CitationKind.TEMPLATE, _NOWHERE, "cite web")
    claims = [Claim("k1", _NOWHERE, _NOWHERE, None, ("c1",)), Claim("k2", _NOWHERE, _NOWHERE, None, ("c1", "c2"))]
    standings, verdicts = judge([broken, sound], claims, [_finding("LK001")], _results(broken))
    assert standings == {"c1": Verdict(_BROKEN, ("LK001",)), "c2": Verdict(_GOOD)}
    assert verdicts == {"k1": Verdict(_BROKEN, ("LK001",)), "k2": Verdict(_GOOD)}


def test_a_claim_names_the_reasons_of_its_best_citations() -> None:
    standings = [Verdict(_BROKEN, ("LK001",)), Verdict(_WEAK, ("SR001",)), Verdict(_WEAK, ("SR003", "SR001"))]
    assert verdict(standings) == Verdict(_WEAK, ("SR001", "SR003"))


# --- properties -------------------------------------------------------------------------------------------------------

_ORDER = list(Standing)
_STANDINGS = st.lists(
    st.builds(Verdict, st.sampled_from(Standing), st.lists(st.sampled_from(["LK001", "SR003"])).map(tuple)), min_size=1
)
_STATES = st.sampled_from(["", "unasked", *_LEVELS])
_PLACES = st.sampled_from([{}, _BOOK, {"isbn": "9780306406157"}, {"isbn": "9780306406158"}, {"issn": "0317-8471"}])
_CITATIONS = st.builds(
    lambda template, source, archive, values: _cited(template, source=source, archive=archive, **values),
    st.sampled_from(["cite web", "cite book", None]), _STATES, _STATES, _PLACES,
)  # fmt: skip
_CODES = st.sampled_from(["SR001", "SR003", "ID001", "FD001", "FD002", "LK001", "LK004", "LK006", "AR001", "DT001"])
_FINDINGS = st.lists(st.builds(lambda code, ignored: _finding(code, ignored=ignored), _CODES, st.booleans()))


@given(_STANDINGS, _STANDINGS)
def test_more_citations_never_worsen_a_claim(some: list[Verdict], more: list[Verdict]) -> None:
    assert _ORDER.index(verdict(some + more).standing) <= _ORDER.index(verdict(some).standing)


@given(_STANDINGS)
def test_a_sound_citation_makes_a_claim_good(some: list[Verdict]) -> None:
    assert verdict([*some, Verdict(_GOOD)]).standing is _GOOD


@given(st.data(), _STANDINGS)
def test_the_order_of_citations_does_not_matter(data: st.DataObject, some: list[Verdict]) -> None:
    other = data.draw(st.permutations(some))
    assert verdict(other).standing is verdict(some).standing
    assert set(verdict(other).because) == set(verdict(some).because)


@given(st.data(), _CITATIONS, _FINDINGS)
def test_the_order_of_findings_does_not_matter(data: st.DataObject, citation: Citation, some: list[Finding]) -> None:
    found = standing(citation, some, _results(citation))
    other = standing(citation, data.draw(st.permutations(some)), _results(citation))
    assert (other.standing, set(other.because)) == (found.standing, set(found.because))


@given(_CITATIONS, _FINDINGS)
def test_only_what_weighs_is_a_reason(citation: Citation, some: list[Finding]) -> None:
    found = standing(citation, some, _results(citation))
    heard = {finding.code for finding in some if not finding.ignored}
    assert heard.issuperset(found.because)
    assert all(code.startswith(("LK", "SR", "ID", "AR")) or code == "FD001" for code in found.because)
    assert found.standing is not _GOOD or not found.because


@given(st.sampled_from(["unasked", "blocked", "silent", "skipped"]), _STATES, _PLACES)
def test_not_knowing_never_breaks(state: str, archive: str, values: dict[str, str]) -> None:
    citation = _cited(source=state, archive=archive, **values)
    assert _standing(citation, "LK004", "ID001").standing is not _BROKEN


@pytest.mark.parametrize("archive", ["", "unasked", *_LEVELS])
@pytest.mark.parametrize("values", [{}, _BOOK, {"isbn": "9780306406157"}, {"isbn": "9780306406158"}], ids=str)
@pytest.mark.parametrize("codes", [(), ("SR003",), ("ID001",)], ids=str)
def test_a_worse_link_never_improves_a_citation(archive: str, values: dict[str, str], codes: Sequence[str]) -> None:
    states = ["live", "moved", "blocked", "silent", "skipped", "drifted", "dead"]
    found = []
    for state in states:
        citation = _cited("cite book", source=state, archive=archive, **values)
        told = [_TOLD[link] for link in (state, archive) if link in _TOLD]
        found.append(_ORDER.index(_standing(citation, *codes, *told).standing))
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["dead"], Verdict(_BROKEN, ("LK001",))),
        (["live"], Verdict(_GOOD)),
        (["dead", "live"], Verdict(_GOOD)),
        ([], Verdict(_UNKNOWN, ("CL004",))),
    ],
    ids=["a dead work", "a sound one", "one of two", "none that is found"],
)
def test_short_form_is_worth_what_its_works_are(states: Sequence[str], expected: Verdict) -> None:
    works = [replace(_cited(source=state), id=f"c{number}") for number, state in enumerate(states, 2)]
    short = Citation("c1", CitationKind.TEMPLATE, _NOWHERE, "sfn", works=tuple(work.id for work in works))
    claim = Claim("k1", _NOWHERE, _NOWHERE, None, ("c1",))
    findings = [_finding("LK001")._replace(citation=work.id) for work in works if work.links[0].target.endswith("dead")]
    findings += [] if works else [_finding("CL004", severity=Severity.WARNING)]
    results = {target: result for work in works for target, result in _results(work).items()}
    standings, verdicts = judge([short, *works], [claim], findings, results)
    assert (standings["c1"], verdicts["k1"]) == (expected, expected)
