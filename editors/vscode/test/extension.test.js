// The extension's activation and commands against a stubbed `vscode`; `tm` itself is the real one (TM names it).
const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test, beforeEach, afterEach } = require('node:test');
const { vscode, state, reset } = require('./stub');
const extension = require('../src/extension');
const manifest = require('../package.json');

const TM = path.resolve(process.env.TM ?? path.join(__dirname, '../../../target/debug/tm'));
const MODEL = 'model "Shop" { purpose "sells" }\nprocess web "Web"\nstore db\nflow web -> db "Keep"\n';
let context, folder, file;

beforeEach(() => {
  reset();
  state.path = TM;
  context = { subscriptions: [] };
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tm vscode '));
  file = path.join(folder, 'the model.tm');
  fs.writeFileSync(file, MODEL);
});
afterEach(async () => {
  for (const one of context.subscriptions) one.dispose();
  await extension.deactivate();
  fs.rmSync(folder, { recursive: true });
});

const edit = (saved = true) => {
  const document = { languageId: 'tm', isDirty: !saved, uri: vscode.Uri.file(file), async save() { document.isDirty = false; document.saved = true; } };
  vscode.window.activeTextEditor = { document };
  return document;
};
const run = name => state.commands.get(name)();

test('activation starts `tm lsp` and registers every command of the manifest', async () => {
  await extension.activate(context);
  assert.deepEqual(state.clients.map(c => [c.server.command, c.server.args, c.running]), [[TM, ['lsp'], true]]);
  assert.deepEqual(state.clients[0].options.documentSelector.map(d => d.language), ['tm', 'tm']);
  // What a lens does at a click is no command of the palette.
  const named = [...state.commands.keys()].filter(name => name !== 'tm.showThreats');
  assert.deepEqual(named.sort(), manifest.contributes.commands.map(c => c.command).sort());
  await extension.deactivate();
  assert.equal(state.clients[0].running, false);
});

test('a click on a lens shows the threats in the window of references', async () => {
  await extension.activate(context);
  assert.equal(state.clients[0].options.initializationOptions.shows, true);
  const start = { line: 8, character: 7 };
  const place = { uri: 'file:///threats.tm', range: { start, end: { line: 8, character: 11 } } };
  await state.commands.get('tm.showThreats')('file:///system.tm', { line: 11, character: 10 }, [place]);
  const [, command, uri, position, places] = state.messages[0];
  assert.equal(command, 'editor.action.showReferences');
  assert.deepEqual([uri.text, position.line, position.character], ['file:///system.tm', 11, 10]);
  assert.ok(position instanceof vscode.Position && places[0] instanceof vscode.Location);
  assert.deepEqual([places[0].uri.text, places[0].range.end.character], ['file:///threats.tm', 11]);
});

test('a program that is not there is said, with a way to the settings', async () => {
  state.startFails = 'ENOENT';
  state.answer = 'Open Settings';
  await extension.activate(context);
  assert.match(state.errors[0], /lsp` does not run: ENOENT\. Install tm/);
  assert.deepEqual(state.messages, [['command', 'workbench.action.openSettings', 'tm.path']]);
  state.startFails = null;
  await run('tm.restart');
  assert.equal(state.clients.at(-1).running, true);
});

test('another program in the settings restarts the server', async () => {
  await extension.activate(context);
  state.path = '/elsewhere/tm';
  await state.listeners.configuration({ affectsConfiguration: key => key === 'tm.path' });
  assert.deepEqual(state.clients.map(c => [c.server.command, c.running]), [[TM, false], ['/elsewhere/tm', true]]);
});

test('in a workspace that is not trusted nothing is started until it is', async () => {
  state.trusted = false;
  await extension.activate(context);
  edit();
  for (const name of ['tm.preview', 'tm.build', 'tm.previewInBrowser']) await run(name);
  assert.equal(state.clients.length + state.panels.length + state.opened.length, 0);
  assert.equal(fs.readdirSync(folder).length, 1);
  state.trusted = true;
  await state.listeners.trust();
  assert.equal(state.clients.length, 1);
});

test('commands without a model say what to do', async () => {
  await extension.activate(context);
  for (const name of ['tm.preview', 'tm.build', 'tm.previewInBrowser']) await run(name);
  assert.deepEqual(state.messages, Array(3).fill('Open a model (a .tm file) first.'));
});

test('the preview serves the model beside the editor, goes to places, and ends with its panel', async () => {
  await extension.activate(context);
  const document = edit(false);
  await run('tm.preview');
  assert.ok(document.saved);
  assert.deepEqual(state.errors, []);
  const [panel] = state.panels;
  assert.equal(panel.title, 'Preview the model.tm');
  assert.deepEqual(panel.column, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  const address = /<iframe src="(http:\/\/127\.0\.0\.1:\d+\/)"/.exec(panel.webview.html)[1];
  assert.ok(panel.webview.html.includes(`frame-src ${address.replace(/\/$/, '')};`));
  const report = await fetch(address + 'report.html');
  assert.equal(report.status, 200);
  assert.match(report.headers.get('content-security-policy'), /frame-ancestors .*vscode-webview:/);

  await run('tm.preview');
  assert.equal(state.panels.length, 1);
  assert.equal(panel.revealed, 1);

  const live = await (await fetch(address + 'live/state.json')).json();
  await panel.receive({ tm: 'open', link: live.places['el-web'] });
  const { document: shown, options } = state.shown[0];
  assert.equal(shown.uri.fsPath, file);
  assert.deepEqual([options.selection.start.line, options.selection.start.character], [1, 8]);
  for (const other of [null, {}, { tm: 'open', link: 'https://example.com/' }]) await panel.receive(other);
  assert.equal(state.shown.length, 1);

  panel.dispose();
  await assert.rejects(async () => { for (let i = 0; i < 100; i += 1) { await fetch(address); await new Promise(r => setTimeout(r, 50)); } });
});

test('the preview in the browser is served too', async () => {
  await extension.activate(context);
  edit();
  await run('tm.previewInBrowser');
  assert.match(state.opened[0], /^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test('a VS Code in a browser says why there is no preview', async () => {
  state.uiKind = vscode.UIKind.Web;
  await extension.activate(context);
  edit();
  for (const name of ['tm.preview', 'tm.previewInBrowser']) await run(name);
  assert.equal(state.panels.length + state.opened.length, 0);
  assert.equal(state.messages.filter(m => /answers only on the machine/.test(m)).length, 2);
});

test('a preview that cannot start says why', async () => {
  state.path = path.join(folder, 'no-tm');
  await extension.activate(context);
  edit();
  await run('tm.preview');
  assert.match(state.errors.at(-1), /serve` does not run: .*ENOENT/);
});

test('build writes beside the model and says what', async () => {
  await extension.activate(context);
  edit();
  await run('tm.build');
  assert.match(state.messages[0], /^wrote report\.md.* to the model-report$/);
  assert.ok(fs.existsSync(path.join(folder, 'the model-report', 'report.html')));
});

test('explain opens the page of a code', async () => {
  await extension.activate(context);
  state.answer = 'TM011';
  await run('tm.explain');
  assert.match(state.shown[0].document.content, /TM011/);
  state.answer = 'TM9999';
  await run('tm.explain');
  assert.equal(state.errors.length, 1);
});

test('what the manifest names is there', () => {
  const { languages, grammars, snippets } = manifest.contributes;
  const files = [languages[0].configuration, grammars[0].path, snippets[0].path];
  for (const name of files) JSON.parse(fs.readFileSync(path.join(__dirname, '..', name), 'utf8'));
});
