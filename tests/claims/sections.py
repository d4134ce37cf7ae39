"""Claims and the sections they stand in: lists of sources support none."""

from __future__ import annotations

from tests.claims.marked import Case

SECTIONS = [
    Case("external links", "== External links ==\n* Words⟦A⟧\n=== Sub ===\n* Words⟦B⟧\n== After ==\n‹C:It is.›⟦C⟧"),
    Case("further reading", "==Further reading==\nWords.⟦A⟧\n\nMore.⟦B⟧"),
    Case("bibliography", "==Life==\n===Bibliography===\nWords.⟦A⟧\n===Death===\n‹B:He died.›⟦B⟧"),
    Case("a comment behind the heading", "== External links == <!-- few -->\n* Words⟦A⟧\n== Life ==\n‹B:It is.›⟦B⟧"),
    Case("a heading before", "He came\n==Early life==\n‹A:He was born.›⟦A⟧"),
    Case("a citation in the heading", "==Life⟦A⟧==\n‹B:He was born.›⟦B⟧"),
    Case("categories", "CATEGORIES: Bridges, Towns\n\n‹A:It is.›⟦A⟧", ("tpl",)),
]

TITLES = [
    ("It is.⟦A⟧", [None]),
    ("It is.⟦A⟧\n== Early life ==\nHe came.⟦B⟧\n=== School ===\nHe ran.⟦C⟧", [None, "Early life", "School"]),
    ("==Life== <!-- linked -->\nHe came.⟦A⟧", ["Life"]),
    ("==Life==\n{{quote|He came.}}⟦A⟧\n==Death==\n{{efn|He ran.⟦B⟧}}", ["Life", "Death"]),
]
