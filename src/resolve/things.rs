//! What is built: the system, data, boundaries, elements, parties, flows.

use super::block::{self, Owner, attribute, data_list, name, names};
use super::declare::title;
use super::reader::Reader;
use super::scope::{Scope, wanted};
use super::value::{duration, rated};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::{Span, Spanned};
use crate::syntax::ast::TokenKind;

/// `model "Title" { … }`
pub fn system<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, head: Head) -> System {
    let mut system = System {
        head,
        declared: true,
        ..System::default()
    };
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, false, &mut system.head);
    reader.finish();
    let mut head = std::mem::take(&mut system.head);
    block::read(scope, owner, &mut head, &mut |key, r, _| {
        match key {
            "purpose" => system.purpose = r.text("`purpose \"what the system is for\"`"),
            "version" => system.version = r.text("`version \"1.0\"`"),
            "appetite" => system.appetite = r.scale(),
            "review" => review(r, &mut system),
            "risk" => system.risk.extend(risk(r)),
            _ => return false,
        }
        true
    });
    system.head = head;
    system
}

/// `review every 90 days`, `review when "…", "…"`.
fn review(reader: &mut Reader, system: &mut System) {
    if reader.eat_word("every").is_some() {
        system.review_every = duration(reader);
    } else if reader.eat_word("when").is_some() {
        system
            .review_when
            .extend(reader.texts("`review when \"a new entry point\"`"));
    } else {
        let here = reader.here();
        reader.expected(
            here,
            "`every` or `when`",
            "write `review every 90 days` or `review when \"an incident\"`",
        );
        reader.skip_rest();
    }
}

/// `risk high x critical is critical`.
fn risk(reader: &mut Reader) -> Option<RiskCell> {
    const EXAMPLE: &str = "write `risk high x critical is critical`: feasibility, impact, severity";
    let feasibility = reader.scale::<Feasibility>()?;
    if reader.eat_word("x").is_none() {
        let here = reader.here();
        reader.expected(here, "`x`", EXAMPLE);
        return None;
    }
    let impact = reader.scale::<Level>()?;
    if reader.eat_word("is").is_none() {
        let here = reader.here();
        reader.expected(here, "`is`", EXAMPLE);
        return None;
    }
    let severity = reader.scale::<Level>()?;
    let span = feasibility.span.to(severity.span);
    Some(RiskCell {
        feasibility: feasibility.value,
        impact: impact.value,
        severity: severity.value,
        span,
    })
}

/// `data NAME "Title" { … }`
pub fn data<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, data: &mut Data) {
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, &mut data.head);
    reader.finish();
    let mut head = std::mem::take(&mut data.head);
    block::read(scope, owner, &mut head, &mut |key, r, _| {
        match key {
            "belongs" => {
                expect_word(r, "to", "`belongs to customer`");
                names(r, wanted::SOMEONE, &mut data.belongs_to);
            }
            "sealed" => data.sealed.extend(keys(r, wanted::DATA)),
            "signed" => data.signed.extend(keys(r, wanted::KEY_OR_PARTY)),
            "yields" => data_list(r, &mut data.yields),
            "authenticates" => names(r, wanted::KEY_OR_PARTY, &mut data.authenticates),
            _ => return attribute(r, key, Holder::Data, &mut data.attributes),
        }
        true
    });
    data.head = head;
}

/// `by a, b` or `by 2 of a, b, c`.
fn keys(reader: &mut Reader, wanted: super::scope::Wanted) -> Option<Keys> {
    let start = reader.last();
    expect_word(reader, "by", "`sealed by KEY`");
    let mut threshold = None;
    if let Some(span) = reader.eat(TokenKind::Number) {
        threshold = Some(span);
        expect_word(reader, "of", "`sealed by 2 of k1, k2, k3`");
    }
    let mut keys = Vec::new();
    let mistakes = reader.scope.mistakes();
    names(reader, wanted, &mut keys);
    let span = start.to(reader.last());
    let needed = match threshold {
        Some(number) if mistakes == reader.scope.mistakes() => needed(reader, number, keys.len()),
        _ => 1,
    };
    (!keys.is_empty()).then_some(Keys { needed, keys, span })
}

/// A threshold: at least one key, and no more than are listed.
fn needed(reader: &mut Reader, number: Span, listed: usize) -> u32 {
    let word = reader.scope.slice(number);
    let needed = word
        .parse()
        .ok()
        .filter(|n| (1..=listed).contains(&(*n as usize)));
    needed.unwrap_or_else(|| {
        let message = format!("`{word}` of {listed} keys cannot be needed");
        let said = Diagnostic::new(Code(20), number, message);
        reader.say(said.help(match listed {
            1 => "leave the number out: one key is listed".to_string(),
            _ => format!("a whole number from 1 to {listed}, or list more keys"),
        }));
        1
    })
}

/// Takes a word that must be there.
pub fn expect_word(reader: &mut Reader, word: &str, example: &str) {
    if reader.eat_word(word).is_none() {
        let here = reader.here();
        reader.expected(here, &format!("`{word}`"), &format!("write {example}"));
    }
}

/// `boundary NAME "Title" { … }`; what is declared within was found by the first pass.
pub fn boundary<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, boundary: &mut Boundary) {
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, &mut boundary.head);
    reader.finish();
    let mut head = std::mem::take(&mut boundary.head);
    block::read(scope, owner, &mut head, &mut |key, r, _| {
        match key {
            "trust" => boundary.trust = rated(r),
            "many" => boundary.many = true,
            _ => return attribute(r, key, Holder::Boundary, &mut boundary.attributes),
        }
        true
    });
    boundary.head = head;
}

/// `process NAME "Title" is KIND { … }` and the other elements.
pub fn element<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, element: &mut Element) {
    let holder = element.kind.holder();
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, &mut element.head);
    if reader.eat_word("is").is_some() {
        kinds(&mut reader, holder, &mut element.is);
    }
    reader.finish();
    let mut head = std::mem::take(&mut element.head);
    block::read(scope, owner, &mut head, &mut |key, r, _| {
        match key {
            "is" => kinds(r, holder, &mut element.is),
            "holds" => data_list(r, &mut element.holds),
            "access" if holder != Holder::Actor => element.access.extend(access(r)),
            "trust" if holder == Holder::External => element.trust = rated(r),
            _ => return attribute(r, key, holder, &mut element.attributes),
        }
        true
    });
    element.head = head;
}

/// Names of kinds, with commas.
fn kinds(reader: &mut Reader, holder: Holder, list: &mut Vec<Spanned<KindId>>) {
    reader.items(|r| {
        if let Some(word) = r.word("a kind")
            && let Some(id) = r.scope.kind(word.value, word.span, Some(holder))
        {
            list.push(Spanned::new(id, word.span));
        }
    });
}

/// `access support reads orders, writes orders, notes because "…"`, the keyword taken.
fn access(reader: &mut Reader) -> Option<Access> {
    let start = reader.last();
    let because = reader.because.clone();
    if reader.eat_word("nobody").is_some() {
        return Some(Access {
            party: None,
            grants: Vec::new(),
            because,
            span: start.to(reader.last()),
        });
    }
    let party = name(reader, wanted::SOMEONE);
    let mut grants: Vec<Grant> = Vec::new();
    if reader.at_end() {
        let here = reader.here();
        reader.expected(
            here,
            "what it may do",
            "write `uses`, `reads`, `writes` or `administers`, and perhaps which data",
        );
    }
    reader.items(|r| {
        let verb = r.peek().and_then(|_| AccessVerb::parse(r.peek_text()));
        match verb {
            Some(verb) => {
                r.next();
                let mut data = Vec::new();
                if r.peek().is_some_and(|t| t.kind == TokenKind::Word) {
                    data.extend(one_data(r));
                }
                grants.push(Grant { verb, data });
            }
            None if grants.is_empty() => {
                r.scale::<AccessVerb>();
            }
            None => {
                let more = one_data(r);
                if let Some(grant) = grants.last_mut() {
                    grant.data.extend(more);
                }
            }
        }
    });
    Some(Access {
        party: Some(party?),
        grants,
        because,
        span: start.to(reader.last()),
    })
}

fn one_data(reader: &mut Reader) -> Option<Spanned<DataId>> {
    match name(reader, wanted::DATA)? {
        Spanned {
            value: Node::Data(id),
            span,
        } => Some(Spanned::new(id, span)),
        _ => None,
    }
}

/// `party NAME "Title"`
pub fn party<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, head: &mut Head) {
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, head);
    reader.finish();
    block::read(scope, owner, head, &mut |_, _, _| false);
}

/// `flow NAME: A -> B "Title" { … }`, the name optional.
pub fn flow<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, flow: &mut Flow) {
    let mut reader = Reader::of(scope, owner.statement);
    reader.next();
    if flow.named {
        reader.next();
        reader.eat(TokenKind::Colon);
    }
    ends(&mut reader, flow);
    flow.head.title = reader.maybe_text().map(|t| t.value);
    flow.head.because = reader.because.clone().map(Box::new);
    reader.finish();
    let mut head = std::mem::take(&mut flow.head);
    block::read(scope, owner, &mut head, &mut |key, r, _| {
        match key {
            "sends" => data_list(r, &mut flow.sends),
            "returns" => data_list(r, &mut flow.returns),
            "asks" => data_list(r, &mut flow.asks),
            "protocol" => kinds(r, Holder::Flow, &mut flow.protocol),
            _ => return attribute(r, key, Holder::Flow, &mut flow.attributes),
        }
        true
    });
    flow.head = head;
}

/// `A -> B`
fn ends(reader: &mut Reader, flow: &mut Flow) {
    let from = name(reader, wanted::ELEMENT);
    if reader.eat(TokenKind::Arrow).is_none() {
        let here = reader.here();
        reader.expected(
            here,
            "`->`",
            "a flow goes from one element to another: `flow name: from -> to \"Title\"`",
        );
        while reader
            .peek()
            .is_some_and(|t| t.kind != TokenKind::Word && t.kind != TokenKind::Text)
        {
            reader.next();
        }
    }
    let to = name(reader, wanted::ELEMENT);
    if let Some(Spanned {
        value: Node::Element(id),
        span,
    }) = from
    {
        flow.from = Spanned::new(id, span);
    }
    if let Some(Spanned {
        value: Node::Element(id),
        span,
    }) = to
    {
        flow.to = Spanned::new(id, span);
    }
}

/// A second flow without a name between the same two ends cannot be told from the first.
pub fn unnamed_twice(scope: &Scope, model: &Model) {
    let mut seen = foldhash::HashMap::default();
    for flow in model
        .flows
        .iter()
        .filter(|f| !f.named && f.from.value.0 != u32::MAX && f.to.value.0 != u32::MAX)
    {
        let span = flow.head.name_span;
        if let Some(first) = seen.insert((flow.from.value, flow.to.value), span) {
            let (from, to) = (&model[flow.from.value].head.name, &model[flow.to.value].head.name);
            scope.say(
                Diagnostic::new(
                    Code(32),
                    span,
                    format!("a second flow from `{from}` to `{to}` needs a name"),
                )
                .also(first, "the first one")
                .help(format!("write `flow name: {from} -> {to}`")),
            );
        }
    }
}
