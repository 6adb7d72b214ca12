//! What makes `report.html` one file without any request: style, script and the policy that allows only these.

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
    Page { policy, style: style.clone(), early: early.to_string(), script: script.to_string() }
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
    pieces.filter_map(|p| p.split_once("</style>")).map(|(sheet, _)| sheet).collect()
}

/// An SVG document as it may stand in a page: without a prolog, and as a group, because an image may not hold links.
pub fn inline(svg: &str) -> String {
    let start = svg.find("<svg").unwrap_or(svg.len());
    let body = svg[start..].trim_end();
    match body.contains("<a ") {
        true => body.replacen(" role=\"img\"", " role=\"group\"", 1),
        false => body.to_string(),
    }
}
