// Threat models for tm. The shape is that of grammar/tm.pest: statements of words, with blocks; what the words mean is not
// said here, but for the keywords of declarations, which are the compiler's (words.json is made from its tables).
//
// A statement ends at the line end, at `;`, or before `}`. It goes on after `,` and `->`, in brackets, and when the next
// line begins with `because`, `and` or `or`: src/scanner.c decides that.

const words = require('./words.json');

const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[-.][\p{L}\p{M}\p{N}_]+)*/u;

module.exports = grammar({
  name: 'tm',

  externals: $ => [$._end, $._error_sentinel],
  extras: $ => [/[ \t\r\n\u{FEFF}]/, $.comment],
  word: $ => $.name,

  rules: {
    file: $ => repeat(choice($._statement, ';')),

    _statement: $ => choice($.declaration, $.property),

    // `process web "Web" { … }`; the name of a flow stands before a colon.
    declaration: $ => prec.right(1, seq(
      field('keyword', choice(
        seq(alias(choice(...words.named), $.keyword), optional(prec(1, field('name', $._word)))),
        seq(alias('flow', $.keyword), optional(prec(1, seq(field('name', $._word), ':')))),
        alias(choice(...words.nameless.filter(w => w !== 'flow')), $.keyword),
      )),
      repeat($._part),
      choice(field('body', $.block), $._finish),
    )),

    // Everything else: `holds orders`, `sqli` in a tree, `criminal cannot disclose orders`.
    property: $ => prec.right(seq(
      field('word', choice($.name, $.long_text, $.text)),
      repeat($._part),
      choice(field('body', $.block), $._finish),
    )),

    _finish: $ => choice($._end, ';'),

    block: $ => seq('{', repeat(choice($._statement, ';')), '}'),

    _part: $ => choice(
      alias($._word, $.word),
      $.between,
      $.text,
      $.long_text,
      $.number,
      $.date,
      $.reference,
      $.operator,
      $.group,
      $.set,
      ':',
      // Behind these something has to follow: there a statement cannot end.
      seq($.arrow, $._part),
      seq(',', $._part),
    ),

    _word: $ => choice($.name, $._keyword_as_name),
    // Keywords are names everywhere but at the start of a statement.
    _keyword_as_name: $ => alias(choice(...words.declarations.filter(w => !words.between.includes(w))), $.name),

    between: _ => choice(...words.between),

    group: $ => choice(
      seq('(', repeat($._part), ')'),
      seq('[', repeat($._part), ']'),
    ),

    // `in {a, b}`, `: {a, b}`: told from a block by what stands before it.
    set: $ => prec(1, seq(choice('in', ':'), '{', optional(seq($._item, repeat(seq(',', $._item)))), '}')),
    _item: $ => choice(alias($._word, $.word), $.between, $.number, $.text),

    name: _ => NAME,
    number: _ => token(prec(1, /\d[\p{L}\p{N}_.]*/u)),
    date: _ => token(prec(2, /\d\d\d\d-\d\d-\d\d/)),
    reference: _ => token(prec(2, choice(
      /CWE-\d+/, /CAPEC-\d+/, /CVE-\d+-\d+/, /AML\.T[A-Z]?\d+(\.\d+)?/, /T\d\d\d\d(\.\d\d\d)?/, /LLM\d\d/, /ML\d\d/,
    ))),
    text: $ => seq('"', repeat(choice(token.immediate(prec(1, /[^"\\\n]+/)), $.escape)), token.immediate('"')),
    escape: _ => token.immediate(/\\[^\n]/),
    long_text: $ => seq('"""', optional($.markdown), token.immediate('"""')),
    markdown: _ => token.immediate(prec(1, /([^"]|"[^"]|""[^"])+/)),
    arrow: _ => '->',
    operator: _ => choice('=', '!=', '<', '<=', '>', '>=', '*'),
    comment: _ => token(seq('//', /[^\n]*/)),
  },
});
