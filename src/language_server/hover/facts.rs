//! What a declaration says, and what follows from it, in short lines.

use crate::analysis::{Answer, Target};
use crate::language_server::lens;
use crate::language_server::requests::View;
use crate::model::*;

/// The facts about one declaration.
pub fn facts(view: &View, node: Node) -> Vec<String> {
    let model = &view.snapshot.draft.model;
    let mut facts = match node {
        Node::Data(id) => data(model, id),
        Node::Boundary(id) => boundary(model, id),
        Node::Element(id) => element(view, id),
        Node::Flow(id) => flow(model, id),
        Node::Adversary(id) => adversary(model, id),
        Node::Threat(id) => threat(view, id),
        Node::Control(id) => control(model, id),
        Node::Claim(id) => claim(view, id),
        Node::Tree(_) | Node::Party(_) | Node::Assumption(_) => Vec::new(),
    };
    facts.extend(reached(view, node));
    facts.extend(threats(view, node));
    facts
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}

fn named(label: &str, names: &str) -> Option<String> {
    (!names.is_empty()).then(|| format!("{label} {names}"))
}

/// `encryption: disk (follows from `postgres`)`
pub fn stated(model: &Model, stated: &Stated) -> String {
    let attribute = &model[stated.attribute];
    let value = match (&attribute.domain, &stated.value) {
        (Domain::Scale(words), Value::Step(at)) => words.get(*at as usize).cloned().unwrap_or_default(),
        (Domain::Set(words), Value::Words(list)) => {
            let words: Vec<&str> = list
                .iter()
                .filter_map(|w| words.get(*w as usize))
                .map(String::as_str)
                .collect();
            words.join(", ")
        }
        (_, Value::Duration(duration)) => format!("{} days", duration.days),
        (_, Value::Name(node)) => model.name(*node).to_string(),
        _ => String::new(),
    };
    let bound = if stated.at_least { "at least " } else { "" };
    let from = stated
        .by_kind
        .map(|k| format!(" (follows from `{}`)", model[k].head.name));
    format!(
        "{}: {bound}{value}{}",
        attribute.head.name,
        from.unwrap_or_default()
    )
}

fn data(model: &Model, id: DataId) -> Vec<String> {
    let held = model
        .elements
        .iter()
        .filter(|e| e.holds.iter().any(|d| d.value == id));
    let carried = FlowId::all(model).filter(|f| model.carried(*f).any(|d| d == id));
    let mut facts: Vec<String> = model[id].attributes.iter().map(|s| stated(model, s)).collect();
    facts.extend(named("held by", &list(held.map(|e| e.head.name.as_str()))));
    facts.extend(named(
        "carried by",
        &list(carried.map(|f| model[f].head.name.as_str())),
    ));
    facts
}

fn boundary(model: &Model, id: BoundaryId) -> Vec<String> {
    let inside = model.elements.iter().filter(|e| e.boundary == Some(id));
    let crossing = FlowId::all(model).filter(|f| model.crossings(*f).contains(&id));
    let mut facts: Vec<String> = model[id]
        .trust
        .iter()
        .map(|t| format!("trust: {}", t.value))
        .collect();
    facts.extend(named("holds", &list(inside.map(|e| e.head.name.as_str()))));
    facts.extend(named(
        "crossed by",
        &list(crossing.map(|f| model[f].head.name.as_str())),
    ));
    facts
}

fn element(view: &View, id: ElementId) -> Vec<String> {
    let draft = &view.snapshot.draft;
    let model = &draft.model;
    let element = &model[id];
    let mut facts = Vec::new();
    facts.extend(named(
        "is",
        &list(element.is.iter().map(|k| model[k.value].head.name.as_str())),
    ));
    facts.extend(element.boundary.map(|b| format!("in `{}`", model[b].head.name)));
    facts.extend(element.attributes.iter().map(|s| stated(model, s)));
    let at = id.0 as usize;
    if let Some(handles) = draft.index.handles.get(at) {
        facts.extend(named(
            "handles",
            &list(handles.iter().map(|d| model[*d].head.name.as_str())),
        ));
    }
    let flows = |of: &[Vec<FlowId>]| {
        of.get(at)
            .map(|l| list(l.iter().map(|f| model[*f].head.name.as_str())))
    };
    facts.extend(flows(&draft.index.starts).and_then(|l| named("starts", &l)));
    facts.extend(flows(&draft.index.ends).and_then(|l| named("receives", &l)));
    facts.extend(access(model, element));
    facts
}

/// Who can access it, as declared.
fn access(model: &Model, element: &Element) -> Option<String> {
    let of = |access: &Access| match &access.party {
        None => "nobody".to_string(),
        Some(party) => {
            let verbs: Vec<&str> = access.grants.iter().map(|g| g.verb.word()).collect();
            format!("`{}` {}", model.name(party.value), verbs.join(", "))
        }
    };
    let all: Vec<String> = element.access.iter().map(of).collect();
    named("access:", &all.join("; "))
}

fn flow(model: &Model, id: FlowId) -> Vec<String> {
    let flow = &model[id];
    let names = |list: &[crate::source::Spanned<DataId>]| {
        list.iter()
            .map(|d| format!("`{}`", model[d.value].head.name))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut facts = vec![format!(
        "from `{}` to `{}`",
        model[flow.from.value].head.name, model[flow.to.value].head.name
    )];
    facts.extend(named("sends", &names(&flow.sends)));
    facts.extend(named("returns", &names(&flow.returns)));
    facts.extend(named("asks", &names(&flow.asks)));
    let crossings = model.crossings(id);
    facts.extend(named(
        "crosses",
        &list(crossings.iter().map(|b| model[*b].head.name.as_str())),
    ));
    facts.extend(flow.attributes.iter().map(|s| stated(model, s)));
    facts
}

fn adversary(model: &Model, id: AdversaryId) -> Vec<String> {
    let effects = |wants: &[EffectOn]| {
        let one = |e: &EffectOn| format!("{} `{}`", e.effect, model.name(e.target.value));
        wants.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let mut facts = Vec::new();
    facts.extend(model.knowledge(id).map(|k| format!("knows: {k}")));
    let level = model[id].computes.as_ref().and_then(|c| c.level.as_ref());
    facts.extend(level.map(|l| format!("computes: {}", l.value)));
    let controls = model.controls(id);
    let one = |c: &&Controls| format!("{} `{}`", c.position, model.name(c.target.value));
    facts.extend(named(
        "control:",
        &controls.iter().map(one).collect::<Vec<_>>().join(", "),
    ));
    let wants: Vec<String> = model
        .lineage(id)
        .iter()
        .map(|a| effects(&model[*a].wants))
        .filter(|w| !w.is_empty())
        .collect();
    facts.extend(named("wants:", &wants.join(", ")));
    facts
}

fn threat(view: &View, id: ThreatId) -> Vec<String> {
    let model = &view.snapshot.draft.model;
    let threat = &model[id];
    let mut facts: Vec<String> = threat
        .effects
        .iter()
        .map(|e| format!("{} `{}`", e.effect, model.name(e.target.value)))
        .collect();
    let impact = threat
        .impact
        .as_ref()
        .map(|i| format!("impact: {} (stated)", i.value));
    facts.extend(impact.or_else(|| model.derived_impact(id).map(|i| format!("impact: {i} (derived)"))));
    let derived = view.feasibility(threat);
    let stated = threat.feasibility.as_ref();
    let feasibility = stated.map(|f| format!("feasibility: {} (stated)", f.value));
    facts.extend(feasibility.or_else(|| derived.map(|f| format!("feasibility: {f} (derived)"))));
    let severity = model.severity_with(threat, derived);
    facts.extend(severity.map(|s| format!("severity: {s}")));
    facts.extend(threat.responses.iter().map(|r| response(model, r)));
    if model.is_open(id) {
        facts.push("open: nothing that counts today is done about it".to_string());
    }
    facts
}

fn response(model: &Model, response: &Response) -> String {
    match &response.kind {
        ResponseKind::Mitigate { with } => format!(
            "mitigated with {}",
            list(with.iter().map(|c| model[c.value].head.name.as_str()))
        ),
        ResponseKind::Eliminate { what, .. } => format!("eliminated: `{}`", what.value),
        ResponseKind::Transfer { to } => {
            format!("transferred to {}", list(to.iter().map(|n| model.name(n.value))))
        }
        ResponseKind::Accept { by, .. } => {
            format!(
                "accepted by {}",
                by.as_ref().map_or("nobody named", |b| b.value.as_str())
            )
        }
    }
}

fn control(model: &Model, id: ControlId) -> Vec<String> {
    let control = &model[id];
    let answers = ThreatId::all(model).filter(|t| {
        model[*t].responses.iter().any(|r| match &r.kind {
            ResponseKind::Mitigate { with } => with.iter().any(|c| c.value == id),
            _ => false,
        })
    });
    let mut facts = Vec::new();
    facts.extend(control.status.as_ref().map(|s| match control.counts() {
        true => format!("status: {}", s.value),
        false => format!("status: {}; it does not count today", s.value),
    }));
    facts.extend(named("on", &list(control.on.iter().map(|n| model.name(n.value)))));
    facts.extend(control.resists.as_ref().map(|r| format!("resists: {}", r.value)));
    facts.extend(named(
        "answers",
        &list(answers.map(|t| model[t].head.name.as_str())),
    ));
    facts
}

/// What a claim comes to, and what keeps it so.
fn claim(view: &View, id: ClaimId) -> Vec<String> {
    let Some((model, verdict)) = view.verdict(&view.snapshot.draft.model[id]) else {
        return Vec::new();
    };
    let mut facts = vec![format!("today: {}", verdict.today.word())];
    if verdict.planned != verdict.today {
        facts.push(format!("with all controls: {}", verdict.planned.word()));
    }
    let rests = verdict
        .lines
        .iter()
        .flat_map(|l| &l.rests_on)
        .map(|s| model.name(s.node()));
    facts.extend(named("rests on", &list(rests)));
    facts
}

/// Which adversaries get at it today: disclose or tamper data, own an element.
fn reached(view: &View, node: Node) -> Vec<String> {
    let effects: &[Effect] = match node {
        Node::Data(_) => &[Effect::Disclose, Effect::Tamper],
        Node::Element(_) => &[Effect::Tamper, Effect::Deny],
        _ => &[],
    };
    let name = view.snapshot.draft.model.name(node);
    let Some((model, meaning)) = view.meaning() else {
        return Vec::new();
    };
    let Some(node) = model.node_named(name) else {
        return Vec::new();
    };
    let who = |effect: &Effect| {
        let target = Target {
            effect: *effect,
            node,
            own: false,
        };
        let holds = |a: &AdversaryId| meaning.analysis.holds(model, *a, Run::Today, target) == Answer::Yes;
        let names = list(
            AdversaryId::all(model)
                .filter(holds)
                .map(|a| model[a].head.name.as_str()),
        );
        named(&format!("today {effect} is within reach of"), &names)
    };
    effects.iter().filter_map(who).collect()
}

/// The written threats that concern it, the open ones first.
fn threats(view: &View, node: Node) -> Option<String> {
    let model = &view.snapshot.draft.model;
    if matches!(node, Node::Threat(_)) {
        return None;
    }
    let all = lens::threats(view, node);
    let (open, done): (Vec<ThreatId>, Vec<ThreatId>) = all.into_iter().partition(|t| model.is_open(*t));
    let shown = |list: &[ThreatId], mark: &str| {
        list.iter()
            .map(|t| format!("`{}`{mark}", model[*t].head.name))
            .collect::<Vec<_>>()
    };
    let all = [shown(&open, " (open)"), shown(&done, "")].concat();
    named("threats:", &all.join(", "))
}
