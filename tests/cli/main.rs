//! The command as its users run it: what was promised, good input, bad
//! input, hostile input, and whoever hangs up.

mod bad_files;
mod bad_rows;
mod diff;
mod done;
mod enrich;
mod enrich_bad;
mod enrich_doubts;
mod enrich_rows;
mod figure;
mod hostile;
mod hostile_paths;
mod input;
mod link;
mod map;
mod pipe;
mod report;
mod review;
mod sandbox;
