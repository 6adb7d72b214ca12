//! First pass: who declares what. Every name gets its node before any statement is read.

use super::reader::Reader;
use super::scope::{Entry, Scope, article};
use super::words;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::{SourceId, Span, Spanned};
use crate::syntax::ast::{File, Statement, TokenKind};
use foldhash::HashMap;
use std::sync::Arc;

/// A file that takes part, and as what.
pub struct Part<'a> {
    pub file: &'a File,
    /// The imported model it belongs to, by its number in `Scope::modules`.
    pub module: Option<u32>,
    /// The shipped pack it is.
    pub pack: Option<&'a str>,
}

/// Something to be read in the second pass.
pub struct Pending<'a> {
    pub item: Item,
    /// The keyword it was taken for (the nearest one where it was misspelt).
    pub keyword: &'static str,
    pub statement: &'a Statement,
    pub module: Option<u32>,
    pub source: SourceId,
}

/// What a pending statement fills.
#[derive(Clone, Copy, Debug)]
pub enum Item {
    Node(Node),
    Kind(KindId),
    Attribute(AttributeId),
    Rule(RuleId),
    /// Statements without an arena of their own: `model`, `answer`, `exclude`, …
    Other,
}

/// What the first pass found.
#[derive(Default)]
pub struct Declared<'a> {
    pub model: Model,
    pub pending: Vec<Pending<'a>>,
    /// `defaults KEYWORD { … }`, per file and keyword.
    pub defaults: HashMap<(SourceId, &'a str), Vec<&'a Statement>>,
}

/// Walks over the statements of a part and declares their names.
pub fn declare<'a>(scope: &mut Scope<'a>, out: &mut Declared<'a>, part: &Part<'a>) {
    scope.module.set(part.module);
    for statement in &part.file.statements {
        one(scope, out, part, statement, None);
    }
    scope.module.set(None);
}

fn one<'a>(
    scope: &mut Scope<'a>,
    out: &mut Declared<'a>,
    part: &Part<'a>,
    statement: &'a Statement,
    within: Option<BoundaryId>,
) {
    let Some(first) = statement.tokens.first() else {
        return;
    };
    let word = scope.slice(first.span);
    let allowed = if within.is_some() {
        words::IN_BOUNDARY
    } else {
        words::KEYWORDS
    };
    let keyword = match allowed.iter().find(|k| **k == word) {
        Some(keyword) => *keyword,
        None if within.is_some() => match misspelt_inside(scope, statement, word) {
            Some(keyword) => keyword,
            None => return,
        },
        None => match misspelt(scope, statement, word, first.span) {
            Some(keyword) => keyword,
            None => {
                unreadable(scope, statement);
                return;
            }
        },
    };
    match keyword {
        // Tests of a pack are read by `tm test-pack` alone.
        "import" | "use" | "test" => {}
        "defaults" => defaults(scope, out, part, statement),
        _ => add(scope, out, part, statement, keyword, within),
    }
}

/// `defaults KEYWORD { … }`. A file may have several for one keyword: together they say each word once, unless one
/// block itself repeats it.
fn defaults<'a>(scope: &Scope<'a>, out: &mut Declared<'a>, part: &Part<'a>, statement: &'a Statement) {
    let Some(of) = statement.tokens.get(1) else {
        let message = "expected the keyword that the defaults are for";
        let said = Diagnostic::new(Code(16), statement.head().after(), message);
        scope.say(said.help("write it behind: `defaults control { status planned }`"));
        return;
    };
    let word = scope.slice(of.span);
    let known = || words::KEYWORDS.iter().copied().filter(|k| has_defaults(k));
    if !known().any(|k| k == word) {
        if !statement.broken {
            let near = nearest(word, known());
            let said = Diagnostic::new(
                Code(10),
                of.span,
                format!("`{word}` is no keyword that takes defaults"),
            );
            scope.say(match near {
                Some(near) => said.help(format!("did you mean `{near}`?")).fix(of.span, near),
                None => said.help(format!("these do: {}", list(&known().collect::<Vec<_>>()))),
            });
        }
        return;
    }
    let first = |s: &Statement| s.tokens.first().map(|t| (scope.slice(t.span), t.span));
    let before = out.defaults.entry((part.file.source, word)).or_default();
    for child in statement.children() {
        if let Some((key, span)) = first(child)
            && let Some((_, other)) = before.iter().filter_map(|s| first(s)).find(|(k, _)| *k == key)
        {
            let message = format!("another `defaults {word}` of this file says `{key}` already");
            let said = Diagnostic::new(Code(21), span, message);
            scope.say(said.also(other, "said here before").help("keep one of the two"));
        }
    }
    let said: Vec<&str> = before.iter().filter_map(|s| first(s)).map(|(k, _)| k).collect();
    let new = statement.children().iter();
    before.extend(new.filter(|s| first(s).is_none_or(|(k, _)| !said.contains(&k))));
}

/// Whether what a keyword declares starts from defaults.
fn has_defaults(keyword: &str) -> bool {
    !matches!(
        keyword,
        "model" | "import" | "use" | "defaults" | "kind" | "attribute" | "test"
    )
}

/// A word at the top of a file that is no keyword: said, and read as the keyword that comes near.
fn misspelt(scope: &Scope, statement: &Statement, word: &str, span: Span) -> Option<&'static str> {
    let near = nearest(word, words::KEYWORDS.iter().copied());
    let near = near.and_then(|n| words::KEYWORDS.iter().find(|k| **k == n).copied());
    if !statement.broken {
        let mut said = Diagnostic::new(Code(10), span, format!("`{word}` is not a keyword"));
        said = match near {
            Some(near) => said.help(format!("did you mean `{near}`?")).fix(span, near),
            None if is_property(word) => said.help(format!("`{word}` stands in the block of a declaration")),
            None => said.help(format!("a file holds {}", list(words::KEYWORDS))),
        };
        scope.say(said);
    }
    near
}

fn is_property(word: &str) -> bool {
    words::PROPERTIES
        .iter()
        .any(|(_, list)| list.iter().any(|(w, _)| *w == word))
}

fn list(words: &[&str]) -> String {
    words
        .iter()
        .map(|w| format!("`{w}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A word within a boundary that comes near a keyword and looks like one: the message is `block`'s.
fn misspelt_inside(scope: &mut Scope, statement: &Statement, word: &str) -> Option<&'static str> {
    if words::property("boundary", word).is_some() || statement.tokens.len() < 2 {
        return None;
    }
    let near = nearest(word, words::IN_BOUNDARY.iter().copied());
    let found = words::IN_BOUNDARY.iter().find(|k| Some(**k) == near).copied();
    if found.is_none() && words::KEYWORDS.contains(&word) {
        unreadable(scope, statement);
    }
    found
}

/// What cannot be read still declares its name, so that its uses are no further mistakes.
fn unreadable(scope: &mut Scope, statement: &Statement) {
    if let Some(token) = statement.tokens.get(1).filter(|t| t.kind == TokenKind::Word) {
        let full = scope.full(scope.slice(token.span));
        scope.names.entry(full).or_insert((Entry::Unreadable, token.span));
    }
}

/// Gives a declaration its node and its name.
fn add<'a>(
    scope: &mut Scope<'a>,
    out: &mut Declared<'a>,
    part: &Part<'a>,
    statement: &'a Statement,
    keyword: &'static str,
    within: Option<BoundaryId>,
) {
    let mut head = Head {
        module: part.module,
        ..Head::default()
    };
    head.span = statement.head();
    head.whole = statement.span();
    head.name_span = statement.tokens.first().map_or(head.span, |t| t.span);
    let named = name_of(scope, statement, keyword);
    if let Some((name, span)) = &named {
        head.name = name.clone();
        head.name_span = *span;
    } else if needs_name(keyword) && !statement.broken {
        missing_name(scope, statement, keyword);
    }
    let item = allocate(scope, out, part, keyword, within, &head);
    if let (Item::Node(node), Some((name, span))) = (item, &named) {
        let full = scope.declare(name, Entry::Node(node), *span);
        set_name(&mut out.model, node, full);
    }
    out.pending.push(Pending {
        item,
        keyword,
        statement,
        module: part.module,
        source: part.file.source,
    });
    if let Item::Node(Node::Boundary(id)) = item {
        for child in statement.children() {
            one(scope, out, part, child, Some(id));
        }
    }
}

/// The name of a declaration and its place.
fn name_of(scope: &Scope, statement: &Statement, keyword: &str) -> Option<(String, Span)> {
    let token = statement.tokens.get(1).filter(|t| t.kind == TokenKind::Word)?;
    let named = match keyword {
        "flow" => statement
            .tokens
            .get(2)
            .is_some_and(|t| t.kind == TokenKind::Colon),
        _ => needs_name(keyword),
    };
    named.then(|| (scope.slice(token.span).to_string(), token.span))
}

fn needs_name(keyword: &str) -> bool {
    !matches!(
        keyword,
        "model" | "flow" | "answer" | "exclude" | "ignore" | "review" | "defaults"
    )
}

fn missing_name(scope: &Scope, statement: &Statement, keyword: &str) {
    let span = statement
        .tokens
        .get(1)
        .map_or(statement.head().after(), |t| t.span);
    scope.say(
        Diagnostic::new(
            Code(16),
            span,
            format!("expected the name of {}", article(keyword)),
        )
        .help(format!(
            "write a name before the title: `{keyword} name \"Title\"`"
        )),
    );
}

fn set_name(model: &mut Model, node: Node, name: String) {
    let head = match node {
        Node::Data(id) => &mut model[id].head,
        Node::Boundary(id) => &mut model[id].head,
        Node::Element(id) => &mut model[id].head,
        Node::Party(id) => &mut model[id].head,
        Node::Flow(id) => &mut model[id].head,
        Node::Adversary(id) => &mut model[id].head,
        Node::Threat(id) => &mut model[id].head,
        Node::Tree(id) => &mut model[id].head,
        Node::Control(id) => &mut model[id].head,
        Node::Assumption(id) => &mut model[id].head,
        Node::Claim(id) => &mut model[id].head,
    };
    head.name = name;
}

/// Makes room in the arena of the keyword.
fn allocate(
    scope: &mut Scope,
    out: &mut Declared,
    part: &Part,
    keyword: &str,
    within: Option<BoundaryId>,
    head: &Head,
) -> Item {
    let model = &mut out.model;
    let head = head.clone();
    macro_rules! push {
        ($field:ident, $id:ident, $variant:ident, $value:expr) => {{
            model.$field.push($value);
            Item::Node(Node::$variant($id(model.$field.len() as u32 - 1)))
        }};
    }
    match keyword {
        "data" => push!(
            data,
            DataId,
            Data,
            Data {
                head,
                ..Data::default()
            }
        ),
        "boundary" => {
            push!(
                boundaries,
                BoundaryId,
                Boundary,
                Boundary {
                    head,
                    parent: within,
                    ..Boundary::default()
                }
            )
        }
        "actor" => push!(
            elements,
            ElementId,
            Element,
            element(head, ElementKind::Actor, within)
        ),
        "external" => push!(
            elements,
            ElementId,
            Element,
            element(head, ElementKind::External, within)
        ),
        "process" => push!(
            elements,
            ElementId,
            Element,
            element(head, ElementKind::Process, within)
        ),
        "store" => push!(
            elements,
            ElementId,
            Element,
            element(head, ElementKind::Store, within)
        ),
        "party" => push!(parties, PartyId, Party, Party { head }),
        "flow" => push!(flows, FlowId, Flow, flow(head)),
        "adversary" => push!(
            adversaries,
            AdversaryId,
            Adversary,
            Adversary {
                head,
                ..Adversary::default()
            }
        ),
        "threat" => push!(
            threats,
            ThreatId,
            Threat,
            Threat {
                head,
                ..Threat::default()
            }
        ),
        "tree" => {
            push!(
                trees,
                TreeId,
                Tree,
                Tree {
                    head,
                    goal: None,
                    by: Vec::new(),
                    root: Vec::new()
                }
            )
        }
        "control" => push!(
            controls,
            ControlId,
            Control,
            Control {
                head,
                ..Control::default()
            }
        ),
        "assume" => {
            push!(
                assumptions,
                AssumptionId,
                Assumption,
                Assumption {
                    head,
                    ..Assumption::default()
                }
            )
        }
        "claim" => push!(
            claims,
            ClaimId,
            Claim,
            Claim {
                head,
                ..Claim::default()
            }
        ),
        "kind" => kind(scope, head, part),
        "attribute" => attribute(scope, head, part),
        "rule" => rule(scope, model, head, part),
        _ => Item::Other,
    }
}

fn element(head: Head, kind: ElementKind, boundary: Option<BoundaryId>) -> Element {
    Element {
        head,
        kind,
        boundary,
        is: Vec::new(),
        holds: Vec::new(),
        access: Vec::new(),
        trust: None,
        attributes: Vec::new(),
    }
}

fn flow(head: Head) -> Flow {
    let nowhere = Spanned::new(ElementId(u32::MAX), head.span);
    Flow {
        named: !head.name.is_empty(),
        head,
        from: nowhere.clone(),
        to: nowhere,
        sends: Vec::new(),
        returns: Vec::new(),
        asks: Vec::new(),
        protocol: Vec::new(),
        attributes: Vec::new(),
    }
}

fn kind(scope: &mut Scope, head: Head, part: &Part) -> Item {
    let id = KindId(scope.vocabulary.kind_table.len() as u32);
    let name = head.name.as_str();
    if let Some(first) = scope.vocabulary.kinds.get(name) {
        let first = scope.kind_of(*first).head.name_span;
        scope.say(twice(name, "a kind", head.name_span, first));
    } else if !name.is_empty() {
        scope.vocabulary.kinds.insert(name.into(), id);
    }
    let pack = part.pack.map(str::to_string);
    scope.vocabulary.kind_table.push(Arc::new(Kind {
        head,
        extends: Vec::new(),
        holders: Vec::new(),
        defaults: Vec::new(),
        pack,
    }));
    Item::Kind(id)
}

fn attribute(scope: &mut Scope, head: Head, part: &Part) -> Item {
    let id = AttributeId(scope.vocabulary.attribute_table.len() as u32);
    let same = scope.vocabulary.attributes.entry(head.name.as_str().into());
    same.or_default().push(id);
    let pack = part.pack.map(str::to_string);
    scope.vocabulary.attribute_table.push(Arc::new(Attribute {
        head,
        holders: Vec::new(),
        domain: Domain::Duration,
        pack,
    }));
    Item::Attribute(id)
}

fn rule(scope: &mut Scope, model: &mut Model, mut head: Head, part: &Part) -> Item {
    let id = RuleId(model.rules.len() as u32);
    let full = match part.pack {
        Some(pack) => format!("{pack}.{}", head.name),
        None => scope.full(&head.name),
    };
    if let Some(first) = scope.vocabulary.rules.get(full.as_str()) {
        let first = model[*first].head.name_span;
        scope.say(twice(&full, "a rule", head.name_span, first));
    } else {
        let name: Arc<str> = full.as_str().into();
        scope.vocabulary.rules.insert(name.clone(), id);
        scope.vocabulary.rule_names.push(name);
    }
    head.name = full;
    model.rules.push(Arc::new(Rule {
        head,
        pack: part.pack.map(str::to_string),
        body: None,
    }));
    Item::Rule(id)
}

fn twice(name: &str, what: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code(14), span, format!("`{name}` is already {what}"))
        .label("declared again here")
        .also(first, "first declared here")
        .help("rename one of the two")
}

/// The title and what follows the name in a head: for readers of the second pass. Takes the keyword, the name where
/// the keyword has one, and the title.
pub fn title(reader: &mut Reader, named: bool, head: &mut Head) {
    reader.next();
    if named {
        reader.maybe_word();
    }
    head.title = reader.maybe_text().map(|t| t.value);
    head.because = reader.because.clone().map(Box::new);
}
