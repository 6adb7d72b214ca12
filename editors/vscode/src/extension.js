// The extension: starts `tm lsp`, and shows the live page of `tm serve` beside the editor.
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');
const { Previews } = require('./preview');
const { run } = require('./program');

/** The running language server; null where there is none. */
let client = null;

const program = () => vscode.workspace.getConfiguration('tm').get('path') || 'tm';

async function activate(context) {
  const previews = new Previews(program);
  context.subscriptions.push(
    previews,
    vscode.commands.registerCommand('tm.preview', () => withModel(file => previews.show(file))),
    vscode.commands.registerCommand('tm.previewInBrowser', () => withModel(file => previews.browse(file))),
    vscode.commands.registerCommand('tm.build', () => withModel(build)),
    vscode.commands.registerCommand('tm.explain', explain),
    vscode.commands.registerCommand('tm.restart', restart),
    vscode.commands.registerCommand('tm.showThreats', showThreats),
    vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration('tm.path') && restart()),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  await start();
}

async function deactivate() {
  await stop();
}

/** Starts the language server. In a workspace that is not trusted no program of its settings is started. */
async function start() {
  if (!vscode.workspace.isTrusted) return;
  const server = { command: program(), args: ['lsp'] };
  const options = {
    documentSelector: [{ scheme: 'file', language: 'tm' }, { scheme: 'untitled', language: 'tm' }],
    // Its lenses may have a command: showThreats.
    initializationOptions: { shows: true },
  };
  const starting = new LanguageClient('tm', 'tm', server, options);
  client = starting;
  try {
    await starting.start();
  } catch (error) {
    client = null;
    await missing(error);
  }
}

async function stop() {
  const stopping = client;
  client = null;
  // One that failed to start has nothing to stop.
  await stopping?.stop().catch(() => {});
}

async function restart() {
  await stop();
  await start();
}

async function missing(error) {
  const settings = 'Open Settings';
  const choice = await vscode.window.showErrorMessage(`\`${program()} lsp\` does not run: ${error.message ?? error}. Install tm, or say where it is.`, settings);
  if (choice === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'tm.path');
}

/** Does something with the file of the active editor, saved first. */
async function withModel(work) {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'tm' || document.uri.scheme !== 'file') {
    return vscode.window.showInformationMessage('Open a model (a .tm file) first.');
  }
  if (!vscode.workspace.isTrusted) return vscode.window.showInformationMessage('Trust this workspace first: tm runs on its files.');
  if (document.isDirty) await document.save();
  return work(document.uri.fsPath);
}

async function build(file) {
  const result = await run(program(), ['build', file, '--format', 'short']);
  if (result.failed) return vscode.window.showErrorMessage(result.failed);
  if (result.code === 2) return vscode.window.showErrorMessage(result.err.trim());
  const told = result.out.trim() || 'Nothing was written: see the problems.';
  return vscode.window.showInformationMessage(told);
}

async function explain() {
  const code = await vscode.window.showInputBox({ prompt: 'A code (TM011) or the name of a check', placeHolder: 'TM011' });
  if (!code) return;
  const result = await run(program(), ['explain', '--color', 'never', code]);
  if (result.failed || result.code !== 0) return vscode.window.showErrorMessage(result.failed || result.err.trim());
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: result.out });
  await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}

/** What a click on a lens does: the threats that concern a declaration, in the window of references. */
async function showThreats(address, position, places) {
  const point = at => new vscode.Position(at.line, at.character);
  const place = ({ uri, range }) => new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(point(range.start), point(range.end)));
  await vscode.commands.executeCommand('editor.action.showReferences', vscode.Uri.parse(address), point(position), places.map(place));
}

module.exports = { activate, deactivate };
