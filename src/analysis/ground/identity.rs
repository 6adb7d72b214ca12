//! R9, R13 and R21: acting as somebody, and reaching what may be reached.

use super::super::fact::Predicate::*;
use super::super::fact::Target;
use super::super::program::Rule;
use super::Ground;
use crate::model::*;

pub fn ground(g: &mut Ground) {
    for id in ElementId::all(g.model) {
        acting(g, id.into());
    }
    for id in PartyId::all(g.model) {
        acting(g, Node::Party(id));
    }
    for id in FlowId::all(g.model) {
        passes(g, id);
        r9(g, id);
        injects(g, id);
    }
    for id in ElementId::all(g.model) {
        r13(g, id);
    }
    online(g);
}

/// `act*(p)` is `act(p)`. An account of one's own is one of its kind; acting as any other is acting for all of them.
fn acting(g: &mut Ground, node: Node) {
    let of = |is| g.of(is, node);
    let (another, acts, for_all) = (of(ActsAsAnother), of(ActsAs), of(ActsForAll));
    g.b.all(Rule::R9, &[another], acts);
    g.b.all(Rule::Own, &[another], for_all);
    match node {
        Node::Element(id) if g.many[id.0 as usize] => {}
        Node::Element(id) if g.model[id].kind == ElementKind::Actor => {
            let strange = g.of(Strange, id);
            g.b.all(Rule::Own, &[acts, strange], for_all);
        }
        _ => g.b.all(Rule::Own, &[acts], for_all),
    }
}

/// `passes(f)`: who is taken for the start of a flow. What only one's own account gives passes with one's own records.
fn passes(g: &mut Ground, id: FlowId) {
    let model = g.model;
    let start = model[id].from.value;
    let (passes, with_own) = (g.of(Passes, id), g.of(PassesOwn, id));
    g.b.all(Rule::Own, &[passes], with_own);
    let (owns, acts, for_all) = (g.of(Owns, start), g.of(ActsAs, start), g.of(ActsForAll, start));
    g.b.all(Rule::R9, &[owns], with_own);
    if !g.many[start.0 as usize] {
        let strange = g.of(Strange, start);
        let actor = model[start].kind == ElementKind::Actor;
        let premises: &[u32] = if actor { &[owns, strange] } else { &[owns] };
        g.b.all(Rule::R9, premises, passes);
    }
    let spoof = Target {
        effect: Effect::Spoof,
        node: start.into(),
        own: false,
    };
    if let Some(spoofed) = g.b.atoms().effect(Causes, spoof) {
        g.b.all(Rule::R9, &[spoofed], passes);
    }
    let unasked = g.of(Unasked, id);
    g.b.all(Rule::R9, &[unasked], passes);
    if !model[id].asks.is_empty() {
        let shown: Vec<_> = model[id].asks.iter().map(|d| g.of(Shows, d.value)).collect();
        return g.b.all(Rule::R9, &shown, passes);
    }
    for way in g.unshown(id) {
        g.b.all(Rule::R9, &[&way[..], &[acts]].concat(), with_own);
        g.b.all(Rule::R9, &[&way[..], &[for_all]].concat(), passes);
    }
}

/// R9: starting a flow as somebody.
fn r9(g: &mut Ground, id: FlowId) {
    let flow = &g.model[id];
    let start = flow.from.value;
    let (acts, with_own, passes) = (g.of(ActsAs, start), g.of(PassesOwn, id), g.of(Passes, id));
    let reaches = g.of(Reaches, flow.to.value);
    g.b.all(Rule::R9, &[acts, with_own], reaches);
    for (list, is) in [(&flow.returns, Sees), (&flow.sends, Places)] {
        for data in list {
            g.give_acting(Rule::R9, start, (&[with_own], &[passes]), is, data.value);
        }
    }
}

/// R21, first half: who stands where a flow starts, and is not asked, sends what it likes.
fn injects(g: &mut Ground, id: FlowId) {
    let model = g.model;
    let flow = &model[id];
    let unasked = g.of(Unasked, id);
    let injects = g.of(Injects, id);
    for boundary in model.chain(model[flow.from.value].boundary) {
        let stands = g.of(Stands, boundary);
        g.b.all(Rule::R21, &[stands, unasked], injects);
    }
    let reaches = g.of(Reaches, flow.to.value);
    g.b.all(Rule::R21, &[injects], reaches);
    for data in &flow.sends {
        let places = g.of(Places, data.value);
        g.b.all(Rule::R21, &[injects], places);
    }
}

/// R21: where somebody stands, and what can be addressed from where nobody is trusted.
fn online(g: &mut Ground) {
    let model = g.model;
    let online = g.b.atoms().at(Online, 0);
    for id in BoundaryId::all(model) {
        let (alters, stands) = (g.of(Alters, id), g.of(Stands, id));
        g.b.all(Rule::R21, &[alters], stands);
        if let Some(way) = distrusted(g, Some(id)) {
            let observes = g.of(Observes, id);
            g.b.all(Rule::R21, &[&way[..], &[observes]].concat(), online);
        }
    }
    for id in ElementId::all(model) {
        let owns = g.of(Owns, id);
        for boundary in model.chain(model[id].boundary) {
            let stands = g.of(Stands, boundary);
            g.b.all(Rule::R21, &[owns], stands);
        }
        let ways: Vec<_> = model
            .chain(model[id].boundary)
            .filter_map(|b| distrusted(g, Some(b)))
            .collect();
        let observes = g.of(Observes, id);
        for way in ways {
            g.b.all(Rule::R21, &[&way[..], &[observes]].concat(), online);
        }
        let (addressable, reaches) = (g.of(Addressable, id), g.of(Reaches, id));
        g.b.all(Rule::R21, &[online, addressable], reaches);
    }
}

/// What must hold for a boundary to be one that nobody trusts: nothing, or that what is not stated is so.
fn distrusted(g: &Ground, boundary: Option<BoundaryId>) -> Option<Vec<u32>> {
    let id = boundary?;
    match g.model.trust_around(Some(id)) {
        Some(Trust::None) => Some(Vec::new()),
        Some(_) => None,
        None => Some(vec![g.unknown(id.into(), "trust")]),
    }
}

/// R13: what `access` gives to those who reach the element as the party named.
fn r13(g: &mut Ground, id: ElementId) {
    let (model, index) = (g.model, g.index);
    let reaches = g.of(Reaches, id);
    for access in &model[id].access {
        let Some(party) = access.party.as_ref().map(|p| p.value) else {
            continue;
        };
        let acts = g.of(ActsAs, party);
        for grant in &access.grants {
            let named: Vec<_> = grant.data.iter().map(|d| d.value).collect();
            let list = if named.is_empty() {
                &index.handles[id.0 as usize]
            } else {
                &named
            };
            let gives: &[_] = match grant.verb {
                AccessVerb::Uses => &[],
                AccessVerb::Reads => &[Sees],
                AccessVerb::Writes => &[Places, DeniesData],
                AccessVerb::Administers => {
                    let owns = g.of(Owns, id);
                    g.b.all(Rule::R13, &[acts, reaches], owns);
                    &[]
                }
            };
            for (is, data) in gives.iter().flat_map(|is| list.iter().map(|d| (*is, *d))) {
                match party {
                    Node::Element(actor) => {
                        g.give_acting(Rule::R13, actor, (&[reaches], &[reaches]), is, data);
                    }
                    _ => {
                        let head = g.of(is, data);
                        g.b.all(Rule::R13, &[acts, reaches], head);
                    }
                }
            }
        }
    }
}
