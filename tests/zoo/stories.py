"""What a site is made of: a name, an article and its words, drawn anew for each seed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

WORDS = Path(__file__).parent / "words"
_ENDINGS = {"en": ("com", "org", "net", "co.uk"), "cs": ("cz",), "sv": ("se",), "ja": ("jp",), "zh": ("cn",)}
_SYLLABLES = ("bar", "cor", "del", "fen", "gal", "hol", "kel", "lin", "mar", "nor", "pel", "ros", "sel", "tam", "vor")
_SECTIONS = ("news", "articles", "local", "story", "culture", "archive")
_PATHS = (
    "/{section}/{year}/{month:02}/{slug}.html",
    "/{year}/{month:02}/{day:02}/{slug}/",
    "/{section}/{number}/{slug}",
    "/{section}.php?id={number}",
    "/{section}/{slug}.htm",
)


@dataclass(frozen=True, slots=True)
class Story:
    """An article and the site that it stands on. `path` is that of the address cited, with its query.

    `names` are the hosts of the row by what they are called in its table; `host` is the one cited.
    """

    language: str
    host: str
    path: str
    site: str
    title: str
    author: str
    paragraphs: tuple[str, ...]
    menu: tuple[str, ...]
    footer: str
    names: dict[str, str]
    random: Random

    def fill(self, template: str) -> str:
        """A text with `{host}`, `{path}`, `{slug}` and the names of the row's other hosts filled in."""
        return template.format(host=self.host, path=self.path, slug=self.slug, site=self.site, **self.names)

    @property
    def slug(self) -> str:
        """The last word of the path, as a file name without its ending."""
        return self.path.rstrip("/").rpartition("/")[2].partition(".")[0].partition("?")[0]

    def called(self, title: str) -> Story:
        """The same with another title."""
        return replace(self, title=title)

    def about(self, title: str) -> Story:
        """Another of its site, in which nothing is said of what this one is about."""
        return replace(self, title=title, paragraphs=self.paragraphs[1:])


@cache
def words(name: str) -> dict[str, Any]:
    """A table of words by its file's name."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


def host_name(random: Random, language: str, number: int) -> str:
    """A name that nobody has, of the kind that people have; the number makes it the only one."""
    ending = random.choice(_ENDINGS.get(language, (language, "com")))
    return f"{''.join(random.sample(_SYLLABLES, 3))}{number}.{ending}"


def story(random: Random, language: str, names: dict[str, str]) -> Story:
    """A story in a language, on the host that `names` calls `host`."""
    table = words("stories")[language]
    slots = {"place": random.choice(table["places"]), "thing": random.choice(table["things"])}
    title = random.choice(table["titles"]).format(**slots)
    lead = random.choice(table["leads"]).format(**slots)
    sentences = table["sentences"]
    more = (" ".join(random.sample(sentences, min(4, len(sentences)))) for _ in range(4))
    path = random.choice(_PATHS).format(
        section=random.choice(_SECTIONS),
        year=random.randrange(2004, 2021),
        month=random.randrange(1, 13),
        day=random.randrange(1, 29),
        number=random.randrange(1000, 999999),
        slug="-".join(random.sample(_SYLLABLES, 3)),
    )
    return Story(
        language=language,
        host=names["host"],
        path=path,
        site=random.choice(table["site"]).format(**slots),
        title=title[:1].upper() + title[1:],
        author=f"{random.choice(_SYLLABLES)}a {random.choice(_SYLLABLES)}son".title(),
        paragraphs=(lead, *more),
        menu=tuple(table["menu"]),
        footer=table["footer"],
        names={key: name for key, name in names.items() if key != "host"},
        random=random,
    )
