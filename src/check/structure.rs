//! What is missing altogether: the answers to the four questions, one by one.

use super::{Check, Context, Found};
use crate::model::{Element, ElementKind, Excluded, Model, Trust};
use crate::source::Span;

pub static CHECKS: &[Check] = &[
    Check::new(101, no_system),
    Check::new(102, no_purpose),
    Check::new(103, no_party),
    Check::new(104, no_asset),
    Check::new(106, no_adversary),
    Check::new(107, no_threat),
    Check::new(108, no_exclusions),
    Check::new(109, no_validation),
    Check::new(115, no_owner),
    Check::new(118, no_response_step),
    Check::new(220, no_external),
];

/// The place of what is missing in the whole model: the title of `model`, or the start of the text.
pub fn whole(model: &Model) -> Span {
    model.system.head.name_span
}

/// No process and no store: nothing says what is being built. Without a system there is nothing to ask about.
/// (Shostack's four questions, the first: what are we working on?)
fn no_system(context: &Context, found: &mut Found) {
    let built = |kind| matches!(kind, ElementKind::Process | ElementKind::Store);
    if context.model.elements.iter().any(|e| built(e.kind)) {
        return;
    }
    found.push(
        found
            .at(whole(context.model), "nothing says what is being built")
            .help("declare what runs and what is stored, each in its trust boundary: `boundary site \"Data centre\" { process desk \"Desk service\"; store shelf \"Parcel store\" }`"),
    );
}

/// No `purpose`: what the system is for decides how bad it is when it fails.
/// (OWASP threat modelling: begin with the objectives.)
fn no_purpose(context: &Context, found: &mut Found) {
    let system = &context.model.system;
    if system.purpose.is_some() {
        return;
    }
    let text = "purpose \"what it is for, and for whom\"";
    let help = if system.declared {
        format!("write it in the block of `model`: `{text}`")
    } else {
        format!("begin the file with `model \"Title\" {{ {text} }}`")
    };
    found.push(
        found
            .at(
                whole(context.model),
                "nothing says what the system is for, so no impact can be judged",
            )
            .help(help),
    );
}

/// No actor, no external system, no party: nobody takes part.
/// (The first question of a threat model asks which parties are involved.)
fn no_party(context: &Context, found: &mut Found) {
    let model = context.model;
    if !model.parties.is_empty() || model.elements.iter().any(|e| is_entity(e.kind)) {
        return;
    }
    found.push(
        found
            .at(whole(model), "no party is declared: who takes part?")
            .help("declare people and systems outside: `actor customer \"Customer\"`, `external provider \"Payment provider\"`"),
    );
}

/// No data: nothing of value is named, so nothing can be lost.
/// (NIST SP 800-154, step 1: identify the system and the data of interest.)
fn no_asset(context: &Context, found: &mut Found) {
    if context.model.data.is_empty() {
        found.push(
            found
                .at(whole(context.model), "no data is declared: what is there to lose?")
                .help("declare what is of value: `data orders \"Orders\" { confidentiality high; integrity high }`"),
        );
    }
}

/// No adversary. (A threat model states what attackers know, can compute, control and want.)
fn no_adversary(context: &Context, found: &mut Found) {
    let model = context.model;
    if !model.adversaries.is_empty() {
        return;
    }
    let asset = model.data.first().map_or("orders", |d| &d.head.name);
    found.push(
        found
            .at(whole(model), "no adversary is declared: against whom is the system defended?")
            .help(format!(
                "declare one with its four parts: `adversary criminal \"Criminal\" {{ knows public; computes moderate; controls nothing; wants disclose {asset} }}`"
            )),
    );
}

/// No threat, and no answer to a finding of a rule. (Shostack's second question: what can go wrong?)
fn no_threat(context: &Context, found: &mut Found) {
    let model = context.model;
    if !model.threats.is_empty() || !model.answers.is_empty() {
        return;
    }
    let asset = model.data.first().map_or("orders", |d| &d.head.name);
    let by = model.adversaries.first().map_or("criminal", |a| &a.head.name);
    found.push(
        found
            .at(whole(model), "no threat is declared: what can go wrong?")
            .help(format!(
                "start where the system faces outside: `threat theft \"What happens\" {{ disclose {asset}; by {by} }}`"
            )),
    );
}

/// Nothing is ruled out (that a rule's finding is not raised rules out nothing). Ideally one defends against all
/// attacks; no mechanism does. (Purpose of a threat model: to rule out threats, and to say why.)
fn no_exclusions(context: &Context, found: &mut Found) {
    let model = context.model;
    let of_scope = |what: &Excluded| !matches!(what, Excluded::Rule(..));
    if model.exclusions.iter().any(|e| of_scope(&e.what)) {
        return;
    }
    found.push(
        found
            .at(whole(model), "nothing is ruled out: what does the system not defend against?")
            .help("say what is out of scope, and why: `exclude physical \"Physical access to servers\" because \"the landlord's duty\"`"),
    );
}

/// No claim and no review: nothing answers the last of the four questions.
/// (Shostack's fourth question: did we do a good job?)
fn no_validation(context: &Context, found: &mut Found) {
    let model = context.model;
    if !model.claims.is_empty() || !model.reviews.is_empty() {
        return;
    }
    let by = model.adversaries.first().map_or("criminal", |a| &a.head.name);
    let asset = model.data.first().map_or("orders", |d| &d.head.name);
    found.push(
        found
            .at(whole(model), "nothing says whether the model is any good: no claim, no review")
            .help(format!(
                "state what must hold: `claim no-theft \"What must hold\" {{ {by} cannot disclose {asset} }}`"
            ))
            .help("record who looked, and what was found: `review 2026-10-01 by \"Security team\" { found \"…\" }`"),
    );
}

/// No `owner` of the model: nobody keeps it true.
/// (OWASP threat modelling; CNCF self-assessment guide.)
fn no_owner(context: &Context, found: &mut Found) {
    let system = &context.model.system;
    if system.head.owner.is_some() {
        return;
    }
    found.push(
        found
            .at(whole(context.model), "the model has no owner: who keeps it true?")
            .help("write in the block of `model`: `owner \"Platform security\"`"),
    );
}

/// Several threats, and not one response: the problem is admired, not solved.
/// (Threat Modeling Manifesto, anti-pattern "admiration for the problem"; Shostack's third question.)
fn no_response_step(context: &Context, found: &mut Found) {
    let model = context.model;
    let answered = model.answers.iter().any(|a| !a.responses.is_empty());
    let treated = model.threats.iter().any(|t| !t.responses.is_empty());
    if model.threats.len() < 2 || answered || treated {
        return;
    }
    let first = &model.threats[0].head;
    found.push(
        found
            .at(
                first.name_span,
                format!("{} threats, and no response to any of them", model.threats.len()),
            )
            .help(format!(
                "begin with the most feasible; in the block of `{}` write one of `mitigate with CONTROL`, `eliminate NAME because \"…\"`, `transfer to PARTY because \"…\"`, `accept by \"WHO\" until DATE because \"…\"`",
                first.name
            )),
    );
}

/// Parties only on paper or inside a fully trusted zone, no zone without trust, nothing that faces outside: nothing
/// outside takes part, so no attack can come from there. (How to find threats: start with external services and components.)
fn no_external(context: &Context, found: &mut Found) {
    let model = context.model;
    let outside = |e: &Element| {
        let trust = model.trust_around(e.boundary);
        is_entity(e.kind) && trust != Some(Trust::Full)
            || trust == Some(Trust::None)
            || model.at_least(&e.attributes, "exposure", "partner") == Some(true)
    };
    if model.elements.is_empty() || model.elements.iter().any(outside) {
        return;
    }
    found.push(
        found
            .at(whole(model), "the system is closed: nobody and nothing outside takes part")
            .help("start with external services: declare who calls, and what is called, outside the trusted boundaries: `external provider \"Payment provider\" { trust partial }`"),
    );
}

/// Whether it is an external entity of the diagram.
pub fn is_entity(kind: ElementKind) -> bool {
    matches!(kind, ElementKind::Actor | ElementKind::External)
}
