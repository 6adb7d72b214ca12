//! Text, names and links that are safe inside SVG and HTML, whatever they were made from.

use crate::diagram::text::is_shown;

/// Text for content and attribute values: markup escaped, forbidden characters left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| is_shown(c) || c == '\n') {
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

/// A prefix for ids and classes: letters, digits and hyphens, starting with a letter.
pub fn prefix(id: &str) -> String {
    let mut out: String = id
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(64)
        .collect();
    if !out.starts_with(|c: char| c.is_ascii_alphabetic()) {
        out.insert_str(0, "d-");
    }
    out
}

/// A link that may stand in `href`: an anchor, a relative path, or `http(s)`; nothing that runs.
pub fn link(link: &str) -> Option<String> {
    let link = link.trim();
    let scheme = link.split(['/', '?', '#']).next().unwrap_or_default();
    let web = link.starts_with("https://") || link.starts_with("http://");
    let shown = link.chars().all(|c| is_shown(c) && !c.is_whitespace());
    (!link.is_empty() && shown && (web || !scheme.contains(':'))).then(|| escape(link))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_run_are_refused() {
        assert_eq!(link("javascript:alert(1)"), None);
        assert_eq!(link(" data:text/html,x"), None);
        assert_eq!(link("java\nscript:alert(1)"), None);
        assert_eq!(link("#el-web").as_deref(), Some("#el-web"));
        assert_eq!(
            link("https://a.example/?a&b").as_deref(),
            Some("https://a.example/?a&amp;b")
        );
        assert_eq!(link("report.html#a:b").as_deref(), Some("report.html#a:b"));
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escape("<a b=\"]]>\u{0}\">"), "&lt;a b=&quot;]]&gt;&quot;&gt;");
        assert_eq!(prefix("1 <b>"), "d-1--b-");
    }
}
