" :make in a folder with a mistake: the quickfix list names its place. Writes what is wrong to $TM_OUT.
set nomore
filetype plugin indent on
edit mistake.tm
compiler tm
silent make!
let s:list = map(getqflist(), {_, e -> [bufname(e.bufnr), e.lnum, e.col, toupper(e.type), e.nr, e.text]})
let s:wanted = ['mistake.tm', 3, 13, 'E', 11, '`databse` is not declared']
call writefile(index(s:list, s:wanted) >= 0 ? [] : ['the quickfix list is ' . string(s:list)], $TM_OUT)
qall!
