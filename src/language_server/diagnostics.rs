//! What the compiler says, as editors show it.

use super::snapshot::Snapshot;
use crate::diagnostic::{Diagnostic, Label, Severity};
use lsp_types::{DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, NumberOrString};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The findings of a model, by file, in the order in which `tm check` prints them.
pub fn by_file(snapshot: &Snapshot, list: &[Diagnostic]) -> BTreeMap<PathBuf, Vec<lsp_types::Diagnostic>> {
    let mut files: BTreeMap<PathBuf, Vec<lsp_types::Diagnostic>> = BTreeMap::new();
    for diagnostic in list {
        let path = snapshot.path(diagnostic.primary.span.source);
        if path.as_os_str().is_empty() {
            continue;
        }
        let shown = shown(snapshot, diagnostic);
        let list = files.entry(path.to_path_buf()).or_default();
        // A part that is imported under two aliases says everything twice.
        if !list.contains(&shown) {
            list.push(shown);
        }
    }
    files
}

/// One finding: the message, then what is said at the place, then each help.
pub fn shown(snapshot: &Snapshot, diagnostic: &Diagnostic) -> lsp_types::Diagnostic {
    let mut message = diagnostic.message.clone();
    if !diagnostic.primary.text.is_empty() {
        message.push_str(": ");
        message.push_str(&diagnostic.primary.text);
    }
    for help in &diagnostic.help {
        message.push_str("\nhelp: ");
        message.push_str(help);
    }
    let related = diagnostic.secondary.iter().filter_map(|l| related(snapshot, l));
    let related: Vec<DiagnosticRelatedInformation> = related.collect();
    lsp_types::Diagnostic {
        range: snapshot.range(diagnostic.primary.span),
        severity: Some(severity(diagnostic.severity)),
        code: Some(NumberOrString::String(diagnostic.code.to_string())),
        source: Some("tm".to_string()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        tags: unused(diagnostic).then(|| vec![DiagnosticTag::UNNECESSARY]),
        ..lsp_types::Diagnostic::default()
    }
}

fn related(snapshot: &Snapshot, label: &Label) -> Option<DiagnosticRelatedInformation> {
    let location = snapshot.location(label.span)?;
    let message = match label.text.is_empty() {
        true => "here".to_string(),
        false => label.text.clone(),
    };
    Some(DiagnosticRelatedInformation { location, message })
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
    }
}

/// TM113: declared and used nowhere. Editors fade such names.
fn unused(diagnostic: &Diagnostic) -> bool {
    diagnostic.code.0 == 113
}
