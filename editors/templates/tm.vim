" Vim syntax file: threat models for tm
" Made from editors/templates/tm.vim; the words are those of the compiler.
if exists('b:current_syntax')
  finish
endif
let s:keep = &cpoptions
set cpoptions&vim

" Names have letters, digits, `_`, and single `-` and `.` inside.
syntax iskeyword @,48-57,_,-,.,192-255
syntax sync minlines=100

syntax match tmName /[[:alpha:]_][[:alnum:]_]*\%([-.][[:alnum:]_]\+\)*/
syntax match tmOperator /->\|<=\|>=\|!=\|[<>=*]/
syntax match tmDelimiter /[{}()\[\],:;]/
syntax match tmNumber /\<\d[[:alnum:]_.]*\>/
syntax match tmDate /\<\d\{4}-\d\d-\d\d\>/
syntax match tmReference /\<\%(CWE-\d\+\|CAPEC-\d\+\|CVE-\d\{4}-\d\+\|AML\.T[A-Z]\?\d\+\%(\.\d\+\)\?\|T\d\{4}\%(\.\d\{3}\)\?\|LLM\d\d\|ML\d\d\)\>/

syntax match tmValue /\<\%({{values vim}}\)\>-\@!/
syntax match tmEffect /\<\%({{effects vim}}\)\>-\@!/
syntax match tmBetween /\<\%({{between vim}}\)\>-\@!/

" The first word of a statement says what it is.
syntax match tmAttribute /\%(^\|[{};]\)\s*\zs\%({{attributes vim}}\)\>-\@!/
syntax match tmProperty /\%(^\|[{};]\)\s*\zs\%({{properties vim}}\)\>-\@!/
syntax match tmEffect /\%(^\|[{};]\)\s*\zs\%({{effects vim}}\)\>-\@!/
syntax match tmDeclaration /\%(^\|[{};]\)\s*\zs\%({{declarations vim}}\)\>-\@!/
syntax match tmDeclaration /\%(^\|[{};]\)\s*\zs\%({{named vim}}\)\>-\@!/ nextgroup=tmDeclared skipwhite
syntax match tmDeclared /[[:alpha:]_][[:alnum:]_]*\%([-.][[:alnum:]_]\+\)*/ contained

syntax match tmComment +//.*$+ contains=tmTodo,@Spell
syntax keyword tmTodo TODO FIXME XXX contained
syntax match tmEscape /\\\%(["\\nt]\|u{\x\+}\)/ contained
syntax region tmText start=/"/ skip=/\\./ end=/"/ end=/$/ oneline contains=tmEscape,@Spell
syntax region tmLongText start=/"""/ end=/"""/ contains=tmCode,tmStrong,tmHeading,@Spell
syntax match tmCode /`[^`]\+`/ contained
syntax match tmStrong /\*\*[^*]\+\*\*/ contained
syntax match tmHeading /^\s*#\{1,6}\s.*$/ contained

highlight default link tmDeclaration Structure
highlight default link tmDeclared Identifier
highlight default link tmProperty Statement
highlight default link tmAttribute Type
highlight default link tmEffect Function
highlight default link tmBetween Keyword
highlight default link tmValue Constant
highlight default link tmReference Special
highlight default link tmDate Number
highlight default link tmNumber Number
highlight default link tmOperator Operator
highlight default link tmDelimiter Delimiter
highlight default link tmComment Comment
highlight default link tmTodo Todo
highlight default link tmText String
highlight default link tmLongText String
highlight default link tmEscape SpecialChar
highlight default link tmCode Special
highlight default link tmStrong Bold
highlight default link tmHeading Title

let b:current_syntax = 'tm'
let &cpoptions = s:keep
unlet s:keep
