//! R14–R20: data that is protected by itself, and what proves an identity.

use super::super::fact::Atom;
use super::super::fact::Predicate::{self, *};
use super::super::program::Rule;
use super::{Ground, own};
use crate::model::*;

pub fn ground(g: &mut Ground) {
    assumed(g);
    for id in DataId::all(g.model) {
        shared(g, id);
        keys(g, id);
        r14(g, id);
        r15(g, id);
        r16(g, id);
        r17(g, id);
        r18(g, id);
        proofs(g, id);
    }
}

/// An assumption that is false no longer upholds what is sealed or signed.
fn assumed(g: &mut Ground) {
    let model = g.model;
    for z in AssumptionId::all(model) {
        let switched = g.of(False, z);
        for uphold in &model[z].upholds {
            let (listed, sealed) = match uphold {
                Uphold::Sealed(list) => (list, true),
                Uphold::Signed(list) => (list, false),
                _ => continue,
            };
            let meant = |node: Node| listed.is_empty() || listed.iter().any(|d| Node::Data(d.value) == node);
            for id in DataId::all(model) {
                let data = &model[id];
                let (lines, is, rule) = match sealed {
                    true => (&data.sealed, Opened, Rule::R14),
                    false => (&data.signed, Countersigned, Rule::R17),
                };
                for (at, line) in lines.iter().enumerate() {
                    if meant(id.into()) || line.keys.iter().any(|k| meant(k.value)) {
                        let head = g.b.atoms().line(is, id, at as u32);
                        g.b.all(rule, &[switched], head);
                    }
                }
            }
        }
    }
}

/// What is so for everybody's records is so for one's own.
fn shared(g: &mut Ground, id: DataId) {
    for is in [Sees, Knows, Places, Forges, Writes, DeniesData] {
        let (all, ones) = (g.of(is, id), g.of(own(is), id));
        g.b.all(Rule::Own, &[all], ones);
    }
}

/// What counts as having a key to sign with, and as having a credential to show.
fn keys(g: &mut Ground, id: DataId) {
    let of = |is| g.of(is, id);
    let (knows, vouches, forges) = (of(Knows), of(Vouches), of(Forges));
    let (signs, shows) = (of(Signs), of(Shows));
    let (knows_own, signs_own) = (of(KnowsOwn), of(SignsOwn));
    g.b.any(Rule::R17, &[knows, vouches], signs);
    g.b.any(Rule::R17, &[knows_own, signs], signs_own);
    g.b.any(Rule::R9, &[knows, forges], shows);
}

/// R14: the bytes, and for every line `sealed by` enough of its keys.
fn r14(g: &mut Ground, id: DataId) {
    let model = g.model;
    let sealed = &model[id].sealed;
    for (line_is, knows_is, sees_is) in [(Opened, Knows, Sees), (OpenedOwn, KnowsOwn, SeesOwn)] {
        let mut premises = vec![g.of(sees_is, id)];
        for (at, line) in sealed.iter().enumerate() {
            let opened = g.b.atoms().line(line_is, id, at as u32);
            let keys: Vec<Atom> = line
                .keys
                .iter()
                .filter_map(|k| g.key(knows_is, k.value))
                .collect();
            g.b.at_least(Rule::R14, line.needed, &keys, opened);
            if line_is == OpenedOwn {
                let all = g.b.atoms().line(Opened, id, at as u32);
                g.b.all(Rule::Own, &[all], opened);
            }
            premises.push(opened);
        }
        let head = g.of(knows_is, id);
        g.b.all(Rule::R14, &premises, head);
    }
}

/// R15: what knowing it gives.
fn r15(g: &mut Ground, id: DataId) {
    for given in &g.model[id].yields {
        for is in [Knows, KnowsOwn] {
            let (from, to) = (g.of(is, id), g.of(is, given.value));
            g.b.all(Rule::R15, &[from], to);
        }
    }
}

/// R16: writing or forging what says whose a key is.
fn r16(g: &mut Ground, id: DataId) {
    for key in &g.model[id].authenticates {
        if let Node::Data(key) = key.value {
            let (writes, forges, vouches) = (g.of(Writes, id), g.of(Forges, id), g.of(Vouches, key));
            g.b.any(Rule::R16, &[writes, forges], vouches);
        }
    }
}

/// R17: for every line `signed by` enough of its keys or parties. One's own account signs for one's own records.
fn r17(g: &mut Ground, id: DataId) {
    let model = g.model;
    let signed = &model[id].signed;
    if signed.is_empty() {
        return;
    }
    for (line_is, forges_is) in [(Countersigned, Forges), (CountersignedOwn, ForgesOwn)] {
        let mut premises = Vec::new();
        for (at, line) in signed.iter().enumerate() {
            let head = g.b.atoms().line(line_is, id, at as u32);
            let signers: Vec<Atom> = line
                .keys
                .iter()
                .filter_map(|k| g.signer(line_is, id, k.value))
                .collect();
            g.b.at_least(Rule::R17, line.needed, &signers, head);
            if line_is == CountersignedOwn {
                let all = g.b.atoms().line(Countersigned, id, at as u32);
                g.b.all(Rule::Own, &[all], head);
            }
            premises.push(head);
        }
        let head = g.of(forges_is, id);
        g.b.all(Rule::R17, &premises, head);
    }
}

/// R18: what is not signed is written wherever bytes can be put.
fn r18(g: &mut Ground, id: DataId) {
    let signed = !g.model[id].signed.is_empty();
    for (places, forges, writes) in [(Places, Forges, Writes), (PlacesOwn, ForgesOwn, WritesOwn)] {
        let (places, forges, writes) = (g.of(places, id), g.of(forges, id), g.of(writes, id));
        let premises: &[Atom] = if signed { &[places, forges] } else { &[places] };
        g.b.all(Rule::R18, premises, writes);
    }
}

/// R19, R20: who has what proves an identity.
fn proofs(g: &mut Ground, id: DataId) {
    let model = g.model;
    let data = &model[id];
    let of = |is| g.of(is, id);
    let (knows, writes, forges) = (of(Knows), of(Writes), of(Forges));
    let certificate = model.has_word(&data.attributes, "kind", "certificate");
    let unstated = match certificate {
        None if data
            .authenticates
            .iter()
            .any(|n| !matches!(n.value, Node::Data(_))) =>
        {
            vec![g.unknown(id.into(), "kind")]
        }
        _ => Vec::new(),
    };
    for party in data.authenticates.iter().map(|n| n.value) {
        let Some(acts) = g.b.atoms().node(ActsAsAnother, party) else {
            continue;
        };
        if certificate != Some(true) {
            g.b.all(Rule::R19, &[&unstated[..], &[knows]].concat(), acts);
        }
        g.b.all(Rule::R20, &[forges], acts);
        if certificate != Some(false) {
            g.b.all(Rule::R20, &[&unstated[..], &[writes]].concat(), acts);
        }
        for at in 0..g.holders[id.0 as usize].len() {
            let alters = g.of(Alters, g.holders[id.0 as usize][at]);
            g.b.all(Rule::R20, &[writes, alters], acts);
        }
    }
}

impl Ground<'_> {
    /// Knowing a key; a line `sealed by` may name nothing else.
    fn key(&self, is: Predicate, node: Node) -> Option<Atom> {
        match node {
            Node::Data(_) => Some(self.of(is, node)),
            _ => None,
        }
    }

    /// What makes one a signer of data: having the key, or acting as the party. An adversary's own account is one of
    /// its kind: it signs what belongs to it, and nothing of others.
    fn signer(&self, line_is: Predicate, data: DataId, node: Node) -> Option<Atom> {
        let is = match (node, line_is) {
            (Node::Data(_), Countersigned) => Signs,
            (Node::Data(_), _) => SignsOwn,
            (Node::Element(id), Countersigned) if self.whose(id, data) != super::Whose::Everybodys => {
                ActsForAll
            }
            _ => ActsAs,
        };
        self.b.atoms().node(is, node)
    }
}
