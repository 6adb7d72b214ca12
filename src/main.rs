<<<<<<< HEAD
//! The binary `tm`: see `command`.

fn main() -> std::process::ExitCode {
    tm::command::main()
=======
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let today = tm::resolve::value::parse_date("2026-11-23").unwrap();
    let settings = tm::Settings {
        today,
        severities: Default::default(),
        all: false,
    };
    let c = tm::compile(&tm::Input::File(path.into()), &tm::source::Disk, &settings).unwrap();
    for d in &c.diagnostics {
        let p = c.sources.place(d.primary.span);
        println!(
            "{}:{}:{}: {:?}[{}]: {} {:?}",
            c.sources.get(d.primary.span.source).name,
            p.line,
            p.column,
            d.severity,
            d.code,
            d.message,
            d.help
        );
    }
>>>>>>> main
}
