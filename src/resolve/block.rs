//! Reads the statements of a declaration's block: what is common to all, attributes, and what must not be there.

use super::reader::Reader;
use super::scope::{Scope, article, wanted};
use super::uses::Target;
use super::value;
use super::words::{self, Times};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Statement, TokenKind};

/// Whose block it is.
pub struct Owner<'a> {
    /// Its keyword, as `words::PROPERTIES` lists it.
    pub keyword: &'static str,
    /// What attributes of it are defined for.
    pub holder: Option<Holder>,
    pub statement: &'a Statement,
    /// What `defaults KEYWORD { … }` in the same file says.
    pub defaults: &'a [&'a Statement],
}

impl<'a> Owner<'a> {
    /// A kind, an attribute or a rule: it has no attributes of its own, and no defaults.
    pub fn of_definition(keyword: &'static str, statement: &'a Statement) -> Owner<'a> {
        Owner {
            keyword,
            holder: None,
            statement,
            defaults: &[],
        }
    }
}

/// Reads each statement of the block. `property` gets those that are not common to all declarations, with the
/// keyword taken, and tells whether it knew the word.
pub fn read<'a>(
    scope: &'a Scope<'a>,
    owner: &Owner<'a>,
    head: &mut Head,
    property: &mut dyn FnMut(&str, &mut Reader<'a>, &'a Statement) -> bool,
) {
    let mut seen: Vec<(&str, Span)> = Vec::new();
    let own = owner.statement.children();
    for child in own {
        one(
            owner,
            head,
            (Reader::of(scope, child), child),
            &mut seen,
            property,
        );
    }
    let said: Vec<&str> = own
        .iter()
        .filter_map(|s| s.tokens.first())
        .map(|t| scope.slice(t.span))
        .collect();
    let applies = |s: &&'a Statement| {
        s.tokens
            .first()
            .is_none_or(|t| !said.contains(&scope.slice(t.span)))
    };
    for child in owner.defaults.iter().copied().filter(applies) {
        let mut reader = Reader::of(scope, child);
        reader.by_default = true;
        one(owner, head, (reader, child), &mut seen, property);
    }
}

fn one<'a>(
    owner: &Owner<'a>,
    head: &mut Head,
    (mut reader, child): (Reader<'a>, &'a Statement),
    seen: &mut Vec<(&'a str, Span)>,
    property: &mut dyn FnMut(&str, &mut Reader<'a>, &'a Statement) -> bool,
) {
    let scope = reader.scope;
    let Some(first) = child.tokens.first() else { return };
    let key = scope.slice(first.span);
    if owner.keyword == "boundary" && words::IN_BOUNDARY.contains(&key) {
        return;
    }
    reader.next();
    if words::property(owner.keyword, key) == Some(Times::Once) && repeated(scope, key, first.span, seen) {
        return;
    }
    if common(head, key, &mut reader) || property(key, &mut reader, child) {
        reader.finish();
        return;
    }
    if !child.broken {
        unknown(scope, owner, key, first.span, child);
    }
}

/// Says that a property that may stand once stands again.
fn repeated<'a>(scope: &Scope, key: &'a str, span: Span, seen: &mut Vec<(&'a str, Span)>) -> bool {
    if let Some((_, before)) = seen.iter().find(|(k, _)| *k == key) {
        scope.say(
            Diagnostic::new(Code(21), span, format!("`{key}` is said twice"))
                .also(*before, "said here before")
                .help("keep one of the two"),
        );
        return true;
    }
    seen.push((key, span));
    false
}

/// What every declaration may say.
fn common(head: &mut Head, key: &str, reader: &mut Reader) -> bool {
    match key {
        "description" => head.description = reader.text("`description \"…\"`").map(Box::new),
        "owner" => head.owner = reader.text("`owner \"Team\"`").map(Box::new),
        "tags" => reader.items(|r| {
            if let Some(word) = r.word("a tag") {
                head.tags.push(Spanned::new(word.value.to_string(), word.span));
            }
        }),
        "see" => head.see.extend(see(reader)),
        _ => return false,
    }
    true
}

/// `see "https://…" "Label"`, the keyword taken.
pub fn see(reader: &mut Reader) -> Option<See> {
    let address = reader.text("`see \"https://…\" \"Label\"`")?;
    Some(See {
        address,
        label: reader.maybe_text().map(|t| t.value),
    })
}

/// Says that a word begins no statement here, with what comes near it.
fn unknown(scope: &Scope, owner: &Owner, key: &str, span: Span, child: &Statement) {
    let declares = looks_like_declaration(scope, child);
    if words::KEYWORDS.contains(&key) && declares {
        scope.say(
            Diagnostic::new(
                Code(22),
                span,
                format!(
                    "{} cannot be declared within {}",
                    article(key),
                    article(owner.keyword)
                ),
            )
            .help(if words::IN_BOUNDARY.contains(&key) {
                "move it out; elements stand in a boundary, or in none".to_string()
            } else {
                format!("move it out of the block: `{key}` stands at the top of a file")
            }),
        );
        return;
    }
    let attributes = scope
        .vocabulary
        .attribute_table
        .iter()
        .filter(|a| owner.holder.is_some_and(|h| a.holders.contains(&h)));
    let nested = if owner.keyword == "boundary" {
        words::IN_BOUNDARY
    } else {
        &[]
    };
    let effects = if owner.keyword == "threat" {
        Effect::WORDS
    } else {
        &[]
    };
    let candidates = (words::properties(owner.keyword).iter().map(|(w, _)| *w))
        .chain(words::COMMON.iter().map(|(w, _)| *w))
        .chain(nested.iter().copied())
        .chain(effects.iter().map(|(_, w)| *w))
        .chain(attributes.map(|a| a.head.name.as_str()));
    let near = nearest(key, candidates);
    let keyword_like = near.is_some_and(|n| nested.contains(&n)) || (declares && !nested.is_empty());
    let (code, what) = if keyword_like {
        (Code(10), "keyword")
    } else {
        (Code(12), "property")
    };
    let mut said = Diagnostic::new(
        code,
        span,
        format!("`{key}` is not a {what} of {}", article(owner.keyword)),
    );
    let elsewhere = scope.vocabulary.attributes.get(key).and_then(|ids| ids.first());
    said = match (near, elsewhere) {
        (Some(near), _) => said.help(format!("did you mean `{near}`?")).fix(span, near),
        (None, Some(id)) => {
            let holders: Vec<&str> = scope.attribute_of(*id).holders.iter().map(|h| h.word()).collect();
            said.help(format!("it is an attribute of {}", holders.join(", ")))
        }
        _ => said.help(listing(owner.keyword)),
    };
    scope.say(said);
}

/// `word word "…"` or a word with a block: more a declaration than a property.
fn looks_like_declaration(scope: &Scope, child: &Statement) -> bool {
    let second = child.tokens.get(1);
    let third = child.tokens.get(2);
    second.is_some_and(|t| t.kind == TokenKind::Word || t.kind == TokenKind::Text)
        && (child.block.is_some()
            || third.is_some_and(|t| t.kind == TokenKind::Text && scope.slice(t.span).starts_with('"')))
}

/// The words that a block knows.
fn listing(keyword: &str) -> String {
    let list: Vec<String> = words::properties(keyword)
        .iter()
        .map(|(w, _)| format!("`{w}`"))
        .collect();
    match list.is_empty() {
        true => "a block here may say `description`, `owner`, `tags` and `see`".to_string(),
        false => format!("{} knows {}", article(keyword), list.join(", ")),
    }
}

/// Reads `name value` when `name` is an attribute of such a declaration; tells whether it was one.
pub fn attribute(reader: &mut Reader, key: &str, holder: Holder, list: &mut Vec<Stated>) -> bool {
    let Some(id) = reader.scope.attribute(key, holder) else {
        return false;
    };
    let span = reader.last();
    reader.scope.note_use(span, Target::Attribute(id));
    let at_least = reader.sees("at") && reader.look(1).is_some_and(|(_, w)| w == "least");
    if at_least {
        reader.next();
        reader.next();
    }
    let domain = &reader.scope.attribute_of(id).domain;
    let Some(value) = value::of_domain(reader, key, domain) else {
        reader.skip_rest();
        return true;
    };
    if let Some(before) = list.iter().find(|s| s.attribute == id) {
        let before = before.span;
        reader.say(
            Diagnostic::new(Code(21), span, format!("`{key}` is said twice"))
                .also(before, "said here before")
                .help("keep one of the two"),
        );
        return true;
    }
    let span = span.to(reader.last());
    list.push(Stated {
        attribute: id,
        value,
        at_least,
        span,
        because: reader.because.clone().map(Box::new),
        by_kind: None,
        by_default: reader.by_default,
    });
    true
}

/// A list of names that stand for data.
pub fn data_list(reader: &mut Reader, list: &mut Vec<Spanned<DataId>>) {
    reader.items(|r| {
        if let Some(Spanned {
            value: Node::Data(id),
            span,
        }) = name(r, wanted::DATA)
        {
            list.push(Spanned::new(id, span));
        }
    });
}

/// A list of names of what is wanted.
pub fn names(reader: &mut Reader, wanted: super::scope::Wanted, list: &mut Vec<Spanned<Node>>) {
    reader.items(|r| list.extend(name(r, wanted)));
}

/// One name of what is wanted.
pub fn name(reader: &mut Reader, wanted: super::scope::Wanted) -> Option<Spanned<Node>> {
    let word = reader.word(wanted.called)?;
    let node = reader.scope.node(word.value, word.span, wanted)?;
    Some(Spanned::new(node, word.span))
}
