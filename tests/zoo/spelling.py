"""Addresses as people write them, and the one target that the server knows."""

from __future__ import annotations

from tests.zoo import doors
from tests.zoo.answers import fine, missing
from tests.zoo.rows import EXCLUDED, HERE, Row

# How the path is written, and what must reach the server: any of these.
_PATHS: dict[str, tuple[str, ...]] = {
    "raw Unicode": ("/städte/köln", "/st%C3%A4dte/k%C3%B6ln"),
    "raw Japanese": ("/記事/東京", "/%E8%A8%98%E4%BA%8B/%E6%9D%B1%E4%BA%AC"),
    "raw Unicode in a query": ("/a?q=café", "/a?q=caf%C3%A9"),
    "percent-encoded UTF-8": ("/st%C3%A4dte", "/st%C3%A4dte"),
    "percent-encoded in small letters": ("/st%c3%a4dte", "/st%c3%a4dte"),
    "percent-encoded latin-1": ("/caf%E9", "/caf%E9"),
    "&amp;": ("/a?b=1&amp;c=2", "/a?b=1&c=2"),
    "a plain ampersand": ("/a?b=1&c=2", "/a?b=1&c=2"),
    "%2F": ("/a%2Fb/c", "/a%2Fb/c"),
    "%2f": ("/a%2fb/c", "/a%2fb/c"),
    "%20": ("/a%20b", "/a%20b"),
    "a plus": ("/a+b?c+d", "/a+b?c+d"),
    "%2B": ("/a?b=c%2Bd", "/a?b=c%2Bd"),
    "%25": ("/100%25", "/100%25"),
    "a percent sign alone": ("/100%", "/100%25", "/100%"),
    "%7E": ("/%7Euser/", "/%7Euser/"),
    "a tilde": ("/~user/", "/~user/"),
    "semicolons": ("/a;jsessionid=1?b;c", "/a;jsessionid=1?b;c"),
    "square brackets": ("/a?b%5B0%5D=1", "/a?b%5B0%5D=1"),
    "raw square brackets": ("/a?b[0]=1", "/a?b[0]=1", "/a?b%5B0%5D=1"),
    "parentheses": ("/a_(b)", "/a_(b)"),
    "curly brackets": ("/a/{b}", "/a/%7Bb%7D", "/a/{b}"),
    "a bar": ("/a|b", "/a%7Cb", "/a|b"),
    "a caret": ("/a^b", "/a%5Eb", "/a^b"),
    "a backquote": ("/a`b", "/a%60b", "/a`b"),
    "an apostrophe": ("/it's", "/it's", "/it%27s"),
    "a quotation mark, encoded": ("/%22a%22", "/%22a%22"),
    "an asterisk": ("/a*b", "/a*b"),
    "an exclamation mark": ("/a!b", "/a!b"),
    "a comma": ("/0,1518,4711,00.html", "/0,1518,4711,00.html"),
    "an at sign": ("/@user/a", "/@user/a"),
    "a colon": ("/wiki/Talk:A", "/wiki/Talk:A"),
    "a dollar": ("/a$b", "/a$b"),
    "an equals sign": ("/a=b", "/a=b"),
    "upper case": ("/News/ARTICLE.HTML", "/News/ARTICLE.HTML"),
    "two slashes": ("/a//b", "/a//b"),
    "an address within": ("/go?u=http://b.org/c", "/go?u=http://b.org/c"),
    "an address within, in the path": ("/web/http://b.org/c", "/web/http://b.org/c"),
    "an encoded address within": ("/go?u=http%3A%2F%2Fb.org%2Fc", "/go?u=http%3A%2F%2Fb.org%2Fc"),
    "dots": ("/a/../b", "/b", "/a/../b"),
    "one dot": ("/a/./b", "/a/b", "/a/./b"),
    "dots that are a name": ("/a/...", "/a/..."),
    "an empty query": ("/a?", "/a?", "/a"),
    "a query without a path": ("?id=1", "/?id=1"),
    "two question marks": ("/a?b?c", "/a?b?c"),
    "a fragment": ("/a#b", "/a"),
    "a fragment with a query in it": ("/a#b?c", "/a"),
    "a fragment of an application": ("/a#!/b", "/a"),
    "a fragment of words": ("/a#:~:text=b", "/a"),
    "a dot at the end": ("/a.", "/a."),
    "a hyphen at the end": ("/a-", "/a-"),
    "a slash at the end": ("/a/", "/a/"),
    "no path at all": ("", "/"),
    "a backslash": ("/a\\b", "/a%5Cb", "/a/b", "/a\\b"),
    "an entity that is none": ("/a?b=1&copy=2", "/a?b=1&copy=2"),
    "a number for an ampersand": ("/a?b=1&#38;c=2", "/a?b=1&c=2"),
    "2,000 characters": (f"/{'a' * 2000}", f"/{'a' * 2000}"),
}
_ADDRESSES = {
    "HTTP in capitals": "HTTP://{host}{path}",
    "a port": "http://{host}:80{path}",
    "another port": "http://{host}:8080{path}",
    "no scheme": "{host}{path}",
    "two slashes and no scheme": "//{host}{path}",
    "a user": "http://reader@{host}{path}",
    "a user and a password": "http://reader:secret@{host}{path}",
    "blanks around": "  http://{host}{path} ",
}
# Labels before the host as they are written: in any script and in any case.
_LABELS = ("städte", "STÄDTE", "новости", "図書館", "مكتبة", "café", "xn--stdte-kra", "WWW", "a-b", "straße")


def _written(name: str) -> Row:
    """The article at each of the targets that a way of writing may mean, and nowhere else."""
    written, *wanted = _PATHS[name]
    url = "http://{host}" + written.replace("{", "{{").replace("}", "}}")
    targets = {target.replace("{", "{{").replace("}", "}}"): fine for target in wanted}
    return Row(
        name, fine, HERE, url=url, path="/somewhere-else", paths=targets, root=fine if "/" in wanted else missing
    )


ROWS = (
    *(_written(name) for name in _PATHS),
    *(Row(name, fine, HERE, url=url) for name, url in _ADDRESSES.items()),
    Row("a place yet to be filled in", fine, EXCLUDED, url="http://{host}/a/{{id}}"),
    *(Row(f"the host {it}", fine, HERE, url=f"http://{it}.{{host}}{{path}}", door=doors.below(it)) for it in _LABELS),
)
