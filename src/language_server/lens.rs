//! Above each element, each flow and each piece of data: how many threats concern it, and what is done about them.

use super::requests::View;
use crate::model::{Node, Run, ThreatId, Truth};
use crate::resolve::uses::Target;
use crate::source::Span;
use lsp_types::{CodeLens, Command, Location};
use serde_json::json;

/// What a client that has this command does at a click: it shows places. Its arguments are the address of the file, the
/// position, and the places.
const SHOW: &str = "tm.showThreats";

/// The lenses of a text; with something to click on for a client that `shows` places.
pub fn lenses(view: &View, shows: bool) -> Vec<CodeLens> {
    let marks = view.snapshot.marks_in(view.source).iter().filter(|m| m.declares);
    let concerned = marks.filter_map(|mark| match mark.target {
        Target::Node(node @ (Node::Element(_) | Node::Flow(_) | Node::Data(_))) => Some((mark.span, node)),
        _ => None,
    });
    concerned
        .filter_map(|(span, node)| lens(view, span, node, shows))
        .collect()
}

fn lens(view: &View, span: Span, node: Node, shows: bool) -> Option<CodeLens> {
    let written = threats(view, node);
    let title = [written_title(view, &written), found_title(view, node)];
    let title: Vec<String> = title.into_iter().flatten().collect();
    let model = &view.snapshot.draft.model;
    let places = written.iter().map(|t| model[*t].head.name_span);
    let places: Vec<Location> = places.filter_map(|p| view.snapshot.location(p)).collect();
    let here = view.snapshot.location(span)?;
    let shows = shows && !places.is_empty();
    let command = Command {
        title: Some(title.join("; ")).filter(|t| !t.is_empty())?,
        command: if shows { SHOW.to_string() } else { String::new() },
        arguments: shows.then(|| vec![json!(here.uri), json!(here.range.start), json!(places)]),
    };
    Some(CodeLens {
        range: here.range,
        command: Some(command),
        data: None,
    })
}

/// `2 threats, 1 open`
fn written_title(view: &View, threats: &[ThreatId]) -> Option<String> {
    let model = &view.snapshot.draft.model;
    let open = threats.iter().filter(|t| model.is_open(**t)).count();
    let count = match threats.len() {
        0 => return None,
        1 => "1 threat".to_string(),
        many => format!("{many} threats"),
    };
    Some(counted(count, open, threats.len()))
}

/// `rules found 3, 2 open`: what no written threat says already.
fn found_title(view: &View, node: Node) -> Option<String> {
    let (model, meaning) = view.meaning()?;
    let node = model.node_named(view.snapshot.draft.model.name(node))?;
    let found = meaning.elicited.findings.iter().filter(|f| {
        let today = f.holds[Run::Today as usize] == Truth::Yes;
        today && f.written.is_empty() && f.key.contains(&node)
    });
    let found: Vec<bool> = found.map(|f| f.threat.responses.is_empty()).collect();
    let open = found.iter().filter(|open| **open).count();
    (!found.is_empty()).then(|| counted(format!("rules found {}", found.len()), open, found.len()))
}

fn counted(what: String, open: usize, all: usize) -> String {
    match open {
        0 => format!("{what}, each with a response"),
        open if open == all => format!("{what}, open"),
        open => format!("{what}, {open} open"),
    }
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
