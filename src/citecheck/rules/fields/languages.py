"""FD: the language of a source, and titles in their own script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.cs1.emptied import emptied
from citecheck.cs1.languages import is_language, is_tag, language_meant, names, script_tags, tag_of
from citecheck.cs1.parameters import same_thing
from citecheck.cs1.seen import is_kept
from citecheck.cs1.templates import rendered_with
from citecheck.cs1.works import ignores_chapter, ignores_periodical
from citecheck.model import Citation, Edit, Fix, Page, Parameter, Severity, Span
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import listed, written
from citecheck.rules.wording import is_computed, quoted

_LANGUAGES = same_thing()["language"]
_LANGUAGE_NAMES = frozenset(_LANGUAGES)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_SEPARATORS = re.compile(r"[,;/&]|(?<!\S)(?:and|und|et|y|e)(?!\S)")
_NOT_ITS_NAME = re.compile(r"\Ain | languages?\Z", re.IGNORECASE)
_SHORTEST_GUESSED = 5

_SCRIPT_OF_CHAPTER = frozenset(same_thing()["script-chapter"])
_SCRIPT_OF_PERIODICAL = frozenset(same_thing()["script-journal"])
_SCRIPT_OF_ENCYCLOPEDIA = frozenset(same_thing()["script-encyclopedia"])
_ENCYCLOPEDIAS = frozenset({"citation", "encyclopaedia"})
_SCRIPTS = frozenset({"script-map", "script-quote", "script-title"}).union(
    _SCRIPT_OF_CHAPTER, _SCRIPT_OF_PERIODICAL, _SCRIPT_OF_ENCYCLOPEDIA
)
_PREFIX = re.compile(r"([a-z]{2,3})\s*:\s*")


@rule("FD024", "unknown-language", Severity.NOTE, cs1=("maint_unknown_lang",), fix="safe")
def unknown_language(page: Page, _context: Context) -> Iterator[Fault]:
    """A language that nobody knows by this name.

    ## What it does

    Finds `language` with something that is neither the English name of a language nor its tag ("de", "pt-BR"), as
    MediaWiki has them. Several languages are separated by commas.

    ## Why it matters

    A machine does not know what language the source is in, and a reader may not either.

    ## Example

    ```wikitext
    {{cite book |title=Flüsse des Westens |last=Hunt |first=Ada |year=1988 |language=German and French}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Flüsse des Westens |last=Hunt |first=Ada |year=1988 |language=German, French}}
    ```

    ## Fix

    Puts commas between languages, takes links and the word "language" off, and writes a language's English name for its
    own ("Deutsch"). This is safe. A slip in a name is corrected only when unsafe fixes are asked for.

    ## Source

    The names are those of Unicode CLDR and of MediaWiki.
    """
    for citation, kind in rendered_with(page, _LANGUAGE_NAMES):
        name = next(name for name in _LANGUAGES if name in citation.values)
        value = citation.values[name]
        if is_computed(value) or not is_kept(citation, kind, name):
            continue
        unknown = [language for part in value.split(",") if not is_language(language := part.strip())]
        if unknown:
            parameter = written(citation, name)
            if any(unknown):
                shown = quoted(next(filter(None, unknown)))
                message = f"{shown} is no language known here; give its English name or tag, several with commas."
            else:
                message = f"{listed([name])} has a comma too many; take it away."
            yield Fault(parameter.span, message, citation, "maint_unknown_lang", _repair(parameter))


@rule("FD025", "script-without-language", Severity.NOTE, cs1=("err_script_parameter",), fix="unsafe")
def script_without_language(page: Page, _context: Context) -> Iterator[Fault]:
    """A title in another script that does not say in which language it is.

    ## What it does

    Finds `script-title`, `script-chapter`, `script-work` and their like whose value does not begin with the tag of a
    language that is written in such a script, a colon, and the title: `ja:東京`.

    ## Why it matters

    By the tag a browser picks the letters and the direction of the text; without it the title may be shown wrongly.

    ## Example

    ```wikitext
    {{cite book |title=Reki zapada |script-title=Реки запада |last=Hunt |first=Ada |year=1988 |language=ru}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Reki zapada |script-title=ru:Реки запада |last=Hunt |first=Ada |year=1988 |language=ru}}
    ```

    ## Fix

    Where nothing but the tag is missing, and `language` names one such language, its tag is put in front. Unsafe: the
    title may be in another.

    ## Source

    The list of languages of Module:Citation/CS1.
    """
    for citation, kind in rendered_with(page, _SCRIPTS):
        for name in _SCRIPTS & citation.values.keys():
            if not _is_shown(citation, kind, name):
                continue
            value = citation.values[name]
            if trouble := _script_trouble(value):
                parameter = written(citation, name)
                message = f"{listed([name])} {quoted(value)} {trouble}."
                yield Fault(parameter.span, message, citation, "err_script_parameter", _tagging(citation, parameter))


def _repair(parameter: Parameter) -> Fix | None:
    """The fix that writes languages as they are known, if all of them can be told."""
    plain = " ".join(_LINK.sub(r"\1", parameter.value).split())
    found = [_known_form(part) for part in map(str.strip, _SEPARATORS.split(plain)) if part]
    languages = [language for language, _ in found if language]
    if not found or len(languages) < len(found):
        return None
    safe = all(safe for _, safe in found)
    value = ", ".join(languages)
    return Fix(f"Write |{parameter.name}={value}", safe=safe, edits=(Edit(parameter.span, value),))


def _known_form(text: str) -> tuple[str | None, bool]:
    """How a language is written that can be told from this, and whether that is certain."""
    for form in (text, _NOT_ITS_NAME.sub("", text)):
        if is_language(form):
            return form, True
        if meant := language_meant(form):
            return meant, True
    return _slip_of(text), False


def _slip_of(text: str) -> str | None:
    """The one language from whose name this differs by one slip."""
    if len(text) < _SHORTEST_GUESSED:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    lowered = text.lower()
    found = process.extract(lowered, names().keys(), scorer=OSA.distance, score_cutoff=1, limit=2, processor=None)
    return names()[found[0][0]] if len(found) == 1 else None


def _is_shown(citation: Citation, kind: str, name: str) -> bool:
    """Whether the module shows this parameter in such a citation."""
    if not is_kept(citation, kind, name) or name in emptied(citation):
        return False
    if name in _SCRIPT_OF_CHAPTER:
        return kind != "map" and not ignores_chapter(citation.values, kind)
    if name in _SCRIPT_OF_ENCYCLOPEDIA:
        return kind in _ENCYCLOPEDIAS
    return name not in _SCRIPT_OF_PERIODICAL or not ignores_periodical(citation.values, kind)


def _tagging(citation: Citation, parameter: Parameter) -> Fix | None:
    """The fix that puts the tag of the citation's one language in front of a title that has none."""
    tag = tag_of(citation.value(*_LANGUAGES))
    if tag not in script_tags() or _PREFIX.match(parameter.value):
        return None
    start = parameter.span.start
    return Fix(f"Begin |{parameter.name}= with {tag}:", safe=False, edits=(Edit(Span(start, start), f"{tag}:"),))


def _script_trouble(value: str) -> str | None:
    """What is wrong with a title in its own script, in words that follow it."""
    prefix = _PREFIX.match(value)
    if prefix is None:
        return None if is_computed(value[:6]) else "does not say its language; put its tag in front, such as ja:"
    if prefix.end() == len(value):
        return "has a language but no title"
    if not is_tag(prefix[1]):
        return f"begins with {prefix[1]}:, which is no language's tag"
    if prefix[1] not in script_tags():
        return f"begins with {prefix[1]}:, for which there is no script of its own; use the parameter without script-"
    return None
