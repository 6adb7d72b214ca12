// Every report, light and dark, narrow and wide: no axe violation, no message, no request, no sideways scroll; and
// without JavaScript everything can be read.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { holds, launch, open, reports } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const violations = async page => {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return result.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.failureSummary || '').split('\n')[1]).join(' | '));
};

const sideways = page => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  return document.documentElement.scrollWidth > width ? document.documentElement.scrollWidth + ' > ' + width : '';
});

const browser = await launch();
for (const { name, file } of reports()) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [375, 1400]) {
      const { context, page, noise } = await open(browser, file, { colorScheme, viewport: { width, height: 900 } });
      const where = `${name}, ${colorScheme}, ${width} px: `;
      const closed = await sideways(page);
      holds(!closed, where + 'the page scrolls sideways: ' + closed);
      await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
      const opened = await sideways(page);
      holds(!opened, where + 'with everything open the page scrolls sideways: ' + opened);
      const found = await violations(page);
      holds(!found.length, where + 'axe: ' + found.join('; '));
      holds(!noise.length, where + noise.join('; '));
      await context.close();
    }
  }

  // Without JavaScript.
  const { context, page, noise } = await open(browser, file, { javaScriptEnabled: false });
  const dumb = await page.locator('.js-only').evaluateAll(list => list.filter(n => n.getClientRects().length).length).catch(() => 0);
  holds(dumb === 0, `${name}, no script: what needs a script is shown`);
  for (const summary of await page.locator('main details:not(.mnav) > summary').all()) {
    if (await summary.isVisible()) await summary.click();
  }
  const unread = await page.locator('main details:not(.mnav):not([open])').count();
  holds(unread === 0, `${name}, no script: ${unread} details do not open`);
  holds(!noise.length, `${name}, no script: ${noise.join('; ')}`);
  await context.close();
  console.log(name + ': looked at');
}
await browser.close();
