//! Questions: each unknown attribute that a rule waits for, once. Where several declarations of a keyword in one file
//! leave the same attribute open they are asked for together: one statement, `defaults`, can answer for all of them.

use super::compile::{Program, placeholders};
use super::facts::Attr;
use super::finding::body;
use super::pattern::Term;
use super::rank;
use super::{Question, Undecided};
use crate::model::*;
use crate::source::SourceId;
use foldhash::HashMap;

/// What is asked for together: the attribute, and the file and keyword whose `defaults` could say it. What no `defaults`
/// is for (trust, which boundaries hand on, and `many`) is asked of each declaration.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Topic {
    Of(Attr, SourceId, Holder),
    One(Attr, Node),
}

impl Topic {
    fn of(model: &Model, node: Node, attribute: Attr) -> Topic {
        match (attribute, model.holder(node)) {
            (Attr::Declared(_), Some(holder)) => Topic::Of(attribute, model.place(node).source, holder),
            _ => Topic::One(attribute, node),
        }
    }
}

/// An attribute of one or several declarations, with what waits for it.
struct Draft {
    attribute: Attr,
    about: Vec<Node>,
    /// Which of the undecided, ascending.
    waiting: Vec<usize>,
}

/// The questions that undecided rules come to, the most urgent first.
pub fn questions(model: &Model, program: &Program, undecided: &[Undecided]) -> Vec<Question> {
    let mut at: HashMap<Topic, usize> = HashMap::default();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut stakes: Vec<rank::Stake> = Vec::new();
    for (number, one) in undecided.iter().enumerate() {
        let mut stake = rank::Stake {
            weight: 1 + one.impact.map_or(0, |level| level as u32),
            odds: Vec::new(),
        };
        for wait in &one.waits {
            let topic = Topic::of(model, wait.of, wait.attribute);
            let place = *at.entry(topic).or_insert(drafts.len());
            if place == drafts.len() {
                drafts.push(Draft {
                    attribute: wait.attribute,
                    about: Vec::new(),
                    waiting: Vec::new(),
                });
            }
            let draft = &mut drafts[place];
            draft.about.push(wait.of);
            if draft.waiting.last() != Some(&number) {
                draft.waiting.push(number);
            }
            stake.odds.push((place, wait.settles()));
        }
        stakes.push(stake);
    }
    let order = rank::order(drafts.len(), &stakes);
    for draft in &mut drafts {
        // Many rules wait for the same: their places are looked up once, and mostly are in order then.
        draft.about.sort_unstable();
        draft.about.dedup();
        draft.about.sort_by_cached_key(|n| model.place(*n));
    }
    order
        .into_iter()
        .map(|q| question(model, program, undecided, &drafts[q]))
        .collect()
}

fn question(model: &Model, program: &Program, undecided: &[Undecided], draft: &Draft) -> Question {
    let levels = draft.waiting.iter().filter_map(|u| undecided[*u].impact);
    let paste = paste(model, draft.attribute);
    let keyword = model.keyword(draft.about[0]);
    Question {
        text: text(model, program, undecided, draft),
        worst: levels.max().unwrap_or(Level::None),
        together: match draft.about.len() {
            1 => Vec::new(),
            _ => paste
                .iter()
                .map(|p| format!("defaults {keyword} {{ {p} }}"))
                .collect(),
        },
        paste,
        span: model.place(draft.about[0]),
        about: draft.about.clone(),
        attribute: draft.attribute,
        waiting: draft.waiting.clone(),
    }
}

/// The question of a rule that waits for nothing else, the worst first; else what the attribute says.
fn text(model: &Model, program: &Program, undecided: &[Undecided], draft: &Draft) -> String {
    let alone = draft.waiting.iter().map(|u| &undecided[*u]);
    let alone = alone.filter(|u| matches!(&u.waits[..], [w] if w.attribute == draft.attribute));
    let mut alone: Vec<&Undecided> = alone.collect();
    alone.sort_by_key(|u| std::cmp::Reverse(u.impact));
    // Whether a rule's question fits is the same for all that it leaves undecided.
    let mut tried = Vec::new();
    for one in alone {
        let slot = one.variables.iter().position(|n| *n == one.waits[0].of);
        let Some(slot) = slot.filter(|s| !tried.contains(&(one.rule, *s))) else {
            continue;
        };
        tried.push((one.rule, slot));
        let asked = compares_one_attribute(program, one.rule, slot);
        if let Some(text) = asked.then(|| ask(model, one, draft.about.len())).flatten() {
            return text;
        }
    }
    let shown = match draft.about[..] {
        [one] => model.head(one).shown(),
        _ => format!("each of {}", these(model, draft)),
    };
    match draft.attribute {
        Attr::Declared(id) => {
            let head = &model[id].head;
            match &head.title {
                Some(title) => format!("Say of {shown} {}.", lower(title)),
                None => format!("Say of {shown} its `{}`.", head.name),
            }
        }
        Attr::Trust => format!("How far is {shown} trusted?"),
        Attr::Many => format!("Does {shown} stand for many alike?"),
    }
}

/// `these 5 processes`
fn these(model: &Model, draft: &Draft) -> String {
    let keyword = model.keyword(draft.about[0]);
    these_of(keyword, draft.about.len())
}

fn these_of(keyword: &str, count: usize) -> String {
    let many = match keyword {
        "data" => "data assets",
        "process" => "processes",
        "boundary" => "boundaries",
        other => return format!("these {count} {other}s"),
    };
    format!("these {count} {many}")
}

/// Whether a rule compares only one attribute of a variable: else its question may be about another than is waited for.
fn compares_one_attribute(program: &Program, rule: RuleId, slot: usize) -> bool {
    let mut compared = Vec::new();
    for pattern in program.patterns.iter().filter(|p| p.rule == rule) {
        for part in &pattern.when {
            part.condition.lookups(&mut |lookup| {
                if lookup.of == Term::Slot(slot as u8) && !compared.contains(&lookup.columns) {
                    compared.push(lookup.columns);
                }
            });
        }
    }
    compared.len() == 1
}

/// What a rule asks. Its question must name what the answer is said of; of several declarations, it may name nothing else.
fn ask(model: &Model, one: &Undecided, about: usize) -> Option<String> {
    let body = body(model, one.rule);
    let ask = &body.ask.as_ref()?.value;
    let node = one.waits[0].of;
    let variables = || body.variables.iter().zip(&one.variables);
    let stands_for = |name: &str| variables().find(|(v, _)| v.name.value == name).map(|(_, n)| *n);
    let mut named = placeholders(ask);
    if about == 1 {
        let fits = named.any(|name| stands_for(name) == Some(node));
        return fits.then(|| filled(ask, &|name| Some(model.head(stands_for(name)?).shown())));
    }
    let (first, second) = (named.next()?, named.next());
    let owns = ask.contains(&format!("{{{first}}}'s"));
    if second.is_some() || owns || stands_for(first) != Some(node) {
        return None;
    }
    let these = these_of(model.keyword(node), about);
    Some(filled(ask, &|_| Some(format!("each of {these}"))))
}

/// `{p}` is what `called` says of it.
fn filled(ask: &str, called: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = ask.to_string();
    for name in placeholders(ask) {
        if let Some(called) = called(name) {
            text = text.replace(&format!("{{{name}}}"), &called);
        }
    }
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// Each value that can be written.
fn paste(model: &Model, attribute: Attr) -> Vec<String> {
    let name = attribute.name(model);
    match attribute {
        Attr::Declared(id) => match &model[id].domain {
            Domain::Scale(words) | Domain::Set(words) => {
                words.iter().map(|w| format!("{name} {w}")).collect()
            }
            Domain::Duration => vec![format!("{name} 90 days")],
            Domain::Name => vec![format!("{name} NAME")],
        },
        Attr::Trust => Trust::WORDS.iter().map(|(_, w)| format!("trust {w}")).collect(),
        Attr::Many => vec!["many".to_string()],
    }
}
