// The packaged extension in a real VS Code (code-server), driven by a browser: what one sees is what counts.
//
// node run.mjs CODE VSIX TM CHROMIUM [PICTURES]: the folder of install.sh, the package, the program, the browser, and a
// folder for screenshots.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const [code, vsix, tm, browserPath, pictures] = process.argv.slice(2).map(p => path.resolve(p));
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const { chromium } = createRequire(path.join(root, 'tests/browser/'))('playwright-core');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tm-code-'));
const shop = path.join(folder, 'shop');
const source = path.join(root, 'tests/language_server/shop');
fs.mkdirSync(path.join(shop, 'parts'), { recursive: true });
fs.copyFileSync(path.join(source, 'shop.tm'), path.join(shop, 'shop.tm'));
for (const name of ['system.tm', 'threats.tm']) fs.copyFileSync(path.join(source, name), path.join(shop, 'parts', name));

const settings = {
  'tm.path': tm, 'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'none', 'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off', 'editor.minimap.enabled': false, 'editor.autoClosingBrackets': 'never', 'files.autoSave': 'off',
};
fs.mkdirSync(path.join(folder, 'data/User'), { recursive: true });
fs.writeFileSync(path.join(folder, 'data/User/settings.json'), JSON.stringify(settings));
const options = ['--user-data-dir', path.join(folder, 'data'), '--extensions-dir', path.join(folder, 'extensions')];
const entry = path.join(code, 'code-server/out/node/entry.js');
const environment = { ...process.env, HOME: folder };
const installed = spawnSync(path.join(code, 'node'), [entry, ...options, '--install-extension', vsix], { env: environment, encoding: 'utf8' });
assert.match(installed.stdout, /successfully installed/, installed.stdout + installed.stderr);

const port = await new Promise(resolve => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
});
const server = spawn(path.join(code, 'node'), [entry, ...options, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'], { env: environment });
let log = '';
await new Promise((resolve, reject) => {
  for (const stream of [server.stdout, server.stderr]) stream.on('data', data => { log += data; if (/listening on/.test(log)) resolve(); });
  server.on('exit', () => reject(new Error(log)));
});

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
page.setDefaultTimeout(60_000);
let count = 0;
const picture = async name => { if (pictures) await page.screenshot({ path: path.join(pictures, `code-${++count}-${name}.png`) }); };

/** The text of the editor, with what is shown in it beside; spaces are no-break ones there. */
const shown = async () => (await page.locator('.editor-instance .view-lines').first().innerText()).replaceAll('\u00a0', ' ');
const until = async (what, done) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await done()) return;
    await page.waitForTimeout(100);
  }
  await picture('failed');
  throw new Error(`waited in vain for ${what}\n${await shown()}`);
};
const open = async name => {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').first().fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: path.basename(name) }).first().click();
  await page.locator('.tab.active', { hasText: path.basename(name) }).waitFor();
};
const command = async name => {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`>${name}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
};
/** Puts the cursor behind a text. */
const behind = async (name, text) => {
  const lines = fs.readFileSync(path.join(shop, name), 'utf8').split('\n');
  const line = lines.findIndex(l => l.includes(text));
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').first().fill(`:${line + 1}:${lines[line].indexOf(text) + text.length + 1}`);
  await page.keyboard.press('Enter');
};
const step = async (what, work) => { await work(); console.log(`ok ${what}`); };

try {
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(shop)}`);
  await page.locator('.monaco-workbench').waitFor();
  await step('a model opens with colours, findings and hints', async () => {
    await open('threats.tm');
    await until('a hint', async () => (await shown()).includes('severity high'));
    await page.locator('.squiggly-info').first().waitFor();
    assert.match(await page.locator('.statusbar').innerText(), /tm threat model/);
    await picture('open');
  });
  await step('a mistake is underlined as it is typed, and mended by its action', async () => {
    await behind('parts/threats.tm', 'browse, persist');
    await page.keyboard.type('x');
    await page.locator('.squiggly-error').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget', { hasText: 'change `persistx` to `persist`' }).waitFor();
    await picture('action');
    await page.keyboard.press('Enter');
    await until('the mended word', async () => !(await shown()).includes('persistx'));
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });
  await step('a definition opens in another file', async () => {
    await behind('parts/threats.tm', 'through  brow');
    await page.keyboard.press('F12');
    await page.locator('.tab.active', { hasText: 'system.tm' }).waitFor();
  });
  await step('a click on a lens shows the threats', async () => {
    await page.locator('.codelens-decoration a', { hasText: '1 threat, each with a response' }).first().click();
    await page.locator('.peekview-widget', { hasText: 'sqli' }).waitFor();
    await picture('lens');
    await page.keyboard.press('Escape');
  });
  await step('a rename changes every file', async () => {
    await behind('parts/system.tm', 'actor cust');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input').fill('buyer');
    await page.keyboard.press('Enter');
    await until('the new name', async () => (await shown()).includes('actor buyer'));
    await open('threats.tm');
    await until('the new name', async () => (await shown()).includes('owns     buyer'));
    await page.keyboard.press('Control+K');
    await page.keyboard.press('S');
    await until('the file on the disk', async () => fs.readFileSync(path.join(shop, 'parts/threats.tm'), 'utf8').includes('buyer'));
  });
  await step('a code is explained beside the editor', async () => {
    await command('tm: Explain a Code');
    await page.locator('.quick-input-widget', { hasText: 'A code (TM011)' }).locator('input').first().fill('TM011');
    await page.keyboard.press('Enter');
    await until('the page', async () => (await page.locator('.editor-instance').allInnerTexts()).some(t => t.includes('TM011')));
    await picture('explain');
  });
  await step('a build says what it wrote', async () => {
    await open('shop.tm');
    await command('tm: Write Report and Diagrams');
    await page.locator('.notification-toast', { hasText: 'wrote report.md' }).waitFor();
    assert.ok(fs.existsSync(path.join(shop, 'shop-report/report.html')));
    await picture('build');
  });
  await step('in a browser there is no preview, and it is said why', async () => {
    await command('tm: Open Preview to the Side');
    await page.locator('.notification-toast', { hasText: 'The preview answers only on the machine it runs on' }).waitFor();
  });
} catch (error) {
  await picture('failed');
  console.error(log.split('\n').slice(-20).join('\n'));
  throw error;
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise(resolve => (server.exitCode === null ? server.on('exit', resolve) : resolve()));
  fs.rmSync(folder, { recursive: true, force: true });
}
