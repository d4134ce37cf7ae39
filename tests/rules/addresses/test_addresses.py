"""The rules UR: URL parameters, and addresses that lead through somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.cs1.addresses import is_refused
from citecheck.model import Severity
from citecheck.rules.addresses import detours, form
from citecheck.rules.addresses.faults import Flaw, address_fault
from citecheck.rules.carried import cached, carried
from tests.rules.checking import found, repaired

SOUND = [
    ("http://www.example.org/report", "the usual form"),
    ("https://example.org", "no path"),
    ("HTTP://EXAMPLE.ORG/Report", "capitals"),
    ("//example.org/report", "MediaWiki takes the page's own scheme"),
    ("http://example.org:8080/report", "a port"),
    ("http://example.org./report", "the root of the name tree"),
    ("http://192.0.2.7/report", "an IPv4 address"),
    ("http://[2001:db8::7]/report", "an IPv6 address"),
    ("http://localhost/report", "a name without a dot; whether it is public is not this rule's matter"),
    ("http://my_site.example.org/", "an underscore, common below a host"),
    ("http://foo-.example.org/", "a hyphen at a label's end, which exists"),
    ("http://example.org/a[1].html?list[]=2", "brackets in the path and query"),
    ("http://example.org/a|b~c", "other marks"),
    ("http://example.org/Ünï/文", "letters of other scripts in the path"),
    ("http://müller.example.de/", "an international host that Citation Style 1 takes"),
    ("http://example.org/?u=http://example.net/x", "an address in a query is no second address"),
    ("https://web.archive.org/web/20150122230836/http://www.example.org/a", "an address in a path"),
    ("http://http.cat/404", "a host that is called http"),
    ("ftp://ftp.example.org/pub/x", "ftp"),
    ("irc://irc.example.org/x", "irc"),
    ("news:comp.lang.c", "a newsgroup"),
    ("{{official website|http://x}}", "a template makes the address"),
    ("http://example.org/{{PAGENAME}} x", "a template makes a part of it"),
    ("http://example.org/a?b=c&amp;d=e", "an entity"),
    ("http://example.org/100%25", "percent-encoding"),
]

FAULTY = [
    ("http:/example.org/x", Flaw.MALFORMED, "http://example.org/x"),
    ("http//example.org/x", Flaw.MALFORMED, "http://example.org/x"),
    ("http:///example.org/x", Flaw.MALFORMED, "http://example.org/x"),
    ("http:example.org/x", Flaw.MALFORMED, "http://example.org/x"),
    ("http;//example.org/x", Flaw.MALFORMED, "http://example.org/x"),
    ("https//:example.org/x", Flaw.MALFORMED, "https://example.org/x"),
    ("https:\\\\example.org", Flaw.MALFORMED, "https://example.org"),
    ("htpps://example.org/x", Flaw.MALFORMED, "https://example.org/x"),
    ("hhttp://example.org/x", Flaw.MALFORMED, "http://example.org/x"),
    ("ttp://example.org/x", Flaw.MALFORMED, "http://example.org/x"),
    ("http:// example.org/x", Flaw.MALFORMED, "http://example.org/x"),
    ("http://http://example.org/x", Flaw.MALFORMED, "http://example.org/x"),
    ("https://http//example.org/x", Flaw.MALFORMED, "http://example.org/x"),
    ("[http://example.org/x]", Flaw.MALFORMED, "http://example.org/x"),
    ("[http://example.org/x Title]", Flaw.MALFORMED, None),
    ("[[Example]]", Flaw.MALFORMED, None),
    ("[[Example|of a link]]", Flaw.MALFORMED, None),
    ("http://", Flaw.MALFORMED, None),
    ("http://-bad.com/", Flaw.MALFORMED, None),
    ("http://example..org/", Flaw.MALFORMED, None),
    ("mailto:a@example.org", Flaw.MALFORMED, None),
    ("a@example.org", Flaw.MALFORMED, None),
    ("urn:isbn:123", Flaw.MALFORMED, None),
    ("javascript:alert(1)", Flaw.MALFORMED, None),
    ("10.1000/182", Flaw.MALFORMED, None),
    ("doi:10.1000/182", Flaw.MALFORMED, None),
    ("report.pdf", Flaw.MALFORMED, None),
    ("/wiki/Example", Flaw.MALFORMED, None),
    ("2012", Flaw.MALFORMED, None),
    ("see the printed edition", Flaw.MALFORMED, None),
    ("www.example.org/x", Flaw.NO_SCHEME, "http://www.example.org/x"),
    ("example.org", Flaw.NO_SCHEME, "http://example.org"),
    ("example.org:8080/x", Flaw.NO_SCHEME, "http://example.org:8080/x"),
    ("192.0.2.7/x", Flaw.NO_SCHEME, "http://192.0.2.7/x"),
    ("http://example.org/x (2013)", Flaw.TEXT_AFTER, None),
    ("http://example.org/x date=29 June 2006", Flaw.TEXT_AFTER, None),
    ("http://example.org/x\u00a0y", Flaw.TEXT_AFTER, None),
    ("www.example.org see there", Flaw.TEXT_AFTER, None),
    ("http://example.org/x http://example.net/y", Flaw.SEVERAL, None),
    ("http://example.org/x and //example.net/y", Flaw.SEVERAL, None),
    ("http://例え.テスト/x", Flaw.FOREIGN_HOST, "http://xn--r8jz45g.xn--zckzah/x"),
]


@pytest.mark.parametrize("value", [value for value, _ in SOUND], ids=[why for _, why in SOUND])
def test_a_sound_address_has_no_fault(value: str) -> None:
    assert address_fault(value) is None


@pytest.mark.parametrize(("value", "flaw", "meant"), FAULTY, ids=[value for value, _, _ in FAULTY])
def test_a_faulty_address_has_its_fault_and_the_address_that_was_meant(
    value: str, flaw: Flaw, meant: str | None
) -> None:
    fault = address_fault(value)
    assert fault is not None
    assert (fault.flaw, fault.meant) == (flaw, meant)


@pytest.mark.parametrize("value", [meant for _, _, meant in FAULTY if meant])
def test_what_was_meant_is_sound(value: str) -> None:
    assert address_fault(value) is None


@given(st.text(alphabet="htps:/\\;.[]@%?# \u00a0\tabcxyzäя0127-_|~'\"&=", max_size=60))
def test_no_text_makes_it_fail_and_every_repair_is_sound(value: str) -> None:
    fault = address_fault(value.strip())
    if fault and fault.meant and fault.safe:
        again = address_fault(fault.meant)
        assert again is None or again.meant != fault.meant


@pytest.mark.parametrize(
    ("value", "refused", "why"),
    [
        ("http://example", False, "any host that begins with a letter or digit"),
        ("http://example..org/", False, "even one that cannot be"),
        ("htpps://example.org", False, "any scheme"),
        ("//example.org/x", False, "none"),
        ("//example.org:80/x", False, "none, and a port"),
        ("http://example.org:80/x", False, "a port"),
        ("http://example.中国/", False, "letters of other scripts further on"),
        ("http://http//example.org/", False, "a second scheme that looks like a host"),
        ("news:comp.lang.c", False, "a newsgroup"),
        ("news:comp", True, "a newsgroup without a point"),
        ("http://http://example.org/", True, "a second scheme"),
        ("http://name:word@example.org/", True, "a name and a password"),
        ("http:/example.org", True, "a slash lost"),
        ("http:///example.org", True, "a slash too many"),
        ("///example.org", True, "a slash too many without a scheme"),
        ("http:example.org", True, "no slashes"),
        ("http://-example.org", True, "a hyphen in front"),
        ("http://österreich.example/", True, "a letter beyond ASCII in front"),
        ("1http://example.org", True, "a digit before the scheme"),
        ("www.example.org/x", True, "no scheme"),
        ("www.example.org:80", True, "no scheme, but a colon"),
        ("http://example.org/a b", True, "a blank"),
        ("http://example.org/a\u00a0b", False, "a blank that the module does not take for one"),
        ("", True, "nothing"),
    ],
)
def test_what_the_module_refuses(value: str, why: str, *, refused: bool) -> None:
    assert is_refused(value) is refused, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("{{cite web |url=example}}", ["UR001"], "words"),
        ("{{cite web |url=http://example.org/a <!-- (dead) -->}}", [], "a comment is no text after the address"),
        ("{{cite web |url=<nowiki>http://example.org/a</nowiki>}}", [], "nowiki is taken away"),
        ("{{cite web |url= }}", [], "empty"),
        ("{{cite web |url=http://example.org/a |URL=x}}", [], "the second alias is not used"),
        ("{{cite web |url=http://a.example.org |chapter-url=x}}", [], "the chapter is ignored here, FD says so"),
        ("{{cite book |url=http://a.example.org |chapter-url=x}}", ["UR001"], "here it is not"),
        ("{{citation |url=http://a.example.org |chapter-url=x |journal=J}}", [], "nor in a periodical"),
        ("{{cite tweet |url=x}}", ["UR001"], "another template's URL is one too"),
        ("{{cite web |quote=example}}", [], "no URL parameter"),
        ("{{cite web |archive-url=example |url=http://a.example.org}}", ["UR001"], "the copy's address"),
        ("See [http://example.org/a b] and http://example.org/c.", [], "a link in the text has no parameter"),
    ],
)
def test_which_parameters_are_looked_at(text: str, expected: list[str], why: str) -> None:
    assert [finding.code for finding in found(form.malformed_url, text)] == expected, why


@pytest.mark.parametrize(
    ("text", "cs1"),
    [
        ("{{cite web |url=example}}", "err_bad_url"),
        ("{{cite web |url=htpps://example.org/a}}", None),
        ("{{cite tweet |url=example}}", None),
        ("{{cite web |archive-url=example |url=http://a.example.org}}", "err_bad_url"),
        ("{{cite web |archive-url=example}}", None),
        ("{{cite web |url=example |archive-url=http://b.example.org}}", None),
    ],
    ids=[
        "words", "the module lets a scheme pass", "not the module's template", "a copy", "a copy of nothing",
        "the copy is shown instead",
    ],
)  # fmt: skip
def test_the_condition_is_the_modules(text: str, cs1: str | None) -> None:
    assert [finding.cs1 for finding in found(form.malformed_url, text)] == [cs1]


def test_the_finding_is_where_the_value_is_and_its_fix_replaces_it() -> None:
    text = "{{cite web |title=Tides |url= htpps://example.org/a |website=Atlas}}"
    (finding,) = found(form.malformed_url, text)
    assert text[finding.span.start : finding.span.end] == "htpps://example.org/a"
    assert finding.fix is not None
    assert finding.fix.safe
    assert repaired(text, finding.fix) == "{{cite web |title=Tides |url= https://example.org/a |website=Atlas}}"


def test_a_value_with_a_comment_is_left_to_a_person() -> None:
    (finding,) = found(form.malformed_url, "{{cite web |url=htpps://example.org/a<!-- x -->}}")
    assert finding.fix is None


def test_what_is_no_address_says_what_to_do() -> None:
    (finding,) = found(form.malformed_url, "{{cite web |title=Tides |url=n/a}}")
    assert finding.message == "|url= is not an address; give one, or take it away."


def test_an_orphans_lines_are_looked_at_too() -> None:
    text = "Tides.\n| title = Tides\n| url = www.example.org/a\n| publisher = Atlas\n}}\n"
    assert [finding.message for finding in found(form.url_without_scheme, text)] == [
        "|url= has no scheme; it was taken as http://."
    ]


@pytest.mark.parametrize(
    ("text", "count", "why"),
    [
        ("{{cite news |title=A |newspaper=B |access-date=3 May 2013}}", 1, "no address"),
        ("{{cite news |title=A |newspaper=B |accessdate=3 May 2013}}", 1, "the alias"),
        ("{{cite news |title=A |newspaper=B |access-date=3 May 2013 |url=http://example.org/a}}", 0, "an address"),
        ("{{cite book |title=A |access-date=3 May 2013 |chapter-url=http://example.org/a}}", 0, "a chapter's"),
        ("{{cite news |title=A |newspaper=B |access-date= }}", 0, "no date"),
        ("{{cite ODNB |title=A |access-date=3 May 2013}}", 0, "another template makes its address itself"),
        ("{{cite arxiv |title=A |access-date=3 May 2013}}", 0, "not known there, which FD says"),
        (
            "Tides.\n| title = Tides\n| access-date = 3 May 2013\n| publisher = Atlas\n}}\n",
            0,
            "the address may be lost",
        ),
    ],
)
def test_an_access_date_without_an_address(text: str, count: int, why: str) -> None:
    assert len(found(form.access_date_without_url, text)) == count, why


@pytest.mark.parametrize(
    ("url", "meant", "why"),
    [
        ("https://www-jstor-org.wikipedialibrary.idm.oclc.org/stable/1", "https://www.jstor.org/stable/1", "hyphens"),
        ("https://www.jstor.org.libproxy.example.edu/stable/1", "https://www.jstor.org/stable/1", "dots"),
        ("https://ezproxy.example.edu/login?url=https://example.org/a", "https://example.org/a", "a query"),
        ("https://ezproxy.example.edu/menu", None, "nothing to repair it with"),
        ("https://x.idm.oclc.org/a", None, "another library's"),
    ],
)
def test_a_librarys_proxy(url: str, meant: str | None, why: str) -> None:
    text = f"{{{{cite web |title=A |url={url}}}}}"
    (finding,) = found(detours.library_proxy_url, text)
    assert (finding.fix.edits[0].replacement if finding.fix else None) == meant, why
    assert finding.severity is Severity.WARNING


def test_the_condition_is_of_the_wikipedia_librarys_proxy_alone() -> None:
    own = found(detours.library_proxy_url, "{{cite web |url=https://a-b.wikipedialibrary.idm.oclc.org/x}}")
    other = found(detours.library_proxy_url, "{{cite web |url=https://www.jstor.org.libproxy.example.edu/x}}")
    assert [finding.cs1 for finding in own + other] == ["err_param_has_twl_url", None]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.oclc.org/en/ezproxy.html",
        "https://help.example.org/ezproxy.example.edu/setup",
        "https://proxynews.example.org/a",
        "https://en.wikipedia.org/wiki/Proxy_server",
        "https://www.proxylogic.example.com/",
    ],
)
def test_a_page_about_proxies_is_none(url: str) -> None:
    assert not found(detours.library_proxy_url, f"{{{{cite web |title=A |url={url}}}}}")


@pytest.mark.parametrize(
    ("url", "count"),
    [
        ("http://reader:secret@example.org/a", 1),
        ("ftp://reader@ftp.example.org/a", 0),
        ("mailto:reader@example.org", 0),
        ("reader@example.org", 0),
        ("https://www.flickr.com/photos/12345678@N00/1", 0),
        ("https://medium.example.com/@someone/post", 0),
        ("https://example.org/a?mail=a@example.net", 0),
        ("https://example.org?mail=a@example.net", 0),
    ],
)
def test_credentials_stand_before_the_host_only(url: str, count: int) -> None:
    findings = found(detours.credentials_in_url, f"{{{{cite web |title=A |url={url}}}}}")
    assert len(findings) == count
    assert not any("secret" in finding.message or "secret" in str(finding.fix) for finding in findings)


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1", "https://example.org/a?b=1"),
        ("https://www.google.de/url?q=http://example.org/a&sa=U", "http://example.org/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=1", "https://example.org/a"),
        ("https://www.google.com/amp/s/example.org/a", "https://example.org/a"),
        ("https://www.google.co.uk/amp/example.org/a?b=1", "http://example.org/a?b=1"),
        ("https://example-org.cdn.ampproject.org/c/s/example.org/a", "https://example.org/a"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-2Db&d=1", "https://example.org/a-b"),
        ("https://urldefense.com/v3/__https://example.org/a__;!!b", "https://example.org/a"),
        ("https://link.springer.com/deref/https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"),
        ("https://href.li/?https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fexample.org%2Fa&rut=1", "https://example.org/a"),
        ("http://r.search.yahoo.com/_ylt=A;_ylu=X/RV=2/RU=http%3a%2f%2fexample.org%2fa/RK=0", "http://example.org/a"),
    ],
)
def test_a_redirector_carries_its_address(url: str, inside: str) -> None:
    (finding,) = found(detours.redirector_url, f"{{{{cite web |title=A |url={url}}}}}")
    assert finding.severity is Severity.NOTE
    assert finding.fix is not None
    assert finding.fix.edits[0].replacement == inside


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/url",
        "https://books.google.com/books?id=1",
        "https://www.facebook.com/example",
        "https://web.archive.org/web/2015/http://example.org/a",
        "https://example.org/login?return=https://example.org/a",
    ],
)
def test_other_addresses_send_nobody_on(url: str) -> None:
    assert not found(detours.redirector_url, f"{{{{cite web |title=A |url={url}}}}}")


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("http://webcache.googleusercontent.com/search?q=cache:7ieoz5IjDQYJ:www.example.org/a%3Fb%3D1+tides&hl=en",
         "http://www.example.org/a?b=1"),
        ("https://webcache.googleusercontent.com/search?q=cache:https://example.org/a", "https://example.org/a"),
        ("http://192.0.2.1/search?q=cache:abcdefghijk:example.org/a", "http://example.org/a"),
        ("http://webcache.googleusercontent.com/search?q=cache:tides", None),
        ("http://cc.bingj.com/cache.aspx?q=tides&d=123", None),
        ("http://webcache.googleusercontent.com/search?q=cache:bad..example/a", None),
    ],
)  # fmt: skip
def test_the_page_whose_cached_copy_was_asked_for(url: str, inside: str | None) -> None:
    assert cached(url) == inside


def test_a_carried_address_cannot_break_the_template_it_is_written_into() -> None:
    assert carried("https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa%7Cb%7D%7D%5D%20c") == (
        "https://example.org/a%7Cb%7D%7D%5D%20c"
    )


def test_access_date_of_an_address_under_another_name_is_left() -> None:
    text = "{{cite book |title=A |access-date=5 May 2014}}"
    assert found(form.access_date_without_url, text)[0].fix is not None
    text = "{{cite book |title=A |chapterurl=http://example.org/a |access-date=5 May 2014}}"
    assert found(form.access_date_without_url, text)[0].fix is None
