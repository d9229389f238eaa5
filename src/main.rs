//! The command `demarche`.

fn main() -> std::process::ExitCode {
    demarche::cli::main()
}
