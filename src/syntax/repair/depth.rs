//! Blocks nested too deep: no text may bring the compiler's stack down.

use super::apply::Repaired;
use super::{LIMIT, lex};
use crate::diagnostic::Diagnostics;
use crate::source::{SourceId, Span};
use crate::syntax::mistake;

/// Blanks whatever stands deeper than the limit in a text that balances; the first such place is reported, and of what
/// stands around it nothing else is said.
pub(super) fn limit(source: SourceId, repaired: &mut Repaired<'_>, diagnostics: &mut Diagnostics) {
    let (blanks, around) = too_deep(repaired.text.as_bytes());
    let Some((start, _)) = blanks.first().copied() else {
        return;
    };
    let around = around.into_iter().map(|at| repaired.original(at)).collect();
    repaired.mark_broken(around);
    let start = repaired.original(start);
    diagnostics.push(mistake::too_deep(Span::new(source, start, start + 1), LIMIT));
    let mut bytes = std::mem::take(&mut repaired.text).into_owned().into_bytes();
    for (start, end) in blanks {
        let inner = bytes[start..end].iter_mut();
        inner
            .filter(|b| !matches!(b, b'\n' | b'\r'))
            .for_each(|b| *b = b' ');
    }
    // Whole characters were overwritten, since both ends are braces.
    repaired.text = String::from_utf8(bytes).unwrap_or_default().into();
}

/// Where a brace opens beyond the limit, and behind its closing brace; and the braces that are open around the first.
fn too_deep(bytes: &[u8]) -> (Vec<(usize, usize)>, Vec<usize>) {
    let mut found = Vec::new();
    let mut around = Vec::new();
    let (mut depth, mut start, mut at) = (0_usize, 0, 0);
    while let Some(next) = lex::next_mark(bytes, at) {
        at = next + 1;
        match bytes[next] {
            b'"' => at = lex::text_end(bytes, next).unwrap_or(bytes.len()),
            b'/' if bytes.get(at) == Some(&b'/') => at = lex::line_end(bytes, at),
            b'/' => {}
            b'{' | b'(' | b'[' => {
                depth += 1;
                if depth == LIMIT + 1 {
                    start = next;
                } else if depth <= LIMIT && found.is_empty() {
                    around.truncate(depth - 1);
                    around.push(next);
                }
            }
            _ => {
                if depth == LIMIT + 1 {
                    found.push((start, at));
                }
                depth = depth.saturating_sub(1);
            }
        }
    }
    (found, around)
}
