-- Neovim 0.11 and later: `vim.lsp.enable('tm')` starts `tm lsp` for every model.
return {
  cmd = { 'tm', 'lsp' },
  filetypes = { 'tm' },
  root_markers = { 'tm.toml', '.git' },
}
