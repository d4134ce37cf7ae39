"""Sites whose name others have now: for sale, expired, usurped."""

from __future__ import annotations

from tests.zoo.answers import missing, shows, to
from tests.zoo.pages import Page, default, document, worded
from tests.zoo.rows import DONT_KNOW, DRIFT, NOT_FOUND, PARKED, SOFT_404, TO_ROOT, USURPED, Row, Verdicts
from tests.zoo.stories import Story, words

_LANGUAGES = tuple(words("parked"))
_TAKEN = PARKED | USURPED
_SCRIPTS = {
    "of Sedo": "<script src='//sedoparking.com/frmpark/{host}/sedopark/park.js'></script>",
    "of ParkingCrew": "<script src='//d1lxhc4jvstzrp.cloudfront.net/themes/registrar/script.js'></script>"
    "<script src='//parkingcrew.net/jsparkcaf.php?regcn=1'></script>",
    "of Bodis": "<div id='target'></div><script>window.park='eyJ1dWlkIjoi';</script><script src='/bDfk.js'></script>",
    "of a lander": "<script>window.onload=function(){{window.location.href='/lander'}}</script>",
    "of ads": "<script src='https://www.google.com/adsense/domains/caf.js'></script><div id='tc'></div>",
}


def _all_over(name: str, page: Page, accepted: Verdicts = PARKED, language: str = "en") -> Row:
    """One page at every address of a site."""
    return Row(name, shows(page), accepted, language, everywhere=True)


def _scripted(script: str) -> Page:
    """A page that is made by a script of those who sell names."""
    return lambda it: document(it.host, it.fill(script))


def _heir(body: str, language: str = "en") -> Page:
    """A page of whoever has the name now, under the title that was cited."""
    return lambda it: document(it.title, body, language=language)


def _links(it: Story) -> str:
    """A page of nothing but advertisements."""
    wanted = ("Car Insurance", "Cheap Flights", "Online Degrees", "Credit Cards", "Hotel Deals", "Weight Loss")
    links = "".join(f'<li><a href="/?q={word}">{word}</a></li>' for word in wanted)
    sale = f"<p><a href='https://sedo.com/search/details/?domain={it.host}'>This domain may be for sale</a></p>"
    return document(it.host, f"<h1>{it.host}</h1><h2>Related Searches</h2><ul>{links}</ul>{sale}")


def _frameset(it: Story) -> str:
    return (
        f"<html><head><title>{it.host}</title></head><frameset rows='100%,*'>"
        f"<frame src='http://dan.com/buy-domain/{it.host}'></frameset></html>"
    )


def _led(name: str, location: str, page: Page) -> Row:
    """Every address of the site leads away."""
    return Row(name, to(location, 302), _TAKEN, everywhere=True, others={"new": shows(page)})


def _sponsored(it: Story) -> str:
    """What a parked name says below what it sells, of nothing but its own machines."""
    text = (
        "The sponsored listings displayed above are served automatically by a third party, and nobody here has seen"
        " them before. For more, write to the keeper of these lists."
    )
    return f"<title>{it.host}</title><h1>{it.host}</h1><h2>Boat loans</h2><h2>Boat hire</h2><p>{text}</p>"


_FOR_SALE = worded("parked", frame=False)
_INTRUDERS = {entry["name"]: default(entry, times=4) for entry in words("intruders")["intruders"]}
_SHOPS = {entry["name"]: default(entry, times=4) for entry in words("intruders")["shops"]}
_HACKED = default({"title": "Hacked by Phantom", "body": "<h1>Hacked by Phantom</h1><p>Your security is low.</p>"})
_SLOTS = words("intruders")["intruders"][0]["body"] * 4
_TO_ROOT = to("/", 302)
_LOST = USURPED | PARKED | SOFT_404

ROWS = (
    *(
        _all_over(f"{it}, wording {number}", worded("parked", frame=False, number=number), language=it)
        for it in _LANGUAGES
        for number in range(len(words("parked")[it]["wordings"]))
    ),
    *(
        _all_over(f"{it}, in the text only", worded("parked", "text", frame=False), language=it)
        for it in ("en", "de", "fr", "es", "ru", "ja")
    ),
    Row("for sale, with status 404", shows(_FOR_SALE, 404), PARKED | NOT_FOUND, everywhere=True),
    *(Row(f"{it}, cited bare", shows(_FOR_SALE), PARKED, it, cites=lambda _: (), everywhere=True) for it in _LANGUAGES),
    Row("for sale, cited as the site", shows(_FOR_SALE), PARKED, cites=lambda it: (it.site,), everywhere=True),
    _all_over("nothing but advertisements", _links),
    Row("sponsored listings at one address", shows(_sponsored), PARKED),
    _all_over("a frame of a seller", _frameset, PARKED | DONT_KNOW | DRIFT),
    *(_all_over(f"a script {name}", _scripted(it), _TAKEN | DONT_KNOW | DRIFT) for name, it in _SCRIPTS.items()),
    _led("led to a seller", "http://{new}/domain_profile.cfm?d={host}", _FOR_SALE),
    _led("led to a lander", "http://{new}/?sub1=ww1", _FOR_SALE),
    _led("led to a casino", "http://{new}/", _INTRUDERS["a casino in Indonesian"]),
    Row("led to the root, which is for sale", _TO_ROOT, PARKED | TO_ROOT, root=shows(_FOR_SALE), otherwise=_TO_ROOT),
    *(_all_over(name, page, _LOST) for name, page in _INTRUDERS.items()),
    *(_all_over(f"a shop: {name}", page, _LOST | DRIFT | DONT_KNOW) for name, page in _SHOPS.items()),
    _all_over("for sale, under the old title", _heir("<p>This domain is for sale. Buy this domain.</p>"), _LOST),
    _all_over("a casino under the old title", _heir(_SLOTS, "id"), _LOST),
    _all_over("a casino in the site's language", _INTRUDERS["a casino in Russian"], _LOST, "ru"),
    Row("a casino that keeps the address", shows(_INTRUDERS["a casino in English"]), _LOST),
    Row("a casino, and the address is gone", missing, NOT_FOUND, root=shows(_INTRUDERS["a casino in Thai"])),
    Row("hacked", shows(_HACKED), USURPED | SOFT_404 | DRIFT),
)
