//! Above each element and each piece of data: how many threats concern it, and what is done about them.

use super::requests::View;
use crate::model::{Node, ThreatId};
use crate::resolve::uses::Target;
use lsp_types::{CodeLens, Command};

/// The lenses of a text.
pub fn lenses(view: &View) -> Vec<CodeLens> {
    let marks = view.snapshot.marks_in(view.source).iter().filter(|m| m.declares);
    marks
        .filter_map(|mark| match mark.target {
            Target::Node(node @ (Node::Element(_) | Node::Flow(_) | Node::Data(_))) => {
                Some((mark.span, node))
            }
            _ => None,
        })
        .filter_map(|(span, node)| {
            let title = title(view, node)?;
            Some(CodeLens {
                range: view.snapshot.range(span),
                command: Some(Command {
                    title,
                    command: String::new(),
                    arguments: None,
                }),
                data: None,
            })
        })
        .collect()
}

fn title(view: &View, node: Node) -> Option<String> {
    let threats = threats(view, node);
    if threats.is_empty() {
        return None;
    }
    let model = &view.snapshot.draft.model;
    let open = threats.iter().filter(|t| model.is_open(**t)).count();
    let count = match threats.len() {
        1 => "1 threat".to_string(),
        many => format!("{many} threats"),
    };
    Some(match open {
        0 => format!("{count}, each with a response"),
        open if open == threats.len() => format!("{count}, open"),
        open => format!("{count}, {open} open"),
    })
}

/// The written threats that name something: as a target, or as a place on the way.
pub fn threats(view: &View, node: Node) -> Vec<ThreatId> {
    let model = &view.snapshot.draft.model;
    let concerns = |id: &ThreatId| {
        let threat = &model[*id];
        threat.effects.iter().any(|e| e.target.value == node)
            || threat.through.iter().any(|t| t.value == node)
    };
    ThreatId::all(model).filter(concerns).collect()
}
