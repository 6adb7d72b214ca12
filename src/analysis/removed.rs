//! Whether what was eliminated is really gone: only then it stops the threat (`TM607` says where it still is).

use crate::model::*;

/// Whether a threat is eliminated, and what was removed is nowhere.
pub fn eliminated(model: &Model, index: &Index, threat: &Threat) -> bool {
    let mut removed = threat.responses.iter().filter_map(|r| match &r.kind {
        ResponseKind::Eliminate { what, node } => Some((what.value.as_str(), *node)),
        _ => None,
    });
    let any = removed.clone().next().is_some();
    any && removed.all(|(what, node)| !is_there(model, index, what, node))
}

fn is_there(model: &Model, index: &Index, what: &str, node: Option<Node>) -> bool {
    match node {
        Some(Node::Data(data)) => {
            let is = |list: &[crate::source::Spanned<DataId>]| list.iter().any(|d| d.value == data);
            model
                .flows
                .iter()
                .any(|f| is(&f.sends) || is(&f.returns) || is(&f.asks))
                || model.elements.iter().any(|e| is(&e.holds))
        }
        Some(Node::Element(id)) => {
            let at = id.0 as usize;
            !index.starts[at].is_empty() || !index.ends[at].is_empty()
        }
        Some(Node::Flow(_)) => true,
        Some(_) => false,
        None => model.elements.iter().any(|e| {
            e.kind == ElementKind::Process && model.at_least(&e.attributes, "output", what) == Some(true)
        }),
    }
}
