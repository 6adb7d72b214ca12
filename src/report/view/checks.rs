//! What speaks for a response: what the model's text shows, and whether the analysis finds a way around its controls.

use super::context::Context;
use crate::analysis::{Detour, Target};
use crate::model::{
    AdversaryId, Control, ControlId, ElementId, Level, Node, Position, Potential, Property, Response,
    ResponseKind, Status, Threat,
};
use crate::report::text::Text;
use schemars::JsonSchema;
use serde::Serialize;

/// Something that speaks for a response, or against it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Check {
    /// `holds`, `fails` or `doubt`.
    pub kind: String,
    /// What.
    pub text: Text,
}

/// The state of a threat, and the checks that speak for and against it. The first response decides.
pub fn judge(cx: &Context, threat: &Threat, instance: usize) -> (&'static str, Vec<Check>) {
    let Some(first) = threat.responses.first() else {
        return ("open", vec![fails(Text::plain(cx.w.say("check.no_response")))]);
    };
    match &first.kind {
        ResponseKind::Mitigate { with } => {
            let with: Vec<ControlId> = with.iter().map(|c| c.value).collect();
            mitigated(cx, threat, instance, &with)
        }
        ResponseKind::Eliminate { what, node } => eliminated(cx, &what.value, *node),
        ResponseKind::Transfer { to } => {
            let parties: Vec<Node> = to.iter().map(|n| n.value).collect();
            ("transferred", transferred(cx, first, parties))
        }
        ResponseKind::Accept { by, until } => (
            "accepted",
            accepted(cx, threat, instance, first, [by.is_some(), until.is_some()]),
        ),
    }
}

/// What a control that counts has made impossible: the rule no longer finds it where the control sets an attribute.
pub fn prevented(cx: &Context) -> (&'static str, Vec<Check>) {
    let text = Text::plain(cx.w.say("check.prevented"));
    ("mitigated", vec![holds(text)])
}

fn transferred(cx: &Context, response: &Response, parties: Vec<Node>) -> Vec<Check> {
    let agreement = match response.see.is_empty() {
        false => holds(Text::plain(cx.w.say("check.agreement"))),
        true => {
            let parties = Text::default().links(&cx.links(parties));
            doubt(cx.w.text("check.no_agreement", [("parties", parties)]))
        }
    };
    vec![agreement, doubt(Text::plain(cx.w.say("check.transfer_stops")))]
}

fn accepted(
    cx: &Context,
    threat: &Threat,
    instance: usize,
    response: &Response,
    [by, until]: [bool; 2],
) -> Vec<Check> {
    let known = |yes: bool, what: &str| match yes {
        true => holds(Text::plain(cx.w.say(&format!("check.{what}_named")))),
        false => fails(Text::plain(cx.w.say(&format!("check.{what}_missing")))),
    };
    let mut checks = vec![
        known(by, "who"),
        known(until, "end"),
        known(response.because.is_some(), "reason"),
    ];
    checks.extend(appetite(cx, threat, instance));
    checks
}

/// Whether the severity is within the model's appetite, as far as both are known.
fn appetite(cx: &Context, threat: &Threat, instance: usize) -> Option<Check> {
    let appetite = cx.model.system.appetite.as_ref()?.value;
    let derived = cx.compiled.analysis.feasibilities(cx.model);
    let derived = derived.get(instance).copied().flatten();
    let severity: Option<Level> = cx.model.severity_with(threat, derived);
    let limit = cx.w.word("level", appetite);
    let said = |key: &str, s: Level| {
        let severity = cx.w.word("level", s);
        Text::plain(cx.w.fill(key, &[("severity", &severity), ("appetite", &limit)]))
    };
    Some(match severity {
        Some(s) if s <= appetite => holds(said("check.within", s)),
        Some(s) => fails(said("check.above", s)),
        None => doubt(Text::plain(
            cx.w.fill("check.appetite_unknown", &[("appetite", &limit)]),
        )),
    })
}

fn eliminated(cx: &Context, what: &str, node: Option<Node>) -> (&'static str, Vec<Check>) {
    match node {
        None => (
            "eliminated",
            vec![holds(
                cx.w.text("check.gone", [("what", Text::default().code(what))]),
            )],
        ),
        Some(node) => {
            let what = Text::default().link(&cx.link(node));
            (
                "eliminated",
                vec![doubt(cx.w.text("check.still_there", [("what", what)]))],
            )
        }
    }
}

fn mitigated(
    cx: &Context,
    threat: &Threat,
    instance: usize,
    with: &[ControlId],
) -> (&'static str, Vec<Check>) {
    let mut checks: Vec<Check> = with.iter().flat_map(|c| control(cx, threat, *c)).collect();
    let able = |c: &&ControlId| cx.model[**c].counts() && !too_weak(cx, threat, &cx.model[**c]);
    let standing: Vec<&Control> = with.iter().filter(able).map(|c| &cx.model[*c]).collect();
    let mut lost: Vec<Property> = threat.effects.iter().map(|e| e.effect.property()).collect();
    lost.sort_unstable();
    lost.dedup();
    let protects =
        |c: &Control, p: Property| c.protects.is_empty() || c.protects.iter().any(|x| x.value == p);
    for property in &lost {
        let by: Vec<Text> = with
            .iter()
            .filter(|c| protects(&cx.model[**c], *property))
            .map(|c| Text::default().name(&cx.link(Node::Control(*c))))
            .collect();
        let lost = ("property", Text::plain(cx.w.word("property", property)));
        checks.push(match by.is_empty() {
            true => fails(cx.w.text("check.unprotected", [lost])),
            false => holds(cx.w.text("check.protects", [("controls", Text::join(by, ", ")), lost])),
        });
    }
    checks.extend(around(cx, threat, instance));
    let covered = lost.iter().all(|p| standing.iter().any(|c| protects(c, *p)));
    (
        if covered && !standing.is_empty() {
            "mitigated"
        } else {
            "open"
        },
        checks,
    )
}

/// Whether an adversary has by another way what the controls stop: each one that has, else that nobody has, or that it
/// depends on what is not stated. Nothing where nothing is stopped.
fn around(cx: &Context, threat: &Threat, instance: usize) -> Vec<Check> {
    if !cx.evaluated {
        return vec![doubt(Text::plain(cx.w.say("check.around_unknown")))];
    }
    let detours = cx.compiled.analysis.detours(cx.model, instance as u32, threat);
    let can = |(adversary, target, detour): &(AdversaryId, Target, Detour)| {
        let Detour::Way(_) = detour else { return None };
        let who = Text::default().link(&cx.link(Node::Adversary(*adversary)));
        Some(fails(cx.w.text(
            "check.around",
            [("who", who), ("what", cx.target(*target))],
        )))
    };
    let list: Vec<Check> = detours.iter().filter_map(can).collect();
    match (list.is_empty(), detours.is_empty()) {
        (false, _) => list,
        (true, true) => Vec::new(),
        (true, false) if detours.iter().any(|d| d.2 == Detour::Undecided) => {
            vec![doubt(Text::plain(cx.w.say("check.around_undecided")))]
        }
        (true, false) => vec![holds(Text::plain(cx.w.say("check.around_none")))],
    }
}

/// The highest potential among the adversaries of a threat; None where one of them states only factors.
fn potential(cx: &Context, threat: &Threat) -> Option<Potential> {
    let of = |a| {
        cx.model
            .lineage(a)
            .into_iter()
            .find_map(|a| cx.model[a].computes.as_ref()?.level.as_ref())
    };
    let levels: Option<Vec<Potential>> = threat.by.iter().map(|a| of(a.value).map(|l| l.value)).collect();
    levels?.into_iter().max()
}

fn too_weak(cx: &Context, threat: &Threat, control: &Control) -> bool {
    let resists = control.resists.as_ref().map(|r| r.value);
    resists.zip(potential(cx, threat)).is_some_and(|(r, p)| p > r)
}

/// What speaks for one control on the way of a threat.
fn control(cx: &Context, threat: &Threat, id: ControlId) -> Vec<Check> {
    let it = &cx.model[id];
    let name = || ("control", Text::default().name(&cx.link(Node::Control(id))));
    let level = |place, p: Potential| (place, Text::plain(cx.w.word("potential", p)));
    let mut list = vec![status(cx, it, name())];
    list.push(match (&it.resists, potential(cx, threat)) {
        (None, _) => doubt(cx.w.text("check.resists_all", [name()])),
        (Some(r), Some(p)) => {
            let places = [name(), level("resists", r.value), level("has", p)];
            let text = cx.w.text("check.resists_less", places);
            if p > r.value { fails(text) } else { holds(text) }
        }
        (Some(r), None) => doubt(cx.w.text("check.resists_unknown", [name(), level("resists", r.value)])),
    });
    list.push(stands(cx, threat, it, name()));
    if let Some(owner) = run_by(cx, threat, it) {
        let what = Text::default().link(&cx.link(owner));
        list.push(fails(cx.w.text("check.run_by", [name(), ("what", what)])));
    }
    match it.evidence.is_empty() {
        true => list.push(doubt(cx.w.text("check.no_evidence", [name()]))),
        false => list.extend(it.evidence.iter().map(|e| holds(cx.evidence(e)))),
    }
    list
}

fn status(cx: &Context, it: &Control, name: (&'static str, Text)) -> Check {
    let Some(status) = it.status.as_ref().map(|s| s.value) else {
        return fails(cx.w.text("check.no_status", [name]));
    };
    let word = ("status", Text::plain(cx.w.word("status", status)));
    if status >= Status::Implemented {
        return holds(cx.w.text("check.status", [name, word]));
    }
    fails(match &it.due {
        Some(due) => {
            let due = ("due", Text::plain(cx.w.date(due.value)));
            cx.w.text("check.status_due", [name, word, due])
        }
        None => cx.w.text("check.status_low", [name, word]),
    })
}

/// Whether a control stands on the threat's way: on a place of it, on its target, or on an end of a flow of it.
fn stands(cx: &Context, threat: &Threat, it: &Control, name: (&'static str, Text)) -> Check {
    let m = cx.model;
    let mut way: Vec<Node> = threat.through.iter().map(|n| n.value).collect();
    way.extend(threat.effects.iter().map(|e| e.target.value));
    let ends: Vec<Node> = way
        .iter()
        .filter_map(|n| if let Node::Flow(f) = n { Some(&m[*f]) } else { None })
        .flat_map(|f| [Node::Element(f.from.value), Node::Element(f.to.value)])
        .collect();
    way.extend(ends);
    let on: Vec<Node> = it.on.iter().map(|n| n.value).collect();
    let met: Vec<Node> = on.iter().copied().filter(|n| way.contains(n)).collect();
    match (on.is_empty(), met.is_empty()) {
        (true, _) => doubt(cx.w.text("check.no_place", [name])),
        (false, false) => {
            let met = Text::default().links(&cx.links(met));
            holds(cx.w.text("check.on_way", [name, ("where", met)]))
        }
        (false, true) => {
            let on = Text::default().links(&cx.links(on));
            doubt(cx.w.text("check.off_way", [name, ("where", on)]))
        }
    }
}

/// What of a control's places an adversary of the threat owns.
fn run_by(cx: &Context, threat: &Threat, it: &Control) -> Option<Node> {
    let m = cx.model;
    let owned: Vec<Node> = threat
        .by
        .iter()
        .flat_map(|a| m.lineage(a.value))
        .flat_map(|a| &m[a].controls)
        .filter(|c| c.position == Position::Owns)
        .map(|c| c.target.value)
        .collect();
    let within = |n: &Node| match n {
        Node::Element(e) => inside(cx, *e, &owned),
        _ => owned.contains(n),
    };
    it.on.iter().map(|n| n.value).find(within)
}

fn inside(cx: &Context, element: ElementId, owned: &[Node]) -> bool {
    owned.iter().any(|o| match o {
        Node::Boundary(b) => cx.model.within(element, *b),
        Node::Element(e) => *e == element,
        _ => false,
    })
}

fn holds(text: Text) -> Check {
    Check {
        kind: "holds".into(),
        text,
    }
}

fn fails(text: Text) -> Check {
    Check {
        kind: "fails".into(),
        text,
    }
}

fn doubt(text: Text) -> Check {
    Check {
        kind: "doubt".into(),
        text,
    }
}
