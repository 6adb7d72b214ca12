//! The adversary's reach: the inference rules one by one, published models whose authors wrote down what holds, and
//! properties that must hold of every model.

mod published;
mod response;
mod rules;
mod support;
mod tables;
mod trees;
