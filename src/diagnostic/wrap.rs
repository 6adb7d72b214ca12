//! Breaking prose into lines that fit the terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks a text at spaces into lines of at most `width` columns. What stands in back-ticks is never broken: it is
/// there to be pasted. A word that is wider than a line stands alone.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// The pieces between the spaces that stand outside of back-ticks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let closed = text.matches('`').count() % 2 == 0;
    text.split(move |c: char| {
        quoted ^= closed && c == '`';
        c == ' ' && !quoted
    })
    .filter(|word| word.chars().any(|c| c.width() != Some(0)))
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_at_spaces_but_not_in_back_ticks() {
        assert_eq!(wrap("did you mean `db`?", 12), ["did you mean", "`db`?"]);
        assert_eq!(
            wrap("write `flow a -> b \"T\"` here", 8),
            ["write", "`flow a -> b \"T\"`", "here"]
        );
        assert_eq!(wrap("one ` alone", 4), ["one", "`", "alone"]);
        assert_eq!(wrap("注文 と 住所", 7), ["注文 と", "住所"]);
        assert_eq!(wrap("", 5), [""]);
    }
}
