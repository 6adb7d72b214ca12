//! What speaks for a response. Only what the model's text shows is judged here: whether a control stands in every
//! way an adversary can take is a matter of the analysis.

use super::context::Context;
use crate::model::{
    Control, ControlId, ElementId, Level, Node, Position, Potential, Property, Response, ResponseKind,
    Status, Threat,
};
use crate::report::date;
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
pub fn judge(cx: &Context, threat: &Threat) -> (&'static str, Vec<Check>) {
    let Some(first) = threat.responses.first() else {
        return (
            "open",
            vec![fails(Text::plain(
                "nobody has said mitigate, eliminate, transfer or accept",
            ))],
        );
    };
    match &first.kind {
        ResponseKind::Mitigate { with } => {
            mitigated(cx, threat, &with.iter().map(|c| c.value).collect::<Vec<_>>())
        }
        ResponseKind::Eliminate { what, node } => eliminated(cx, &what.value, *node),
        ResponseKind::Transfer { to } => {
            let parties: Vec<Node> = to.iter().map(|n| n.value).collect();
            ("transferred", transferred(cx, first, parties))
        }
        ResponseKind::Accept { by, until } => (
            "accepted",
            accepted(cx, threat, first, [by.is_some(), until.is_some()]),
        ),
    }
}

fn transferred(cx: &Context, response: &Response, parties: Vec<Node>) -> Vec<Check> {
    let agreement = match response.see.is_empty() {
        false => holds(Text::plain("an agreement is linked")),
        true => doubt(
            Text::plain("no agreement is linked: did ")
                .links(&cx.links(parties))
                .then(" take the risk?"),
        ),
    };
    let rest = "transferring stops nothing: what can happen stays possible";
    vec![agreement, doubt(Text::plain(rest))]
}

fn accepted(cx: &Context, threat: &Threat, response: &Response, [by, until]: [bool; 2]) -> Vec<Check> {
    let known = |yes: bool, what: &str| match yes {
        true => holds(Text::plain(format!("{what} is named"))),
        false => fails(Text::plain(format!("{what} is missing"))),
    };
    let mut checks = vec![
        known(by, "who accepts"),
        known(until, "the end"),
        known(response.because.is_some(), "the reason"),
    ];
    checks.extend(appetite(cx, threat));
    checks
}

/// Whether the severity is within the model's appetite, as far as both are known.
fn appetite(cx: &Context, threat: &Threat) -> Option<Check> {
    let appetite = cx.model.system.appetite.as_ref()?.value;
    let impact = threat.impact.as_ref().map(|i| i.value);
    let cell = threat
        .feasibility
        .as_ref()
        .zip(impact)
        .map(|(f, i)| cx.model.severity(f.value, i));
    let severity: Option<Level> = threat.severity.as_ref().map(|s| s.value).or(cell);
    Some(match severity {
        Some(s) if s <= appetite => holds(Text::plain(format!("{s} is within the appetite, {appetite}"))),
        Some(s) => fails(Text::plain(format!("{s} is above the appetite, {appetite}"))),
        None => doubt(Text::plain(format!(
            "whether it is within the appetite, {appetite}, is not evaluated"
        ))),
    })
}

fn eliminated(cx: &Context, what: &str, node: Option<Node>) -> (&'static str, Vec<Check>) {
    match node {
        None => (
            "eliminated",
            vec![holds(
                Text::default().code(what).then(" is not declared: it is gone"),
            )],
        ),
        Some(node) => {
            let text = Text::default().link(&cx.link(node)).then(" is still declared");
            ("eliminated", vec![doubt(text)])
        }
    }
}

fn mitigated(cx: &Context, threat: &Threat, with: &[ControlId]) -> (&'static str, Vec<Check>) {
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
        checks.push(match by.is_empty() {
            true => fails(Text::plain(format!("nothing protects {property}, which is lost"))),
            false => holds(Text::join(by, ", ").then(format!(" protects {property}, which is lost"))),
        });
    }
    checks.push(doubt(Text::plain(
        "whether there is a way around is not evaluated",
    )));
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
    let name = || Text::default().name(&cx.link(Node::Control(id)));
    let mut list = vec![status(it, name())];
    list.push(match (&it.resists, potential(cx, threat)) {
        (None, _) => doubt(name().then(" does not say what it resists: taken to stop everybody")),
        (Some(r), Some(p)) if p > r.value => {
            fails(name().then(format!(" resists {}, the adversary has {p}", r.value)))
        }
        (Some(r), Some(p)) => holds(name().then(format!(" resists {}, the adversary has {p}", r.value))),
        (Some(r), None) => doubt(name().then(format!(
            " resists {}; what the adversary has is not evaluated",
            r.value
        ))),
    });
    list.push(stands(cx, threat, it, name()));
    if let Some(owner) = run_by(cx, threat, it) {
        list.push(fails(
            name()
                .then(" stands on what the adversary owns: ")
                .link(&cx.link(owner)),
        ));
    }
    match it.evidence.is_empty() {
        true => list.push(doubt(name().then(" has no evidence"))),
        false => list.extend(it.evidence.iter().map(|e| holds(cx.evidence(e)))),
    }
    list
}

fn status(it: &Control, name: Text) -> Check {
    let due = it
        .due
        .as_ref()
        .map_or(String::new(), |d| format!(", due {}", date::words(d.value)));
    match &it.status {
        Some(s) if s.value >= Status::Implemented => holds(name.then(format!(" is {}", s.value))),
        Some(s) => fails(name.then(format!(" is {}{due}: it counts from implemented on", s.value))),
        None => fails(name.then(" has no status")),
    }
}

/// Whether a control stands on the threat's way: on a place of it, on its target, or on an end of a flow of it.
fn stands(cx: &Context, threat: &Threat, it: &Control, name: Text) -> Check {
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
        (true, _) => doubt(name.then(" does not say where it stands")),
        (false, false) => holds(name.then(" stands on the way, on ").links(&cx.links(met))),
        (false, true) => doubt(
            name.then(" stands on ")
                .links(&cx.links(on))
                .then(", which the threat's way does not name"),
        ),
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
