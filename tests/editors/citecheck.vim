" Vim and Neovim: `:make` fills the quickfix list with what citecheck finds in the file.
" Columns are characters, which `%v` comes nearest to: `%c` would be bytes.
augroup citecheck
  autocmd!
  autocmd BufRead,BufNewFile *.wiki,*.wikitext,*.mediawiki setfiletype mediawiki
  autocmd FileType mediawiki,markdown setlocal makeprg=citecheck\ -q\ --offline\ -f\ unix\ --fail-on\ never\ %:S
  autocmd FileType mediawiki,markdown setlocal errorformat=%f:%l:%v:\ %trror:\ %m,%f:%l:%v:\ %tarning:\ %m,%f:%l:%v:\ %tote:\ %m
augroup END
