//! The static predicates of the inference rules: computed from the model alone, each yes, no or unknown.

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

/// `f.channel ∈ {vpn, tls, mtls, physical}`, and no assumption that is switched off upholds that channel.
pub fn hidden(s: &Setting, f: FlowId) -> Truth {
    let attributes = &s.model[f].attributes;
    let protected = truth(s.model.at_least(attributes, "channel", "vpn"));
    let word = s.model.word(attributes, "channel");
    let undone = s.off_assumptions().any(|a| {
        let upholds = s.model[a].upholds.iter();
        upholds
            .filter_map(|u| match u {
                Uphold::Channel(channel) => Some(channel.value.as_str()),
                _ => None,
            })
            .any(|channel| Some(channel) == word)
    });
    if undone { Truth::No } else { protected }
}

/// Hidden, or protected against change alone.
pub fn guarded(s: &Setting, f: FlowId) -> Truth {
    let attributes = &s.model[f].attributes;
    or(
        hidden(s, f),
        truth(s.model.at_least(attributes, "integrity", "mac")),
    )
}

/// Whether a word of an attribute is the one asked for.
pub fn is_word(model: &Model, attributes: &[Stated], name: &str, word: &str) -> Truth {
    let Some(stated) = model.stated(attributes, name) else {
        return Truth::Unknown;
    };
    match (&model[stated.attribute].domain, &stated.value) {
        (Domain::Scale(words), Value::Step(step)) => {
            let at = words.iter().position(|w| w == word).unwrap_or(usize::MAX);
            match (stated.at_least, (*step as usize).cmp(&at)) {
                (false, order) => truth(Some(order.is_eq())),
                (true, std::cmp::Ordering::Greater) => Truth::No,
                (true, _) => Truth::Unknown,
            }
        }
        (Domain::Set(words), Value::Words(list)) => {
            truth(Some(list.iter().any(|w| words[*w as usize] == word)))
        }
        _ => Truth::Unknown,
    }
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
/// adversary.
pub fn effective(s: &Setting, c: ControlId) -> bool {
    let control = &s.model[c];
    let status = match s.run {
        Run::Bare => false,
        Run::Today => control.counts(),
        Run::Planned => true,
    };
    let undone = s.off_assumptions().any(|a| {
        let mut upholds = s.model[a].upholds.iter();
        upholds.any(|u| matches!(u, Uphold::Control(x) if x.value == c))
    });
    let resists = control
        .resists
        .as_ref()
        .is_none_or(|r| potential(s).is_none_or(|p| r.value >= p));
    status && !undone && !s.without.contains(&Node::Control(c)) && resists
}

/// Prevents: has no `detects`, or says `protects` or `counters` as well.
pub fn prevents(control: &Control) -> bool {
    control.detects.is_empty() || !control.protects.is_empty() || !control.counters.is_empty()
}

/// The highest level of computing that is stated for the adversary or one it is.
pub fn potential(s: &Setting) -> Option<Potential> {
    let lineage = s.model.lineage(s.adversary);
    let stated = lineage.into_iter().filter_map(|a| s.model[a].computes.as_ref());
    stated.filter_map(|c| c.level.as_ref().map(|l| l.value)).max()
}

/// R25: each stated factor needed is at most what the adversary has.
pub fn meets(s: &Setting, need: &Factors) -> bool {
    let lineage = s.model.lineage(s.adversary);
    let stated: Vec<&Computes> = lineage
        .iter()
        .filter_map(|a| s.model[*a].computes.as_ref())
        .collect();
    let level = potential(s);
    let expertise = stated.iter().filter_map(|c| c.factors.expertise).max();
    let equipment = stated.iter().filter_map(|c| c.factors.equipment).max();
    let window = stated.iter().filter_map(|c| c.factors.window).max();
    let time = stated.iter().filter_map(|c| c.factors.time.map(|t| t.days)).max();
    let queries = stated.iter().filter_map(|c| c.factors.queries).max();
    let of_level = level.map(table);
    let has_expertise = expertise.max(of_level.map(|t| t.0));
    let has_equipment = equipment.max(of_level.map(|t| t.1));
    let has_days = time.max(of_level.map(|t| t.2));
    let has_window = window.max(of_level.map(|t| t.3));
    need.expertise
        .is_none_or(|n| has_expertise.is_some_and(|h| n <= h))
        && need
            .equipment
            .is_none_or(|n| has_equipment.is_some_and(|h| n <= h))
        && need.time.is_none_or(|n| has_days.is_some_and(|h| n.days <= h))
        && need.window.is_none_or(|n| has_window.is_some_and(|h| n <= h))
        && need.queries.is_none_or(|n| queries.is_none_or(|h| n <= h))
        && need
            .knowledge
            .is_none_or(|n| s.model.knowledge(s.adversary).is_some_and(|h| n <= h))
        && (!need.quantum || stated.iter().any(|c| c.factors.quantum))
}

/// The table of language §5: expertise, equipment, days, window.
fn table(level: Potential) -> (Expertise, Equipment, u32, Window) {
    match level {
        Potential::Basic => (Expertise::Proficient, Equipment::Standard, 7, Window::Easy),
        Potential::Enhanced => (Expertise::Expert, Equipment::Standard, 30, Window::Easy),
        Potential::Moderate => (Expertise::Expert, Equipment::Specialised, 180, Window::Moderate),
        Potential::High => (
            Expertise::Multiple,
            Equipment::Bespoke,
            u32::MAX,
            Window::Difficult,
        ),
        Potential::Unbounded => (
            Expertise::Multiple,
            Equipment::MultipleBespoke,
            u32::MAX,
            Window::Difficult,
        ),
    }
}
