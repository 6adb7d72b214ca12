// Threat models for tm, in highlight.js. Made from editors/templates/tm.js; the words are those of the compiler.
//
//   import hljs from 'highlight.js/lib/core';
//   import tm from './tm.js';
//   hljs.registerLanguage('tm', tm);

/** @type {import('highlight.js').LanguageFn} */
export default function tm(hljs) {
  const START = /(?<=^|[{};])[ \t]*/;
  const END = /(?![-.]?[\p{L}\p{M}\w])/u;
  const FREE = /(?<![\p{L}\p{M}\w])(?<![\p{L}\p{M}\w][-.])/u;
  const NAME = /[\p{L}_][\p{L}\p{M}\w]*(?:[-.][\p{L}\p{M}\w]+)*/u;
  const { concat } = hljs.regex;
  const first = (words, scope) => ({ begin: [START, new RegExp(words), END], beginScope: { 2: scope } });
  const free = (words, scope) => ({ match: concat(FREE, '(?:' + words + ')', END), scope });
  return {
    name: 'tm threat model',
    aliases: ['threat-model'],
    unicodeRegex: true,
    contains: [
      hljs.COMMENT('//', '$'),
      { scope: 'string', begin: '"""', end: '"""', contains: [{ scope: 'code', match: /`[^`"]+`/ }, { scope: 'strong', match: /\*\*[^*"]+\*\*/ }] },
      { scope: 'string', begin: '"', end: /"|$/, contains: [{ scope: 'char.escape', match: /\\(?:["\\nt]|u\{[0-9A-Fa-f]+\})/ }] },
      { begin: [START, /{{named}}/, END, /[ \t]+/, NAME], beginScope: { 2: 'keyword', 5: 'title.class' } },
      { begin: [START, /flow/, /[ \t]+/, NAME, /(?=\s*:)/], beginScope: { 2: 'keyword', 4: 'title.class' } },
      first('{{declarations}}', 'keyword'),
      first('{{effects}}', 'title.function'),
      first('{{properties}}', 'keyword'),
      first('{{attributes}}', 'attr'),
      free('CWE-\\d+|CAPEC-\\d+|CVE-\\d{4}-\\d+|AML\\.T[A-Z]?\\d+(?:\\.\\d+)?|T\\d{4}(?:\\.\\d{3})?|LLM\\d{2}|ML\\d{2}', 'symbol'),
      free('\\d{4}-\\d{2}-\\d{2}', 'number'),
      free('\\d[\\w.]*', 'number'),
      free('{{between}}', 'keyword'),
      free('{{effects}}', 'title.function'),
      free('{{values}}', 'literal'),
      // A name, so that no part of it is taken for a word.
      { match: NAME },
      { scope: 'operator', match: /->|<=|>=|!=|[<>=*]/ },
      { scope: 'punctuation', match: /[{}()[\],:;]/ },
    ],
  };
}
