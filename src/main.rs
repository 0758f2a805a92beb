//! The command `soat`.

fn main() -> std::process::ExitCode {
    soat::cli::main(&[("serve", soat::serve::main)])
}
