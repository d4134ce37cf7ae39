"""Markdown and plain text as a reader sees it. For showing, never for deciding."""

from __future__ import annotations

import re

# Brackets in the words of a link, and parentheses in its address, stand in pairs.
_LINK = re.compile(
    r"!?\[((?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+)\]"
    r"(?:\((?:<[^<>\n]*+>|[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)(?:\s[^()]*+)?\)|\[[^\[\]]*+\])",
    re.DOTALL,
)
# What looks like a mark within an address is a part of it.
_STYLE = re.compile(
    r"<?(?P<address>(?i:https?)://[^\s<>*`~|\\]+(?<!_))>?"
    r"|</?[A-Za-z][\w-]*+(?=[\s/>])(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>"
    r"|\*{1,3}|`{1,3}|~~|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|\\(?=[!-/:-@\[-`{-~])"
)
_CELLS = re.compile(r"[ \t]?\|[ \t|]*+")


def words_of(text: str) -> str:
    """The words of a piece of Markdown on one line: links leave theirs, marks of style and tags nothing."""
    # An image may be the words of a link.
    words = _STYLE.sub(r"\g<address>", _LINK.sub(r"\1", _LINK.sub(r"\1", text)))
    return folded(_CELLS.sub(" · ", words).removesuffix(" · ") if "|" in words else words)


def folded(text: str) -> str:
    """A piece of plain text on one line."""
    return " ".join(text.split())
