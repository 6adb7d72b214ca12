//! Attributes that the inference rules ask for, as controls set them. What is not stated is unknown.

use super::super::fact::{CHANNELS, Predicate};
use super::super::program::{Rule, Unstated};
use super::Ground;
use crate::model::*;
use std::collections::BTreeMap;

/// Which of up to eight values an attribute may have, one bit each; several while it is not, or not exactly, stated.
pub type Mask = u8;

const INTEGRITY: [&str; 5] = ["none", "checksum", "mac", "signature", "append-only"];
const CLIENT_AUTH: [&str; 7] = ["none", "shared", "password", "token", "key", "certificate", "mfa"];
const EXPOSURE: [&str; 4] = ["none", "internal", "partner", "internet"];
const YES_NO: [&str; 2] = ["no", "yes"];
/// `mac` and `signature`: a change on the way is noticed.
const AUTHENTIC: Mask = 0b1100;
const ASKS_NOTHING: Mask = 1;
const MFA: Mask = 1 << 6;
const INTERNET: Mask = 1 << 3;

/// A control that sets an attribute somewhere, and to which value.
type Setter = (ControlId, u8);

/// What is stated of everything that the rules ask about, and what is not.
#[derive(Default)]
pub struct Attributes {
    channel: Vec<Mask>,
    integrity: Vec<Mask>,
    client_auth: Vec<Mask>,
    exposure: Vec<Mask>,
    redundant: Vec<Mask>,
    setters: BTreeMap<(Node, &'static str), Vec<Setter>>,
    pub unknowns: Vec<Unstated>,
}

impl Attributes {
    pub fn of(model: &Model) -> Attributes {
        let mut it = Attributes {
            setters: setters(model),
            ..Attributes::default()
        };
        for id in FlowId::all(model) {
            let of = |name, words: &[&str]| possible(model, &model[id].attributes, name, words);
            it.channel.push(of("channel", &CHANNELS));
            it.integrity.push(of("integrity", &INTEGRITY));
            it.client_auth.push(of("client-auth", &CLIENT_AUTH));
        }
        for id in ElementId::all(model) {
            let of = |name, words: &[&str]| possible(model, &model[id].attributes, name, words);
            it.exposure.push(of("exposure", &EXPOSURE));
            it.redundant.push(of("redundant", &YES_NO));
        }
        it.unknowns = it.unstated(model);
        it
    }

    /// What is not stated, in the order of the source. `asks` is one where a second factor is required and not named.
    fn unstated(&self, model: &Model) -> Vec<Unstated> {
        let mut list = Vec::new();
        for id in FlowId::all(model) {
            let at = id.0 as usize;
            let about = Node::Flow(id);
            let mut ask = |attribute| list.push(Unstated { about, attribute });
            if self.channel[at].count_ones() != 1 {
                ask("channel");
            }
            let authentic = self.integrity[at] & AUTHENTIC;
            if authentic != 0 && authentic != self.integrity[at] {
                ask("integrity");
            }
            if self.client_auth[at].count_ones() != 1 {
                ask("client-auth");
            }
            if model[id].asks.is_empty()
                && (self.client_auth[at] == MFA
                    || self.sets(about, "client-auth", |v| v == 6).next().is_some())
            {
                ask("asks");
            }
        }
        for id in ElementId::all(model) {
            let mask = self.exposure[id.0 as usize];
            if mask & INTERNET != 0 && mask != INTERNET {
                let about = Node::Element(id);
                list.push(Unstated {
                    about,
                    attribute: "exposure",
                });
            }
        }
        for id in BoundaryId::all(model) {
            if model.trust_around(Some(id)).is_none() {
                let about = Node::Boundary(id);
                list.push(Unstated {
                    about,
                    attribute: "trust",
                });
            }
        }
        for id in DataId::all(model) {
            let party = |n: &crate::source::Spanned<Node>| !matches!(n.value, Node::Data(_));
            let data = &model[id];
            if data.authenticates.iter().any(party) && model.stated(&data.attributes, "kind").is_none() {
                let about = Node::Data(id);
                list.push(Unstated {
                    about,
                    attribute: "kind",
                });
            }
        }
        list.sort_unstable();
        list
    }

    fn sets<'a>(
        &'a self,
        node: Node,
        name: &'static str,
        keep: impl Fn(u8) -> bool + 'a,
    ) -> impl Iterator<Item = ControlId> + 'a {
        let list = self.setters.get(&(node, name)).into_iter().flatten();
        list.filter(move |(_, value)| keep(*value))
            .map(|(control, _)| *control)
    }
}

/// The values that an attribute may have.
fn possible(model: &Model, attributes: &[Stated], name: &str, words: &[&str]) -> Mask {
    let all = ((1u16 << words.len()) - 1) as Mask;
    let Some(stated) = model.stated(attributes, name) else {
        return all;
    };
    match value_of(model, stated, words) {
        Some(bit) if stated.at_least => all & !((1 << bit) - 1),
        Some(bit) => 1 << bit,
        None => all,
    }
}

fn value_of(model: &Model, stated: &Stated, words: &[&str]) -> Option<u8> {
    match (&model[stated.attribute].domain, &stated.value) {
        (Domain::Scale(scale), Value::Step(step)) => {
            let word = scale.get(*step as usize)?;
            words.iter().position(|w| w == word).map(|at| at as u8)
        }
        _ => None,
    }
}

/// The controls that set one of the attributes asked for, by the place where they hold: where the control stands, and
/// in a boundary all that stands in it.
fn setters(model: &Model) -> BTreeMap<(Node, &'static str), Vec<Setter>> {
    const ASKED: [(&str, &[&str]); 5] = [
        ("channel", &CHANNELS),
        ("integrity", &INTEGRITY),
        ("client-auth", &CLIENT_AUTH),
        ("exposure", &EXPOSURE),
        ("redundant", &YES_NO),
    ];
    let mut map: BTreeMap<_, Vec<Setter>> = BTreeMap::new();
    for control in ControlId::all(model) {
        for stated in &model[control].sets {
            let name = &model[stated.attribute].head.name;
            let Some((name, words)) = ASKED.iter().find(|(n, _)| n == name) else {
                continue;
            };
            let Some(value) = value_of(model, stated, words) else {
                continue;
            };
            for place in model[control].on.iter().flat_map(|on| places(model, on.value)) {
                map.entry((place, *name)).or_default().push((control, value));
            }
        }
    }
    map
}

fn places(model: &Model, on: Node) -> Vec<Node> {
    let Node::Boundary(boundary) = on else {
        return vec![on];
    };
    let inside = |e| model.within(e, boundary);
    let elements = ElementId::all(model).filter(|e| inside(*e)).map(Node::Element);
    let flows = FlowId::all(model)
        .filter(|f| inside(model[*f].from.value) && inside(model[*f].to.value))
        .map(Node::Flow);
    elements.chain(flows).collect()
}

/// Grounds what follows from attributes alone.
pub fn ground(g: &mut Ground) {
    channels(g);
    for id in FlowId::all(g.model) {
        open(g, id);
        malleable(g, id);
        unasked(g, id);
    }
    for id in ElementId::all(g.model) {
        fragile(g, id);
        addressable(g, id);
    }
}

/// `plain` hides nothing; another channel hides as long as every assumption that upholds it does.
fn channels(g: &mut Ground) {
    let broken = |g: &Ground, at: usize| g.b.atoms().at(Predicate::Broken, at as u32);
    let plain = broken(g, 0);
    g.b.all(Rule::Static, &[], plain);
    for id in AssumptionId::all(g.model) {
        let switched = g.b.atom(Predicate::False, Node::Assumption(id));
        for uphold in &g.model[id].upholds {
            let Uphold::Channel(word) = uphold else { continue };
            if let Some(at) = CHANNELS.iter().position(|c| *c == word.value) {
                let head = broken(g, at);
                g.b.all(Rule::Static, &[switched], head);
            }
        }
    }
}

/// A flow is open when neither what it states hides it, nor what any control sets: for each, the channel is broken or
/// the control is gone. (A control is put over what is there, so it never takes protection away.)
fn open(g: &mut Ground, id: FlowId) {
    let node = Node::Flow(id);
    let head = g.b.atom(Predicate::Open, node);
    let broken = |at: u8| g.b.atoms().at(Predicate::Broken, u32::from(at));
    let mask = g.attributes.channel[id.0 as usize];
    let words: Vec<u8> = (0..CHANNELS.len() as u8)
        .filter(|v| mask & (1 << v) != 0)
        .collect();
    let mut ways = vec![words.iter().map(|v| broken(*v)).collect::<Vec<_>>()];
    if words.len() > 1 {
        let unknown = g.unknown(node, "channel");
        ways.extend(words.iter().map(|v| vec![unknown, broken(*v)]));
    }
    for value in 1..CHANNELS.len() as u8 {
        let gone: Vec<_> = g
            .attributes
            .sets(node, "channel", |v| v == value)
            .map(|c| g.b.atom(Predicate::Gone, Node::Control(c)))
            .collect();
        if gone.is_empty() {
            continue;
        }
        let with = |way: &Vec<u32>, more: &[u32]| way.iter().chain(more).copied().collect::<Vec<_>>();
        ways = ways
            .iter()
            .flat_map(|way| [with(way, &gone), with(way, &[broken(value)])])
            .collect();
    }
    for way in ways {
        g.b.all(Rule::Static, &way, head);
    }
}

/// Not guarded: open, and no code of authentication travels with it.
fn malleable(g: &mut Ground, id: FlowId) {
    let node = Node::Flow(id);
    let mask = g.attributes.integrity[id.0 as usize];
    let mut premises = vec![g.b.atom(Predicate::Open, node)];
    match mask & AUTHENTIC {
        0 => {}
        some if some == mask => return,
        _ => premises.push(g.unknown(node, "integrity")),
    }
    premises.extend(g.gone(node, "integrity", |v| AUTHENTIC & (1 << v) != 0));
    let head = g.b.atom(Predicate::Malleable, node);
    g.b.all(Rule::Static, &premises, head);
}

/// `client-auth none`.
fn unasked(g: &mut Ground, id: FlowId) {
    let node = Node::Flow(id);
    let mask = g.attributes.client_auth[id.0 as usize];
    if mask & ASKS_NOTHING == 0 {
        return;
    }
    let mut premises = g.gone(node, "client-auth", |v| v > 0);
    if mask != ASKS_NOTHING {
        premises.push(g.unknown(node, "client-auth"));
    }
    let head = g.b.atom(Predicate::Unasked, node);
    g.b.all(Rule::Static, &premises, head);
}

/// Not `redundant yes`; what is not stated is not redundant.
fn fragile(g: &mut Ground, id: ElementId) {
    let node = Node::Element(id);
    let stated = g.attributes.redundant[id.0 as usize];
    if stated == 0b10 {
        return;
    }
    let premises = g.gone(node, "redundant", |v| v == 1);
    let head = g.b.atom(Predicate::Fragile, node);
    g.b.all(Rule::Static, &premises, head);
}

/// `exposure internet`.
fn addressable(g: &mut Ground, id: ElementId) {
    let node = Node::Element(id);
    let mask = g.attributes.exposure[id.0 as usize];
    if mask & INTERNET == 0 {
        return;
    }
    let mut premises = g.gone(node, "exposure", |v| v < 3);
    if mask != INTERNET {
        premises.push(g.unknown(node, "exposure"));
    }
    let head = g.b.atom(Predicate::Addressable, node);
    g.b.all(Rule::Static, &premises, head);
}

impl Ground<'_> {
    /// The atom of an attribute that is not stated.
    pub fn unknown(&self, about: Node, attribute: &'static str) -> u32 {
        let it = Unstated { about, attribute };
        let at = self.attributes.unknowns.binary_search(&it);
        let at = at.unwrap_or_else(|_| unreachable!("{it:?} is listed as not stated"));
        self.b.atoms().at(Predicate::Unknown, at as u32)
    }

    /// All controls gone that set an attribute of a node to such a value.
    fn gone(&self, node: Node, name: &'static str, keep: impl Fn(u8) -> bool) -> Vec<u32> {
        self.attributes
            .sets(node, name, keep)
            .map(|c| self.b.atom(Predicate::Gone, Node::Control(c)))
            .collect()
    }

    /// What must hold for one who acts as the start of a flow to be let in without showing anything: each inner list is
    /// a way. A second factor is asked for beyond what makes one act as somebody, and which one is not known.
    pub fn unshown(&self, id: FlowId) -> Vec<Vec<u32>> {
        let node = Node::Flow(id);
        let mask = self.attributes.client_auth[id.0 as usize];
        let gone = self.gone(node, "client-auth", |v| v == 6);
        let mut ways = Vec::new();
        if mask == MFA || !gone.is_empty() {
            ways.push(vec![self.unknown(node, "asks")]);
        }
        if mask & MFA == 0 {
            ways.push(gone);
        } else if mask != MFA {
            let mut way = gone;
            way.push(self.unknown(node, "client-auth"));
            ways.push(way);
        }
        ways
    }
}
