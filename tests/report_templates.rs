//! Templates are an interface: documented field by field, replaceable one by one.

#[path = "report/support.rs"]
mod support;

use schemars::schema_for;
use serde_json::Value;
use std::collections::BTreeMap;
use tm::report::{ASSETS, BUILTIN, ReportOptions, ReportView, html, markdown, view};

fn with(name: &str, text: &str) -> ReportOptions {
    ReportOptions {
        templates: vec![(name.to_string(), text.to_string())],
        ..ReportOptions::default()
    }
}

#[test]
fn a_block_is_replaced() {
    let compiled = support::plain();
    let options = with(
        "report.md",
        "{% extends \"builtin/report.md\" %}{% block foot %}Printed by {{ meta.title }}{% endblock foot %}",
    );
    let text = markdown(&view(&compiled, &[], &options), &options).unwrap_or_else(|e| panic!("{}", e.0));
    assert!(text.contains("## Contents") && text.ends_with("Printed by System\n"));
}

#[test]
fn a_partial_and_a_style_sheet_are_replaced() {
    let compiled = support::plain();
    let mut options = with(
        "html/summary.html",
        "<section id=\"summary\"><h1>{{ meta.title }}!</h1></section>",
    );
    options
        .templates
        .push(("print.css".into(), "@media print{body{color:green}}".into()));
    let page = html(&view(&compiled, &[], &options), &options).unwrap_or_else(|e| panic!("{}", e.0));
    assert!(page.contains("<h1>System!</h1>") && page.contains("body{color:green}"));
}

#[test]
fn a_mistake_in_a_template_has_a_name_and_a_line() {
    let compiled = support::plain();
    let mistakes = [
        ("report.md", "one\n{{ meta.titel }}\n", "templates/report.md:2:"),
        ("report.md", "one\n\n{% if %}\n", "templates/report.md:3:"),
        (
            "html/contents.html",
            "{% for e in contents %}\n",
            "templates/html/contents.html:2:",
        ),
        ("report.html", "{% extends \"nothing.html\" %}", "nothing.html"),
        ("html/good.html", "\n{{ <nothing/> }}", "templates/html/good.html"),
    ];
    for (name, text, place) in mistakes {
        let options = with(name, text);
        let view = view(&compiled, &[], &options);
        let result = if name.ends_with(".md") {
            markdown(&view, &options)
        } else {
            html(&view, &options)
        };
        let message = result.err().map(|e| e.0).unwrap_or_default();
        assert!(message.contains(place), "{name}: {message}");
    }
}

/// The worked example: every file of it, by its name.
fn house_style() -> ReportOptions {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/house-style/templates/");
    let names = ["house.css", "html/logo.html", "report.html", "report.md"];
    let read = |name: &str| {
        std::fs::read_to_string(format!("{folder}{name}")).unwrap_or_else(|e| panic!("{name}: {e}"))
    };
    ReportOptions {
        templates: names.iter().map(|n| (n.to_string(), read(n))).collect(),
        ..ReportOptions::default()
    }
}

#[test]
fn a_house_restyles_the_report_with_its_logo_and_colours() {
    let (compiled, options) = (support::plain(), house_style());
    let view = view(&compiled, &[], &options);
    let page = html(&view, &options).unwrap_or_else(|e| panic!("{}", e.0));
    let logo = "aria-label=\"Harbour Bank\"";
    assert_eq!(page.matches(logo).count(), 2, "on the screen and on paper");
    assert!(page.contains("--accent:#00594f") && page.contains("Harbour Bank, confidential."));
    assert!(
        page.contains("<section class=\"q\" id=\"good\">"),
        "the rest is as ever"
    );
    let text = markdown(&view, &options).unwrap_or_else(|e| panic!("{}", e.0));
    assert!(text.contains("**Harbour Bank, confidential.**") && text.contains("## Contents"));
}

#[test]
fn every_template_stands_in_the_documentation() {
    let documentation = documentation();
    for (name, _) in BUILTIN.iter().chain(ASSETS) {
        assert!(
            documentation.contains(&format!("`{name}`")),
            "docs/templates.md does not name {name}"
        );
    }
}

fn documentation() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/templates.md")).unwrap_or_default()
}

const BEGIN: &str = "<!-- The fields, written by the tests from the comments of `ReportView`. -->\n";

/// With `UPDATE=1` in the environment, the list is written anew.
#[test]
fn every_field_stands_in_the_documentation() {
    let documentation = documentation();
    let (head, _) = documentation.split_once(BEGIN).unwrap_or((&documentation, ""));
    let current = format!("{head}{BEGIN}{}", fields());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(
            concat!(env!("CARGO_MANIFEST_DIR"), "/docs/templates.md"),
            &current,
        )
        .expect("written");
        return;
    }
    assert!(
        documentation == current,
        "docs/templates.md is not current: run the tests with UPDATE=1"
    );
}

/// Every type with its fields, from the schema of the view.
fn fields() -> String {
    let schema = serde_json::to_value(schema_for!(ReportView)).expect("a schema");
    let mut out = section("ReportView", &schema);
    let types: BTreeMap<String, &Value> = schema["$defs"]
        .as_object()
        .map(|d| d.iter().map(|(k, v)| (k.clone(), v)).collect())
        .unwrap_or_default();
    for (name, definition) in &types {
        if definition.get("properties").is_some() {
            out += &section(name, definition);
        }
    }
    out
}

fn section(name: &str, definition: &Value) -> String {
    let words = |v: &Value| v["description"].as_str().unwrap_or_default().replace('\n', " ");
    let mut out = format!(
        "\n### {name}\n\n{}\n\n| field | type | meaning |\n| --- | --- | --- |\n",
        words(definition)
    );
    for (field, value) in definition["properties"].as_object().into_iter().flatten() {
        assert!(!words(value).is_empty(), "{name}.{field} is not documented");
        out += &format!(
            "| `{field}` | {} | {} |\n",
            kind(value),
            words(value).replace('|', "\\|")
        );
    }
    out
}

/// The type of a field, in words.
fn kind(value: &Value) -> String {
    if let Some(reference) = value["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return match name {
            "Text" => "sentence: list of [Run](#run)".to_string(),
            _ => format!("[{name}](#{})", name.to_lowercase()),
        };
    }
    if let Some(any) = value["anyOf"].as_array() {
        return any.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    match &value["type"] {
        Value::String(t) if t == "array" => format!("list of {}", kind(&value["items"])),
        Value::String(t) if t == "object" => "words by name".to_string(),
        Value::String(t) => word(t),
        Value::Array(list) => list
            .iter()
            .filter_map(Value::as_str)
            .map(word)
            .collect::<Vec<_>>()
            .join(" or "),
        _ => "anything".to_string(),
    }
}

fn word(kind: &str) -> String {
    match kind {
        "string" => "text",
        "integer" => "number",
        "boolean" => "yes or no",
        other => other,
    }
    .to_string()
}
