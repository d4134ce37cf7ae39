"""What can be done about a finding by a key: carry out its fix, or say in the page that it is to be ignored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from citecheck import rules
from citecheck.fixing.rounds import UnsettledError, repaired, touches_bytes
from citecheck.lsp.diagnostics import diagnostic
from citecheck.lsp.snapshot import Snapshot, touches
from citecheck.model import AuditedPage, Edit, Finding, Span
from citecheck.report.words.harmless import harmless
from citecheck.rules.catalogue import Context

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.citecheck"
KINDS = (CodeActionKind.QuickFix.value, FIX_ALL)

# Plain text has no comments.
_WITHOUT_COMMENTS = frozenset({"text"})


def quick_fixes(snapshot: Snapshot, selected: Span, *, versioned: bool) -> list[CodeAction]:
    """What can be done about the findings that a selection touches: first all fixes, then all ways to ignore them."""
    found = [
        (audited, finding, diagnostic(finding, snapshot.places))
        for audited in snapshot.pages
        for finding in audited.findings
        if not finding.ignored and touches(finding.span, selected)
    ]
    fixes = [
        _action(snapshot, title, edits, shown, versioned=versioned, preferred=safe)
        for audited, finding, shown in found
        for title, edits, safe in _fixes(audited, finding)
    ]
    ignoring = [
        _action(snapshot, title, (edit,), shown, versioned=versioned, preferred=False)
        for audited, finding, shown in found
        for title, edit in _ways_to_ignore(audited, finding)
    ]
    # A citation may have the same fault twice, and is ignored once.
    return fixes + list({(action.title, str(action.edit)): action for action in ignoring}.values())


def fix_all(snapshot: Snapshot, *, versioned: bool) -> CodeAction | None:
    """All safe fixes at once, round after round as `citecheck fix` makes them; None where there is none."""
    settings = snapshot.settings
    context = Context(settings.today, snapshot.links, settings.sources)
    wanted = rules.wanted(settings.select, settings.ignore)
    try:
        repairs = [
            repaired(audited.page.document, context, wanted, unsafe=False, language=settings.lang)
            for audited in snapshot.pages
        ]
    except UnsettledError:
        return None
    edits = list(chain.from_iterable(repair.edits for repair in repairs))
    if not edits:
        return None
    return CodeAction(
        title="Carry out all safe fixes", kind=FIX_ALL, edit=_workspace_edit(snapshot, edits, versioned=versioned)
    )


def _fixes(audited: AuditedPage, finding: Finding) -> Iterator[tuple[str, Sequence[Edit], bool]]:
    """The title and the edits of a finding's fix, and whether it is safe."""
    fix = finding.fix
    if fix and not touches_bytes(audited.page.document, fix.edits):
        title = harmless(f"{finding.code}: {fix.title}")
        yield title if fix.safe else f"{title} (unsafe: it may change what the citation says)", fix.edits, fix.safe


def _ways_to_ignore(audited: AuditedPage, finding: Finding) -> Iterator[tuple[str, Edit]]:
    """Title and edit of the comments by which a finding is ignored."""
    document = audited.page.document
    if document.format in _WITHOUT_COMMENTS:
        return
    citation = next((known for known in audited.page.citations if known.id == finding.citation), None)
    if citation:
        here = citation.span.end
        yield (
            f"Ignore {finding.code} here",
            Edit(Span(here, here), f" <!-- citecheck: ignore {finding.code} -->"),
        )
    # In the last line nothing of the page's text can be changed by it.
    page = document.slice(document.span)
    end = document.span.start + len(page.rstrip())
    newline = "\r\n" if "\r\n" in page else "\n"
    yield (
        f"Ignore {finding.code} on this page",
        Edit(Span(end, end), f"{2 * newline}<!-- citecheck: ignore-page {finding.code} -->"),
    )


def _action(
    snapshot: Snapshot,
    title: str,
    edits: Iterable[Edit],
    about: Diagnostic,
    *,
    versioned: bool,
    preferred: bool,
) -> CodeAction:
    return CodeAction(
        title=title,
        kind=CodeActionKind.QuickFix,
        diagnostics=[about],
        is_preferred=preferred or None,
        edit=_workspace_edit(snapshot, edits, versioned=versioned),
    )


def _workspace_edit(snapshot: Snapshot, edits: Iterable[Edit], *, versioned: bool) -> WorkspaceEdit:
    """Edits of the text; an editor that knows versions does not carry them out on a later one."""
    written = [TextEdit(snapshot.places.range(edit.span), edit.replacement) for edit in edits]
    if not versioned:
        return WorkspaceEdit(changes={snapshot.uri: written})
    document = OptionalVersionedTextDocumentIdentifier(snapshot.uri, snapshot.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(document, list(written))])
