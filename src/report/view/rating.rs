//! Feasibility, impact and severity.

use super::context::Context;
use crate::model::{Feasibility, Level, Reason, Threat as Declared, Words};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Display;

/// A rated value.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Rating {
    /// The value; null when it is not known.
    pub value: Option<String>,
    /// The value as a word to print: also `not evaluated`, `not known`.
    pub shown: String,
    /// Where it comes from: `stated`, `derived` or `unknown`.
    pub origin: String,
    /// Why.
    pub because: Option<String>,
    /// What would follow without the statement, where that differs; may be empty.
    pub differs: String,
}

/// A rating of one property.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Rated {
    /// What is rated.
    pub name: String,
    /// The level, for styling; null when nothing is said.
    pub level: Option<String>,
    /// The level as a word.
    pub word: String,
}

impl Rated {
    pub fn of(cx: &Context, name: &str, level: Option<Level>) -> Rated {
        Rated {
            name: name.to_string(),
            level: level.map(|l| l.to_string()),
            word: level.map_or_else(|| cx.w.say("not_said"), |l| cx.w.word("level", l)),
        }
    }
}

impl Rating {
    /// A value of a scale: `level` or `feasible`.
    fn of(cx: &Context, scale: &str, value: impl Display, origin: &str) -> Rating {
        Rating {
            shown: cx.w.word(scale, &value),
            value: Some(value.to_string()),
            origin: origin.into(),
            ..Rating::default()
        }
    }

    fn unknown(shown: String) -> Rating {
        Rating {
            shown,
            origin: "unknown".into(),
            ..Rating::default()
        }
    }

    /// What would follow without the statement is said where it differs.
    fn differing(mut self, cx: &Context, scale: &str, other: Option<impl Words + Display>) -> Rating {
        if let Some(other) = other.filter(|o| Some(o.word()) != self.value.as_deref()) {
            let other = cx.w.word(scale, other);
            self.differs = cx.w.fill("rating.differs", &[("other", &other)]);
        }
        self
    }
}

/// A value that was stated, of a scale.
pub fn stated(cx: &Context, scale: &str, value: impl Display, because: Option<&Reason>) -> Rating {
    Rating {
        because: because.map(|b| b.value.clone()),
        ..Rating::of(cx, scale, value, "stated")
    }
}

pub fn feasible(rating: &Rating) -> Option<Feasibility> {
    rating.value.as_deref().and_then(Feasibility::parse)
}

pub fn level_of(rating: &Rating) -> Option<Level> {
    rating.value.as_deref().and_then(Level::parse)
}

/// What the analysis derives for an instance; where nobody is in a position to carry it out, that is said.
fn feasibility(cx: &Context, it: &Declared, instance: usize) -> Rating {
    let derived = cx
        .compiled
        .analysis
        .feasibilities(cx.model)
        .get(instance)
        .copied();
    match (&it.feasibility, derived) {
        (Some(f), _) => {
            stated(cx, "feasible", f.value, f.because.as_deref()).differing(cx, "feasible", derived.flatten())
        }
        (None, Some(Some(derived))) => Rating::of(cx, "feasible", derived, "derived"),
        (None, Some(None)) if it.mistake_of.is_none() => Rating {
            because: Some(cx.w.say("rating.nobody")),
            ..Rating::of(cx, "feasible", Feasibility::VeryLow, "derived")
        },
        (None, _) => Rating::unknown(cx.w.say("meta.not_evaluated_word")),
    }
}

/// Feasibility, impact and severity of an instance of a threat: what is stated, else what follows from the model and the
/// analysis.
pub fn ratings(cx: &Context, it: &Declared, instance: usize) -> (Rating, Rating, Rating) {
    let m = cx.model;
    let not_evaluated = || Rating::unknown(cx.w.say("meta.not_evaluated_word"));
    let feasibility = feasibility(cx, it, instance);
    let derived = m.impact_from_data(it);
    let impact = match (&it.impact, derived) {
        (Some(i), _) => stated(cx, "level", i.value, i.because.as_deref()).differing(cx, "level", derived),
        (None, Some(d)) => Rating::of(cx, "level", d, "derived"),
        (None, None) => Rating::unknown(cx.w.say("meta.not_known")),
    };
    let cell = feasible(&feasibility)
        .zip(level_of(&impact))
        .map(|(f, i)| m.severity(f, i));
    let severity = match (&it.severity, cell) {
        (Some(s), _) => stated(cx, "level", s.value, s.because.as_deref()).differing(cx, "level", cell),
        (None, Some(c)) => Rating::of(cx, "level", c, "derived"),
        (None, None) => not_evaluated(),
    };
    (feasibility, impact, severity)
}
