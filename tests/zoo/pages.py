"""Pages as sites make them: an article in its frame, a notice in the same frame, a home page, a bare answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from random import Random

from tests.zoo.stories import Story, story, words

Page = Callable[[Story], str]


def document(title: str | None, body: str, *, language: str = "en", head: str = "") -> str:
    """A whole document; without a title where there is none."""
    titled = f"<title>{title}</title>" if title is not None else ""
    top = f'<meta charset="utf-8">{titled}{head}'
    return f'<!DOCTYPE html><html lang="{language}"><head>{top}</head><body>{body}</body></html>'


def framed(it: Story, title: str | None, main: str, *, head: str = "", before: str = "") -> str:
    """A document with the site's own header, menu, side column and footer around it."""
    menu = "".join(f'<li><a href="/{number}">{word}</a></li>' for number, word in enumerate(it.menu))
    teasers = "".join(f'<li><a href="/more/{number}">{text}</a></li>' for number, text in enumerate(teasers_for(it)))
    body = (
        f'{before}<header><a href="/" class="logo">{it.site}</a><nav><ul>{menu}</ul></nav></header>'
        f"<main>{main}</main><aside><ul>{teasers}</ul></aside><footer><p>© 2019 {it.site}. {it.footer}</p></footer>"
        '<script src="/js/site.js"></script>'
    )
    return document(title, body, language=it.language, head=head)


def teasers_for(it: Story) -> list[str]:
    """Titles of other articles of the site, none of which is the one cited."""
    draw = Random(it.path)
    made = (story(draw, it.language, {"host": it.host}).title for _ in range(12))
    return [title for title in dict.fromkeys(made) if title != it.title][:4]


def paragraphs(it: Story, least: int = 0) -> str:
    """The text of the article, repeated until it has at least so many characters."""
    once = "".join(f"<p>{text}</p>" for text in it.paragraphs)
    return once * (1 + least // len(once))


def article(it: Story) -> str:
    """The article as the site shows it: title with the site's name, heading, byline, text."""
    return article_with()(it)


def article_with(
    *,
    title: str | None = "{title} | {site}",
    heading: str | None = "{title}",
    text: str = "{text}",
    head: str = "",
    before: str = "",
) -> Page:
    """An article some part of which is another than is usual; `{title}`, `{site}`, `{text}` and more are filled in."""

    def page(it: Story) -> str:
        parts = {
            "title": escape(it.title),
            "site": escape(it.site),
            "author": it.author,
            "text": paragraphs(it),
            "lead": it.paragraphs[0],
            "path": it.path,
            "host": it.host,
        }
        top = f"<h1>{heading.format(**parts)}</h1>" if heading is not None else ""
        shown = title.format(**parts) if title is not None else None
        main = f'<article>{top}<p class="by">{it.author}</p>{text.format(**parts)}</article>'
        return framed(it, shown, main, head=head.format(**parts), before=before.format(**parts))

    return page


def home(it: Story) -> str:
    """The site's front page, which shows other articles."""
    blocks = "".join(f"<section><h2>{text}</h2><p>{it.paragraphs[1]}</p></section>" for text in teasers_for(it))
    return framed(it, it.site, f"<h1>{it.site}</h1>{blocks}")


def notice(title: str, heading: str = "", text: str = "", *, frame: bool = True) -> Page:
    """A page with a message instead of an article, in the site's frame or bare."""

    def page(it: Story) -> str:
        message = f"<h1>{it.fill(heading)}</h1>" if heading else ""
        message += f"<p>{it.fill(text)}</p>" if text else ""
        shown = it.fill(title)
        return framed(it, shown, message) if frame else document(shown, message, language=it.language)

    return page


def worded(table: str, *parts: str, frame: bool = True, number: int | None = None) -> Page:
    """A message drawn from the wordings of the story's language, with only these parts of it: title, heading, text."""

    def page(it: Story) -> str:
        wordings = words(table)[it.language]["wordings"]
        said = it.random.choice(wordings) if number is None else wordings[number % len(wordings)]
        kept = {part: said[part] if not parts or part in parts else "" for part in ("title", "heading", "text")}
        named = kept["title"] + " | {site}" if frame and kept["title"] else kept["title"] or it.site
        return notice(named, kept["heading"], kept["text"], frame=frame)(it)

    return page


def default(entry: Mapping[str, str], *, frame: bool = False, times: int = 1) -> Page:
    """A page by its entry in a table of words: in the site's frame or bare, its body so many times."""

    def page(it: Story) -> str:
        title, body = it.fill(entry["title"]), it.fill(entry["body"]) * times
        return framed(it, title, body) if frame else document(title or None, body, language=it.language)

    return page
