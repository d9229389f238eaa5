//! The command `demarche`.

use mimalloc::MiMalloc;

/// An answer is thousands of small values that live together and go together, which this one is made for.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    demarche::cli::main()
}
