//! Text in a picture: what may be shown, how wide it is, how it is broken into lines.

use unicode_width::UnicodeWidthChar;

/// Advance widths of Helvetica for the characters 32 to 126, in thousandths of the font size
/// (Adobe's font metrics). The sans-serif fonts of the usual systems differ by a few percent,
/// which `SAFETY` covers.
const LATIN: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Percent of the measured width that is set aside.
const SAFETY: usize = 106;

/// The text without what has no picture or could change the text around it: control characters,
/// noncharacters and marks that override the direction. White space becomes a single space.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        let double = c == ' ' && (out.is_empty() || out.ends_with(' '));
        if !double && is_shown(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether XML 1.0 allows the character and it stays within its own text.
pub fn is_shown(c: char) -> bool {
    let u = c as u32;
    !(c.is_control()
        || (u & 0xfffe) == 0xfffe
        || (0xfdd0..=0xfdef).contains(&u)
        || matches!(u, 0x200e | 0x200f | 0x061c | 0x2028..=0x202e | 0x2066..=0x206f | 0xfeff))
}

/// Width in pixels at a font size in pixels.
pub fn width(text: &str, size: i32) -> i32 {
    let units: usize = text.chars().map(units).sum();
    ((units * size.max(0) as usize * SAFETY).div_ceil(100_000)) as i32
}

/// Breaks text at spaces, and inside words that are too long, so that every line is at most
/// `max` pixels wide; at most `lines` lines, the last with an ellipsis if text is left over.
/// Empty text has no lines.
pub fn wrap(text: &str, size: i32, max: i32, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let joined = if line.is_empty() {
            word.to_string()
        } else {
            format!("{line} {word}")
        };
        if width(&joined, size) <= max {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            out.push(std::mem::take(&mut line));
        }
        line = break_word(word, size, max, &mut out);
        if out.len() > lines {
            break;
        }
    }
    if !line.is_empty() {
        out.push(line);
    }
    if out.len() > lines {
        out.truncate(lines);
        if let Some(last) = out.last_mut() {
            *last = ellipsis(last, size, max);
        }
    }
    out
}

/// The text cut to a width and closed with an ellipsis.
fn ellipsis(text: &str, size: i32, max: i32) -> String {
    let mut kept: Vec<char> = text.chars().collect();
    loop {
        let candidate = format!("{}…", kept.iter().collect::<String>().trim_end());
        if kept.is_empty() || width(&candidate, size) <= max {
            return candidate;
        }
        kept.pop();
    }
}

/// Cuts a word into full lines and returns what is left of it. Joined emoji stay together.
fn break_word(word: &str, size: i32, max: i32, out: &mut Vec<String>) -> String {
    let mut line = String::new();
    for c in word.chars() {
        let joins = units(c) == 0 || line.ends_with('\u{200d}');
        if !joins && !line.is_empty() && width(&line, size) + width(c.encode_utf8(&mut [0; 4]), size) > max {
            out.push(std::mem::take(&mut line));
        }
        line.push(c);
    }
    line
}

/// Advance of a character in thousandths of the font size.
fn units(c: char) -> usize {
    let u = c as usize;
    if (32..127).contains(&u) {
        return usize::from(LATIN[u - 32]);
    }
    match c.width() {
        None | Some(0) => 0,
        Some(1) => 620,
        Some(_) => 1050,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_characters_are_left_out() {
        assert_eq!(clean("a\u{0}b\u{202e}c\n\t d\u{fffe} "), "abc d");
    }

    #[test]
    fn long_words_are_broken_and_long_texts_cut() {
        let lines = wrap(&"x".repeat(1000), 11, 100, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|l| width(l, 11) <= 100), "{lines:?}");
        assert!(lines[2].ends_with('…'));
        assert!(wrap("", 11, 100, 3).is_empty());
    }

    #[test]
    fn wide_characters_count_double() {
        assert!(width("数据", 10) > 18);
    }
}
