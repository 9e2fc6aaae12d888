//! `durand geodata import`: districts and places of the user's own.

use super::matches;
use crate::cli::args::{ImportArgs, ImportKind};
use crate::cli::{Done, output};
use crate::export;
use crate::geocode::{AreaMatches, Geocoder, match_areas, sift_places};
use crate::geodata::Atlas;
use crate::geodata::imports::{
    DataFolder, ImportedSet, KeptArea, SetId, SetKind, Wanted, check, read_areas, read_places, write_areas,
    write_places,
};
use crate::model::Country;
use anyhow::{Result, anyhow, bail};
use std::path::Path;
use std::time::SystemTime;

/// No citation is longer, in characters; it stands on maps.
const LONGEST_TEXT: usize = 300;

pub(super) fn run(args: &ImportArgs, folder: &Path) -> Result<Done> {
    let country = match &args.country {
        Some(text) => Some(Country::parse(text).ok_or_else(|| anyhow!("--country {text}: write AFG or PAK"))?),
        None => None,
    };
    for text in [&args.source, &args.licence, &args.year].into_iter().flatten() {
        if text.chars().count() > LONGEST_TEXT || text.chars().any(char::is_control) {
            bail!("--source, --licence and --year take a line of up to {LONGEST_TEXT} characters");
        }
    }
    if let Some(path) = &args.output {
        output::refuse_input(path, std::slice::from_ref(&args.file))?;
    }
    let id = match &args.id {
        Some(id) => SetId::new(id)?,
        None => SetId::suggested(&args.file.file_stem().unwrap_or_default().to_string_lossy()),
    };
    if Atlas::embedded().manifest()?.layer(id.as_str()).is_some() {
        bail!("\"{id}\" is the id of an embedded layer; name the set with --id");
    }
    match args.kind {
        ImportKind::Districts => districts(args, id, country, folder),
        ImportKind::Places => places(args, id, country, folder),
    }
}

fn districts(args: &ImportArgs, id: SetId, country: Option<Country>, folder: &Path) -> Result<Done> {
    let wanted = Wanted {
        name: args.name_field.clone(),
        pcode: args.pcode_field.clone(),
        parent: args.parent_field.clone(),
    };
    let read = read_areas(&args.file, &wanted)?;
    let column = |c: &Option<String>| c.as_ref().map_or("none".to_owned(), |c| format!("\"{c}\""));
    output::say(&format!(
        "{}: {}, {} areas; names from column \"{}\", P-codes from {}, provinces from {}",
        args.file.display(),
        read.format,
        read.areas.len(),
        read.taken.name,
        column(&read.taken.pcode),
        column(&read.taken.parent)
    ));
    for warning in read.warnings.iter().chain(&check(&read.areas)) {
        output::say(&format!("warning: {warning}"));
    }
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas)?;
    let matched = match_areas(&geocoder, &read.areas, country);
    if !matched.outside.is_empty() {
        let names: Vec<&str> = matched.outside.iter().take(8).map(String::as_str).collect();
        output::say(&format!(
            "warning: {} areas lie in neither country, or not in the one stated, and are left out: {}{}",
            matched.outside.len(),
            names.join(", "),
            if matched.outside.len() > names.len() {
                " …"
            } else {
                ""
            }
        ));
    }
    if matched.areas.is_empty() {
        bail!(
            "{}: none of its areas is in Afghanistan or Pakistan; --country AFG or PAK says where they are",
            args.file.display()
        );
    }
    let kept: Vec<KeptArea> = matched.areas.iter().map(|a| a.kept.clone()).collect();
    let set = entry(args, id, SetKind::Districts, kept.len(), read.sha256)?;
    let set = DataFolder::at(folder).put(&set, &write_areas(&kept))?;
    tell(&matched, args.output.as_deref())?;
    output::say(&format!(
        "imported as {}: {} districts, kept in {}",
        set.id,
        set.features,
        folder.display()
    ));
    Ok(Done::Clean)
}

/// What did not match on standard output, or all of it in a file.
fn tell(matched: &AreaMatches, path: Option<&Path>) -> Result<()> {
    match path {
        Some(path) => output::write_to(path, |out| {
            export::write_table_csv(&matches::all(matched), out)?;
            Ok(())
        }),
        None => {
            let table = matches::unmatched(matched);
            output::to_stdout(|out| Ok(out.write_all(export::table_text(&table).as_bytes())?))
        }
    }
}

fn places(args: &ImportArgs, id: SetId, country: Option<Country>, folder: &Path) -> Result<Done> {
    let (mut listed, mut tally) = read_places(&args.file)?;
    if let Some(country) = country {
        for place in &mut listed {
            place.country.get_or_insert(country);
        }
        let before = listed.len();
        listed.retain(|p| p.country == Some(country));
        for _ in listed.len()..before {
            tally.leave_out("in another country than --country says");
        }
    }
    // Against all that is known already, but for what this set replaces.
    let atlas = Atlas::with_data(folder)?.without(&id);
    let kept = sift_places(&Geocoder::new(&atlas)?, listed, &mut tally);
    output::say(&format!(
        "{}: {}, {} rows; {} places kept",
        args.file.display(),
        tally.format,
        tally.rows,
        kept.len()
    ));
    for (why, n) in &tally.left_out {
        output::say(&format!("{n} not kept: {why}"));
    }
    if kept.is_empty() {
        bail!("{}: no place to import; nothing was changed", args.file.display());
    }
    let set = entry(args, id, SetKind::Places, kept.len(), tally.sha256)?;
    let set = DataFolder::at(folder).put(&set, &write_places(&kept)?)?;
    output::say(&format!(
        "imported as {}: {} places, kept in {}",
        set.id,
        set.features,
        folder.display()
    ));
    Ok(Done::Clean)
}

fn entry(args: &ImportArgs, id: SetId, kind: SetKind, features: usize, original_sha256: String) -> Result<ImportedSet> {
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let plain: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_TEXT).collect();
    let now = chrono::DateTime::<chrono::Utc>::from(SystemTime::now());
    Ok(ImportedSet {
        id,
        kind,
        title: match &args.year {
            Some(year) => format!("Imported {}, {plain}, {year}", kind.label()),
            None => format!("Imported {}, {plain}", kind.label()),
        },
        source: args.source.clone().unwrap_or_default(),
        licence: args.licence.clone().unwrap_or_default(),
        year: args.year.clone(),
        imported_from: plain,
        original_sha256,
        imported: now.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string(),
        features,
        file: String::new(),
        sha256: String::new(),
    })
}
