// Where a statement ends: at a line end, unless the next line, comment lines aside, begins with `because`, `and` or `or`;
// before `}`; and at the end of the file. Asked only where a statement may end: after `,` and `->` and in brackets the
// grammar does not ask, and a line end is space.
#include "tree_sitter/parser.h"

#include <stdbool.h>
#include <wctype.h>

enum Token { END, ERROR_SENTINEL };

void *tree_sitter_tm_external_scanner_create(void) { return NULL; }
void tree_sitter_tm_external_scanner_destroy(void *payload) { (void)payload; }
unsigned tree_sitter_tm_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}
void tree_sitter_tm_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}

static void skip_blanks(TSLexer *lexer) {
  while (lexer->lookahead == ' ' || lexer->lookahead == '\t' || lexer->lookahead == '\r' || lexer->lookahead == 0xFEFF)
    lexer->advance(lexer, true);
}

// Whether the next word lets a statement go on. Reads it.
static bool goes_on(TSLexer *lexer) {
  static const char *const WORDS[] = {"because", "and", "or"};
  char word[9] = {0};
  unsigned length = 0;
  while (iswalnum((wint_t)lexer->lookahead) || lexer->lookahead == '_' || lexer->lookahead == '-' || lexer->lookahead == '.') {
    if (length < sizeof word - 1) word[length] = (char)(lexer->lookahead < 128 ? lexer->lookahead : '?');
    length++;
    lexer->advance(lexer, false);
  }
  for (unsigned at = 0; at < sizeof WORDS / sizeof WORDS[0]; at++) {
    unsigned same = 0;
    while (WORDS[at][same] && WORDS[at][same] == word[same]) same++;
    if (!WORDS[at][same] && same == length) return true;
  }
  return false;
}

bool tree_sitter_tm_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  // While the parser recovers from a mistake every token is valid; then its own lexer knows better.
  if (valid[ERROR_SENTINEL] || !valid[END]) return false;
  skip_blanks(lexer);
  lexer->result_symbol = END;
  lexer->mark_end(lexer);
  if (lexer->eof(lexer) || lexer->lookahead == '}') return true;
  if (lexer->lookahead != '\n') return false;
  lexer->advance(lexer, false);
  for (;;) {
    while (lexer->lookahead == ' ' || lexer->lookahead == '\t' || lexer->lookahead == '\r') lexer->advance(lexer, false);
    // A blank line ends a statement; a comment line does not.
    if (lexer->lookahead == '\n' || lexer->eof(lexer)) return true;
    if (lexer->lookahead != '/') return !goes_on(lexer);
    while (lexer->lookahead != '\n' && !lexer->eof(lexer)) lexer->advance(lexer, false);
    if (!lexer->eof(lexer)) lexer->advance(lexer, false);
  }
}
