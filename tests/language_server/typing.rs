//! What rules and reach say comes later than the rest; until it has come again, what they said stays.

use crate::FILES;
use crate::client::Client;
use serde_json::{Value, json};

const SYSTEM: &str = "parts/system.tm";
const THREATS: &str = "parts/threats.tm";

fn shop() -> Client {
    let mut client = Client::start(FILES);
    for (name, _) in FILES {
        client.open_file(name);
    }
    client.ask("tm/settled", Value::Null);
    client.told.clear();
    client
}

/// Types a text; after each character the server answers something, so that it has published what it found at once.
fn typed(client: &mut Client, name: &str, at: usize, text: &str) {
    for (done, char) in text.char_indices() {
        client.edit(name, at + done..at + done, char.encode_utf8(&mut [0; 4]));
        let document = client.document(name);
        client.ask("textDocument/documentSymbol", document);
    }
}

/// The findings of a code in everything that was published of a file since the last time.
fn told(client: &mut Client, name: &str, code: &str) -> Vec<Vec<u64>> {
    let lines = |list: &Value| {
        let list = list.as_array().expect("a list").iter();
        let of_code = list.filter(|d| d["code"] == code);
        of_code
            .map(|d| d["range"]["start"]["line"].as_u64().expect("a line") + 1)
            .collect()
    };
    let told = std::mem::take(&mut client.told);
    let of_file = told.iter().filter(|(n, _)| n == name);
    of_file.map(|(_, list)| lines(list)).collect()
}

#[test]
fn findings_of_rules_stay_at_their_words_while_one_types() {
    let mut client = shop();
    typed(&mut client, SYSTEM, 0, "// note ");
    let at = told(&mut client, SYSTEM, "TM601");
    assert!(at.len() >= 8 && at.iter().all(|lines| *lines == [7]), "{at:?}");
    typed(&mut client, SYSTEM, 8, "\n\n");
    let at = told(&mut client, SYSTEM, "TM601");
    assert!(at.iter().flatten().all(|line| [8, 9].contains(line)), "{at:?}");
    assert!(at.iter().all(|lines| lines.len() == 1), "{at:?}");
    assert_eq!(at.last(), Some(&vec![9]));
    let web = client.text(SYSTEM).find("\"Web front end\"").expect("there") + 1;
    typed(&mut client, SYSTEM, web, "Our 🔒 ");
    let at = told(&mut client, SYSTEM, "TM816");
    assert!(at.iter().all(|lines| lines.contains(&14)), "{at:?}");
    client.stop();
}

#[test]
fn while_a_word_is_no_word_yet_only_that_is_said_and_then_everything_again() {
    let mut client = shop();
    let before = client.findings(SYSTEM);
    client.replace(SYSTEM, "exposure internet", "exposure interne");
    assert_eq!(client.codes(SYSTEM), ["TM013"]);
    client.replace(SYSTEM, "exposure interne", "exposure internet");
    let document = client.document(SYSTEM);
    client.told.clear();
    client.ask("textDocument/documentSymbol", document);
    let lines = told(&mut client, SYSTEM, "TM601");
    assert!(!lines.is_empty() && lines.iter().all(|l| *l == [7]), "{lines:?}");
    assert_eq!(client.findings(SYSTEM), before);
    client.stop();
}

/// The labels of the hints of a whole file.
fn hints(client: &mut Client, name: &str) -> Vec<String> {
    let mut params = client.document(name);
    params["range"] =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let hints = client.ask("textDocument/inlayHint", params);
    let hints = hints.as_array().expect("a list").iter();
    hints
        .map(|h| h["label"].as_str().expect("a label").to_string())
        .collect()
}

#[test]
fn what_is_derived_is_hinted_and_told_and_stays_while_one_types() {
    let mut client = shop();
    client.replace(
        THREATS,
        "  feasibility high because \"search builds its query from text\"\n",
        "",
    );
    client.ask("tm/settled", Value::Null);
    assert!(client.asked.contains(&"workspace/inlayHint/refresh".to_string()));
    assert!(client.asked.contains(&"workspace/codeLens/refresh".to_string()));
    let derived = "feasibility high";
    assert!(hints(&mut client, THREATS).contains(&derived.to_string()));
    assert!(hints(&mut client, "shop.tm").contains(&"undecided".to_string()));
    let place = client.at(THREATS, "threat sqli", 8);
    let hover = client.ask("textDocument/hover", place.clone());
    let text = hover["contents"]["value"].as_str().expect("a text");
    assert!(
        text.contains("feasibility: high (derived)") && text.contains("severity: high"),
        "{text}"
    );
    let claim = client.at("shop.tm", "claim no-theft", 8);
    let hover = client.ask("textDocument/hover", claim);
    assert!(hover.to_string().contains("today: undecided"), "{hover}");
    for _ in 0..5 {
        client.edit(THREATS, 0..0, "/");
        client.edit(THREATS, 0..1, "");
        assert!(hints(&mut client, THREATS).contains(&derived.to_string()));
        assert!(
            client
                .ask("textDocument/hover", place.clone())
                .to_string()
                .contains("(derived)")
        );
    }
    client.stop();
}
