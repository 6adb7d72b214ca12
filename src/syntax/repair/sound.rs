//! One quick look over a text: does everything balance? Then there is nothing to repair, and nothing is copied.

use super::{LIMIT, lex};

/// How long a piece is at least, in bytes. What pest keeps of a piece, some twelve times its length, then fits the cache of
/// a core and is used again for the next. Between 8 and 128 kB the length hardly matters.
const PIECE: usize = 32 << 10;

/// Where a text in which every text ends on its line, every escape exists, and braces and parentheses pair up, not too
/// deep, may be cut: each place lies between two statements of the file, at least [`PIECE`] behind the last. That a text is
/// not sound costs only time: it is read carefully.
pub(super) fn sound(text: &str) -> Option<Vec<usize>> {
    sound_in_pieces(text, PIECE)
}

/// The same, for pieces of at least so many bytes.
fn sound_in_pieces(text: &str, least: usize) -> Option<Vec<usize>> {
    let bytes = text.as_bytes();
    let mut closers: Vec<u8> = Vec::with_capacity(LIMIT);
    let mut cuts = Vec::new();
    let (mut at, mut cut) = (0, 0);
    while let Some(next) = lex::next_mark(bytes, at) {
        at = next + 1;
        match bytes[next] {
            b'"' => match lex::text_end(bytes, next) {
                Some(end) if lex::bad_escape(text, next, end).is_none() => at = end,
                _ => return None,
            },
            b'/' if bytes.get(at) == Some(&b'/') => {
                let end = lex::line_end(bytes, at);
                if lex::is_address(bytes, next, end) {
                    return None;
                }
                at = end;
            }
            b'/' => {}
            open @ (b'{' | b'(' | b'[') => {
                if closers.len() == LIMIT {
                    return None;
                }
                closers.push(lex::closer(open));
            }
            close => {
                if closers.pop() != Some(close) {
                    return None;
                }
                if at >= cut + least && close == b'}' && closers.is_empty() && ends_statement(&bytes[at..]) {
                    cut = at;
                    cuts.push(cut);
                }
            }
        }
    }
    closers.is_empty().then_some(cuts)
}

/// Whether a statement that a `}` may end ends there: the next line begins another one, and none of the words that let it
/// go on.
fn ends_statement(rest: &[u8]) -> bool {
    let space = |b: &&u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n');
    let space = rest.iter().take_while(space).count();
    let (space, next) = rest.split_at(space);
    let goes_on = ["because", "and", "or"];
    space.contains(&b'\n')
        && next.first().is_some_and(u8::is_ascii_alphabetic)
        && !goes_on.iter().any(|word| next.starts_with(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::syntax::lower::lower;
    use crate::syntax::repair::Repaired;

    /// Into how many pieces a text can be cut at most; the statements are the same, whole or in those pieces.
    fn pieces(text: &str) -> usize {
        let read = |cuts| lower(SourceId(0), text, &Repaired::unchanged(text, cuts));
        let cuts = sound_in_pieces(text, 0).expect("it balances");
        let pieces = cuts.len() + 1;
        let (whole, cut) = (read(Vec::new()), read(cuts));
        assert_eq!(whole.0.statements, cut.0.statements, "{text}");
        assert_eq!(whole.1.len(), cut.1.len(), "{text}");
        pieces
    }

    #[test]
    fn a_text_is_cut_between_statements_only() {
        for (text, count) in [
            ("a { b }\nc { d }\ne { f }\n", 3),
            ("a { b }\r\nc { d }\r\n\r\n\tboundary e { f { g }\n h }\n", 3),
            ("a { b }  // said\nc { d } e { f }\n{ g }\n// h\ni\n", 1),
            ("a in {b}\nand c\n", 1),
            ("a in {b}\n  because \"c\"\nd\n", 1),
            ("a in {b}\norder c\n", 1),
            ("a in {b}, \nc in {d}\ne\n", 2),
            ("(a in {b}\nc)\nd \"}\n\" // }\n", 1),
        ] {
            let text = text.replace("\"}\n\"", "\"\"\"}\n\"\"\"");
            assert_eq!(pieces(&text), count, "{text}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 2000, ..Default::default() })]
        /// Whatever balances reads the same, whole or cut wherever it may be.
        #[test]
        fn texts_read_the_same_in_pieces(parts in proptest::collection::vec(part(), 0..8)) {
            let text: String = parts.into_iter().flat_map(|(statement, then)| [statement, then]).collect();
            if sound_in_pieces(&text, 0).is_some() {
                pieces(&text);
            }
        }
    }

    /// A statement, and what may come between it and the next one.
    fn part() -> impl proptest::strategy::Strategy<Value = (&'static str, &'static str)> {
        let statements = proptest::sample::select(
            &[
                "a { b }",
                "a in {b}",
                "a { b { c }\n d }",
                "a: {b}",
                "a",
                "(a in {b})",
                "[a",
                "a]",
                "a \"}\"",
                "\"\"\"}\n\"\"\"",
                "{ a }",
                "}",
                "// }",
                "é { ö }",
            ][..],
        );
        let between = proptest::sample::select(
            &[
                "\n",
                "\r\n",
                "\r",
                "\n\n\t",
                " ",
                "",
                ";",
                ";\n",
                ",\n",
                " ->\n",
                "\n-> ",
                "\nand ",
                "\n  or ",
                "\nbecause \"c\"\n",
                "\norder ",
                "\n// }\n",
                " // }\n",
                "\n{ d }\n",
                "\u{c}\n",
                "\n\u{c}",
                "\n\u{a0}",
                "\n\u{feff}",
                "\0\n",
                "\n\0",
                "\n=",
                "\n(",
            ][..],
        );
        (statements, between)
    }

    #[test]
    fn packs_read_the_same_in_pieces() {
        for name in crate::packs::NAMES {
            let text = crate::packs::text(name).expect("it is shipped");
            assert!(pieces(text) > 10, "{name}");
        }
    }
}
