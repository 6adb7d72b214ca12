//! The embedded form of the packs equals their source, and is read as they are.

use tm::{Input, draft, packs, source::Disk};

#[test]
fn embedded_form_is_current() {
    let (made, mistakes) = packs::embed().expect("the packs can be packed");
    assert!(mistakes.is_empty(), "mistakes in packs: {mistakes:#?}");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/packs/embedded.bin"), made)
            .expect("packs are writable");
        return;
    }
    assert!(
        made == packs::embedded(),
        "packs changed, or what is made of them: run `UPDATE=1 cargo test --test packs`"
    );
}

/// What is embedded of a model that uses every pack, beside what the texts themselves declare.
#[test]
fn every_rule_kind_and_attribute_is_there_in_full() {
    let input = Input::Text {
        name: "a.tm".to_string(),
        text: format!(
            "model \"A\" {{ purpose \"b\" }}\nuse pack {}\n",
            packs::NAMES.join(", ")
        ),
        folder: Default::default(),
    };
    let model = draft(&input, &Disk).unwrap_or_else(|f| panic!("{}", f.0)).model;
    let declared = |keyword: &str| -> usize {
        let lines = packs::texts().flat_map(|(_, text)| text.lines());
        lines.filter(|line| line.starts_with(keyword)).count()
    };
    assert_eq!(model.rules.len(), declared("rule "));
    assert_eq!(model.kinds.len(), declared("kind "));
    assert_eq!(model.attributes.len(), declared("attribute "));
    for rule in &model.rules {
        let body = rule
            .body
            .as_ref()
            .unwrap_or_else(|| panic!("{} has no body", rule.head.name));
        assert!(body.explain.is_some(), "{}", rule.head.name);
    }
}
