//! The way of an adversary to an effect, as steps in a diagram and as sentences under it.

use super::build::Highlight;
use crate::Compiled;
use crate::analysis::words::{effect, plain, sentences};
use crate::analysis::{Derivation, Reading, Scenario, Target};
use crate::model::*;
use crate::words::Words;

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
    (Run::Today, Reading::Sure, "shown.can"),
    (Run::Today, Reading::Maybe, "shown.may"),
    (Run::Bare, Reading::Maybe, "shown.bare"),
];

/// The cheapest way of an adversary to an effect: with the controls of today; where they leave none, without any.
pub fn way(compiled: &Compiled, by: AdversaryId, what: &EffectOn, words: &Words) -> Way {
    let (model, target) = (&compiled.model, Target::of(what));
    let who = model[by].head.shown();
    let what = effect(words, model, target).replace('`', "");
    let said = |key: &str| words.fill(key, &[("who", &who), ("what", &what)]);
    for (run, reading, key) in SEARCHES {
        let scenario = Scenario::new(by, run, reading);
        if let Some(derivation) = compiled.analysis.way(model, &scenario, target) {
            return told(compiled, &scenario, &derivation, words, said(key));
        }
    }
    Way {
        note: said("shown.never"),
        ..Way::default()
    }
}

fn told(compiled: &Compiled, scenario: &Scenario, way: &Derivation, words: &Words, said: String) -> Way {
    let (model, analysis) = (&compiled.model, &compiled.analysis);
    let mut told = Way {
        note: said,
        ..Way::default()
    };
    for (sentence, number) in sentences(words, model, analysis, scenario, way).iter().zip(1..) {
        let words = plain(model, analysis, &sentence.pieces).replace('`', "");
        told.note.push_str(&format!(" {number}. {words}"));
        if let Some(place) = sentence.at {
            told.highlight.steps.push((place, Some(number)));
        }
    }
    told
}
