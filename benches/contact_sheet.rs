//! Every picture of every example on one page, light and dark, as wide as on A4: to look at a change whole.
//!
//! `cargo bench --bench contact_sheet` writes `target/contact-sheet.html`.

#[path = "pictures/examples.rs"]
mod examples;

use base64::Engine;
use std::fmt::Write;
use std::path::Path;
use tm::diagram::STEPS;
use tm::views;
use tm::words::Words;

const HEAD: &str = "<!doctype html>
<meta charset=utf-8>
<title>Contact sheet</title>
<style>
body { font: 14px system-ui, sans-serif; margin: 24px; background: #8a8a8a }
h2 { margin: 32px 0 8px }
h3 { margin: 16px 0 4px; font-weight: 400 }
div { display: flex; gap: 16px; flex-wrap: wrap; align-items: flex-start }
/* 180 mm: A4 without its margins. */
img { max-width: 180mm; height: auto }
@media print { img { page-break-inside: avoid } }
</style>
";

fn main() {
    let mut page = String::from(HEAD);
    let mut count = 0;
    for (name, compiled) in examples::all() {
        let _ = writeln!(page, "<h2>{name}</h2>");
        for drawn in views::drawn(&compiled, STEPS, Words::english()) {
            let _ = writeln!(page, "<h3>{}</h3>\n<div>", drawn.picture.name);
            for theme in ["light", "dark"] {
                // An image of its own, so that the ids of two pictures do not meet.
                let root = format!("<svg data-theme=\"{theme}\" ");
                let svg = drawn.svg.replacen("<svg ", &root, 1);
                let data = base64::prelude::BASE64_STANDARD.encode(svg);
                let _ = writeln!(
                    page,
                    "<img alt=\"{} {theme}\" src=\"data:image/svg+xml;base64,{data}\">",
                    drawn.picture.name
                );
            }
            page.push_str("</div>\n");
            count += 1;
        }
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/contact-sheet.html");
    std::fs::write(&file, page).expect("target/ is writable");
    println!("{count} pictures, light and dark: target/contact-sheet.html");
}
