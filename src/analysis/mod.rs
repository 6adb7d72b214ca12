//! What does it mean? The adversary's reach, feasibility and severity, claims, cuts, and what everything hangs on.
//!
//! ```text
//! &Model, &[Instance] → ground    → Program      all instances of the inference rules, for everybody
//! adversary, run, …   → start     → Start        what holds from the start
//! Program, Start      → solve     → Closure      everything that follows
//!                     → cheapest  → Derivation   the cheapest way to one of them
//! Derivation          → words     → sentences
//! ```

mod cast;
pub mod certificate;
mod cheapest;
mod claims;
mod compromise;
mod cut;
mod derivation;
mod everybody;
mod fact;
mod feasibility;
mod ground;
mod potential;
mod profile;
mod program;
mod reach;
mod relevant;
mod removed;
mod response;
mod scenario;
mod sensitivity;
mod solve;
mod start;
mod tree;
pub mod words;

pub use certificate::{Certificate, Certificates, Shown, Shows};
pub use cheapest::{Cheapest, Cost};
pub use claims::{ClaimVerdict, LineVerdict, Verdict};
pub use compromise::{Compromise, Loss};
pub use cut::Cut;
pub use derivation::{Derivation, Step};
pub use fact::{Atom, Fact, Predicate, Subject, Target};
pub use feasibility::{Feasible, Raise, cheapest_to_raise};
pub use ground::{Means, prevents, ways};
pub use potential::Effort;
pub use profile::Profile;
pub use program::{Program, Rule, Unstated};
pub use reach::{Answer, Facts};
pub use response::{Detour, Standing};
pub use scenario::{Reading, Scenario, Switch};
pub use solve::Closure;
pub use start::{Question, Start};
pub use tree::{Leaf, TreeRating, TreeWay, whom};

use crate::model::*;
use cast::Cast;
use start::{General, Threatens};
use std::sync::{Arc, OnceLock};

/// What the analysis says of a model.
///
/// The claims are there from the start ([`Analysis::claims`]); the rest is worked out when it is asked for.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    pub program: Program,
    cast: Cast,
    threats: Vec<Threatens>,
    /// What holds from the start for all who can compute what each adversary can, by run and reading.
    generals: [[OnceLock<Vec<Arc<General>>>; 2]; 3],
    /// What each adversary reaches, by run and reading: worked out for all of them when it is first asked for.
    reached: [[OnceLock<Vec<Facts>>; 2]; 3],
    claims: Vec<ClaimVerdict>,
    /// Worked out when it is first asked for.
    feasible: OnceLock<Vec<Option<Feasibility>>>,
    /// Likewise.
    extremes: OnceLock<response::Extremes>,
}

/// Works out what each adversary can do, from the model and its threats, written and found.
pub fn analyze(model: &Model, index: &Index, instances: &[Instance]) -> Analysis {
    analyze_asking(model, index, instances, &[])
}

/// The same, for questions about effects that nothing in the model speaks of as well.
pub fn analyze_asking(model: &Model, index: &Index, instances: &[Instance], asked: &[Target]) -> Analysis {
    let threats: Vec<Threatens> = instances.iter().map(|i| threatens(model, index, i)).collect();
    let profiles: Vec<Profile> = AdversaryId::all(model).map(|a| Profile::of(model, a)).collect();
    let mut program = ground::ground(model, index, instances, asked);
    let (everlasting, claimed) = start::everlasting(model, &program, &profiles);
    program.suppose(everlasting);
    let mut analysis = Analysis {
        program,
        cast: Cast::of(profiles, &threats, claimed),
        threats,
        ..Analysis::default()
    };
    analysis.claims = claims::claims(model, &analysis);
    analysis
}

fn threatens(model: &Model, index: &Index, instance: &Instance) -> Threatens {
    let threat = instance.threat;
    Threatens {
        source: instance.source,
        name: threat.head.name.clone(),
        holds: instance.holds,
        by: threat.by.iter().map(|b| b.value).collect(),
        mistake: threat.mistake_of.is_some(),
        answered: !threat.responses.is_empty() || !ground::blockers(model, index, instance).is_empty(),
        gone: removed::eliminated(model, index, threat),
        factors: threat.factors.clone(),
    }
}
