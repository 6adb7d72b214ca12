//! The static predicates of the inference rules: computed from the model alone, each yes, no or unknown.

pub use super::factors::meets;
use super::factors::potential;
use super::naive::Setting;
use tm::model::*;

/// Kleene's or: the better of the two.
pub fn or(a: Truth, b: Truth) -> Truth {
    a.max(b)
}

pub fn not(a: Truth) -> Truth {
    match a {
        Truth::Yes => Truth::No,
        Truth::Unknown => Truth::Unknown,
        Truth::No => Truth::Yes,
    }
}

pub fn truth(value: Option<bool>) -> Truth {
    match value {
        Some(true) => Truth::Yes,
        Some(false) => Truth::No,
        None => Truth::Unknown,
    }
}

/// The words that an attribute on a scale may have: one, several where only the least is known, all where nothing is.
fn possible<'a>(model: &'a Model, attributes: &[Stated], name: &str, all: &[&'a str]) -> Vec<&'a str> {
    let Some(stated) = model.stated(attributes, name) else {
        return all.to_vec();
    };
    let (Domain::Scale(words), Value::Step(step)) = (&model[stated.attribute].domain, &stated.value) else {
        return all.to_vec();
    };
    let most = if stated.at_least {
        words.len()
    } else {
        *step as usize + 1
    };
    words[*step as usize..most].iter().map(String::as_str).collect()
}

/// Yes when it holds of every word that an attribute may have, no when of none.
fn of_each(words: &[&str], holds: impl Fn(&str) -> bool) -> Truth {
    match words.iter().filter(|w| holds(w)).count() {
        0 => Truth::No,
        n if n == words.len() => Truth::Yes,
        _ => Truth::Unknown,
    }
}

/// Whether some control that counts sets an attribute of a node to a word of which this holds.
fn set(s: &Setting, node: Node, name: &str, holds: impl Fn(&str) -> bool) -> Truth {
    let controls = ControlId::all(s.model).filter(|c| stands_at(s.model, *c, node));
    let sets = |c: &ControlId| {
        let of_name = s.model[*c]
            .sets
            .iter()
            .filter(|a| s.model[a.attribute].head.name == name);
        let mut words = of_name.filter_map(|a| s.model.word(std::slice::from_ref(a), name));
        words.any(&holds)
    };
    controls
        .filter(sets)
        .map(|c| effective(s, c))
        .max()
        .unwrap_or(Truth::No)
}

/// Whether a control stands at a node, or in a boundary around it.
fn stands_at(m: &Model, c: ControlId, node: Node) -> bool {
    m[c].on.iter().any(|on| match (on.value, node) {
        (Node::Boundary(b), Node::Element(e)) => m.within(e, b),
        (Node::Boundary(b), Node::Flow(f)) => m.within(m[f].from.value, b) && m.within(m[f].to.value, b),
        (place, node) => place == node,
    })
}

/// `f.channel ∈ {vpn, tls, mtls, physical}`, and no assumption that is switched off upholds that channel.
pub fn hidden(s: &Setting, f: FlowId) -> Truth {
    let undone = |word: &str| {
        let off = s.off_assumptions().flat_map(|a| &s.model[a].upholds);
        off.into_iter()
            .any(|u| matches!(u, Uphold::Channel(channel) if channel.value == word))
    };
    let hides = |word: &str| word != "plain" && !undone(word);
    let words = possible(
        s.model,
        &s.model[f].attributes,
        "channel",
        &["plain", "vpn", "tls", "mtls", "physical"],
    );
    or(of_each(&words, hides), set(s, Node::Flow(f), "channel", hides))
}

/// Hidden, or protected against change alone.
pub fn guarded(s: &Setting, f: FlowId) -> Truth {
    let proves = |word: &str| matches!(word, "mac" | "signature");
    let words = possible(s.model, &s.model[f].attributes, "integrity", &["none", "mac"]);
    let stated = of_each(&words, proves);
    or(
        hidden(s, f),
        or(stated, set(s, Node::Flow(f), "integrity", proves)),
    )
}

/// The caller is not asked who it is.
pub fn unasked(s: &Setting, f: FlowId) -> Truth {
    let words = possible(s.model, &s.model[f].attributes, "client-auth", &["none", "mfa"]);
    let asks = |word: &str| word != "none";
    not(or(
        of_each(&words, asks),
        set(s, Node::Flow(f), "client-auth", asks),
    ))
}

/// A second factor is asked for; which one is not known, so one who acts as the caller may have it.
pub fn second_factor(s: &Setting, f: FlowId) -> Truth {
    let words = possible(s.model, &s.model[f].attributes, "client-auth", &["none", "mfa"]);
    let is = |word: &str| word == "mfa";
    or(of_each(&words, is), set(s, Node::Flow(f), "client-auth", is)).min(Truth::Unknown)
}

/// Something takes over; what is not stated does not.
pub fn redundant(s: &Setting, e: ElementId) -> Truth {
    let words = possible(s.model, &s.model[e].attributes, "redundant", &["no"]);
    let is = |word: &str| word == "yes";
    let stated = if of_each(&words, is) == Truth::Yes {
        Truth::Yes
    } else {
        Truth::No
    };
    or(stated, set(s, Node::Element(e), "redundant", is))
}

/// `exposure internet`, and no control sets it to less.
pub fn addressable(s: &Setting, e: ElementId) -> Truth {
    let words = possible(s.model, &s.model[e].attributes, "exposure", &["none", "internet"]);
    let is = |word: &str| word == "internet";
    of_each(&words, is).min(not(set(s, Node::Element(e), "exposure", |w| !is(w))))
}

/// `e` holds `d`, or `d` is on a flow with an end at `e`.
pub fn handles(model: &Model, e: ElementId, d: DataId) -> bool {
    holds(model, e, d)
        || FlowId::all(model).any(|f| {
            let flow = &model[f];
            (flow.from.value == e || flow.to.value == e) && model.carried(f).any(|x| x == d)
        })
}

pub fn holds(model: &Model, e: ElementId, d: DataId) -> bool {
    model[e].holds.iter().any(|x| x.value == d)
}

/// `e` holds `d`, starts a flow that sends it, or ends a flow that returns it.
pub fn gives(model: &Model, e: ElementId, d: DataId) -> bool {
    holds(model, e, d)
        || FlowId::all(model).any(|f| {
            let flow = &model[f];
            flow.from.value == e && sends(model, f, d) || flow.to.value == e && returns(model, f, d)
        })
}

pub fn sends(model: &Model, f: FlowId, d: DataId) -> bool {
    model[f].sends.iter().any(|x| x.value == d)
}

pub fn returns(model: &Model, f: FlowId, d: DataId) -> bool {
    model[f].returns.iter().any(|x| x.value == d)
}

/// Who gets `d` from `e`.
pub fn receivers(model: &Model, e: ElementId, d: DataId) -> Vec<ElementId> {
    let mut list = Vec::new();
    for f in FlowId::all(model) {
        let flow = &model[f];
        if flow.from.value == e && sends(model, f, d) {
            list.push(flow.to.value);
        }
        if flow.to.value == e && returns(model, f, d) {
            list.push(flow.from.value);
        }
    }
    list
}

/// Whether a boundary is `b` or stands in it.
pub fn boundary_within(model: &Model, inner: BoundaryId, b: BoundaryId) -> bool {
    model.chain(Some(inner)).any(|x| x == b)
}

/// What the adversary owns by its own declaration, or that of one it is: elements, those within owned boundaries too.
pub fn owned_at_the_start(s: &Setting, e: ElementId) -> bool {
    s.model.controls(s.adversary).into_iter().any(|c| {
        c.position == Position::Owns
            && match c.target.value {
                Node::Element(x) => x == e,
                Node::Boundary(b) => s.model.within(e, b),
                _ => false,
            }
    })
}

/// Whether the element stands in a boundary marked `many`.
pub fn among_many(model: &Model, e: ElementId) -> bool {
    model.chain(model[e].boundary).any(|b| model[b].many)
}

/// Whether a control counts in this run and is not switched off, nor upheld by an assumption that is, and resists the
/// adversary. One that does not say what it resists stands against everybody.
pub fn effective(s: &Setting, c: ControlId) -> Truth {
    let control = &s.model[c];
    let status = match s.run {
        Run::Bare => false,
        Run::Today => control
            .status
            .as_ref()
            .is_some_and(|s| s.value >= Status::Implemented),
        Run::Planned => true,
    };
    let undone = s.off_assumptions().any(|a| {
        let mut upholds = s.model[a].upholds.iter();
        upholds.any(|u| matches!(u, Uphold::Control(x) if x.value == c))
    });
    if !status || undone || s.without.contains(&Node::Control(c)) {
        return Truth::No;
    }
    match (&control.resists, potential(s)) {
        (None, _) => Truth::Yes,
        (Some(r), Some(potential)) => truth(Some(r.value >= potential)),
        (Some(r), None) if r.value == Potential::Unbounded => Truth::Yes,
        (Some(_), None) => Truth::Unknown,
    }
}

/// Prevents: has no `detects`, or says `protects` or `counters` as well.
pub fn prevents(control: &Control) -> bool {
    control.detects.is_empty() || !control.protects.is_empty() || !control.counters.is_empty()
}
