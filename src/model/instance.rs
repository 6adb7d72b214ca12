//! Threats as the analysis sees them: written in the model, or raised by a rule of a pack.

use super::*;
use crate::source::Spanned;

/// Kleene's three values: what a condition over facts that may be unknown comes to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Default)]
pub enum Truth {
    #[default]
    No,
    Unknown,
    Yes,
}

/// With which controls a question is answered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Run {
    /// Nothing in place: no control counts.
    Bare,
    /// Controls that are at least implemented.
    Today,
    /// All controls.
    Planned,
}

impl Run {
    pub const ALL: [Run; 3] = [Run::Bare, Run::Today, Run::Planned];
}

/// One threat, whoever said it.
#[derive(Clone, Copy, Debug)]
pub struct Instance<'a> {
    /// Effects, way, needs, ratings and responses, in the form of a written threat.
    pub threat: &'a Threat,
    pub source: Source,
    /// What a rule bound; empty for a written threat. A control that `counters` the rule blocks where one of its
    /// places is, or holds, one of these.
    pub bound: &'a [Node],
    /// Whether it is there in each [`Run`], in the order of [`Run::ALL`]: the `sets` of controls that count change
    /// what a rule sees. A written threat is always there.
    pub holds: [Truth; 3],
}

/// Who said it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Source {
    Written(ThreatId),
    /// The rule that raised it, and which one of the findings it is.
    Found(RuleId, u32),
}

impl Model {
    /// The written threats as instances, in the order of the source.
    pub fn written(&self) -> impl Iterator<Item = Instance<'_>> {
        ThreatId::all(self).map(|id| Instance {
            threat: &self[id],
            source: Source::Written(id),
            bound: &[],
            holds: [Truth::Yes; 3],
        })
    }
}

impl Instance<'_> {
    /// The controls that a response of it names.
    pub fn mitigations(&self) -> impl Iterator<Item = &Spanned<ControlId>> {
        self.threat.responses.iter().flat_map(|r| match &r.kind {
            ResponseKind::Mitigate { with } => with.as_slice(),
            _ => &[],
        })
    }
}
