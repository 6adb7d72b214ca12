//! `tm man`: the manual page, with a section for every subcommand.

use super::console::Console;
use super::{Outcome, arguments};
use crate::Failure;
use clap_mangen::Man;
use std::io;

pub fn run(console: &Console) -> Result<Outcome, Failure> {
    let page = page().map_err(|e| Failure(format!("the manual page cannot be made: {e}")))?;
    console.raw(&page)?;
    Ok(Outcome::Clean)
}

fn page() -> io::Result<Vec<u8>> {
    let mut command = arguments::definition();
    command.build();
    let main = Man::new(command.clone()).manual("Threat-model compiler");
    let mut page = Vec::new();
    main.render_title(&mut page)?;
    main.render_name_section(&mut page)?;
    main.render_synopsis_section(&mut page)?;
    main.render_description_section(&mut page)?;
    main.render_options_section(&mut page)?;
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        let name = sub.get_name().to_uppercase();
        page.extend_from_slice(format!(".SH \"TM {name}\"\n").as_bytes());
        page.extend_from_slice(&subcommand(sub)?);
    }
    main.render_extra_section(&mut page)?;
    main.render_version_section(&mut page)?;
    Ok(page)
}

/// Synopsis, description and own options, one level below the command.
fn subcommand(command: &clap::Command) -> io::Result<Vec<u8>> {
    let own = command
        .clone()
        .mut_args(|a| if a.is_global_set() { a.hide(true) } else { a });
    let man = Man::new(own);
    let mut text = Vec::new();
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    Ok(String::from_utf8_lossy(&text)
        .replace(".SH ", ".SS ")
        .into_bytes())
}
