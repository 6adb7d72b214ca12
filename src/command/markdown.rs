//! Markdown on a terminal: headings bold, code indented, paragraphs broken to fit, the rest as it stands.

use crate::diagnostic::wrap::wrap;

/// The text for so many columns, with ANSI styles for headings and strong words.
pub fn render(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        match fence {
            Some(mark) if line.trim() == mark => fence = None,
            Some(_) if line.is_empty() => out.push('\n'),
            Some(_) => out += &format!("    {line}\n"),
            None => match opening(line) {
                Some(mark) => fence = Some(mark),
                None => out += &plain(line, width),
            },
        }
    }
    out
}

/// The back-ticks or tildes that open a block of code.
fn opening(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.chars().take_while(|c| *c == mark).count();
    line.get(..length).filter(|_| length >= 3)
}

/// A line outside code: a heading, an item of a list, a row of a table, or a paragraph.
fn plain(line: &str, width: usize) -> String {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    if let Some(title) = title.strip_prefix(' ').filter(|_| (1..=6).contains(&level)) {
        return format!("\x1b[1m{title}\x1b[0m\n");
    }
    if line.starts_with('|') {
        return format!("{line}\n");
    }
    let text = line.trim_start_matches([' ', '-', '*']);
    let text = if line.starts_with("**") { line } else { text };
    let (mark, indent) = (line.strip_suffix(text).unwrap_or(""), line.len() - text.len());
    let lines = wrap(&strong(text), width.saturating_sub(indent).max(20));
    format!("{mark}{}\n", lines.join(&format!("\n{}", " ".repeat(indent))))
}

/// `**word**` becomes bold.
fn strong(line: &str) -> String {
    let parts: Vec<&str> = line.split("**").collect();
    let last = parts.len() - 1;
    let mut out = String::new();
    for (number, part) in parts.into_iter().enumerate() {
        match number % 2 {
            1 if number < last => out += &format!("\x1b[1m{part}\x1b[0m"),
            1 => out += &format!("**{part}"),
            _ => out += part,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn headings_are_bold_and_code_is_indented() {
        let text =
            "# TM001\n\nA **bold** word, a ** alone.\n\n```tm\nmodel \"M\"\n\n# no heading\n```\nEnd.\n";
        let expected = "\x1b[1mTM001\x1b[0m\n\nA \x1b[1mbold\x1b[0m word, a ** alone.\n\n    model \"M\"\n\n    \
                        # no heading\nEnd.\n";
        assert_eq!(render(text, 80), expected);
    }

    #[test]
    fn paragraphs_and_lists_are_broken_to_fit() {
        let text = "A paragraph that is too long.\n\n- an item that is too long\n**Bold** first\n| a table | that is left alone |\n";
        let expected = "A paragraph that is\ntoo long.\n\n- an item that is too\n  long\n\x1b[1mBold\x1b[0m first\n\
                        | a table | that is left alone |\n";
        assert_eq!(render(text, 22), expected);
    }
}
