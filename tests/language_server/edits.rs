//! Random edits with requests in between: no crash, no position outside of the text, and what is said is what
//! `tm check` says.

use crate::FILES;
use crate::client::Client;
use crate::corpus::{self, Random};
use crate::told;
use serde_json::{Value, json};

/// What is put in: words of the language, halves of them, characters of two, three and four bytes.
const PIECES: &[&str] = &[
    "a",
    "-",
    " ",
    "\n",
    "\"",
    "{",
    "}",
    "(",
    ",",
    "->",
    ":",
    "//",
    "\"\"\"",
    "ü",
    "語",
    "\u{1f512}",
    "e\u{301}",
    "\r\n",
    "threat x {\n",
    "through ",
    "data d \"D\" { integrity low }\n",
    "because \"\u{1f512}\"",
    "browse",
    ";",
    "\\",
];

const QUESTIONS: &[&str] = &[
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/documentHighlight",
    "textDocument/completion",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/semanticTokens/full",
    "textDocument/codeLens",
    "textDocument/formatting",
    "textDocument/documentLink",
    "textDocument/references",
    "textDocument/selectionRange",
    "textDocument/inlayHint",
    "textDocument/codeAction",
    "textDocument/prepareRename",
];

/// 10,000 edits with `TM_TEST_SCALE=10`, as continuous integration runs it.
#[test]
fn random_edits_are_survived_and_told_as_tm_check_tells_them() {
    let mut random = Random(11);
    let mut client = Client::start(FILES);
    for (name, _) in FILES {
        client.open_file(name);
    }
    let mut compared = 0;
    for round in 1..=1_000 * corpus::scale() {
        let name = FILES[random.below(FILES.len())].0;
        edit(&mut client, &mut random, name);
        if random.below(4) == 0 {
            question(&mut client, &mut random, name);
        }
        if round % 100 == 0 {
            told::as_check_tells(&mut client);
            compared += 1;
            // From time to time all is well again: else only broken texts would be tried.
            if random.below(3) == 0 {
                for (name, text) in FILES {
                    let all = client.text(name).len();
                    client.edit(name, 0..all, text);
                }
                told::as_check_tells(&mut client);
            }
        }
    }
    assert!(compared >= 10);
    client.stop();
}

fn edit(client: &mut Client, random: &mut Random, name: &str) {
    let text = client.text(name).to_string();
    // Between the two characters of a line end there is no position of the protocol.
    let within = |at: usize| text[..at].ends_with('\r') && text[at..].starts_with('\n');
    let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let whole: Vec<usize> = places.filter(|at| !within(*at)).collect();
    let at = random.below(whole.len());
    let end = match random.below(3) {
        0 => (at + 1 + random.below(6)).min(whole.len() - 1),
        _ => at,
    };
    let new = match random.below(4) {
        0 if end > at => "",
        _ => PIECES[random.below(PIECES.len())],
    };
    client.edit(name, whole[at]..whole[end], new);
}

fn question(client: &mut Client, random: &mut Random, name: &str) {
    let text = client.text(name);
    let whole: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let place = client.position(name, whole[random.below(whole.len())]);
    let method = QUESTIONS[random.below(QUESTIONS.len())];
    let params = json!({
        "textDocument": { "uri": client.uri(name) },
        "position": place,
        "positions": [place],
        "range": { "start": { "line": 0, "character": 0 }, "end": place },
        "context": { "includeDeclaration": true, "diagnostics": [] },
        "options": { "tabSize": 2, "insertSpaces": true },
    });
    let answer = client.ask(method, params);
    if !matches!(
        method,
        "textDocument/definition" | "textDocument/references" | "textDocument/codeAction"
    ) {
        ranges(client, name, &answer);
    }
}

/// Every range of an answer is one of the text.
fn ranges(client: &Client, name: &str, value: &Value) {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                let (start, end) = (client.offset(name, start), client.offset(name, end));
                assert!(start <= end, "{value}");
                return;
            }
            fields.values().for_each(|v| ranges(client, name, v));
        }
        Value::Array(list) => list.iter().for_each(|v| ranges(client, name, v)),
        _ => {}
    }
}
