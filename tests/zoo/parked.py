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
    "of Bodis": "<div id='target' style='opacity:0'></div><script>window.park='eyJ1dWlkIjoi';</script><script src='/bDfk.js'></script>",
    "of a lander": "<script>window.onload=function(){{window.location.href='/lander'}}</script>",
    "of ads": "<script src='https://www.google.com/adsense/domains/caf.js'></script><div id='tc'></div>",
}


def _all_over(name: str, page: Page, accepted: Verdicts = PARKED, language: str = "en") -> Row:
    """One page at every address of a site."""
    shown = shows(page)
    return Row(name, shown, accepted, language, otherwise=shown, root=shown)


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


_INTRUDERS: dict[str, Page] = {
    "a casino in Indonesian": default(
        {
            "title": "SLOT88 : Situs Judi Slot Online Gacor Terpercaya Hari Ini",
            "body": "<h1>Situs Judi Slot Gacor</h1><p>Daftar situs judi slot online terpercaya dengan bonus new member 100%."
            " Agen slot gacor maxwin, deposit pulsa tanpa potongan, RTP live hari ini.</p>" * 4,
        }
    ),
    "a casino in English": default(
        {
            "title": "Best Online Casino 2023 – 200% Welcome Bonus & Free Spins",
            "body": "<h1>Play at the best online casino</h1><p>Claim your welcome bonus and 150 free spins today. No deposit"
            " bonus, live dealers, blackjack, roulette and slots for real money.</p>" * 4,
        }
    ),
    "a casino in Thai": default(
        {
            "title": "สล็อตเว็บตรง ไม่ผ่านเอเย่นต์ แตกง่าย",
            "body": "<h1>สล็อตเว็บตรง</h1><p>สมัครสมาชิกใหม่รับโบนัส 100% บาคาร่าออนไลน์ คาสิโน ฝากถอนไม่มีขั้นต่ำ</p>" * 4,
        }
    ),
    "a casino in Chinese": default(
        {
            "title": "澳门威尼斯人官网_真人娱乐场_线上赌场",
            "body": "<h1>真人娱乐场</h1><p>注册即送彩金，百家乐、老虎机、体育投注，线上赌场首选平台。</p>" * 4,
        }
    ),
    "a casino in Turkish": default(
        {
            "title": "Deneme Bonusu Veren Siteler 2024 – Bahis ve Casino",
            "body": "<h1>Deneme bonusu veren siteler</h1><p>Canlı bahis, casino ve slot oyunları. Güncel giriş adresi.</p>"
            * 4,
        }
    ),
    "a casino in Russian": default(
        {
            "title": "Казино Вулкан – играть на деньги онлайн",
            "body": "<h1>Онлайн казино</h1><p>Игровые автоматы на деньги, бонус за регистрацию, зеркало, вывод выигрышей.</p>"
            * 4,
        }
    ),
    "pills": default(
        {
            "title": "Buy Generic Viagra Online – No Prescription Needed",
            "body": "<h1>Canadian pharmacy</h1><p>Cheap viagra, cialis and levitra without prescription. Free worldwide"
            " shipping. Add to cart.</p>" * 4,
        }
    ),
}
_SHOPS: dict[str, Page] = {
    "watches": default(
        {
            "title": "Replica Watches | Cheap Rolex Replica Outlet",
            "body": "<h1>Replica watches</h1><p>High quality replica watches at outlet prices. Add to cart. Sale!</p>"
            * 4,
        }
    ),
    "shoes, in Japanese": default(
        {
            "title": "【激安】スニーカー通販 公式サイト 送料無料",
            "body": "<h1>人気スニーカー 激安通販</h1><p>全品送料無料、在庫あり。カートに入れる。最大70%オフ。</p>" * 4,
        }
    ),
    "essays": default(
        {
            "title": "Write My Essay – Cheap Essay Writing Service",
            "body": "<h1>Write my essay</h1><p>Professional writers will write your essay. Order now, 100% plagiarism free.</p>"
            * 4,
        }
    ),
    "loans": default(
        {
            "title": "Payday Loans Online – Instant Approval",
            "body": "<h1>Payday loans</h1><p>Bad credit? No problem. Apply now and get cash today, instant approval.</p>"
            * 4,
        }
    ),
}


def _led(name: str, location: str, page: Page) -> Row:
    """Every address of the site leads away."""
    away = to(location, 302)
    return Row(name, away, _TAKEN, otherwise=away, root=away, others={"new": shows(page)})


_FOR_SALE = worded("parked", frame=False)

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
    Row("for sale, with status 404", shows(_FOR_SALE, 404), PARKED | NOT_FOUND, otherwise=shows(_FOR_SALE, 404)),
    Row(
        "for sale, cited without a title",
        shows(_FOR_SALE),
        PARKED,
        cites=lambda _: (),
        otherwise=shows(_FOR_SALE),
        root=shows(_FOR_SALE),
    ),
    Row(
        "for sale, cited as the site",
        shows(_FOR_SALE),
        PARKED,
        cites=lambda it: (it.site,),
        otherwise=shows(_FOR_SALE),
        root=shows(_FOR_SALE),
    ),
    _all_over("nothing but advertisements", _links),
    _all_over("a frame of a seller", _frameset, PARKED | DONT_KNOW | DRIFT),
    *(
        _all_over(
            f"a script {name}",
            lambda it, script=script: document(it.host, it.fill(script)),
            PARKED | USURPED | DONT_KNOW | DRIFT,
        )
        for name, script in _SCRIPTS.items()
    ),
    _led("led to a seller", "http://{new}/domain_profile.cfm?d={host}", _FOR_SALE),
    _led("led to a lander", "http://{new}/?sub1=ww1", _FOR_SALE),
    _led("led to a casino", "http://{new}/", _INTRUDERS["a casino in Indonesian"]),
    Row(
        "led to the root, which is for sale",
        to("/", 302),
        PARKED | TO_ROOT,
        root=shows(_FOR_SALE),
        otherwise=to("/", 302),
    ),
    *(_all_over(name, page, USURPED | PARKED | SOFT_404) for name, page in _INTRUDERS.items()),
    *(_all_over(f"a shop: {name}", page, USURPED | PARKED | SOFT_404 | DRIFT) for name, page in _SHOPS.items()),
    Row("a casino that keeps the address", shows(_INTRUDERS["a casino in English"]), USURPED | PARKED | SOFT_404),
    Row("a casino, and the address is gone", missing, NOT_FOUND, root=shows(_INTRUDERS["a casino in Thai"])),
    Row(
        "a casino in the site's language",
        shows(_INTRUDERS["a casino in Russian"]),
        USURPED | PARKED | SOFT_404,
        "ru",
        otherwise=shows(_INTRUDERS["a casino in Russian"]),
    ),
    Row(
        "hacked",
        shows(
            default({"title": "Hacked by Phantom", "body": "<h1>Hacked by Phantom</h1><p>Your security is low.</p>"})
        ),
        USURPED | SOFT_404 | DRIFT,
    ),
)
