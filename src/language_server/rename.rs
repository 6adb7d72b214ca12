//! A new name for a declaration, in every file that names it; refused where the name is taken or is none.

use super::references::{everywhere, last_part};
use super::requests::View;
use super::snapshot::Snapshot;
use crate::model::Node;
use crate::resolve::uses::Target;
use lsp_types::{Position, PrepareRenameResponse, TextEdit};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The word that would be renamed, or nothing where there is none.
pub fn prepare(view: &View, offset: usize) -> Option<PrepareRenameResponse> {
    let mark = view.snapshot.mark(view.source, offset)?;
    own(&view.snapshot, mark.target).ok()?;
    let word = last_part(view.text(), mark.span);
    Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: view.snapshot.range(word),
        placeholder: view.text().get(word.range())?.to_string(),
    })
}

/// The edits of each file.
///
/// # Errors
/// One sentence: nothing is named there, it belongs to a pack, the new name is none, or it is taken.
pub fn rename(
    models: &[Arc<Snapshot>],
    path: &Path,
    position: Position,
    new: &str,
) -> Result<BTreeMap<PathBuf, Vec<TextEdit>>, String> {
    valid(new)?;
    let marks = everywhere(models, path, position);
    if marks.is_empty() {
        return Err("nothing is named here".to_string());
    }
    let mut files: BTreeMap<PathBuf, Vec<TextEdit>> = BTreeMap::new();
    for (snapshot, mark) in marks {
        own(snapshot, mark.target)?;
        free(snapshot, mark.target, new)?;
        let word = last_part(snapshot.text(mark.span.source), mark.span);
        let edit = TextEdit {
            range: snapshot.range(word),
            new_text: new.to_string(),
        };
        let edits = files
            .entry(snapshot.path(mark.span.source).to_path_buf())
            .or_default();
        if !edits.contains(&edit) {
            edits.push(edit);
        }
    }
    Ok(files)
}

/// Whether it was declared by the user, under a name of its own.
fn own(snapshot: &Snapshot, target: Target) -> Result<(), String> {
    let place = snapshot.head(target).name_span;
    if snapshot.path(place.source).as_os_str().is_empty() {
        return Err(format!(
            "`{}` belongs to a pack that comes with tm",
            snapshot.head(target).name
        ));
    }
    Ok(())
}

/// Whether a word can be a name.
fn valid(name: &str) -> Result<(), String> {
    let parsed = crate::syntax::parse(crate::source::SourceId(0), name);
    let tokens = match parsed.file.statements.as_slice() {
        [one] if one.block.is_none() && parsed.diagnostics.is_empty() => one.tokens.as_slice(),
        _ => &[],
    };
    let whole = matches!(tokens, [t] if t.kind == crate::syntax::ast::TokenKind::Word && t.span.range() == (0..name.len()));
    if !whole || name.contains('.') {
        return Err(format!(
            "`{name}` cannot be a name: a letter or `_` first, then letters, digits and `_`, with single hyphens inside"
        ));
    }
    match name {
        "nobody" | "own" => Err(format!("`{name}` cannot be a name: the word is reserved")),
        _ => Ok(()),
    }
}

/// Whether nothing else in the same model has that name.
fn free(snapshot: &Snapshot, target: Target, new: &str) -> Result<(), String> {
    let model = &snapshot.draft.model;
    let head = snapshot.head(target);
    let full = match head.name.rfind('.') {
        Some(dot) => format!("{}.{new}", &head.name[..dot]),
        None => new.to_string(),
    };
    let taken = match target {
        Target::Node(node) => {
            let other = |n: &Node| *n != node && model.name(*n) == full;
            model
                .nodes()
                .find(other)
                .map(|n| (model.keyword(n), model.place(n)))
        }
        Target::Kind(id) => {
            let mut others = model
                .kinds
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != id.0 as usize);
            others
                .find(|(_, k)| k.head.name == full)
                .map(|(_, k)| ("kind", k.head.name_span))
        }
        // One name may be several attributes, for different holders.
        Target::Attribute(id) => {
            let mut others = model
                .attributes
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != id.0 as usize);
            others
                .find(|(_, a)| a.head.name == full)
                .map(|(_, a)| ("attribute", a.head.name_span))
        }
        Target::Rule(id) => {
            let mut others = model
                .rules
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != id.0 as usize);
            others
                .find(|(_, r)| r.head.name == full)
                .map(|(_, r)| ("rule", r.head.name_span))
        }
    };
    match taken {
        None => Ok(()),
        Some((keyword, place)) => Err(format!(
            "`{new}` is taken: the {keyword} in {}",
            snapshot.draft.sources.at(place)
        )),
    }
}
