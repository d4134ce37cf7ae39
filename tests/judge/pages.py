"""Pages to judge, written as sites write them, and the observation of one."""

from __future__ import annotations

from citecheck.links.bodies.content import read
from citecheck.model import Cited, Hop, Observation, Outcome

URL = "http://www.gazette-elbe.org/archive/2011/harbour-bridge-opens.html"
FRONT = "http://www.gazette-elbe.org/"
TITLE = "Harbour bridge opens after nine years"
CITED = Cited(URL, titles=(TITLE,), works=("Elbe Gazette",), names=("Larsson",))
BARE = Cited(URL)

PROSE = (
    "The council spoke for a long time about the new tram line and where its stops should be, while the shops along"
    " the street asked for less noise. A teacher drew the old mills before they fell, and the parish keeps them. "
) * 12
MENU = "".join(f"<a href=/{word}>{word}</a> " for word in ("News", "Sport", "Culture", "Weather", "Contact", "Imprint"))
FOOT = (
    "<footer>"
    + "All rights reserved by the Elbe Gazette and its partners, offices open on weekdays. " * 26
    + "</footer>"
)
MISSING = Observation(f"{URL}x", Outcome.ANSWERED, 404, f"{URL}x")


def html(title: str, body: str = "", language: str = "en") -> str:
    """A page of nothing but these."""
    return f"<!doctype html><html lang={language}><head><title>{title}</title></head><body>{body}</body></html>"


def site(body: str, title: str = "Elbe Gazette", language: str = "en") -> str:
    """A page with as much around it as sites have."""
    return html(title, MENU + body + FOOT, language)


def seen(
    page: str,
    *,
    status: int = 200,
    to: str = "",
    cited: Cited = CITED,
    media_type: str = "text/html; charset=utf-8",
    headers: tuple[tuple[str, str], ...] = (),
) -> Observation:
    """What is seen of the cited address where a page answers, behind a redirect if it leads somewhere."""
    final = to or cited.url
    return Observation(
        cited.url,
        Outcome.ANSWERED,
        status,
        final,
        (Hop(cited.url, 302),) if to else (),
        headers=headers,
        content=read(page.encode(), media_type, cited.titles).content,
        attempts=1,
        asked_url=final,
    )
