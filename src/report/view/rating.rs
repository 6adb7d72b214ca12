//! Feasibility, impact and severity.

use super::context::Context;
use crate::model::{Level, Threat as Declared, ThreatId, Words};
use schemars::JsonSchema;
use serde::Serialize;

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

impl Rating {
    fn stated(value: &str, because: Option<String>) -> Rating {
        Rating {
            value: Some(value.into()),
            shown: value.into(),
            origin: "stated".into(),
            because,
            ..Rating::default()
        }
    }

    fn derived(value: &str) -> Rating {
        Rating {
            value: Some(value.into()),
            shown: value.into(),
            origin: "derived".into(),
            ..Rating::default()
        }
    }

    fn unknown(shown: &str) -> Rating {
        Rating {
            shown: shown.into(),
            origin: "unknown".into(),
            ..Rating::default()
        }
    }

    fn differing(mut self, other: Option<&str>) -> Rating {
        if let Some(other) = other.filter(|o| Some(*o) != self.value.as_deref()) {
            self.differs = format!("{other} would follow");
        }
        self
    }
}

pub fn stated(value: String, because: &Option<crate::model::Reason>) -> Rating {
    Rating::stated(&value, because.as_ref().map(|b| b.value.clone()))
}

pub fn level_of(rating: &Rating) -> Option<Level> {
    rating.value.as_deref().and_then(Level::parse)
}

/// Feasibility, impact and severity: what is stated, else what follows from the model without any analysis.
pub fn ratings(cx: &Context, id: ThreatId) -> (Rating, Rating, Rating) {
    let m = cx.model;
    let it: &Declared = &m[id];
    let feasibility = match &it.feasibility {
        Some(f) => stated(f.value.to_string(), &f.because),
        None => Rating::unknown("not evaluated"),
    };
    let derived = m.derived_impact(id);
    let impact = match (&it.impact, derived) {
        (Some(i), _) => {
            stated(i.value.to_string(), &i.because).differing(derived.map(|d| d.to_string()).as_deref())
        }
        (None, Some(d)) => Rating::derived(&d.to_string()),
        (None, None) => Rating::unknown("not known"),
    };
    let cell = it
        .feasibility
        .as_ref()
        .map(|f| f.value)
        .zip(level_of(&impact))
        .map(|(f, i)| m.severity(f, i));
    let severity = match (&it.severity, cell) {
        (Some(s), _) => {
            stated(s.value.to_string(), &s.because).differing(cell.map(|c| c.to_string()).as_deref())
        }
        (None, Some(c)) => Rating::derived(&c.to_string()),
        (None, None) => Rating::unknown("not evaluated"),
    };
    (feasibility, impact, severity)
}
