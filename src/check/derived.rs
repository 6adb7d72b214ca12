//! TM808: what is stated against what follows.

use super::{Check, Context, Found};
use crate::model::*;

pub static CHECKS: &[Check] = &[Check::new(808, rating_derivation)];

/// A feasibility that is stated without a reason, and another one that follows from what the threat needs. (ISO/SAE 21434,
/// annex G, attack potential; a threat that states no need gives nothing to derive from.)
fn rating_derivation(context: &Context, found: &mut Found) {
    let model = context.model;
    let stated = |id: ThreatId| {
        let threat = &model[id];
        let needs =
            !threat.needs.is_empty() || !threat.needs_any.is_empty() || threat.factors != Factors::default();
        let stated = threat.feasibility.as_ref();
        stated.filter(|f| needs && f.because.is_none())
    };
    // Written threats come first among the instances, in their order.
    let is_stated = |at: usize| at < model.threats.len() && stated(ThreatId(at as u32)).is_some();
    let derived = context.analysis.feasibilities_among(model, is_stated);
    for id in ThreatId::all(model) {
        let (Some(stated), Some(Some(derived))) = (stated(id), derived.get(id.0 as usize)) else {
            continue;
        };
        if stated.value == *derived {
            continue;
        }
        let name = &model[id].head.name;
        found.push(
            found
                .at(
                    stated.span,
                    format!(
                        "feasibility `{}` of `{name}` is stated; from what it needs follows `{derived}`",
                        stated.value
                    ),
                )
                .about(name)
                .help(format!(
                    "leave the statement out; or say what else speaks for it: `feasibility {} because \"…\"`, or a need, `needs expertise expert`",
                    stated.value
                )),
        );
    }
}
