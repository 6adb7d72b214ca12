//! What can be written at a place: words of the language where they fit, names of what fits there, values, numbers.

mod expect;

use super::cursor::Cursor;
use super::requests::View;
use super::words::{keyword_text, property_text};
use crate::model::{Domain, Holder};
use crate::references;
use crate::resolve::words;
use expect::Want;
use lsp_types::*;

/// At most so many numbers of public lists at once; the editor asks again when more is written.
const NUMBERS: usize = 100;

/// What fits at a place.
pub fn completion(view: &View, offset: usize) -> CompletionList {
    let text = view.text();
    let cursor = Cursor::at(text, view.snapshot.statements(view.source), offset);
    let mut items = Items {
        view,
        range: view.range(cursor.prefix.clone()),
        prefix: &text[cursor.prefix.clone()],
        list: Vec::new(),
        more: false,
    };
    if !cursor.comment {
        for want in expect::wanted(view, &cursor) {
            items.add(want);
        }
    }
    CompletionList {
        is_incomplete: items.more,
        items: items.list,
    }
}

struct Items<'a> {
    view: &'a View,
    range: Range,
    prefix: &'a str,
    list: Vec<CompletionItem>,
    more: bool,
}

impl Items<'_> {
    fn add(&mut self, want: Want) {
        match want {
            Want::Keywords(list) => list.iter().for_each(|k| self.keyword(k)),
            Want::Properties(owner) => self.properties(&owner),
            Want::Words(list) => {
                for word in list {
                    self.push(&word, CompletionItemKind::ENUM_MEMBER, None, None);
                }
            }
            Want::Nodes(fits) => self.nodes(fits),
            Want::Kinds(holder) => self.kinds(holder),
            Want::Rules => self.rules(),
            Want::Codes => {
                for info in crate::diagnostic::CODES.iter().filter(|i| !i.code.is_language()) {
                    self.push(
                        &info.code.to_string(),
                        CompletionItemKind::CONSTANT,
                        Some(info.title),
                        None,
                    );
                }
            }
            Want::Numbers => self.numbers(),
            Want::Files { folder } => self.files(&folder),
        }
    }

    /// A keyword with a form to fill in.
    fn keyword(&mut self, keyword: &str) {
        let (said, form) = keyword_text(keyword).unwrap_or(("", keyword));
        self.push(keyword, CompletionItemKind::KEYWORD, Some(said), None);
        if let Some(last) = self.list.last_mut() {
            last.insert_text_format = Some(InsertTextFormat::SNIPPET);
            if let Some(CompletionTextEdit::Edit(edit)) = &mut last.text_edit {
                edit.new_text = form.to_string();
            }
        }
    }

    fn properties(&mut self, owner: &str) {
        for (word, _) in words::properties(owner).iter().chain(words::COMMON) {
            self.push(
                word,
                CompletionItemKind::PROPERTY,
                property_text(owner, word),
                None,
            );
        }
        let Some(holder) = Holder::parse(owner) else {
            return;
        };
        let view = self.view;
        for attribute in view
            .snapshot
            .draft
            .model
            .attributes
            .iter()
            .filter(|a| a.holders.contains(&holder))
        {
            let values = super::hover::values(&attribute.domain);
            let said = attribute.head.title.as_deref().unwrap_or(&values);
            self.push(
                &attribute.head.name,
                CompletionItemKind::FIELD,
                Some(said),
                Some(&values),
            );
        }
    }

    fn nodes(&mut self, fits: fn(crate::model::Node) -> bool) {
        let view = self.view;
        let model = &view.snapshot.draft.model;
        for node in model.nodes().filter(|n| fits(*n)) {
            let name = model.name(node);
            if name.is_empty() || name.contains("->") {
                continue;
            }
            let title = model.head(node).title.as_deref().unwrap_or("");
            let detail = format!("{} {title}", model.keyword(node));
            self.push(name, CompletionItemKind::VARIABLE, Some(&detail), None);
        }
    }

    fn kinds(&mut self, holder: Option<Holder>) {
        let view = self.view;
        let fits = |k: &&std::sync::Arc<crate::model::Kind>| {
            holder.is_none_or(|h| k.holders.is_empty() || k.holders.contains(&h))
        };
        for kind in view.snapshot.draft.model.kinds.iter().filter(fits) {
            self.push(
                &kind.head.name,
                CompletionItemKind::CLASS,
                kind.head.title.as_deref(),
                None,
            );
        }
    }

    fn rules(&mut self) {
        let view = self.view;
        for rule in &view.snapshot.draft.model.rules {
            self.push(
                &rule.head.name,
                CompletionItemKind::FUNCTION,
                rule.head.title.as_deref(),
                None,
            );
        }
    }

    /// Numbers that begin as what is written, or whose title has it.
    fn numbers(&mut self) {
        self.more = true;
        let prefix = self.prefix.to_uppercase();
        let lower = self.prefix.to_lowercase();
        let active = |e: &references::Entry| e.status == references::Status::Active;
        let all = |prefix: &str| {
            references::starting_with(prefix)
                .filter(active)
                .collect::<Vec<_>>()
        };
        let mut found = all(&prefix);
        found.truncate(NUMBERS);
        if found.len() < NUMBERS && lower.len() > 2 {
            let by_title = all("")
                .into_iter()
                .filter(|e| e.title.to_lowercase().contains(&lower));
            found.extend(by_title.take(NUMBERS - found.len()));
        }
        for entry in found {
            self.push(
                entry.number,
                CompletionItemKind::REFERENCE,
                Some(entry.title),
                None,
            );
            if let Some(last) = self.list.last_mut() {
                last.filter_text = Some(format!("{} {}", entry.number, entry.title));
            }
        }
    }

    /// The models beside a file, for imports.
    fn files(&mut self, folder: &std::path::Path) {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .collect();
        names.retain(|n| n.ends_with(".tm"));
        names.sort();
        for name in names {
            self.push(&name, CompletionItemKind::FILE, None, None);
        }
    }

    fn push(&mut self, label: &str, kind: CompletionItemKind, said: Option<&str>, more: Option<&str>) {
        if self.list.iter().any(|i| i.label == label) {
            return;
        }
        self.list.push(CompletionItem {
            label: label.to_string(),
            kind: Some(kind),
            detail: said.map(str::to_string),
            documentation: more.map(|m| Documentation::String(m.to_string())),
            sort_text: Some(format!("{:04}", self.list.len())),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: self.range,
                new_text: label.to_string(),
            })),
            ..CompletionItem::default()
        });
    }
}

/// The words that an attribute's values are written with.
fn domain_words(domain: &Domain) -> Vec<String> {
    match domain {
        Domain::Scale(words) | Domain::Set(words) => words.clone(),
        Domain::Duration => ["90 days", "1 year"].map(String::from).to_vec(),
        Domain::Name => Vec::new(),
    }
}
