//! Editing as it happens, told in twenty stories: after every step, that is after each change of a text, what the server
//! says is what `tm check` finds in the same texts.

use crate::FILES;
use crate::client::Client;
use crate::told::as_check_tells;
use serde_json::{Value, json};
use std::ops::{Deref, DerefMut, Range};

/// A client whose every change of a text is a step.
struct Story {
    client: Client,
}

impl Deref for Story {
    type Target = Client;
    fn deref(&self) -> &Client {
        &self.client
    }
}

impl DerefMut for Story {
    fn deref_mut(&mut self) -> &mut Client {
        &mut self.client
    }
}

impl Story {
    fn step(&mut self, work: impl FnOnce(&mut Client)) {
        work(&mut self.client);
        as_check_tells(&mut self.client);
    }

    fn open(&mut self, name: &str, text: &str) {
        self.step(|c| c.open(name, text));
    }

    fn open_file(&mut self, name: &str) {
        self.step(|c| c.open_file(name));
    }

    fn edit(&mut self, name: &str, bytes: Range<usize>, new: &str) {
        self.step(|c| c.edit(name, bytes, new));
    }

    fn replace(&mut self, name: &str, old: &str, new: &str) {
        self.step(|c| c.replace(name, old, new));
    }

    fn apply(&mut self, name: &str, edits: &Value) {
        self.step(|c| c.apply(name, edits));
    }

    fn stop(self) {
        self.client.stop();
    }
}

fn started(files: &[(&str, &str)]) -> Story {
    Story {
        client: Client::start(files),
    }
}

fn shop() -> Story {
    let mut client = started(FILES);
    for (name, _) in FILES {
        client.open_file(name);
    }
    client
}

const SYSTEM: &str = "parts/system.tm";
const THREATS: &str = "parts/threats.tm";

/// Puts a text in character by character; after each the outline and what is offered are asked for, too.
fn typed(client: &mut Story, name: &str, at: usize, text: &str) {
    let mut end = at;
    for char in text.chars() {
        client.edit(name, end..end, char.encode_utf8(&mut [0; 4]));
        end += char.len_utf8();
        let document = client.document(name);
        let symbols = client.ask("textDocument/documentSymbol", document);
        assert!(symbols.is_array());
        let position = client.position(name, end);
        let place = json!({ "textDocument": { "uri": client.uri(name) }, "position": position });
        assert!(client.ask("textDocument/completion", place)["items"].is_array());
    }
}

fn language(client: &mut Story, name: &str) -> Vec<String> {
    let mut codes = client.codes(name);
    codes.retain(|c| c.starts_with("TM0"));
    codes
}

#[track_caller]
fn sound(client: &mut Story) {
    for (name, _) in FILES {
        assert_eq!(
            language(client, name),
            Vec::<String>::new(),
            "{name}:\n{}",
            client.text(name)
        );
    }
}

fn end(client: &Story, name: &str) -> usize {
    client.text(name).len()
}

fn behind(client: &Story, name: &str, mark: &str) -> usize {
    client.text(name).find(mark).expect("there") + mark.len()
}

#[test]
fn a_store_is_written_character_by_character() {
    let mut client = shop();
    let at = behind(&client, SYSTEM, "    access nobody\n  }\n");
    typed(
        &mut client,
        SYSTEM,
        at,
        "  store log \"Größe 🔒\" {\n    holds login\n    access nobody\n  }\n",
    );
    sound(&mut client);
    assert!(
        client
            .completions(THREATS, "through  browse, ")
            .contains(&"log".to_string())
    );
    client.stop();
}

#[test]
fn a_threat_is_written_character_by_character() {
    let mut client = shop();
    let at = end(&client, THREATS);
    typed(
        &mut client,
        THREATS,
        at,
        "threat flood \"Flood\" {\n  deny web\n  through browse\n  by criminal\n  impact low\n}\n",
    );
    sound(&mut client);
    client.stop();
}

#[test]
fn an_actor_used_in_three_files_is_renamed() {
    let mut client = shop();
    client.replace(
        "shop.tm",
        "criminal cannot disclose orders\n",
        "criminal cannot disclose orders\n  nobody can spoof customer\n",
    );
    let mut place = client.at(SYSTEM, "actor customer", 7);
    place["newName"] = json!("buyer");
    let edits = client.ask("textDocument/rename", place);
    let changes = edits["changes"].as_object().expect("changes").clone();
    assert_eq!(changes.len(), 3);
    client.step(|client| {
        for (uri, list) in &changes {
            let name = FILES.iter().map(|(n, _)| *n).find(|n| uri.ends_with(n));
            client.apply(name.expect("ours"), list);
        }
    });
    sound(&mut client);
    client.stop();
}

#[test]
fn a_block_with_a_missing_brace_is_pasted_and_mended() {
    let mut client = shop();
    let at = end(&client, THREATS);
    client.edit(
        THREATS,
        at..at,
        "threat a \"A\" {\n  deny web\n  by criminal\n\nthreat b \"B\" {\n  deny db\n  by criminal\n}\n",
    );
    assert_eq!(
        language(&mut client, THREATS).len(),
        1,
        "one message for one brace"
    );
    client.replace(THREATS, "by criminal\n\nthreat b", "by criminal\n}\n\nthreat b");
    sound(&mut client);
    client.stop();
}

#[test]
fn a_change_is_undone_and_done_again() {
    let mut client = shop();
    let before = client.findings(SYSTEM);
    for _ in 0..3 {
        client.replace(SYSTEM, "process web", "proces web");
        assert_eq!(language(&mut client, SYSTEM), ["TM010"]);
        client.replace(SYSTEM, "proces web", "process web");
        assert_eq!(client.findings(SYSTEM), before);
    }
    client.stop();
}

#[test]
fn a_quote_is_opened_and_closed() {
    let mut client = shop();
    client.replace(
        THREATS,
        "\"Parameterised queries only\"",
        "\"Parameterised queries only",
    );
    assert_eq!(language(&mut client, THREATS).len(), 1);
    client.replace(THREATS, "queries only", "queries only\"");
    sound(&mut client);
    client.stop();
}

#[test]
fn a_long_text_is_opened_above_everything() {
    let mut client = shop();
    client.edit(THREATS, 0..0, "tree t \"T\" {\n  description \"\"\"\n");
    assert!(!language(&mut client, THREATS).is_empty());
    client.replace(
        THREATS,
        "description \"\"\"\n",
        "description \"\"\"\n  text\n  \"\"\"\n}\n",
    );
    sound(&mut client);
    client.stop();
}

#[test]
fn a_declaration_is_cut_and_pasted_into_another_file() {
    let mut client = shop();
    let text = client.text(THREATS).to_string();
    let start = text.find("control parameterised").expect("there");
    let stop = text.find("exclude deny").expect("there");
    client.edit(THREATS, start..stop, "");
    let lost = language(&mut client, THREATS).len() + language(&mut client, "shop.tm").len();
    assert_eq!(lost, 1, "an unknown name is said once");
    let at = end(&client, SYSTEM);
    client.edit(SYSTEM, at..at, &text[start..stop]);
    sound(&mut client);
    client.stop();
}

#[test]
fn an_import_is_taken_out_and_put_back() {
    let mut client = shop();
    client.replace("shop.tm", "import \"parts/threats.tm\"\n", "");
    assert!(!language(&mut client, "shop.tm").is_empty());
    client.replace(
        "shop.tm",
        "import \"parts/system.tm\"\n",
        "import \"parts/system.tm\"\nimport \"parts/threats.tm\"\n",
    );
    sound(&mut client);
    client.stop();
}

#[test]
fn a_file_is_imported_before_it_exists() {
    let mut client = shop();
    client.replace(
        "shop.tm",
        "import \"parts/threats.tm\"\n",
        "import \"parts/threats.tm\"\nimport \"parts/new.tm\"\n",
    );
    assert_eq!(language(&mut client, "shop.tm"), ["TM024"]);
    client.open("parts/new.tm", "data extra \"Extra\"\n");
    sound(&mut client);
    client.stop();
}

#[test]
fn a_file_changes_on_the_disk() {
    let mut client = started(FILES);
    client.open_file("shop.tm");
    assert!(language(&mut client, "shop.tm").is_empty());
    std::fs::write(client.path(THREATS), "// nothing left\n").expect("written");
    let changed = json!({ "changes": [{ "uri": client.uri(THREATS), "type": 2 }] });
    client.step(|c| c.tell("workspace/didChangeWatchedFiles", changed));
    assert!(!language(&mut client, "shop.tm").is_empty());
    client.stop();
}

#[test]
fn a_typing_mistake_is_mended_by_an_action() {
    let mut client = shop();
    client.replace(SYSTEM, "exposure internet", "exposre internet");
    client.ask("tm/settled", Value::Null);
    let place = client.at(SYSTEM, "exposre", 2);
    let range = json!({ "start": place["position"], "end": place["position"] });
    let params =
        json!({ "textDocument": place["textDocument"], "range": range, "context": { "diagnostics": [] } });
    let list = client.ask("textDocument/codeAction", params);
    assert_eq!(list[0]["isPreferred"], true, "{list}");
    let edits = list[0]["edit"]["changes"][client.uri(SYSTEM)].clone();
    client.apply(SYSTEM, &edits);
    sound(&mut client);
    client.stop();
}

#[test]
fn a_messy_file_is_laid_out_and_means_the_same() {
    let mut client = shop();
    let before = client
        .findings(THREATS)
        .into_iter()
        .map(|(_, code, _)| code)
        .collect::<Vec<_>>();
    let messy = client
        .text(THREATS)
        .replace("\n  ", "\n       ")
        .replace(" {\n", "   {\n\n\n");
    let all = end(&client, THREATS);
    client.edit(THREATS, 0..all, &messy);
    let mut params = client.document(THREATS);
    params["options"] = json!({ "tabSize": 2, "insertSpaces": true });
    let edits = client.ask("textDocument/formatting", params);
    client.apply(THREATS, &edits);
    assert_eq!(client.text(THREATS), FILES[2].1);
    assert_eq!(client.codes(THREATS), before);
    client.stop();
}

#[test]
fn everything_is_deleted_and_comes_back() {
    let mut client = shop();
    for (name, _) in FILES {
        let all = end(&client, name);
        client.edit(name, 0..all, "");
        client.codes(name);
    }
    for (name, text) in FILES {
        client.edit(name, 0..0, text);
    }
    sound(&mut client);
    client.stop();
}

#[test]
fn line_ends_become_those_of_windows() {
    let mut client = shop();
    let before = client.findings(SYSTEM);
    let text = client.text(SYSTEM).replace('\n', "\r\n");
    let all = end(&client, SYSTEM);
    client.edit(SYSTEM, 0..all, &text);
    assert_eq!(client.findings(SYSTEM), before);
    client.replace(SYSTEM, "exposure internet", "exposure  internet");
    let mut params = client.document(SYSTEM);
    params["options"] = json!({ "tabSize": 2, "insertSpaces": true });
    let edits = client.ask("textDocument/formatting", params);
    client.apply(SYSTEM, &edits);
    assert_eq!(client.text(SYSTEM), text);
    client.stop();
}

#[test]
fn a_name_with_characters_beyond_the_plane_before_it() {
    let mut client = shop();
    client.replace(SYSTEM, "\"Search and order\"", "\"🔒🔒🔒 語\"");
    let place = client.at(SYSTEM, "login, orders", 2);
    let hover = client.ask("textDocument/hover", place);
    assert_eq!(client.slice(SYSTEM, &hover["range"]), "login");
    client.stop();
}

#[test]
fn comments_are_put_before_lines_and_taken_away() {
    let mut client = shop();
    client.replace(THREATS, "  by       criminal", "  // by       criminal");
    client.codes(THREATS);
    client.replace(THREATS, "  // by       criminal", "  by       criminal");
    sound(&mut client);
    client.stop();
}

#[test]
fn a_kind_of_ones_own_is_declared_and_used() {
    let mut client = shop();
    client.replace(SYSTEM, "is web-application", "is shop-front");
    assert_eq!(language(&mut client, SYSTEM), ["TM011"]);
    let at = end(&client, SYSTEM);
    client.edit(
        SYSTEM,
        at..at,
        "kind shop-front \"Front of a shop\" is web-application for process { session cookie }\n",
    );
    sound(&mut client);
    let place = client.at(SYSTEM, "is shop-front", 5);
    let found = client.ask("textDocument/definition", place);
    assert_eq!(client.slice(SYSTEM, &found["range"]), "shop-front");
    client.stop();
}

#[test]
fn two_people_of_the_same_name() {
    let mut client = shop();
    let at = end(&client, SYSTEM);
    client.edit(SYSTEM, at..at, "actor customer \"Another\"\n");
    assert_eq!(language(&mut client, SYSTEM), ["TM014"]);
    client.replace(SYSTEM, "actor customer \"Another\"", "actor guest \"Another\"");
    sound(&mut client);
    client.stop();
}

#[test]
fn many_changes_at_once_and_a_question_behind_them() {
    let mut client = shop();
    client.step(|client| {
        for n in 0..200 {
            let at = client.text(SYSTEM).len();
            client.edit(SYSTEM, at..at, &format!("data extra-{n} \"Extra {n}\"\n"));
        }
    });
    let document = client.document(SYSTEM);
    let symbols = client.ask("textDocument/documentSymbol", document);
    assert_eq!(symbols.as_array().map(Vec::len), Some(206));
    sound(&mut client);
    client.stop();
}
