//! Every place that names the same thing: across files, and in one text.

use super::requests::View;
use super::snapshot::{Mark, Snapshot};
use crate::source::Span;
use lsp_types::{DocumentHighlight, DocumentHighlightKind, Location, Position};
use std::path::Path;
use std::sync::Arc;

/// The places that name what stands at a position of a file, in all the models it takes part in.
pub fn references(
    models: &[Arc<Snapshot>],
    path: &Path,
    position: Position,
    declaration: bool,
) -> Vec<Location> {
    let mut places: Vec<Location> = Vec::new();
    for (snapshot, mark) in everywhere(models, path, position) {
        if declaration || !mark.declares {
            places.extend(snapshot.location(mark.span).filter(|l| !places.contains(l)));
        }
    }
    places
}

/// The marks of what stands at a position, in each model that the file takes part in.
pub fn everywhere<'a>(
    models: &'a [Arc<Snapshot>],
    path: &Path,
    position: Position,
) -> Vec<(&'a Snapshot, Mark)> {
    let mut found: Vec<(&Snapshot, Mark)> = Vec::new();
    for snapshot in models {
        for source in snapshot.sources(path) {
            let offset = snapshot.lines(source).offset(snapshot.text(source), position);
            let Some(at) = snapshot.mark(source, offset) else {
                continue;
            };
            let same = snapshot.marks().iter().filter(|m| m.target == at.target);
            found.extend(same.map(|m| (snapshot.as_ref(), *m)));
        }
    }
    found
}

/// The same in the open text only, told apart: where it is declared, and where it is read.
pub fn highlights(view: &View, offset: usize) -> Option<Vec<DocumentHighlight>> {
    let target = view.snapshot.mark(view.source, offset)?.target;
    let marks = view
        .snapshot
        .marks_in(view.source)
        .iter()
        .filter(|m| m.target == target);
    let highlight = |mark: &Mark| DocumentHighlight {
        range: view.snapshot.range(last_part(view.text(), mark.span)),
        kind: Some(match mark.declares {
            true => DocumentHighlightKind::WRITE,
            false => DocumentHighlightKind::READ,
        }),
    };
    Some(marks.map(highlight).collect())
}

/// The last part of a dotted name: `login` of `identity.login`.
pub fn last_part(text: &str, span: Span) -> Span {
    let name = text.get(span.range()).unwrap_or("");
    let skip = name.rfind('.').map_or(0, |at| at + 1);
    Span {
        start: span.start + skip as u32,
        ..span
    }
}
