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
use foldhash::HashMap;
use std::sync::Arc;

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

/// As many words as an attribute may have: what is known of a value is a bit for each of them.
pub const MOST_VALUES: usize = 64;

fn domain(reader: &mut Reader) -> Option<Domain> {
    let mut words: Vec<Spanned<&str>> = Vec::new();
    if reader.eat(TokenKind::OpenSet).is_some() {
        reader.items(|r| words.extend(r.word("a value")));
        reader.eat(TokenKind::CloseSet);
        return Some(Domain::Set(tellable(reader, words)));
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
    words.push(first);
    while reader.eat(TokenKind::Less).is_some() {
        words.push(reader.word("the next value of the scale")?);
    }
    Some(Domain::Scale(tellable(reader, words)))
}

/// Each word once, and as many as there may be; says what is too much.
fn tellable(reader: &mut Reader, words: Vec<Spanned<&str>>) -> Vec<String> {
    let mut list: Vec<Spanned<&str>> = Vec::new();
    for word in &words {
        if let Some(before) = list.iter().find(|w| w.value == word.value) {
            let said = Diagnostic::new(
                Code(37),
                word.span,
                format!("the value `{}` stands twice", word.value),
            );
            let said = said.also(before.span, "it stands here before");
            reader.say(said.help("name each value once"));
        } else if list.len() == MOST_VALUES {
            let message = format!(
                "an attribute has at most {MOST_VALUES} values, and this one {}",
                words.len()
            );
            let said = Diagnostic::new(Code(37), word.span, message);
            reader.say(said.help("make it coarser: leave out what no rule asks for"));
            break;
        } else {
            list.push(word.clone());
        }
    }
    list.iter().map(|w| w.value.to_string()).collect()
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

/// Kinds may not extend each other in a circle; then the circle is cut. What says no `for` is for what it extends. Only
/// the new ones can need it: those of the packs know none but each other.
pub fn settle(scope: &Scope, kinds: &mut [Arc<Kind>], new: &[KindId]) {
    cut_circles(scope, kinds, new);
    for id in new {
        if kinds[id.0 as usize].holders.is_empty() {
            let holders = inherited_holders(kinds, *id);
            Arc::make_mut(&mut kinds[id.0 as usize]).holders = holders;
        }
    }
}

/// Goes from each new kind to all that it extends, depth first; one that leads back to a kind on the way is cut.
fn cut_circles(scope: &Scope, kinds: &mut [Arc<Kind>], new: &[KindId]) {
    let mut done = vec![false; kinds.len()];
    let mut on_way = vec![false; kinds.len()];
    for start in new {
        // Each kind on the way, with how many of those it extends were gone into.
        let mut way = vec![(start.0 as usize, 0)];
        while let Some((kind, gone)) = way.last_mut() {
            let kind = *kind;
            on_way[kind] = true;
            let Some(next) = kinds[kind].extends.get(*gone).cloned().filter(|_| !done[kind]) else {
                done[kind] = true;
                on_way[kind] = false;
                way.pop();
                continue;
            };
            let base = next.value.0 as usize;
            if on_way[base] {
                let name = &kinds[base].head.name;
                scope.say(
                    Diagnostic::new(Code(28), next.span, format!("the kind `{name}` extends itself"))
                        .help("a kind extends a more general one; cut the circle here"),
                );
                Arc::make_mut(&mut kinds[kind]).extends.remove(*gone);
                continue;
            }
            *gone += 1;
            way.push((base, 0));
        }
    }
}

/// What the first of the kinds that it extends is for that says so, those of the first base before those of the second.
fn inherited_holders(kinds: &[Arc<Kind>], id: KindId) -> Vec<Holder> {
    let (mut open, mut seen) = (vec![id], Vec::new());
    while let Some(next) = open.pop() {
        let kind = &kinds[next.0 as usize];
        if !kind.holders.is_empty() {
            return kind.holders.clone();
        }
        if !seen.contains(&next) {
            seen.push(next);
            open.extend(kind.extends.iter().rev().map(|k| k.value));
        }
    }
    Vec::new()
}

/// Says where a second attribute of one name is for the same keyword: nobody could tell which of the two a statement means.
pub fn attributes_twice(scope: &Scope) {
    let table = &scope.vocabulary.attribute_table;
    for ids in scope.vocabulary.attributes.values() {
        for (at, id) in ids.iter().enumerate() {
            let new = &table[id.0 as usize];
            let before = ids[..at].iter().map(|id| &table[id.0 as usize]);
            let shared = before
                .filter_map(|b| Some((b, b.holders.iter().find(|h| new.holders.contains(h))?)))
                .next();
            if let Some((first, holder)) = shared {
                let (name, holder) = (&new.head.name, holder.word());
                let message = format!("`{name}` is an attribute of {holder} already");
                let said = Diagnostic::new(Code(14), new.head.name_span, message)
                    .also(first.head.name_span, "first defined here");
                scope.say(match &first.pack {
                    Some(pack) => said.help(format!("the pack `{pack}` defines it: choose another name")),
                    None => said.help("choose another name, or another keyword behind `for`"),
                });
            }
        }
    }
}

/// The defaults of kinds with those of what they extend, worked out for each kind that something is.
pub struct Effective<'a> {
    kinds: &'a [Arc<Kind>],
    attributes: &'a [Arc<Attribute>],
    known: HashMap<KindId, Vec<Stated>>,
}

impl<'a> Effective<'a> {
    pub fn of(kinds: &'a [Arc<Kind>], attributes: &'a [Arc<Attribute>]) -> Effective<'a> {
        let known = HashMap::default();
        Effective {
            kinds,
            attributes,
            known,
        }
    }

    /// Adds the values of kinds to what a declaration states itself. A kind says more of what this one is than the
    /// defaults of a keyword do, so it takes the place of those. Of several kinds see [`Effective::join`].
    pub fn apply(
        &mut self,
        attributes: &mut Vec<Stated>,
        kinds: &[Spanned<KindId>],
        fits: &dyn Fn(AttributeId) -> bool,
    ) {
        let own: Vec<AttributeId> = attributes
            .iter()
            .filter(|s| !s.by_default)
            .map(|s| s.attribute)
            .collect();
        for kind in narrowest(self.kinds, kinds.iter().map(|k| k.value)) {
            if !self.known.contains_key(&kind) {
                let defaults = self.defaults_of(kind);
                self.known.insert(kind, defaults);
            }
            let defaults = self.known[&kind].iter();
            for stated in defaults.filter(|s| !own.contains(&s.attribute) && fits(s.attribute)) {
                self.join(attributes, stated);
            }
        }
    }

    /// Adds what a kind says to what others say. What is of two kinds has the words of both, where several may stand, and
    /// `none` beside another word says nothing; of a scale the first kind tells.
    fn join(&self, list: &mut Vec<Stated>, stated: &Stated) {
        let Some(known) = list.iter_mut().find(|s| s.attribute == stated.attribute) else {
            list.push(stated.clone());
            return;
        };
        if known.by_default {
            *known = stated.clone();
        } else if let (Value::Words(words), Value::Words(more)) = (&mut known.value, &stated.value)
            && let Domain::Set(all) = &self.attributes[stated.attribute.0 as usize].domain
        {
            let none = all.iter().position(|w| w == "none").map(|at| at as u8);
            let told =
                |list: &[u8]| -> Vec<u8> { list.iter().copied().filter(|w| Some(*w) != none).collect() };
            let (one, other) = (told(words), told(more));
            if one.is_empty() {
                *known = stated.clone();
            } else if other.iter().any(|w| !one.contains(w)) {
                *words = one;
                words.extend(other);
                words.sort_unstable();
                words.dedup();
                // The reason of one kind is none for what the other adds.
                known.because = None;
            }
        }
    }

    /// The defaults of a kind with those of what it extends; its own win, then the nearest, and those equally near join.
    fn defaults_of(&self, id: KindId) -> Vec<Stated> {
        let mut list: Vec<Stated> = Vec::new();
        let (mut level, mut seen) = (vec![id], Vec::new());
        while !level.is_empty() {
            let mut here = Vec::new();
            for kind in &level {
                let defaults = self.kinds[kind.0 as usize].defaults.iter();
                for stated in defaults.filter(|s| !list.iter().any(|l| l.attribute == s.attribute)) {
                    let by_kind = Some(id);
                    let stated = stated.clone();
                    self.join(&mut here, &Stated { by_kind, ..stated });
                }
            }
            list.append(&mut here);
            seen.extend(level.iter().copied());
            let next = level.iter().flat_map(|kind| &self.kinds[kind.0 as usize].extends);
            level = narrowest(self.kinds, next.map(|k| k.value));
            level.retain(|kind| !seen.contains(kind));
        }
        list
    }
}

/// Each kind once, in order, without those that another of them extends: that one has said what differs.
fn narrowest(kinds: &[Arc<Kind>], of: impl Iterator<Item = KindId>) -> Vec<KindId> {
    let mut list: Vec<KindId> = Vec::new();
    for kind in of {
        if !list.contains(&kind) {
            list.push(kind);
        }
    }
    if list.len() < 2 {
        return list;
    }
    let bases: Vec<KindId> = list
        .iter()
        .flat_map(|kind| line_of(kinds, *kind).split_off(1))
        .collect();
    list.retain(|kind| !bases.contains(kind));
    list
}
