//! The compromise table: a component is taken over, alone or with another; which properties of which data fail?

use super::Analysis;
use super::fact::{Atom, Predicate::*};
use super::profile::Profile;
use super::scenario::{Reading, Scenario};
use super::solve::Closure;
use super::start::Case;
use crate::model::*;
use std::sync::Arc;

/// A property of data that fails.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Loss {
    pub data: DataId,
    /// `disclose`, `tamper` or `deny`.
    pub effect: Effect,
}

/// What fails when some components are taken over, by somebody who has nothing else: no account, no knowledge, no place
/// on any network. Threats take no part; what is not stated is read as not helping.
#[derive(Clone, PartialEq, Debug)]
pub struct Compromise {
    /// One component, or two.
    pub of: Vec<ElementId>,
    /// Ascending. Of a pair only what neither of the two gives alone.
    pub losses: Vec<Loss>,
}

impl Analysis {
    /// Every external, process and store taken over alone, in the order of the source; with `pairs` every two of them
    /// too, those left out that give no more together than alone.
    pub fn compromises(&self, model: &Model, pairs: bool) -> Vec<Compromise> {
        let nobody = Profile::nobody(model);
        let scenario = Scenario::new(nobody.adversary, Run::Today, Reading::Sure);
        let case = self.case(model, &nobody, scenario.run, scenario.reading);
        let case = Case { threats: &[], ..case };
        let start = case.start(Arc::new(case.general()), &[], &self.cast.claimed, &scenario);
        let mut closure = Closure::of(&self.program, &start.atoms());
        let losses = self.losses(model);
        let components: Vec<(ElementId, Atom)> = ElementId::all(model)
            .filter(|e| model[*e].kind != ElementKind::Actor)
            .filter_map(|e| Some((e, self.program.atoms.node(Owns, Node::Element(e))?)))
            .collect();
        let mut alone = Vec::new();
        for (id, owns) in &components {
            let mark = closure.mark();
            closure.switch_on(&[*owns]);
            let lost = lost(closure.since(mark), &losses);
            closure.undo(mark);
            alone.push(Compromise {
                of: vec![*id],
                losses: lost,
            });
        }
        if pairs {
            let mut together = self.pairs(&mut closure, &components, &alone, &losses);
            alone.append(&mut together);
        }
        alone
    }

    fn pairs(
        &self,
        closure: &mut Closure,
        components: &[(ElementId, Atom)],
        alone: &[Compromise],
        losses: &[(Atom, Loss)],
    ) -> Vec<Compromise> {
        let mut list = Vec::new();
        for (at, (first, owns)) in components.iter().enumerate() {
            let outer = closure.mark();
            closure.switch_on(&[*owns]);
            for (other, (second, owns)) in components.iter().enumerate().skip(at + 1) {
                let mark = closure.mark();
                closure.switch_on(&[*owns]);
                let mut lost = lost(closure.since(mark), losses);
                lost.retain(|l| !alone[other].losses.contains(l) && !alone[at].losses.contains(l));
                closure.undo(mark);
                if !lost.is_empty() {
                    list.push(Compromise {
                        of: vec![*first, *second],
                        losses: lost,
                    });
                }
            }
            closure.undo(outer);
        }
        list
    }

    /// The atoms that are losses, ascending.
    fn losses(&self, model: &Model) -> Vec<(Atom, Loss)> {
        let of = [
            (Knows, Effect::Disclose),
            (Writes, Effect::Tamper),
            (DeniesData, Effect::Deny),
        ];
        let mut list: Vec<(Atom, Loss)> = of
            .iter()
            .flat_map(|(is, effect)| {
                DataId::all(model).filter_map(|data| {
                    let atom = self.program.atoms.node(*is, Node::Data(data))?;
                    Some((
                        atom,
                        Loss {
                            data,
                            effect: *effect,
                        },
                    ))
                })
            })
            .collect();
        list.sort_unstable();
        list
    }
}

/// The losses among atoms that came to hold.
fn lost(atoms: &[Atom], losses: &[(Atom, Loss)]) -> Vec<Loss> {
    let found = atoms.iter().filter_map(|atom| {
        let at = losses.binary_search_by_key(atom, |l| l.0).ok()?;
        Some(losses[at].1)
    });
    let mut list: Vec<Loss> = found.collect();
    list.sort_unstable();
    list
}
