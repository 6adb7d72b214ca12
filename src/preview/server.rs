//! HTTP on 127.0.0.1: the outputs, the page around them, and the stream of events.
//!
//! Whoever looks at a page on the internet lets it send requests to this machine. So: only this machine is listened to;
//! a request whose `Host` is not this server's is refused (a foreign name may be made to lead here: DNS rebinding);
//! another site may neither read nor embed what is served; and nothing is looked up on the disk, so that there is no
//! path to leave.

use super::Site;
use crate::Failure;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tiny_http::{Header, Method, Request, Response, Server};

/// The port that is tried first: `TM` on the keys of a telephone, twice.
pub const PORT: u16 = 8686;
/// How many ports behind it are tried before the system chooses one.
const TRIES: u16 = 20;
/// How many requests are answered at the same time.
const WORKERS: usize = 4;
/// How often a browser that listens is sent a sign of life.
const PING: Duration = Duration::from_secs(15);

/// Who may show these pages in a frame: they themselves, and the preview in VS Code.
const FRAMES: &str = "frame-ancestors 'self' vscode-webview: vscode-file:";

/// Files of the page around the outputs; each is its own, so that its policy needs no exception.
const SHELL: &[(&str, &str, &str)] = &[
    ("", "text/html; charset=utf-8", include_str!("shell/live.html")),
    (
        "live/live.css",
        "text/css; charset=utf-8",
        include_str!("shell/live.css"),
    ),
    (
        "live/live.js",
        "text/javascript; charset=utf-8",
        include_str!("shell/live.js"),
    ),
    (
        "live/keep.js",
        "text/javascript; charset=utf-8",
        include_str!("shell/keep.js"),
    ),
];

/// A server that runs. It ends when it is dropped.
pub struct Running {
    server: Arc<Server>,
    /// Where it listens.
    pub port: u16,
}

/// Starts to serve on 127.0.0.1: at `port`, else at one of the next, else at one that the system chooses.
///
/// # Errors
/// When no port can be listened at.
pub fn start(site: Arc<Site>, port: u16) -> Result<Running, Failure> {
    let refused = |e: &dyn std::fmt::Display| Failure(format!("127.0.0.1 cannot be listened at: {e}"));
    let listener = listener(port).map_err(|e| refused(&e))?;
    let port = listener.local_addr().map_err(|e| refused(&e))?.port();
    let server = Arc::new(Server::from_listener(listener, None).map_err(|e| refused(&e))?);
    for _ in 0..WORKERS {
        let (server, site) = (Arc::clone(&server), Arc::clone(&site));
        thread::spawn(move || {
            for request in server.incoming_requests() {
                answer(request, &site, port);
            }
        });
    }
    thread::spawn(move || {
        loop {
            thread::sleep(PING);
            site.ping();
        }
    });
    Ok(Running { server, port })
}

impl Drop for Running {
    fn drop(&mut self) {
        (0..WORKERS).for_each(|_| self.server.unblock());
    }
}

/// At the port, at one of those behind it, else (and for port 0) at one that the system chooses.
fn listener(port: u16) -> std::io::Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let near = (port..=port.saturating_add(TRIES)).filter(|p| *p != 0 && port != 0);
    near.map(bind).find_map(Result::ok).map_or_else(|| bind(0), Ok)
}

/// What a request is answered with.
enum Answer {
    /// A text that says why not.
    No(u16, &'static str),
    /// A body of a type under a policy.
    Body(&'static str, String, Vec<u8>),
    Events,
}

fn answer(request: Request, site: &Site, port: u16) {
    // A browser that goes away while it is answered is no failure.
    let _ = match decide(&request, site, port) {
        Answer::No(status, why) => {
            let response = Response::from_string(format!("{why}\n")).with_status_code(status);
            request.respond(with_headers(
                response,
                "text/plain; charset=utf-8",
                "default-src 'none'",
            ))
        }
        Answer::Body(kind, policy, body) => {
            request.respond(with_headers(Response::from_data(body), kind, &policy))
        }
        Answer::Events => {
            let mut stream = request.into_writer();
            let begun = stream.write_all(EVENTS.as_bytes());
            if begun.is_ok() {
                site.listen(stream);
            }
            begun
        }
    };
}

/// The head of an answer that never ends; tiny_http has none that flushes after each event.
const EVENTS: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\n\
                      X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n\r\n";

fn decide(request: &Request, site: &Site, port: u16) -> Answer {
    let hosts: Vec<&str> = request
        .headers()
        .iter()
        .filter(|h| h.field.equiv("Host"))
        .map(|h| h.value.as_str())
        .collect();
    if !is_ours(&hosts, port) {
        return Answer::No(
            403,
            "refused: this server answers only to 127.0.0.1 and localhost",
        );
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Answer::No(405, "refused: there is nothing here but to read");
    }
    let Some(name) = name(request.url()) else {
        return Answer::No(400, "refused: no such address can exist here");
    };
    if let Some((_, kind, text)) = SHELL.iter().find(|(n, _, _)| *n == name) {
        return Answer::Body(kind, shell_policy(), text.as_bytes().to_vec());
    }
    match name.as_str() {
        "live/state.json" => Answer::Body(
            "application/json",
            "default-src 'none'".into(),
            site.state().into_bytes(),
        ),
        "live/events" => Answer::Events,
        _ => match site.output(&name) {
            Some(body) => {
                let (kind, policy) = kind(&name);
                Answer::Body(kind, policy, body)
            }
            None => Answer::No(404, "there is no such output"),
        },
    }
}

/// Exactly one `Host`, and it is this server.
fn is_ours(hosts: &[&str], port: u16) -> bool {
    let ours = |host: &str| {
        let (name, p) = host.rsplit_once(':').unwrap_or((host, "80"));
        (name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")) && p == port.to_string()
    };
    matches!(hosts, [host] if ours(host))
}

/// The name that an address asks for, without its query and escapes; none for what no output can be called. Outputs are
/// called by words of letters, digits, `-`, `_` and `.`.
fn name(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let name = unescaped(path.strip_prefix('/')?)?;
    let plain = name.chars().all(|c| c.is_alphanumeric() || "-._/".contains(c));
    let stays = name.is_empty() || name.split('/').all(|part| !matches!(part, "" | "." | ".."));
    (plain && stays).then_some(name)
}

/// A path with its escapes (`%C3%BC`) resolved, once; none when they are no text.
fn unescaped(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut pieces = path.split('%');
    bytes.extend(pieces.next()?.bytes());
    for piece in pieces {
        let digits = piece
            .get(..2)
            .filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend(piece[2..].bytes());
    }
    String::from_utf8(bytes).ok()
}

/// The type of an output, and what it may do. `report.html` has its own policy in it.
fn kind(name: &str) -> (&'static str, String) {
    let nothing = || format!("default-src 'none'; {FRAMES}");
    match name.rsplit('.').next() {
        Some("html") => ("text/html; charset=utf-8", FRAMES.to_string()),
        Some("svg") => (
            "image/svg+xml",
            format!("default-src 'none'; style-src 'unsafe-inline'; {FRAMES}"),
        ),
        Some("json") => ("application/json", nothing()),
        _ => ("text/plain; charset=utf-8", nothing()),
    }
}

fn shell_policy() -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'none'; {FRAMES}"
    )
}

fn with_headers<R: std::io::Read>(response: Response<R>, kind: &str, policy: &str) -> Response<R> {
    let headers = [
        ("Content-Type", kind),
        ("Content-Security-Policy", policy),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];
    let made = headers
        .iter()
        .filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
    // With its length known an answer is sent whole, never in chunks.
    let response = response.with_chunked_threshold(usize::MAX);
    made.fold(response, |response, header| response.with_header(header))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_an_output_can_have_are_looked_up() {
        assert_eq!(name("/").as_deref(), Some(""));
        assert_eq!(
            name("/diagrams/a-b_1.svg?3").as_deref(),
            Some("diagrams/a-b_1.svg")
        );
        assert_eq!(name("/%C3%BCber.svg").as_deref(), Some("über.svg"));
        let traversals = [
            "/../x",
            "/a/../x",
            "/%2e%2e/x",
            "/..%2fx",
            "/%252e%252e/x",
            "/a\\..\\x",
            "/a%5c..%5cx",
        ];
        let others = [
            "//x",
            "/./x",
            "/a/",
            "http://x/",
            "*",
            "",
            "/%",
            "/%+1",
            "/%00",
            "/%FF",
            "/a%20b",
        ];
        for url in traversals.into_iter().chain(others) {
            assert_eq!(name(url), None, "{url}");
        }
    }

    #[test]
    fn only_one_host_that_is_this_server() {
        for hosts in [&["127.0.0.1:8686"][..], &["LocalHost:8686"]] {
            assert!(is_ours(hosts, 8686), "{hosts:?}");
        }
        let foreign: [&[&str]; 8] = [
            &[],
            &["127.0.0.1"],
            &["127.0.0.1:80"],
            &["evil.example:8686"],
            &["127.0.0.1.evil.example:8686"],
            &["[::1]:8686"],
            &["localhost:8686:8686"],
            &["localhost:8686", "localhost:8686"],
        ];
        for hosts in foreign {
            assert!(!is_ours(hosts, 8686), "{hosts:?}");
        }
    }
}
