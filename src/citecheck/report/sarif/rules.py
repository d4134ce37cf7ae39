"""Rules as reporting descriptors of SARIF, with their pages as help."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from citecheck.report.words.reading_on import help_for
from citecheck.rules import ALL, FAMILIES
from citecheck.rules.catalogue import Rule
from citecheck.rules.pages import page_of

Json = dict[str, Any]

# A line's end that neither ends a paragraph nor begins an item.
_WRAP = re.compile(r"(?<!\n)\n(?![\n*-])")


def described(code: str, name: str) -> Json:
    """The rule of that code and name; all that the catalogue says of it, if it is there."""
    rule = _by_code().get(code)
    return {"id": code, "name": name, **(_known(rule) if rule else {})}


@cache
def _by_code() -> dict[str, Rule]:
    return {rule.code: rule for rule in ALL}


def _known(rule: Rule) -> Json:
    page = page_of(rule)
    family = next(family for family in FAMILIES if rule in family.rules)
    sections = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in page.sections.items())
    what, why = (_unwrapped(page.sections[name]) for name in ("What it does", "Why it matters"))
    # A condition of CS1 is explained on the web, anything else by a command.
    read_on = help_for(rule.code, rule.cs1)
    on_the_web = "://" in read_on
    last = f"More: {f'<{read_on}>' if on_the_web else f'`{read_on}`'}"
    return {
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": what},
        "help": {
            "text": f"{page.title}\n\n{what}\n\n{why}\n\n{read_on}",
            "markdown": f"# {rule.code} {rule.name}\n\n{page.title}\n\n{sections}\n\n{last}\n",
        },
        **({"helpUri": read_on} if on_the_web else {}),
        "defaultConfiguration": {"level": rule.severity, "enabled": rule.default},
        "properties": {"tags": ["citations", family.title, *(["cs1"] if rule.cs1 else [])]},
    }


def _unwrapped(text: str) -> str:
    """Paragraphs as one line each."""
    return _WRAP.sub(" ", text)
