//! What the language expects at a place.

use super::domain_words;
use crate::language_server::cursor::{Cursor, first_word};
use crate::language_server::requests::View;
use crate::model::*;
use crate::packs;
use crate::resolve::words;
use crate::syntax::ast::TokenKind;
use std::path::PathBuf;

/// Something that fits.
pub enum Want {
    /// Keywords, with a form to fill in.
    Keywords(&'static [&'static str]),
    /// The properties and attributes of a keyword.
    Properties(String),
    /// Single words.
    Words(Vec<String>),
    /// Names of declarations.
    Nodes(fn(Node) -> bool),
    /// Kinds for a holder, or all.
    Kinds(Option<Holder>),
    Rules,
    Codes,
    /// Numbers of public lists.
    Numbers,
    /// Models in a folder.
    Files {
        folder: PathBuf,
    },
}

const DATA: fn(Node) -> bool = |n| matches!(n, Node::Data(_));
const ELEMENT: fn(Node) -> bool = |n| matches!(n, Node::Element(_));
const WAY: fn(Node) -> bool = |n| matches!(n, Node::Element(_) | Node::Flow(_));
const PLACE: fn(Node) -> bool = |n| matches!(n, Node::Boundary(_) | Node::Element(_) | Node::Flow(_));
const TARGET: fn(Node) -> bool = |n| {
    matches!(
        n,
        Node::Data(_) | Node::Boundary(_) | Node::Element(_) | Node::Flow(_)
    )
};
const PARTY: fn(Node) -> bool = |n| matches!(n, Node::Element(_) | Node::Party(_));
const ADVERSARY: fn(Node) -> bool = |n| matches!(n, Node::Adversary(_));
const CONTROL: fn(Node) -> bool = |n| matches!(n, Node::Control(_));
const THREAT: fn(Node) -> bool = |n| matches!(n, Node::Threat(_));
const BOUNDARY: fn(Node) -> bool = |n| matches!(n, Node::Boundary(_));
const ANY: fn(Node) -> bool = |_| true;

fn words<const N: usize>(list: [&str; N]) -> Want {
    Want::Words(list.map(String::from).to_vec())
}

fn scale<T: Words>() -> Want {
    Want::Words(T::WORDS.iter().map(|(_, w)| (*w).to_string()).collect())
}

/// What fits where the cursor is.
pub fn wanted(view: &View, cursor: &Cursor) -> Vec<Want> {
    let text = view.text();
    let said: Vec<&str> = cursor.before.iter().map(|t| &text[t.span.range()]).collect();
    if cursor.quoted.is_some() {
        return match said.first() {
            Some(&"import" | &"use") => vec![Want::Files {
                folder: view
                    .snapshot
                    .path(view.source)
                    .parent()
                    .map(PathBuf::from)
                    .unwrap_or_default(),
            }],
            _ => Vec::new(),
        };
    }
    let owner = owner(text, cursor);
    let Some(first) = said.first().copied() else {
        return begins(owner.as_deref());
    };
    // Behind a finished text only clauses follow.
    if cursor.before.last().is_some_and(|t| t.kind == TokenKind::Text)
        && first != "review"
        && first != "evidence"
    {
        return clauses(owner.as_deref(), first);
    }
    match owner.as_deref() {
        None => head(first, &said),
        Some("boundary") if words::IN_BOUNDARY.contains(&first) => head(first, &said),
        Some("claim") => claim(&said),
        Some(owner) => property(view, owner, first, &said),
    }
}

/// The keyword of the block around the place; the branches of a tree are the tree's.
fn owner(text: &str, cursor: &Cursor) -> Option<String> {
    let innermost = cursor.around.last()?;
    let word = first_word(text, innermost);
    Some(match word {
        "any" | "all" | "sequence" => "tree".to_string(),
        "defaults" => {
            let of = innermost.tokens.get(1);
            of.map_or("", |t| &text[t.span.range()]).to_string()
        }
        other => other.to_string(),
    })
}

/// What may begin a statement.
fn begins(owner: Option<&str>) -> Vec<Want> {
    let Some(owner) = owner else {
        return vec![Want::Keywords(words::KEYWORDS)];
    };
    let properties = Want::Properties(owner.to_string());
    match owner {
        "boundary" => vec![Want::Keywords(words::IN_BOUNDARY), properties],
        "threat" => vec![scale::<Effect>(), properties],
        "tree" => vec![properties, Want::Nodes(THREAT)],
        "claim" => vec![Want::Nodes(ADVERSARY), words(["nobody"]), properties],
        _ => vec![properties],
    }
}

fn clauses(owner: Option<&str>, first: &str) -> Vec<Want> {
    match (owner, first) {
        (Some("boundary") | None, "actor" | "external" | "process" | "store" | "kind" | "adversary") => {
            vec![words(["is", "for"])]
        }
        (_, "accept") => vec![words(["until", "because"])],
        (None, "attribute") => vec![words(["for"])],
        (None, "exclude" | "assume") => vec![words(["because"])],
        _ => Vec::new(),
    }
}

/// What follows in the head of a declaration.
fn head(keyword: &str, said: &[&str]) -> Vec<Want> {
    let last = said.last().copied().unwrap_or("");
    match (keyword, last) {
        ("use", "use") => vec![words(["pack"])],
        ("use", _) => vec![Want::Words(
            packs::NAMES.iter().map(|n| (*n).to_string()).collect(),
        )],
        ("defaults", "defaults") => {
            vec![Want::Words(
                words::KEYWORDS.iter().map(|k| (*k).to_string()).collect(),
            )]
        }
        ("flow", "flow" | ":" | "->") => vec![Want::Nodes(ELEMENT)],
        ("adversary", "is") => vec![Want::Nodes(ADVERSARY)],
        ("kind", "is") => vec![Want::Kinds(None)],
        (_, "is") => vec![Want::Kinds(Holder::parse(keyword))],
        ("kind" | "attribute", "for" | ",") => {
            vec![Want::Words(
                Holder::ALL.iter().map(|(_, w)| (*w).to_string()).collect(),
            )]
        }
        ("answer", "answer") | ("exclude", "rule") => vec![Want::Rules],
        ("exclude", "exclude") => vec![words(["rule", "adversary"]), scale::<Effect>()],
        ("exclude", _) if Effect::parse(last).is_some() => vec![Want::Nodes(TARGET)],
        ("ignore", "ignore") => vec![Want::Codes],
        ("ignore", "on") => vec![Want::Nodes(ANY)],
        ("answer" | "exclude", "on" | ",") => vec![Want::Nodes(PLACE)],
        ("answer" | "ignore", _) => vec![words(["on"])],
        _ => Vec::new(),
    }
}

/// What follows in a line of a claim.
fn claim(said: &[&str]) -> Vec<Want> {
    let last = said.last().copied().unwrap_or("");
    match last {
        "relies" => vec![words(["on"])],
        _ if said[0] == "relies" => vec![Want::Nodes(|n| {
            matches!(n, Node::Control(_) | Node::Assumption(_))
        })],
        "can" | "cannot" => vec![scale::<Effect>()],
        "given" => vec![scale::<Position>(), words(["knows"])],
        "observes" | "alters" | "owns" => vec![Want::Nodes(PLACE)],
        "knows" => vec![Want::Nodes(DATA)],
        _ if Effect::parse(last).is_some() || last == "own" => vec![words(["own"]), Want::Nodes(TARGET)],
        _ if said.len() == 1 => vec![words(["can", "cannot", "given"])],
        _ => vec![words(["can", "cannot", "because"])],
    }
}

/// What follows a property.
fn property(view: &View, owner: &str, first: &str, said: &[&str]) -> Vec<Want> {
    let last = said.last().copied().unwrap_or("");
    if Effect::parse(last).is_some() || last == "own" {
        return vec![words(["own"]), Want::Nodes(TARGET)];
    }
    match first {
        "is" => vec![Want::Kinds(Holder::parse(owner))],
        "protocol" => vec![Want::Kinds(Some(Holder::Flow))],
        "holds" | "sends" | "returns" | "asks" | "yields" => vec![Want::Nodes(DATA)],
        "belongs" | "transfer" => then(last, first, "to", PARTY),
        "sealed" => then(last, first, "by", DATA),
        "signed" => then(last, first, "by", |n| {
            matches!(n, Node::Data(_) | Node::Element(_) | Node::Party(_))
        }),
        "authenticates" => vec![Want::Nodes(|n| {
            matches!(n, Node::Data(_) | Node::Element(_) | Node::Party(_))
        })],
        "mitigate" => then(last, first, "with", CONTROL),
        "stopped" => then(last, first, "by", CONTROL),
        "accept" => vec![words(["by", "until", "because"])],
        "eliminate" => vec![Want::Nodes(TARGET)],
        "through" => vec![Want::Nodes(WAY)],
        "by" => vec![Want::Nodes(ADVERSARY), words(["mistake"])],
        "trust" => vec![scale::<Trust>()],
        "feasibility" => vec![scale::<Feasibility>()],
        "impact" | "severity" | "remains" | "appetite" => vec![scale::<Level>()],
        "review" => vec![words(["every", "when"])],
        "observes" | "alters" | "owns" => vec![Want::Nodes(PLACE)],
        "controls" => vec![words(["nothing"])],
        "knows" => vec![scale::<Knowledge>(), Want::Nodes(DATA)],
        "computes" => vec![scale::<Potential>(), words(["with"])],
        "wants" | "goal" | "detects" => vec![scale::<Effect>()],
        "needs" => needs(last),
        "refers" => vec![Want::Numbers],
        "on" => vec![Want::Nodes(PLACE)],
        "protects" => vec![scale::<Property>()],
        "counters" => vec![Want::Rules],
        "resists" => vec![scale::<Potential>()],
        "status" => vec![scale::<Status>()],
        "sets" => sets(view, last),
        "evidence" => match last {
            "evidence" => vec![scale::<EvidenceKind>()],
            "by" => vec![Want::Nodes(ADVERSARY)],
            _ => vec![words(["on", "by"])],
        },
        "access" => access(last),
        "upholds" => match last {
            "upholds" => vec![words(["channel", "sealed", "signed", "control"])],
            "control" => vec![Want::Nodes(CONTROL)],
            "channel" => values(view, "channel", Holder::Flow),
            _ => vec![Want::Nodes(DATA)],
        },
        "trusts" => vec![Want::Nodes(|n| {
            matches!(
                n,
                Node::Data(_) | Node::Boundary(_) | Node::Element(_) | Node::Party(_)
            )
        })],
        "stops" => vec![Want::Nodes(THREAT)],
        "collapse" => vec![Want::Nodes(BOUNDARY)],
        "show" => match last {
            "show" => vec![words(["data", "path"]), Want::Nodes(BOUNDARY)],
            "path" => vec![Want::Nodes(ADVERSARY)],
            _ => vec![Want::Nodes(DATA)],
        },
        _ => match Holder::parse(owner) {
            Some(holder) if said.len() == 1 => {
                let mut wants = values(view, first, holder);
                wants.push(words(["at least"]));
                wants
            }
            Some(holder) => values(view, first, holder),
            None => Vec::new(),
        },
    }
}

/// A second word of the keyword first, then names.
fn then(last: &str, first: &str, second: &str, fits: fn(Node) -> bool) -> Vec<Want> {
    match last == first {
        true => vec![Want::Words(vec![second.to_string()])],
        false => vec![Want::Nodes(fits)],
    }
}

fn needs(last: &str) -> Vec<Want> {
    match last {
        "expertise" => vec![scale::<Expertise>()],
        "equipment" => vec![scale::<Equipment>()],
        "window" => vec![scale::<Window>()],
        "knowledge" => vec![scale::<Knowledge>()],
        "own" | "owns" | "alter" | "alters" | "observe" | "observes" | "reach" => vec![Want::Nodes(PLACE)],
        "read" | "reads" | "write" | "writes" => vec![Want::Nodes(DATA)],
        "act" | "acts" => vec![words(["as"])],
        "as" => vec![Want::Nodes(PARTY)],
        _ => vec![words([
            "any",
            "knowledge",
            "expertise",
            "equipment",
            "window",
            "time",
            "queries",
            "own",
            "alter",
            "observe",
            "reach",
            "read",
            "write",
            "act as",
        ])],
    }
}

fn access(last: &str) -> Vec<Want> {
    match last {
        "access" => vec![Want::Nodes(PARTY), words(["nobody"])],
        "reads" | "writes" | "uses" | "administers" => vec![Want::Nodes(DATA)],
        "," => vec![Want::Nodes(DATA), scale::<AccessVerb>()],
        _ => vec![scale::<AccessVerb>()],
    }
}

/// `sets ATTRIBUTE VALUE`: any attribute, then its values.
fn sets(view: &View, last: &str) -> Vec<Want> {
    let model = &view.snapshot.draft.model;
    if last == "sets" || last == "," {
        return vec![Want::Words(
            model.attributes.iter().map(|a| a.head.name.clone()).collect(),
        )];
    }
    let of = model.attributes.iter().filter(|a| a.head.name == last);
    vec![Want::Words(of.flat_map(|a| domain_words(&a.domain)).collect())]
}

/// The values of an attribute.
fn values(view: &View, name: &str, holder: Holder) -> Vec<Want> {
    let model = &view.snapshot.draft.model;
    let attribute = model
        .attributes
        .iter()
        .find(|a| a.head.name == name && a.holders.contains(&holder));
    match attribute.map(|a| &a.domain) {
        Some(Domain::Name) => vec![Want::Nodes(ANY)],
        Some(domain) => vec![Want::Words(domain_words(domain))],
        None => Vec::new(),
    }
}
