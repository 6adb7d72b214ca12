// All checks in a real browser, one after the other; the exit code is 1 when one failed.
import { failures } from './support.mjs';

for (const part of ['pages', 'interactions', 'print', 'large']) {
  const begun = Date.now();
  await import(`./${part}.mjs`);
  console.log(`${part}: ${((Date.now() - begun) / 1000).toFixed(0)} s`);
}
console.log(failures.length ? `${failures.length} checks failed` : 'every check in the browser holds');
process.exit(failures.length ? 1 : 0);
