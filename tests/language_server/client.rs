//! A client of the server: speaks the protocol to one that runs in a thread of the test.

use lsp_server::{Connection, Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;
use tempfile::TempDir;

/// A server with a folder of its own.
pub struct Client {
    connection: Connection,
    server: Option<JoinHandle<Result<(), tm::Failure>>>,
    pub folder: TempDir,
    next: i32,
    /// The open texts, as the client has them, with their versions.
    texts: BTreeMap<String, (i32, String)>,
    /// What was last published, by name.
    published: BTreeMap<String, Value>,
    /// Everything that was published, in order.
    pub told: Vec<(String, Value)>,
    /// Requests of the server.
    pub asked: Vec<String>,
    encoding: &'static str,
    pub capabilities: Value,
}

/// Nothing takes this long, not even on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(60);

impl Client {
    /// Starts a server for a folder with these files.
    pub fn start(files: &[(&str, &str)]) -> Client {
        Client::with(files, "utf-16", json!({}))
    }

    /// The same, with columns counted otherwise and with settings.
    pub fn with(files: &[(&str, &str)], encoding: &'static str, options: Value) -> Client {
        let folder = crate::support::folder(files);
        let (server, connection) = Connection::memory();
        let handle = std::thread::spawn(move || tm::language_server::serve(server));
        let mut client = Client {
            connection,
            server: Some(handle),
            folder,
            next: 0,
            texts: BTreeMap::new(),
            published: BTreeMap::new(),
            told: Vec::new(),
            asked: Vec::new(),
            encoding,
            capabilities: Value::Null,
        };
        let mut options = options;
        if options.get("today").is_none() {
            options["today"] = json!(crate::corpus::TODAY);
        }
        let root = client.uri("");
        let params = json!({
            "processId": null,
            "rootUri": root,
            "capabilities": {
                "general": { "positionEncodings": [encoding] },
                "workspace": { "inlayHint": { "refreshSupport": true }, "codeLens": { "refreshSupport": true } },
            },
            "initializationOptions": options,
        });
        client.capabilities = client.ask("initialize", params);
        client.tell("initialized", json!({}));
        client
    }

    pub fn path(&self, name: &str) -> PathBuf {
        let root = std::fs::canonicalize(self.folder.path()).expect("a folder");
        if name.is_empty() { root } else { root.join(name) }
    }

    pub fn uri(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display())
    }

    fn name(&self, uri: &str) -> String {
        let path = uri.strip_prefix("file://").unwrap_or(uri);
        let root = self.path("");
        let inside = Path::new(path)
            .strip_prefix(&root)
            .map(|p| p.display().to_string());
        inside.unwrap_or_else(|_| uri.to_string())
    }

    pub fn tell(&self, method: &str, params: Value) {
        let note = Notification::new(method.to_string(), params);
        self.connection
            .sender
            .send(Message::Notification(note))
            .expect("the server listens");
    }

    /// Sends a request; the answer comes later.
    pub fn send(&mut self, method: &str, params: Value) -> RequestId {
        self.next += 1;
        let id = RequestId::from(self.next);
        let request = Request::new(id.clone(), method.to_string(), params);
        self.connection
            .sender
            .send(Message::Request(request))
            .expect("the server listens");
        id
    }

    /// The answer to a request: its result, or the error as `Err`.
    pub fn answer(&mut self, id: &RequestId) -> Result<Value, String> {
        loop {
            match self
                .connection
                .receiver
                .recv_timeout(PATIENCE)
                .expect("the server answers")
            {
                Message::Response(response) if response.id == *id => {
                    return response.response_result.map_err(|e| e.message);
                }
                Message::Notification(note) => self.hear(&note),
                Message::Request(request) => self.asked.push(request.method),
                _ => {}
            }
        }
    }

    fn hear(&mut self, note: &Notification) {
        if note.method == "textDocument/publishDiagnostics" {
            let name = self.name(note.params["uri"].as_str().expect("a text"));
            let list = note.params["diagnostics"].clone();
            self.told.push((name.clone(), list.clone()));
            self.published.insert(name, list);
        }
        assert_ne!(note.method, "window/logMessage", "{}", note.params);
    }

    /// A request that has to succeed.
    #[track_caller]
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.send(method, params);
        match self.answer(&id) {
            Ok(value) => value,
            Err(message) => panic!("{method}: {message}"),
        }
    }

    pub fn open(&mut self, name: &str, text: &str) {
        self.texts.insert(name.to_string(), (1, text.to_string()));
        let item = json!({ "uri": self.uri(name), "languageId": "tm", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Opens a file as it is on the disk.
    pub fn open_file(&mut self, name: &str) {
        let text = std::fs::read_to_string(self.path(name)).expect("a file");
        self.open(name, &text);
    }

    pub fn close(&mut self, name: &str) {
        self.texts.remove(name);
        self.tell(
            "textDocument/didClose",
            json!({ "textDocument": { "uri": self.uri(name) } }),
        );
    }

    pub fn is_open(&self, name: &str) -> bool {
        self.texts.contains_key(name)
    }

    /// Every open text, by name.
    pub fn open_texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .map(|(name, (_, text))| (name.as_str(), text.as_str()))
    }

    pub fn text(&self, name: &str) -> &str {
        &self.texts[name].1
    }

    /// Replaces bytes of an open text.
    pub fn edit(&mut self, name: &str, bytes: std::ops::Range<usize>, new: &str) {
        let range =
            json!({ "start": self.position(name, bytes.start), "end": self.position(name, bytes.end) });
        let (version, text) = self.texts.get_mut(name).expect("open");
        text.replace_range(bytes, new);
        *version += 1;
        let (version, uri) = (*version, self.uri(name));
        self.tell(
            "textDocument/didChange",
            json!({
                "textDocument": { "uri": uri, "version": version },
                "contentChanges": [{ "range": range, "text": new }],
            }),
        );
    }

    /// Replaces the first place where `old` stands.
    #[track_caller]
    pub fn replace(&mut self, name: &str, old: &str, new: &str) {
        let at = self
            .text(name)
            .find(old)
            .unwrap_or_else(|| panic!("`{old}` is not in {name}"));
        self.edit(name, at..at + old.len(), new);
    }

    /// The position of a byte, counted here and not by the server.
    pub fn position(&self, name: &str, offset: usize) -> Value {
        let before = &self.text(name)[..offset];
        let normal = before.replace("\r\n", "\n").replace('\r', "\n");
        let line = normal.matches('\n').count();
        let last = normal.rsplit('\n').next().unwrap_or("");
        let character = match self.encoding {
            "utf-8" => last.len(),
            "utf-16" => last.encode_utf16().count(),
            _ => last.chars().count(),
        };
        json!({ "line": line, "character": character })
    }

    /// The byte of a position.
    pub fn offset(&self, name: &str, position: &Value) -> usize {
        let text = self.text(name);
        let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let mut places = places.filter(|at| self.position(name, *at) == *position);
        places
            .next()
            .unwrap_or_else(|| panic!("{position} is no place of {name}"))
    }

    pub fn slice(&self, name: &str, range: &Value) -> String {
        let (start, end) = (
            self.offset(name, &range["start"]),
            self.offset(name, &range["end"]),
        );
        self.text(name)[start..end].to_string()
    }

    /// The parameters of a question about the place where `mark` stands, `within` characters behind its start.
    #[track_caller]
    pub fn at(&self, name: &str, mark: &str, within: usize) -> Value {
        let at = self
            .text(name)
            .find(mark)
            .unwrap_or_else(|| panic!("`{mark}` is not in {name}"));
        json!({ "textDocument": { "uri": self.uri(name) }, "position": self.position(name, at + within) })
    }

    pub fn document(&self, name: &str) -> Value {
        json!({ "textDocument": { "uri": self.uri(name) } })
    }

    /// Waits until everything has been said, and gives what is said of a file: line (from 1), code and message.
    pub fn findings(&mut self, name: &str) -> Vec<(u64, String, String)> {
        self.ask("tm/settled", Value::Null);
        let list = self
            .published
            .get(name)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let one = |d: &Value| {
            let line = d["range"]["start"]["line"].as_u64().expect("a number") + 1;
            let text = |v: &Value| v.as_str().expect("a text").to_string();
            (line, text(&d["code"]), text(&d["message"]))
        };
        list.iter().map(one).collect()
    }

    /// The codes only.
    pub fn codes(&mut self, name: &str) -> Vec<String> {
        self.findings(name).into_iter().map(|(_, code, _)| code).collect()
    }

    /// The labels that completion offers where `mark` ends.
    #[track_caller]
    pub fn completions(&mut self, name: &str, mark: &str) -> Vec<String> {
        let place = self.at(name, mark, mark.len());
        let list = self.ask("textDocument/completion", place);
        let items = list["items"].as_array().expect("a list");
        items
            .iter()
            .map(|i| i["label"].as_str().expect("a label").to_string())
            .collect()
    }

    /// Edits of the server with the bytes that they replace, the last one first.
    fn edits(&self, name: &str, edits: &Value) -> Vec<(std::ops::Range<usize>, String)> {
        let one = |e: &Value| {
            let (start, end) = (&e["range"]["start"], &e["range"]["end"]);
            let new = e["newText"].as_str().expect("a text").to_string();
            (self.offset(name, start)..self.offset(name, end), new)
        };
        let mut list: Vec<_> = edits.as_array().into_iter().flatten().map(one).collect();
        list.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
        list.reverse();
        list
    }

    /// Applies edits of the server to a text of ours.
    pub fn apply(&mut self, name: &str, edits: &Value) {
        for (bytes, new) in self.edits(name, edits) {
            self.edit(name, bytes, &new);
        }
    }

    /// What a text would be with edits of the server.
    pub fn applied(&self, name: &str, edits: &Value) -> String {
        let mut text = self.text(name).to_string();
        for (bytes, new) in self.edits(name, edits) {
            text.replace_range(bytes, &new);
        }
        text
    }

    /// What was last published of a file.
    pub fn last(&self, name: &str) -> Value {
        self.published.get(name).cloned().unwrap_or_default()
    }

    /// Answers a request of the server with nothing.
    pub fn reply(&self, id: &str) {
        let response = lsp_server::Response::new_ok(RequestId::from(id.to_string()), Value::Null);
        self.connection
            .sender
            .send(Message::Response(response))
            .expect("the server listens");
    }

    /// Says goodbye; the server has to end well.
    pub fn stop(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.ended();
    }

    /// The server has to end well, having been told to.
    pub fn ended(mut self) {
        let server = self.server.take().expect("it runs");
        server
            .join()
            .expect("no panic")
            .unwrap_or_else(|f| panic!("{}", f.0));
    }
}
