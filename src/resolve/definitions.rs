//! Attributes and kinds: read before everything that uses them.

use super::block::{self, Owner, attribute};
use super::declare::title;
use super::reader::Reader;
use super::scope::Scope;
use super::things::expect_word;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::Spanned;
use crate::syntax::ast::TokenKind;

/// `attribute NAME "Title" for A, B: a < b < c`, `: {a, b}`, `: duration` or `: name`.
pub fn read_attribute<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, mut head: Head) -> Option<Attribute> {
    let mut r = Reader::of(scope, owner.statement);
    title(&mut r, true, &mut head);
    expect_word(&mut r, "for", "`attribute name for process: a < b < c`");
    let mut holders = Vec::new();
    holders_of(&mut r, &mut holders);
    if r.eat(TokenKind::Colon).is_none() {
        let here = r.here();
        r.expected(
            here,
            "`:`",
            "the values follow after `:`, as in `: a < b < c` or `: {a, b}`",
        );
        return None;
    }
    let domain = domain(&mut r);
    r.finish();
    block::read(scope, owner, &mut head, &mut |_, _, _| false);
    Some(Attribute {
        head,
        holders,
        domain: domain?,
        pack: None,
    })
}

fn holders_of(reader: &mut Reader, list: &mut Vec<Holder>) {
    reader.items(|r| {
        let Some(word) = r.word("a keyword such as `process`") else {
            return;
        };
        match Holder::parse(word.value) {
            Some(holder) => list.push(holder),
            None => {
                let words = Holder::ALL.iter().map(|(_, w)| *w);
                r.unknown_value(word.span, word.value, "a keyword that can have attributes", words);
            }
        }
    });
}

fn domain(reader: &mut Reader) -> Option<Domain> {
    if reader.eat(TokenKind::OpenSet).is_some() {
        let mut words = Vec::new();
        reader.items(|r| words.extend(r.word("a value").map(|w| w.value.to_string())));
        reader.eat(TokenKind::CloseSet);
        return Some(Domain::Set(words));
    }
    let first = reader.word("values")?;
    if reader.peek().is_none_or(|t| t.kind != TokenKind::Less) {
        return match first.value {
            "duration" => Some(Domain::Duration),
            "name" => Some(Domain::Name),
            _ => {
                let here = reader.here();
                reader.expected(
                    here,
                    "`<` and the next value",
                    "a scale has at least two values: `low < high`",
                );
                None
            }
        };
    }
    let mut words = vec![first.value.to_string()];
    while reader.eat(TokenKind::Less).is_some() {
        words.push(reader.word("the next value of the scale")?.value.to_string());
    }
    Some(Domain::Scale(words))
}

/// `kind NAME "Title" is KIND for store { query sql }`
pub fn read_kind<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, mut head: Head) -> Kind {
    let mut r = Reader::of(scope, owner.statement);
    title(&mut r, true, &mut head);
    let (mut extends, mut holders) = (Vec::new(), Vec::new());
    loop {
        if r.eat_word("is").is_some() {
            r.items(|r| {
                if let Some(word) = r.word("a kind")
                    && let Some(id) = r.scope.kind(word.value, word.span, None)
                {
                    extends.push(Spanned::new(id, word.span));
                }
            });
        } else if r.eat_word("for").is_some() {
            holders_of(&mut r, &mut holders);
        } else {
            break;
        }
    }
    if holders.is_empty() && extends.is_empty() {
        let here = r.here();
        r.expected(
            here,
            "`for`",
            "say what it is a kind of: `kind name \"Title\" for process`",
        );
    }
    r.finish();
    let mut defaults = Vec::new();
    let inherited: Vec<Holder> = match holders.is_empty() {
        true => Holder::ALL.iter().map(|(h, _)| *h).collect(),
        false => holders.clone(),
    };
    let first = Owner {
        holder: inherited.first().copied(),
        ..*owner
    };
    block::read(scope, &first, &mut head, &mut |key, r, _| {
        inherited
            .iter()
            .any(|holder| attribute(r, key, *holder, &mut defaults))
    });
    Kind {
        head,
        extends,
        holders,
        defaults,
        pack: None,
    }
}

/// Kinds may not extend each other in a circle; then the circle is cut. What says no `for` is for what it extends.
pub fn settle(scope: &Scope, kinds: &mut [Kind]) {
    for id in 0..kinds.len() {
        let mut path = vec![KindId(id as u32)];
        while let Some(next) = kinds[path[path.len() - 1].0 as usize].extends.first() {
            let span = next.span;
            if path.contains(&next.value) {
                let name = &kinds[id].head.name;
                scope.say(
                    Diagnostic::new(Code(28), span, format!("the kind `{name}` extends itself"))
                        .help("a kind extends a more general one; cut the circle here"),
                );
                kinds[path[path.len() - 1].0 as usize].extends.clear();
                break;
            }
            path.push(next.value);
        }
        if kinds[id].holders.is_empty() {
            let found = path
                .iter()
                .map(|k| kinds[k.0 as usize].holders.clone())
                .find(|h| !h.is_empty());
            kinds[id].holders = found.unwrap_or_default();
        }
    }
}

/// The defaults of each kind with those of what it extends; its own win, then the nearest.
pub fn effective(kinds: &[Kind]) -> Vec<Vec<Stated>> {
    (0..kinds.len())
        .map(|id| {
            let mut list: Vec<Stated> = Vec::new();
            let mut open = std::collections::VecDeque::from([KindId(id as u32)]);
            let mut seen = Vec::new();
            while let Some(next) = open.pop_front() {
                if seen.contains(&next) {
                    continue;
                }
                seen.push(next);
                let kind = &kinds[next.0 as usize];
                for stated in &kind.defaults {
                    if !list.iter().any(|s| s.attribute == stated.attribute) {
                        list.push(Stated {
                            by_kind: Some(KindId(id as u32)),
                            ..stated.clone()
                        });
                    }
                }
                open.extend(kind.extends.iter().map(|k| k.value));
            }
            list
        })
        .collect()
}

/// Adds the defaults of kinds to what a declaration states itself.
pub fn apply(
    attributes: &mut Vec<Stated>,
    kinds: &[Spanned<KindId>],
    effective: &[Vec<Stated>],
    fits: &dyn Fn(AttributeId) -> bool,
) {
    for kind in kinds {
        for stated in &effective[kind.value.0 as usize] {
            if fits(stated.attribute) && !attributes.iter().any(|s| s.attribute == stated.attribute) {
                attributes.push(stated.clone());
            }
        }
    }
}
