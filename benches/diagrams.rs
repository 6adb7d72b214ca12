//! How good the diagrams are, beside those of Graphviz `dot` for the same graphs; how long they take; how much of a
//! picture stays when a model grows.
//!
//! `cargo bench --bench diagrams [-- figures|examples|random|times|stability]`; without a word all of them. The tables
//! are printed; nothing is asserted here (`tests/diagram*.rs` hold the figures).

#[allow(dead_code, reason = "it also measures work within this process, for others")]
#[path = "support/cost.rs"]
mod cost;
#[path = "../tests/diagram_support/mod.rs"]
mod diagram_support;
mod pictures;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let sections: [(&str, fn()); 5] = [
        ("figures", pictures::figures::three_systems),
        ("examples", pictures::figures::examples),
        ("random", pictures::figures::random_systems),
        ("times", pictures::times::times),
        ("stability", pictures::stability::stability),
    ];
    for (name, run) in sections {
        if words.is_empty() || words.iter().any(|w| w == name) {
            println!("## {name}\n");
            run();
            println!();
        }
    }
}
