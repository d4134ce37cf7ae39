"""NM: names."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.names import beside, display, et_al, links, lists, several, vancouver, words

FAMILY = family("NM", "names", lists, words, et_al, several, display, vancouver, beside, links)
