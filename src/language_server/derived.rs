//! What rules and reach say of the declarations of a text. They are found by name, because while somebody types it is the
//! text of a moment ago of which everything is known.

use super::requests::View;
use crate::Meaning;
use crate::analysis::ClaimVerdict;
use crate::model::{Claim, Feasibility, Model, Threat};

impl View {
    /// What rules and reach say, and the model that they say it of.
    pub fn meaning(&self) -> Option<(&Model, &Meaning)> {
        let settled = self.settled.as_deref()?;
        Some((&settled.draft.model, settled.meaning.get()?))
    }

    /// The feasibility of a written threat that follows from what it needs.
    pub fn feasibility(&self, threat: &Threat) -> Option<Feasibility> {
        let (model, meaning) = self.meaning()?;
        let at = model
            .threats
            .iter()
            .position(|t| t.head.name == threat.head.name)?;
        let all = meaning.analysis.feasibilities(model);
        all.get(at).copied().flatten()
    }

    /// What a claim comes to, and the model in which it does.
    pub fn verdict(&self, claim: &Claim) -> Option<(&Model, &ClaimVerdict)> {
        let (model, meaning) = self.meaning()?;
        let at = model.claims.iter().position(|c| c.head.name == claim.head.name)?;
        Some((model, meaning.analysis.claims().get(at)?))
    }
}
