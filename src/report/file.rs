//! What the files of a model are called in outputs: never by a path of this machine.

use crate::Compiled;
use crate::source::{Source, SourceId};
use std::path::Path;

/// The text that was compiled: where `model` stands; without one, the first that is no shipped pack.
pub fn main(compiled: &Compiled) -> Option<SourceId> {
    let system = &compiled.model.system;
    let sources = &compiled.sources;
    match system.declared {
        true => Some(system.head.span.source),
        false => sources
            .iter()
            .map(|(id, _)| id)
            .find(|id| !is_pack(sources.get(*id))),
    }
}

/// The name of a file: of the compiled one without its folder, so that it does not matter from where it was
/// compiled; of an imported one from the project's root on.
pub fn name(compiled: &Compiled, id: SourceId) -> String {
    let source = compiled.sources.get(id);
    let path = Path::new(&source.name);
    match path.file_name() {
        Some(last) if main(compiled) == Some(id) || path.is_absolute() => last.to_string_lossy().into_owned(),
        _ => source.name.clone(),
    }
}

/// What the id of a line in the appendix of `report.html` begins with; the number of the line follows.
pub fn line_prefix(compiled: &Compiled, id: SourceId) -> String {
    match main(compiled) == Some(id) {
        true => "L".to_string(),
        false => format!("L{}-", id.0),
    }
}

/// Whether a text is the user's, not a shipped pack's.
pub fn is_own(compiled: &Compiled, id: SourceId) -> bool {
    main(compiled) == Some(id) || !is_pack(compiled.sources.get(id))
}

/// A shipped pack is on no disk.
fn is_pack(source: &Source) -> bool {
    source.path.as_os_str().is_empty() && source.name.starts_with("pack ")
}
