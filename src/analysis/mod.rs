//! What does it mean? The adversary's reach, feasibility and severity, claims, cuts, and what everything hangs on.

use crate::model::*;

/// What the analysis says of a model.
#[derive(Clone, Debug, Default)]
pub struct Analysis {}

/// Works out what each adversary can do, from the model and its threats, written and found.
pub fn analyze(_: &Model, _: &Index, _: &[Instance]) -> Analysis {
    Analysis::default()
}
