"""Citations made by hypothesis: parameters of all sorts, among them each that a fix is made for, in any company."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = st.sampled_from(
    [
        *("title", "url", "URL", "Url", "archive-url", "archiveurl", "archive-date", "archivedate", "access-date"),
        *(
            "accessdate",
            "date",
            "air-date",
            "year",
            "Year",
            "data",
            "titel",
            "autor",
            "author",
            "last",
            "frist",
            "first",
        ),
        *("url-status", "deadurl", "isbn", "ISBN", "doi", "pmc", "pmid", "issn", "asin", "work", "website", "journal"),
        *(
            "publisher",
            "publihser",
            "coauthors",
            "month",
            "language",
            "page",
            "pages",
            "quote",
            "",
            "1",
            "2",
            "shelfmark",
        ),
    ]
)
VALUES = st.sampled_from(
    [
        *(
            "",
            "",
            "A tide",
            "''Atlas''",
            "'''Atlas'''",
            "Fen\u00a0Press",
            "Fen\u200bPress",
            "Tides --~~~~",
            "[[Tide]]s",
        ),
        *(
            "5 May 2014",
            "5 MAY, 2014",
            "2014-5-05",
            "May-June 2014",
            "2014",
            "20145",
            "2014a",
            "circa 1900",
            "nd",
            "May",
        ),
        *("http://www.example.org/a", "htpp://www.example.org/a", "www.example.org/a", "[http://www.example.org/a]"),
        *(
            "http://http://www.example.org",
            "https://例子.中国/a",
            "http://u:p@www.example.org/",
            "http://a.example b=c",
        ),
        *(
            "https://web.archive.org/web/20150122230836/http://www.example.org/a",
            "https://archive.today/20130118/http://a.b",
        ),
        *("https://web.archive.org/web/2015/http://www.example.org/a", "https://login.ezproxy.example.edu/login?url=x"),
        *(
            "http://webcache.googleusercontent.com/search?q=cache:7ieoz5IjDQYJ:www.example.org/a+x&hl=en",
            "live",
            "dead",
        ),
        *("978-0-306-40615-7", "9780306406157.", "ISBN 0-306-40615-2", "0–306–40615–2", "0028-0836", "B002PB17NQ"),
        *(
            "doi:10.1000/182",
            "https://doi.org/10.1000/182",
            "10.1000/182.",
            "PMC1234567",
            "((x))",
            "<!-- c -->",
            "{{a|b}}",
        ),
        *("<nowiki>x</nowiki>", "<!-- c -->2014", "&nbsp;", "\n", "\ufffd", "a=b", "5 May 2014<!-- c -->", "no"),
    ]
)
TEMPLATES = st.sampled_from(
    ["cite web", "Cite book", "cite journal", "citation", "cite news", "cite arxiv", "sfn", "cite"]
)
ENDS = st.sampled_from(
    ["", " ", "\n", " <!-- citecheck: ignore FD -->", "<!-- citecheck: ignore-page DT -->", "}}", "{{"]
)
LAYOUTS = st.sampled_from([("|", "="), (" |", "="), ("\n| ", " = "), ("\r\n|", "= "), ("| ", " =\t")])


@st.composite
def citations(draw: st.DrawFn) -> str:
    """One template, laid out in one way."""
    bar, equals = draw(LAYOUTS)
    named = st.builds(lambda name, value: bar + name + (equals if name else "") + value, NAMES, VALUES)
    parameters = draw(st.lists(named, max_size=9))
    return "{{" + draw(TEMPLATES) + "".join(parameters) + draw(st.sampled_from(["", "\n", " "])) + "}}"


PAGES = st.lists(
    st.builds(
        lambda words, citation, mark, end: words + mark.format(citation) + end,
        st.sampled_from(["", "It is so.", "\n* ", "\n\n", "http://www.example.net/ "]),
        citations(),
        st.sampled_from(["{}", "<ref>{}</ref>", '<ref name="x">{}</ref>', "<ref>See {}", "{{{{lang|fr|{}}}}}"]),
        ENDS,
    ),
    min_size=1,
    max_size=3,
).map("".join)
