//! `tm questions FILE`: what to find out next, with what to write.

use super::console::{Console, width};
use super::{Global, Outcome, findings, project};
use crate::diagnostic::terminal::plural;
use crate::diagnostic::wrap::wrap;
use crate::model::Node;
use crate::rules::Question;
use crate::source::Disk;
use crate::{Compiled, Failure};
use std::path::Path;

/// How many are shown without `--all`.
const TOP: usize = 10;

pub fn run(file: &Path, global: &Global, console: &Console) -> Result<Outcome, Failure> {
    let project = project::open(file, &Disk, global)?;
    let errors = findings::language_errors(&project);
    if errors > 0 {
        console.err(&findings::printed(&project, global));
        return Ok(Outcome::Findings);
    }
    let all = &project.compiled.elicited.questions;
    let shown = if global.all { all.len() } else { TOP.min(all.len()) };
    let mut text = String::new();
    for (number, question) in all.iter().take(shown).enumerate() {
        text += &one(&project.compiled, number + 1, question);
    }
    text += &last(&project.compiled, shown);
    console.out(&text)?;
    Ok(Outcome::Clean)
}

/// A question, who waits for it, and what to write where.
fn one(compiled: &Compiled, number: usize, question: &Question) -> String {
    let model = &compiled.model;
    let number = format!("{number}. ");
    let indent = " ".repeat(number.len());
    let lines = wrap(&question.text, width().saturating_sub(number.len()));
    let head: Vec<String> = lines.iter().map(|l| format!("\x1b[1m{l}\x1b[0m")).collect();
    let mut text = format!("{number}{}\n", head.join(&format!("\n{indent}")));
    let mut rules: Vec<&str> = question
        .waiting
        .iter()
        .map(|at| model[compiled.elicited.undecided[*at].rule].head.name.as_str())
        .collect();
    rules.dedup();
    let named = rules.iter().take(4).copied().collect::<Vec<_>>().join(", ");
    let more = match rules.len() > 4 {
        true => format!(" and {} more", rules.len() - 4),
        false => String::new(),
    };
    text += &format!(
        "{indent}{} ({named}{more}), the worst of impact {}\n",
        match question.waiting.len() {
            1 => "1 threat waits for it".to_string(),
            n => format!("{n} threats wait for it"),
        },
        question.worst
    );
    text += &where_to_write(compiled, question, &indent);
    for line in &question.paste {
        text += &format!("{indent}  {line}\n");
    }
    if let Some(together) = question.together.first() {
        text += &format!("{indent}or once, for all that give no answer of their own: {together}\n");
    }
    text + "\n"
}

/// The declarations that the answer is written into, each with its line.
fn where_to_write(compiled: &Compiled, question: &Question, indent: &str) -> String {
    let model = &compiled.model;
    let source = &compiled.sources.get(question.span.source).name;
    let line = |node: Node| compiled.sources.place(model.place(node)).line;
    let keyword = model.keyword(question.about[0]);
    if let [one] = question.about[..] {
        return format!(
            "{indent}{source}:{}: write into {keyword} `{}` one of\n",
            line(one),
            model.name(one)
        );
    }
    let each: Vec<String> = question
        .about
        .iter()
        .map(|n| format!("`{}` ({})", model.name(*n), line(*n)))
        .collect();
    let lines = wrap(&each.join(", "), width().saturating_sub(indent.len() + 2));
    let head = format!(
        "{indent}{source}:{}: write into each {keyword} of these (by line) one of the values below\n",
        line(question.about[0])
    );
    let lines: String = lines.iter().map(|l| format!("{indent}  {l}\n")).collect();
    head + &lines
}

fn last(compiled: &Compiled, shown: usize) -> String {
    let elicited = &compiled.elicited;
    let all = elicited.questions.len();
    let waiting = plural(elicited.undecided.len(), "possible threat");
    match all {
        0 => "no rule waits for an answer\n".to_string(),
        _ if shown == all => format!("{} for {waiting}\n", plural(all, "question")),
        _ => format!("{shown} of {all} questions for {waiting}; --all prints the others\n"),
    }
}
