//! The binary `tm`: see `command`.

#[global_allocator]
static ALLOCATOR: tm::Allocator = tm::Allocator;

fn main() -> std::process::ExitCode {
    tm::command::main()
}
