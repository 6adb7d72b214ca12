//! What each view shows: data and its way, collapsed boxes, the diagrams of a large model, the way of an adversary.

use std::path::PathBuf;
use tm::diagram::{Diagram, Severity};
use tm::source::Disk;
use tm::views::{self, Content, Shows};
use tm::words::Words;
use tm::{Compiled, Input, Settings};

const SHOP: &str = r#"
model "Shop"
data orders { confidentiality high }
data news
boundary net { trust none; actor customer }
boundary cloud {
  trust full because "ours"
  process web { exposure internet }
  boundary inner { process api; store db { holds orders } }
}
flow browse: customer -> web { sends news }
flow place: web -> api { sends orders; returns news }
flow read: api -> db { returns orders }
adversary thief { knows public; computes moderate; owns net; wants disclose orders }
threat leak "Orders leak" { disclose orders; through read; feasibility high; impact high }
threat loss "The store is lost" { disclose orders; through db, read; feasibility high; impact medium }
threat break-in "The inside is taken over" { elevate inner; feasibility low; impact high }
view all
view ways { show data orders }
view folded { collapse inner }
view theft { show path thief disclose orders }
"#;

fn compile(text: &str) -> Compiled {
    let input = Input::Text {
        name: "shop.tm".into(),
        text: text.into(),
        folder: PathBuf::from("/nowhere"),
    };
    let settings = Settings {
        today: time::Date::from_calendar_date(2026, time::Month::November, 23).expect("a date"),
        severities: Default::default(),
        coverage: Default::default(),
        all: true,
    };
    let compiled = tm::compile(&input, &Disk, &settings).unwrap_or_else(|e| panic!("{}", e.0));
    let broken: Vec<String> = compiled
        .diagnostics
        .iter()
        .filter(|d| d.code.0 < 100)
        .map(|d| d.message.clone())
        .collect();
    assert!(broken.is_empty(), "{broken:?}");
    compiled
}

fn diagram(compiled: &Compiled, view: &str) -> Diagram {
    let pictures = views::pictures(compiled, Words::english());
    let picture = pictures
        .iter()
        .find(|p| p.name == view)
        .expect("the view is there");
    match views::content(compiled, picture, Words::english()) {
        Content::Flows(diagram) => diagram,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_view_of_data_shows_its_way_and_where_it_rests() {
    let d = diagram(&compile(SHOP), "ways");
    let names: Vec<&str> = d.nodes.iter().map(|n| n.id.as_str()).collect();
    assert_eq!(names, ["web", "api", "db"]);
    let ends = |f: &tm::diagram::Flow| format!("{}->{}", d.nodes[f.from].id, d.nodes[f.to].id);
    let flows: Vec<String> = d.flows.iter().map(ends).collect();
    // `read` is asked for by `api`, but the orders go from `db`.
    assert_eq!(flows, ["web->api", "db->api"]);
    assert!(d.flows.iter().all(|f| f.highlight && !f.two_way));
    assert!(d.nodes[2].highlight && !d.nodes[0].highlight);
    assert_eq!(d.meaning, "way and place of orders");
    assert!(!d.dims);
}

#[test]
fn a_collapsed_box_tells_what_it_hides() {
    let d = diagram(&compile(SHOP), "folded");
    let folded = d.nodes.iter().find(|n| n.id == "inner").expect("a box");
    assert_eq!(folded.hidden, 2);
    let badge = folded.badge.expect("threats are inside");
    // Each threat counts once, however many places inside it has; the worst is the leak.
    assert_eq!((badge.count, badge.severity), (3, Severity::High));
    let whole = diagram(&compile(SHOP), "all");
    let inner = whole
        .boundaries
        .iter()
        .find(|b| b.id == "inner")
        .expect("a frame");
    assert_eq!(inner.badge.map(|b| b.count), Some(1));
}

#[test]
fn the_way_of_an_adversary_is_drawn_in_the_picture_of_everything() {
    let compiled = compile(&SHOP.replace("owns net", "owns net, api"));
    let (all, theft) = (diagram(&compiled, "all"), diagram(&compiled, "theft"));
    assert_eq!(all.bare(), theft.bare(), "they share one placement");
    assert!(theft.dims && theft.has_highlight() && !all.has_highlight());
    let numbers = theft.nodes.iter().flat_map(|n| &n.steps);
    let numbers = numbers.chain(theft.flows.iter().flat_map(|f| &f.steps));
    let mut numbers: Vec<usize> = numbers.copied().collect();
    numbers.sort_unstable();
    assert!(numbers.starts_with(&[1]), "{numbers:?}");
    let drawn = views::drawn(&compiled, 500, Words::english());
    let theft = drawn
        .iter()
        .find(|d| d.picture.name == "theft")
        .expect("it is drawn");
    assert!(
        theft.note.starts_with("Thief can disclose orders. 1. "),
        "{}",
        theft.note
    );
}

#[test]
fn a_large_model_has_an_overview_and_a_diagram_of_each_boundary() {
    let mut text = String::from("model \"Large\"\n");
    for b in 0..6 {
        text += &format!("boundary b{b} {{\n");
        for e in 0..20 {
            text += &format!("  process p{b}x{e}\n");
        }
        text += "}\n";
    }
    for b in 0..5 {
        text += &format!("flow f{b}: p{b}x0 -> p{}x1\nflow g{b}: p{b}x0 -> p{b}x2\n", b + 1);
    }
    let compiled = compile(&text);
    let names: Vec<String> = views::pictures(&compiled, Words::english())
        .into_iter()
        .map(|p| p.name)
        .collect();
    let expected = ["overview", "boundary-b0", "boundary-b1", "boundary-b2"];
    assert_eq!(names[..4], expected);
    let overview = diagram(&compiled, "overview");
    assert_eq!((overview.nodes.len(), overview.flows.len()), (6, 5));
    let one = diagram(&compiled, "boundary-b1");
    // Its own twenty elements, and the two boundaries it talks with as boxes.
    assert_eq!(one.nodes.len(), 22);
    assert!(one.nodes.iter().filter(|n| n.hidden == 20).count() == 2);
    assert!(
        views::pictures(&compiled, Words::english())
            .iter()
            .all(|p| matches!(p.shows, Shows::Flows(_)))
    );
}
