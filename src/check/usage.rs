//! What is said of each declaration: what data must keep, who has access, whether anything uses it, and whether a view
//! can be read.

use super::{Check, Context, Found};
use crate::model::{
    BoundaryId, Condition, DataId, ElementId, ElementKind, KindId, Model, Node, PartyId, RATINGS, View,
};
use std::collections::BTreeSet;

pub static CHECKS: &[Check] = &[
    Check::new(105, asset_no_property),
    Check::new(110, access_unstated),
    Check::new(113, unused_declaration),
    Check::new(116, view_too_large),
];

/// More boxes than this are no picture any more.
const PAGE: usize = 15;

/// Data that says nothing of what must be kept: no confidentiality, integrity or availability, and not that it is
/// personal. (NIST SP 800-154: security objectives of each item of data; a security game needs a property to lose.)
fn asset_no_property(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in DataId::all(model) {
        let attributes = &model[id].attributes;
        let rated = RATINGS
            .iter()
            .any(|name| model.stated(attributes, name).is_some());
        if rated || model.at_least(attributes, "personal", "yes") == Some(true) {
            continue;
        }
        let name = &model[id].head.name;
        found.push(
            found
                .about(model, Node::Data(id), format!("`{name}` names no property to protect"))
                .label("what must not happen to it?")
                .help("write what losing it costs: `confidentiality high`, `integrity high`, `availability medium`"),
        );
    }
}

/// A process, store or external system without an `access` statement.
/// (The first question of a threat model asks who can access each component.)
fn access_unstated(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ElementId::all(model) {
        let element = &model[id];
        if element.kind == ElementKind::Actor || !element.access.is_empty() {
            continue;
        }
        let party = a_party(context, id).unwrap_or("support");
        let (verb, data) = match (element.kind, context.index.handles[id.0 as usize].first()) {
            (ElementKind::Store, Some(data)) => ("reads", format!(" {}", model[*data].head.name)),
            (ElementKind::Store, None) => ("reads", String::new()),
            _ => ("uses", String::new()),
        };
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("nothing says who can access `{}`", element.head.name),
                )
                .help(format!(
                    "write who may use it: `access {party} {verb}{data} because \"…\"`, or `access nobody`"
                )),
        );
    }
}

/// Who might have access: an actor with a flow to the element, else the first actor there is.
fn a_party<'a>(context: &Context<'a>, id: ElementId) -> Option<&'a str> {
    let model = context.model;
    let is_actor = |e: &ElementId| model[*e].kind == ElementKind::Actor;
    context.index.ends[id.0 as usize]
        .iter()
        .map(|f| model[*f].from.value)
        .find(is_actor)
        .or_else(|| ElementId::all(model).take(100).find(is_actor))
        .map(|e| model[e].head.name.as_str())
}

/// Data and parties that nothing refers to, boundaries around nothing, kinds and attributes of the file that nothing
/// has. (Threagile and most linters: what is used nowhere is a mistake or a gap.)
fn unused_declaration(context: &Context, found: &mut Found) {
    let model = context.model;
    let (mut data, mut parties) = (vec![false; model.data.len()], vec![false; model.parties.len()]);
    model.each_mention(&mut |node| match node {
        Node::Data(id) => data[id.0 as usize] = true,
        Node::Party(id) => parties[id.0 as usize] = true,
        _ => {}
    });
    for id in DataId::all(model).filter(|d| !data[d.0 as usize]) {
        let name = &model[id].head.name;
        found.push(
            found
                .about(model, Node::Data(id), format!("`{name}` is used nowhere"))
                .help(format!(
                    "say where it is: `holds {name}` in an element, `sends {name}` or `returns {name}` in a flow; or remove it"
                )),
        );
    }
    for id in PartyId::all(model).filter(|p| !parties[p.0 as usize]) {
        let name = &model[id].head.name;
        found.push(
            found
                .about(model, Node::Party(id), format!("`{name}` takes part in nothing"))
                .help(format!(
                    "say what it does: `transfer to {name} because \"…\"` in a threat, `access {name} reads` in an element; or remove it"
                )),
        );
    }
    empty_boundaries(model, found);
    unused_kinds(model, found);
    unused_attributes(model, found);
}

fn empty_boundaries(model: &Model, found: &mut Found) {
    let mut filled: BTreeSet<BoundaryId> = model.elements.iter().filter_map(|e| e.boundary).collect();
    filled.extend(model.boundaries.iter().filter_map(|b| b.parent));
    for id in BoundaryId::all(model).filter(|b| !filled.contains(b)) {
        let name = &model[id].head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Boundary(id),
                    format!("nothing stands in the boundary `{name}`"),
                )
                .help(format!(
                    "declare in its block what it holds: `boundary {name} {{ process web \"Web front end\" }}`; or remove it"
                )),
        );
    }
}

/// Only kinds of the compiled file: a file of kinds that several models import may hold more than one of them needs.
fn unused_kinds(model: &Model, found: &mut Found) {
    let mut used: BTreeSet<KindId> = BTreeSet::new();
    used.extend(model.elements.iter().flat_map(|e| &e.is).map(|k| k.value));
    used.extend(model.flows.iter().flat_map(|f| &f.protocol).map(|k| k.value));
    used.extend(model.kinds.iter().flat_map(|k| &k.extends).map(|k| k.value));
    let mut asked = BTreeSet::new();
    each_condition(model, &mut |condition| {
        if let Condition::Is { kind, .. } = condition {
            asked.insert(kind.value.as_str());
        }
    });
    for id in KindId::all(model) {
        let kind = &model[id];
        let ours = kind.pack.is_none() && kind.head.name_span.source == model.system.head.name_span.source;
        if !ours || used.contains(&id) || asked.contains(kind.head.name.as_str()) {
            continue;
        }
        let name = &kind.head.name;
        let word = if kind.holders.contains(&crate::model::Holder::Flow) {
            "protocol"
        } else {
            "is"
        };
        found.push(
            found
                .at(kind.head.name_span, format!("nothing is of the kind `{name}`"))
                .about(name)
                .help(format!("write `{word} {name}` where it applies; or remove it")),
        );
    }
}

fn unused_attributes(model: &Model, found: &mut Found) {
    let ours = |a: &crate::model::Attribute| {
        a.pack.is_none() && a.head.name_span.source == model.system.head.name_span.source
    };
    if !model.attributes.iter().any(|a| ours(a)) {
        return;
    }
    let lists = [
        model.data.iter().map(|d| &d.attributes).collect::<Vec<_>>(),
        model.boundaries.iter().map(|b| &b.attributes).collect(),
        model.elements.iter().map(|e| &e.attributes).collect(),
        model.flows.iter().map(|f| &f.attributes).collect(),
        model.kinds.iter().map(|k| &k.defaults).collect(),
        model.controls.iter().map(|c| &c.sets).collect(),
    ];
    let mut used: BTreeSet<&str> = lists
        .iter()
        .flatten()
        .flat_map(|list| list.iter())
        .map(|s| model[s.attribute].head.name.as_str())
        .collect();
    each_condition(model, &mut |condition| {
        let texts = match condition {
            Condition::Compare { left, right, .. } => [Some(left), Some(right)],
            Condition::In { left, .. } | Condition::Known { left, .. } => [Some(left), None],
            _ => [None, None],
        };
        let named = texts.into_iter().flatten();
        used.extend(named.map(|t| t.value.rsplit('.').next().unwrap_or_default()));
    });
    for attribute in model.attributes.iter().filter(|a| ours(a)) {
        let name = &attribute.head.name;
        if used.contains(name.as_str()) {
            continue;
        }
        let holder = attribute.holders.first().map_or("process", |h| h.word());
        found.push(
            found
                .at(
                    attribute.head.name_span,
                    format!("nothing states the attribute `{name}`"),
                )
                .about(name)
                .help(format!("write `{name} VALUE` in a {holder}; or remove it")),
        );
    }
}

/// Every condition of every rule, those within others included.
fn each_condition<'a>(model: &'a Model, visit: &mut dyn FnMut(&'a Condition)) {
    let bodies = model.rules.iter().filter_map(|r| r.body.as_ref());
    let mut open: Vec<&Condition> = bodies.filter_map(|b| b.when.as_ref()).collect();
    while let Some(condition) = open.pop() {
        visit(condition);
        match condition {
            Condition::And(list) | Condition::Or(list) => open.extend(list),
            Condition::Not(inner) => open.push(inner),
            Condition::Quantified { with, body, .. } => {
                open.extend(with.iter().chain(body).map(|c| &**c));
            }
            Condition::Reaches { carrying, .. } => open.extend(carrying.iter().map(|c| &**c)),
            _ => {}
        }
    }
}

/// A view that draws more boxes than a page holds. (Threat Modeling Manifesto, anti-pattern "perfect representation":
/// several small pictures tell more than one large one.)
fn view_too_large(context: &Context, found: &mut Found) {
    let model = context.model;
    for view in &model.views {
        let drawn = boxes(context, view);
        if drawn <= PAGE {
            continue;
        }
        let name = &view.head.name;
        let boxes_in = |b: &BoundaryId| ElementId::all(model).filter(|e| model.within(*e, *b)).count();
        let outer = BoundaryId::all(model).filter(|b| model[*b].parent.is_none());
        // The first of those that hold most.
        let fullest = outer.min_by_key(|b| std::cmp::Reverse(boxes_in(b)));
        let boundary = fullest.map_or("BOUNDARY", |b| &model[b].head.name);
        found.push(
            found
                .at(
                    view.head.name_span,
                    format!("the view `{name}` draws {drawn} boxes; more than {PAGE} cannot be read"),
                )
                .about(name)
                .help(format!(
                    "write `collapse {boundary}` in it, and give that boundary a view of its own: `view {boundary}-inside {{ show {boundary} }}`"
                )),
        );
    }
}

/// How many boxes a view draws: elements, and collapsed boundaries as one each. A view of a path draws what the path
/// needs, and is not counted.
fn boxes(context: &Context, view: &View) -> usize {
    let model = context.model;
    if view.show_path.is_some() {
        return 0;
    }
    let collapsed: BTreeSet<_> = view.collapse.iter().map(|b| b.value).collect();
    let shown: BTreeSet<_> = view.show.iter().map(|b| b.value).collect();
    let opened: BTreeSet<&str> = view.open.iter().map(|t| t.value.as_str()).collect();
    let mut drawn = BTreeSet::new();
    let mut modules = BTreeSet::new();
    for id in ElementId::all(model) {
        let element = &model[id];
        let handles = &context.index.handles[id.0 as usize];
        let of_data = view.show_data.is_empty() || view.show_data.iter().any(|d| handles.contains(&d.value));
        let inside = shown.is_empty() || model.chain(element.boundary).any(|b| shown.contains(&b));
        if !of_data || !inside {
            continue;
        }
        let module = element.head.module.and_then(|m| model.modules.get(m as usize));
        if let Some(module) = module.filter(|m| !opened.contains(m.alias.as_str())) {
            modules.insert(&module.alias);
            continue;
        }
        let outermost = model
            .chain(element.boundary)
            .filter(|b| collapsed.contains(b))
            .last();
        drawn.insert(outermost.map_or(Node::Element(id), Node::Boundary));
    }
    drawn.len() + modules.len()
}
