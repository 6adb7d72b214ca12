//! The way of an adversary to an effect, as steps in a diagram and as sentences under it.

use super::build::Highlight;
use crate::Compiled;
use crate::analysis::{Derivation, Reading, Scenario, Target, words};
use crate::model::*;

/// A way, or why there is none.
#[derive(Clone, Debug, Default)]
pub struct Way {
    /// Where its steps are.
    pub highlight: Highlight,
    /// What stands under the picture: what is known of the way, then its steps with the numbers of the picture.
    pub note: String,
}

/// With which controls a way is looked for, how what is not stated is read, and what is said of a way found so. The
/// first that finds one counts.
const SEARCHES: [(Run, Reading, &str); 3] = [
    (Run::Today, Reading::Sure, "can"),
    (
        Run::Today,
        Reading::Maybe,
        "may be able to, depending on what is not stated,",
    ),
    (
        Run::Bare,
        Reading::Maybe,
        "cannot, with the controls of today; without any control it might",
    ),
];

/// The cheapest way of an adversary to an effect: with the controls of today; where they leave none, without any.
pub fn way(compiled: &Compiled, by: AdversaryId, what: &EffectOn) -> Way {
    let (model, target) = (&compiled.model, Target::of(what));
    let who = model[by].head.shown();
    let what = words::effect(model, target).replace('`', "");
    for (run, reading, can) in SEARCHES {
        let scenario = Scenario::new(by, run, reading);
        if let Some(derivation) = compiled.analysis.way(model, &scenario, target) {
            return told(compiled, &scenario, &derivation, format!("{who} {can} {what}."));
        }
    }
    Way {
        note: format!("{who} cannot {what}: there is no way, even without any control."),
        ..Way::default()
    }
}

fn told(compiled: &Compiled, scenario: &Scenario, way: &Derivation, said: String) -> Way {
    let (model, analysis) = (&compiled.model, &compiled.analysis);
    let mut told = Way {
        note: said,
        ..Way::default()
    };
    for (sentence, number) in words::sentences(model, analysis, scenario, way).iter().zip(1..) {
        let words = words::plain(model, analysis, &sentence.pieces).replace('`', "");
        told.note.push_str(&format!(" {number}. {words}"));
        if let Some(place) = sentence.at {
            told.highlight.steps.push((place, Some(number)));
        }
    }
    told
}
