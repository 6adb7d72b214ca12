//! How long an editor waits for `tm lsp`, measured from its side, on a model of 2,000 lines in three files.
//!
//! `cargo bench --bench editor`. The server is the release build, a process of its own behind two pipes, as an editor
//! starts it. A change is one character typed into the middle of a file: mostly in a text for persons, every fifth time
//! in a value, so that what follows from the model changes too. Beside the time on the clock stands the CPU time of the
//! server, which other work on the machine does not change (Linux only). Ends after two minutes, however far it came.

mod support;

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use std::io::{BufReader, BufWriter};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const STARTS: usize = 15;
const CHANGES: usize = 300;
const BURSTS: usize = 30;
/// Characters of a burst, and what lies between two of them: 120 words a minute.
const BURST: usize = 8;
const PAUSE: Duration = Duration::from_millis(100);
/// No part goes on for longer.
const PATIENCE: Duration = Duration::from_secs(50);

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = std::fs::canonicalize(folder.path()).expect("a folder");
    let files = files();
    let lines: usize = files.iter().map(|(_, text)| text.lines().count()).sum();
    for (name, text) in &files {
        std::fs::write(root.join(name), text).expect("the folder is writable");
    }
    let main = tm::Input::File(root.join(&files[2].0));
    let draft = tm::draft(&main, &tm::source::Disk).expect("the file was just written");
    assert!(
        draft.diagnostics.is_empty(),
        "rules and reach would have nothing to do"
    );
    println!("{lines} lines in {} files\n", files.len());
    println!(
        "| waiting for | times | p50 ms | p99 ms | worst ms | CPU p50 ms |\n|---|---:|---:|---:|---:|---:|"
    );
    let mut starts = Row::new("start to first diagnostics");
    (0..STARTS).for_each(|_| starts.add(started(&root, &files)));
    starts.print();
    let mut editor = Editor::start(&root);
    files.iter().for_each(|(name, text)| editor.open(name, text));
    editor.ask("tm/settled", Value::Null);
    changes(&mut editor, &files[1]);
    bursts(&mut editor, &files[1]);
    editor.stop();
}

/// One change after the other; each is waited for.
fn changes(editor: &mut Editor, (name, text): &(String, String)) {
    let mut first = Row::new("change to diagnostics of language and examiner");
    let mut all = Row::new("change to those of rules and reach");
    let (mut hover, mut completion) = (Row::new("hover"), Row::new("completion"));
    let mut at_once = Row::new("completion sent with a change");
    let mut typing = Typing::of(text);
    let began = Instant::now();
    for n in 0..CHANGES {
        if began.elapsed() > PATIENCE {
            break;
        }
        let watch = editor.watch();
        typing.change(editor, name, n);
        editor.published(name);
        first.add(editor.since(&watch));
        editor.ask("tm/settled", Value::Null);
        all.add(editor.since(&watch));
        let place = json!({ "textDocument": { "uri": editor.uri(name) }, "position": { "line": typing.line + n % 40, "character": 6 } });
        let watch = editor.watch();
        editor.ask("textDocument/hover", place.clone());
        hover.add(editor.since(&watch));
        let watch = editor.watch();
        editor.ask("textDocument/completion", place.clone());
        completion.add(editor.since(&watch));
        let watch = editor.watch();
        typing.change(editor, name, n);
        editor.ask("textDocument/completion", place);
        at_once.add(editor.since(&watch));
    }
    [first, all, hover, completion, at_once]
        .iter_mut()
        .for_each(Row::print);
}

/// Characters one shortly after the other: what is worked out meanwhile is given up.
fn bursts(editor: &mut Editor, (name, text): &(String, String)) {
    let mut typed = Row::new("a character typed while rules and reach are worked out");
    let mut rest = Row::new("the last one of these to rules and reach");
    let mut typing = Typing::of(text);
    let began = Instant::now();
    for n in 0..BURSTS {
        if began.elapsed() > PATIENCE {
            break;
        }
        for at in 0..BURST {
            if at > 0 {
                std::thread::sleep(PAUSE);
            }
            let watch = editor.watch();
            typing.change(editor, name, n * BURST + at);
            editor.published(name);
            typed.add(editor.since(&watch));
            if at + 1 == BURST {
                editor.ask("tm/settled", Value::Null);
                rest.add(editor.since(&watch));
            }
        }
    }
    [typed, rest].iter_mut().for_each(Row::print);
}

/// Where somebody types.
struct Typing {
    /// The line of a text for persons, and the column behind its quote.
    line: usize,
    column: usize,
    /// The line of a value, where it begins and how long it is.
    value: (usize, usize, usize),
}

impl Typing {
    /// The middle of a text.
    fn of(text: &str) -> Typing {
        let lines: Vec<&str> = text.lines().collect();
        let middle = lines.len() / 2;
        let find = |word: &str| {
            let at = (middle..lines.len()).find(|n| lines[*n].contains(word));
            at.unwrap_or_else(|| panic!("no {word} behind the middle"))
        };
        let line = find(" \"");
        let column = lines[line].find('"').unwrap_or(0) + 1;
        let stated = find("channel ");
        let start = lines[stated].find("channel ").unwrap_or(0) + "channel ".len();
        let word = lines[stated][start..].split_whitespace().next().unwrap_or("");
        Typing {
            line,
            column,
            value: (stated, start, word.len()),
        }
    }

    fn change(&mut self, editor: &mut Editor, name: &str, n: usize) {
        if n % 5 != 4 {
            let text = if n % 10 == 9 { " " } else { "x" };
            return editor.change(name, (self.line, self.column, 0), text);
        }
        let word = ["plain", "tls", "mtls"][n / 5 % 3];
        editor.change(name, self.value, word);
        self.value.2 = word.len();
    }
}

/// Waits of one kind.
struct Row {
    what: &'static str,
    waits: Vec<(Duration, Option<Duration>)>,
}

impl Row {
    fn new(what: &'static str) -> Row {
        let waits = Vec::new();
        Row { what, waits }
    }

    fn add(&mut self, wait: (Duration, Option<Duration>)) {
        self.waits.push(wait);
    }

    fn print(&mut self) {
        let mut times: Vec<Duration> = self.waits.iter().map(|(t, _)| *t).collect();
        let mut cpu: Vec<Duration> = self.waits.iter().filter_map(|(_, c)| *c).collect();
        times.sort();
        cpu.sort();
        let at = |list: &[Duration], share: f64| {
            let index = ((list.len().max(1) - 1) as f64 * share).round() as usize;
            list.get(index)
                .map_or("-".to_string(), |t| format!("{:.1}", t.as_secs_f64() * 1e3))
        };
        println!(
            "| {} | {} | {} | {} | {} | {} |",
            self.what,
            times.len(),
            at(&times, 0.5),
            at(&times, 0.99),
            at(&times, 1.0),
            at(&cpu, 0.5),
        );
    }
}

fn started(root: &Path, files: &[(String, String)]) -> (Duration, Option<Duration>) {
    let began = Instant::now();
    let mut editor = Editor::start(root);
    files.iter().for_each(|(name, text)| editor.open(name, text));
    editor.published(&files[2].0);
    let waited = (began.elapsed(), editor.cpu());
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
    /// That of the last change.
    version: i64,
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
            version: 1,
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

    /// Replaces so many characters of a line.
    fn change(&mut self, name: &str, (line, column, length): (usize, usize, usize), text: &str) {
        self.version += 1;
        let start = json!({ "line": line, "character": column });
        let end = json!({ "line": line, "character": column + length });
        let uri = self.uri(name);
        let document = json!({ "uri": uri, "version": self.version });
        let change = json!({ "range": { "start": start, "end": end }, "text": text });
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [change] }),
        );
    }

    /// The clock and the CPU time of the server now.
    fn watch(&self) -> (Instant, Option<Duration>) {
        (Instant::now(), self.cpu())
    }

    /// What has passed since.
    fn since(&self, (began, before): &(Instant, Option<Duration>)) -> (Duration, Option<Duration>) {
        let waited = began.elapsed();
        let cpu = before.and_then(|before| Some(self.cpu()?.saturating_sub(before)));
        (waited, cpu)
    }

    /// The CPU time that all threads of the server have taken, where the system tells it.
    fn cpu(&self) -> Option<Duration> {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.server.id())).ok()?;
        let one = |thread: std::io::Result<std::fs::DirEntry>| {
            let text = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
            text.split_whitespace().next()?.parse::<u64>().ok()
        };
        Some(Duration::from_nanos(threads.filter_map(one).sum()))
    }

    /// Waits for diagnostics of a file as it was last changed.
    fn published(&mut self, name: &str) {
        let uri = self.uri(name);
        loop {
            if let Message::Notification(note) = self.read()
                && note.method == "textDocument/publishDiagnostics"
                && note.params["uri"] == uri
                && note.params["version"].as_i64().is_some_and(|v| v >= self.version)
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
