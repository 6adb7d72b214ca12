" Vim takes *.tm for a module of Tcl; it is one when it says so.
function s:Detect() abort
  if !search('^\s*\%(package\s\+\%(provide\|require\)\|namespace\s\+eval\|proc\s\+\S\+\s*{\)', 'cnw')
    set filetype=tm
  endif
endfunction
autocmd BufNewFile,BufRead *.tm call s:Detect()
