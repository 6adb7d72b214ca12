// Sizes and times: the web shop, and a model of 500 elements. Sizes are held to; times are only said, because they
// belong to the machine.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holds, launch, open, report, root } from './support.mjs';

const tm = process.env.TM || join(root, 'target/release/tm');

/** A model of some hundred elements: services in zones, each with a store and a threat. */
const model = elements => {
  const lines = ['model "Large" { purpose "To measure" }'];
  const zones = 10;
  const each = elements / 2 / zones;
  for (let d = 0; d < 40; d += 1) lines.push(`data d${d} "Data ${d}" { confidentiality ${['low', 'medium', 'high'][d % 3]}; integrity medium }`);
  for (let z = 0; z < zones; z += 1) {
    lines.push(`boundary zone${z} "Zone ${z}" {`, '  trust partial because "a zone"');
    for (let i = 0; i < each; i += 1) {
      const n = z * each + i;
      lines.push(`  process p${n} "Service ${n}" { validates partial }`, `  store s${n} "Store ${n}" { holds d${n % 40}; encryption disk }`);
    }
    lines.push('}');
  }
  const count = zones * each;
  for (let n = 0; n < count; n += 1) {
    lines.push(`flow keep${n}: p${n} -> s${n} "Keep ${n}" { sends d${n % 40}; channel tls }`);
    if (n) lines.push(`flow call${n}: p${n - 1} -> p${n} "Call ${n}" { sends d${n % 40}; returns d${(n + 1) % 40}; channel tls }`);
  }
  lines.push('adversary a "Somebody" { knows public; computes basic; owns p0; wants disclose d2 }');
  for (let n = 0; n < count; n += 1) {
    lines.push(`threat t${n} "Something happens to store ${n}" { tamper s${n}; by a; feasibility ${['low', 'medium', 'high'][n % 3]}; impact medium; mitigate with c }`);
  }
  lines.push('control c "A control" { on p0; protects integrity; status implemented; resists basic }');
  return lines.join('\n') + '\n';
};

const size = file => statSync(file).size;
const shop = report('web-shop').file;
holds(size(shop) < 300_000, `the web shop's report has ${size(shop)} bytes`);
console.log(`web shop: ${size(shop)} bytes`);

const folder = mkdtempSync(join(tmpdir(), 'tm-large-'));
writeFileSync(join(folder, 'large.tm'), model(500));
const begun = Date.now();
try {
  execFileSync(tm, ['build', join(folder, 'large.tm'), '-o', join(folder, 'out'), '--today', '2026-11-23'], { stdio: 'ignore' });
} catch (error) {
  if (error.status !== 1) throw error;
}
const built = Date.now() - begun;
const file = join(folder, 'out/report.html');
holds(size(file) < 5_000_000, `the report of 500 elements has ${size(file)} bytes`);
const browser = await launch();
const { page, noise } = await open(browser, file);
const paint = await page.evaluate(() => performance.getEntriesByType('paint').find(p => p.name === 'first-contentful-paint')?.startTime);
const filter = await page.evaluate(() => {
  const field = document.querySelector('#tq');
  field.value = 'store 17';
  const from = performance.now();
  field.dispatchEvent(new Event('input'));
  document.body.getBoundingClientRect();
  return performance.now() - from;
});
holds(await page.locator('.threat:visible').count() > 0, 'the filter of a large report finds something');
holds(!noise.length, `500 elements: ${noise.join('; ')}`);
console.log(`500 elements: ${size(file)} bytes, built in ${built} ms, first paint ${Math.round(paint)} ms, filtered in ${Math.round(filter)} ms`);
await browser.close();
rmSync(folder, { recursive: true });
