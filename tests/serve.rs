//! `tm serve` over raw sockets: who is answered, what is served, and that an edit is told. In a browser:
//! `tests/browser/live.mjs`.
#![cfg(unix)]

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::time::Duration;
use support::{Live, folder, run};

const MODEL: &str =
    "model \"Shop\" { purpose \"sells\" }\nprocess web \"Web\"\nstore db\nflow web -> db \"Keep\"\n";

fn serve(folder: &support::TempDir, more: &[&str]) -> (Live, u16) {
    let live = Live::start(
        folder.path(),
        &[
            &["serve", "model.tm", "--port", "0", "--today", "2026-10-01"],
            more,
        ]
        .concat(),
    );
    let port = port(&live);
    (live, port)
}

/// The port of `serving at http://127.0.0.1:PORT/ …`.
fn port(live: &Live) -> u16 {
    let line = live.out("serving at");
    let address = line.split("http://127.0.0.1:").nth(1).expect("an address");
    address
        .split('/')
        .next()
        .and_then(|p| p.parse().ok())
        .expect("a port")
}

/// Sends a request head as it is; the status and the whole answer.
fn ask(port: u16, head: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .expect("a timeout");
    stream.write_all(head.as_bytes()).expect("it reads");
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.split(' ').nth(1).and_then(|s| s.parse().ok());
    (status.unwrap_or_else(|| panic!("no status: {answer:?}")), answer)
}

fn get(port: u16, path: &str) -> (u16, String) {
    ask(
        port,
        &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"),
    )
}

#[test]
fn only_the_outputs_and_the_page_around_them_are_served() {
    let folder = folder(&[("model.tm", MODEL), ("secret.txt", "secret")]);
    let (live, port) = serve(&folder, &[]);
    for path in [
        "/",
        "/live/live.js",
        "/live/keep.js",
        "/live/live.css",
        "/live/state.json",
        "/report.html",
        "/report.md",
        "/model.json?1",
        "/diagrams/overview.svg",
    ] {
        let (status, answer) = get(port, path);
        assert_eq!(status, 200, "{path}: {answer}");
        for header in [
            "Content-Security-Policy",
            "X-Content-Type-Options: nosniff",
            "Cross-Origin-Resource-Policy: same-origin",
        ] {
            assert!(answer.contains(header), "{path} has no {header}");
        }
    }
    for path in [
        "/model.tm",
        "/secret.txt",
        "/diagrams",
        "/tmp",
        "/live",
        "/etc/passwd",
    ] {
        assert_eq!(get(port, path).0, 404, "{path}");
    }
    assert_eq!(live.stop(), 0);
    assert_eq!(
        support::listing(folder.path()),
        ["model.tm", "secret.txt"],
        "nothing is written"
    );
}

#[test]
fn what_is_served_is_what_build_writes() {
    let folder = folder(&[("model.tm", MODEL)]);
    let (_live, port) = serve(&folder, &[]);
    run(
        folder.path(),
        &["build", "model.tm", "-o", "out", "--today", "2026-10-01"],
    );
    for name in ["report.html", "report.md", "model.json", "diagrams/overview.svg"] {
        let served = get(port, &format!("/{name}")).1;
        let written = fs::read_to_string(folder.path().join("out").join(name)).expect("written");
        assert!(
            served.split_once("\r\n\r\n").expect("a body").1 == written,
            "{name}"
        );
    }
}

#[test]
fn a_foreign_host_is_refused() {
    let folder = folder(&[("model.tm", MODEL)]);
    let (_live, port) = serve(&folder, &[]);
    for host in [
        "evil.example",
        &format!("evil.example:{port}"),
        "127.0.0.1",
        "",
        &format!("127.0.0.1.evil.example:{port}"),
    ] {
        for path in [
            "/",
            "/report.html",
            "/live/state.json",
            "/live/events",
            "/nothing",
        ] {
            let (status, answer) = ask(
                port,
                &format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
            );
            assert!(
                status == 403 && !answer.contains("Shop"),
                "{host} {path}: {answer}"
            );
        }
    }
    assert_eq!(ask(port, "GET / HTTP/1.0\r\n\r\n").0, 403);
    let two = format!(
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    );
    assert_eq!(ask(port, &two).0, 403);
    let localhost = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    assert_eq!(ask(port, &localhost).0, 200);
}

#[test]
fn paths_that_lead_elsewhere_and_other_methods_are_refused() {
    let folder = folder(&[("sub/model.tm", MODEL), ("secret.txt", "secret")]);
    let live = Live::start(folder.path(), &["serve", "sub/model.tm", "--port", "0"]);
    let port = port(&live);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "/diagrams/../../secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "http://127.0.0.1/report.html",
    ] {
        let (status, answer) = get(port, path);
        assert!(
            status == 400 && answer.ends_with("refused: no such address can exist here\n"),
            "{path}: {answer}"
        );
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let head = format!(
            "{method} / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        );
        assert_eq!(ask(port, &head).0, 405, "{method}");
    }
}

#[test]
fn only_this_machine_can_connect() {
    let folder = folder(&[("model.tm", MODEL)]);
    let (_live, port) = serve(&folder, &[]);
    // All of 127.0.0.0/8 is this machine: a server that listened everywhere would answer here too.
    assert!(TcpStream::connect(("127.0.0.2", port)).is_err());
}

#[test]
fn another_port_is_taken_when_one_is_taken() {
    let folder = folder(&[("model.tm", MODEL)]);
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let number = taken.local_addr().expect("an address").port();
    let live = Live::start(
        folder.path(),
        &["serve", "model.tm", "--port", &number.to_string()],
    );
    let port = port(&live);
    assert_ne!(port, number);
    assert_eq!(get(port, "/report.html").0, 200);
    live.err(&format!("port {number} is taken"));
}

/// A browser that listens to events.
struct Listener(BufReader<TcpStream>);

impl Listener {
    fn new(port: u16) -> Listener {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .expect("a timeout");
        let head = format!("GET /live/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("it reads");
        Listener(BufReader::new(stream))
    }

    /// The number of the next build that is told.
    fn build(&mut self) -> u64 {
        loop {
            let mut line = String::new();
            assert!(
                self.0.read_line(&mut line).expect("an event") > 0,
                "the stream ended"
            );
            if let Some(number) = line.strip_prefix("data: ") {
                return number.trim().parse().expect("a number");
            }
        }
    }
}

#[test]
fn an_edit_is_told_and_an_error_leaves_the_last_good_state() {
    let folder = folder(&[("model.tm", MODEL)]);
    let path = folder.path().join("model.tm");
    let (live, port) = serve(&folder, &["--editor", "x-ed:{path}?{line},{column}"]);
    let mut listener = Listener::new(port);
    assert_eq!(listener.build(), 1);
    let state = get(port, "/live/state.json").1;
    assert!(
        state.contains("\"shown\":1") && state.contains("model.tm?2,9\""),
        "{state}"
    );

    fs::write(&path, MODEL.replace("Shop", "Other")).expect("written");
    assert_eq!(listener.build(), 2);
    assert!(get(port, "/report.html").1.contains("Other"));
    live.err("changed: model.tm");

    fs::write(&path, format!("{MODEL}flow web -> nowhere\n")).expect("written");
    assert_eq!(listener.build(), 3);
    let state = get(port, "/live/state.json").1;
    assert!(
        state.contains("\"version\":3,\"shown\":2") && state.contains("`nowhere` is not declared"),
        "{state}"
    );
    assert!(
        get(port, "/report.html").1.contains("Other"),
        "the last good state stays"
    );

    fs::remove_file(&path).expect("removed");
    assert_eq!(listener.build(), 4);
    assert!(get(port, "/live/state.json").1.contains("there is no file"));

    fs::write(&path, MODEL).expect("written");
    assert_eq!(listener.build(), 5);
    assert!(
        get(port, "/live/state.json")
            .1
            .contains("\"version\":5,\"shown\":5")
    );
    assert_eq!(live.stop(), 0);
}

#[test]
fn a_model_that_is_not_there_and_an_unknown_editor_are_failures() {
    let folder = folder(&[("model.tm", MODEL)]);
    let missing = run(folder.path(), &["serve", "nothing.tm"]);
    assert_eq!(
        (missing.code, missing.err.as_str()),
        (2, "error: there is no file `nothing.tm`\n")
    );
    let input = run(folder.path(), &["serve", "-"]);
    assert!(
        input.code == 2 && input.err.contains("standard input cannot be watched"),
        "{input:?}"
    );
    let editor = run(folder.path(), &["serve", "model.tm", "--editor", "vscoed"]);
    assert!(
        editor.code == 2 && editor.err.contains("did you mean `vscode`?"),
        "{editor:?}"
    );
}
