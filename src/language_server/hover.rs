//! What is said about the word under the cursor: a declaration with its derived facts, a kind, an attribute, a rule, a
//! number of a public list, or a word of the language.

mod facts;

use super::cursor::{Cursor, first_word};
use super::requests::View;
use super::words::{keyword_text, property_text};
use crate::model::Domain;
use crate::resolve::uses::Target;
use crate::source::Span;
use crate::syntax::ast::{Statement, TokenKind};
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

/// What stands in the box.
pub fn hover(view: &View, offset: usize) -> Option<Hover> {
    let (span, text) = match view.snapshot.mark(view.source, offset) {
        Some(mark) => (mark.span, about(view, mark.target)),
        None => word(view, offset)?,
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: text,
        }),
        range: Some(view.snapshot.range(span)),
    })
}

/// What is known about something that was declared, in Markdown.
pub fn about(view: &View, target: Target) -> String {
    let snapshot = &view.snapshot;
    let head = snapshot.head(target);
    let mut text = format!("{} **{}**", snapshot.keyword(target), head.name);
    if let Some(title) = &head.title {
        text.push_str(&format!(" — {title}"));
    }
    if let Some(description) = &head.description {
        text.push_str("\n\n");
        text.push_str(description.value.trim());
    }
    let facts = match target {
        Target::Node(node) => facts::facts(view, node),
        Target::Kind(id) => kind(view, id),
        Target::Attribute(id) => {
            let attribute = &snapshot.draft.model[id];
            let holders: Vec<&str> = attribute.holders.iter().map(|h| h.word()).collect();
            vec![format!(
                "of {}: {}",
                holders.join(", "),
                values(&attribute.domain)
            )]
        }
        Target::Rule(id) => rule(view, id),
    };
    if !facts.is_empty() {
        text.push_str("\n\n");
        text.extend(facts.iter().map(|f| format!("- {f}\n")));
    }
    text
}

fn kind(view: &View, id: crate::model::KindId) -> Vec<String> {
    let model = &view.snapshot.draft.model;
    let kind = &model[id];
    let mut facts = Vec::new();
    if !kind.extends.is_empty() {
        let bases: Vec<String> = kind
            .extends
            .iter()
            .map(|b| format!("`{}`", model[b.value].head.name))
            .collect();
        facts.push(format!("is {}", bases.join(", ")));
    }
    if !kind.holders.is_empty() {
        let holders: Vec<&str> = kind.holders.iter().map(|h| h.word()).collect();
        facts.push(format!("for {}", holders.join(", ")));
    }
    facts.extend(kind.defaults.iter().map(|s| facts::stated(model, s)));
    facts.extend(kind.pack.iter().map(|pack| format!("of the pack `{pack}`")));
    facts
}

fn rule(view: &View, id: crate::model::RuleId) -> Vec<String> {
    let Some(body) = &view.snapshot.draft.model[id].body else {
        return vec!["of a pack that is not in use".to_string()];
    };
    let suggest = body.suggest.iter().map(|s| s.value.clone());
    let explain = body.explain.iter().map(|e| format!("\n\n{}", e.value.trim()));
    suggest.chain(explain).collect()
}

/// The values of an attribute, as its definition writes them.
pub fn values(domain: &Domain) -> String {
    match domain {
        Domain::Scale(words) => words.join(" < "),
        Domain::Set(words) => format!("{{{}}}", words.join(", ")),
        Domain::Duration => "a duration: `90 days`".to_string(),
        Domain::Name => "a name".to_string(),
    }
}

/// A word that names nothing that was declared: of the language, a code, a number.
fn word(view: &View, offset: usize) -> Option<(Span, String)> {
    let text = view.text();
    let statements = view.snapshot.statements(view.source);
    let cursor = Cursor::at(text, statements, offset);
    if cursor.comment || cursor.quoted.is_some() {
        return None;
    }
    let statement = statement_at(statements, offset)?;
    let at = statement.tokens.iter().position(|t| {
        t.kind == TokenKind::Word && t.span.start as usize <= offset && offset <= t.span.end as usize
    })?;
    let span = statement.tokens[at].span;
    let word = &text[span.range()];
    if at == 0 {
        let owner = cursor.owner(text);
        let said = match owner {
            None => keyword_text(word).map(|(said, _)| said),
            Some(owner) => property_text(owner, word).or_else(|| keyword_text(word).map(|(said, _)| said)),
        };
        return Some((span, format!("**{word}** — {}", said?)));
    }
    if let Some(said) = code(word).or_else(|| number(word)) {
        return Some((span, said));
    }
    let said = scale(first_word(text, statement), word)?;
    Some((span, said))
}

fn statement_at(statements: &[Statement], offset: usize) -> Option<&Statement> {
    let around = |s: &&Statement| s.span().start as usize <= offset && offset <= s.span().end as usize;
    let statement = statements.iter().find(around)?;
    match offset <= statement.head().end as usize {
        true => Some(statement),
        false => statement_at(statement.children(), offset),
    }
}

/// `TM206` in `ignore TM206 on audit`.
fn code(word: &str) -> Option<String> {
    let code = crate::diagnostic::Code::parse(word).filter(|_| word.starts_with("TM"))?;
    let info = code.info();
    Some(format!(
        "**{code} {}** ({})\n\n{}",
        info.slug,
        info.severity.word(),
        info.title
    ))
}

/// `CWE-89` in `refers CWE-89`.
fn number(word: &str) -> Option<String> {
    let entry = crate::references::find(word)?;
    let catalogue = crate::references::catalogue_of(word)?;
    Some(format!("**{word}** — {}\n\n{}", entry.title, catalogue.name))
}

/// The scale that a value of a property is on.
fn scale(property: &str, word: &str) -> Option<String> {
    use crate::model::*;
    fn on<T: Words>(word: &str) -> Option<String> {
        T::parse(word)?;
        let words: Vec<&str> = T::WORDS.iter().map(|(_, w)| *w).collect();
        Some(format!("{}: {}", T::CALLED, words.join(" < ")))
    }
    match property {
        "feasibility" => on::<Feasibility>(word),
        "impact" | "severity" | "remains" | "appetite" => on::<Level>(word),
        "resists" | "computes" => on::<Potential>(word),
        "knows" => on::<Knowledge>(word),
        "status" => on::<Status>(word),
        "trust" => on::<Trust>(word),
        _ => Effect::parse(word)
            .map(|e| format!("**{word}** — {}: {} is lost", e.category(), e.property().word())),
    }
}
