"""What a page holds: its citations and claims, and what is wrong with its markup."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from citecheck.model.texts import Document, Span

_AS_LIKELY_AS_NOT = 0.5


class CitationKind(StrEnum):
    """How a source is cited."""

    TEMPLATE = "template"
    BARE_URL = "bare_url"
    LINK = "link"
    UNTEMPLATED = "untemplated"
    ORPHAN = "orphan"


class LinkRole(StrEnum):
    """What an address is to its citation."""

    SOURCE = "source"
    ARCHIVE = "archive"
    IDENTIFIER = "identifier"


class Parameter(Struct, frozen=True):
    """One parameter of a template, as written: from its pipe at `pipe` up to the next one, or the template's end.

    What a reference in plain words says is kept likewise, under the name that it has in a template: it has no pipe, and
    begins where its value does.

    `value` is the text from `start` on and `name` the one from `name_start` on, blanks at both ends left out. A
    positional parameter is named by its number; its name begins where its value does, and is empty there.
    """

    name: str
    value: str
    pipe: int
    name_start: int
    start: int
    stop: int

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return Span(self.start, self.start + len(self.value))

    @property
    def name_span(self) -> Span:
        """Where the name stands."""
        return Span(self.name_start, self.name_start + (0 if self.name_start == self.start else len(self.name)))

    @property
    def whole(self) -> Span:
        """All of it with its pipe: taking this away takes the parameter away."""
        return Span(self.pipe, self.stop)

    @property
    def positional(self) -> bool:
        """Whether the parameter has a number instead of a name."""
        return self.name_start == self.start or not self.name


class Link(Struct, frozen=True):
    """One address in a citation.

    `url` is the text of `span`, as written; `target` is the address that is asked, fragment off. `parameter` names the
    parameter that holds it.

    An archived copy may stand behind the citation, in a template of its own: `{{webarchive}}`. Where `{{wayback}}`
    names a page and a moment, `url` is the page's address and `target` that of its copy.
    """

    url: str
    target: str
    role: LinkRole
    parameter: str | None
    span: Span


class Citation(Struct, frozen=True, eq=False):
    """One source as it is cited at one place; equal only to itself, so that what is worked out of it can be kept.

    `template` is the template's name, blanks folded and in lower case ("cite web"). `values` holds, by name as
    written, each parameter's value as MediaWiki would use it (the last of a name wins, comments and `<nowiki>` taken
    away); empty ones are left out. `reference` is the span of the `<ref>…</ref>` that holds the citation, if one does.
    `works` are the ids of the citations that a short form such as `{{sfn|Smith|2001}}` names, none where they are not
    found; it is None where the citation names its source itself.
    """

    id: str
    kind: CitationKind
    span: Span
    template: str | None = None
    parameters: tuple[Parameter, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    reference: Span | None = None
    confidence: float = 1.0
    works: tuple[str, ...] | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether this is less likely a citation than none."""
        return self.confidence < _AS_LIKELY_AS_NOT

    def value(self, *names: str) -> str:
        """The value of the first of these parameters that has one, or the empty string."""
        values = self.values
        for name in names:
            if value := values.get(name):
                return value
        return ""

    def parameter(self, *names: str) -> Parameter | None:
        """The first of these parameters that is written here with a value; of several of a name, the last."""
        for name in names:
            if name in self.values:
                return next(parameter for parameter in reversed(self.parameters) if parameter.name == name)
        return None


class Reference(Struct, frozen=True):
    """A `<ref>` element; `content` is None where it only points to another one by its name.

    `name` and `group` are what others point to it by; `base` is the name of the one that it goes on from, or gives
    details of. One that is `listed` stands in a list of references, and supports nothing there.
    """

    span: Span
    content: Span | None
    name: str
    group: str = ""
    base: str = ""
    listed: bool = False


class Pointer(Struct, frozen=True):
    """An anchor that a short form leads to, such as `CITEREFSmith2001`.

    `targets` are the places on the page that have it. Where there is none, `near` is an anchor of the same names and
    another year, and `hidden` says that something may have it of which only the wiki knows the anchor.
    """

    citation: str
    anchor: str
    targets: tuple[Span, ...]
    near: str = ""
    hidden: bool = False


class Claim(Struct, frozen=True):
    """The text that a group of adjacent citations supports, and the sentence it stands in.

    `text` is what a reader sees of `span`: no markup, no citations, links as their words.
    """

    id: str
    span: Span
    sentence: Span
    section: str | None
    citations: tuple[str, ...]
    text: str = ""


class TagKind(StrEnum):
    """What an editor says of a citation, a claim or a page by a template of the wiki."""

    DEAD_LINK = "dead_link"
    ARCHIVED_COPY = "archived_copy"
    CITATION_NEEDED = "citation_needed"
    DUBIOUS = "dubious"
    BETTER_SOURCE_NEEDED = "better_source_needed"
    UNRELIABLE_SOURCE = "unreliable_source"
    SELF_PUBLISHED = "self_published"
    USER_GENERATED = "user_generated"
    PREDATORY = "predatory"
    CIRCULAR = "circular"
    RETRACTED = "retracted"
    PRIMARY_SOURCE = "primary_source"
    THIRD_PARTY_NEEDED = "third_party_needed"
    FAILED_VERIFICATION = "failed_verification"
    VERIFICATION_NEEDED = "verification_needed"
    FULL_CITATION_NEEDED = "full_citation_needed"
    PAGE_NEEDED = "page_needed"
    LEFT_TO_PEOPLE = "left_to_people"
    NO_BOTS = "no_bots"


class Tag(Struct, frozen=True):
    """A template by which an editor has said something: `{{dead link|date=May 2014}}`.

    `template` is its name, blanks folded and in lower case, and `date` what it says of when. `citation` and `claim`
    are the ids of what it is about, None where it is about neither, or where nobody can tell about which.
    """

    kind: TagKind
    template: str
    date: str | None
    span: Span
    citation: str | None = None
    claim: str | None = None


class DefectKind(StrEnum):
    """What is wrong with a page's markup where no citation can be blamed for it."""

    UNCLOSED_TEMPLATE = "unclosed_template"
    STRAY_TEMPLATE_END = "stray_template_end"
    UNCLOSED_REFERENCE = "unclosed_reference"
    STRAY_REFERENCE_END = "stray_reference_end"
    UNCLOSED_COMMENT = "unclosed_comment"


class Defect(Struct, frozen=True):
    """A broken piece of markup: the opening or closing mark that has no partner."""

    kind: DefectKind
    span: Span


class Suppression(Struct, frozen=True):
    """An ignore comment of the page's author: these codes, names or prefixes, for one citation or (None) the page."""

    codes: tuple[str, ...]
    citation: str | None
    span: Span


class Page(Struct, frozen=True, eq=False):
    """All that is found in one document. A page equals only itself, so that what is worked out of it can be kept.

    `templates` names every template of the page, blanks folded and in lower case: some of them say how it is to cite.
    `uncited` are the sentences that state something and cite nothing; `language` is the tag of that of its prose.
    `references` and `pointers` are in the order of the text; a page that has lost its tags has none.
    """

    document: Document
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    defects: tuple[Defect, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    templates: frozenset[str] = frozenset()
    tags: tuple[Tag, ...] = ()
    uncited: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    language: str = "en"
