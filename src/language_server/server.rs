//! The loop: messages in, answers and diagnostics out.

use super::capabilities::capabilities;
use super::diagnostics;
use super::documents::Documents;
use super::models::Models;
use super::overlay::{Overlay, real};
use super::position::Encoding;
use super::settings::Options;
use super::snapshot::Snapshot;
use super::uri;
use super::worker::{Done, Job, Worker};
use super::workspace::Workspace;
use crate::Failure;
use crossbeam_channel::{Sender, select};
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use lsp_types::{InitializeParams, PublishDiagnosticsParams};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the server knows.
pub struct Server {
    sender: Sender<Message>,
    pub(super) encoding: Encoding,
    pub(super) documents: Documents,
    pub(super) files: Overlay,
    pub(super) workspace: Workspace,
    pub(super) options: Options,
    pub(super) models: Models,
    /// What was last sent for each file.
    sent: BTreeMap<PathBuf, Vec<lsp_types::Diagnostic>>,
    /// Files that changed since the models were compiled.
    changed: BTreeSet<PathBuf>,
    /// Whether everything has to be compiled again.
    stale: bool,
    worker: Worker,
    generation: u64,
    /// The last generation of which everything was published.
    settled: u64,
    /// Requests that wait for that.
    settling: Vec<RequestId>,
    /// Whether the client can be asked for its settings.
    asks_settings: bool,
    watches: bool,
    /// Whether the client has a command that shows the places of a lens: it says so in its initialization options.
    pub(super) shows: bool,
    /// What the client can be asked to ask for again.
    refreshes: Vec<&'static str>,
}

/// Serves one client.
pub fn serve(connection: Connection) -> Result<(), Failure> {
    let broken = |e: lsp_server::ProtocolError| Failure(format!("the connection to the editor broke: {e}"));
    let (id, params) = connection.initialize_start().map_err(broken)?;
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let mut server = Server::new(&connection, &params);
    let result = json!({
        "capabilities": capabilities(server.encoding),
        "serverInfo": { "name": "tm", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, result).map_err(broken)?;
    server.begin();
    server.run(&connection)
}

impl Server {
    fn new(connection: &Connection, params: &InitializeParams) -> Server {
        let general = params.capabilities.general.as_ref();
        let encodings = general.and_then(|g| g.position_encodings.as_deref());
        let workspace = params.capabilities.workspace.as_ref();
        let watched = workspace.and_then(|w| w.did_change_watched_files);
        let options = params.initialization_options.as_ref().map(Options::read);
        let mut server = Server {
            sender: connection.sender.clone(),
            encoding: Encoding::chosen(encodings),
            documents: Documents::default(),
            files: Overlay::default(),
            workspace: Workspace::default(),
            options: options.unwrap_or_default(),
            models: Models::default(),
            sent: BTreeMap::new(),
            changed: BTreeSet::new(),
            stale: false,
            worker: Worker::start(),
            generation: 0,
            settled: 0,
            settling: Vec::new(),
            asks_settings: workspace.and_then(|w| w.configuration).unwrap_or(false),
            watches: watched.and_then(|w| w.dynamic_registration).unwrap_or(false),
            shows: params
                .initialization_options
                .as_ref()
                .is_some_and(|o| o["shows"] == true),
            refreshes: refreshes(params),
        };
        server.workspace.search(folders(params), &server.files);
        server
    }

    /// What is asked of the client once it is there.
    fn begin(&mut self) {
        if self.watches {
            let watchers = json!([{ "globPattern": "**/*.tm" }, { "globPattern": "**/tm.toml" }]);
            let method = "workspace/didChangeWatchedFiles";
            let registration =
                json!({ "id": "tm-files", "method": method, "registerOptions": { "watchers": watchers } });
            self.ask(
                "tm-watch",
                "client/registerCapability",
                json!({ "registrations": [registration] }),
            );
        }
        self.ask_settings();
    }

    /// Asks the client for its settings, if it can be asked.
    pub(super) fn ask_settings(&self) {
        if self.asks_settings {
            self.ask(
                "tm-settings",
                "workspace/configuration",
                json!({ "items": [{ "section": "tm" }] }),
            );
        }
    }

    fn ask(&self, id: &str, method: &str, params: Value) {
        let id = RequestId::from(id.to_string());
        self.send(Message::Request(Request::new(id, method.to_string(), params)));
    }

    pub(super) fn send(&self, message: Message) {
        // A client that has gone away is noticed when the next message is read.
        let _ = self.sender.send(message);
    }

    fn run(&mut self, connection: &Connection) -> Result<(), Failure> {
        let mut waiting: VecDeque<Message> = VecDeque::new();
        loop {
            waiting.extend(connection.receiver.try_iter());
            self.drop_cancelled(&mut waiting);
            let Some(message) = waiting.pop_front() else {
                self.guarded("compiling", Server::refresh);
                select! {
                    recv(connection.receiver) -> message => match message {
                        Ok(message) => waiting.push_back(message),
                        Err(_) => return Err(Failure("the editor went away without saying goodbye".to_string())),
                    },
                    recv(self.worker.done) -> done => if let Ok(done) = done {
                        self.guarded("publishing", |server| server.done(done));
                    },
                }
                continue;
            };
            match message {
                Message::Request(request) => match request.method.as_str() {
                    "shutdown" => {
                        self.send(Message::Response(Response::new_ok(request.id, Value::Null)));
                        return self.goodbye(waiting, connection);
                    }
                    "tm/settled" => self.settle(request.id),
                    _ => self.reply(request),
                },
                Message::Notification(note) if note.method == "exit" => {
                    return Err(Failure("the editor left without saying goodbye".to_string()));
                }
                Message::Notification(note) => {
                    let method = note.method.clone();
                    self.guarded(&method, |server| server.notice(note));
                }
                Message::Response(response) => self.hear(response),
            }
        }
    }

    /// Waits until the editor goes. Answers of its that were on their way may still come; nothing is worked on any more.
    fn goodbye(&self, waiting: VecDeque<Message>, connection: &Connection) -> Result<(), Failure> {
        for message in waiting.into_iter().chain(connection.receiver.iter()) {
            match message {
                Message::Notification(note) if note.method == "exit" => return Ok(()),
                Message::Request(request) => {
                    let code = lsp_server::ErrorCode::InvalidRequest as i32;
                    let reply =
                        Response::new_err(request.id, code, "the server is shutting down".to_string());
                    self.send(Message::Response(reply));
                }
                _ => {}
            }
        }
        Err(Failure(
            "the editor went away in the middle of goodbye".to_string(),
        ))
    }

    /// Requests that were taken back while they waited are answered as such.
    fn drop_cancelled(&self, waiting: &mut VecDeque<Message>) {
        let cancelled = |m: &Message| match m {
            Message::Notification(n) if n.method == "$/cancelRequest" => {
                serde_json::from_value::<RequestId>(n.params.get("id")?.clone()).ok()
            }
            _ => None,
        };
        let ids: Vec<RequestId> = waiting.iter().filter_map(cancelled).collect();
        if ids.is_empty() {
            return;
        }
        waiting.retain(|message| match message {
            Message::Request(request) if ids.contains(&request.id) => {
                let code = lsp_server::ErrorCode::RequestCanceled as i32;
                let reply = Response::new_err(request.id.clone(), code, "taken back".to_string());
                self.send(Message::Response(reply));
                false
            }
            other => cancelled(other).is_none(),
        });
    }

    /// Answers a request; whatever happens meanwhile, there is an answer.
    fn reply(&mut self, request: Request) {
        let (id, method) = (request.id.clone(), request.method.clone());
        let answer = catch_unwind(AssertUnwindSafe(|| self.answer(request)));
        let response = answer.unwrap_or_else(|_| {
            let code = lsp_server::ErrorCode::InternalError as i32;
            Response::new_err(
                id,
                code,
                format!("`{method}` failed: a mistake of tm, please report it"),
            )
        });
        self.send(Message::Response(response));
    }

    /// Does something that no panic may end the server with.
    fn guarded(&mut self, what: &str, work: impl FnOnce(&mut Server)) {
        let done = catch_unwind(AssertUnwindSafe(|| work(self)));
        if done.is_err() {
            let params =
                json!({ "type": 1, "message": format!("{what} failed: a mistake of tm, please report it") });
            self.send(Message::Notification(Notification::new(
                "window/logMessage".to_string(),
                params,
            )));
        }
    }

    /// A client's answer to what it was asked.
    fn hear(&mut self, response: Response) {
        if response.id != RequestId::from("tm-settings".to_string()) {
            return;
        }
        let first = response.response_result.as_ref().ok().and_then(|r| r.get(0));
        if let Some(value) = first.filter(|v| v.is_object()) {
            self.options = Options::read(value);
            self.set_stale();
        }
    }

    /// Notes that the text of a file changed.
    pub(super) fn set_changed(&mut self, path: PathBuf) {
        self.files = Overlay::of(&self.documents);
        if self.workspace.read(&path, &self.files) {
            self.stale = true;
        }
        self.changed.insert(path);
    }

    /// Notes that everything may have changed.
    pub(super) fn set_stale(&mut self) {
        self.files = Overlay::of(&self.documents);
        self.stale = true;
    }

    /// Compiles what changed, as far as the language and the examiner go, publishes what they found, and sends the rest
    /// to the worker.
    pub(super) fn refresh(&mut self) {
        if !self.stale && self.changed.is_empty() {
            return;
        }
        self.generation += 1;
        self.worker.cancel(self.generation);
        let changed = std::mem::take(&mut self.changed);
        let stale = std::mem::take(&mut self.stale);
        let open = self.documents.iter().map(|(path, _)| path);
        let roots: BTreeSet<PathBuf> = open.flat_map(|path| self.workspace.roots(path)).collect();
        self.models.retain(&roots);
        for root in roots {
            let current = self.models.get(&root);
            if stale || current.is_none_or(|s| changed.iter().any(|path| s.has(path))) {
                self.compile(root);
            }
        }
        self.publish(&changed);
        self.work();
    }

    fn compile(&mut self, root: PathBuf) {
        self.models
            .compile(root, &self.files, &self.options, self.encoding);
    }

    /// Sends every model that has not been worked out to the worker.
    fn work(&self) {
        self.worker.send(Job {
            generation: self.generation,
            models: self.models.open(&self.files, &self.options),
            files: self.files.clone(),
        });
    }

    /// What the worker found.
    fn done(&mut self, done: Done) {
        if done.generation != self.generation || self.stale || !self.changed.is_empty() {
            return;
        }
        for (snapshot, found) in done.results {
            self.models.settle(snapshot, found);
        }
        self.publish(&BTreeSet::new());
        // Hints and lenses that were asked for before tell what rules and reach said of an older text.
        for method in &self.refreshes {
            self.ask(&format!("{method} {}", self.generation), method, Value::Null);
        }
        self.settled = self.generation;
        for id in std::mem::take(&mut self.settling) {
            self.send(Message::Response(Response::new_ok(id, Value::Null)));
        }
    }

    /// Answers `tm/settled` as soon as everything has been published that there is to say about the texts as they are.
    fn settle(&mut self, id: RequestId) {
        self.guarded("compiling", Server::refresh);
        match self.settled == self.generation {
            true => self.send(Message::Response(Response::new_ok(id, Value::Null))),
            false => self.settling.push(id),
        }
    }

    /// Sends the findings of each file where they are not what was sent last, and of those that changed anyway.
    fn publish(&mut self, changed: &BTreeSet<PathBuf>) {
        let mut files: BTreeMap<PathBuf, Vec<lsp_types::Diagnostic>> = BTreeMap::new();
        for (path, _) in self.documents.iter() {
            files.insert(path.clone(), Vec::new());
        }
        for (snapshot, found) in self.models.shown() {
            for (path, list) in diagnostics::by_file(snapshot, found) {
                let all = files.entry(path).or_default();
                let new: Vec<_> = list.into_iter().filter(|d| !all.contains(d)).collect();
                all.extend(new);
            }
        }
        let gone: Vec<PathBuf> = self
            .sent
            .keys()
            .filter(|p| !files.contains_key(*p))
            .cloned()
            .collect();
        for path in gone {
            files.insert(path, Vec::new());
        }
        for (path, list) in files {
            if changed.contains(&path) || self.sent.get(&path) != Some(&list) {
                self.publish_file(path, list);
            }
        }
    }

    fn publish_file(&mut self, path: PathBuf, list: Vec<lsp_types::Diagnostic>) {
        let document = self.documents.get(&path);
        let Some(uri) = document.map(|d| d.uri.clone()).or_else(|| uri::uri(&path)) else {
            return;
        };
        let params = PublishDiagnosticsParams {
            uri,
            diagnostics: list.clone(),
            version: document.map(|d| d.version),
        };
        let open = document.is_some();
        let method = "textDocument/publishDiagnostics".to_string();
        self.send(Message::Notification(Notification::new(method, params)));
        match list.is_empty() && !open {
            true => self.sent.remove(&path),
            false => self.sent.insert(path, list),
        };
    }

    /// The models that a file takes part in, compiled if they are not yet.
    pub(super) fn models_of(&mut self, path: &Path) -> Vec<Arc<Snapshot>> {
        self.refresh();
        let roots = self.workspace.roots(path);
        let missing: Vec<PathBuf> = roots
            .iter()
            .filter(|r| self.models.get(r).is_none())
            .cloned()
            .collect();
        for root in missing {
            self.compile(root);
        }
        let found = roots.iter().filter_map(|r| self.models.get(r));
        found.filter(|s| s.has(path)).cloned().collect()
    }
}

/// The requests by which the client lets itself be told that hints or lenses are old.
fn refreshes(params: &InitializeParams) -> Vec<&'static str> {
    let Some(workspace) = params.capabilities.workspace.as_ref() else {
        return Vec::new();
    };
    let hints = workspace.inlay_hint.as_ref().and_then(|h| h.refresh_support);
    let lenses = workspace.code_lens.as_ref().and_then(|l| l.refresh_support);
    let offered = [
        (hints, "workspace/inlayHint/refresh"),
        (lenses, "workspace/codeLens/refresh"),
    ];
    let supported = offered
        .into_iter()
        .filter(|(supported, _)| *supported == Some(true));
    supported.map(|(_, method)| method).collect()
}

/// The folders of the workspace, else the older way to say them.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    #[allow(deprecated)]
    let root = params.root_uri.iter().map(|u| real(&uri::path(u))).collect();
    match &params.workspace_folders {
        Some(folders) if !folders.is_empty() => folders.iter().map(|f| real(&uri::path(&f.uri))).collect(),
        _ => root,
    }
}
