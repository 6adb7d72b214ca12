//! Text of the user's becomes harmless: what it may stand in decides how.

use std::io::{self, Write};

/// The text on one line, with everything that hides or reorders other text made visible: `⟨U+202E⟩`.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        show(c, &mut out, ' ');
    }
    out
}

/// Like [`visible`], but line ends and tabs stay: for blocks of code.
pub fn visible_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\t' => out.push(c),
            _ => show(c, &mut out, '\n'),
        }
    }
    out
}

fn show(c: char, out: &mut String, line_end: char) {
    match c {
        '\t' => out.push(' '),
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(line_end),
        _ if hides(c) => out.push_str(&format!("⟨U+{:04X}⟩", c as u32)),
        _ => out.push(c),
    }
}

/// Controls, marks that change the direction of text, and characters without a width.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Text for Markdown: punctuation that could mean something is escaped, `<`, `>` and `&` become entities, and
/// everything is one line; a blank at either end stays. Holds in paragraphs, headings, list items and cells of tables alike.
pub fn markdown(text: &str) -> String {
    let shown = visible(text);
    let trimmed = shown.trim();
    if trimmed.is_empty() {
        return if shown.is_empty() {
            String::new()
        } else {
            " ".to_string()
        };
    }
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::with_capacity(shown.len() + 8);
    if shown.starts_with(' ') {
        out.push(' ');
    }
    for (i, c) in trimmed.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', c]),
            // Begins a heading, and at the end of a heading belongs to its mark.
            '#' => out.extend(['\\', c]),
            // These mean something only where a line begins.
            '+' | '-' | '=' if i == 0 => out.extend(['\\', c]),
            '.' | ')' if i == digits && i > 0 => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    if shown.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// A code span of Markdown with a fence longer than any run of backticks inside. A text with a pipe is escaped
/// plain text instead, because a table and a paragraph read a pipe in a code span differently.
pub fn markdown_code(text: &str) -> String {
    let shown = visible(text);
    let trimmed = shown.trim();
    if trimmed.is_empty() || trimmed.contains('|') {
        return markdown(trimmed);
    }
    let fence = "`".repeat(longest_run(trimmed, '`') + 1);
    let space = if trimmed.starts_with('`') || trimmed.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{trimmed}{space}{fence}")
}

/// A block of code of Markdown, fenced with more backticks than stand inside.
pub fn markdown_block(text: &str) -> String {
    let shown = visible_lines(text);
    let fence = "`".repeat((longest_run(&shown, '`') + 1).max(3));
    format!("{fence}\n{}\n{fence}", shown.trim_end_matches('\n'))
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// Text for HTML, in elements and in quoted attributes.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Text for a block of code in HTML: line ends stay.
pub fn html_lines(text: &str) -> String {
    visible_lines(text)
        .split('\n')
        .map(html)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The escape function of the Markdown templates.
pub fn write_markdown(text: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(markdown(text).as_bytes())
}

/// The escape function of the HTML templates.
pub fn write_html(text: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(html(text).as_bytes())
}

/// An address that may become a link: `http`, `https` or `mailto`, without blanks and controls; characters that
/// end a link in Markdown or HTML are percent-encoded. None: print it as text.
pub fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once(':')?;
    let allowed = ["http", "https", "mailto"]
        .iter()
        .any(|s| scheme.eq_ignore_ascii_case(s));
    let clean = !rest.is_empty() && !text.chars().any(|c| c.is_whitespace() || hides(c));
    let slashes = scheme.eq_ignore_ascii_case("mailto") || rest.starts_with("//");
    if !(allowed && clean && slashes) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' | '>' | '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '\\' | '`' | '|' | '*' | '^' => {
                out.push_str(&format!("%{:02X}", c as u32));
            }
            _ => out.push(c),
        }
    }
    Some(out)
}
