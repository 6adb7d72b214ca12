//! What rests on somebody not knowing something.

use super::passage::{Of, Part, Passage};
use super::words::Phrases;
use super::{Check, Context, Found};
use crate::model::{AdversaryId, DataId, ElementId, FlowId, Head, Knowledge, Level, Model, Node};
use std::collections::{BTreeMap, BTreeSet};

pub static CHECKS: &[Check] = &[
    Check::new(307, obscurity),
    Check::new(308, bad_secret),
    Check::new(328, no_horizon),
];

/// Signs that something is safe only while nobody knows how it is made.
pub(super) const OBSCURITY: &[&str] = &[
    "algorithm is secret",
    "architecture is secret",
    "attackers do not know",
    "closed source",
    "code is secret",
    "design is secret",
    "does not know the algorithm",
    "does not know the architecture",
    "does not know the defence",
    "does not know the defense",
    "does not know the design",
    "does not know how",
    "format is secret",
    "hard to guess where",
    "hidden address",
    "hidden admin",
    "hidden algorithm",
    "hidden api",
    "hidden design",
    "hidden directory",
    "hidden endpoint",
    "hidden endpoints",
    "hidden interface",
    "hidden page",
    "hidden path",
    "hidden port",
    "hidden url",
    "hidden urls",
    "no one knows",
    "nobody knows",
    "non standard port",
    "nonstandard port",
    "not documented",
    "not publicly documented",
    "not publicly known",
    "obfuscated",
    "obfuscation",
    "obscure",
    "obscured",
    "obscures",
    "obscuring",
    "obscurity",
    "proprietary algorithm",
    "proprietary cipher",
    "proprietary encryption",
    "proprietary format",
    "proprietary protocol",
    "protocol is secret",
    "secret algorithm",
    "secret api",
    "secret architecture",
    "secret design",
    "secret endpoint",
    "secret format",
    "secret path",
    "secret port",
    "secret protocol",
    "secret url",
    "undisclosed",
    "undocumented",
    "unpublished",
    "unusual port",
];

/// An adversary who knows only what is public, where the reason why a threat is weak, an exclusion or an assumption, or
/// what is said of the adversary itself, rests on the design being hidden. (A control that does is `TM615`. Kerckhoffs
/// 1883; Saltzer and Schroeder 1975: open design; Carlini et al. 2019: who does not know the defence proves nothing.)
fn obscurity(context: &Context, found: &mut Found) {
    let model = context.model;
    let phrases = Phrases::new(OBSCURITY);
    let ignorant: BTreeSet<_> = AdversaryId::all(model)
        .filter(|a| model.knowledge(*a) == Some(Knowledge::Public))
        .collect();
    let Some(anybody) = ignorant.first().copied() else {
        return;
    };
    for passage in context.texts().with(&phrases) {
        let about = matches!(
            passage.of,
            Of::Threat | Of::Adversary | Of::Exclusion | Of::Assumption | Of::Claim | Of::Answer
        );
        if !about {
            continue;
        }
        let Some(words) = phrases.find(passage.text) else {
            continue;
        };
        let Some(who) = rests_on(model, passage, &ignorant, anybody) else {
            continue;
        };
        let name = &model[who].head.name;
        let lines = model.lineage(who).into_iter().flat_map(|a| &model[a].knows);
        let line = lines.map(|k| k.span).next().unwrap_or(model[who].head.name_span);
        found.push(
            found
                .at(
                    passage.place(context),
                    format!("this holds only while `{name}` does not learn the design: `{words}`"),
                )
                .about(passage.name)
                .also(line, "knows only what is public")
                .help("the design is never a secret worth relying on: write `knows design` in the adversary, and a reason that holds all the same"),
        );
    }
}

/// The adversary whose ignorance a text may rest on; none where the text is no reason why something is safe.
fn rests_on(
    model: &Model,
    passage: &Passage,
    ignorant: &BTreeSet<AdversaryId>,
    anybody: AdversaryId,
) -> Option<AdversaryId> {
    let named = |head: &Head| head.name == passage.name;
    match passage.of {
        Of::Threat if passage.part == Part::Reason => {
            let threat = model.threats.iter().find(|t| named(&t.head))?;
            threat.by.iter().map(|a| a.value).find(|a| ignorant.contains(a))
        }
        Of::Adversary => ignorant.iter().copied().find(|a| named(&model[*a].head)),
        Of::Exclusion | Of::Assumption | Of::Claim | Of::Answer => Some(anybody),
        _ => None,
    }
}

/// A key that other data is sealed or signed with, that is not declared replaceable, and that some holder does not
/// keep where it cannot be taken out. (Carlini et al. 2019, on holding data secret: what has to stay secret must be
/// replaceable and hard to extract; Kerckhoffs: the key is all that may be secret.)
fn bad_secret(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut keys: BTreeMap<DataId, DataId> = BTreeMap::new();
    for id in DataId::all(model) {
        for line in model[id].sealed.iter().chain(&model[id].signed) {
            for key in &line.keys {
                if let Node::Data(key) = key.value {
                    keys.entry(key).or_insert(id);
                }
            }
        }
    }
    if keys.is_empty() {
        return;
    }
    let mut loose = BTreeSet::new();
    let mut held = BTreeSet::new();
    for element in &model.elements {
        let vault = ["vault", "hsm"]
            .iter()
            .any(|word| model.has_word(&element.attributes, "secrets", word) == Some(true))
            || model.at_least(&element.attributes, "isolation", "enclave") == Some(true);
        for data in &element.holds {
            held.insert(data.value);
            if !vault {
                loose.insert(data.value);
            }
        }
    }
    for (key, protects) in keys {
        let replaceable = model.word(&model[key].attributes, "replaceable");
        let locked = held.contains(&key) && !loose.contains(&key);
        if replaceable == Some("yes") || locked {
            continue;
        }
        let (name, what) = (&model[key].head.name, &model[protects].head.name);
        let gap = match replaceable {
            Some(_) => "cannot be replaced once it leaks, and can be taken from where it is",
            None => "nothing says that it can be replaced once it leaks",
        };
        found.push(
            found
                .about(model, Node::Data(key), format!("`{what}` rests on the secret `{name}`: {gap}"))
                .help(format!(
                    "write `replaceable yes` in `{name}` if it can be changed; or `secrets hsm` in what holds it"
                )),
        );
    }
}

/// Secret data with a lifetime of five years or more that an adversary can record on its way today, where no adversary
/// says how long it can wait, or whether it will have a quantum computer.
/// (Post-quantum practice: record now, decrypt later.)
fn no_horizon(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut factors = model.adversaries.iter().filter_map(|a| a.computes.as_ref());
    if factors.any(|c| c.factors.quantum || c.factors.time.is_some()) || model.adversaries.is_empty() {
        return;
    }
    let long = |d: DataId| {
        let lifetime = model.stated(&model[d].attributes, "lifetime");
        matches!(lifetime.map(|s| &s.value), Some(crate::model::Value::Duration(d)) if d.days >= 5 * 365)
            && model.rating(d, "confidentiality") >= Some(Level::High)
    };
    let lasting: BTreeSet<_> = DataId::all(model).filter(|d| long(*d)).collect();
    if lasting.is_empty() {
        return;
    }
    let targets: BTreeSet<_> = model
        .adversaries
        .iter()
        .flat_map(|a| a.controls.iter().map(|c| c.target.value))
        .collect();
    let mut told = BTreeSet::new();
    for id in FlowId::all(model) {
        let around = |e: ElementId| model.chain(model[e].boundary).collect::<Vec<_>>();
        let ends = [model[id].from.value, model[id].to.value];
        let seen = targets.contains(&Node::Flow(id))
            || ends
                .iter()
                .any(|e| around(*e).iter().any(|b| targets.contains(&Node::Boundary(*b))));
        for data in model.carried(id).filter(|d| seen && lasting.contains(d)) {
            if !told.insert(data) {
                continue;
            }
            let name = &model[data].head.name;
            found.push(
                found
                    .about(
                        model,
                        Node::Data(data),
                        format!(
                            "`{name}` must stay secret for years, and no adversary says how long it can wait"
                        ),
                    )
                    .also(model[id].head.name_span, "can be recorded here today")
                    .help(
                        "state it in the adversary on the way: `computes high with time 10 years, quantum`",
                    ),
            );
        }
    }
}
