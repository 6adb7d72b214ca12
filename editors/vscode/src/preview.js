// The live preview: one `tm serve` and one panel for each model.
const vscode = require('vscode');
const { spawn } = require('node:child_process');
const { folderOf } = require('./program');

/** How long `tm serve` may take until it says where it listens, in ms. */
const PATIENCE = 20000;

class Previews {
  /** `program` gives the name of the tm program. */
  constructor(program) {
    this.program = program;
    /** By file: `{ child, address, panel }`. */
    this.open = new Map();
  }

  /** Shows a model beside the editor; a second time, brings its panel to the front. */
  async show(file) {
    const preview = await this.serve(file);
    if (!preview) return;
    if (preview.panel) return preview.panel.reveal(undefined, true);
    const title = `Preview ${file.split(/[\\/]/).pop()}`;
    const panel = vscode.window.createWebviewPanel('tm.preview', title, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true, retainContextWhenHidden: true });
    preview.panel = panel;
    panel.webview.html = page(preview.address);
    panel.webview.onDidReceiveMessage(message => message?.tm === 'open' && this.goTo(message.link));
    panel.onDidDispose(() => this.close(file));
  }

  /** Shows a model in the browser. It is served until its panel or the window is closed. */
  async browse(file) {
    const preview = await this.serve(file);
    if (preview) await vscode.env.openExternal(vscode.Uri.parse(preview.address));
  }

  /** Starts `tm serve` for a model, if none runs; null when it does not start. */
  async serve(file) {
    if (vscode.env.uiKind === vscode.UIKind.Web) {
      // `tm serve` answers to 127.0.0.1 alone, and what a VS Code in a browser opens comes by way of its own server.
      vscode.window.showInformationMessage('The preview answers only on the machine it runs on, not through a VS Code in a browser. `tm: Write Report and Diagrams` writes the same report.');
      return null;
    }
    if (this.open.has(file)) return this.open.get(file);
    const args = ['serve', file, '--port', '0', '--editor', 'vscode'];
    const child = spawn(this.program(), args, { cwd: folderOf(args), stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      const preview = { child, address: await address(child), panel: null };
      this.open.set(file, preview);
      child.on('exit', () => this.close(file));
      return preview;
    } catch (error) {
      child.kill();
      vscode.window.showErrorMessage(`\`${this.program()} serve\` does not run: ${error.message}`);
      return null;
    }
  }

  close(file) {
    const preview = this.open.get(file);
    if (!preview) return;
    this.open.delete(file);
    preview.child.kill('SIGINT');
    preview.panel?.dispose();
  }

  /** Goes to a place, `vscode://file/PATH:LINE:COLUMN`, beside the preview. */
  async goTo(link) {
    const found = /^vscode:\/\/file\/(.*):(\d+):(\d+)$/.exec(link);
    if (!found) return;
    const path = decodeURIComponent(found[1]);
    const uri = vscode.Uri.file(/^[A-Za-z]:/.test(path) ? path : '/' + path);
    const at = new vscode.Position(Number(found[2]) - 1, Number(found[3]) - 1);
    const shown = vscode.window.visibleTextEditors.find(e => e.document.uri.fsPath === uri.fsPath);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One, selection: new vscode.Range(at, at) });
  }

  dispose() {
    for (const file of [...this.open.keys()]) this.close(file);
  }
}

/** Where a `tm serve` listens, as it says itself. */
function address(child) {
  return new Promise((resolve, reject) => {
    let out = '', err = '';
    const late = setTimeout(() => reject(new Error('it does not say where it listens')), PATIENCE);
    child.stdout.on('data', data => {
      out += data;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(out);
      if (found) { clearTimeout(late); resolve(found[0]); }
    });
    child.stderr.on('data', data => { if (err.length < 4000) err += data; });
    child.on('error', error => { clearTimeout(late); reject(error); });
    child.on('exit', code => { clearTimeout(late); reject(new Error(err.trim() || `it ended with ${code}`)); });
  });
}

/** The panel: a frame with the live page, which may do nothing but send the place that was clicked. */
function page(address) {
  const nonce = [...require('node:crypto').randomBytes(16)].map(b => b.toString(16).padStart(2, '0')).join('');
  const origin = address.replace(/\/$/, '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src ${origin}; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'">
<style nonce="${nonce}">html, body, iframe { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; padding: 0; border: 0 }</style>
</head>
<body>
<iframe src="${address}" title="Live preview" allow="clipboard-write"></iframe>
<script nonce="${nonce}">
const vscode = acquireVsCodeApi();
addEventListener('message', event => {
  if (event.origin === '${origin}' && event.data && event.data.tm === 'open') vscode.postMessage({ tm: 'open', link: String(event.data.link) });
});
</script>
</body>
</html>`;
}

module.exports = { Previews, page };
