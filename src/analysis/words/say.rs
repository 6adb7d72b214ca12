//! Parts of sentences.

use super::super::fact::{Fact, Subject};
use super::Piece;
use crate::model::*;

/// Part of a sentence.
#[derive(Clone, Default)]
pub struct Say(pub Vec<Piece>);

pub fn text(words: impl Into<String>) -> Say {
    Say(vec![Piece::Words(words.into())])
}

pub fn name(node: Node) -> Say {
    Say(vec![Piece::Name(node)])
}

impl Say {
    pub fn and(mut self, more: Say) -> Say {
        self.0.extend(more.0);
        self
    }
}

/// Parts with what stands between the first and the second, and between all others.
pub fn listed(parts: Vec<Say>, before_first: &str, between: &Say) -> Say {
    let mut all = Say::default();
    for (at, part) in parts.into_iter().enumerate() {
        all = all
            .and(if at == 0 {
                text(before_first)
            } else {
                between.clone()
            })
            .and(part);
    }
    all
}

pub fn node_of(fact: Fact) -> Option<Node> {
    match fact.about {
        Subject::Node(node) => Some(node),
        Subject::Line(data, _) => Some(Node::Data(data)),
        Subject::Effect(target) => Some(target.node),
        _ => None,
    }
}

pub fn data_of(node: Node) -> Option<DataId> {
    match node {
        Node::Data(id) => Some(id),
        _ => None,
    }
}
