//! What is served at this moment, and the browsers that are told when it changes.

use super::State;
use super::state::Page;
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// At most this many browsers are told; the one that has been waiting longest goes first.
const LISTENERS: usize = 64;

/// The outputs of the last build that had any, and the state of the last one.
#[derive(Default)]
pub struct Site {
    now: Mutex<Now>,
    listeners: Mutex<Vec<Box<dyn Write + Send>>>,
}

#[derive(Default)]
struct Now {
    outputs: BTreeMap<String, Vec<u8>>,
    state: State,
}

impl Site {
    /// Shows another build. Without outputs those of the last build that had any stay, and the findings are shown over
    /// them. Every browser that listens is told.
    pub fn publish(&self, state: State, outputs: Option<Vec<(String, Vec<u8>)>>) {
        {
            let mut now = locked(&self.now);
            let last = std::mem::replace(&mut now.state, state);
            let version = last.version + 1;
            now.state.version = version;
            now.state.shown = last.shown;
            match outputs.map(BTreeMap::from_iter) {
                Some(outputs) if last.shown > 0 && outputs == now.outputs => now.state.pages = last.pages,
                Some(outputs) => {
                    now.state.shown = version;
                    now.state.pages = pages(&outputs);
                    now.outputs = outputs;
                }
                None => {
                    // What is still shown keeps its places; what they are in the new text, nobody can say.
                    now.state.pages = last.pages;
                    now.state.places = last.places;
                    now.state.names = last.names;
                    now.state.lines = last.lines;
                }
            }
        }
        self.tell();
    }

    /// An output by its name: `report.html`, `diagrams/overview.svg`.
    pub fn output(&self, name: &str) -> Option<Vec<u8>> {
        locked(&self.now).outputs.get(name).cloned()
    }

    /// The state as the page reads it.
    pub fn state(&self) -> String {
        locked(&self.now).state.json()
    }

    /// Takes a browser that listens: its answer has begun, and each event is written to it from now on. It learns at once
    /// which build is the last.
    pub fn listen(&self, mut listener: Box<dyn Write + Send>) {
        // Locked before the event is made, so that no build comes between the two.
        let mut listeners = locked(&self.listeners);
        let event = self.event();
        if listeners.len() == LISTENERS {
            listeners.remove(0);
        }
        if written(&mut listener, &event) {
            listeners.push(listener);
        }
    }

    /// A sign of life, so that the connections of browsers that went away are noticed.
    pub fn ping(&self) {
        self.send(": still here\n\n");
    }

    fn tell(&self) {
        self.send(&self.event());
    }

    fn event(&self) -> String {
        format!("event: build\ndata: {}\n\n", locked(&self.now).state.version)
    }

    fn send(&self, text: &str) {
        locked(&self.listeners).retain_mut(|listener| written(listener, text));
    }
}

/// A thread that panicked while it held the lock left whole values: each is replaced in one step.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn written(listener: &mut Box<dyn Write + Send>, text: &str) -> bool {
    listener
        .write_all(text.as_bytes())
        .and_then(|()| listener.flush())
        .is_ok()
}

/// The report first, then the diagrams, then the other outputs.
fn pages(outputs: &BTreeMap<String, Vec<u8>>) -> Vec<Page> {
    let rank = |name: &str| match name {
        "report.html" => 0,
        name if name.starts_with("diagrams/") => 1,
        _ => 2,
    };
    let mut names: Vec<&String> = outputs.keys().collect();
    names.sort_by_key(|name| rank(name));
    let title = |name: &str| match name {
        "report.html" => "Report".to_string(),
        _ => name.to_string(),
    };
    names
        .into_iter()
        .map(|name| Page {
            name: name.clone(),
            title: title(name),
        })
        .collect()
}
