//! What can be done about what is under the cursor: mend it, declare a name, answer a finding, rule it out.

use super::cursor::first_word;
use super::requests::View;
use super::{diagnostics, uri};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::ast::Statement;
use lsp_types::{CodeAction, CodeActionKind, Range, TextEdit, WorkspaceEdit};

/// The actions for a range of a text, of which `found` is said.
pub fn actions(view: &View, found: &[Diagnostic], range: Range) -> Vec<CodeAction> {
    let bytes = view.bytes(range);
    let near = |span: Span| {
        span.source == view.source && span.start as usize <= bytes.end && bytes.start <= span.end as usize
    };
    let mut actions = Vec::new();
    for diagnostic in found.iter().filter(|d| near(d.primary.span)) {
        actions.extend(mend(view, diagnostic));
        actions.extend(declare(view, diagnostic));
        actions.extend(respond(view, diagnostic));
        actions.extend(ignore(view, diagnostic));
    }
    actions.extend(answers(view, &near));
    actions
}

/// The change that the compiler proposes itself.
fn mend(view: &View, diagnostic: &Diagnostic) -> Option<CodeAction> {
    let fix = diagnostic.fix.as_ref()?;
    let written = view.snapshot.draft.sources.slice(fix.span);
    let title = match (written.trim(), fix.text.trim()) {
        ("", new) => format!("insert `{new}`"),
        (old, "") => format!("remove `{old}`"),
        (old, new) => format!("change `{old}` to `{new}`"),
    };
    let mut action = action(view, title, CodeActionKind::QUICKFIX, fix.span, &fix.text)?;
    action.is_preferred = Some(true);
    action.diagnostics = Some(vec![diagnostics::shown(&view.snapshot, diagnostic)]);
    Some(action)
}

/// `declare` for a name that is not known: behind the declaration that uses it.
fn declare(view: &View, diagnostic: &Diagnostic) -> Option<CodeAction> {
    let place = diagnostic.primary.span;
    if diagnostic.code.0 != 11 || !diagnostic.message.ends_with("is not declared") {
        return None;
    }
    let name = view.text().get(place.range())?;
    let (outer, inner) = around(view.snapshot.statements(view.source), place)?;
    let keyword = keyword_for(first_word(view.text(), inner));
    let title = crate::model::query::speak(name);
    let text = match keyword {
        "data" => format!("\n\ndata {name} \"{title}\" {{ confidentiality medium; integrity medium }}"),
        "control" => format!("\n\ncontrol {name} \"{title}\" {{\n  status planned\n}}"),
        "adversary" => format!("\n\nadversary {name} \"{title}\" {{\n  knows public\n  computes basic\n}}"),
        keyword => format!("\n\n{keyword} {name} \"{title}\""),
    };
    let label = format!("declare the {keyword} `{name}`");
    let mut action = action(view, label, CodeActionKind::QUICKFIX, outer.span().after(), &text)?;
    action.diagnostics = Some(vec![diagnostics::shown(&view.snapshot, diagnostic)]);
    Some(action)
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
fn respond(view: &View, diagnostic: &Diagnostic) -> Vec<CodeAction> {
    if diagnostic.code.0 != 601 {
        return Vec::new();
    }
    let statements = view.snapshot.statements(view.source);
    let Some((threat, _)) = around(statements, diagnostic.primary.span) else {
        return Vec::new();
    };
    let Some(last) = threat.children().last() else {
        return Vec::new();
    };
    let controls = view.snapshot.draft.model.controls.iter().take(3);
    let mut lines: Vec<String> = controls
        .map(|c| format!("mitigate with {}", c.head.name))
        .collect();
    lines.push("accept by \"…\" until YYYY-MM-DD because \"…\"".to_string());
    lines.push("transfer to … because \"…\"".to_string());
    let one = |line: String| {
        let title = format!("answer this threat with `{line}`");
        let text = match view.text()[threat.span().range()].contains('\n') {
            true => format!("\n  {line}"),
            false => format!("; {line}"),
        };
        let mut action = action(view, title, CodeActionKind::QUICKFIX, last.span().after(), &text)?;
        action.diagnostics = Some(vec![diagnostics::shown(&view.snapshot, diagnostic)]);
        Some(action)
    };
    lines.into_iter().filter_map(one).collect()
}

/// `ignore` for a remark of the examiner about one declaration.
fn ignore(view: &View, diagnostic: &Diagnostic) -> Option<CodeAction> {
    let subject = diagnostic
        .subject
        .as_ref()
        .filter(|_| !diagnostic.code.is_language())?;
    let model = &view.snapshot.draft.model;
    model.nodes().find(|n| model.name(*n) == subject)?;
    let line = format!("ignore {} on {subject} because \"…\"", diagnostic.code);
    let title = format!("rule this out: `{line}`");
    let mut action = at_end(view, title, &line)?;
    action.diagnostics = Some(vec![diagnostics::shown(&view.snapshot, diagnostic)]);
    Some(action)
}

/// Answers to what rules found where the cursor is.
fn answers(view: &View, near: &dyn Fn(Span) -> bool) -> Vec<CodeAction> {
    let snapshot = &view.snapshot;
    let model = &snapshot.draft.model;
    let Some(meaning) = snapshot.meaning.get() else {
        return Vec::new();
    };
    let mut actions = Vec::new();
    for finding in &meaning.elicited.findings {
        let Some(node) = finding.bound.iter().copied().find(|n| near(model.place(*n))) else {
            continue;
        };
        if !finding.threat.responses.is_empty() || finding.written.is_some() {
            continue;
        }
        let (rule, place) = (&model[finding.rule].head.name, model.name(node));
        if place.contains("->") {
            continue;
        }
        let fitting = |c: &&crate::model::Control| c.counters.iter().any(|r| r.value == finding.rule);
        let control = model
            .controls
            .iter()
            .find(fitting)
            .map_or("…", |c| c.head.name.as_str());
        let lines = [
            format!("answer {rule} on {place} {{ mitigate with {control} }}"),
            format!("answer {rule} on {place} {{ accept by \"…\" until YYYY-MM-DD because \"…\" }}"),
            format!("exclude rule {rule} on {place} because \"…\""),
        ];
        let [mitigate, accept, exclude] = lines;
        actions.extend(at_end(
            view,
            format!("answer this finding with `{mitigate}`"),
            &mitigate,
        ));
        actions.extend(at_end(
            view,
            format!("answer this finding with `{accept}`"),
            &accept,
        ));
        actions.extend(at_end(view, format!("rule this out: `{exclude}`"), &exclude));
    }
    actions
}

/// A statement at the end of the file.
fn at_end(view: &View, title: String, line: &str) -> Option<CodeAction> {
    let end = view.text().len();
    let before = if view.text().ends_with('\n') { "" } else { "\n" };
    let place = Span::new(view.source, end, end);
    action(
        view,
        title,
        CodeActionKind::QUICKFIX,
        place,
        &format!("{before}{line}\n"),
    )
}

fn action(view: &View, title: String, kind: CodeActionKind, place: Span, text: &str) -> Option<CodeAction> {
    let edit = TextEdit {
        range: view.snapshot.range(place),
        new_text: text.to_string(),
    };
    let uri = uri::uri(view.snapshot.path(place.source))?;
    Some(CodeAction {
        title,
        kind: Some(kind),
        edit: Some(WorkspaceEdit {
            changes: Some(std::iter::once((uri, vec![edit])).collect()),
            ..WorkspaceEdit::default()
        }),
        ..CodeAction::default()
    })
}
