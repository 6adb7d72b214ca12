//! The embedded form of the packs equals their source.

#[test]
fn embedded_form_is_current() {
    let made = tm::packs::embed();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/packs/embedded.bin"), made)
            .expect("packs are writable");
        return;
    }
    assert!(
        made == tm::packs::embedded(),
        "packs changed: run `UPDATE=1 cargo test --test packs`"
    );
}
