//! Whether an SVG is well-formed and harmless.

/// A small XML reader: tags nest, attributes are quoted, text has no bare markup and no character
/// that XML 1.0 forbids, ids are unique, and nothing runs or loads.
pub fn well_formed(name: &str, svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    assert!(svg.starts_with("<svg "), "{name}");
    assert!(
        !svg.chars().any(|c| c.is_control() && c != '\n'),
        "{name}: control character"
    );
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece
            .split_once('>')
            .unwrap_or_else(|| panic!("{name}: `<{piece}`"));
        assert!(
            !text.contains('>') || open.last() == Some(&"style"),
            "{name}: bare `>` in {text}"
        );
        for entity in text.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
            assert!(known.iter().any(|k| entity.starts_with(k)), "{name}: &{entity}");
        }
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{name}");
            continue;
        }
        let word = tag.split([' ', '/']).next().unwrap();
        let allowed = [
            "svg", "title", "desc", "style", "g", "a", "rect", "path", "text", "tspan",
        ]
        .contains(&word);
        assert!(allowed, "{name}: <{tag}>");
        assert_eq!(tag.matches('"').count() % 2, 0, "{name}: <{tag}>");
        for pair in tag.split("\" ").filter_map(|a| a.split_once("=\"")) {
            let (key, value) = (pair.0.rsplit(' ').next().unwrap(), pair.1.trim_end_matches('/'));
            if key == "id" {
                assert!(
                    ids.insert(value.trim_end_matches('"')),
                    "{name}: id {value} twice"
                );
            }
            assert!(!key.starts_with("on"), "{name}: {key}");
            assert!(
                key != "href" || !value.starts_with("javascript"),
                "{name}: {value}"
            );
            let number = ["x", "y", "width", "height", "d", "viewBox"].contains(&key);
            assert!(
                !number || !(value.contains("NaN") || value.contains("inf")),
                "{name}: {value}"
            );
        }
        if !tag.ends_with('/') {
            open.push(word);
            if word == "style" {
                assert!(!text.contains("url(") && !text.contains("@import"), "{name}");
            }
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} not closed");
}
