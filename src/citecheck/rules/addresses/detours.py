"""UR: addresses that lead to their page through somebody else, or as somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck import sources, urls
from citecheck.cs1.addresses import is_refused
from citecheck.model import Edit, Fix, Link, LinkRole, Page, Severity
from citecheck.rules.addresses.form import URL_PARAMETERS, condition
from citecheck.rules.carried import carried
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.sources import Category

_LIBRARY = ".wikipedialibrary.idm.oclc.org"
_PROXY_HOST = re.compile(r"(?:^|[.-])(?:ezproxy|libproxy|proxy\.lib(?:rary|raries)?)[0-9]*\.")


def _replaced(link: Link, address: str | None) -> Fix | None:
    """The repair that puts another address in a link's place, if there is one."""
    if address is None or link.parameter is None:
        return None
    return Fix(f"Write {address}", safe=False, edits=(Edit(link.span, address),))


@rule("UR005", "library-proxy-url", Severity.WARNING, cs1=("err_param_has_twl_url",), fix="unsafe")
def library_proxy_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses that lead through a library's proxy server.

    ## What it does

    Finds hosts of the Wikipedia Library and of other libraries' proxies (`ezproxy`, `idm.oclc.org` and their like), and
    the one through which libraries open EBSCO's databases. It looks at the host alone: a page about such a proxy is
    none.

    ## Why it matters

    Only members of that library get past its login. The source itself may be sound, and open to everybody at its own
    address.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=https://ezproxy.example.edu/login?url=https://www.example.org/tides |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=https://www.example.org/tides |website=Atlas}}
    ```

    ## Fix

    Where the proxy's address carries the source's own, writes that. Unsafe: nobody has looked whether it opens.

    ## Source

    Module:Citation/CS1 knows the Wikipedia Library, and Citation bot the other hosts.
    """
    for citation in page.citations:
        for link in citation.links:
            if "proxy" not in link.target and sources.entry(link.target, Category.LIBRARY_PROXY) is None:
                continue
            host = urls.host(link.target)
            if sources.entry(link.target, Category.LIBRARY_PROXY) or _PROXY_HOST.search(host):
                cs1 = "err_param_has_twl_url" if host.endswith(_LIBRARY) and link.parameter in URL_PARAMETERS else None
                meant = carried(link.target) or _behind_proxy(link.target, host)
                message = f"{host} lets in only the members of a library; cite the source's own page."
                yield Fault(link.span, message, citation, cs1, _replaced(link, meant))


def _behind_proxy(target: str, host: str) -> str | None:
    """The address behind a proxy that writes the source's host before its own, its dots as hyphens or as they are."""
    if host.endswith(_LIBRARY):
        behind = host.removesuffix(_LIBRARY).replace("-", ".")
    else:
        proxy = _PROXY_HOST.search(host)
        behind = host[: proxy.start()] if proxy else ""
    return target.replace(host, behind, 1) if "." in behind else None


@rule("UR006", "credentials-in-url", Severity.WARNING, cs1=("err_bad_url",), fix="unsafe")
def credentials_in_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses that hold a user's name or password.

    ## What it does

    Finds a name, or a name and a password, before the host of an address. They are never sent and never printed.

    ## Why it matters

    A password on a public page is a password lost, and readers are warned off or turned away by their browsers.

    ## Example

    ```wikitext
    {{cite web |title=Annual report 2012 |url=http://reader:secret@www.example.org/report |website=Example Foundation}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Annual report 2012 |url=http://www.example.org/report |website=Example Foundation}}
    ```

    ## Fix

    Takes them away. Unsafe: the page may not open without them.

    ## Source

    RFC 3986, section 3.2.1, which deprecates `user:password` in an address; RFC 9110, section 4.2.4.
    """
    for citation in page.citations:
        for link in citation.links:
            if "@" not in link.url or urls.scheme(link.url) not in urls.ASKABLE:
                continue
            authority = link.url.partition("//")[2].partition("/")[0].partition("?")[0].partition("#")[0]
            credentials, _, host = authority.rpartition("@")
            if credentials and "." in host:
                meant = link.url.replace(f"{credentials}@", "", 1) if f"{credentials}@" in link.url else None
                edits = (Edit(link.span, meant),) if meant else ()
                fix = Fix("Take the credentials away", safe=False, edits=edits) if edits else None
                refused = link.parameter in URL_PARAMETERS and is_refused(link.url)
                cs1 = condition(citation, link.parameter) if refused and link.parameter else None
                message = "The address holds a user's name or password; take it away."
                yield Fault(link.span, message, citation, cs1, fix)


@rule("UR008", "redirector-url", Severity.NOTE, fix="unsafe")
def redirector_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses that only send their reader on to the one they carry.

    ## What it does

    Finds the redirectors of search engines, social networks and mail filters, where the address of the source itself
    stands inside.

    ## Why it matters

    The source hides behind a service that counts its readers, may warn them off, and ends some day; link rot and
    ratings cannot be seen through it.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=https://www.google.com/url?q=https%3A%2F%2Fwww.example.org%2Ftides |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=https://www.example.org/tides |website=Atlas}}
    ```

    ## Fix

    Writes the address inside. Unsafe: nobody has looked whether it opens.

    ## Source

    The services' own addresses, compiled in `sources/data/forms.txt`.
    """
    for citation in page.citations:
        for link in citation.links:
            if sources.entry(link.target, Category.REDIRECTOR) and link.role is LinkRole.SOURCE:
                address = carried(link.target)
                inside = f" to {address}" if address else ""
                message = f"{urls.host(link.target)} only sends its readers on{inside}; cite the page itself."
                yield Fault(link.span, message, citation, None, _replaced(link, address))
