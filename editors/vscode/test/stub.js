// A `vscode` without an editor: it remembers what is asked of it. And a language client without a server.
const Module = require('node:module');

const state = {};
function reset() {
  Object.assign(state, { commands: new Map(), messages: [], errors: [], panels: [], shown: [], opened: [], clients: [], trusted: true, path: 'tm', uiKind: 1, answer: undefined, listeners: {}, startFails: null });
  vscode.window.activeTextEditor = undefined;
  vscode.window.visibleTextEditors = [];
}

const disposable = () => ({ dispose() {} });
class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
class Location { constructor(uri, range) { Object.assign(this, { uri, range }); } }

const vscode = {
  Position, Range, Location,
  ViewColumn: { One: 1, Beside: -2 },
  UIKind: { Desktop: 1, Web: 2 },
  Uri: {
    file: fsPath => ({ scheme: 'file', fsPath }),
    parse: text => ({ scheme: text.split(':')[0], text }),
  },
  env: { get uiKind() { return state.uiKind; }, openExternal: async uri => { state.opened.push(uri.text); return true; } },
  commands: {
    registerCommand(name, work) { state.commands.set(name, work); return disposable(); },
    executeCommand: async (...args) => { state.messages.push(['command', ...args]); },
  },
  window: {
    showErrorMessage: async (message) => { state.errors.push(message); return state.answer; },
    showInformationMessage: async message => { state.messages.push(message); },
    showInputBox: async () => state.answer,
    showTextDocument: async (document, options) => { state.shown.push({ document, options }); },
    createWebviewPanel(type, title, column, options) {
      const panel = {
        type, title, column, options, revealed: 0, disposed: false,
        webview: { html: '', onDidReceiveMessage(handler) { panel.receive = handler; return disposable(); } },
        reveal() { panel.revealed += 1; },
        onDidDispose(handler) { panel.onDispose = handler; return disposable(); },
        dispose() { if (panel.disposed) return; panel.disposed = true; panel.onDispose?.(); },
      };
      state.panels.push(panel);
      return panel;
    },
  },
  workspace: {
    get isTrusted() { return state.trusted; },
    getConfiguration: () => ({ get: key => key === 'path' ? state.path : undefined }),
    onDidChangeConfiguration(handler) { state.listeners.configuration = handler; return disposable(); },
    onDidGrantWorkspaceTrust(handler) { state.listeners.trust = handler; return disposable(); },
    openTextDocument: async what => ({ uri: what.scheme ? what : undefined, ...what }),
  },
};

class LanguageClient {
  constructor(id, name, server, options) { Object.assign(this, { id, name, server, options, running: false }); state.clients.push(this); }
  async start() { if (state.startFails) throw new Error(state.startFails); this.running = true; }
  async stop() { this.running = false; }
}

const load = Module._load;
Module._load = function (name, ...rest) {
  if (name === 'vscode') return vscode;
  if (name === 'vscode-languageclient/node') return { LanguageClient };
  return load.call(this, name, ...rest);
};

module.exports = { vscode, state, reset };
