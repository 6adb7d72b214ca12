; Made from editors/templates/highlights.scm; the words are those of the compiler.
; A later pattern wins in Neovim and Helix (from 25.01), and in the tree-sitter CLI an earlier one: no node is named by
; two patterns of the same kind, so that all show the same.

(comment) @comment
(text) @string
(long_text) @string
(escape) @string.escape
(number) @number
(date) @number
(reference) @constant
(arrow) @operator
(operator) @operator
["{" "}" "(" ")" "[" "]"] @punctuation.bracket
[";" "," ":"] @punctuation.delimiter

(declaration keyword: (keyword) @keyword)
(declaration name: (name) @type)
(between) @keyword.operator

((property word: (name) @keyword)
  (#any-of? @keyword {{properties quoted}}))
((property word: (name) @function)
  (#any-of? @function {{effects quoted}}))
((property word: (name) @property)
  (#any-of? @property {{attributes quoted}}))

((word (name) @function)
  (#any-of? @function {{effects quoted}}))
((word (name) @constant.builtin)
  (#any-of? @constant.builtin {{values quoted}}))
