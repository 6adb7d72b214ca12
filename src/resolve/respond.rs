//! What is done about it: responses, controls, evidence, answers to rules.

use super::attack::effects;
use super::block::{self, Owner, name, names};
use super::declare::title;
use super::reader::Reader;
use super::scope::{Scope, wanted};
use super::things::expect_word;
use super::value::{date, number, of_domain, rated};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Statement, TokenKind};

/// `mitigate with a, b`, `eliminate x because …`, `transfer to p because …`, `accept by "…" until … because …`; the
/// keyword is taken.
pub fn response<'a>(
    scope: &'a Scope<'a>,
    reader: &mut Reader<'a>,
    key: &str,
    statement: &'a Statement,
) -> Option<Response> {
    let because = reader.because.clone();
    let kind = match key {
        "mitigate" => {
            expect_word(reader, "with", "`mitigate with CONTROL`");
            let mut with = Vec::new();
            controls(reader, &mut with);
            ResponseKind::Mitigate { with }
        }
        "eliminate" => eliminate(scope, reader)?,
        "transfer" => {
            expect_word(reader, "to", "`transfer to PARTY because \"…\"`");
            let mut to = Vec::new();
            names(reader, wanted::SOMEONE, &mut to);
            ResponseKind::Transfer { to }
        }
        _ => accept(reader),
    };
    Some(Response {
        kind,
        because,
        see: sees(scope, statement),
        span: statement.head(),
    })
}

/// The name of what was removed: it may be undeclared.
fn eliminate(scope: &Scope, reader: &mut Reader) -> Option<ResponseKind> {
    let word = reader.word("the name of what was removed")?;
    let node = match scope.entry(word.value) {
        Some((super::scope::Entry::Node(node), _)) => {
            scope.note_use(word.span, super::uses::Target::Node(node));
            Some(node)
        }
        _ => None,
    };
    Some(ResponseKind::Eliminate {
        what: Spanned::new(word.value.to_string(), word.span),
        node,
    })
}

/// `by "WHO" until DATE`, in any order, each at most once; what is missing is the examiner's matter.
fn accept(reader: &mut Reader) -> ResponseKind {
    let (mut by, mut until) = (None, None);
    let mut said: Vec<(&str, Span)> = Vec::new();
    loop {
        let Some(word) = ["by", "until"].into_iter().find(|w| reader.sees(w)) else {
            return ResponseKind::Accept { by, until };
        };
        reader.next();
        let span = reader.last();
        if let Some((_, before)) = said.iter().find(|(w, _)| *w == word) {
            let twice = Diagnostic::new(Code(21), span, format!("`{word}` is said twice"));
            reader.say(
                twice
                    .also(*before, "said here before")
                    .help("keep one of the two"),
            );
            reader.skip_rest();
            continue;
        }
        said.push((word, span));
        match word {
            "by" => by = reader.text("`accept by \"WHO\" until 2027-01-31 because \"…\"`"),
            _ => until = date(reader),
        }
    }
}

/// The links in the block of a response.
fn sees<'a>(scope: &'a Scope<'a>, statement: &'a Statement) -> Vec<See> {
    let mut head = Head::default();
    let owner = Owner {
        keyword: "response",
        holder: None,
        statement,
        defaults: &[],
    };
    block::read(scope, &owner, &mut head, &mut |_, _, _| false);
    head.see
}

/// Names of controls.
pub fn controls(reader: &mut Reader, list: &mut Vec<Spanned<ControlId>>) {
    reader.items(|r| {
        if let Some(Spanned {
            value: Node::Control(id),
            span,
        }) = name(r, wanted::CONTROL)
        {
            list.push(Spanned::new(id, span));
        }
    });
}

/// `control NAME "Title" { … }`
pub fn control<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, control: &mut Control) {
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, &mut control.head);
    reader.finish();
    let mut head = std::mem::take(&mut control.head);
    let mut sets: Vec<&'a Statement> = Vec::new();
    block::read(scope, owner, &mut head, &mut |key, r, child| {
        match key {
            "on" => {
                if r.sees("all") && r.look(1).is_some_and(|(_, w)| w == "of") {
                    r.next();
                    r.next();
                    control.on_all = true;
                }
                names(r, wanted::PLACE, &mut control.on);
            }
            "sets" => {
                sets.push(child);
                r.skip_rest();
            }
            "protects" => r.items(|r| control.protects.extend(r.scale::<Property>())),
            "counters" => r.items(|r| control.counters.extend(rule(r))),
            "detects" => effects(r, &mut control.detects),
            "resists" => control.resists = r.scale(),
            "status" => control.status = r.scale(),
            "due" => control.due = date(r),
            "cost" => control.cost = number(r),
            "evidence" => control.evidence.extend(evidence(r)),
            _ => return false,
        }
        true
    });
    control.head = head;
    for statement in sets {
        let mut reader = Reader::of(scope, statement);
        reader.next();
        read_sets(&mut reader, control);
        reader.finish();
    }
}

/// `sets channel tls, client-auth mfa`: attributes of where the control stands.
fn read_sets(reader: &mut Reader, control: &mut Control) {
    reader.items(|r| {
        let Some(word) = r.word("an attribute") else {
            return;
        };
        let Some(id) = settable(r, &word, control) else {
            r.maybe_word();
            return;
        };
        let domain = &r.scope.attribute_of(id).domain;
        if let Some(value) = of_domain(r, word.value, domain) {
            let span = word.span.to(r.last());
            control.sets.push(Stated {
                attribute: id,
                value,
                at_least: false,
                span,
                because: None,
                by_kind: None,
                by_default: false,
            });
        }
    });
}

/// The attribute of that name that something has where the control stands; on a boundary it stands on all that is within.
fn settable(r: &mut Reader, word: &Spanned<&str>, control: &Control) -> Option<AttributeId> {
    let scope = r.scope;
    let Some(ids) = scope.vocabulary.attributes.get(word.value) else {
        let all = scope.vocabulary.attribute_table.iter();
        let near = nearest(word.value, all.map(|a| a.head.name.as_str()));
        let said = Diagnostic::new(
            Code(12),
            word.span,
            format!("`{}` is not an attribute", word.value),
        );
        r.say(match near {
            Some(near) => said.help(format!("did you mean `{near}`?")).fix(word.span, near),
            None => said.help("`tm list attributes` shows them all"),
        });
        return None;
    };
    let places = control.on.iter().filter_map(|n| holder_of(scope, n.value));
    let places: Vec<Holder> = places.collect();
    let here = |id: &&AttributeId| {
        places
            .iter()
            .any(|h| scope.attribute_of(**id).holders.contains(h))
    };
    let within = |id: &&AttributeId| {
        let mut holders = scope.attribute_of(**id).holders.iter();
        places.is_empty() || places.contains(&Holder::Boundary) && holders.any(|h| *h != Holder::Data)
    };
    let found = ids.iter().find(here).or_else(|| ids.iter().find(within));
    if found.is_none() {
        nothing_has(r, word, ids);
    }
    found.copied()
}

/// Says that nothing where a control stands has the attribute. What nothing at all has is a broken definition, which was
/// said.
fn nothing_has(r: &mut Reader, word: &Spanned<&str>, ids: &[AttributeId]) {
    let holders = ids.iter().flat_map(|id| &r.scope.attribute_of(*id).holders);
    let holders: Vec<&str> = holders.map(|h| h.word()).collect();
    let Some(first) = holders.first() else { return };
    let message = format!(
        "`{}` is an attribute of {}, and the control stands on none",
        word.value,
        holders.join(", ")
    );
    let value = r.peek_text();
    let help = format!(
        "state it where it holds: `{first} name {{ {} {value} }}`",
        word.value
    );
    r.say(Diagnostic::new(Code(15), word.span, message).help(help));
}

/// What attributes of a node are defined for. Elements are told by the table of names alone.
fn holder_of(scope: &Scope, node: Node) -> Option<Holder> {
    match node {
        Node::Flow(_) => Some(Holder::Flow),
        Node::Boundary(_) => Some(Holder::Boundary),
        Node::Data(_) => Some(Holder::Data),
        Node::Element(id) => scope.element_holders.get(id.0 as usize).copied(),
        _ => None,
    }
}

/// `test "tests/x.rs" on 2026-09-28 by criminal`.
pub fn evidence(reader: &mut Reader) -> Option<Evidence> {
    let start = reader.last();
    let kind = reader.scale::<EvidenceKind>()?.value;
    let text = reader.text("`evidence test \"tests/search.rs\" on 2026-09-28`")?;
    let (mut on, mut by) = (None, None);
    loop {
        if reader.eat_word("on").is_some() {
            on = date(reader);
        } else if reader.eat_word("by").is_some() {
            if let Some(Spanned {
                value: Node::Adversary(id),
                span,
            }) = name(reader, wanted::ADVERSARY)
            {
                by = Some(Spanned::new(id, span));
            }
        } else {
            return Some(Evidence {
                kind,
                text,
                on,
                by,
                span: start.to(reader.last()),
            });
        }
    }
}

/// The name of a rule.
pub fn rule(reader: &mut Reader) -> Option<Spanned<RuleId>> {
    let word = reader.word("a rule such as `web.sqli`")?;
    let id = reader.scope.rule(word.value, word.span)?;
    Some(Spanned::new(id, word.span))
}

/// `on a, b`, `on *`.
pub fn scope_of(reader: &mut Reader) -> Scoped {
    expect_word(reader, "on", "`on NAME`, or `on *` for everywhere");
    if let Some(span) = reader.eat(TokenKind::Star) {
        return crate::model::Scope::All(span);
    }
    let mut list = Vec::new();
    names(reader, wanted::TARGET, &mut list);
    crate::model::Scope::On(list)
}

/// Where an answer holds.
pub type Scoped = crate::model::Scope;

/// `answer web.xss on web { … }`
pub fn answer<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>) -> Option<Answer> {
    let mut reader = Reader::of(scope, owner.statement);
    reader.next();
    let rule = rule(&mut reader);
    let on = scope_of(&mut reader);
    reader.finish();
    let (mut responses, mut remains, mut rest) = (Vec::new(), None, None);
    let mut head = Head::default();
    block::read(scope, owner, &mut head, &mut |key, r, child| {
        match key {
            "remains" => remains = rated(r),
            "accept" if r.sees("rest") => {
                r.next();
                rest = response(scope, r, "accept", child);
            }
            "mitigate" | "eliminate" | "transfer" | "accept" => {
                responses.extend(response(scope, r, key, child));
            }
            _ => return false,
        }
        true
    });
    let (span, whole) = (owner.statement.head(), owner.statement.span());
    Some(Answer {
        rule: rule?,
        scope: on,
        responses,
        remains,
        rest,
        span,
        whole,
    })
}
