" Opens every model named on the command line and checks what is highlighted; writes what is wrong to $TM_OUT.
" vim -es -N -u NONE -i NONE --cmd 'set rtp^=editors/vim' -S editors/vim/test/open.vim MODEL…
set nomore
filetype plugin indent on
syntax enable
let s:wrong = []
let s:words = json_decode(join(readfile($TM_WORDS), ''))

function s:Group(line, column) abort
  return synIDattr(synID(a:line, a:column, 1), 'name')
endfunction

for s:file in argv()
  execute 'edit' fnameescape(s:file)
  if &filetype !=# 'tm'
    call add(s:wrong, s:file . ': filetype ' . &filetype)
    continue
  endif
  let s:first = 0
  for s:line in range(1, line('$'))
    let s:text = getline(s:line)
    for s:at in range(len(s:text))
      if s:text[s:at] !~# '\s' && s:Group(s:line, s:at + 1) ==# ''
        call add(s:wrong, s:file . ':' . s:line . ':' . (s:at + 1) . ': nothing is highlighted: ' . s:text)
        break
      endif
    endfor
    let s:start = match(s:text, '\S') + 1
    let s:group = s:start > 0 ? s:Group(s:line, s:start) : ''
    if s:group =~# '^tm\%(Comment\|Text\|LongText\|Code\|Strong\|Heading\|Escape\)$'
      continue
    endif
    let s:word = matchstr(s:text, '^\s*\zs[[:alnum:]_.-]\+')
    if index(s:words.declarations, s:word) >= 0
      let s:first += 1
      if s:group !=# 'tmDeclaration'
        call add(s:wrong, s:file . ':' . s:line . ': ' . s:word . ' is ' . s:group)
      endif
    endif
  endfor
  if s:first == 0
    call add(s:wrong, s:file . ': no declaration')
  endif
  " The last brace of a model is highlighted as one: no text was left open.
  if s:Group(line('$'), 1) =~# 'Text' && getline('$') !~# '"""'
    call add(s:wrong, s:file . ': a text is still open at the end')
  endif
  if s:file !~# 'packs' && fnamemodify(s:file, ':t') ==# 'web-shop.tm'
    " The layout is what the indentation gives.
    let s:before = getline(1, '$')
    silent normal! gg=G
    for s:line in range(1, line('$'))
      if getline(s:line) !=# s:before[s:line - 1]
        call add(s:wrong, s:file . ':' . s:line . ': indented as |' . getline(s:line) . '|')
      endif
    endfor
    silent undo
  endif
endfor
call writefile(s:wrong, $TM_OUT)
qall!
