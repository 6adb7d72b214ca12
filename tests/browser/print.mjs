// Every report on paper: no row and no heading is cut at a page's foot, the PDF is tagged, its text can be selected.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holds, launch, open, reports } from './support.mjs';

// Each row and heading gets two words that nobody sees, at its start and at its end; in print they have to be on the
// same page, and behind a heading something has to follow on its page.
const marks = () => {
  const word = (text, node, first) => {
    const span = document.createElement('span');
    span.textContent = text;
    span.style.cssText = 'font-size:1px;line-height:0;color:transparent';
    first ? node.prepend(span) : node.append(span);
  };
  const rows = [...document.querySelectorAll('main tbody tr, main tfoot tr')];
  rows.forEach((row, i) => {
    word(`Zrow${i}a`, row.cells[0], true);
    for (const cell of row.cells) word(`Zrow${i}z`, cell, false);
  });
  const heads = [...document.querySelectorAll('main h2, main h3, main h4')].filter(h => h.getClientRects().length);
  heads.forEach((head, i) => { word(`Zhead${i}a`, head, true); word(`Zhead${i}z`, head, false); });
  heads.forEach((head, i) => {
    let next = head.nextElementSibling || head.parentElement.nextElementSibling;
    while (next && !next.textContent.trim()) next = next.nextElementSibling;
    if (next && !next.matches('details, .dfd, svg')) word(`Znext${i}a`, next.matches('.scroll') ? next.querySelector('tbody th, tbody td') || next : next, true);
  });
  return heads.map(h => h.textContent.replace(/Z(head|next|row)\d+[az]/g, '').trim());
};

const browser = await launch();
const folder = mkdtempSync(join(tmpdir(), 'tm-print-'));
for (const { name, file } of reports()) {
  const { context, page } = await open(browser, file);
  const pdf = join(folder, 'report.pdf');
  const plain = await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  holds(/Tagged:\s+yes/.test(info), `${name}: the PDF is not tagged`);
  holds(/Page size:.*A4/.test(info), `${name}: the pages are not A4`);
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
  holds(text.includes('Did we do a good job?'), `${name}: the text cannot be selected`);
  holds(plain.length > 0, `${name}: nothing was printed`);

  const titles = await page.evaluate(marks);
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true, tagged: true });
  const boxes = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const pages = new Map();
  let number = 0;
  for (const line of boxes.split('\n')) {
    if (line.includes('<page ')) number += 1;
    for (const [word] of line.matchAll(/Z(?:row|head|next)\d+[az]/g)) {
      pages.set(word, [...(pages.get(word) || []), number]);
    }
  }
  let cut = 0;
  let seen = 0;
  for (const [word, on] of pages) {
    const both = new Set([...on, ...(pages.get(word.slice(0, -1) + 'z') || [])]);
    if (word.startsWith('Znext')) {
      const head = pages.get(word.replace('Znext', 'Zhead').slice(0, -1) + 'z');
      if (head && head[0] !== on[0]) { cut += 1; console.log(`  a heading at a foot: ${titles[Number(word.match(/\d+/)[0])]}, page ${head[0]}`); }
    } else if (word.endsWith('a')) {
      seen += 1;
      if (both.size > 1) { cut += 1; console.log(`  cut: ${word} on pages ${[...both]}`); }
    }
  }
  holds(seen > 20, `${name}: only ${seen} rows and headings were found on paper`);
  holds(cut === 0, `${name}: ${cut} rows or headings are cut at a page's foot`);
  console.log(`${name}: ${number} pages, ${seen} rows and headings`);
  await context.close();
}
rmSync(folder, { recursive: true });
await browser.close();
