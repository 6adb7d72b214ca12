//! What makes `report.html` one file without any request: style, script and the policy that allows only these.

use super::escape;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What `report.html` needs besides the view.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// The Content-Security-Policy.
    pub policy: String,
    /// The style sheet.
    pub style: String,
    /// The script that runs before the first paint: it sets the theme.
    pub early: String,
    /// The script.
    pub script: String,
}

/// The page around some diagrams. `title` stands at the foot of every printed page.
pub fn page(style: &str, dark: &str, early: &str, script: &str, svgs: &[&str]) -> Page {
    let style = style.replace("/*DARK*/", dark.trim());
    let mut styles = vec![style.as_str()];
    styles.extend(svgs.iter().flat_map(|s| style_sheets(s)));
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        hashes(&styles),
        hashes(&[early, script]),
    );
    Page {
        policy,
        style: style.clone(),
        early: early.to_string(),
        script: script.to_string(),
    }
}

/// The hashes of some texts, each once, in the order given.
fn hashes(texts: &[&str]) -> String {
    let mut list: Vec<String> = Vec::new();
    for text in texts {
        let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
        if !list.contains(&hash) {
            list.push(hash);
        }
    }
    list.join(" ")
}

/// The contents of every `<style>` of an SVG.
fn style_sheets(svg: &str) -> Vec<&str> {
    let pieces = svg.split("<style>").skip(1);
    pieces
        .filter_map(|p| p.split_once("</style>"))
        .map(|(sheet, _)| sheet)
        .collect()
}

/// An SVG document as it may stand in a page: without a prolog, and every shape a link to what `link` says of its
/// `data-id`. It becomes a group, because an image may not hold links.
pub fn inline(svg: &str, link: impl Fn(&str) -> Option<String>) -> String {
    let start = svg.find("<svg").unwrap_or(svg.len());
    let mut out = String::with_capacity(svg.len());
    let mut open: Vec<&str> = Vec::new();
    for piece in svg[start..].trim_end().split_inclusive('>') {
        let tag = piece.find('<').unwrap_or(0);
        out.push_str(&piece[..tag]);
        let tag = &piece[tag..];
        if let Some(attributes) = tag.strip_prefix("<g ") {
            let href = attribute(attributes, "data-id").and_then(|name| link(&name));
            open.push(if href.is_some() { "</a>" } else { "</g>" });
            match href {
                Some(href) => out.push_str(&format!("<a href=\"#{href}\" {}", second(attributes))),
                None => out.push_str(tag),
            }
        } else if tag == "</g>" {
            out.push_str(open.pop().unwrap_or(tag));
        } else {
            out.push_str(tag);
        }
    }
    let out = escape::visible_lines(&out);
    match out.contains("<a ") {
        true => out.replacen(" role=\"img\"", " role=\"group\"", 1),
        false => out,
    }
}

/// A flow is drawn as a line and a label: with the keyboard, only the label is a stop.
fn second(attributes: &str) -> String {
    match attribute(attributes, "class").is_some_and(|c| c.split(' ').any(|c| c.ends_with("-flow"))) {
        true => format!("tabindex=\"-1\" {attributes}"),
        false => attributes.to_string(),
    }
}

/// The value of an attribute of a tag, its entities resolved.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    let plain = value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'");
    Some(plain.replace("&amp;", "&"))
}
