//! What several checks say of the ways that lead to an effect.

use super::Context;
use crate::analysis::{Derivation, Scenario, Target, Verdict, words};
use crate::model::*;
use crate::words::Words;
use foldhash::HashSet;

/// The numbered steps of a way, one a line.
pub(super) fn numbered(context: &Context, scenario: &Scenario, way: &Derivation) -> String {
    let told = words::sentences(Words::english(), context.model, context.analysis, scenario, way);
    let lines = told.iter().zip(1..).map(|(sentence, at)| {
        let text = words::plain(context.model, context.analysis, &sentence.pieces);
        format!("{at}. {text}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What claims say already of adversaries and effects: that they concede it, or that they deny it and are refuted, which
/// is an error of its own (`TM709`, `TM806`, `TM807`).
pub(super) struct Settled(HashSet<(AdversaryId, Target)>);

impl Settled {
    pub fn of(context: &Context) -> Settled {
        let model = context.model;
        let mut list = HashSet::default();
        for (claim, verdict) in model.claims.iter().zip(context.analysis.claims()) {
            for (line, verdict) in claim.lines.iter().zip(&verdict.lines) {
                let denies = !line.can || line.adversary.is_none();
                let settles = match denies {
                    true => verdict.today == Verdict::Refuted && line.given.is_empty(),
                    false => true,
                };
                if let (true, Some(adversary)) = (settles, verdict.adversary) {
                    list.insert((adversary, Target::of(&line.what)));
                }
            }
        }
        Settled(list)
    }

    /// Whether a claim about the adversary, or about one that it is, settles the effect.
    pub fn says(&self, model: &Model, adversary: AdversaryId, target: Target) -> bool {
        let all = Target { own: false, ..target };
        model
            .lineage(adversary)
            .into_iter()
            .any(|a| self.0.contains(&(a, target)) || self.0.contains(&(a, all)))
    }
}

/// Whether an effect is excluded: nobody has to do anything about it.
pub(super) fn excluded(model: &Model, target: Target) -> Option<&Exclusion> {
    model.exclusions.iter().find(|e| match &e.what {
        Excluded::Effect(effect) => {
            let out = Target::of(effect);
            out == target || out == Target { own: false, ..target }
        }
        _ => false,
    })
}
