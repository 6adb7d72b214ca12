-- Neovim as a client, without a screen: diagnostics, definition, rename and formatting by `tm lsp`.
-- nvim --headless --clean -l is not in Debian's Neovim (0.7): nvim --headless --clean -S tests/clients/neovim.lua
-- TM names the program, FOLDER a folder with the model of tests/language_server/shop.
local folder, tm = vim.env.FOLDER, vim.env.TM

local function fail(why)
  io.stderr:write('neovim: ' .. why .. '\n')
  vim.cmd('cquit 1')
end

local function wait(what, done)
  if not vim.wait(20000, done, 20) then
    fail('waited in vain for ' .. what)
  end
end

local function open(name)
  vim.cmd('edit ' .. folder .. '/' .. name)
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client and vim.g.tm_client
    or vim.lsp.start_client({ name = 'tm', cmd = { tm, 'lsp' }, root_dir = folder })
  vim.g.tm_client = client
  vim.lsp.buf_attach_client(buffer, client)
  wait('the server', function()
    local running = vim.lsp.get_client_by_id(client)
    return running and running.initialized
  end)
  return buffer
end

local function line_of(buffer, text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then
      return number, column - 1
    end
  end
  fail('`' .. text .. '` is not there')
end

local function contents(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

local ok, err = pcall(function()
  local system = open('parts/system.tm')
  local threats = open('parts/threats.tm')

  -- Diagnostics, of text that is not saved.
  local number = line_of(threats, 'browse, persist')
  vim.api.nvim_buf_set_lines(threats, number - 1, number, false, { '  through  browse, persits' })
  wait('a diagnostic', function()
    local list = vim.diagnostic.get(threats)
    return #list == 1 and list[1].lnum == number - 1 and list[1].message:find('did you mean `persist`', 1, true) ~= nil
  end)
  vim.api.nvim_buf_set_lines(threats, number - 1, number, false, { '  through  browse, persist' })
  wait('no diagnostic of the language', function()
    for _, one in ipairs(vim.diagnostic.get(threats)) do
      if tostring(one.code):sub(1, 3) == 'TM0' then return false end
    end
    return true
  end)

  -- Definition, in another file.
  local line, column = line_of(threats, 'browse, persist')
  vim.api.nvim_win_set_cursor(0, { line, column + 2 })
  vim.lsp.buf.definition()
  wait('the definition', function()
    return vim.api.nvim_buf_get_name(0):find('system.tm', 1, true) ~= nil
  end)
  local there = vim.api.nvim_get_current_line()
  if not there:find('^flow browse') then fail('the definition is `' .. there .. '`') end

  -- Rename, across files.
  vim.lsp.buf.rename('surf')
  wait('the rename', function()
    return contents(system):find('flow surf: customer', 1, true) ~= nil
      and contents(threats):find('through  surf, persist', 1, true) ~= nil
  end)

  -- Formatting.
  local all = vim.api.nvim_buf_get_lines(system, 0, -1, false)
  vim.api.nvim_buf_set_lines(system, -1, -1, false, { 'data   extra   {integrity   low}' })
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ async = false, timeout_ms = 20000 })
  else
    vim.lsp.buf.formatting_sync(nil, 20000)
  end
  local last = vim.api.nvim_buf_get_lines(system, #all, -1, false)[1]
  if last ~= 'data extra { integrity low }' then fail('formatted to `' .. tostring(last) .. '`') end
end)
if not ok then
  fail(tostring(err))
end
io.stdout:write('neovim: diagnostics, definition, rename and formatting\n')
vim.cmd('qall!')
