"""What an editor can ask of the server, each thing a function, and the table of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lsprotocol import types

from citecheck.lsp.actions import FIX_ALL, KINDS, fix_all, quick_fixes
from citecheck.lsp.hovers import hover
from citecheck.lsp.outline import ASK_LINKS, document_links, lenses, symbols
from citecheck.lsp.server import Server
from citecheck.lsp.settings import SECTION, Given
from citecheck.lsp.snapshot import Snapshot

_WATCHED = ("**/citecheck.toml", "**/pyproject.toml")


def server(given: Given) -> Server:
    """A server that can do all of it."""
    made = Server(given)
    for method, handler, options in _FEATURES:
        made.feature(method, options)(handler)
    made.command(ASK_LINKS)(_ask_links)
    return made


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    ls.of_editor = _section(params.initialization_options)


async def _initialized(ls: Server, _params: types.InitializedParams) -> None:
    """Ask to be told when settings or configuration files change."""
    workspace = ls.client_capabilities.workspace
    wanted = []
    if workspace and workspace.did_change_configuration and workspace.did_change_configuration.dynamic_registration:
        options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        wanted.append(
            types.Registration("configuration", types.WORKSPACE_DID_CHANGE_CONFIGURATION, register_options=options)
        )
    if workspace and workspace.did_change_watched_files and workspace.did_change_watched_files.dynamic_registration:
        files = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(name) for name in _WATCHED])
        wanted.append(types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, register_options=files))
    if wanted:
        await ls.client_register_capability_async(types.RegistrationParams(wanted))


def _did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.open(params.text_document)


def _did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.change(params)


def _did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    ls.saved(params.text_document.uri)


def _did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.close_text(params.text_document.uri)


def _did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    ls.of_editor = _section(params.settings)
    ls.configured()


def _did_change_watched_files(ls: Server, _params: types.DidChangeWatchedFilesParams) -> None:
    ls.configured()


def _shutdown(ls: Server, _params: object) -> None:
    ls.end()


async def _code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """The fixes of what is selected, ways to ignore it, and all safe fixes at once."""
    context, versioned = params.context, _knows_versions(ls)

    def tell(snapshot: Snapshot) -> list[types.CodeAction]:
        found: list[types.CodeAction] = []
        if _wanted(context, types.CodeActionKind.QuickFix):
            found += quick_fixes(snapshot, snapshot.places.span(params.range), versioned=versioned)
        # It takes several audits, and an editor asks for actions whenever the cursor moves.
        if context.only and _wanted(context, FIX_ALL) and (action := fix_all(snapshot, versioned=versioned)):
            found.append(action)
        return found

    return await ls.answer(params.text_document.uri, tell)


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """What is known of the citation or the claim at a place."""
    text_document = ls.client_capabilities.text_document
    formats = (text_document.hover.content_format if text_document and text_document.hover else None) or ()
    kind = types.MarkupKind.Markdown if types.MarkupKind.Markdown in formats else types.MarkupKind.PlainText

    def tell(snapshot: Snapshot) -> types.Hover | None:
        found = hover(snapshot, snapshot.places.offset(params.position))
        return (
            types.Hover(types.MarkupContent(kind, found.markdown), snapshot.places.range(found.span)) if found else None
        )

    return await ls.answer(params.text_document.uri, tell)


async def _document_symbol(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
    return await ls.answer(params.text_document.uri, symbols)


async def _code_lens(ls: Server, params: types.CodeLensParams) -> list[types.CodeLens] | None:
    return await ls.answer(params.text_document.uri, lenses)


async def _document_link(ls: Server, params: types.DocumentLinkParams) -> list[types.DocumentLink] | None:
    return await ls.answer(params.text_document.uri, document_links)


def _ask_links(ls: Server, uri: str) -> None:
    """Ask all links of a page again."""
    ls.ask_again(uri)


def _section(settings: object) -> Mapping[str, object]:
    """The settings of citecheck among those of the editor, or these themselves where they are nobody else's."""
    if not isinstance(settings, Mapping):
        return {}
    section = settings.get(SECTION, settings)
    return section if isinstance(section, Mapping) else {}


def _wanted(context: types.CodeActionContext, kind: str) -> bool:
    """Whether an editor wants actions of a kind: those of all kinds below the ones it names."""
    return not context.only or any(kind == only or kind.startswith(f"{only}.") or not only for only in context.only)


def _knows_versions(ls: Server) -> bool:
    """Whether an edit may name the version of the text that it is for."""
    workspace = ls.client_capabilities.workspace
    return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)


_FEATURES: tuple[tuple[str, Callable[..., Any], object], ...] = (
    (types.INITIALIZE, _initialize, None),
    (types.INITIALIZED, _initialized, None),
    (types.SHUTDOWN, _shutdown, None),
    (types.TEXT_DOCUMENT_DID_OPEN, _did_open, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, _did_change, None),
    (types.TEXT_DOCUMENT_DID_SAVE, _did_save, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, _did_close, None),
    (types.WORKSPACE_DID_CHANGE_CONFIGURATION, _did_change_configuration, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, _did_change_watched_files, None),
    (types.TEXT_DOCUMENT_CODE_ACTION, _code_action, types.CodeActionOptions(code_action_kinds=list(KINDS))),
    (types.TEXT_DOCUMENT_HOVER, _hover, None),
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, _document_symbol, None),
    (types.TEXT_DOCUMENT_CODE_LENS, _code_lens, types.CodeLensOptions(resolve_provider=False)),
    (types.TEXT_DOCUMENT_DOCUMENT_LINK, _document_link, types.DocumentLinkOptions(resolve_provider=False)),
)
