(declaration
  keyword: (keyword) @context
  name: (name) @name) @item
