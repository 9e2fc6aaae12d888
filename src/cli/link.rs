//! `durand link`: the same incident in different datasets, side by side.

use super::args::LinkArgs;
use super::rejects::Rejects;
use super::{Done, names, output, plan, session};
use crate::analyse::link::{self, Areas, Links, MIN_SCORE, Options, Record, Refused, Verdict};
use crate::export;
use crate::geocode::Geocoder;
use crate::geodata::Atlas;
use crate::read::{self, ReadOptions};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &LinkArgs, atlas: &Atlas) -> Result<Done> {
    let written = [Some(&args.output), args.review.as_ref(), Some(&args.rejects)];
    let written: Vec<&PathBuf> = written.into_iter().flatten().collect();
    let read: Vec<PathBuf> = args.files.iter().chain(&args.refused).cloned().collect();
    for (i, path) in written.iter().enumerate() {
        output::refuse_input(path, &read)?;
        for other in &written[..i] {
            refuse_same(path, other)?;
        }
    }
    let options = Options {
        days: args.days,
        km: plan::kilometres(&args.distance).context("--distance")?,
        min_score: args.min_score.unwrap_or(MIN_SCORE),
        within_source: args.within_source,
        refused: args
            .refused
            .as_deref()
            .map_or_else(|| Ok(Refused::default()), refused)?,
    };
    let geocoder = names::geocoder(atlas, &args.names)?;
    let read_options = args.read.options();
    let (records, rejects, of) = records(&args.files, &geocoder, &read_options)?;
    let links = link::link(&records, &options)?;
    let incidents = link::united(&records, &links);
    if let Some(path) = &args.review {
        let table = link::review(&records, &links.links, &options);
        output::write_to(path, |out| Ok(export::write_table_csv(&table, out)?))?;
    }
    output::write_to(&args.output, |out| Ok(export::write_native(&incidents, out)?))?;
    tell(&records, &links, incidents.len(), args);
    rejects.finish(of, &args.rejects)
}

/// All records of all files, each file a dataset of its own.
///
/// With the rejects, and how many records there were with these.
pub(super) fn records(
    files: &[PathBuf],
    geocoder: &Geocoder,
    options: &ReadOptions,
) -> Result<(Vec<Record>, Rejects, usize)> {
    let (mut records, mut rejects, mut areas) = (Vec::new(), Rejects::default(), Areas::default());
    let mut of = 0;
    for (set, file) in files.iter().enumerate() {
        let same = |other: &PathBuf| match (file.canonicalize(), other.canonicalize()) {
            (Ok(a), Ok(b)) => a == b,
            _ => file == other,
        };
        if files[..set].iter().any(same) {
            bail!("{}: is named twice", file.display());
        }
        let name = file.display().to_string();
        let inputs = read::stream(
            std::slice::from_ref(file),
            options,
            |incident| geocoder.locate(incident),
            |record| {
                match record {
                    Ok(located) => records.push(Record::new(located, &name, set, &mut areas)),
                    Err(reject) => rejects.add(reject)?,
                }
                Ok(())
            },
        )?;
        session::tell(&inputs);
        of += inputs.iter().map(|i| i.records).sum::<usize>();
    }
    Ok((records, rejects, of))
}

fn refuse_same(path: &Path, other: &Path) -> Result<()> {
    if path == other
        || path
            .canonicalize()
            .is_ok_and(|p| other.canonicalize().is_ok_and(|o| p == o))
    {
        bail!("{}: is to hold two different things; name two files", path.display());
    }
    Ok(())
}

/// The links of a reviewed table that a person does not keep.
fn refused(path: &Path) -> Result<Refused> {
    let shown = path.display();
    let mut reader = csv::Reader::from_path(path).with_context(|| shown.to_string())?;
    let header = reader.headers().with_context(|| shown.to_string())?.clone();
    let column = |name: &str| {
        let found = header.iter().position(|c| c.trim_start_matches('\u{feff}') == name);
        found.with_context(|| format!("{shown}: has no column \"{name}\"; name a table that link --review made"))
    };
    let keep = column("keep")?;
    let names = [column("a_file")?, column("a_id")?, column("b_file")?, column("b_id")?];
    let mut refused = Refused::default();
    for (i, row) in reader.records().enumerate() {
        let row = row.with_context(|| shown.to_string())?;
        let cell = |at: usize| row.get(at).unwrap_or_default();
        match cell(keep).trim().to_lowercase().as_str() {
            "" | "yes" | "y" | "true" | "1" => {}
            "no" | "n" | "false" | "0" => {
                let [a_file, a, b_file, b] = names.map(cell);
                refused.insert(named(a_file, a), named(b_file, b));
            }
            other => bail!("{shown}: row {}, keep \"{other}\": write yes or no", i + 1),
        }
    }
    Ok(refused)
}

/// A file may lie elsewhere today: its name counts.
fn named(file: &str, id: &str) -> link::Name {
    let name = Path::new(file).file_name();
    (
        name.map_or_else(|| file.to_owned(), |n| n.to_string_lossy().into_owned()),
        id.to_owned(),
    )
}

fn tell(records: &[Record], links: &Links, incidents: usize, args: &LinkArgs) {
    let linked: usize = links.groups.iter().map(Vec::len).sum();
    output::say(&format!(
        "{} records of {} files: {linked} linked into {} incidents, {} left as they were; {incidents} incidents in all",
        records.len(),
        args.files.len(),
        links.groups.len(),
        records.len() - linked,
    ));
    let (rivals, refused) = (links.count(Verdict::Rival), links.count(Verdict::Refused));
    output::say(&format!(
        "{} pairs compared; {rivals} more candidates scored enough and were left, since a record is linked once to a dataset{}",
        links.compared,
        if refused > 0 {
            format!("; {refused} refused")
        } else {
            String::new()
        },
    ));
    let asked = args.refused.is_some() && refused == 0;
    if asked {
        output::say("none of the refused links was proposed this time");
    }
    if args.review.is_none() && (linked > 0 || rivals > 0) {
        output::say("a link is a proposal; --review FILE writes each with its reasons");
    }
}
