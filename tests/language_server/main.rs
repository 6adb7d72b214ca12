//! `tm lsp`: every feature, asked by a client.

mod advice;
mod client;
#[path = "../corpus/mod.rs"]
mod corpus;
mod edits;
mod features;
#[path = "../pages/mod.rs"]
#[allow(dead_code, reason = "the mended forms are the matter of the pages' own test")]
mod pages;
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
