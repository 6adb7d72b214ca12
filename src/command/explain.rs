//! `tm explain CODE|RULE`: the page of a code, or what a rule says.

use super::console::{Console, width};
use super::{Outcome, markdown, rule};
use crate::Failure;
use crate::config::nearest_code;
use crate::diagnostic::Code;
use std::path::Path;

/// Every page of `docs/codes`, by its code, ascending: made by `build.rs`.
static PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));

pub fn run(word: &str, pack: Option<&Path>, console: &Console) -> Result<Outcome, Failure> {
    let is_rule = pack.is_some() || word.contains('.');
    if let Some(text) = is_rule.then(|| rule::page(word, pack)).transpose()? {
        console.out(&markdown::render(&text, width()))?;
        return Ok(Outcome::Clean);
    }
    let code = Code::parse(word)
        .or_else(|| number(word))
        .ok_or_else(|| unknown(word))?;
    console.out(&page(code))?;
    Ok(Outcome::Clean)
}

/// The page of a code, or its line of the table while there is no page.
fn page(code: Code) -> String {
    let name = code.to_string();
    match PAGES.binary_search_by_key(&name.as_str(), |(n, _)| n) {
        Ok(at) => PAGES
            .get(at)
            .map(|(_, text)| markdown::render(text, width()))
            .unwrap_or_default(),
        Err(_) => {
            let info = code.info();
            format!(
                "\x1b[1m{name} {}\x1b[0m ({})\n\n{}\n",
                info.slug,
                info.severity.word(),
                info.title
            )
        }
    }
}

/// `11` and `011` are `TM011`.
fn number(word: &str) -> Option<Code> {
    let number: u16 = word.parse().ok()?;
    Code::parse(&Code(number).to_string())
}

fn unknown(word: &str) -> Failure {
    let help = match nearest_code(word) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`tm list checks` prints every code and its name".to_string(),
    };
    Failure(format!("`{word}` is no code and no name of a check: {help}"))
}
