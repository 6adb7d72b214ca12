// Every example and pack in highlight.js: nothing is illegal, no character is lost, first words are what the compiler says.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import hljs from 'highlight.js/lib/core';
import tm from '../tm.js';

hljs.registerLanguage('tm', tm);
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const words = JSON.parse(fs.readFileSync(path.join(root, 'editors/tree-sitter-tm/words.json'), 'utf8'));
const models = ['examples', 'packs'].flatMap(name => fs.readdirSync(path.join(root, name), { recursive: true }).filter(f => f.endsWith('.tm')).map(f => path.join(name, f)));
const plain = html => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');

test('there are examples', () => assert.ok(models.length > 15));

for (const model of models) {
  test(model, () => {
    const text = fs.readFileSync(path.join(root, model), 'utf8');
    const { value, illegal, errorRaised } = hljs.highlight(text, { language: 'tm', ignoreIllegals: false });
    assert.ok(!illegal && !errorRaised);
    assert.equal(plain(value), text);
    let inText = false, declared = 0;
    for (const line of value.split('\n')) {
      const word = /^\s*([a-z]+)(?![-.\w])/.exec(plain(line))?.[1];
      if (!inText && words.declarations.includes(word)) {
        declared += 1;
        assert.ok(line.trimStart().startsWith(`<span class="hljs-keyword">${word}</span>`), line);
      }
      if ((plain(line).match(/"""/g) ?? []).length % 2) inText = !inText;
    }
    assert.ok(declared > 0 && !inText);
  });
}

test('a statement', () => {
  const { value } = hljs.highlight('process web "Web" { exposure internet } // c\nthreat t { disclose model; refers CWE-89 }\nflow web -> data-model', { language: 'tm' });
  for (const span of ['keyword">process', 'title class_">web', 'attr">exposure', 'literal">internet', 'comment">// c', 'title function_">disclose', 'symbol">CWE-89']) assert.ok(value.includes(span), `${span}: ${value}`);
  assert.ok(value.endsWith('data-model'), value);
});
