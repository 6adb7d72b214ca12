" :make checks the model; the quickfix list goes from finding to finding.
if exists('current_compiler')
  finish
endif
let current_compiler = 'tm'

CompilerSet makeprg=tm\ check\ --format\ short\ %:S
CompilerSet errorformat=%f:%l:%c:\ %trror[TM%n]:\ %m,%f:%l:%c:\ %tarning[TM%n]:\ %m,%f:%l:%c:\ %tote[TM%n]:\ %m,%-Gerror:\ %m,%-G%.%#
