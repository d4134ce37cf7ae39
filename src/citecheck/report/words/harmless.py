"""Text from outside, made safe to show to a person: what a screen would obey instead of show becomes visible."""

from __future__ import annotations

_LOWEST_PRINTABLE = 0x20
_DELETE = 0x7F
_CONTROL_PICTURES = 0x2400
_PICTURE_OF_DELETE = "\u2421"
_BLANKS = dict.fromkeys(map(ord, "\t\n\r\xa0\u1680\u202f\u205f\u3000"), " ") | dict.fromkeys(range(0x2000, 0x200B), " ")


def harmless(text: str) -> str:
    """The text on one line, every character of it one that prints.

    Blanks of all kinds become spaces, C0 controls their pictures (U+2400 and following), and every other character
    that does not print (C1 controls, bidirectional overrides, zero-width characters, lone surrogates, …) its code
    point in angle brackets. Takes linear time.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text.translate(_BLANKS)))


def _shown(character: str) -> str:
    """A character that prints as itself, any other as what stands for it."""
    if character.isprintable():
        return character
    code = ord(character)
    if code < _LOWEST_PRINTABLE:
        return chr(_CONTROL_PICTURES + code)
    return _PICTURE_OF_DELETE if code == _DELETE else f"<U+{code:04X}>"
