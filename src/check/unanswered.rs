//! TM601 for what rules found: a finding is a threat, and asks for a response like one that is written.

use super::facts::quoted;
use super::{Context, Found};
use crate::diagnostic::Severity;
use crate::model::{Node, Run, Truth};

/// A finding that is there today, that no written threat says already, and that nobody has answered: a warning.
pub fn unanswered(context: &Context, found: &mut Found) {
    let model = context.model;
    for finding in &context.elicited.findings {
        let open = finding.holds[Run::Today as usize] == Truth::Yes && finding.threat.responses.is_empty();
        if !open || !finding.written.is_empty() {
            continue;
        }
        let rule = &model[finding.rule];
        let name = &rule.head.name;
        let places: Vec<&str> = finding.key.iter().map(|n| model.name(*n)).collect();
        let mut said = found
            .at(
                finding.threat.head.name_span,
                format!(
                    "`{name}` finds on {}: {}",
                    quoted(places.iter().copied()),
                    lower(&rule.head.shown())
                ),
            )
            .about(finding.id());
        said.severity = Severity::Warning;
        if let Some(suggest) = rule.body.as_ref().and_then(|b| b.suggest.as_ref()) {
            said = said.help(lower(&suggest.value));
        }
        if !finding.related.is_empty() {
            let names = finding.related.iter().map(|t| model.name(Node::Threat(*t)));
            said = said.help(format!(
                "a part of it, or the same of another weakness, is written: {}; where that is the same matter, let it name \
                 the effects and a weakness (CWE) of the rule, and it answers this too",
                quoted(names)
            ));
        }
        // A flow without a name cannot be named; whoever starts it can.
        let place = finding.key.iter().chain(&finding.bound).map(|n| model.name(*n));
        let place = { place }.find(|n| !n.contains("->")).unwrap_or("*");
        said = said.help(format!(
            "answer it: `answer {name} on {place} {{ mitigate with CONTROL }}`, or say why it does not matter: \
             `exclude rule {name} on {place} because \"…\"`; `tm explain {name}` tells when it is a false alarm"
        ));
        found.push(said);
    }
}

/// A sentence as it goes on after a colon; words such as "XML" stay.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_string(),
    }
}
