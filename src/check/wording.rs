//! How threats and adversaries are worded: who does what to what, in one sentence.

use super::passage::title_place;
use super::words::{Phrases, hash_of_words, keep_alike, words};
use super::{Check, Context, Found};
use crate::model::{AdversaryId, Branch, Head, Model, Node, Response, Step};
use crate::source::Span;
use std::collections::BTreeMap;

pub static CHECKS: &[Check] = &[
    Check::new(156, agentless_threat),
    Check::new(159, copy_paste_text),
    Check::new(161, overlong),
    Check::new(162, label_adversary),
    Check::new(163, control_as_threat),
];

/// A title of more words than this is more than one sentence's worth.
const SENTENCE: usize = 20;

/// Steps of trees, each with whether its tree says who takes it.
fn steps(model: &Model) -> Vec<(&Step, bool)> {
    let mut list = Vec::new();
    for tree in &model.trees {
        let mut open: Vec<&Branch> = tree.root.iter().collect();
        while let Some(branch) = open.pop() {
            match branch {
                Branch::Any(inner, _) | Branch::All(inner, _) | Branch::Sequence(inner, _) => {
                    open.extend(inner)
                }
                Branch::Step(step) => list.push((step.as_ref(), !tree.by.is_empty())),
                Branch::Threat(_) => {}
            }
        }
    }
    list
}

const BEING: &[&str] = &["are", "be", "been", "being", "get", "gets", "is", "was", "were"];
const PARTICIPLES: &[&str] = &[
    "broken", "known", "lost", "read", "seen", "sent", "shown", "stolen", "taken", "written",
];

/// A step in the passive ("data is leaked") in a tree that names no adversary. (Who a threat is by, `by` says; the AWS
/// threat grammar begins with a threat source.)
fn agentless_threat(context: &Context, found: &mut Found) {
    for (step, by_somebody) in steps(context.model) {
        let Some(title) = step.head.title.as_ref().filter(|_| !by_somebody) else {
            continue;
        };
        let words = words(title);
        let passive = words.windows(2).any(|pair| {
            let done = pair[1].lower.as_ref();
            BEING.contains(&pair[0].lower.as_ref()) && (done.ends_with("ed") || PARTICIPLES.contains(&done))
        });
        if !passive || words.iter().any(|w| w.lower == "by") {
            continue;
        }
        let by = context
            .model
            .adversaries
            .first()
            .map_or("criminal", |a| &a.head.name);
        found.push(
            found
                .at(
                    title_place(context, &step.head),
                    format!("`{title}` says what happens, and not who does it"),
                )
                .about(&step.head.name)
                .help(format!(
                    "name the adversary in the goal of the tree: `goal … by {by}`; or let somebody do it: \"read the backup\""
                )),
        );
    }
}

/// Two threats with the same title or the same description, or three with the same reason in their responses: a text
/// that fits several says nothing of any. (Published models: one mitigation text, pasted under every threat.)
fn copy_paste_text<'a>(context: &Context<'a>, found: &mut Found) {
    let model = context.model;
    let heads = || model.threats.iter().map(|t| &t.head);
    let titles = heads().filter_map(|head| Some((head.title.as_deref()?, head)));
    let place = |head: &&'a Head| (title_place(context, head), head.name.as_str());
    same(found, titles.collect(), 2, "title", place);

    let place = |(span, name): &(Span, _)| (*span, *name);
    let descriptions = heads().filter_map(|head| Some((head.description.as_ref()?, head.name.as_str())));
    let descriptions = descriptions.map(|(text, name)| (text.value.as_str(), (text.span, name)));
    same(found, descriptions.collect(), 2, "description", place);

    let reasons = model.threats.iter().flat_map(|threat| {
        let responses = threat.responses.iter().chain(threat.rest.as_deref());
        let reasons = responses.filter_map(|r: &Response| r.because.as_ref());
        reasons.map(|text| (text.value.as_str(), (text.span, threat.head.name.as_str())))
    });
    same(found, reasons.collect(), 3, "reason", place);
}

/// Tells once of each text that at least `least` threats share; `place` tells where one stands, and the threat.
fn same<'a, T>(
    found: &mut Found,
    mut texts: Vec<(&'a str, T)>,
    least: usize,
    what: &str,
    place: impl Fn(&T) -> (Span, &'a str),
) {
    keep_alike(&mut texts, |(text, _)| hash_of_words(text));
    let mut groups: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for (text, one) in texts {
        let plain: Vec<_> = words(text).into_iter().map(|w| w.lower.into_owned()).collect();
        groups.entry(plain.join(" ")).or_default().push(one);
    }
    for group in groups.into_values().filter(|g| g.len() >= least) {
        let ((first, _), (again, name)) = (place(&group[0]), place(&group[1]));
        let names = group.iter().take(3).map(|one| format!("`{}`", place(one).1));
        let names: Vec<_> = names.collect();
        let more = if group.len() > names.len() { ", …" } else { "" };
        let names = names.join(", ");
        found.push(
            found
                .at(again, format!("{} threats have the same {what}: {names}{more}", group.len()))
                .about(name)
                .also(first, "here first")
                .help("say what is different about each; or make one threat of them: `through` takes several places"),
        );
    }
}

/// A threat or step whose title is more than a sentence. (AWS threat grammar: one threat, one sentence.)
fn overlong(context: &Context, found: &mut Found) {
    let model = context.model;
    let threats = model.threats.iter().map(|t| &t.head);
    let steps = steps(model);
    for head in threats.chain(steps.iter().map(|(s, _)| &s.head)) {
        let Some(title) = &head.title else { continue };
        let count = words(title).len();
        if count <= SENTENCE {
            continue;
        }
        found.push(
            found
                .at(
                    title_place(context, head),
                    format!("the title of `{}` is {count} words long", head.name),
                )
                .about(&head.name)
                .help("say in one sentence who gains what; the rest belongs into `description \"\"\"…\"\"\"`, or into a second threat"),
        );
    }
}

/// What people call adversaries when they have not thought of one yet.
const LABELS: &[&str] = &[
    "adversary",
    "apt",
    "apt group",
    "attacker",
    "attackers",
    "bad actor",
    "bad actors",
    "bad guy",
    "black hat",
    "blackhat",
    "cracker",
    "cybercriminal",
    "cybercriminals",
    "hacker",
    "hackers",
    "hacktivist",
    "hacktivists",
    "malicious actor",
    "malicious user",
    "nation state",
    "nation state actor",
    "script kiddie",
    "script kiddies",
    "state actor",
    "threat actor",
];
const GENERIC: &[&str] = &[
    "a",
    "advanced",
    "an",
    "any",
    "evil",
    "external",
    "generic",
    "malicious",
    "persistent",
    "sophisticated",
    "some",
    "the",
    "unknown",
];

/// An adversary that is called "hacker" or "APT" and nothing more: a label, not what it has.
/// (A threat model says what attackers know, can compute, control and want.)
fn label_adversary(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in AdversaryId::all(model) {
        let head: &Head = &model[id].head;
        let shown = head.shown();
        let plain = words(&shown);
        let plain: Vec<_> = plain.iter().map(|w| w.lower.as_ref()).collect();
        let whole = plain.join(" ");
        let start = plain
            .iter()
            .position(|w| !GENERIC.contains(w))
            .unwrap_or(plain.len());
        let rest = plain[start..].join(" ");
        let advanced = whole == "advanced persistent threat";
        if !advanced && !LABELS.contains(&whole.as_str()) && !LABELS.contains(&rest.as_str()) {
            continue;
        }
        let name = &head.name;
        found.push(
            found
                .at(
                    title_place(context, head),
                    format!("`{shown}` is a label: it does not say what this adversary has"),
                )
                .about(model.name(Node::Adversary(id)))
                .help(format!(
                    "call it after where it stands and what it can do: `adversary {name} \"Customer with an account and a week of rented servers\"`"
                )),
        );
    }
}

/// How a missing control begins, and words that tell what follows from it.
const MISSING: &[&str] = &[
    "absence of",
    "absent",
    "failure to",
    "improper",
    "inadequate",
    "insufficient",
    "lack of",
    "lacking",
    "missing",
    "no",
    "not",
    "without",
];
const CONSEQUENCE: &[&str] = &[
    "allow", "allows", "and", "cause", "causes", "enable", "enables", "expose", "exposes", "give", "gives",
    "is", "lead", "leads", "let", "lets", "so", "reveals", "are", "makes", "notices", "notice", "sees",
];

/// A threat that is worded as a control that is not there ("lack of TLS"): it says what to do before it says what
/// happens. (AWS threat grammar: a threat source does something that leads to an impact.)
fn control_as_threat(context: &Context, found: &mut Found) {
    let missing = Phrases::new(MISSING);
    let consequence = Phrases::new(CONSEQUENCE);
    for threat in &context.model.threats {
        let Some(title) = &threat.head.title else { continue };
        let words = words(title);
        let begins = missing.hits(&words).first().is_some_and(|hit| hit.first == 0);
        let one = words
            .get(1)
            .is_some_and(|w| matches!(w.lower.as_ref(), "one" | "longer"));
        if !begins || one || !consequence.hits(&words).is_empty() {
            continue;
        }
        found.push(
            found
                .at(
                    title_place(context, &threat.head),
                    format!("`{title}` is a control that is missing, not a threat"),
                )
                .about(&threat.head.name)
                .help("say what is gained by it: \"Orders are read on the way\"; what is missing is then the response: `mitigate with …`"),
        );
    }
}
