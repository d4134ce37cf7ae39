"""What a page with hardly any text is by what it fetches: a wall or a seller of names may be nothing but a script."""

from __future__ import annotations

import re

from citecheck.judge.guises.meanings import TINY, Guise, Strength, guise
from citecheck.judge.words.saying import length_of
from citecheck.model import Content

# Parts of addresses, by what the page is that fetches them.
_VENDORS = {
    "bot_wall": re.compile(
        r"_incapsula_resource|captcha-delivery\.com|(?:client|captcha)\.(?:px-cdn|px-cloud|perimeterx)\.(?:net|com)"
        r"|px-c(?:dn|loud)\.net|/px/captcha|challenges\.cloudflare\.com|/cdn-cgi/(?:challenge|bm/cv)|awswaf\.com"
        r"|hcaptcha\.com|google\.com/recaptcha|recaptcha\.net|geetest\.com|arkoselabs\.com|funcaptcha\.com"
        r"|perfdrive\.com|shieldsquare|/_sec/cp_challenge|/\.within\.website/|/\.well-known/ddos-guard|ddos-guard\.net"
        r"|/distil_|qrator|smartcaptcha\.yandex|/_fs-ch-|friendlycaptcha|/__tsr/|/vddosw3data|/TSPD/|/149e9513-",
        re.IGNORECASE,
    ),
    "parked": re.compile(
        r"sedoparking\.com|sedo\.com/|parkingcrew\.net|parkingcrew\.com|bodis(?:cdn)?\.com|parklogic\.com|above\.com/"
        r"|hugedomains\.com|(?:^|[/.])dan\.com/|afternic\.com|domainmarket\.com|domainsponsor\.com|dsnextgen\.com"
        r"|parking-lander|/adsense/domains/|d1lxhc4jvstzrp\.cloudfront\.net|skenzo\.com|uniregistry|voodoo\.com"
        r"|namedrive\.com|trafficz\.com|fabulous\.com/|domaincntrol\.com|cashparking\.com|smartname\.com",
        re.IGNORECASE,
    ),
}


def by_embeds(content: Content) -> Guise | None:
    """The vendor whose script or frame a page consists of."""
    if length_of(content) > TINY:
        return None
    for kind, vendors in _VENDORS.items():
        for address in content.embeds:
            if found := vendors.search(address):
                return guise(kind, f"it is filled from “{found[0].strip('/.')}”", Strength.STRONG)
    return None
