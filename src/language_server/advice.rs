//! What the help of a finding says to write, as changes of the text: `exposure internet` goes into the block of the
//! declaration, `claim …` behind it.

use super::blanks::filled;
use super::insert::{self, Edit};
use super::requests::View;
use crate::diagnostic::Diagnostic;
use crate::model::{Effect, Holder, Words};
use crate::resolve::words::{self, Times};
use crate::source::{SourceId, Span};
use crate::syntax::ast::{Statement, TokenKind};
use time::Date;

/// Statements that say something new by themselves; a declaration of what is built would be left without its use.
const WRITTEN: &[&str] = &[
    "model",
    "use",
    "flow",
    "adversary",
    "threat",
    "answer",
    "exclude",
    "ignore",
    "assume",
    "claim",
    "review",
];

/// Changes that the help of a finding proposes, each with its title. What it says of a mistake of the language shows
/// the form of a statement, and is nothing to be written as it is.
pub fn advised(view: &View, diagnostic: &Diagnostic, today: Date) -> Vec<(String, Edit)> {
    let mut list: Vec<(String, Edit)> = Vec::new();
    if diagnostic.code.is_language() && !view.text().trim().is_empty() {
        return list;
    }
    for help in &diagnostic.help {
        let place = subject(view, help, diagnostic.primary.span);
        for snippet in quoted(help) {
            for snippet in filled(&view.snapshot.draft.model, snippet, today) {
                let change = change(view, place, &snippet);
                let new = change.filter(|(title, _)| !list.iter().any(|(t, _)| t == title));
                list.extend(new);
            }
        }
    }
    list
}

/// What stands between backticks.
fn quoted(help: &str) -> impl Iterator<Item = &str> {
    help.split('`').skip(1).step_by(2)
}

/// What a help speaks of: the one other declaration that it names, else the one that the finding is about.
fn subject(view: &View, help: &str, place: Span) -> Span {
    let model = &view.snapshot.draft.model;
    // `parcels`, or with its keyword before it, `data parcels`.
    let bare = |name: &str| match name.split_once(' ') {
        Some((keyword, name)) if words::KEYWORDS.contains(&keyword) => model.node_named(name),
        _ => model.node_named(name),
    };
    let mut named = quoted(help).filter_map(bare);
    match (named.next(), named.next()) {
        (Some(node), None) if !model.head(node).whole.contains(place) => model.place(node),
        _ => place,
    }
}

/// Where a snippet belongs, if it is a statement.
fn change(view: &View, place: Span, snippet: &str) -> Option<(String, Edit)> {
    let parsed = crate::syntax::parse(SourceId(0), snippet);
    let first = parsed.file.statements.first()?;
    if !parsed.diagnostics.is_empty() || first.tokens.len() + usize::from(first.block.is_some()) < 2 {
        return None;
    }
    let word = snippet.get(first.tokens[0].span.range())?;
    let around = around(view, place);
    // `review 2026-10-01 …` is a statement of its own, `review every …` a property of the model.
    let dated = first.tokens.get(1).is_some_and(|t| t.kind == TokenKind::Number);
    let declaration = around.iter().rev().find(|s| takes(view, s, word));
    if let Some(declaration) = declaration.filter(|_| !(word == "review" && dated)) {
        return property(view, declaration, place, (word, snippet));
    }
    let taken = || {
        let name = first.tokens.get(1).and_then(|t| snippet.get(t.span.range()));
        name.is_some_and(|n| view.snapshot.draft.model.node_named(n).is_some())
    };
    let exists = matches!(word, "adversary" | "threat" | "assume" | "claim") && taken();
    if !WRITTEN.contains(&word) || first.tokens.len() < 2 || exists {
        return None;
    }
    let text = view.snapshot.text(place.source);
    let edit = match around.first() {
        Some(outer) => insert::behind(text, outer, snippet),
        None => insert::at_end(text, place.source, snippet),
    };
    Some((format!("write `{snippet}`"), edit))
}

/// A property in the block of a declaration: instead of what it says of this already, where it is said once.
fn property(
    view: &View,
    declaration: &Statement,
    place: Span,
    (word, snippet): (&str, &str),
) -> Option<(String, Edit)> {
    let text = view.snapshot.text(place.source);
    let often = words::property(keyword(view, declaration), word) == Some(Times::Often) && word != "knows";
    let once = !often && Effect::parse(word).is_none();
    let same = |s: &&Statement| keyword(view, s) == word && (once || s.span().contains(place));
    let Some(old) = declaration.children().iter().find(same) else {
        let title = format!("add `{snippet}`");
        return Some((title, insert::into_block(text, declaration, snippet)));
    };
    let place = old.span();
    let old = &text[place.range()];
    let title = format!("change `{old}` to `{snippet}`");
    let text = snippet.to_string();
    (old != snippet).then_some((title, Edit { place, text }))
}

/// The statements around a place, the outermost first.
fn around(view: &View, place: Span) -> Vec<&Statement> {
    let mut list = view.snapshot.statements(place.source);
    let mut around = Vec::new();
    while let Some(next) = list.iter().find(|s| s.span().contains(place)) {
        around.push(next);
        list = next.children();
    }
    around
}

fn keyword<'a>(view: &'a View, statement: &Statement) -> &'a str {
    let first = statement.tokens.first();
    first.map_or("", |t| view.snapshot.draft.sources.slice(t.span))
}

/// Whether a declaration may say this: a property of its keyword, or an attribute.
fn takes(view: &View, declaration: &Statement, word: &str) -> bool {
    let keyword = keyword(view, declaration);
    if !words::KEYWORDS.contains(&keyword) {
        return false;
    }
    let holder = Holder::parse(keyword);
    let mut attributes = view.snapshot.draft.model.attributes.iter();
    let stated = attributes.any(|a| a.head.name == word && holder.is_some_and(|h| a.holders.contains(&h)));
    stated || words::property(keyword, word).is_some() || keyword == "threat" && Effect::parse(word).is_some()
}
