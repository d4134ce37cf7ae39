-- Neovim 0.11 or newer: the language server, for wiki text and Markdown.
vim.filetype.add({ extension = { wiki = "mediawiki", wikitext = "mediawiki", mediawiki = "mediawiki" } })
vim.lsp.config("citecheck", {
  cmd = { "citecheck", "lsp" },
  filetypes = { "mediawiki", "markdown" },
  root_markers = { "citecheck.toml", "pyproject.toml", ".git" },
  settings = { citecheck = { offline = false } },
})
vim.lsp.enable("citecheck")
