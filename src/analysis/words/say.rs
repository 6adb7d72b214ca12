//! A sentence, written piece by piece.

use super::super::fact::{Fact, Subject};
use super::Piece;
use crate::model::*;

/// Pieces, written one after the other.
#[derive(Default)]
pub struct Say(pub Vec<Piece>);

impl Say {
    pub fn words(mut self, words: &str) -> Say {
        self.0.push(Piece::Words(words.to_string()));
        self
    }

    pub fn name(mut self, node: Node) -> Say {
        self.0.push(Piece::Name(node));
        self
    }

    pub fn and(mut self, more: Say) -> Say {
        self.0.extend(more.0);
        self
    }

    /// `a`, `b` and `c`.
    pub fn names(mut self, nodes: &[Node]) -> Say {
        for (at, node) in nodes.iter().enumerate() {
            if at > 0 {
                self = self.words(if at + 1 == nodes.len() { " and " } else { ", " });
            }
            self = self.name(*node);
        }
        self
    }
}

pub fn say(words: &str) -> Say {
    Say::default().words(words)
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
