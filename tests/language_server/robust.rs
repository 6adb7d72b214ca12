//! It never dies: unknown and wrong requests, panics, hostile texts, sudden ends.

use crate::client::Client;
use serde_json::{Value, json};

#[test]
fn wrong_requests_are_errors_and_nothing_more() {
    let mut client = Client::start(&[]);
    client.open("a.tm", "data a\n");
    for (method, params) in [
        ("textDocument/nonsense", json!({})),
        ("textDocument/hover", json!({ "no": "place" })),
        ("textDocument/rename", Value::Null),
    ] {
        let id = client.send(method, params);
        assert!(client.answer(&id).is_err(), "{method}");
    }
    let nowhere = json!({ "textDocument": { "uri": "file:///nowhere/x.tm" }, "position": { "line": 9, "character": 9 } });
    assert_eq!(client.ask("textDocument/hover", nowhere), Value::Null);
    let mut place = client.document("a.tm");
    place["position"] = json!({ "line": 4_000_000, "character": 4_000_000 });
    client.ask("textDocument/hover", place.clone());
    client.ask("textDocument/completion", place);
    client.stop();
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_is_an_error_reply() {
    let mut client = Client::start(&[]);
    client.open("a.tm", "data a\n");
    let id = client.send("tm/panic", Value::Null);
    let error = client.answer(&id).expect_err("an error");
    assert!(error.contains("tm/panic"), "{error}");
    let document = client.document("a.tm");
    assert_eq!(
        client.ask("textDocument/documentSymbol", document)[0]["name"],
        "a"
    );
    client.stop();
}

#[test]
fn a_request_taken_back_is_answered_once() {
    let mut client = Client::start(&[]);
    client.open("a.tm", "data a\n");
    let document = client.document("a.tm");
    let id = client.send("textDocument/documentSymbol", document);
    client.tell("$/cancelRequest", json!({ "id": 2 }));
    let _ = client.answer(&id);
    client.stop();
}

#[test]
fn an_unsaved_buffer_and_a_file_that_is_not_there() {
    let mut client = Client::start(&[]);
    client.open("not/yet/there.tm", "data a {\n  integrty low\n}\n");
    assert_eq!(client.codes("not/yet/there.tm"), ["TM012"]);
    let item = json!({ "uri": "untitled:Untitled-1", "languageId": "tm", "version": 1, "text": "data  a\n" });
    client.tell("textDocument/didOpen", json!({ "textDocument": item }));
    let symbols = client.ask(
        "textDocument/documentSymbol",
        json!({ "textDocument": { "uri": "untitled:Untitled-1" } }),
    );
    assert_eq!(symbols[0]["name"], "a");
    client.stop();
}

#[test]
fn imports_in_a_circle_and_a_part_of_two_models() {
    let mut client = Client::start(&[
        ("a.tm", "import \"b.tm\"\n"),
        ("b.tm", "import \"a.tm\"\n"),
        (
            "one.tm",
            "model \"One\"\nimport \"part.tm\"\nactor x\nflow x -> p\n",
        ),
        (
            "two.tm",
            "model \"Two\"\nimport \"part.tm\"\nactor y\nflow y -> p\n",
        ),
        ("part.tm", "process p \"P\" { access nobody }\n"),
    ]);
    client.open_file("a.tm");
    assert!(
        client.codes("a.tm").contains(&"TM025".to_string())
            || client.codes("b.tm").contains(&"TM025".to_string())
    );
    client.open_file("part.tm");
    client.open_file("two.tm");
    let mut place = client.at("part.tm", "process p", 8);
    place["context"] = json!({ "includeDeclaration": true });
    let found = client.ask("textDocument/references", place);
    assert_eq!(
        found.as_array().map(Vec::len),
        Some(3),
        "declared, and used in both models: {found}"
    );
    client.stop();
}

#[test]
fn what_comes_between_shutdown_and_exit_disturbs_nothing() {
    let mut client = Client::start(&[]);
    client.open("a.tm", "data a\n");
    client.ask("shutdown", Value::Null);
    let document = client.document("a.tm");
    let id = client.send("textDocument/documentSymbol", document);
    assert!(client.answer(&id).expect_err("refused").contains("shutting down"));
    client.reply("workspace/codeLens/refresh 1");
    client.tell("exit", Value::Null);
    client.ended();
}
