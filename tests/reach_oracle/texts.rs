//! Changes to the texts of random models: other names, another order, one control more.

use super::corpus::Random;
use super::generator::pick;

/// Every name that the generator made up (a letter and a number), changed so that the order of names changes too.
pub fn renamed(text: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_alphanumeric() || c == '-' {
            word.push(c);
            continue;
        }
        out.push_str(&other_name(&word));
        word.clear();
        out.push(c);
    }
    out.pop();
    out
}

fn other_name(word: &str) -> String {
    let mut chars = word.chars();
    let letter = chars.next().filter(char::is_ascii_lowercase);
    match (letter, chars.as_str().parse::<u8>()) {
        (Some(letter), Ok(number)) => {
            let other = (b'a' + (b'z' - letter as u8)) as char;
            format!("{other}{}x{letter}", 99 - number)
        }
        _ => word.to_string(),
    }
}

/// Statements in another order, those within blocks too.
pub fn shuffled(r: &mut Random, text: &str) -> String {
    let mut lines = text.lines();
    block(r, &mut lines)
}

/// Reads up to the end of the block.
fn block<'a>(r: &mut Random, lines: &mut impl Iterator<Item = &'a str>) -> String {
    let mut statements = Vec::new();
    while let Some(line) = lines.next() {
        let opens = line.ends_with('{');
        if line.trim() == "}" {
            break;
        }
        let inside = if opens {
            format!("\n{}}}", block(r, &mut *lines))
        } else {
            String::new()
        };
        statements.push(format!("{line}{inside}\n"));
    }
    for at in (1..statements.len()).rev() {
        statements.swap(at, r.below(at + 1));
    }
    statements.concat()
}

/// A control called `extra` that prevents, and detects nothing.
pub fn preventing_control(r: &mut Random, places: &[&str]) -> String {
    let on = pick(r, places);
    let resists = pick(r, &["", "resists basic", "resists high"]);
    let protects = pick(
        r,
        &["", "protects confidentiality", "protects integrity, availability"],
    );
    let status = pick(r, &["planned", "implemented", "verified"]);
    format!("control extra {{\n  on {on}\n  {resists}\n  {protects}\n  status {status}\n}}\n")
}

/// The text with one more control named against a threat.
pub fn mitigated(text: &str, threat: &str, control: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    let mut named = false;
    for line in text.lines() {
        let head = format!("threat {threat} {{");
        let one_line = line.starts_with(&head) && line.ends_with('}');
        inside |= line == head;
        let mut line = line.to_string();
        if one_line || inside && line.contains("mitigate with ") {
            line = line.replace("mitigate with ", &format!("mitigate with {control}, "));
            named = true;
        }
        if inside && line == "}" {
            inside = false;
            if !named {
                out.push_str(&format!("  mitigate with {control}\n"));
            }
            named = false;
        }
        out.push_str(&line);
        out.push('\n');
    }
    out
}
