//! `tm lsp`: every feature, asked by a client.

mod client;
#[path = "../corpus/mod.rs"]
mod corpus;
mod edits;
mod features;
mod robust;
mod stories;
#[path = "../support/mod.rs"]
mod support;
mod told;
mod typing;

/// A model of three files: what is built, what can go wrong, and the file that imports both.
const FILES: &[(&str, &str)] = &[
    ("shop.tm", include_str!("shop/shop.tm")),
    ("parts/system.tm", include_str!("shop/system.tm")),
    ("parts/threats.tm", include_str!("shop/threats.tm")),
];
