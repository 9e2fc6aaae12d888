//! The command line: arguments as typed, a plan as meant, one file a command.
//!
//! Data go to standard output, words to standard error. Exit status: 0 done;
//! 1 done, and some records were rejected; 2 not done.

mod analyze;
mod args;
mod chart;
mod data;
mod diff;
mod enrich;
mod export;
mod figure;
mod geocode;
mod geodata;
mod link;
mod locate;
mod map;
mod measuring;
mod names;
mod nearest;
mod output;
mod plan;
mod progress;
mod query;
mod rejects;
mod report;
mod review;
mod session;
mod validate;
mod view;

use args::{Args, Command};
use clap::Parser;
use std::io;
use std::process::ExitCode;

/// How a command ended, when it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Clean,
    /// Some records were rejected.
    WithRejects,
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(e) => {
            // Help and version are asked for; anything else was not done.
            let asked = !e.use_stderr();
            let _ = e.print();
            return ExitCode::from(if asked { 0 } else { 2 });
        }
    };
    match run(&args) {
        Ok(Done::Clean) => ExitCode::SUCCESS,
        Ok(Done::WithRejects) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::say(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> anyhow::Result<Done> {
    let folder = &args.data;
    if let Command::Geodata(args) = &args.command {
        return geodata::run(args, folder);
    }
    let atlas = &data::atlas(folder)?;
    match &args.command {
        Command::Report(args) => report::run(args, atlas),
        Command::Map(args) => map::run(args, atlas),
        Command::Chart(args) => chart::run(args, atlas),
        Command::Query(args) => query::run(args, atlas),
        Command::Nearest(args) => nearest::run(args, atlas),
        Command::Analyze(args) => analyze::run(args, atlas),
        Command::Export(args) => export::run(args, atlas),
        Command::Link(args) => link::run(args, atlas),
        Command::Diff(args) => diff::run(args, atlas),
        Command::Enrich(args) => enrich::run(args, atlas),
        Command::Geocode(args) => geocode::run(args, atlas),
        Command::Locate(args) => locate::run(args, atlas),
        Command::Validate(args) => validate::run(args, atlas),
        Command::Geodata(args) => geodata::run(args, folder),
    }
}

/// Whoever reads our output may stop when they have enough.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(broken)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|e| e.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
            || cause
                .downcast_ref::<csv::Error>()
                .is_some_and(|e| matches!(e.kind(), csv::ErrorKind::Io(io) if broken(io)))
            || cause.downcast_ref::<::geojson::Error>().is_some_and(|e| match e {
                ::geojson::Error::Io(io) => broken(io),
                ::geojson::Error::MalformedGeoJson(json) => json.io_error_kind() == Some(io::ErrorKind::BrokenPipe),
                _ => false,
            })
    })
}
