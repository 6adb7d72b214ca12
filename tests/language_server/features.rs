//! Each feature on a model of three files.

use crate::FILES;
use crate::client::Client;
use serde_json::{Value, json};

fn shop() -> Client {
    let mut client = Client::start(FILES);
    client.open_file("shop.tm");
    client.open_file("parts/system.tm");
    client.open_file("parts/threats.tm");
    client
}

fn markdown(hover: &Value) -> &str {
    hover["contents"]["value"].as_str().unwrap_or("")
}

/// The texts at some locations, with the file of each.
fn places(client: &Client, locations: &Value) -> Vec<String> {
    let one = |l: &Value| {
        let uri = l["uri"].as_str().expect("an address");
        let name = FILES
            .iter()
            .map(|(n, _)| *n)
            .find(|n| uri.ends_with(n))
            .expect("a file of ours");
        format!(
            "{name}: {} in line {}",
            client.slice(name, &l["range"]),
            l["range"]["start"]["line"].as_u64().expect("a line") + 1
        )
    };
    locations.as_array().expect("a list").iter().map(one).collect()
}

#[test]
fn a_sound_model_is_told_so_and_a_mistake_as_one_types() {
    let mut client = shop();
    for (name, _) in FILES {
        let language: Vec<_> = client
            .codes(name)
            .into_iter()
            .filter(|c| c.starts_with("TM0"))
            .collect();
        assert_eq!(language, Vec::<String>::new(), "{name}");
    }
    client.replace("parts/threats.tm", "browse, persist", "browse, persits");
    let found = client.findings("parts/threats.tm");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1.as_str()), (12, "TM011"));
    assert!(
        found[0]
            .2
            .contains("`persits` is not declared\nhelp: did you mean `persist`?"),
        "{found:?}"
    );
    client.replace("parts/threats.tm", "browse, persits", "browse, persist");
    assert!(
        client
            .codes("parts/threats.tm")
            .iter()
            .all(|c| !c.starts_with("TM0"))
    );
    client.stop();
}

#[test]
fn unsaved_text_of_an_import_counts_and_that_of_a_closed_one_does_not() {
    let mut client = shop();
    client.replace(
        "parts/system.tm",
        "actor customer \"Customer\"",
        "actor buyer \"Customer\"",
    );
    let found = client.codes("parts/system.tm");
    assert!(found.contains(&"TM011".to_string()), "{found:?}");
    client.close("parts/system.tm");
    let found = client.codes("parts/system.tm");
    assert!(
        !found.contains(&"TM011".to_string()),
        "the disk counts again: {found:?}"
    );
    client.stop();
}

#[test]
fn findings_of_files_that_are_not_open_are_told_and_taken_back() {
    let mut client = Client::start(&[
        ("a.tm", "import \"b.tm\"\nmodel \"A\"\n"),
        ("b.tm", "data x {\n  confidentialty high\n}\n"),
    ]);
    client.open_file("a.tm");
    assert_eq!(client.codes("b.tm"), ["TM012"]);
    client.close("a.tm");
    client.ask("tm/settled", Value::Null);
    assert_eq!(client.codes("b.tm"), Vec::<String>::new());
    client.stop();
}

#[test]
fn hover_tells_title_and_what_follows() {
    let mut client = shop();
    let place = client.at("parts/threats.tm", "persist", 2);
    let hover = client.ask("textDocument/hover", place);
    let text = markdown(&hover);
    for part in [
        "flow **persist** — Read and write",
        "from `web` to `db`",
        "sends `orders`",
        "channel: tls",
        "threats: `sqli`",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert_eq!(client.slice("parts/threats.tm", &hover["range"]), "persist");
    let cases = [
        (
            "parts/system.tm",
            "is web-application",
            4,
            "kind **web-application**",
        ),
        (
            "parts/system.tm",
            "exposure internet",
            2,
            "none < internal < partner < internet",
        ),
        (
            "parts/system.tm",
            "holds orders",
            2,
            "The data that is kept there.",
        ),
        ("parts/system.tm", "boundary cloud", 3, "A trust boundary"),
        ("parts/system.tm", "db \"Order", 1, "handles `orders`"),
        ("parts/threats.tm", "CWE-89", 3, "SQL"),
        ("parts/threats.tm", "criminal \"Crim", 3, "owns `customer`"),
        ("parts/threats.tm", "sqli", 1, "severity: high"),
        ("parts/threats.tm", "verified", 1, "planned < in-progress"),
        ("shop.tm", "relies on", 1, "Controls and assumptions"),
    ];
    for (name, mark, within, part) in cases {
        let place = client.at(name, mark, within);
        let hover = client.ask("textDocument/hover", place);
        assert!(
            markdown(&hover).contains(part),
            "{mark}: {part} is not in\n{hover}"
        );
    }
    let place = client.at("parts/system.tm", "// ----", 8);
    assert_eq!(client.ask("textDocument/hover", place), Value::Null);
    client.stop();
}

#[test]
fn definition_goes_to_the_name_in_its_file() {
    let mut client = shop();
    for (mark, wanted) in [
        ("browse, persist", "parts/system.tm: browse in line 25"),
        (
            "with parameterised",
            "parts/threats.tm: parameterised-queries in line 21",
        ),
    ] {
        let place = client.at("parts/threats.tm", mark, 7.min(mark.find(',').unwrap_or(7)));
        let found = client.ask("textDocument/definition", place);
        assert_eq!(places(&client, &json!([found])), [wanted], "{mark}");
    }
    let place = client.at("shop.tm", "parts/system.tm", 3);
    let found = client.ask("textDocument/definition", place);
    assert!(
        found["uri"]
            .as_str()
            .is_some_and(|u| u.ends_with("parts/system.tm")),
        "{found}"
    );
    // What a pack declares is in no file.
    let place = client.at("parts/system.tm", "web-application", 2);
    assert_eq!(client.ask("textDocument/definition", place), Value::Null);
    client.stop();
}

#[test]
fn references_in_all_files_with_and_without_the_declaration() {
    let mut client = shop();
    let mut place = client.at("parts/system.tm", "data orders", 6);
    place["context"] = json!({ "includeDeclaration": false });
    let found = client.ask("textDocument/references", place.clone());
    let found = places(&client, &found);
    assert_eq!(found.len(), 9, "{found:#?}");
    assert!(
        found.contains(&"shop.tm: orders in line 15".to_string()),
        "{found:#?}"
    );
    place["context"] = json!({ "includeDeclaration": true });
    let all = client.ask("textDocument/references", place);
    assert_eq!(places(&client, &all).len(), 10);
    let place = client.at("parts/threats.tm", "criminal", 2);
    let marks = client.ask("textDocument/documentHighlight", place);
    let kinds: Vec<u64> = marks
        .as_array()
        .expect("a list")
        .iter()
        .map(|m| m["kind"].as_u64().expect("a kind"))
        .collect();
    assert_eq!(kinds, [3, 2, 2], "declared once, read twice");
    client.stop();
}

#[test]
fn rename_changes_every_file_and_refuses_what_is_taken() {
    let mut client = shop();
    let mut place = client.at("parts/system.tm", "actor customer", 8);
    let word = client.ask("textDocument/prepareRename", place.clone());
    assert_eq!(word["placeholder"], "customer");
    place["newName"] = json!("buyer");
    let edits = client.ask("textDocument/rename", place.clone());
    let changes = edits["changes"].as_object().expect("changes").clone();
    assert_eq!(changes.len(), 2);
    for (uri, list) in &changes {
        let name = FILES
            .iter()
            .map(|(n, _)| *n)
            .find(|n| uri.ends_with(n))
            .expect("ours");
        client.apply(name, list);
    }
    assert!(client.text("parts/threats.tm").contains("owns     buyer"));
    assert!(
        !client.text("parts/system.tm").contains(" customer"),
        "{}",
        client.text("parts/system.tm")
    );
    assert!(client.codes("shop.tm").iter().all(|c| !c.starts_with("TM0")));
    for (new, why) in [
        ("web", "is taken: the process"),
        ("nobody", "reserved"),
        ("a b", "cannot be a name"),
        ("", "cannot be a name"),
        ("x-", "cannot be a name"),
        ("a.b", "cannot be a name"),
    ] {
        let mut place = client.at("parts/system.tm", "actor buyer", 8);
        place["newName"] = json!(new);
        let id = client.send("textDocument/rename", place);
        let refused = client.answer(&id).expect_err("refused");
        assert!(refused.contains(why), "{new}: {refused}");
    }
    let place = client.at("parts/system.tm", "web-application", 3);
    assert_eq!(
        client.ask("textDocument/prepareRename", place),
        Value::Null,
        "a kind of a pack"
    );
    client.stop();
}

#[test]
fn rename_of_an_imported_name_keeps_the_alias() {
    let files = [
        (
            "main.tm",
            "model \"A\"\nimport \"id.tm\" as id\nactor user\nflow user -> id.login\n",
        ),
        (
            "id.tm",
            "model \"Identity\"\nprocess login \"Login\" { access nobody }\n",
        ),
    ];
    let mut client = Client::start(&files);
    client.open_file("main.tm");
    client.open_file("id.tm");
    let mut place = client.at("id.tm", "login", 1);
    place["newName"] = json!("sign-in");
    let edits = client.ask("textDocument/rename", place);
    for (uri, list) in edits["changes"].as_object().expect("changes").clone() {
        let name = if uri.ends_with("id.tm") {
            "id.tm"
        } else {
            "main.tm"
        };
        client.apply(name, &list);
    }
    assert!(
        client.text("main.tm").contains("user -> id.sign-in"),
        "{}",
        client.text("main.tm")
    );
    assert!(client.text("id.tm").contains("process sign-in"));
    client.stop();
}

#[test]
fn completion_knows_the_place() {
    let mut client = shop();
    let cases: &[(&str, &[&str], &[&str])] = &[
        ("\n", &["threat", "model", "flow"], &["through", "orders"]),
        (
            "\nthreat t {\n  ",
            &["through", "mitigate", "disclose", "description"],
            &["process", "sends"],
        ),
        (
            "\nthreat t {\n  through ",
            &["browse", "web", "db"],
            &["orders", "criminal"],
        ),
        (
            "\nthreat t {\n  through browse, ",
            &["persist", "web"],
            &["orders"],
        ),
        ("\nthreat t {\n  by ", &["criminal", "mistake"], &["web"]),
        (
            "\nthreat t {\n  disclose ",
            &["orders", "own", "web"],
            &["criminal"],
        ),
        ("\nthreat t {\n  mitigate ", &["with"], &["orders"]),
        (
            "\nthreat t {\n  mitigate with ",
            &["parameterised-queries"],
            &["web"],
        ),
        (
            "\nthreat t {\n  mitigate with parameterised-",
            &["parameterised-queries"],
            &["web"],
        ),
        (
            "\nthreat t {\n  feasibility ",
            &["very-low", "high"],
            &["critical"],
        ),
        (
            "\nthreat t {\n  refers CWE-8",
            &["CWE-89", "CWE-80"],
            &["CAPEC-66"],
        ),
        (
            "\nprocess p { is ",
            &["web-application"],
            &["relational-database", "https"],
        ),
        ("\nprocess p {\n  ", &["exposure", "validates", "is"], &["sends"]),
        (
            "\nprocess p { exposure ",
            &["internal", "internet", "at least"],
            &["high"],
        ),
        ("\nprocess p {\n  access ", &["customer", "nobody"], &["orders"]),
        ("\nflow f: ", &["web", "db", "customer"], &["orders"]),
        ("\nflow f: web -> ", &["db"], &["orders"]),
        (
            "\nflow f: web -> db { protocol ",
            &["https"],
            &["web-application"],
        ),
        ("\nflow f: web -> db { sends ", &["orders", "login"], &["web"]),
        (
            "\nboundary b {\n  ",
            &["process", "trust", "boundary"],
            &["threat"],
        ),
        ("\nadversary a {\n  wants ", &["disclose", "tamper"], &["orders"]),
        ("\nadversary a {\n  knows ", &["public", "orders"], &["web"]),
        ("\ncontrol c {\n  status ", &["planned", "verified"], &["high"]),
        ("\ncontrol c {\n  counters ", &["web.sqli"], &["orders"]),
        ("\ncontrol c {\n  sets exposure ", &["internal"], &["orders"]),
        ("\nuse pack ", &["web", "ml"], &["orders"]),
        ("\nuse ", &["pack"], &["web"]),
        ("\nignore ", &["TM206"], &["TM011", "orders"]),
        ("\nexclude deny ", &["web", "orders"], &["criminal"]),
        ("\nclaim c {\n  ", &["criminal", "nobody", "relies"], &["orders"]),
        (
            "\nclaim c {\n  criminal ",
            &["cannot", "can", "given"],
            &["orders"],
        ),
        ("\nclaim c {\n  criminal cannot ", &["disclose"], &["orders"]),
        ("\ntree t {\n  any {\n    ", &["sqli", "step", "all"], &["orders"]),
        ("\ndata d { kind ", &["credential", "log"], &["orders"]),
        ("\n// through ", &[], &["browse", "threat"]),
        ("\nmodel \"through ", &[], &["browse", "threat"]),
    ];
    client.open("extra.tm", "");
    for (written, there, absent) in cases {
        let text = format!("import \"parts/system.tm\"\nimport \"parts/threats.tm\"{written}");
        let all = client.text("extra.tm").len();
        client.edit("extra.tm", 0..all, &text);
        let found = client.completions("extra.tm", &text);
        for label in *there {
            assert!(
                found.iter().any(|f| f == label),
                "`{label}` is not offered after {written:?}: {found:?}"
            );
        }
        for label in *absent {
            assert!(
                !found.iter().any(|f| f == label),
                "`{label}` is offered after {written:?}"
            );
        }
    }
    client.stop();
}

#[test]
fn completion_replaces_what_is_written_and_has_forms() {
    let mut client = shop();
    let text = "import \"parts/threats.tm\"\nthreat t { mitigate with parameterised-q }";
    client.open("extra.tm", text);
    let place = client.at("extra.tm", "parameterised-q", 15);
    let list = client.ask("textDocument/completion", place);
    let item = list["items"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|i| i["label"] == "parameterised-queries")
        .expect("offered")
        .clone();
    client.apply("extra.tm", &json!([item["textEdit"]]));
    assert!(
        client.text("extra.tm").ends_with("with parameterised-queries }"),
        "{}",
        client.text("extra.tm")
    );
    client.edit("extra.tm", 0..0, "\n");
    let place = json!({ "textDocument": { "uri": client.uri("extra.tm") }, "position": { "line": 0, "character": 0 } });
    let list = client.ask("textDocument/completion", place);
    let items = list["items"].as_array().expect("a list");
    let flow = items.iter().find(|i| i["label"] == "flow").expect("offered");
    assert_eq!(flow["insertTextFormat"], 2);
    assert!(
        flow["textEdit"]["newText"]
            .as_str()
            .is_some_and(|t| t.contains("${1:name}")),
        "{flow}"
    );
    client.stop();
}

#[test]
fn symbols_of_a_file_and_of_the_workspace() {
    let mut client = shop();
    let document = client.document("parts/system.tm");
    let list = client.ask("textDocument/documentSymbol", document);
    let names: Vec<&str> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| s["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(
        names,
        ["orders", "login", "internet", "cloud", "browse", "persist"]
    );
    let inside: Vec<&str> = list[3]["children"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| s["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(inside, ["web", "db"]);
    let found = client.ask("workspace/symbol", json!({ "query": "prmq" }));
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    assert_eq!(found[0]["name"], "parameterised-queries");
    assert_eq!(found[0]["location"]["range"]["start"]["line"], 20);
    client.stop();
}

#[test]
fn folds_selections_and_links() {
    let mut client = shop();
    let document = client.document("parts/system.tm");
    let folds = client.ask("textDocument/foldingRange", document);
    let lines: Vec<(u64, u64)> = folds
        .as_array()
        .expect("a list")
        .iter()
        .map(|f| {
            (
                f["startLine"].as_u64().expect("a line"),
                f["endLine"].as_u64().expect("a line"),
            )
        })
        .collect();
    for wanted in [(4, 6), (9, 21), (11, 15), (0, 25)] {
        assert!(lines.contains(&wanted), "{wanted:?} is not among {lines:?}");
    }
    let place = client.at("parts/system.tm", "exposure internet", 10);
    let params = json!({ "textDocument": place["textDocument"], "positions": [place["position"]] });
    let mut selection = client.ask("textDocument/selectionRange", params)[0].clone();
    let mut texts = Vec::new();
    while selection.is_object() {
        texts.push(client.slice("parts/system.tm", &selection["range"]));
        selection = selection["parent"].clone();
    }
    assert_eq!(texts[0], "internet");
    assert_eq!(texts[1], "exposure internet");
    assert!(
        texts
            .windows(2)
            .all(|pair| pair[1].contains(pair[0].as_str()) && pair[0].len() < pair[1].len()),
        "{texts:?}"
    );
    assert_eq!(
        texts.last().map(String::as_str),
        Some(client.text("parts/system.tm"))
    );
    let document = client.document("shop.tm");
    let links = client.ask("textDocument/documentLink", document);
    assert_eq!(links.as_array().map(Vec::len), Some(2), "{links}");
    let document = client.document("parts/threats.tm");
    let links = client.ask("textDocument/documentLink", document).to_string();
    assert!(
        links.contains("https://cwe.mitre.org/data/definitions/89.html")
            && links.contains("https://example.org/ci"),
        "{links}"
    );
    client.stop();
}

#[test]
fn tokens_tell_names_from_values() {
    let mut client = shop();
    let legend =
        client.capabilities["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"].clone();
    let document = client.document("parts/system.tm");
    let data = client.ask("textDocument/semanticTokens/full", document)["data"].clone();
    let (mut line, mut column) = (0, 0);
    let mut seen = Vec::new();
    for token in data.as_array().expect("numbers").chunks(5) {
        let number = |at: usize| token[at].as_u64().expect("a number");
        line += number(0);
        column = if number(0) > 0 {
            number(1)
        } else {
            column + number(1)
        };
        let range = json!({ "start": { "line": line, "character": column }, "end": { "line": line, "character": column + number(2) } });
        let kind = legend[number(3) as usize].as_str().expect("a type").to_string();
        seen.push((client.slice("parts/system.tm", &range), kind, number(4)));
    }
    let is = |text: &str, kind: &str, declared: u64| {
        seen.contains(&(text.to_string(), kind.to_string(), declared))
    };
    assert!(
        is("data", "keyword", 0) && is("orders", "struct", 1) && is("orders", "struct", 0),
        "{seen:?}"
    );
    assert!(is("\"Größe und Adresse 🔒\"", "string", 0), "{seen:?}");
    assert!(
        is("high", "enumMember", 0)
            && is("web-application", "type", 0)
            && is("internet", "namespace", 1)
            && is("internet", "enumMember", 0)
    );
    assert!(is("->", "operator", 0) && is("browse", "event", 1) && is("exposure", "property", 0));
    client.stop();
}

#[test]
fn hints_and_lenses_can_be_switched_off() {
    let mut client = shop();
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let mut params = client.document("parts/threats.tm");
    params["range"] = whole.clone();
    let hints = client.ask("textDocument/inlayHint", params.clone());
    let labels: Vec<&str> = hints
        .as_array()
        .expect("a list")
        .iter()
        .map(|h| h["label"].as_str().expect("a label"))
        .collect();
    assert!(
        labels.contains(&"severity high") && labels.contains(&"impact high"),
        "{labels:?}"
    );
    let lenses = client.document("parts/system.tm");
    let lenses = client.ask("textDocument/codeLens", lenses);
    let titles: Vec<&str> = lenses
        .as_array()
        .expect("a list")
        .iter()
        .map(|l| l["command"]["title"].as_str().expect("a title"))
        .collect();
    assert!(titles.contains(&"1 threat, each with a response"), "{titles:?}");
    client.tell(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "tm": { "inlayHints": false, "codeLens": false } } }),
    );
    assert_eq!(client.ask("textDocument/inlayHint", params), json!([]));
    let lenses = client.document("parts/system.tm");
    assert_eq!(client.ask("textDocument/codeLens", lenses), json!([]));
    client.stop();
}

#[test]
fn lenses_count_what_is_written_and_found_and_show_it_to_who_can() {
    let mut client = Client::with(FILES, "utf-16", json!({ "shows": true }));
    client.open_file("shop.tm");
    client.open_file("parts/system.tm");
    client.ask("tm/settled", Value::Null);
    let document = client.document("parts/system.tm");
    let lenses = client.ask("textDocument/codeLens", document);
    let lenses = lenses.as_array().expect("a list");
    let of = |name: &str| {
        let found = lenses
            .iter()
            .find(|l| client.slice("parts/system.tm", &l["range"]) == name);
        found.unwrap_or_else(|| panic!("no lens at {name}: {lenses:#?}"))["command"].clone()
    };
    let orders = of("orders");
    assert_eq!(orders["title"], "1 threat, each with a response");
    assert_eq!(orders["command"], "tm.showThreats");
    let [address, position, places] = orders["arguments"].as_array().expect("a list").as_slice() else {
        panic!("{orders}");
    };
    assert_eq!(address, &json!(client.uri("parts/system.tm")));
    assert_eq!(position["line"], 1);
    assert_eq!(places[0]["uri"], json!(client.uri("parts/threats.tm")));
    assert_eq!(places[0]["range"]["start"]["line"], 8);
    let customer = of("customer");
    assert_eq!(customer["title"], "rules found 1, open");
    assert_eq!(customer["command"], "", "nothing is written that could be shown");
    client.stop();
}

/// Titles of the actions where `mark` begins, and the actions themselves.
fn actions(client: &mut Client, name: &str, mark: &str) -> Vec<(String, Value)> {
    client.ask("tm/settled", Value::Null);
    let place = client.at(name, mark, 0);
    let range = json!({ "start": place["position"], "end": place["position"] });
    let params =
        json!({ "textDocument": place["textDocument"], "range": range, "context": { "diagnostics": [] } });
    let list = client.ask("textDocument/codeAction", params);
    let list = list.as_array().expect("a list").clone();
    list.into_iter()
        .map(|a| (a["title"].as_str().expect("a title").to_string(), a))
        .collect()
}

fn act(client: &mut Client, name: &str, actions: &[(String, Value)], title: &str) {
    let titles: Vec<&String> = actions.iter().map(|(t, _)| t).collect();
    let (_, action) = actions
        .iter()
        .find(|(t, _)| t.starts_with(title))
        .unwrap_or_else(|| panic!("{title} is not among {titles:?}"));
    let edits = action["edit"]["changes"][client.uri(name)].clone();
    client.apply(name, &edits);
}

#[test]
fn actions_mend_declare_answer_and_rule_out() {
    let mut client = shop();
    let name = "parts/threats.tm";
    client.replace(name, "through  browse", "through  brows");
    let found = actions(&mut client, name, "brows,");
    act(&mut client, name, &found, "change `brows` to `browse`");
    client.replace(name, "with parameterised-queries\n", "with zzz-control\n");
    let found = actions(&mut client, name, "zzz-control");
    act(&mut client, name, &found, "declare the control `zzz-control`");
    assert!(
        client.codes(name).iter().all(|c| !c.starts_with("TM0")),
        "{}",
        client.text(name)
    );
    client.replace(name, "  mitigate with zzz-control\n", "");
    client.replace(name, "  remains  low because \"a new query can forget it\"\n", "");
    let found = actions(&mut client, name, "sqli");
    act(
        &mut client,
        name,
        &found,
        "answer this threat with `mitigate with parameterised-queries`",
    );
    assert!(
        client
            .text(name)
            .contains("refers   CWE-89\n  mitigate with parameterised-queries\n}"),
        "{}",
        client.text(name)
    );
    let open = client
        .findings(name)
        .into_iter()
        .find(|(_, code, _)| !code.starts_with("TM0"));
    assert!(open.is_some(), "nothing left to rule out");
    client.stop();
}

#[test]
fn formatting_whole_range_and_as_one_types() {
    let mut client = Client::start(&[]);
    client.open(
        "a.tm",
        "data   a {integrity   low}\ndata   b\nprocess  p {\n exposure   internet\n}\n",
    );
    let mut params = client.document("a.tm");
    params["options"] = json!({ "tabSize": 2, "insertSpaces": true });
    params["range"] = json!({ "start": { "line": 1, "character": 0 }, "end": { "line": 2, "character": 0 } });
    let edits = client.ask("textDocument/rangeFormatting", params.clone());
    client.apply("a.tm", &edits);
    assert!(
        client
            .text("a.tm")
            .starts_with("data   a {integrity   low}\ndata b\nprocess  p {"),
        "{}",
        client.text("a.tm")
    );
    let end = client.text("a.tm").len() - 1;
    params["position"] = client.position("a.tm", end);
    params["ch"] = json!("}");
    let edits = client.ask("textDocument/onTypeFormatting", params.clone());
    client.apply("a.tm", &edits);
    assert!(
        client
            .text("a.tm")
            .ends_with("process p {\n  exposure internet\n}\n"),
        "{}",
        client.text("a.tm")
    );
    params["position"] = json!({ "line": 1, "character": 0 });
    params["ch"] = json!("\n");
    let edits = client.ask("textDocument/onTypeFormatting", params.clone());
    client.apply("a.tm", &edits);
    assert_eq!(
        client.text("a.tm"),
        "data a { integrity low }\ndata b\nprocess p {\n  exposure internet\n}\n"
    );
    let edits = client.ask("textDocument/formatting", params);
    assert_eq!(edits, json!([]));
    client.stop();
}

#[test]
fn severities_of_the_project_and_all_findings_are_settings() {
    let mut client = Client::with(
        &[
            ("tm.toml", "[severity]\nTM101 = \"off\"\n"),
            ("a.tm", "actor x\n"),
        ],
        "utf-8",
        json!({ "tm": { "all": true, "today": "2026-11-23" } }),
    );
    client.open_file("a.tm");
    let found = client.codes("a.tm");
    assert!(
        !found.contains(&"TM101".to_string()) && !found.is_empty(),
        "{found:?}"
    );
    assert_eq!(client.capabilities["capabilities"]["positionEncoding"], "utf-8");
    client.stop();
}
