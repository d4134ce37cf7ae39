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
# What a name and a value make together: faults that two things drawn apart hardly ever make.
APT = st.sampled_from(
    [
        *(("url-status", value) for value in ("Dead", "bot:unknown", "yes", "lve", "unfit")),
        *(("deadurl", value) for value in ("yes", "no", "Yes <!-- c -->", "usurped")),
        *(("url-access", value) for value in ("Free", "free", "no", "subscripton")),
        *(("doi-access", value) for value in ("free", "Free", "yes", "free pmc=12")),
        *(("mode", value) for value in ("CS2", "cs2")),
        *(("name-list-style", value) for value in ("vanc", "Vanc", "&")),
        *(("no-pp", value) for value in ("no", "y", "Y")),
        *(("ref", value) for value in ("harv", "CITEREFHunt2014", "{{sfnref|Hunt|2014}}", "none")),
        *(("postscript", value) for value in (".", "none", ". <!-- c -->", "; and more")),
        *(("page", value) for value in ("p. 42", "pp.\u00a042", "p.42 <!-- c -->", "page=7", "e0123456")),
        *(("quote-page", "p. 42"), ("volume", "Vol. 12"), ("volume", "vol"), ("issue", "No. 3"), ("number", "no 3,")),
        *(("edition", value) for value in ("2nd ed.", "ed.", "Revised edition,")),
        *(("publisher", value) for value in ("Fen Press,", "Ely: Fen Press", "=Fen Press", "''Fen Press''")),
        *(("work", value) for value in ("''Atlas''", "[[Atlas]]", "Atlas;", "Atlas author=Hunt")),
        *(("location", "Ely,"), ("location", ""), ("place", "Ely")),
        *(("language", value) for value in ("German and French", "[[German language|German]]", "Germn", "de,", "ru")),
        *(("script-title", value) for value in ("Реки", "ru:Реки", "ru:")),
        *(("title", value) for value in ("The [[Fen|fens]] of [[Ely]]", "[[de:Moor]]", "[[Fen", "[[Fen]]<!-- c -->")),
        *(("title-link", value) for value in ("Fen", "[[Fen]]", "de:Moor")),
        *(("author-link", value) for value in ("[[Ada Hunt]]", "de:Ada Hunt", "", "http://a.example")),
        *((name, "Ada Hunt") for name in ("authorlink", "authorlink1", "author1link", "author-link1")),
        *(("author", value) for value in ("A. Hunt; B. Cole", "A. Hunt et al.", "et al.", "A. Hunt, B. Cole, C. Day")),
        *(("last", value) for value in ("Hunt,", "Hunt et al", "[[de:Ada Hunt|Hunt]]")),
        *(("first", value) for value in ("[[Ada Hunt|Ada]]", "Ada;", "A. B.")),
        *((name, value) for name in ("author2", "last2", "last1") for value in ("", "Cole", "et al.")),
        *(("editor", value) for value in ("C. Day; D. Eyre", "C. Day et al.", "editor-first=C.")),
        *(("vauthors", value) for value in ("Hunt A.B., Cole T", "Hunt A. B., et al.", "Hunt, A B")),
        *(("veditors", "Day C."),),
        *(("display-authors", value) for value in ("etal", "9", "3 <!-- c -->", "")),
        *(("display-editors", value) for value in ("4", "some")),
        *(("month", "May"), ("subscription", "yes"), ("registration", "y"), ("lastauthoramp", "yes")),
        *(("airdate", "5 May 2014"), ("origyear", "1999"), ("accessdate", "5 MAY 2014"), ("year", "5 May 2014")),
        *(("archivedate", value) for value in ("15 June 2021", "June 15, 2021", "2015-01-23", "22 Jan. 2015")),
        *(("doi", value) for value in ("10.1371/fen.0012345", "10.1371/fen.0012345<!-- c -->", "10.1000/18–2")),
        *(("doi-broken-date", "May 2014"), ("pmc-embargo-date", "5 May 2015"), ("pmc-embargo-date", "5 May 2015 a=b")),
        *(("pmc", "PMC64714"), ("pmc", "64714"), ("mr", "MR0096116"), ("jfm", "JFM 53.0144.01")),
        *(("asin-tld", "de"), ("pmid", "PMC64714"), ("issn", "978-0-306-40615-7"), ("oclc", "OCLC 632791477")),
        *(("arxiv", "hep-th/9901001"), ("arxiv", "1103.4567"), ("class", "hep-th"), ("class", "gr-qc")),
        *(("format", "PDF"), ("archive-format", "PDF"), ("chapter-format", "PDF url=http://a.example")),
        *((name, f"http://a.example/?{query}") for name in ("url", "chapter-url") for query in (
            "id=7&utm_source=x&utm_medium=rss", "utm_source=chatgpt.com", "PHPSESSID=0123456789abcdef0123456789abcdef",
        )),
        *(("url", value) for value in (
            "http://m.example.org/tides", "http://www.example.org/2019/sea/tides/amp", "https://doi.org/10.1000/182",
            "https://www.jstor.org/stable/1234567", "https://www.google.com/url?q=https%3A%2F%2Fa.example%2Ftides",
            "http://www.example.org/tides.jsp;jsessionid=0A1B2C3D4E5F60718293", "[http://www.example.org Atlas]",
            "http://archive.today/20130118134305/http://www.example.org/a", "http://a.example <!-- c -->",
        )),
        ("archive-url", "http://archive.today/20130118134305/http://www.example.org/a"),
        *(("Author", "Hunt"), ("TITLE", "Fens"), ("chapter", "Eels"), ("nonesuch", "x"), ("chapter", "[[Eel]]s")),
    ]
)  # fmt: skip
_COPY = ("archive-url", "https://web.archive.org/web/20150122230836/http://www.example.org/a")
_PAGE = ("url", "http://www.example.org/a")
# What only several parameters make together.
GROUPS = st.sampled_from(
    [
        (), (), (_PAGE, _COPY), (_COPY,), (_PAGE, _COPY, ("access-date", "May 5, 2014")),
        (("url", "http://a.example b"), _COPY), (_PAGE, ("archiveurl", _COPY[1]), ("archivedate", "")),
        *((_PAGE, _COPY, ("archive-date", value)) for value in ("15 June 2021", "Jun 15, 2021", "2015-01-23")),
        (_PAGE, _COPY, ("deadurl", "yes")), (_PAGE, _COPY, ("archive-date", "22 January 2015"), ("url-status", "Live")),
        (("date", "5 May 2014"), ("year", "2014")), (("date", "May 5th 2014"), ("year", "2013")),
        (("year", "2014"), ("month", "May")), (("script-title", "Реки"), ("language", "ru")),
        (("last", "Hunt"), ("year", "2014"), ("ref", "CITEREFHunt2014"), ("title", "Fens")),
        (("title", "Fens"), ("postscript", ".")), (("arxiv", "hep-th/9901001"), ("class", "hep-th")),
        (("title", "Fens"), ("publisher", "Ely: Fen Press")), (("title", "Fens"), ("date", "May-June 2014")),
        (("journal", "Fens"), ("doi", "10.1371/fen.e0123456"), ("page", "e0123456")),
        (("pmc", "64714"), ("pmc-embargo-date", "5 May 2015")), (("title", "Fens"), ("last", "[[de:Ada Hunt|Hunt]]")),
        (("url", "https://doi.org/10.1000/182"), ("doi", "10.1000/182"), ("journal", "Fens")),
        (("url", "https://login.ezproxy.example.edu/login?url=https://www.example.org/a"), ("title", "Fens")),
        (_PAGE, ("title", "The [[Fen|fens]]")), (("title", "Fens"), ("url", "www.example.org/a")),
        (("Website", "Atlas"), ("nonesuch", "x"), ("titel", "Fens"), ("", "words")),
        (("isbn", "0-306-40615-2"), ("dat", "1900"), ("title", "Fens")),
    ]
)  # fmt: skip
TEMPLATES = st.sampled_from(
    ["cite web", "Cite book", "cite journal", "citation", "cite news", "cite arxiv", "cite map", "sfn", "cite"]
)
ENDS = st.sampled_from(
    ["", " ", "\n", " <!-- citecheck: ignore FD -->", "<!-- citecheck: ignore-page DT -->", "}}", "{{"]
)
LAYOUTS = st.sampled_from([("|", "="), (" |", "="), ("\n| ", " = "), ("\r\n|", "= "), ("| ", " =\t")])


@st.composite
def citations(draw: st.DrawFn) -> str:
    """One template, laid out in one way."""
    bar, equals = draw(LAYOUTS)
    apart = st.tuples(NAMES, VALUES)
    pairs = draw(st.permutations([*draw(GROUPS), *draw(st.lists(apart | APT, max_size=7))]))
    parameters = [bar + name + (equals if name else "") + value for name, value in pairs]
    return "{{" + draw(TEMPLATES) + "".join(parameters) + draw(st.sampled_from(["", "\n", " "])) + "}}"


PAGES = st.lists(
    st.builds(
        lambda words, citation, mark, end: words + mark.format(citation) + end,
        st.sampled_from(["", "It is so.", "\n* ", "\n\n", "http://www.example.net/ ", "{{use dmy dates}}"]),
        citations(),
        st.sampled_from(["{}", "<ref>{}</ref>", '<ref name="x">{}</ref>', "<ref>See {}", "{{{{lang|fr|{}}}}}"]),
        ENDS,
    ),
    min_size=1,
    max_size=3,
).map("".join)
