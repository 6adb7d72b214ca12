//! How long an editor waits for `tm lsp`, measured from its side, on a model of 2,000 lines in three files.
//!
//! `cargo bench --bench editor`. The server is the release build, a process of its own behind two pipes, as an editor
//! starts it. A change is one character put into a description in the middle of a file, as somebody types.

mod support;

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use std::io::{BufReader, BufWriter};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const STARTS: usize = 15;
const CHANGES: usize = 300;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = std::fs::canonicalize(folder.path()).expect("a folder");
    let files = files();
    let lines: usize = files.iter().map(|(_, text)| text.lines().count()).sum();
    for (name, text) in &files {
        std::fs::write(root.join(name), text).expect("the folder is writable");
    }
    println!("{lines} lines in {} files\n", files.len());
    println!("| waiting for | p50 ms | p99 ms | worst ms |\n|---|---:|---:|---:|");
    let starts: Vec<Duration> = (0..STARTS).map(|_| started(&root, &files)).collect();
    row("start to first diagnostics", starts);
    let mut editor = Editor::start(&root);
    files.iter().for_each(|(name, text)| editor.open(name, text));
    editor.ask("tm/settled", Value::Null);
    let (mut first, mut all, mut hover, mut completion) = (vec![], vec![], vec![], vec![]);
    let (name, text) = &files[1];
    let at = text.lines().position(|l| l.contains("\"")).unwrap_or(0) + text.lines().count() / 2;
    let line = (at..)
        .find(|n| {
            text.lines()
                .nth(*n)
                .is_some_and(|l| l.contains("purpose \"") || l.contains("because \""))
        })
        .unwrap_or(0);
    let column = text.lines().nth(line).and_then(|l| l.find('"')).unwrap_or(0) + 1;
    for n in 0..CHANGES {
        let began = Instant::now();
        editor.change(name, line, column, if n % 10 == 9 { " " } else { "x" });
        editor.published(name);
        first.push(began.elapsed());
        editor.ask("tm/settled", Value::Null);
        all.push(began.elapsed());
        let place = json!({ "textDocument": { "uri": editor.uri(name) }, "position": { "line": line + n % 40, "character": 6 } });
        let began = Instant::now();
        editor.ask("textDocument/hover", place.clone());
        hover.push(began.elapsed());
        let began = Instant::now();
        editor.ask("textDocument/completion", place);
        completion.push(began.elapsed());
    }
    row("change to diagnostics of language and examiner", first);
    row("change to those of rules and reach", all);
    row("hover", hover);
    row("completion", completion);
    editor.stop();
}

fn row(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1e3;
    println!("| {what} | {:.1} | {:.1} | {:.1} |", at(0.5), at(0.99), at(1.0));
}

fn started(root: &Path, files: &[(String, String)]) -> Duration {
    let began = Instant::now();
    let mut editor = Editor::start(root);
    files.iter().for_each(|(name, text)| editor.open(name, text));
    editor.published(&files[2].0);
    let waited = began.elapsed();
    editor.stop();
    waited
}

/// The generated model in three files of about the same length; the last imports the others.
fn files() -> Vec<(String, String)> {
    let text = support::model(64);
    let parsed = tm::syntax::parse(tm::source::SourceId(0), &text);
    let wanted = 2_000 / 3;
    let mut parts = vec![String::new(), String::new(), String::new()];
    let mut at = 0;
    for statement in &parsed.file.statements {
        let slice = &text[statement.span().range()];
        let main = slice.starts_with("model") || slice.starts_with("use ");
        if !main && at < 2 && parts[at].lines().count() > wanted {
            at += 1;
        }
        let part = &mut parts[if main { 2 } else { at }];
        part.push_str(slice);
        part.push('\n');
    }
    parts[2] = format!("import \"one.tm\"\nimport \"two.tm\"\n{}", parts[2]);
    ["one.tm", "two.tm", "main.tm"]
        .map(String::from)
        .into_iter()
        .zip(parts)
        .collect()
}

struct Editor {
    server: Child,
    to: BufWriter<ChildStdin>,
    from: BufReader<ChildStdout>,
    root: String,
    next: i32,
}

impl Editor {
    fn start(root: &Path) -> Editor {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tm"));
        let mut server = command
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("tm starts");
        let (to, from) = (
            server.stdin.take().expect("a pipe"),
            server.stdout.take().expect("a pipe"),
        );
        let root = format!("file://{}", root.display());
        let mut editor = Editor {
            server,
            to: BufWriter::new(to),
            from: BufReader::new(from),
            root,
            next: 0,
        };
        let params = json!({ "processId": null, "rootUri": editor.root, "capabilities": {} });
        editor.ask("initialize", params);
        editor.tell("initialized", json!({}));
        editor
    }

    fn uri(&self, name: &str) -> String {
        format!("{}/{name}", self.root)
    }

    fn tell(&mut self, method: &str, params: Value) {
        let note = Message::Notification(Notification::new(method.to_string(), params));
        note.write(&mut self.to).expect("the server reads");
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = RequestId::from(self.next);
        let request = Message::Request(Request::new(id.clone(), method.to_string(), params));
        request.write(&mut self.to).expect("the server reads");
        loop {
            if let Message::Response(response) = self.read() {
                assert_eq!(response.id, id);
                return response.response_result.expect("an answer");
            }
        }
    }

    fn read(&mut self) -> Message {
        Message::read(&mut self.from)
            .expect("a message")
            .expect("the server lives")
    }

    fn open(&mut self, name: &str, text: &str) {
        let item = json!({ "uri": self.uri(name), "languageId": "tm", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    fn change(&mut self, name: &str, line: usize, column: usize, text: &str) {
        self.next += 1;
        let place = json!({ "line": line, "character": column });
        let uri = self.uri(name);
        let document = json!({ "uri": uri, "version": self.next });
        let change = json!({ "range": { "start": place, "end": place }, "text": text });
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [change] }),
        );
    }

    /// Waits for diagnostics of a file.
    fn published(&mut self, name: &str) {
        let uri = self.uri(name);
        loop {
            if let Message::Notification(note) = self.read()
                && note.method == "textDocument/publishDiagnostics"
                && note.params["uri"] == uri
            {
                return;
            }
        }
    }

    fn stop(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.server.wait().expect("it ends");
    }
}
