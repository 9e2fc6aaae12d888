//! The `durand` command. All of it is in [`durand::cli`].

fn main() -> std::process::ExitCode {
    durand::cli::main()
}
