//! A strict tokenizer for the HTML that the templates write.

/// A start or end tag.
#[derive(Debug, Clone)]
pub struct Tag {
    pub name: String,
    pub end: bool,
    pub attributes: Vec<(String, String)>,
    /// What stands between this tag and the next.
    pub text: String,
}

/// Every tag of a document.
///
/// # Panics
/// Where the text is not what a template could have meant: an unquoted attribute, a stray `<`.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut list: Vec<Tag> = Vec::new();
    let mut rest = html.strip_prefix("<!doctype html>").expect("a doctype");
    while let Some(at) = rest.find('<') {
        if let Some(last) = list.last_mut() {
            last.text = rest[..at].to_string();
        }
        rest = &rest[at + 1..];
        let (tag, after) = tag(rest);
        rest = after;
        // The contents of these are not tags.
        if !tag.end && (tag.name == "script" || tag.name == "style") {
            let end = rest.find(&format!("</{}", tag.name)).expect("an end tag");
            let text = rest[..end].to_string();
            list.push(Tag { text, ..tag });
            let (end, after) = self::tag(&rest[end + 1..]);
            rest = after;
            list.push(end);
            continue;
        }
        list.push(tag);
    }
    list
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text.starts_with('/');
    let text = text.trim_start_matches('/');
    let stop = text
        .find(|c: char| !c.is_ascii_alphanumeric())
        .expect("the end of a name");
    assert!(
        stop > 0,
        "a stray `<` before {:?}",
        text.chars().take(40).collect::<String>()
    );
    let name = text[..stop].to_ascii_lowercase();
    let mut rest = text[stop..].trim_start();
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>").or(rest.strip_prefix('>')) {
            return (
                Tag {
                    name,
                    end,
                    attributes,
                    text: String::new(),
                },
                after,
            );
        }
        let stop = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ':'))
            .expect("a name ends");
        assert!(
            stop > 0,
            "no attribute: {:?}",
            rest.chars().take(40).collect::<String>()
        );
        let key = rest[..stop].to_ascii_lowercase();
        rest = &rest[stop..];
        let value = match rest.strip_prefix("=\"") {
            Some(after) => {
                let (value, after) = after.split_once('"').expect("a closing quote");
                rest = after;
                value.to_string()
            }
            None => String::new(),
        };
        attributes.push((key, value));
    }
}
