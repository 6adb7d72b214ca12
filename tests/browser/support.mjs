// What every check needs: the browser, the reports, and a list of what failed.
import { readdirSync, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const found = folder => readdirSync(folder).flatMap(name => {
  const path = join(folder, name);
  if (!statSync(path).isDirectory()) return [];
  return existsSync(join(path, 'output/report.html')) ? [path] : found(path);
});

/** Every example with a report, and those that TM_EXTRA_REPORTS names: its name and the file. */
export const reports = () => [
  ...found(join(root, 'examples')).sort().map(path => ({
    name: path.slice(join(root, 'examples').length + 1),
    file: join(path, 'output/report.html'),
  })),
  ...(process.env.TM_EXTRA_REPORTS || '').split(':').filter(Boolean).map(file => ({ name: file, file })),
];

export const report = name => reports().find(r => r.name === name);

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

export const failures = [];

/** Says what does not hold; returns whether it does. */
export const holds = (condition, what) => {
  if (!condition) {
    failures.push(what);
    console.log('  FAILED: ' + what);
  }
  return Boolean(condition);
};

/**
 * A page with a report, and what it did that no report may do: requests, messages on the console, errors.
 */
export const open = async (browser, file, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
  context.setDefaultTimeout(5000);
  const page = await context.newPage();
  const noise = [];
  page.on('console', message => noise.push('console: ' + message.text()));
  page.on('pageerror', error => noise.push('error: ' + error.message));
  const own = pathToFileURL(file).href;
  page.on('request', request => { if (request.url().split('#')[0] !== own) noise.push('request: ' + request.url()); });
  await page.goto(own + (options.hash || ''));
  return { context, page, noise };
};
