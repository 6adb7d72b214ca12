//! TM608–TM622: is each control needed, sound and guarded itself?

use super::facts::{content_words, mitigations};
use super::{Check, Context, Found};
use crate::model::*;
use foldhash::HashSet;

pub static CHECKS: &[Check] = &[
    Check::new(608, orphan_control),
    Check::new(615, obscurity_control),
    Check::new(621, new_surface),
    Check::new(622, key_with_lock),
];

/// A control that nothing uses: in no `mitigate with`, `stopped by` or `relies on`, upheld by no assumption, it counters
/// no rule and detects no effect of a threat. Shostack: every mitigation has a threat.
fn orphan_control(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut used = vec![false; model.controls.len()];
    let mut mark = |id: ControlId| used[id.0 as usize] = true;
    let answers = model.answers.iter().map(|a| &a.responses);
    for list in model.threats.iter().map(|t| &t.responses).chain(answers) {
        mitigations(list).for_each(|c| mark(c.value));
    }
    for tree in &model.trees {
        let mut open: Vec<&Branch> = tree.root.iter().collect();
        while let Some(branch) = open.pop() {
            match branch {
                Branch::Any(list, _) | Branch::All(list, _) | Branch::Sequence(list, _) => open.extend(list),
                Branch::Step(step) => step.stopped_by.iter().for_each(|c| mark(c.value)),
                Branch::Threat(_) => {}
            }
        }
    }
    for claim in &model.claims {
        for relied in &claim.relies_on {
            if let Node::Control(id) = relied.value {
                mark(id);
            }
        }
    }
    for uphold in model.assumptions.iter().flat_map(|a| &a.upholds) {
        if let Uphold::Control(id) = uphold {
            mark(id.value);
        }
    }
    let suffered: HashSet<(Effect, Node)> = model
        .threats
        .iter()
        .flat_map(|t| t.effects.iter().map(|e| (e.effect, e.target.value)))
        .collect();
    for id in ControlId::all(model) {
        let control = &model[id];
        let notices = control
            .detects
            .iter()
            .any(|e| suffered.contains(&(e.effect, e.target.value)));
        if used[id.0 as usize] || !control.counters.is_empty() || notices {
            continue;
        }
        let name = &control.head.name;
        found.push(
            found
                .about(model, Node::Control(id), format!("control `{name}` answers no threat"))
                .help(format!("say what it is for: `mitigate with {name}` in a threat, or `counters RULE`; else remove it")),
        );
    }
}

/// A control that works only while nobody knows how it works. Kerckhoffs; Saltzer and Schroeder: open design.
fn obscurity_control(context: &Context, found: &mut Found) {
    const WORDS: &[&str] = &[
        "obscure",
        "obscured",
        "obscurity",
        "obfuscate",
        "obfuscated",
        "obfuscation",
        "undocumented",
        "unlisted",
        "unguessable-design",
    ];
    const PAIRS: &[[&str; 2]] = &[
        ["secret", "algorithm"],
        ["secret", "design"],
        ["secret", "url"],
        ["secret", "path"],
        ["secret", "protocol"],
        ["proprietary", "algorithm"],
        ["proprietary", "cipher"],
        ["proprietary", "protocol"],
        ["proprietary", "encryption"],
        ["hidden", "url"],
        ["hidden", "path"],
        ["hidden", "endpoint"],
        ["hidden", "port"],
        ["nonstandard", "port"],
        ["standard", "non"],
        ["unknown", "attacker"],
    ];
    for id in ControlId::all(context.model) {
        let head = &context.model[id].head;
        let text = format!(
            "{} {}",
            head.shown(),
            head.description.as_ref().map_or("", |d| d.value.as_str())
        );
        let words = content_words(&text);
        let has = |word: &str| words.iter().any(|w| w == word);
        if WORDS.iter().any(|w| has(w)) || PAIRS.iter().any(|pair| pair.iter().all(|w| has(w))) {
            found.push(
                found
                    .about(context.model, Node::Control(id), format!("control `{}` works only while nobody knows how it works", head.name))
                    .help("let it rest on a key that can be replaced, not on the design; then say what that key is"),
            );
        }
    }
}

/// A control stands on an element that no threat touches, nor any data it holds: what defends is attacked too. Shostack.
fn new_surface(context: &Context, found: &mut Found) {
    let model = context.model;
    let coverage = context.standing();
    let mut seen = HashSet::default();
    for control in &model.controls {
        for place in &control.on {
            let Node::Element(id) = place.value else { continue };
            let held = model[id]
                .holds
                .iter()
                .map(|d| coverage.targets.at(Node::Data(d.value)));
            let touched = coverage
                .on_element(context, id)
                .and(coverage.excluded.at(place.value));
            let touched = held.fold(touched, |all, of_data| all.and(of_data));
            if !touched.is_empty() || model[id].kind == ElementKind::Actor || !seen.insert(id) {
                continue;
            }
            let (name, on) = (&control.head.name, &model[id].head.name);
            found.push(
                found
                    .at(place.span, format!("control `{name}` stands on `{on}`, which no threat touches"))
                    .also(model.place(place.value), "what if this is attacked?")
                    .help(format!("write what can go wrong there, `threat … {{ tamper {on} }}`, or exclude it with a reason"))
                    .about(on),
            );
        }
    }
}

/// The key lies beside the lock: `key-at` names the store itself or what stands in the same boundary, or a store holds
/// data together with the key it is sealed by.
fn key_with_lock(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ElementId::all(model) {
        let element = &model[id];
        if element.kind != ElementKind::Store {
            continue;
        }
        let name = &element.head.name;
        if let Some(stated) = model.stated(&element.attributes, "key-at") {
            let beside = match stated.value {
                Value::Name(Node::Element(other)) if other == id => Some("in the store itself".to_string()),
                Value::Name(Node::Element(other))
                    if element.boundary.is_some() && model[other].boundary == element.boundary =>
                {
                    Some(format!("in the same boundary, at `{}`", model[other].head.name))
                }
                Value::Name(Node::Boundary(b)) if Some(b) == element.boundary => {
                    Some(format!("in the same boundary, `{}`", model[b].head.name))
                }
                _ => None,
            };
            if let Some(place) = beside {
                found.push(
                    found
                        .at(stated.span, format!("the key of `{name}` lies {place}"))
                        .help("keep it behind another boundary (a key service, a module): whoever takes the one must not have the other")
                        .about(name),
                );
            }
        }
        let held: HashSet<DataId> = element.holds.iter().map(|d| d.value).collect();
        for data in &element.holds {
            let opens = |keys: &Keys| {
                let here = keys.keys.iter().filter(|k| match k.value {
                    Node::Data(key) => held.contains(&key) && model[key].sealed.is_empty(),
                    _ => false,
                });
                here.count() as u32 >= keys.needed.max(1)
            };
            let sealed = &model[data.value].sealed;
            if !sealed.is_empty() && sealed.iter().all(opens) {
                let what = &model[data.value].head.name;
                found.push(
                    found
                        .at(
                            data.span,
                            format!("`{name}` holds `{what}` together with the key it is sealed by"),
                        )
                        .also(sealed[0].span, "sealed here")
                        .help("keep the key elsewhere, or seal the key itself: `sealed by passphrase`")
                        .about(name),
                );
            }
        }
    }
}
