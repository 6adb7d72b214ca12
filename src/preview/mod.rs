//! Watching a model and showing it live.
//!
//! ```text
//! Asked (source)  → watcher   waits until an answer that the last build got is another one now
//! Compiled        → state     findings and places for the page around the report, with links into the editor
//! outputs, state  → site      what is served now, and who is told when that changes
//! site            → server    HTTP on 127.0.0.1
//! ```

pub mod editor;
pub mod server;
pub mod site;
pub mod state;
pub mod watcher;

pub use editor::Editor;
pub use site::Site;
pub use state::State;
pub use watcher::{Next, Watcher};
