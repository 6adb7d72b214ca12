" Threat models for tm.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1
let s:keep = &cpoptions
set cpoptions&vim

setlocal comments=:// commentstring=//\ %s
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal suffixesadd=.tm include=^\\s*import\\s*"
setlocal define=^\\s*\\%(data\\|boundary\\|actor\\|external\\|party\\|process\\|store\\|flow\\|adversary\\|threat\\|tree\\|step\\|control\\|assume\\|claim\\|view\\|kind\\|attribute\\|rule\\)
setlocal formatoptions-=t formatoptions+=croql
" A word is a name: with hyphens, and dots for imported ones.
setlocal iskeyword+=-
if executable('tm')
  setlocal formatprg=tm\ fmt\ -
  compiler tm
endif

let b:match_words = '{:}'
let b:undo_ftplugin = 'setlocal comments< commentstring< expandtab< shiftwidth< softtabstop< suffixesadd< include< define< formatoptions< iskeyword< formatprg< makeprg< errorformat< | unlet! b:match_words'

let &cpoptions = s:keep
unlet s:keep
