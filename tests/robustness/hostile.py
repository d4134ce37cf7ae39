"""Pages that are made to hurt: what is opened and never closed, what is nested without end, values without end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from citecheck import markdown, rules, verdicts, wikitext
from citecheck.model import AuditedPage, Document, Lines, Page, Span
from citecheck.report import RunHead, RunTail
from citecheck.report.json.whole import JsonReport
from citecheck.rules.catalogue import Context

TODAY = date(2026, 11, 23)
PARSERS: Mapping[str, Callable[[Document], Page]] = {
    "tpl": wikitext.parse,
    "wikitext": wikitext.parse,
    "markdown": markdown.parse,
    "text": markdown.parse_text,
}


def document(text: str, form: str) -> Document:
    """A text as a document of its own."""
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    return Document("page", None, form, text, Span(0, len(text)), Lines(tuple(starts)))


def audited(text: str, form: str) -> AuditedPage:
    """A text through all that an offline run does to it: read, checked by every rule, judged."""
    page = PARSERS[form](document(text, form))
    findings = rules.check(page, Context(TODAY, {}))
    standings, claims = verdicts.judge(page, findings, {})
    return AuditedPage(page, tuple(findings), standings, claims)


def reported(text: str, form: str) -> str:
    """The JSON report of a text."""
    report = JsonReport()
    head = report.head(RunHead("2026-11-23T15:00:00Z", TODAY, offline=True, links={}))
    page = report.page(report.prepare(audited(text, form)))
    return "".join([head, page, *report.tail(RunTail((), {}, (), complete=True, elapsed_s=0.0))])


MARKS = (
    *("{{", "}}", "{{{", "}}}", "{", "}", "[[", "]]", "[", "]", "{|", "|}", "|", "||", "=", "==", "''", "'''"),
    *("<", ">", "<ref>", "</ref>", "<ref name=a/>", "<!--", "-->", "<nowiki>", "</nowiki>", "<references>", "<b>"),
    *(
        "[tpl]",
        "[/tpl]",
        "[ref]",
        "[/ref]",
        "&",
        "&lt;",
        "&#",
        "*",
        "#",
        ":",
        ";",
        "----",
        "~~~~",
        "`",
        "> ",
        "](",
        "![",
    ),
    *(
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "\n ",
        "\n* ",
        "\n|",
        "\n|-\n|",
        "\n> ",
        "\n    ",
        "\x00",
        "\x0b",
        "\u2028",
    ),
    *(
        "a",
        "A",
        "1",
        "a ",
        "a. ",
        "A. ",
        "Mr. ",
        "e.g. ",
        "\u00e9",
        "\u65e5",
        "\U0001f600",
        "e\u0301",
        "\u0301",
        "\u200d",
    ),
    *(
        "\u200b",
        "\ufffd",
        "\ud800",
        "\u202e",
        ".",
        ",",
        ". ",
        "? ",
        "(",
        ")",
        "/",
        "//",
        "http://",
        "http://a.example/ ",
    ),
    *("www.", "[http://a.example ", "<http://a.example", "\n[a]: ", "[a][", "\n# a\n", "\n== a ==\n", "\n* [[a]]"),
    *("{{cite web|title=", "{{cite web|title=A}}", "{{cite web|url=http://a.example/|title=A}} ", "{{a|", "{{a}}"),
    *("<ref>{{cite web|title=A", "A.<ref>{{cite web|title=A}}</ref> ", "[tpl]cite web|title=", "{{sfn|A|2014}}"),
    *(
        "\n| url = http://a.example/",
        "\n|title=A",
        "\n}}",
        "<!-- citecheck: ignore FD -->",
        "{{cite web|a=b|",
        "{{#if:",
    ),
    *("[[a|", "[[File:a|", "{{{a|", "<gallery>\n", "\na.jpg|", "<math>", "[[Category:", "#REDIRECT", "{{cite web|1=[["),
)
"""What is pumped: every mark that any part of the reader looks for."""

VALUES = (
    *(
        " ",
        "a",
        "A ",
        "1",
        "-",
        "\u2013",
        ".",
        ",",
        ", ",
        "; ",
        "'",
        "''",
        "(",
        "[",
        "]",
        "[[",
        "[[a|",
        "<",
        "<b>",
        "<!--",
    ),
    *(
        "&",
        "&nbsp;",
        "{",
        "}",
        "{{a}}",
        "{{a|",
        "/",
        "//",
        "http://",
        "http://a.example ",
        "%20",
        "~",
        "~~~~ ",
        "=",
        "x=",
    ),
    *(
        "et al. ",
        "A, B. ",
        "Smith, J.; ",
        "p. 1 ",
        "1-2, ",
        "2014 ",
        "May ",
        "10.",
        "\u200b",
        "\ufffd",
        "\u0301",
        "\u65e5",
    ),
    *("\n", "\t", "ISBN ", "978", "web/", "2014", "*", "#", "?", "www.", "a.", "a@", ":", "://", "((", "))", "\ud800"),
)
"""What a value is made of."""

PARAMETERS = (
    *("title", "url", "date", "access-date", "archive-url", "archive-date", "last", "first1", "authors", "author-link"),
    *("editor2", "journal", "website", "publisher", "location", "pages", "volume", "issue", "edition", "language"),
    *("isbn", "issn", "doi", "arxiv", "bibcode", "pmc", "message-id", "hdl", "lccn", "citeseerx", "mode", "url-status"),
    *(
        "script-title",
        "trans-title",
        "quote",
        "id",
        "ref",
        "year",
        "display-authors",
        "vauthors",
        "postscript",
        "urll",
        "1",
    ),
)
"""Parameters for every kind of value."""


def value(parameter: str, pump: str, length: int) -> str:
    """A citation with one long value."""
    filled = pump * max(1, length // len(pump))
    return f"It is so.<ref>{{{{cite web |title=Tides |url=http://a.example/ |{parameter}={filled}}}}}</ref>\n"
