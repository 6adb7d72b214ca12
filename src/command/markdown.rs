//! Markdown on a terminal: headings bold, code indented, the rest as it stands.

/// The text with ANSI styles for headings and strong words.
pub fn render(text: &str) -> String {
    let mut out = String::new();
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        match fence {
            Some(mark) if line.trim() == mark => fence = None,
            Some(_) if line.is_empty() => out.push('\n'),
            Some(_) => out += &format!("    {line}\n"),
            None => match opening(line) {
                Some(mark) => fence = Some(mark),
                None => out += &format!("{}\n", plain(line)),
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

fn plain(line: &str) -> String {
    let heading = line.trim_start_matches('#');
    let level = line.len() - heading.len();
    match heading.strip_prefix(' ') {
        Some(title) if (1..=6).contains(&level) => format!("\x1b[1m{title}\x1b[0m"),
        _ => strong(line),
    }
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
        assert_eq!(render(text), expected);
    }
}
