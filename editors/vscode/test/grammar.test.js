// The TextMate grammar on every example and pack: every word has a scope, and every text and comment ends.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const oniguruma = require('vscode-oniguruma');
const textmate = require('vscode-textmate');

const root = path.join(__dirname, '../../..');
const models = ['examples', 'packs'].flatMap(name => fs.readdirSync(path.join(root, name), { recursive: true }).filter(f => f.endsWith('.tm')).map(f => path.join(name, f)));
const words = JSON.parse(fs.readFileSync(path.join(root, 'editors/tree-sitter-tm/words.json'), 'utf8'));

const grammar = (async () => {
  const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner: list => new oniguruma.OnigScanner(list), createOnigString: text => new oniguruma.OnigString(text) }),
    loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(path.join(root, 'editors/vscode/syntaxes/tm.tmLanguage.json'), 'utf8'), 'tm.json'),
  });
  return registry.loadGrammar('source.tm');
})();

async function tokens(text) {
  const list = [];
  let stack = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const result = (await grammar).tokenizeLine(line, stack);
    stack = result.ruleStack;
    for (const token of result.tokens) list.push({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes, first: line.slice(0, token.startIndex).trim() === '' });
  }
  return { list, depth: stack.depth };
}

test('there are examples', () => assert.ok(models.length > 15));

for (const model of models) {
  test(model, async () => {
    const { list, depth } = await tokens(fs.readFileSync(path.join(root, model), 'utf8'));
    assert.equal(depth, 1, 'a text is still open at the end');
    for (const { text, scopes, first } of list) {
      assert.ok(!scopes.some(s => s.startsWith('invalid')), `invalid: ${text}`);
      if (text.trim() && scopes.length === 1) assert.fail(`without a scope: ${JSON.stringify(text)}`);
      const inText = scopes.some(s => s.startsWith('string') || s.startsWith('comment'));
      if (first && !inText && words.declarations.includes(text.trim())) assert.ok(scopes.includes('keyword.declaration.tm'), `${text}: ${scopes}`);
    }
  });
}
