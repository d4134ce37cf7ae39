"""The HTML report as a browser's parser reads it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from selectolax.lexbor import LexborHTMLParser, LexborNode

# What may stand in a report; nothing among it loads, sends or runs anything, but for the one script of ours.
ELEMENTS = """
    a article aside b body button code dd del details div dl dt em fieldset footer form h1 h2 h3 h4 h5 h6 head header
    html input ins kbd label legend li main meta ol option p pre rect script section select span strong style sub
    summary sup svg table tbody td th thead time title tr ul wbr
"""
LOADING = frozenset({"action", "background", "data", "formaction", "ping", "poster", "src", "srcdoc", "srcset"})


def nodes(html: str) -> Iterator[LexborNode]:
    """All elements of a report."""
    return (node for node in LexborHTMLParser(html).css("*"))


def words(html: str) -> str:
    """The words of a report, blanks folded."""
    body = LexborHTMLParser(html).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


def harmless(html: str) -> None:
    """Nothing but printing characters, elements and attributes that do nothing, and links that lead to the web."""
    # Examples in rules' pages have blanks that do not break; nothing else is there that does not print.
    assert all(line.isprintable() for line in html.replace("\xa0", " ").split("\n"))
    elements = frozenset(ELEMENTS.split())
    for node in nodes(html):
        assert node.tag in elements, node.tag
        for name, value in node.attributes.items():
            assert not name.startswith("on"), name
            assert name not in LOADING | {"style"}, name
            if name in {"href", "xlink:href"}:
                assert value is not None
                assert value.startswith(("#", "http://", "https://", "HTTP")), value
    (script,) = LexborHTMLParser(html).css("script")
    (style,) = LexborHTMLParser(html).css("style")
    policy = html.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    for ours in (script, style):
        hashed = b64encode(sha256((ours.text() or "").encode()).digest()).decode()
        assert f"&#39;sha256-{hashed}&#39;" in policy


def codes(html: str) -> list[str]:
    """The codes of the findings that a report tells of."""
    links = LexborHTMLParser(html).css("li.finding b.severity + a.explain")
    return [(link.attributes["href"] or "").removeprefix("#rule-") for link in links]
