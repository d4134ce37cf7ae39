"""What a citation and a claim are worth: a table of every reason that weighs, and the properties of the order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from citecheck.model import (
    Citation,
    CitationKind,
    Claim,
    Document,
    Finding,
    Lines,
    Link,
    LinkResult,
    LinkRole,
    Page,
    Parameter,
    Pointer,
    Reason,
    Severity,
    Span,
    Standing,
    Status,
    Verdict,
)
from citecheck.rules import ALL
from citecheck.verdicts import judge
from citecheck.verdicts.standings import standing, verdict
from citecheck.verdicts.weights import WEIGHTS

_NOWHERE, _IN_COPY = Span(0, 0), Span(1, 2)
_GOOD, _UNKNOWN, _WEAK, _BROKEN = Standing
_WEIGHING_FAMILIES = {"SR", "LK", "AR", "ID", "CL"}
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
    "CL": Severity.WARNING,
    "LK": Severity.NOTE,
    "ID": Severity.ERROR,
    "FD": Severity.ERROR,
    "DT": Severity.ERROR,
    "NM": Severity.ERROR,
}


def _cited(template: str | None = "cite web", *, source: str = "", archive: str = "", **values: str) -> Citation:
    """A citation with links in these states and parameters with these values."""
    roles = ((source, LinkRole.SOURCE), (archive, LinkRole.ARCHIVE))
    places = {LinkRole.SOURCE: _NOWHERE, LinkRole.ARCHIVE: _IN_COPY}
    links = tuple(Link(role, f"{role}:{state}", role, None, places[role]) for state, role in roles if state)
    values = {name.replace("_", "-"): value for name, value in values.items()}
    parameters = tuple(Parameter(name, value, 0, 0, 1, 1) for name, value in values.items())
    kind = CitationKind.TEMPLATE if template else CitationKind.BARE_URL
    return Citation("c1", kind, _NOWHERE, template, parameters, values, links)


def _page(citations: Sequence[Citation], claims: Sequence[Claim] = (), pointers: Sequence[Pointer] = ()) -> Page:
    document = Document("", None, "wikitext", "", _NOWHERE, Lines((0,)))
    return Page(document, tuple(citations), tuple(claims), pointers=tuple(pointers))


def _results(citation: Citation) -> dict[str, LinkResult]:
    states = {link.target: link.target.partition(":")[2] for link in citation.links}
    return {target: LinkResult(target, *_LEVELS[state], "") for target, state in states.items() if state in _LEVELS}


def _finding(code: str, *, ignored: bool = False, severity: Severity | None = None) -> Finding:
    severity = severity or _SEVERITIES.get(code) or _SEVERITIES[code[:2]]
    place = _IN_COPY if code.startswith("AR") else _NOWHERE
    return Finding(code, "name", severity, "", place, "c1", ignored=ignored)


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
    ("dead, copy dead", _cited(source="dead", archive="dead"), ("LK001", "AR009"), _BROKEN, ("LK001", "AR009")),
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
    ("silent, ISBN", _cited(source="silent", isbn="9780306406157"), ("LK005",), _GOOD, ()),
    ("dead, copy of nothing", _cited(source="dead", archive="live"), ("LK001", "AR005"), _WEAK, ("LK001", "AR005")),
    ("dead, copy of another", _cited(source="dead", archive="live"), ("LK002", "AR010"), _WEAK, ("LK002", "AR010")),
    (
        "dead, copy not taken",
        _cited(source="dead", archive="skipped"),
        ("LK002", "AR008"),
        _UNKNOWN,
        ("LK002", "AR008"),
    ),
    ("live, copy of another", _cited(source="moved", archive="dead"), ("AR009", "AR010"), _GOOD, ()),
    ("short address", _cited(source="live"), ("SR004",), _GOOD, ()),
    ("doubted by an editor", _cited(source="live"), ("SR031",), _GOOD, ()),
    ("found wanting by an editor", _cited(source="live"), ("SR030",), _WEAK, ("SR030",)),
    ("does not say so", _cited(source="dead", isbn="9780306406157"), ("SR032", "LK001"), _WEAK, ("SR032", "LK001")),
    ("form does not weigh", _cited(source="live"), ("DT001", "FD002", "NM001", "AR001"), _GOOD, ()),
]


@pytest.mark.parametrize(
    ("citation", "codes", "expected", "because"), [pytest.param(*row[1:], id=row[0]) for row in ROWS]
)
def test_standing(citation: Citation, codes: tuple[str, ...], expected: Standing, because: tuple[str, ...]) -> None:
    assert _standing(citation, *codes) == Verdict(expected, because)


_POINTING = [
    ("Ibid.", _UNKNOWN),
    ("''Ibid''., pp. 34–5", _UNKNOWN),
    ("Op. cit., p. 45", _UNKNOWN),
    ("ebd., S. 12", _UNKNOWN),
    ("See talk page.", _UNKNOWN),
    ("see the article's [[Talk:Harl|talk page]]", _UNKNOWN),
    ("See above.", _UNKNOWN),
    ("[mailto:a@b.example The mayor]", _UNKNOWN),
    ("a@b.example", _UNKNOWN),
    ("Hale, op. cit., p. 45", _GOOD),
    ("Ibid. Hale", _GOOD),
    ("Idem Press, 1999", _GOOD),
    ("Idaho", _GOOD),
    ("See Hale, p. 3", _GOOD),
    ("See the article by Hale", _GOOD),
    ("Notes and Queries, vol. 5", _GOOD),
    ("Hale (a@b.example), 1999", _GOOD),
    (f"See {'the ' * 40}talk page", _GOOD),
]


@pytest.mark.parametrize(("text", "expected"), _POINTING)
def test_words_that_only_point_elsewhere_are_no_source(text: str, expected: Standing) -> None:
    reference = replace(_cited(), kind=CitationKind.UNTEMPLATED)
    assert standing(reference, (), {}, text=text) == Verdict(expected)
    assert standing(_cited(), (), {}, text=text) == Verdict(_GOOD), "but in a template they are not"


def test_what_an_editor_says_of_words_that_only_point_weighs() -> None:
    reference = replace(_cited(), kind=CitationKind.UNTEMPLATED)
    found = Finding("SR032", "failed-verification", Severity.WARNING, "", Span(0, 1), reference.id)
    assert standing(reference, [found], {}, text="Ibid.") == Verdict(_WEAK, ("SR032",))


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
        pytest.param(_cited(source="blocked"), "LK004", id="blocked"),
        pytest.param(_cited(source="silent"), "LK005", id="silent"),
        pytest.param(_cited(title="Tides", isbn="9780306406158"), "ID001", id="impossible"),
        pytest.param(_cited(), "FD001", id="nothing identified"),
    ],
)
def test_what_the_author_ignores_does_not_weigh(citation: Citation, code: str) -> None:
    results = _results(citation)
    assert standing(citation, [_finding(code)], results).standing is not _GOOD
    assert standing(citation, [_finding(code, ignored=True)], results) == Verdict(_GOOD)


def test_each_rule_on_what_weighs_has_a_place_in_the_table() -> None:
    told = [code for weight in WEIGHTS for code in weight.codes]
    assert sorted(told) == [rule.code for rule in ALL if rule.code[:2] in _WEIGHING_FAMILIES or rule.code == "FD001"]


@pytest.mark.parametrize("state", ["live", "silent", "dead"])
def test_what_may_be_no_citation_is_neither_praised_nor_blamed(state: str) -> None:
    citation = replace(_cited(None, source=state), confidence=0.4)
    assert _standing(citation, "SR003", "LK001") == Verdict(_UNKNOWN)
    assert verdict([_standing(citation), Verdict(_GOOD)]) == Verdict(_GOOD)


@pytest.mark.parametrize("state", ["live", "silent", "dead"])
def test_a_link_to_something_beside_the_source_does_not_weigh(state: str) -> None:
    beside = tuple(replace(link, parameter="publisher") for link in _cited(source=state).links)
    dead = _cited(source="dead")
    assert _standing(replace(_cited(), links=beside)) == Verdict(_GOOD)
    assert _standing(replace(dead, links=(*dead.links, *beside)), "LK001") == Verdict(_BROKEN, ("LK001",))


COPY = "https://web.archive.org/web/20150122230836/http://www.example.org/a"


@pytest.mark.parametrize("url", [COPY, "http://webcache.googleusercontent.com/search?q=cache:abc:www.example.org/a"])
@pytest.mark.parametrize(("beside", "expected"), [("", _UNKNOWN), ("dead", _BROKEN), ("silent", _UNKNOWN)])
def test_a_copy_that_is_gone_says_nothing_of_its_page(url: str, beside: str, expected: Standing) -> None:
    page = _cited(source=beside)
    citation = replace(page, links=(*page.links, Link(url, url, LinkRole.SOURCE, "url", _NOWHERE)))
    results = {**_results(page), url: LinkResult(url, Status.DEAD, Reason.DEAD_ARCHIVE, "")}
    assert standing(citation, [_finding("LK001")], results) == Verdict(expected, ("LK001",))


@pytest.mark.parametrize(
    ("url", "status", "expected"),
    [
        ("https://doi.org/10.1000/182", Status.BLOCKED, _GOOD),
        ("http://dx.doi.org/10.1000%2F182", Status.UNREACHABLE, _GOOD),
        ("https://doi.org/10.1000/182", Status.DEAD, _BROKEN),
        ("https://doi.org/182", Status.BLOCKED, _UNKNOWN),
        ("https://www.example.org/10.1000/182", Status.BLOCKED, _UNKNOWN),
    ],
)
def test_an_address_can_be_a_doi(url: str, status: Status, expected: Standing) -> None:
    link = Link(url, url, LinkRole.SOURCE, None, _NOWHERE)
    citation = Citation("c1", CitationKind.BARE_URL, _NOWHERE, links=(link,))
    assert standing(citation, [], {url: LinkResult(url, status, Reason.FORBIDDEN, "")}).standing is expected


@pytest.mark.parametrize(
    ("template", "url", "expected"),
    [
        ("cite book", "http://www.amazon.com/Tides/dp/0306406152", _GOOD),
        ("cite book", "http://www.example.org/tides", _WEAK),
        ("cite web", "http://www.amazon.com/Tides/dp/0306406152", _BROKEN),
    ],
)
def test_a_book_does_not_hang_on_where_it_was_sold(template: str, url: str, expected: Standing) -> None:
    link = Link(url, url, LinkRole.SOURCE, "url", _NOWHERE)
    citation = replace(_cited(template, **_BOOK), links=(link,))
    assert standing(citation, [], {url: LinkResult(url, Status.DEAD, Reason.GONE, "")}).standing is expected


def test_a_copy_that_shows_the_title_is_no_copy_of_another_page() -> None:
    citation = _cited(source="dead", archive="live")
    results = {target: replace(result, title_seen=True) for target, result in _results(citation).items()}
    assert standing(citation, [_finding("AR010")], results) == Verdict(_GOOD)


def test_a_note_on_a_source_does_not_weigh() -> None:
    citation = _cited(source="live")
    assert standing(citation, [_finding("SR004", severity=Severity.NOTE)], _results(citation)) == Verdict(_GOOD)


def test_a_flaw_that_leaves_an_identifier_possible_does_not_weigh() -> None:
    assert standing(_cited(), [_finding("ID011", severity=Severity.WARNING)], {}) == Verdict(_GOOD)


def test_a_page() -> None:
    broken = _cited(source="dead")
    sound = Citation("c2", CitationKind.TEMPLATE, _NOWHERE, "cite web")
    claims = [Claim("k1", _NOWHERE, _NOWHERE, None, ("c1",)), Claim("k2", _NOWHERE, _NOWHERE, None, ("c1", "c2"))]
    standings, verdicts = judge(_page([broken, sound], claims), [_finding("LK001")], _results(broken))
    assert standings == {"c1": Verdict(_BROKEN, ("LK001",)), "c2": Verdict(_GOOD)}
    assert verdicts == {"k1": Verdict(_BROKEN, ("LK001",)), "k2": Verdict(_GOOD)}


def test_a_claim_names_the_reasons_of_its_best_citations() -> None:
    standings = [Verdict(_BROKEN, ("LK001",)), Verdict(_WEAK, ("SR001",)), Verdict(_WEAK, ("SR003", "SR001"))]
    assert verdict(standings) == Verdict(_WEAK, ("SR001", "SR003"))


def test_every_short_form_says_why_its_work_is_unknown() -> None:
    short = [Citation(f"c{number}", CitationKind.TEMPLATE, _NOWHERE, "sfn", works=()) for number in (1, 2, 3)]
    pointers = [Pointer("c1", "CITEREFRowe1998", ()), Pointer("c2", "CITEREFRowe1998", ()), Pointer("c3", "x", ())]
    standings, _ = judge(_page(short, pointers=pointers), [_finding("CL004", severity=Severity.WARNING)], {})
    told = Verdict(_UNKNOWN, ("CL004",))
    assert standings == {"c1": told, "c2": told, "c3": Verdict(_UNKNOWN)}


def test_what_an_editor_says_of_a_short_form_weighs_on_it_alone() -> None:
    work = replace(_cited("cite book", **_BOOK), id="c2")
    short = Citation("c1", CitationKind.TEMPLATE, _NOWHERE, "sfn", works=("c2",))
    standings, _ = judge(_page([short, work]), [_finding("SR032")], {})
    assert standings == {"c1": Verdict(_WEAK, ("SR032",)), "c2": Verdict(_GOOD)}


@pytest.mark.parametrize(("state", "expected"), [("live", _GOOD), ("silent", _UNKNOWN), ("dead", _BROKEN)])
def test_a_short_form_can_open_a_page_of_its_work(state: str, expected: Standing) -> None:
    work = replace(_cited(source="dead"), id="c2")
    links = _cited(archive=state).links
    short = Citation("c1", CitationKind.TEMPLATE, _NOWHERE, "sfn", links=links, works=("c2",))
    standings, _ = judge(_page([short, work]), [], _results(work) | _results(short))
    assert (standings["c1"].standing, standings["c2"].standing) == (expected, _BROKEN)


def test_one_citation_can_tell_how_to_find_what_another_cites_by_its_address() -> None:
    full, bare = _cited("cite news", source="dead", **_NEWS), replace(_cited(None, source="dead"), id="c2")
    weak = Verdict(_WEAK)
    assert judge(_page([bare, full]), [], _results(full))[0] == {"c1": weak, "c2": weak}
    assert judge(_page([bare]), [], _results(full))[0] == {"c2": Verdict(_BROKEN)}


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
_CODES = st.sampled_from([code for weight in WEIGHTS for code in weight.codes if weight.ground] + ["FD002", "DT001"])
_UNJUDGED = st.sampled_from(["unasked", "blocked", "silent", "skipped"])
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


@given(st.data(), st.lists(_CITATIONS, min_size=1, max_size=4))
def test_more_citations_never_worsen_a_page_and_their_order_does_not_matter(
    data: st.DataObject, cited: list[Citation]
) -> None:
    named = [replace(citation, id=f"c{number}") for number, citation in enumerate(cited)]
    results = {target: result for citation in named for target, result in _results(citation).items()}

    def worth(citations: Sequence[Citation], supporting: Sequence[Citation]) -> Standing:
        claim = Claim("k1", _NOWHERE, _NOWHERE, None, tuple(citation.id for citation in supporting))
        return judge(_page(citations, [claim]), [], results)[1]["k1"].standing

    all_of_them = worth(named, named)
    assert worth(data.draw(st.permutations(named)), data.draw(st.permutations(named))) is all_of_them
    assert _ORDER.index(all_of_them) <= _ORDER.index(worth(named, named[:1]))
    assert _ORDER.index(worth(named, named[:1])) <= _ORDER.index(worth(named[:1], named[:1]))


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


@given(_CITATIONS, _FINDINGS, _CODES)
def test_one_more_fault_never_improves(citation: Citation, some: list[Finding], code: str) -> None:
    results = _results(citation)
    worse = standing(citation, [*some, _finding(code)], results).standing
    assert _ORDER.index(worse) >= _ORDER.index(standing(citation, some, results).standing)


@given(_CITATIONS, _FINDINGS, _CODES)
def test_ignoring_a_fault_never_worsens(citation: Citation, some: list[Finding], code: str) -> None:
    results = _results(citation)
    without = [replace(finding, ignored=True) if finding.code == code else finding for finding in some]
    better = standing(citation, without, results).standing
    assert _ORDER.index(better) <= _ORDER.index(standing(citation, some, results).standing)


@given(_CITATIONS, _FINDINGS, _UNJUDGED, st.sampled_from(["source", "archive"]))
def test_not_knowing_never_breaks(citation: Citation, some: list[Finding], state: str, place: str) -> None:
    unjudged = _cited(None, **{place: state}).links
    citation = replace(citation, links=(*citation.links, *unjudged))
    nameless = any(finding.code == "FD001" and not finding.ignored for finding in some)
    assert (standing(citation, some, _results(citation)).standing is _BROKEN) == nameless


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
    findings = [replace(_finding("LK001"), citation=work.id) for work in works if work.links[0].target.endswith("dead")]
    findings += [] if works else [_finding("CL004", severity=Severity.WARNING)]
    results = {target: result for work in works for target, result in _results(work).items()}
    standings, verdicts = judge(_page([short, *works], [claim]), findings, results)
    assert (standings["c1"], verdicts["k1"]) == (expected, expected)
