" Threat models for tm: two columns for each open brace, as `tm fmt` has it.
if exists('b:did_indent')
  finish
endif
let b:did_indent = 1

setlocal indentexpr=GetTmIndent()
setlocal indentkeys=0},0],0),o,O,!^F,=because\ ,=and\ ,=or\ 
let b:undo_indent = 'setlocal indentexpr< indentkeys<'

if exists('*GetTmIndent')
  finish
endif

" The text of a line without comments, `x` for what stands in quotes.
function s:Bare(lnum) abort
  let text = substitute(getline(a:lnum), '"""\%([^"]\|"[^"]\)*"""', 'x', 'g')
  return substitute(substitute(substitute(text, '""".*', '', ''), '"\%(\\.\|[^"\\]\)*"', 'x', 'g'), '//.*', '', '')
endfunction

" Whether a line goes on with the statement of the line before.
function s:GoesOn(lnum) abort
  return getline(a:lnum) =~# '^\s*\%(because\|and\|or\)\>' || s:Bare(s:Above(a:lnum)) =~# '\%(,\|->\)\s*$'
endfunction

" Whether a line begins within a long text.
function s:InText(lnum) abort
  return index(map(synstack(a:lnum, 1), {_, id -> synIDattr(id, 'name')}), 'tmLongText') >= 0
endfunction

" The line above that is not empty, and in which no long text goes on.
function s:Above(lnum) abort
  let line = prevnonblank(a:lnum - 1)
  while line > 1 && s:InText(line)
    let line -= 1
  endwhile
  return line
endfunction

function GetTmIndent() abort
  " The lines of a long text stay as they are.
  if s:InText(v:lnum)
    return -1
  endif
  let previous = s:Above(v:lnum)
  if previous == 0
    return 0
  endif
  let indent = indent(previous)
  " From a line that goes on with another, back to the one where the statement begins.
  let line = previous
  while line > 1 && s:GoesOn(line)
    let line = s:Above(line)
    let indent = indent(line)
  endwhile
  let bare = s:Bare(previous)
  let open = len(substitute(bare, '[^{(\[]', '', 'g')) - len(substitute(substitute(bare, '^\s*[})\]]\+', '', ''), '[^})\]]', '', 'g'))
  let indent += max([open, 0]) * shiftwidth()
  if getline(v:lnum) =~# '^\s*[})\]]'
    let indent -= shiftwidth()
  elseif s:GoesOn(v:lnum)
    let indent += shiftwidth()
  endif
  return max([indent, 0])
endfunction
