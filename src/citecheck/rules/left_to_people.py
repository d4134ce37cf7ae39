"""What editors have asked programs to leave alone: no fix of it is safe, for somebody has to look at it.

`{{cbignore}}` at a citation is about its links, for it has been seen that a bot mends them wrongly; `{{nobots}}` and
`{{bots|deny=all}}` are about the whole page.
"""

from __future__ import annotations

from msgspec.structs import replace

from citecheck.model import Finding, Page, TagKind

_OF_LINKS = ("AR", "LK", "UR")


def bars_programs(page: Page) -> bool:
    """Whether a page asks all programs to leave it alone."""
    return any(tag.kind is TagKind.NO_BOTS for tag in page.tags)


def unsafe_where_left(findings: list[Finding], page: Page) -> list[Finding]:
    """The findings of a page, their fixes unsafe where an editor has left it, or the citation's links, to people."""
    everything = bars_programs(page)
    left = {tag.citation for tag in page.tags if tag.kind is TagKind.LEFT_TO_PEOPLE and tag.citation}
    if not (everything or left):
        return findings
    return [
        _unsafe(finding) if everything or (finding.citation in left and finding.code.startswith(_OF_LINKS)) else finding
        for finding in findings
    ]


def _unsafe(finding: Finding) -> Finding:
    return replace(finding, fix=replace(finding.fix, safe=False)) if finding.fix else finding
