//! The report: complete, in order, harmless, the same every time.

#[path = "report/html.rs"]
mod html;
#[path = "report/support.rs"]
mod support;

use base64::Engine;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use sha2::Digest;
use std::collections::BTreeSet;
use tm::report::{ReportOptions, Shows, anchor, json, outputs, view};

/// The hostile texts, and all of them in one string.
fn hostile() -> Vec<String> {
    let mut list: Vec<String> = support::HOSTILE.iter().map(|h| h.to_string()).collect();
    list.push(support::HOSTILE.join(" "));
    list
}

fn language_errors(compiled: &tm::Compiled) -> Vec<String> {
    let errors = compiled.diagnostics.iter().filter(|d| d.code.is_language());
    errors
        .map(|d| {
            format!(
                "{} {}: {}",
                compiled.sources.at(d.primary.span),
                d.code,
                d.message
            )
        })
        .collect()
}

#[test]
fn the_model_of_these_tests_is_read() {
    assert_eq!(language_errors(&support::plain()), Vec::<String>::new());
    for text in hostile() {
        let compiled = support::compile(&support::text(|w| format!("{w} {text}")));
        assert_eq!(language_errors(&compiled), Vec::<String>::new(), "{text}");
    }
}

/// What the templates, descriptions and diagrams may write.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "circle",
    "code",
    "dd",
    "desc",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "input",
    "label",
    "li",
    "line",
    "main",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "path",
    "pre",
    "rect",
    "script",
    "section",
    "select",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "tspan",
    "ul",
];

#[test]
fn hostile_text_makes_no_element_of_its_own() {
    for text in hostile() {
        let compiled = support::compile(&support::text(|w| format!("{w} {text}")));
        let page = support::file(&compiled, "report.html");
        let tags = html::tags(&page);
        for tag in &tags {
            assert!(
                ELEMENTS.contains(&tag.name.as_str()),
                "<{}> through {text}",
                tag.name
            );
            for (key, value) in &tag.attributes {
                assert!(
                    !key.starts_with("on") && key != "style" && key != "src",
                    "{key} through {text}"
                );
                let harmless = ["#", "http://", "https://", "mailto:"]
                    .iter()
                    .any(|s| value.starts_with(s));
                assert!(key != "href" || harmless, "a link to {value} through {text}");
            }
        }
        let open = |name: &str| tags.iter().filter(|t| t.name == name && !t.end).count();
        assert_eq!(open("script"), 2, "{text}");
        let pictures = support::diagrams(&compiled);
        let inside = pictures.iter().filter(|d| d.shows == Shows::Flows).count();
        assert_eq!(open("style"), 1 + inside, "{text}");
        assert_eq!(hidden(&page), None, "{text}");
    }
}

/// A character that hides or reorders text.
fn hidden(text: &str) -> Option<char> {
    text.chars().find(|c| {
        (c.is_control() && *c != '\n' && *c != '\t')
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    })
}

fn markdown_events(text: &str) -> Vec<Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).collect()
}

/// What the templates fold details with, and no other HTML.
const FOLDED: [&str; 2] = ["<details><summary>Details</summary>", "</details>"];

#[test]
fn hostile_text_makes_no_html_and_no_foreign_link_in_markdown() {
    for text in hostile() {
        let compiled = support::compile(&support::text(|w| format!("{w} {text}")));
        let page = support::file(&compiled, "report.md");
        for event in markdown_events(&page) {
            match event {
                Event::Html(h) | Event::InlineHtml(h) => {
                    assert!(FOLDED.contains(&h.trim()), "{h} through {text}")
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let harmless = ["#", "http://", "https://", "mailto:"]
                        .iter()
                        .any(|s| dest_url.starts_with(s));
                    assert!(harmless, "{dest_url} through {text}");
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    assert!(dest_url.starts_with("diagrams/"), "{dest_url}")
                }
                _ => {}
            }
        }
        assert_eq!(hidden(&page), None, "{text}");
    }
}

/// The kinds of all events but those inside a line.
fn shape(text: &str) -> Vec<String> {
    let inline = |t: &Tag| {
        matches!(
            t,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
        )
    };
    let events = markdown_events(text).into_iter().filter_map(|e| match e {
        Event::Start(tag) if !inline(&tag) => Some(format!("{tag:?}")),
        Event::End(end) => Some(format!("{end:?}")).filter(|_| {
            !matches!(
                end,
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image
            )
        }),
        _ => None,
    });
    events.collect()
}

#[test]
fn hostile_titles_do_not_change_the_blocks_of_markdown() {
    // What the examiner says may depend on words: it is left out here.
    let page = |text: &str| {
        let mut compiled = support::compile(text);
        compiled.diagnostics.clear();
        support::file(&compiled, "report.md")
    };
    let plain = page(&support::text(str::to_string));
    // Descriptions are Markdown: what they hold may be blocks.
    let titles = |with: &str| {
        let with = with.to_string();
        support::text(move |w| {
            if w.contains('.') {
                w.to_string()
            } else {
                format!("{w}{with}")
            }
        })
    };
    for text in support::HOSTILE.iter().filter(|t| !t.starts_with("# heading")) {
        let page = page(&titles(&format!(" {text}")));
        let short = |s: Vec<String>| {
            s.into_iter()
                .filter(|e| !e.contains("CodeBlock"))
                .collect::<Vec<_>>()
        };
        let (was, is) = (short(shape(&plain)), short(shape(&page)));
        let first = was.iter().zip(&is).position(|(a, b)| a != b);
        assert_eq!(first.map(|i| (&was[i], &is[i])), None, "{text}");
    }
}

#[test]
fn links_within_a_file_lead_somewhere() {
    let compiled = support::plain();
    let page = support::file(&compiled, "report.html");
    let tags = html::tags(&page);
    let mut ids = BTreeSet::new();
    for (_, id) in tags.iter().flat_map(|t| &t.attributes).filter(|(k, _)| k == "id") {
        assert!(ids.insert(id.clone()), "two elements have the id {id}");
    }
    for (_, href) in tags
        .iter()
        .flat_map(|t| &t.attributes)
        .filter(|(k, _)| k == "href")
    {
        assert!(
            !href.starts_with('#') || ids.contains(&href[1..]),
            "{href} leads nowhere"
        );
    }
    let text = support::file(&compiled, "report.md");
    let slugs = slugs(&text);
    for event in markdown_events(&text) {
        if let Event::Start(Tag::Link { dest_url, .. }) = event {
            assert!(
                !dest_url.starts_with('#') || slugs.contains(&dest_url[1..]),
                "{dest_url} leads nowhere"
            );
        }
    }
    assert!(ids.contains("threat-sqli") && slugs.contains("threat-sqli"));
}

/// The slugs of all headings.
fn slugs(text: &str) -> BTreeSet<String> {
    let mut slugs = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in markdown_events(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let slug = anchor::slug(&heading.take().unwrap_or_default());
                assert!(slugs.insert(slug.clone()), "two headings have the slug {slug}");
            }
            Event::Text(t) | Event::Code(t) => {
                if let Some(h) = heading.as_mut() {
                    h.push_str(&t);
                }
            }
            _ => {}
        }
    }
    slugs
}

#[test]
fn the_policy_allows_what_the_page_holds_and_nothing_else() {
    let page = support::file(&support::plain(), "report.html");
    let tags = html::tags(&page);
    let policy = tags
        .iter()
        .flat_map(|t| &t.attributes)
        .find(|(_, v)| v.starts_with("default-src"));
    let policy = &policy.expect("a policy").1;
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"));
    let mut hashes = 0;
    for tag in tags
        .iter()
        .filter(|t| !t.end && (t.name == "script" || t.name == "style"))
    {
        let digest = sha2::Sha256::digest(tag.text.as_bytes());
        let hash = base64::engine::general_purpose::STANDARD.encode(digest);
        assert!(
            policy.contains(&hash),
            "the policy does not allow a <{}>",
            tag.name
        );
        hashes += 1;
    }
    assert_eq!(policy.matches("sha256-").count(), hashes);
}

#[test]
fn every_answer_is_in_both_reports() {
    let compiled = support::plain();
    let (page, text) = (
        support::file(&compiled, "report.html"),
        support::file(&compiled, "report.md"),
    );
    let text = text.replace('\\', "");
    for piece in support::SHOP
        .split('«')
        .skip(1)
        .filter_map(|p| p.split_once('»'))
        .map(|(w, _)| w)
    {
        // A label does not stand for an address that may not be a link, and these are no sentences.
        if ["see", "Label", "policy", "evidence", "scan", "through *search*"].contains(&piece) {
            continue;
        }
        let shown = piece.replace('\'', "&#39;");
        assert!(page.contains(&shown), "report.html does not say {piece}");
        assert!(text.contains(piece), "report.md does not say {piece}");
    }
}

#[test]
fn nothing_is_promised() {
    let compiled = support::plain();
    for name in ["report.html", "report.md"] {
        let text = support::file(&compiled, name).to_lowercase();
        let text = text
            .split("<section class=\"q\" id=\"appendix\"")
            .next()
            .unwrap_or_default()
            .to_string();
        for word in [" secure ", "is secure", "fully protected", "guaranteed"] {
            assert!(!text.contains(word), "{name} says `{word}`");
        }
        assert!(text.contains("no threat model is complete") && text.contains("not evaluated"));
    }
}

#[test]
fn what_is_conceded_is_no_promise_that_holds() {
    let model = "model \"M\" { purpose \"p\" }\ndata d { confidentiality high }\nstore s \"Store\" { holds d }\nadversary thief \"Thief\" { owns s }\n";
    let claim = |line: &str| {
        let compiled = support::compile(&format!("{model}claim c \"C\" {{ {line} }}\n"));
        assert_eq!(language_errors(&compiled), Vec::<String>::new());
        let view = view(&compiled, &[], &ReportOptions::default());
        let figure = view
            .summary
            .facts
            .iter()
            .find(|f| f.label == "Claims proven")
            .map(|f| f.value.clone());
        (view.good.claims[0].result.clone(), figure)
    };
    assert_eq!(
        claim("thief can disclose d"),
        ("conceded".to_string(), Some("0".to_string()))
    );
    assert_eq!(
        claim("thief cannot disclose d"),
        ("refuted".to_string(), Some("0 of 1".to_string()))
    );
}

#[test]
fn two_runs_give_the_same_bytes_and_no_path_of_the_machine() {
    let run = || {
        let compiled = support::plain();
        outputs(
            &compiled,
            &support::diagrams(&compiled),
            &ReportOptions::default(),
        )
        .expect("a report")
    };
    let (first, second) = (run(), run());
    assert_eq!(first.len(), 7);
    for ((name, a), (_, b)) in first.iter().zip(&second) {
        assert_eq!(a, b, "{name}");
        let text = String::from_utf8_lossy(a);
        assert!(
            !text.contains("/nowhere") && !text.contains("/tmp") && !text.contains("2026-11-23"),
            "{name}"
        );
    }
}

#[test]
fn a_date_stands_in_the_report_when_it_is_asked_for() {
    let compiled = support::plain();
    let stamp = time::Date::from_calendar_date(2026, time::Month::November, 23).ok();
    let options = ReportOptions {
        stamp,
        ..ReportOptions::default()
    };
    let view = view(&compiled, &[], &options);
    assert!(view.meta.line.contains("built 23 Nov 2026"), "{}", view.meta.line);
}

#[test]
fn the_model_fits_its_schema() {
    let schema: serde_json::Value = serde_json::from_str(&json::schema()).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    for text in [
        support::SHOP.to_string(),
        String::new(),
        "model".into(),
        "threat".into(),
    ] {
        let document = json::text(&support::compile(&text));
        let value: serde_json::Value = serde_json::from_str(&document).expect("JSON");
        let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn an_empty_model_has_a_report() {
    let compiled = support::compile("model \"Nothing yet\" { }\n");
    let text = support::file(&compiled, "report.md");
    assert!(text.contains("No threat has been written down yet."), "{text}");
    assert_eq!(support::file(&compiled, "report.html").matches("<h2").count(), 6);
}
