//! What the pages of `docs/codes` and the help of their findings say to write is offered as actions, and each does what it
//! says: afterwards the text has no new mistake of the language, and the finding is not the same any more.

use crate::client::Client;
use crate::pages::{Memory, Page, compose};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tm::diagnostic::{CODES, Code, Diagnostics};
use tm::{Input, Settings};

const TODAY: &str = "2026-10-10";

/// What `tm check` finds in a page's text.
fn found(text: &str, files: &BTreeMap<String, String>) -> Diagnostics {
    let input = Input::Text {
        name: "page.tm".to_string(),
        text: text.to_string(),
        folder: PathBuf::from("page"),
    };
    let settings = Settings {
        today: tm::resolve::value::parse_date(TODAY).expect("a date"),
        ..crate::corpus::settings()
    };
    let compiled = tm::compile(&input, &Memory::new("page", files), &settings);
    compiled.unwrap_or_else(|f| panic!("{}", f.0)).diagnostics
}

/// The actions at the findings of a code.
fn actions(client: &mut Client, code: Code) -> Vec<Value> {
    client.ask("tm/settled", Value::Null);
    let list = client.last("page.tm");
    let list: Vec<&Value> = list
        .as_array()
        .into_iter()
        .flatten()
        .filter(|d| d["code"] == code.to_string())
        .collect();
    let ranges: Vec<Value> = list.iter().map(|d| d["range"].clone()).collect();
    let mut actions = Vec::new();
    for range in ranges {
        let mut params = client.document("page.tm");
        params["range"] = json!({ "start": range["start"], "end": range["start"] });
        params["context"] = json!({ "diagnostics": [] });
        let answer = client.ask("textDocument/codeAction", params);
        let about = |a: &&Value| a["diagnostics"][0]["code"] == code.to_string();
        actions.extend(answer.as_array().expect("a list").iter().filter(about).cloned());
    }
    actions
}

/// What is wrong with a text after an action, seen from the finding that it was offered for.
fn fault(before: &Diagnostics, after: &Diagnostics, code: Code, title: &str) -> Option<String> {
    let broken = after.iter().find(|d| d.code.is_language() && d.code != code);
    if let Some(broken) = broken {
        return Some(format!("raises {} {}", broken.code, broken.message));
    }
    // An action that only opens a text to be told, or brings the rules that ask on, changes the finding later.
    let told = |list: &Diagnostics| -> Vec<String> {
        let of_code = list.iter().filter(|d| d.code == code);
        of_code.map(|d| d.message.clone()).collect()
    };
    let after = told(after);
    let same = told(before).iter().all(|message| after.contains(message));
    let begins = title.contains('…') || title.contains("use pack");
    (same && !begins).then(|| "changes nothing".to_string())
}

#[test]
fn what_a_finding_says_to_write_is_offered_and_does_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes");
    let base = std::fs::read_to_string(folder.join("base.tm")).expect("docs/codes/base.tm is there");
    let mut client = Client::with(&[], "utf-8", json!({ "all": true, "today": TODAY }));
    client.open("page.tm", "");
    let uri = client.uri("page.tm");
    let (mut faults, mut helped) = (Vec::new(), BTreeSet::new());
    for info in CODES {
        let page = std::fs::read_to_string(folder.join(format!("{}.md", info.code))).expect("a page");
        let page = Page::read(&page).expect("a page has its parts");
        for (name, text) in &page.files {
            let path = client.path("").join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, text).expect("written");
        }
        let text = compose(&base, &page.example);
        let all = client.text("page.tm").len();
        client.edit("page.tm", 0..all, &text);
        let before = found(&text, &page.files);
        let list = actions(&mut client, info.code);
        let of_code = before.iter().filter(|d| d.code == info.code);
        for fix in of_code.filter_map(|d| d.fix.as_ref()) {
            if !list
                .iter()
                .any(|a| a["edit"]["changes"][&uri][0]["newText"] == fix.text)
            {
                faults.push(format!("{}: its fix is not offered", info.code));
            }
        }
        for action in &list {
            let title = action["title"].as_str().expect("a title");
            if title.starts_with("rule this out") {
                continue;
            }
            let new = client.applied("page.tm", &action["edit"]["changes"][&uri]);
            match fault(&before, &found(&new, &page.files), info.code, title) {
                Some(fault) => faults.push(format!("{}: {title}: {fault}", info.code)),
                None => drop(helped.insert(info.code)),
            }
        }
        for name in page.files.keys() {
            std::fs::remove_file(client.path("").join(name)).expect("it is there");
        }
    }
    client.stop();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
    // What the help of the others says has to be thought about first: it names no statement that could be pasted.
    assert!(
        helped.len() >= 94,
        "only {} of {} codes",
        helped.len(),
        CODES.len()
    );
}

const SHOP: &str = "parts/system.tm";

/// Does the action whose title begins so, at the place where `mark` begins; what is said of the file afterwards.
fn done(client: &mut Client, mark: &str, title: &str) -> Vec<(u64, String, String)> {
    client.ask("tm/settled", Value::Null);
    let place = client.at(SHOP, mark, 0);
    let mut params = client.document(SHOP);
    params["range"] = json!({ "start": place["position"], "end": place["position"] });
    params["context"] = json!({ "diagnostics": [] });
    let list = client.ask("textDocument/codeAction", params);
    let list = list.as_array().expect("a list").clone();
    let titles: Vec<&str> = list.iter().filter_map(|a| a["title"].as_str()).collect();
    let edits: std::collections::BTreeSet<String> = list.iter().map(|a| a["edit"].to_string()).collect();
    assert_eq!(edits.len(), list.len(), "something is offered twice: {titles:#?}");
    let at = titles.iter().position(|t| t.starts_with(title));
    let at = at.unwrap_or_else(|| panic!("{title} is not among {titles:#?}"));
    let edits = list[at]["edit"]["changes"][client.uri(SHOP)].clone();
    client.apply(SHOP, &edits);
    client.findings(SHOP)
}

/// The finding of a rule in the shop: one stolen secret is enough to be somebody else.
fn stolen(found: &[(u64, String, String)]) -> bool {
    found
        .iter()
        .any(|(_, code, text)| code == "TM601" && text.contains("base.stolen-credential"))
}

#[test]
fn what_rules_found_is_answered_or_ruled_out_by_an_action() {
    for title in [
        "answer this finding with `answer base.stolen-credential on customer { mitigate with parameterised-queries }`",
        "answer this finding with `answer base.stolen-credential on customer { accept by \"…\" until 2027-02-21",
        "answer this finding with a new control `against-stolen-credential`",
        "rule this out: `exclude rule base.stolen-credential on customer because",
    ] {
        let mut client = Client::start(crate::FILES);
        for (name, _) in crate::FILES {
            client.open_file(name);
        }
        assert!(stolen(&client.findings(SHOP)));
        let found = done(&mut client, "customer \"Customer\"", title);
        assert!(!stolen(&found), "{title}: {found:#?}");
        assert!(
            !found.iter().any(|(_, code, _)| code.starts_with("TM0")),
            "{title}: {found:#?}\n{}",
            client.text(SHOP)
        );
        client.stop();
    }
}

#[test]
fn what_a_rule_asks_is_answered_by_an_action() {
    let mut client = Client::start(crate::FILES);
    for (name, _) in crate::FILES {
        client.open_file(name);
    }
    let asked = |found: Vec<(u64, String, String)>| -> Vec<String> {
        let of_code = found.into_iter().filter(|(_, code, _)| code == "TM816");
        of_code.map(|(_, _, text)| text).collect()
    };
    let before = asked(client.findings(SHOP));
    let open = |list: &[String]| list.iter().any(|t| t.contains("`parses` of `web`"));
    assert!(open(&before), "{before:#?}");
    let after = asked(done(&mut client, "web \"Web front end\"", "add `parses json`"));
    assert!(!open(&after), "{after:#?}");
    assert!(
        client
            .text(SHOP)
            .contains("    access customer uses\n    parses json\n  }\n"),
        "{}",
        client.text(SHOP)
    );
    client.stop();
}
