//! The binary `tm`: see `command`.

fn main() -> std::process::ExitCode {
    tm::command::main()
}
