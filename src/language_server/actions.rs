//! What can be done about what is under the cursor: mend it, write what its help says, declare a name, answer a finding,
//! rule it out.

use super::advice::advised;
use super::blanks::soon;
use super::cursor::first_word;
use super::insert::{self, Edit};
use super::requests::View;
use super::{diagnostics, uri};
use crate::diagnostic::Diagnostic;
use crate::model::{Control, Model, Node, RuleId};
use crate::rules::Finding;
use crate::source::Span;
use crate::syntax::ast::Statement;
use lsp_types::{CodeAction, CodeActionKind, Range, TextEdit, WorkspaceEdit};
use time::Date;

/// The actions for a range of a text, of which `found` is said.
pub fn actions(view: &View, found: &[Diagnostic], range: Range, today: Date) -> Vec<CodeAction> {
    let bytes = view.bytes(range);
    let near = |span: Span| {
        span.source == view.source && span.start as usize <= bytes.end && bytes.start <= span.end as usize
    };
    let mut actions: Vec<CodeAction> = Vec::new();
    for diagnostic in found.iter().filter(|d| near(d.primary.span)) {
        let mut list: Vec<(String, Edit)> = Vec::new();
        list.extend(declare(view, diagnostic));
        list.extend(respond(view, diagnostic, today));
        // What rules found is answered below, with what the model has.
        if diagnostic.code.0 != 601 || !list.is_empty() {
            list.extend(advised(view, diagnostic, today));
        }
        list.extend(ignore(view, diagnostic));
        actions.extend(mend(view, diagnostic));
        actions.extend(
            list.into_iter()
                .filter_map(|(title, edit)| action(view, title, edit, Some(diagnostic))),
        );
    }
    let answers = answers(view, &near, today).into_iter();
    actions.extend(answers.filter_map(|(title, edit)| action(view, title, edit, None)));
    // Two findings may ask for the same, and a help may say what is offered anyway.
    let mut list: Vec<CodeAction> = Vec::new();
    for action in actions {
        let same = |a: &CodeAction| a.title == action.title || a.edit == action.edit;
        if !list.iter().any(same) {
            list.push(action);
        }
    }
    list
}

/// The change that the compiler proposes itself.
fn mend(view: &View, diagnostic: &Diagnostic) -> Option<CodeAction> {
    let fix = diagnostic.fix.as_ref()?;
    let written = view.snapshot.draft.sources.slice(fix.span);
    let written = written.trim().lines().next().unwrap_or("");
    let title = match (written, fix.text.trim()) {
        ("", new) => format!("insert `{new}`"),
        (old, "") => format!("remove `{old}`"),
        (old, new) => format!("change `{old}` to `{new}`"),
    };
    let edit = Edit {
        place: fix.span,
        text: fix.text.clone(),
    };
    let mut action = action(view, title, edit, Some(diagnostic))?;
    // What takes something away is not done unasked, by "fix all".
    action.is_preferred = Some(!fix.text.trim().is_empty());
    Some(action)
}

/// `declare` for a name that is not known: behind the declaration that uses it.
fn declare(view: &View, diagnostic: &Diagnostic) -> Option<(String, Edit)> {
    let place = diagnostic.primary.span;
    if diagnostic.code.0 != 11 || !diagnostic.message.ends_with("is not declared") {
        return None;
    }
    let name = view.text().get(place.range())?;
    let (outer, inner) = around(view.snapshot.statements(view.source), place)?;
    let keyword = keyword_for(first_word(view.text(), inner));
    let title = crate::model::query::speak(name);
    let text = match keyword {
        "data" => format!("data {name} \"{title}\" {{ confidentiality medium; integrity medium }}"),
        "control" => format!("control {name} \"{title}\" {{\n  status planned\n}}"),
        "adversary" => format!("adversary {name} \"{title}\" {{\n  knows public\n  computes basic\n}}"),
        keyword => format!("{keyword} {name} \"{title}\""),
    };
    let label = format!("declare the {keyword} `{name}`");
    Some((label, insert::behind(view.text(), outer, &text)))
}

/// What a name after a property stands for.
fn keyword_for(property: &str) -> &'static str {
    match property {
        "mitigate" | "stopped" | "relies" => "control",
        "by" | "goal" => "adversary",
        "access" | "belongs" | "authenticates" => "actor",
        "transfer" => "party",
        "flow" | "through" | "on" | "observes" | "alters" | "owns" | "trusts" => "process",
        _ => "data",
    }
}

/// The statement at the top of the file and the innermost one around a place.
fn around(statements: &[Statement], place: Span) -> Option<(&Statement, &Statement)> {
    let outer = statements.iter().find(|s| s.span().contains(place))?;
    let mut inner = outer;
    while let Some(child) = inner.children().iter().find(|s| s.span().contains(place)) {
        inner = child;
    }
    Some((outer, inner))
}

/// A response to a threat that has none (TM601).
fn respond(view: &View, diagnostic: &Diagnostic, today: Date) -> Vec<(String, Edit)> {
    let statements = view.snapshot.statements(view.source);
    let threat = around(statements, diagnostic.primary.span).map(|(outer, _)| outer);
    let Some(threat) = threat.filter(|t| diagnostic.code.0 == 601 && first_word(view.text(), t) == "threat")
    else {
        return Vec::new();
    };
    let controls = view.snapshot.draft.model.controls.iter().take(3);
    let mut lines: Vec<String> = controls
        .map(|c| format!("mitigate with {}", c.head.name))
        .collect();
    lines.push(accept(today));
    let one = |line: String| {
        let edit = insert::into_block(view.text(), threat, &line);
        (format!("answer this threat with `{line}`"), edit)
    };
    lines.into_iter().map(one).collect()
}

/// An acceptance that has to be filled in, until a day on which it is decided again.
fn accept(today: Date) -> String {
    let until = soon(today);
    format!("accept by \"…\" until {until} because \"…\"")
}

/// `ignore` for a remark of the examiner about one declaration.
fn ignore(view: &View, diagnostic: &Diagnostic) -> Option<(String, Edit)> {
    let subject = diagnostic
        .subject
        .as_ref()
        .filter(|_| !diagnostic.code.is_language())?;
    let model = &view.snapshot.draft.model;
    model.nodes().find(|n| model.name(*n) == subject)?;
    let line = format!("ignore {} on {subject} because \"…\"", diagnostic.code);
    Some((
        format!("rule this out: `{line}`"),
        insert::at_end(view.text(), view.source, &line),
    ))
}

/// Answers to what rules found of what the cursor is at, and nobody has answered.
fn answers(view: &View, near: &dyn Fn(Span) -> bool, today: Date) -> Vec<(String, Edit)> {
    let snapshot = &view.snapshot;
    let model = &snapshot.draft.model;
    let Some(meaning) = snapshot.meaning.get() else {
        return Vec::new();
    };
    let here =
        |f: &&Finding| near(f.threat.head.name_span) || f.key.iter().any(|node| near(model.place(*node)));
    let open = |f: &&Finding| f.threat.responses.is_empty() && f.written.is_empty();
    let mut list = Vec::new();
    for finding in meaning.elicited.findings.iter().filter(open).filter(here) {
        let Some(place) = named_place(model, finding) else {
            continue;
        };
        let rule = &model[finding.rule].head.name;
        for control in fitting(model, finding.rule) {
            let line = format!("answer {rule} on {place} {{ mitigate with {control} }}");
            list.push((
                format!("answer this finding with `{line}`"),
                insert::at_end(view.text(), view.source, &line),
            ));
        }
        let line = format!("answer {rule} on {place} {{ {} }}", accept(today));
        list.push((
            format!("answer this finding with `{line}`"),
            insert::at_end(view.text(), view.source, &line),
        ));
        list.extend(new_control(view, finding, place));
        let line = format!("exclude rule {rule} on {place} because \"…\"");
        list.push((
            format!("rule this out: `{line}`"),
            insert::at_end(view.text(), view.source, &line),
        ));
    }
    list
}

/// The declaration to name in an answer: one that every match binds, if it has a name.
fn named_place<'a>(model: &'a Model, finding: &Finding) -> Option<&'a str> {
    let mut nodes = finding.key.iter().chain(&finding.bound);
    let named = |n: &&Node| !matches!(n, Node::Flow(id) if !model[*id].named);
    nodes.find(named).map(|n| model.name(*n))
}

/// The controls that say they counter a rule, else some that there are.
fn fitting(model: &Model, rule: RuleId) -> Vec<&str> {
    let counters = |c: &&Control| c.counters.iter().any(|r| r.value == rule);
    let fitting: Vec<&Control> = model.controls.iter().filter(counters).collect();
    let list = match fitting.is_empty() {
        true => model.controls.iter().take(3).collect(),
        false => fitting,
    };
    list.into_iter().map(|c| c.head.name.as_str()).collect()
}

/// A planned control that does what the rule suggests, and the answer that counts on it.
fn new_control(view: &View, finding: &Finding, place: &str) -> Option<(String, Edit)> {
    let model = &view.snapshot.draft.model;
    let rule = &model[finding.rule];
    let suggest = &rule.body.as_ref()?.suggest.as_ref()?.value;
    let short = rule.head.name.rsplit('.').next().unwrap_or("");
    let name = format!("against-{short}");
    if model.node_named(&name).is_some() || suggest.contains(['"', '{']) {
        return None;
    }
    let rule = &rule.head.name;
    let text = format!(
        "control {name} \"{suggest}\" {{\n  counters {rule}\n  status planned\n}}\n\nanswer {rule} on {place} {{ mitigate with {name} }}"
    );
    let title = format!("answer this finding with a new control `{name}`: {suggest}");
    Some((title, insert::at_end(view.text(), view.source, &text)))
}

fn action(view: &View, title: String, edit: Edit, about: Option<&Diagnostic>) -> Option<CodeAction> {
    let uri = uri::uri(view.snapshot.path(edit.place.source))?;
    let change = TextEdit {
        range: view.snapshot.range(edit.place),
        new_text: edit.text,
    };
    Some(CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: about.map(|d| vec![diagnostics::shown(&view.snapshot, d)]),
        edit: Some(WorkspaceEdit {
            changes: Some(std::iter::once((uri, vec![change])).collect()),
            ..WorkspaceEdit::default()
        }),
        ..CodeAction::default()
    })
}
