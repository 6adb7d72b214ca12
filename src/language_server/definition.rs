//! Where the thing under the cursor is declared: a name, a kind, a rule; or the file that is imported.

use super::links;
use super::requests::View;
use lsp_types::{GotoDefinitionResponse, Location, Range};

/// The place of the declaration. None for what a shipped pack declares: that is in no file.
pub fn definition(view: &View, offset: usize) -> Option<GotoDefinitionResponse> {
    if let Some(mark) = view.snapshot.mark(view.source, offset) {
        let place = view.snapshot.head(mark.target).name_span;
        return view.snapshot.location(place).map(GotoDefinitionResponse::Scalar);
    }
    let file = links::files(view)
        .into_iter()
        .find(|(span, _)| span.range().contains(&offset));
    file.map(|(_, uri)| {
        let range = Range::default();
        GotoDefinitionResponse::Scalar(Location { uri, range })
    })
}
