//! A diagram as the text of other tools: Mermaid and Graphviz DOT. They place it themselves.

use super::model::{Diagram, Flow, Protection, Shape};
use super::text::clean;

/// Mermaid `flowchart`, for Markdown that is rendered elsewhere.
pub fn mermaid(diagram: &Diagram) -> String {
    let mut out = String::from("flowchart TB\n");
    nested(
        diagram,
        &mut out,
        &Syntax {
            node: |i, title, shape| {
                let (open, close) = match shape {
                    Shape::Process => ("(", ")"),
                    Shape::Store => ("[(", ")]"),
                    Shape::External | Shape::Collapsed => ("[[", "]]"),
                    Shape::Actor => ("[", "]"),
                };
                format!("n{i}{open}\"{title}\"{close}\n")
            },
            open: |b, title| format!("subgraph b{b}[\"{title}\"]\n"),
            close: "end\n",
            escape: entities,
        },
    );
    for flow in flows(diagram) {
        let arrow = if flow.two_way { "<-->" } else { "-->" };
        let label = entities(&words(flow));
        let label = if label.is_empty() {
            label
        } else {
            format!("|\"{label}\"|")
        };
        out += &format!("  n{} {arrow}{label} n{}\n", flow.from, flow.to);
    }
    out
}

/// Graphviz DOT with a cluster for every boundary.
pub fn dot(diagram: &Diagram) -> String {
    let mut out = String::from(
        "digraph {\n  compound=true; node [fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\"];\n",
    );
    nested(
        diagram,
        &mut out,
        &Syntax {
            node: |i, title, shape| {
                let style = match shape {
                    Shape::Process => "shape=box, style=rounded",
                    Shape::Store => "shape=cylinder",
                    Shape::External => "shape=box, peripheries=2",
                    Shape::Collapsed => "shape=folder",
                    Shape::Actor => "shape=box",
                };
                format!("n{i} [label=\"{title}\", {style}];\n")
            },
            open: |b, title| format!("subgraph cluster_{b} {{ label=\"{title}\"; style=dashed;\n"),
            close: "}\n",
            escape: |t| clean(t).replace('\\', "\\\\").replace('"', "\\\""),
        },
    );
    for flow in flows(diagram) {
        let label = words(flow).replace('\\', "\\\\").replace('"', "\\\"");
        let both = if flow.two_way { ", dir=both" } else { "" };
        out += &format!("  n{} -> n{} [label=\"{label}\"{both}];\n", flow.from, flow.to);
    }
    out += "}\n";
    out
}

struct Syntax {
    node: fn(usize, &str, Shape) -> String,
    open: fn(usize, &str) -> String,
    close: &'static str,
    escape: fn(&str) -> String,
}

/// Nodes and boundaries, nested. Boundaries come parents first, so a stack of them is enough.
fn nested(diagram: &Diagram, out: &mut String, syntax: &Syntax) {
    let parent = |b: usize| diagram.boundaries[b].parent.filter(|&p| p < b);
    let home = |n: usize| {
        diagram.nodes[n]
            .boundary
            .filter(|&b| b < diagram.boundaries.len())
    };
    let inside = |outer: Option<usize>| -> Vec<Option<usize>> {
        let own = (0..diagram.boundaries.len())
            .filter(|&b| parent(b) == outer)
            .rev();
        own.map(Some).collect()
    };
    let write_nodes = |outer: Option<usize>, depth: usize, out: &mut String| {
        for n in (0..diagram.nodes.len()).filter(|&n| home(n) == outer) {
            let title = (syntax.escape)(&diagram.nodes[n].title);
            *out += &"  ".repeat(depth.min(20));
            *out += &(syntax.node)(n, &title, diagram.nodes[n].shape);
        }
    };
    write_nodes(None, 1, out);
    // `None` closes the boundary that was opened last.
    let mut todo = inside(None);
    let mut depth = 1;
    while let Some(next) = todo.pop() {
        let Some(b) = next else {
            depth -= 1;
            *out += &"  ".repeat(depth.min(20));
            *out += syntax.close;
            continue;
        };
        *out += &"  ".repeat(depth.min(20));
        *out += &(syntax.open)(b, &(syntax.escape)(&diagram.boundaries[b].title));
        depth += 1;
        write_nodes(Some(b), depth, out);
        todo.push(None);
        todo.extend(inside(Some(b)));
    }
}

fn flows(diagram: &Diagram) -> impl Iterator<Item = &Flow> {
    let count = diagram.nodes.len();
    diagram
        .flows
        .iter()
        .filter(move |f| f.from < count && f.to < count)
}

/// The label with what protects the flow.
fn words(flow: &Flow) -> String {
    let label = clean(&flow.label);
    let protection = match &flow.protection {
        Protection::Protected(name) if !name.is_empty() => clean(name),
        Protection::Protected(_) => "protected".into(),
        Protection::Plain if flow.crosses => "plaintext".into(),
        Protection::Plain | Protection::Unknown => String::new(),
    };
    match (label.is_empty(), protection.is_empty()) {
        (_, true) => label,
        (true, false) => format!("[{protection}]"),
        (false, false) => format!("{label} [{protection}]"),
    }
}

/// Mermaid's way to write characters with a meaning of their own.
fn entities(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '|' | '[' | ']' | '{' | '}' | ';' | '\\' => {
                out += &format!("#{};", c as u32);
            }
            _ => out.push(c),
        }
    }
    out
}
