//! The SVG under construction: every element gets its classes through the diagram's prefix.

use super::xml::escape;
use crate::diagram::geometry::Rect;

/// Collects elements.
pub struct Pen {
    /// What is written so far.
    pub out: String,
    /// The prefix of ids and classes.
    pub prefix: String,
}

impl Pen {
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
