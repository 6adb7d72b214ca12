//! Questions: each unknown attribute that a rule waits for, once.
//!
//! The order is greedy: the next question is the one for which the most threats wait that no question before it is
//! about, a threat of a worse impact weighing more. So the first ten settle as much as ten can.

use super::compile::placeholders;
use super::facts::Attr;
use super::finding::body;
use super::{Question, Undecided};
use crate::model::*;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// The questions that undecided rules come to, the most urgent first.
pub fn questions(model: &Model, undecided: &[Undecided]) -> Vec<Question> {
    let mut at: HashMap<(Node, Attr), usize> = HashMap::new();
    let mut list: Vec<((Node, Attr), Vec<usize>)> = Vec::new();
    for (number, one) in undecided.iter().enumerate() {
        for wait in &one.waits {
            let place = *at.entry(*wait).or_insert(list.len());
            if place == list.len() {
                list.push((*wait, Vec::new()));
            }
            list[place].1.push(number);
        }
    }
    let order = order(undecided, &list);
    order
        .into_iter()
        .map(|q| question(model, undecided, &list[q]))
        .collect()
}

/// How much a threat weighs.
fn weight(one: &Undecided) -> u64 {
    1 + one.impact.map_or(0, |level| level as u64)
}

/// The greedy order. What a question settles only shrinks while others are taken, so one that is still the best when it
/// is counted again is the best (Minoux 1978).
fn order(undecided: &[Undecided], list: &[((Node, Attr), Vec<usize>)]) -> Vec<usize> {
    let mut settled = vec![false; undecided.len()];
    let all = |q: usize| list[q].1.iter().map(|u| weight(&undecided[*u])).sum::<u64>();
    let mut heap: BinaryHeap<(u64, u64, Reverse<usize>)> =
        (0..list.len()).map(|q| (all(q), all(q), Reverse(q))).collect();
    let mut order = Vec::new();
    while let Some((gain, total, Reverse(q))) = heap.pop() {
        let open = list[q].1.iter().filter(|u| !settled[**u]);
        let now: u64 = open.map(|u| weight(&undecided[*u])).sum();
        if now < gain {
            heap.push((now, total, Reverse(q)));
            continue;
        }
        list[q].1.iter().for_each(|u| settled[*u] = true);
        order.push(q);
    }
    order
}

fn question(model: &Model, undecided: &[Undecided], item: &((Node, Attr), Vec<usize>)) -> Question {
    let ((about, attribute), waiting) = item;
    Question {
        about: *about,
        attribute: *attribute,
        text: text(model, undecided, (*about, *attribute), waiting),
        waiting: waiting.clone(),
        worst: waiting
            .iter()
            .filter_map(|u| undecided[*u].impact)
            .max()
            .unwrap_or(Level::None),
        paste: paste(model, *attribute),
        span: model.place(*about),
    }
}

/// The question of a rule that waits for nothing else, the worst first; else what the attribute says.
fn text(model: &Model, undecided: &[Undecided], wait: (Node, Attr), waiting: &[usize]) -> String {
    let alone = waiting
        .iter()
        .map(|u| &undecided[*u])
        .filter(|u| u.waits == [wait]);
    let worst = alone
        .filter(|u| speaks_of(model, u, wait.0))
        .max_by_key(|u| u.impact);
    if let Some((one, ask)) = worst.and_then(|u| Some((u, body(model, u.rule).ask.as_ref()?))) {
        return filled(model, one, &ask.value);
    }
    let (about, attribute) = wait;
    let shown = model.head(about).shown();
    match attribute {
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

/// Whether the question of a rule names what it is about.
fn speaks_of(model: &Model, one: &Undecided, node: Node) -> bool {
    let body = body(model, one.rule);
    let Some(ask) = &body.ask else { return false };
    placeholders(&ask.value).any(|name| {
        let variables = body.variables.iter().zip(&one.variables);
        variables
            .into_iter()
            .any(|(v, n)| v.name.value == name && *n == node)
    })
}

/// `{p}` is the title of what it stands for.
fn filled(model: &Model, one: &Undecided, ask: &str) -> String {
    let mut text = ask.to_string();
    for (variable, node) in body(model, one.rule).variables.iter().zip(&one.variables) {
        text = text.replace(
            &format!("{{{}}}", variable.name.value),
            &model.head(*node).shown(),
        );
    }
    text
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
