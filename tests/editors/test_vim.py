"""Vim and Neovim: findings in the quickfix list, and Neovim as a client of the language server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editors.running import PAGE_MENDED, SETTINGS, edited

QUICKFIX = r"""
edit bridge.wiki
silent make
let Shown = {_, item -> item.lnum . ' ' . toupper(item.type) . ' ' . matchstr(item.text, '\[\zs\w*\ze\]$')}
call writefile(map(getqflist(), Shown), 'shown')
clast
call writefile([line('.') . ':' . charcol('.') . ' ' . expand('<cword>')], 'shown', 'a')
qall!
"""

CLIENT = """
local shown = {}
local function marked(number)
  vim.wait(60000, function() return #vim.diagnostic.get(0) == number end, 20)
  for _, found in ipairs(vim.diagnostic.get(0)) do
    table.insert(shown, found.lnum .. ':' .. found.col .. ' ' .. found.code)
  end
end
local function asked(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 60000)) do return answer.result end
end
local settings = assert(loadfile('SETTINGS/citecheck.lua'))
if vim.fn.has('nvim-0.11') == 1 then
  settings()
  vim.cmd('edit bridge.wiki')
else
  vim.cmd('edit bridge.wiki')
  vim.lsp.buf_attach_client(0, vim.lsp.start_client({ cmd = { 'citecheck', 'lsp' }, root_dir = vim.fn.getcwd() }))
end
marked(3)
local place = vim.diagnostic.get(0)[1]
local document = vim.lsp.util.make_text_document_params()
local from, to = { line = 0, character = 70 }, { line = 0, character = 70 }
local params = { textDocument = document, range = { start = from, ['end'] = to }, context = { diagnostics = {} } }
local action = asked('textDocument/codeAction', params)[1]
table.insert(shown, action.title)
vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
vim.cmd('silent write')
marked(2)
for _, lens in ipairs(asked('textDocument/codeLens', { textDocument = document })) do
  table.insert(shown, lens.command.title)
end
vim.fn.writefile(shown, 'shown')
vim.cmd('qall!')
"""


@pytest.mark.parametrize(
    ("editor", "package", "options"),
    [("vim", "vim", ("-Nu", "NONE", "-es")), ("nvim", "neovim", ("--headless", "-u", "NONE"))],
)
def test_make_fills_the_quickfix_list(tmp_path: Path, editor: str, package: str, options: tuple[str, ...]) -> None:
    options = (*options, "-S", str(SETTINGS / "citecheck.vim"), "-S")
    *found, place = edited(tmp_path, editor, package, QUICKFIX, options)
    assert found == ["1 W FD012", "2 E ID001", "2 E DT001"]
    assert place == "2:58 2012"


def test_neovim_speaks_with_the_language_server(tmp_path: Path) -> None:
    script = CLIENT.replace("SETTINGS", str(SETTINGS))
    (tmp_path / "client.lua").write_text(script, encoding="utf-8")
    shown = edited(tmp_path, "nvim", "neovim", "luafile client.lua\n", ("--headless", "-u", "NONE", "-S"))
    assert shown == [
        *("0:71 FD012", "1:38 ID001", "1:57 DT001"),
        "FD012: Rename |acessdate= to |access-date=",
        *("1:38 ID001", "1:57 DT001"),
        *("rests on 1 source", "rests on 1 source: weak"),
    ]
    assert (tmp_path / "bridge.wiki").read_text(encoding="utf-8") == PAGE_MENDED
