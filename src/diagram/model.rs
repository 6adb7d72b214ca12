//! What a diagram shows, without coordinates. It knows nothing of the threat model, so that
//! views, overviews and attack paths are all just diagrams.

use crate::words::Language;
use serde::Serialize;

/// Something to draw. Indices that point nowhere are ignored, texts may hold anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagram {
    /// Prefix of the ids and classes in the SVG: unique among the diagrams of one page.
    pub id: String,
    /// Accessible name of the picture.
    pub title: String,
    /// Accessible description of the picture.
    pub description: String,
    /// Trust boundaries, parents before their children.
    pub boundaries: Vec<Boundary>,
    /// Elements.
    pub nodes: Vec<Node>,
    /// Data flows.
    pub flows: Vec<Flow>,
    /// Whether what does not stand out is dimmed, when anything does.
    pub dims: bool,
    /// What it means in this diagram that something stands out: a line of the legend, which it has if not empty.
    pub meaning: String,
    /// The language of its fixed words.
    pub language: Language,
}

impl Diagram {
    /// The diagram without what a reader may switch on and off: what stands out, and the numbers of steps. Diagrams
    /// that agree in this are given the same placement and the same routes.
    pub fn bare(&self) -> Diagram {
        let mut bare = self.clone();
        bare.id.clear();
        bare.title.clear();
        bare.description.clear();
        bare.meaning.clear();
        bare.dims = false;
        for boundary in &mut bare.boundaries {
            boundary.highlight = false;
            boundary.steps.clear();
        }
        for node in &mut bare.nodes {
            node.highlight = false;
            node.steps.clear();
            node.link = None;
            node.tooltip.clear();
        }
        for flow in &mut bare.flows {
            flow.highlight = false;
            flow.steps.clear();
            flow.link = None;
            flow.tooltip.clear();
        }
        bare
    }

    /// Whether anything stands out.
    pub fn has_highlight(&self) -> bool {
        self.nodes.iter().any(|n| n.highlight)
            || self.flows.iter().any(|f| f.highlight)
            || self.boundaries.iter().any(|b| b.highlight)
    }
}

/// A trust boundary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Boundary {
    /// Name in the model, for `data-id`.
    pub id: String,
    /// What is written in its corner.
    pub title: String,
    /// Index of the boundary around it; `None` on the page itself.
    pub parent: Option<usize>,
    /// How far its inside is trusted.
    pub trust: Option<Trust>,
    /// Whether it stands for many of its kind.
    pub many: bool,
    /// Its open threats: those to the whole of it.
    pub badge: Option<Badge>,
    /// Whether its line stands out.
    pub highlight: bool,
    /// Its numbers on an attack path, in rising order.
    pub steps: Vec<usize>,
}

/// How far the inside of a boundary is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Not at all.
    None,
    /// In part.
    Partial,
    /// Fully.
    Full,
}

/// The notation of an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A person or party: a rectangle.
    Actor,
    /// A system outside the model's responsibility: a rectangle with a double edge.
    External,
    /// Something that computes: a rounded rectangle.
    #[default]
    Process,
    /// Something that keeps data: two lines, open at the sides.
    Store,
    /// A boundary or an imported model drawn as one box.
    Collapsed,
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Name in the model, for `data-id`.
    pub id: String,
    /// What is written in it.
    pub title: String,
    /// How it is drawn.
    pub shape: Shape,
    /// Index of the boundary it lies in; `None` on the page itself.
    pub boundary: Option<usize>,
    /// Its open threats.
    pub badge: Option<Badge>,
    /// How many elements a collapsed box hides.
    pub hidden: usize,
    /// Whether it stands out; when anything does, the rest is dimmed if the diagram says so.
    pub highlight: bool,
    /// Its numbers on an attack path, in rising order.
    pub steps: Vec<usize>,
    /// Where a click leads: `#anchor`, a relative path, or an `http(s)` address.
    pub link: Option<String>,
    /// Accessible name and tooltip; the title if empty.
    pub tooltip: String,
}

/// A number of open threats with their worst severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Badge {
    /// How many; a badge of none is not drawn.
    pub count: usize,
    /// The worst severity among them.
    pub severity: Severity,
}

/// Severity of a threat, in rising order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Not rated.
    #[default]
    None,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
    /// Critical.
    Critical,
}

/// What protects a flow on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Protection {
    /// The model does not say.
    #[default]
    Unknown,
    /// Nothing does.
    Plain,
    /// A protocol does; its name, or an empty text for a lock alone.
    Protected(String),
}

/// A data flow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Name in the model, for `data-id`.
    pub id: String,
    /// Index of the node it comes from.
    pub from: usize,
    /// Index of the node it goes to.
    pub to: usize,
    /// What is written on it.
    pub label: String,
    /// The data it carries: a second line where there is room.
    pub data: String,
    /// What protects it.
    pub protection: Protection,
    /// Whether it crosses a trust boundary: then plaintext is marked.
    pub crosses: bool,
    /// Whether data comes back: a small open arrowhead at its start.
    pub two_way: bool,
    /// Its open threats.
    pub badge: Option<Badge>,
    /// Whether it stands out; when anything does, the rest is dimmed if the diagram says so.
    pub highlight: bool,
    /// Its numbers on an attack path, in rising order.
    pub steps: Vec<usize>,
    /// Where a click leads: `#anchor`, a relative path, or an `http(s)` address.
    pub link: Option<String>,
    /// Accessible name and tooltip; the label if empty.
    pub tooltip: String,
}

/// Where everything went, in pixels: what a golden file compares before it compares the SVG.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Layout {
    /// Width of the picture without its legend.
    pub width: i32,
    /// Height of the picture without its legend.
    pub height: i32,
    /// The nodes, in the order of the diagram.
    pub nodes: Vec<super::Rect>,
    /// The boundaries, in the order of the diagram.
    pub boundaries: Vec<super::Rect>,
    /// Where their titles stand, in the same order.
    pub titles: Vec<super::Rect>,
    /// The flows, in the order of the diagram; those that point nowhere have no points.
    pub flows: Vec<Route>,
}

/// The way of a flow and the place of its label.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Route {
    /// Corners from the side of one node to the side of the other.
    pub points: Vec<super::Point>,
    /// The label, if there is one and it found a place.
    pub label: Option<Label>,
}

/// A label that found its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Its place.
    pub rect: super::Rect,
    /// Which of the label's forms was used, the fullest first.
    pub form: usize,
}
