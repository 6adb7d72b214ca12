//! Which word of the text stands for what: written down while names are looked up, for editors.

use crate::model::{AttributeId, KindId, Node, RuleId};
use crate::source::Span;

/// What a word stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Target {
    Node(Node),
    Kind(KindId),
    Attribute(AttributeId),
    Rule(RuleId),
}

/// A word that names something declared elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Use {
    pub span: Span,
    pub target: Target,
}
