//! TM310, TM311: adversaries against whom nothing, or everything, can be claimed.

use super::{Check, Context, Found};
use crate::analysis::Target;
use crate::model::*;

pub static CHECKS: &[Check] = &[Check::of_reach(310, omnipotent), Check::of_reach(311, powerless)];

/// An adversary whose position alone gives it every process and store, and all that is rated, though every control is in
/// place and every assumption true. (Dolev and Yao 1983: who owns the ends needs no attack.)
fn omnipotent(context: &Context, found: &mut Found) {
    let (model, analysis) = (context.model, context.analysis);
    let parts = |e: &ElementId| matches!(model[*e].kind, ElementKind::Process | ElementKind::Store);
    if !ElementId::all(model).any(|e| parts(&e)) {
        return;
    }
    let rated = |data: DataId, rating: &str| model.rating(data, rating) >= Some(Level::Low);
    for id in AdversaryId::all(model) {
        let position = analysis.position(model, id);
        let has = |effect, data: DataId| {
            let target = Target {
                effect,
                node: data.into(),
                own: false,
            };
            position.holds(model, &analysis.program, target)
        };
        let all = ElementId::all(model)
            .filter(parts)
            .all(|e| analysis.owns(position, e.into()))
            && DataId::all(model).all(|d| {
                (!rated(d, "confidentiality") || has(Effect::Disclose, d))
                    && (!rated(d, "integrity") || has(Effect::Tamper, d))
            });
        if !all {
            continue;
        }
        let name = &model[id].head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("`{name}` has everything from the start: nothing can be claimed against it"),
                )
                .help(format!(
                    "say what `{name}` does not own (or does not administer); or rule it out with a reason: `exclude adversary \"…\" because \"…\"`"
                )),
        );
    }
}

/// An adversary that touches nothing and gets nothing, were nothing in place and no assumption true: what is claimed
/// about it is true for no reason. (Model checking: vacuity.)
fn powerless(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in AdversaryId::all(model) {
        if !is_powerless(context, id) || model.flows.is_empty() {
            continue;
        }
        let name = &model[id].head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("`{name}` touches nothing, whatever fails: all that is claimed about it holds for no reason"),
                )
                .help(format!(
                    "give `{name}` what it would start from: `observes`, `alters` or `owns` a place, or `knows` a credential"
                )),
        );
    }
}

/// Whether an adversary comes near nothing at all, whatever fails.
pub(super) fn is_powerless(context: &Context, adversary: AdversaryId) -> bool {
    let (model, analysis) = (context.model, context.analysis);
    let utmost = analysis.utmost(model, adversary);
    !analysis.causes_any(utmost) && !analysis.touches_any(utmost)
}
