// Everything a reader can do with the web shop's report, by mouse and by keyboard.
import { readFileSync } from 'node:fs';
import { holds, launch, open, report, reports } from './support.mjs';

const { file } = report('web-shop');
// The web shop asks nothing that could be copied.
const withCopy = reports().map(r => r.file).find(f => readFileSync(f, 'utf8').includes('class="btn copy'));
const browser = await launch();

const press = async (page, selector, ...keys) => {
  await page.focus(selector);
  for (const key of keys) await page.keyboard.press(key);
};
const byBoth = async (what, mouse, keyboard, check, from = file) => {
  for (const [how, act] of [['mouse', mouse], ['keyboard', keyboard]]) {
    const { context, page, noise } = await open(browser, from);
    try {
      await act(page);
      holds(await check(page), `${what}, by ${how}`);
    } catch (error) {
      holds(false, `${what}, by ${how}: ${error.message.split('\n')[0]}`);
    }
    holds(!noise.length, `${what}, by ${how}: ${noise.join('; ')}`);
    await context.close();
  }
};
const shown = page => page.locator('.threat:visible').count();
const inspected = page => page.locator('#inspect').innerText();
const zoom = page => page.locator('#zl').innerText();
const shape = '.view.shown svg a[href="#el-web"]';

await byBoth('the theme changes, and is remembered',
  async page => { await page.click('#theme'); await page.click('#theme'); await page.reload(); },
  async page => { await press(page, '#theme', 'Enter', 'Space'); await page.reload(); },
  page => page.evaluate(() => document.documentElement.dataset.theme === 'dark'));

await byBoth('the first link leads past the contents',
  async page => { await page.focus('.skip'); await page.click('.skip'); },
  async page => { await page.keyboard.press('Tab'); await page.keyboard.press('Enter'); },
  page => page.evaluate(() => document.activeElement.id === 'main'));

await byBoth('the contents lead to a section, and follow',
  page => page.click('.nav a[href="#threats"]'),
  page => press(page, '.nav a[href="#threats"]', 'Enter'),
  async page => {
    await page.waitForTimeout(300);
    return page.evaluate(() => location.hash === '#threats'
      && Math.abs(document.querySelector('#threats').getBoundingClientRect().top) < 200
      && document.querySelector('.nav a[aria-current]').hash === '#threats');
  });

await byBoth('threats are found by a word',
  async page => { await page.click('#tq'); await page.keyboard.type('sql'); },
  async page => { await page.focus('#tq'); await page.keyboard.type('sql'); },
  async page => await shown(page) >= 1 && await shown(page) < await page.locator('.threat').count()
    && (await page.locator('#tc').innerText()).includes('/'));

await byBoth('threats are filtered by response',
  page => page.selectOption('#fr', 'accepted'),
  async page => { await page.focus('#fr'); for (let i = 0; i < 8 && await page.inputValue('#fr') !== 'accepted'; i += 1) await page.keyboard.press('ArrowDown'); },
  async page => {
    const states = await page.locator('.threat:visible').evaluateAll(list => list.map(t => t.dataset.state));
    return states.length > 0 && states.every(s => s === 'accepted');
  });

await byBoth('threats are filtered by severity',
  page => page.selectOption('#fs', 'high'),
  async page => { await press(page, '#fs', 'ArrowDown', 'ArrowDown'); },
  async page => {
    const levels = await page.locator('.threat:visible').evaluateAll(list => list.map(t => t.dataset.level));
    return levels.length > 0 && levels.every(l => ['high', 'critical', 'unrated'].includes(l));
  });

await byBoth('threats are sorted',
  page => page.selectOption('#so', 'title'),
  async page => { await press(page, '#so', 'ArrowDown', 'ArrowDown', 'ArrowDown'); },
  async page => {
    const titles = await page.locator('.threat').evaluateAll(list => list.map(t => t.dataset.title));
    return titles.join('|') === [...titles].sort((a, b) => a.localeCompare(b)).join('|');
  });

await byBoth('all threats open, and close',
  page => page.click('#oa'),
  page => press(page, '#oa', 'Enter'),
  async page => {
    const open = await page.locator('.threat[open]').count();
    const all = await page.locator('.threat').count();
    await page.click('#oa');
    return open === all && await page.locator('.threat[open]').count() === 0;
  });

await byBoth('one threat opens',
  page => page.click('#threat-sqli > summary'),
  page => press(page, '#threat-sqli > summary', 'Enter'),
  page => page.locator('#threat-sqli .body').isVisible());

await byBoth('a shape tells what is known about it, and Escape takes it back',
  page => page.click(shape),
  page => press(page, shape, 'Enter'),
  async page => {
    const told = (await inspected(page)).includes('Web front end') && await page.locator(shape + '.sel').count() > 0;
    await press(page, shape, 'Escape');
    return told && !(await inspected(page)).includes('Web front end');
  });

await byBoth('the way of one data asset is lit',
  page => page.selectOption('#show-data', 'data-payment'),
  async page => { await page.focus('#show-data'); for (let i = 0; i < 20 && await page.inputValue('#show-data') !== 'data-payment'; i += 1) await page.keyboard.press('ArrowDown'); },
  async page => {
    const on = sel => page.evaluate(s => document.querySelector(s).classList.contains('on'), `.view.shown svg a[href="${sel}"]`);
    return await on('#flow-charge') && await on('#el-db') && !await on('#el-customer') && (await inspected(page)).includes('Payment token');
  });

await byBoth('an attack is walked step by step',
  async page => {
    await page.selectOption('#show-path', { index: 1 });
    await page.click('#inspect button:has-text("Next")');
  },
  async page => {
    await press(page, '#show-path', 'ArrowDown');
    await page.focus('#inspect button:not(:disabled)');
    await page.keyboard.press('Enter');
  },
  async page => (await inspected(page)).includes('Step 2 of')
    && await page.locator('#inspect [aria-current=step]').count() === 1
    && await page.locator('.view.shown .number').count() >= 1
    && await page.evaluate(() => document.activeElement.tagName === 'BUTTON'));

await byBoth('an attack that is named elsewhere is shown in the diagram',
  page => page.locator('[data-show]').first().click(),
  async page => { await page.locator('[data-show]').first().focus(); await page.keyboard.press('Enter'); },
  async page => (await inspected(page)).includes('Step 1 of') && await page.evaluate(() => document.activeElement.id === 'inspect'));

await byBoth('another view is shown',
  page => page.click('[data-view]:not([aria-pressed=true])'),
  page => press(page, '[data-view]:not([aria-pressed=true])', 'Enter'),
  page => page.evaluate(() => {
    const pressed = document.querySelector('[data-view][aria-pressed=true]');
    return document.querySelector('.view.shown').id === pressed.dataset.view && document.querySelectorAll('.view.shown').length === 1;
  }));

await byBoth('the diagram grows and fits again',
  page => page.click('#zi'),
  page => press(page, '.view.shown .canvas', '+'),
  async page => {
    const grown = await zoom(page) === '125 %';
    await press(page, '.view.shown .canvas', '0');
    return grown && await zoom(page) === '100 %';
  });

await byBoth('the enlarged diagram is moved',
  async page => {
    for (let i = 0; i < 5; i += 1) await page.click('#zi');
    await page.locator('.view.shown .canvas').scrollIntoViewIfNeeded();
    const box = await page.locator('.view.shown .canvas').boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 60, box.y + box.height / 2 - 40, { steps: 5 });
    await page.mouse.up();
    await page.evaluate(() => { window.moved = document.querySelector('.view.shown .canvas').scrollLeft; });
  },
  async page => {
    for (let i = 0; i < 5; i += 1) await page.click('#zi');
    const before = await page.locator('.view.shown .canvas').evaluate(c => c.scrollLeft);
    await press(page, '.view.shown .canvas', 'ArrowRight', 'ArrowRight');
    await page.waitForTimeout(400);
    await page.evaluate(b => { window.moved = document.querySelector('.view.shown .canvas').scrollLeft - b; }, before);
  },
  page => page.evaluate(() => window.moved > 20));

{
  const { context, page } = await open(browser, file);
  await page.locator('.view.shown .canvas').scrollIntoViewIfNeeded();
  const box = await page.locator('.view.shown .canvas').boundingBox();
  await page.mouse.move(box.x + 50, box.y + 50);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  holds(await zoom(page) === '112 %', 'the wheel with Control enlarges the diagram');
  await context.close();
}

await byBoth('what is to be written is copied',
  async page => { await page.locator('details:has(.copy) > summary').first().click(); await page.locator('.copy:visible').first().click(); },
  async page => { await page.locator('details:has(.copy) > summary').first().focus(); await page.keyboard.press('Enter'); await page.locator('.copy:visible').first().focus(); await page.keyboard.press('Enter'); },
  async page => {
    const pasted = await page.evaluate(() => navigator.clipboard.readText());
    const text = await page.locator('details[open]:has(.copy) pre').first().textContent();
    return pasted === text && text.length > 0;
  },
  withCopy);

for (const hash of ['#threat-sqli', '#el-db', '#flow-charge', '#claim-no-bulk-theft', '#L119']) {
  const { context, page } = await open(browser, file, { hash });
  await page.waitForTimeout(200);
  const there = await page.evaluate(h => {
    const box = document.querySelector(h).getBoundingClientRect();
    return box.height > 0 && box.top >= 0 && box.top < innerHeight;
  }, hash);
  holds(there, `a link to ${hash} opens what holds it`);
  await context.close();
}

{
  const { context, page } = await open(browser, file);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  holds(await page.locator('main details:not([open])').count() === 0, 'printing opens everything');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  holds(await page.locator('main details:not([open])').count() > 0, 'after printing everything is as it was');
  await context.close();
}
console.log('interactions: done');
await browser.close();
