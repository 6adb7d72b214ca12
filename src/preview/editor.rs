//! Links that open a place in the user's editor.

use crate::diagnostic::suggest::nearest;
use std::path::Path;

/// Editors that register a scheme for addresses, and how each writes a place.
const KNOWN: &[(&str, &str)] = &[
    ("vscode", "vscode://file/{path}:{line}:{column}"),
    ("vscode-insiders", "vscode-insiders://file/{path}:{line}:{column}"),
    ("vscodium", "vscodium://file/{path}:{line}:{column}"),
    ("cursor", "cursor://file/{path}:{line}:{column}"),
    ("windsurf", "windsurf://file/{path}:{line}:{column}"),
    ("zed", "zed://file/{path}:{line}:{column}"),
    ("idea", "idea://open?file=/{path}&line={line}&column={column}"),
    (
        "macvim",
        "mvim://open?url=file:///{path}&line={line}&column={column}",
    ),
    (
        "textmate",
        "txmt://open?url=file:///{path}&line={line}&column={column}",
    ),
];

/// Schemes that would act in the page, or in the browser itself, instead of opening an editor.
const REFUSED: &[&str] = &["javascript", "data", "vbscript", "blob", "about", "file"];

/// How to write the address of a place; `none` writes none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Editor {
    /// With `{path}` (absolute, escaped, without the first `/`), `{line}` and `{column}`, both from 1.
    template: Option<String>,
}

impl Editor {
    /// `vscode`, `none`, or a template of one's own such as `myeditor://open?file=/{path}&line={line}`.
    ///
    /// # Errors
    /// What is wrong with the word, as a sentence.
    pub fn parse(word: &str) -> Result<Editor, String> {
        if word == "none" {
            return Ok(Editor { template: None });
        }
        if let Some((_, template)) = KNOWN.iter().find(|(name, _)| *name == word) {
            return Ok(Editor {
                template: Some((*template).to_string()),
            });
        }
        let Some((scheme, _)) = word.split_once(':') else {
            return Err(unknown(word));
        };
        let plain = scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        if !plain || scheme.is_empty() || REFUSED.contains(&scheme.to_ascii_lowercase().as_str()) {
            return Err(format!("`{scheme}:` opens no editor"));
        }
        if !word.contains("{path}") {
            return Err(
                "a template says where the path goes: `{path}`, and `{line}`, `{column}`".to_string(),
            );
        }
        Ok(Editor {
            template: Some(word.to_string()),
        })
    }

    /// The address of a place in a file on this machine; none when there is no editor, or the path is no text.
    pub fn link(&self, path: &Path, line: u32, column: u32) -> Option<String> {
        let template = self.template.as_ref()?;
        let absolute = std::path::absolute(path).ok()?;
        let path = escaped(absolute.to_str()?);
        let filled = template
            .replace("{line}", &line.to_string())
            .replace("{column}", &column.to_string());
        Some(filled.replace("{path}", path.trim_start_matches('/')))
    }
}

fn unknown(word: &str) -> String {
    let names = || KNOWN.iter().map(|(name, _)| *name).chain(["none"]);
    match nearest(word, names()) {
        Some(near) => format!("`{word}` is no editor known here; did you mean `{near}`?"),
        None => format!(
            "`{word}` is no editor known here; there are {}, or a template such as `myeditor://open?file=/{{path}}&line={{line}}`",
            names().collect::<Vec<_>>().join(", ")
        ),
    }
}

/// A path as it may stand in an address: everything but letters, digits and `-._~/` escaped; `\` of Windows is `/`, and
/// the colon of its drives stays.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace(std::path::MAIN_SEPARATOR, "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char)
            }
            b':' if cfg!(windows) => out.push(':'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_place_becomes_an_address() {
        let link = |editor: &str| {
            Editor::parse(editor)
                .expect("known")
                .link(Path::new("/a b/ü{line}.tm"), 3, 7)
        };
        assert_eq!(
            link("vscode").as_deref(),
            Some("vscode://file/a%20b/%C3%BC%7Bline%7D.tm:3:7")
        );
        assert_eq!(
            link("idea").as_deref(),
            Some("idea://open?file=/a%20b/%C3%BC%7Bline%7D.tm&line=3&column=7")
        );
        assert_eq!(
            link("x-my+ed.it:{path}#{line}").as_deref(),
            Some("x-my+ed.it:a%20b/%C3%BC%7Bline%7D.tm#3")
        );
        assert_eq!(link("none"), None);
    }

    #[test]
    fn a_word_that_opens_no_editor_is_refused() {
        let wrong = |editor: &str| Editor::parse(editor).expect_err("refused");
        assert!(wrong("vscoed").ends_with("did you mean `vscode`?"));
        assert_eq!(wrong("JavaScript:alert({path})"), "`JavaScript:` opens no editor");
        assert!(wrong("ed://open").contains("`{path}`"));
    }
}
