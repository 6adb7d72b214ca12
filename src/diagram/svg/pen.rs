//! The SVG under construction: every element gets its classes through the diagram's prefix.

use super::theme;
use super::xml::{self, escape};
use crate::diagram::geometry::Rect;

/// Collects elements.
pub struct Pen {
    /// What is written so far.
    pub out: String,
    /// The prefix of ids and classes.
    pub prefix: String,
}

impl Pen {
    /// A document of this width and height with its names, its style sheet and its paper.
    pub fn document(id: &str, title: &str, description: &str, size: (i32, i32)) -> Pen {
        let prefix = xml::prefix(id);
        let (w, h) = size;
        let (mut described, mut desc) = (String::new(), String::new());
        if !description.is_empty() {
            described = format!(" {prefix}-desc");
            desc = format!("<desc id=\"{prefix}-desc\">{}</desc>", escape(description));
        }
        let style = theme::style(&prefix);
        let out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{prefix}-svg\" role=\"img\" \
             aria-labelledby=\"{prefix}-title{described}\" width=\"{w}\" height=\"{h}\" \
             viewBox=\"0 0 {w} {h}\">\n<title id=\"{prefix}-title\">{}</title>{desc}\n\
             <style>{style}</style>\n",
            escape(title)
        );
        let mut pen = Pen { out, prefix };
        pen.rect(&Rect { x: 0, y: 0, w, h }, 0, "paper");
        pen.out.push('\n');
        pen
    }

    /// The finished document.
    pub fn close(mut self) -> String {
        self.out += "</svg>\n";
        self.out
    }

    /// The class attribute for some classes, separated by spaces.
    pub fn class(&self, classes: &str) -> String {
        let names: Vec<String> = classes
            .split_whitespace()
            .map(|c| format!("{}-{c}", self.prefix))
            .collect();
        format!("class=\"{}\"", names.join(" "))
    }

    /// A rectangle with rounded corners.
    pub fn rect(&mut self, r: &Rect, radius: i32, classes: &str) {
        let class = self.class(classes);
        let round = if radius > 0 {
            format!(" rx=\"{radius}\"")
        } else {
            String::new()
        };
        self.out += &format!(
            "<rect {class} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{round}/>",
            r.x, r.y, r.w, r.h
        );
    }

    /// A path.
    pub fn path(&mut self, d: &str, classes: &str) {
        let class = self.class(classes);
        self.out += &format!("<path {class} d=\"{d}\"/>");
    }

    /// A line of text on a base line.
    pub fn text(&mut self, x: i32, y: i32, text: &str, classes: &str) {
        if !text.is_empty() {
            let class = self.class(classes);
            self.out += &format!("<text {class} x=\"{x}\" y=\"{y}\">{}</text>", escape(text));
        }
    }

    /// A line of text in several inks, with a space between them; those without words are left out.
    pub fn spans(&mut self, x: i32, y: i32, spans: &[(&str, &str)], classes: &str) {
        let shown = spans.iter().filter(|s| !s.0.is_empty()).enumerate();
        let parts: Vec<String> = shown
            .map(|(i, (text, ink))| {
                let space = if i > 0 { " dx=\"6\"" } else { "" };
                format!("<tspan {}{space}>{}</tspan>", self.class(ink), escape(text))
            })
            .collect();
        if !parts.is_empty() {
            let class = self.class(classes);
            self.out += &format!("<text {class} x=\"{x}\" y=\"{y}\">{}</text>", parts.concat());
        }
    }

    /// Opens a group with a title, as a link if there is one; returns what closes it.
    pub fn open(
        &mut self,
        id: &str,
        data: &str,
        link: Option<&str>,
        title: &str,
        classes: &str,
    ) -> &'static str {
        let class = self.class(classes);
        let id = format!("id=\"{}-{id}\" data-id=\"{}\" {class}", self.prefix, escape(data));
        let link = link.and_then(super::xml::link);
        let close = match link {
            Some(href) => {
                self.out += &format!("<a {id} href=\"{href}\">");
                "</a>\n"
            }
            None => {
                self.out += &format!("<g {id}>");
                "</g>\n"
            }
        };
        self.out += &format!("<title>{}</title>", escape(title));
        close
    }
}
