//! Rules for people: the list of them, and the page of one.

use super::list::{Rows, heading};
use crate::diagnostic::suggest::nearest;
use crate::model::*;
use crate::source::Disk;
use crate::{Draft, Failure, Input, draft, packs};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The rows of `tm list rules`: of one pack, of a file, or of all shipped packs.
pub fn rows(pack: Option<&str>) -> Result<Rows, Failure> {
    let (model, own) = match pack {
        None => (known(None)?.model, None),
        Some(name) if packs::NAMES.contains(&name) => (known(None)?.model, Some(Some(name.to_string()))),
        Some(file) => (known(Some(Path::new(file)))?.model, Some(None)),
    };
    let mut rows = vec![heading(["name", "threatens", "impact", "references", "title"])];
    let wanted = |rule: &&Arc<Rule>| own.as_ref().is_none_or(|pack| rule.pack == *pack);
    for rule in model.rules.iter().filter(wanted) {
        let Some(body) = &rule.body else { continue };
        let mut effects: Vec<&str> = body.threats.iter().map(|e| e.effect.word()).collect();
        effects.dedup();
        rows.push(vec![
            rule.head.name.clone(),
            effects.join(", "),
            impact(body),
            references(body),
            rule.head.shown(),
        ]);
    }
    Ok(rows)
}

fn impact(body: &RuleBody) -> String {
    match &body.impact {
        Some(Impact::Stated(level)) => level.value.to_string(),
        Some(Impact::WorstOf(what)) => format!("worst of {}", what.value),
        None => String::new(),
    }
}

fn references(body: &RuleBody) -> String {
    body.refers
        .iter()
        .map(|r| r.value.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a rule says, as Markdown.
pub fn page(name: &str, file: Option<&Path>) -> Result<String, Failure> {
    let draft = known(file)?;
    let model = &draft.model;
    let found = model.rules.iter().find(|r| r.head.name == name);
    let Some((rule, body)) = found.and_then(|r| Some((r, r.body.as_ref()?))) else {
        let known = model.rules.iter().map(|r| r.head.name.as_str());
        let help = match nearest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`tm list rules` shows them all".to_string(),
        };
        return Err(Failure(format!("there is no rule `{name}`: {help}")));
    };
    let mut text = format!("# {name}: {}\n\n", rule.head.shown());
    if let Some(explain) = &body.explain {
        text += &format!("{}\n\n", paragraphs(explain.value.trim()));
    }
    let mut list = Vec::new();
    if let Some(suggest) = &body.suggest {
        list.push(format!("**What to do**: {}", spoken(&suggest.value)));
    }
    if let Some(ask) = &body.ask {
        list.push(format!("**What it asks**: {}", spoken(&ask.value)));
    }
    if !body.refers.is_empty() {
        list.push(format!("**References**: {}", references(body)));
    }
    if let Some(none) = &body.refers_to_none {
        list.push(format!("**References**: none, because {}", none.value));
    }
    if !body.once_for.is_empty() {
        let each: Vec<String> = body.once_for.iter().map(|v| format!("`{}`", v.value)).collect();
        list.push(format!("One finding for each {}", each.join(" with ")));
    }
    for general in &body.more_specific_than {
        list.push(format!(
            "Shown instead of `{}` where both find something",
            general.value
        ));
    }
    text += &list.iter().map(|l| format!("- {l}\n")).collect::<String>();
    let source = draft.sources.slice(rule.head.whole);
    text += &format!("\n## The rule\n\n```tm\n{}\n```\n", before_texts(source));
    Ok(text)
}

/// Each paragraph on a line of its own, to be broken where the terminal ends.
fn paragraphs(text: &str) -> String {
    let joined = |p: &str| p.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split("\n\n").map(joined).collect::<Vec<_>>().join("\n\n")
}

/// `{p}` is the rule's variable: `p`.
fn spoken(text: &str) -> String {
    text.replace(['{', '}'], "`")
}

/// The statements of a rule up to its texts, which stand above already.
fn before_texts(source: &str) -> String {
    let texts = ["suggest", "ask", "explain", "refers"];
    let begins = |line: &&str| texts.iter().any(|t| line.trim_start().starts_with(t));
    let head: Vec<&str> = source.lines().take_while(|l| !begins(l)).collect();
    match head.len() == source.lines().count() {
        true => source.to_string(),
        false => format!("{}\n}}", head.join("\n")),
    }
}

/// A model with the rules of all shipped packs, or of a file.
fn known(file: Option<&Path>) -> Result<Draft, Failure> {
    let input = match file {
        Some(file) => Input::File(file.to_path_buf()),
        None => Input::Text {
            name: "<rules>".to_string(),
            text: format!("use pack {}\n", packs::NAMES.join(", ")),
            folder: PathBuf::from("."),
        },
    };
    draft(&input, &Disk)
}
