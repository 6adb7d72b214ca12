//! What can be followed: imported files, evidence, addresses, and numbers in public lists.

use super::cursor::first_word;
use super::requests::View;
use super::uri;
use crate::source::Span;
use crate::syntax::ast::{Statement, TokenKind};
use crate::syntax::text::unquote;
use lsp_types::{DocumentLink, Uri};
use std::path::Path;
use std::str::FromStr;

/// Every link of a text.
pub fn links(view: &View) -> Vec<DocumentLink> {
    let mut links = Vec::new();
    each(view.snapshot.statements(view.source), &mut |statement| {
        links.extend(of(view, statement));
    });
    let link = |(span, target)| DocumentLink {
        range: view.snapshot.range(span),
        target: Some(target),
        tooltip: None,
        data: None,
    };
    links.into_iter().map(link).collect()
}

/// The files that a text imports or names as packs.
pub fn files(view: &View) -> Vec<(Span, Uri)> {
    let importing = |s: &&Statement| matches!(first_word(view.text(), s), "import" | "use");
    let statements = view.snapshot.statements(view.source).iter();
    statements.filter(importing).flat_map(|s| of(view, s)).collect()
}

fn each(statements: &[Statement], visit: &mut dyn FnMut(&Statement)) {
    for statement in statements {
        visit(statement);
        each(statement.children(), visit);
    }
}

fn of(view: &View, statement: &Statement) -> Vec<(Span, Uri)> {
    let text = view.text();
    let word = first_word(text, statement);
    let folder = view.snapshot.path(view.source).parent().unwrap_or(Path::new(""));
    let mut links = Vec::new();
    for token in &statement.tokens {
        let raw = &text[token.span.range()];
        let target = match token.kind {
            TokenKind::Text => {
                let value = unquote(raw);
                match word {
                    _ if value.starts_with("https://") || value.starts_with("http://") => {
                        Uri::from_str(&value).ok()
                    }
                    "import" | "use" | "evidence" => existing(&folder.join(&value)),
                    _ => None,
                }
            }
            TokenKind::Word if word == "refers" => address(raw).and_then(|a| Uri::from_str(&a).ok()),
            _ => None,
        };
        links.extend(target.map(|target| (token.span, target)));
    }
    links
}

fn existing(path: &Path) -> Option<Uri> {
    let real = std::fs::canonicalize(path).ok().filter(|p| p.is_file())?;
    uri::uri(&real)
}

/// Where a public list describes a number.
fn address(number: &str) -> Option<String> {
    if let Some(id) = number.strip_prefix("CWE-") {
        return Some(format!("https://cwe.mitre.org/data/definitions/{id}.html"));
    }
    if let Some(id) = number.strip_prefix("CAPEC-") {
        return Some(format!("https://capec.mitre.org/data/definitions/{id}.html"));
    }
    if number.starts_with("CVE-") {
        return Some(format!("https://www.cve.org/CVERecord?id={number}"));
    }
    if number.starts_with("AML.T") {
        return Some(format!("https://atlas.mitre.org/techniques/{number}"));
    }
    let digits = number.strip_prefix('T')?;
    let technique = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    technique.then(|| format!("https://attack.mitre.org/techniques/{}", number.replace('.', "/")))
}
