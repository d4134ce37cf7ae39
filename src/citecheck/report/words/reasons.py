"""What each reason of a link's status means to an editor, and what there is to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from citecheck.model import Reason


class Meaning(NamedTuple):
    """A reason in one plain sentence, and in another what would change the verdict or mend the citation."""

    means: str
    do: str


_LOOK = "Open it in a browser: what a person sees there counts, not what a program is told."
_WAIT = "Ask again later, from another network too; failures on three days, each three days apart, make a link dead."
_REPLACE = "Look for the page at a new address or in an archive, and cite that one."
_RUN_AGAIN = "Run it again; what was not asked is not held against the citation."

MEANINGS: Mapping[Reason, Meaning] = {
    Reason.OK: Meaning(
        "The address opens a page that may well be the cited one.",
        "If it is another page after all, see that the cited title is given: a page is known by it best.",
    ),
    Reason.DRIFT: Meaning(
        "The address opens a page, but what was cited is not seen on it.",
        "Compare the page with the citation, and cite an archived copy if it has changed. "
        "A title that is written as on the page settles it.",
    ),
    Reason.MOVED: Meaning(
        "The address leads on to another one, which opens a page.",
        "Look whether that is the cited page, and cite the new address.",
    ),
    Reason.NOT_FOUND: Meaning("The host says that it has no such page.", _REPLACE),
    Reason.GONE: Meaning("The host says that the page was there and was taken away for good.", _REPLACE),
    Reason.DNS: Meaning(
        "The name of the host does not exist in the DNS, so nobody can open the address.",
        "Look for a slip in the name; else find the page under another name or in an archive.",
    ),
    Reason.SOFT_404: Meaning(
        "The host answers as if all were well, but shows a page that says there is nothing here.",
        "Open it; if the cited text is there after all, give its title as the page writes it.",
    ),
    Reason.REDIRECTED_TO_ROOT: Meaning(
        "The address leads to the front page of a site, and the cited page is not there.",
        "Look for the page on that site or in an archive, and cite its own address.",
    ),
    Reason.PARKED: Meaning(
        "The name belongs to somebody who keeps it for sale or for advertisements; the site is gone.",
        "Cite an archived copy from the time before.",
    ),
    Reason.USURPED: Meaning(
        "The name belongs to somebody else now, who shows something else there.",
        "Cite an archived copy, and set url-status=usurped so that no reader is led to the new owner.",
    ),
    Reason.BAD_URL: Meaning(
        "What is written can be no address of the web, so nothing was asked.",
        "Put the address right; the evidence says what is wrong with it.",
    ),
    Reason.DEAD_ARCHIVE: Meaning(
        "The archive has no copy of the page, or only one of its absence.",
        "Look for another capture, in this archive or another.",
    ),
    Reason.CONFIRMED: Meaning(
        "The address has failed on three days, each at least three days after the one before.",
        "One answer is enough to take this back; else cite an archived copy.",
    ),
    Reason.FORBIDDEN: Meaning("The host refuses to show the page to us; a reader may well see it.", _LOOK),
    Reason.LOGIN: Meaning(
        "The page is shown only to those who log in.",
        "Log in and look, or set url-access so that readers know.",
    ),
    Reason.PAYWALL: Meaning(
        "The page is shown only to those who pay.",
        "Read it in a library, or set url-access=subscription so that readers know.",
    ),
    Reason.RATE_LIMITED: Meaning(
        "The host has been asked too often and wants to be left alone for a while.",
        "Ask again later, and more slowly: --host-request-interval.",
    ),
    Reason.BOT_WALL: Meaning("The host shows programs a wall instead of the page.", _LOOK),
    Reason.LEGAL: Meaning(
        "The host says that it may not show the page, for legal reasons, at least not here.",
        "Look from another country, or cite an archived copy.",
    ),
    Reason.PROXY_AUTH: Meaning(
        "The proxy on the way wants a password; the host itself was never asked.",
        "Put the proxy right that the environment names, and run it again.",
    ),
    Reason.TIMEOUT: Meaning("The host did not answer in time; it may be down, or keep us out.", _WAIT),
    Reason.REFUSED: Meaning("The host is there, but nothing on it takes connections.", _WAIT),
    Reason.RESET: Meaning("The host broke the connection off before it had answered.", _WAIT),
    Reason.TLS: Meaning(
        "No secure connection could be made, mostly for a certificate that is not valid.",
        "Open it in a browser and read its warning; a fault of TLS never makes a link dead.",
    ),
    Reason.SERVER_ERROR: Meaning("The host says that it has a fault of its own.", _WAIT),
    Reason.DNS_FAILURE: Meaning("Nobody could say whether the name of the host exists.", _WAIT),
    Reason.TOO_MANY_REDIRECTS: Meaning("The host leads us on and on without ever showing a page.", _LOOK),
    Reason.BAD_REDIRECT: Meaning("The host leads on to something that is no address.", _LOOK),
    Reason.PROTOCOL: Meaning("What came back is no proper HTTP.", _LOOK),
    Reason.TOO_SLOW: Meaning(
        "The host answered, but too slowly to see the page.",
        "Ask again with more time: --deadline.",
    ),
    Reason.EMPTY: Meaning("The host answered, but with nothing to read: its page is empty, or made by scripts.", _LOOK),
    Reason.NETWORK_DOWN: Meaning(
        "No host at all could be reached, so this says nothing of the address.",
        "Look to your own network, and run it again.",
    ),
    Reason.OFFLINE: Meaning("Nothing was asked, because the run used no network.", "Run it again without offline."),
    Reason.PRIVATE_ADDRESS: Meaning(
        "The address leads into a private network, where nothing is asked.",
        "If it is yours and you mean it: --allow-private.",
    ),
    Reason.SCHEME: Meaning(
        "The address is neither http nor https, and nothing else is asked.",
        "Look for the same thing on the web.",
    ),
    Reason.EXCLUDED: Meaning(
        "The configuration leaves this address out, or a part of it is lost or yet to be filled in.",
        "See include, exclude and max-links in the configuration, or write the address out.",
    ),
    Reason.ARCHIVED: Meaning(
        "The citation says itself that the address is dead, and names a copy.",
        "Ask it nevertheless by taking skip-archived out of the configuration.",
    ),
    Reason.INTERRUPTED: Meaning("The run was stopped before the address was done.", _RUN_AGAIN),
    Reason.TIME_LIMIT: Meaning("The time for the whole run was over before the address was done.", _RUN_AGAIN),
    Reason.ROBOTS: Meaning(
        "The host's robots.txt asks programs to stay away from the address, and --robots heeds it.",
        _LOOK,
    ),
}
"""Every reason has a meaning."""
