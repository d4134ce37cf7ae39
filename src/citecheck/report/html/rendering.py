"""The templates, the style and the script of the report, which stand beside this file, and the policy that allows them.

Whatever a template puts into the text is made harmless first and escaped then.
"""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from citecheck.report.html.signs import SIGNS
from citecheck.report.words.harmless import harmless


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, read once for a run."""
    made = Environment(
        loader=PackageLoader("citecheck.report.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["signs"] = SIGNS
    return made


def rendered(template: str, **values: Any) -> str:
    """A template with these values in it."""
    return environment().get_template(template).render(values)


@lru_cache(maxsize=1)
def policy() -> str:
    """A policy under which our style and our script are all that a browser obeys, and nothing is ever loaded."""
    rules = {
        "default-src": "'none'",
        "style-src": _hash(rendered("report.css")),
        "script-src": _hash(rendered("report.js")),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _shown(value: object) -> object:
    """What a value looks like: text from outside loses all that does not print."""
    return harmless(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
