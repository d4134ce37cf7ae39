"""The sections of a page, and which of them hold sources that support no claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

# Headings of the lists of sources that close an article, in the larger Wikipedias (their layout guidelines, 2026-11).
_LISTS = frozenset(
    {
        # English
        "bibliography", "citations", "discography", "external link", "external links", "filmography", "footnotes",
        "further information", "further reading", "general references", "literature", "notes", "notes and references",
        "primary sources", "publications", "references", "references and notes", "secondary sources", "see also",
        "selected bibliography", "selected works", "source", "sources", "works", "works cited",
        # German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian
        "literatur", "weblinks", "einzelnachweise", "quellen", "anmerkungen", "siehe auch",
        "bibliographie", "liens externes", "lien externe", "notes et références", "références", "voir aussi",
        "bibliografía", "enlaces externos", "referencias", "véase también", "notas",
        "bibliografia", "collegamenti esterni", "note", "voci correlate", "altri progetti",
        "ligações externas", "referências", "ver também", "leitura adicional",
        "externe links", "bronnen", "literatuur", "zie ook", "linki zewnętrzne", "przypisy", "zobacz też",
        "литература", "ссылки", "примечания", "см. также", "источники",
    }
)  # fmt: skip


class Heading(Struct, frozen=True):
    """A heading: where it begins, how deep it is (1 is the page's own), and its words."""

    start: int
    level: int
    title: str


class Section(Struct, frozen=True):
    """The section that an offset lies in; before the first heading it has no title."""

    title: str | None
    supporting: bool


class Sections:
    """The sections of a page by offset. A list of sources has subsections, and they support nothing either."""

    def __init__(self, headings: Iterable[Heading]) -> None:
        """Headings in the order of the text."""
        self._starts: list[int] = []
        self._sections = [Section(None, supporting=True)]
        list_level: int | None = None
        for heading in headings:
            if list_level is not None and heading.level <= list_level:
                list_level = None
            if list_level is None and heading.title.strip(" :'*_").casefold() in _LISTS:
                list_level = heading.level
            self._starts.append(heading.start)
            self._sections.append(Section(heading.title, supporting=list_level is None))

    def __len__(self) -> int:
        """How many there are, with what stands before the first heading."""
        return len(self._sections)

    def at(self, offset: int) -> Section:
        """The section at an offset, in logarithmic time."""
        return self._sections[bisect_right(self._starts, offset)]
