"""Wiki text made by hypothesis: whatever articles are made of, put into one another, every mark closed.

A mark that nothing closes means something else to each parser; what it does to a page is another test's matter.
"""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        *(
            "alpha",
            "the Dam",
            "été",
            "1936",
            "p. 5",
            "x.",
            "don't",
            "'s",
            "日本",
            "\U0001f600",
            "\u200e",
            "a:b",
            "f(x)",
        ),
        *("&amp;", "&nbsp;", "&#124;", "Øre & Co", "—", "#", "*", "/", "$5", "~~~~", "[sic]", "a < b", "c > d", "°"),
        *("a ] b", "a [ b", "5!", "\u00a0", "\tx"),
    ]
)
ADDRESSES = st.sampled_from(
    [
        *("http://a.example", "https://b.example/x", "HTTP://C.example/?q=1&r=2", "ftp://d.example/a_(b)"),
        *("http://e.example/%20,;", "http://f.example:80/x=y#z", "http://g.example/~u/*", "http://h.example/http://i"),
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\n* ", "\n: ", "\n----\n", "\n;a: b\n", "\n== h ==\n"])
UNREAD = st.builds(
    lambda marks, inside: marks.replace("…", inside),
    st.sampled_from(
        ["<!--…-->", "<nowiki>…</nowiki>", "<math>…</math>", "<pre>…</pre>", '<source lang="x">…</source>']
    ),
    st.sampled_from(["", "c", " a|b=c ", "{{", "}}", "[[", "''", "<b>", "\n|x=y\n", "http://no.example"]),
)
EMPTY_TAGS = st.sampled_from(["<br>", "<br />", "<BR/>", "<hr>", "<nowiki/>", "<ref name=x />", '<ref name="a|b=c"/>'])
TAGS = st.sampled_from(["small", "span", "sup", "i", "b", "div", "s", "code", "ref", "blockquote"])
ATTRIBUTES = st.sampled_from(["", ' style="a:b"', ' class=x title="y=z"', " name=x", ' name="a b" group=n'])
ARGUMENTS = st.sampled_from(["{{{1}}}", "{{{1|}}}", "{{{name|x = y}}}"])
SIMPLE_TEMPLATES = st.sampled_from(
    ["{{!}}", "{{=}}", "{{convert|5|km}}", "{{dead link|date=May 2014}}", "{{PAGENAME}}"]
)
NAMES = st.sampled_from(
    [
        *("cite web", "Cite book ", "citation", "cite_news", "Cite  journal\n", "cite web<!-- c -->", " CITE WEB"),
        *("Citation\n ", "cite\u00a0web", "Template:Cite web", "cite AV media", "cite web<!-- a|b -->"),
    ]
)
KEYS = st.sampled_from(
    [
        "url",
        "title",
        "first1",
        "date",
        "quote",
        "archive-url",
        " url ",
        "1",
        "2",
        "",
        "été",
        "access-date",
        "<!-- k -->x",
    ]
)


def citations(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Citation templates with these values."""
    named = st.builds(lambda key, mark, value: key + mark + value, KEYS, st.sampled_from(["=", " = ", "= "]), values)
    parameters = st.lists(named | values, max_size=6)
    between = st.sampled_from(["|", " | ", "\n|", "\n | "])
    end = st.sampled_from(["", "\n", " "])
    return st.builds(
        lambda name, bar, written, close: "{{" + name + "".join(bar + value for value in written) + close + "}}",
        *(NAMES, between, parameters, end),
    )


def _deeper(text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Whatever can have a text inside, and several texts one after another."""
    return st.one_of(
        st.builds("[[{}|{}]]".format, st.sampled_from(["A", "A b", "B (c)", "d#e"]), text),
        st.builds("[[File:A b.jpg|thumb|alt=x|{}]]".format, text),
        st.builds("[{} {}]".format, ADDRESSES | st.just("//x.example/?a=b"), text.map(_in_one_line)),
        st.builds("''a {} b''".format, text),
        st.builds("'''a {} b'''".format, text),
        st.builds("<{0}{1}>{2}</{0}>".format, TAGS, ATTRIBUTES, text),
        st.builds("{{{{lang|fr|{}}}}}".format, text),
        st.builds("{{{{nowrap|1={}}}}}".format, text),
        citations(text | ADDRESSES),
        st.lists(text, max_size=4).map(" ".join),
    )


def _in_one_line(text: str) -> str:
    return " ".join(text.split("\n"))


LEAVES = st.one_of(
    *(WORDS, ADDRESSES, ADDRESSES, BREAKS, UNREAD, EMPTY_TAGS, ARGUMENTS, SIMPLE_TEMPLATES),
    *(st.just("[[A]]"), st.just("[http://a.example]"), citations(WORDS | ADDRESSES)),
)
TEXTS = st.recursive(LEAVES, _deeper, max_leaves=12)
PAGES = st.lists(TEXTS, min_size=1, max_size=5).map(" ".join)
