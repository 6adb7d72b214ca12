//! The language server: `tm lsp`, over standard input and output.
//!
//! ```text
//! editor → server        messages in order; changes first, then what was asked
//!   changes  → documents → overlay → workspace     open texts, above the disk; which files are models
//!   models   → snapshot  → diagnostics             language and examiner: at once
//!                        ← carry                   with what rules and reach said of the text before
//!            → worker    → diagnostics             rules and reach: later, given up at the next change
//!   requests → hover, definition, …                one file each: a snapshot and a place in, an answer out
//! ```
//!
//! Everything but rules and reach happens on one thread, so that an answer is always about the text that was sent
//! before the question. A panic in one request is an error reply to it.

mod actions;
mod advice;
mod blanks;
mod capabilities;
mod carry;
mod completion;
mod cursor;
mod definition;
mod derived;
mod diagnostics;
mod documents;
mod folding;
mod formatting;
mod hints;
mod hover;
mod insert;
mod lens;
mod links;
mod models;
mod notifications;
mod overlay;
mod position;
mod references;
mod rename;
mod requests;
mod selection;
mod server;
mod settings;
mod snapshot;
mod symbols;
mod tokens;
mod uri;
mod words;
mod worker;
mod workspace;

pub use words::{keyword_text, property_text};

use crate::Failure;
use lsp_server::Connection;

/// Serves an editor until it says goodbye.
///
/// # Errors
/// When the connection breaks, or the editor leaves without having said so.
pub fn run() -> Result<(), Failure> {
    let (connection, threads) = Connection::stdio();
    serve(connection)?;
    threads
        .join()
        .map_err(|e| Failure(format!("the connection to the editor broke: {e}")))
}

/// Serves one client over a connection.
///
/// # Errors
/// As [`run`].
pub fn serve(connection: Connection) -> Result<(), Failure> {
    server::serve(connection)
}
