//! Our side of `run.py`: builds the index, asks for each name once, and prints
//! seconds and answers as JSON.

use durand::geocode::NameIndex;
use serde_json::json;
use std::error::Error;
use std::time::Instant;

fn first_column(path: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    let rows = reader.records().map(|row| Ok(row?[0].to_owned()));
    rows.collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let [names, queries] = args.as_slice() else {
        println!("run by benches/names/run.py");
        return Ok(());
    };
    let (names, queries) = (first_column(names)?, first_column(queries)?);
    let begin = Instant::now();
    let index = NameIndex::new(&names);
    let build = begin.elapsed();
    let begin = Instant::now();
    let found: Vec<_> = queries.iter().map(|q| index.find(q)).collect();
    let ask = begin.elapsed();
    let answers: Vec<&str> = found.iter().map(|f| f.map_or("", |f| &*names[f.name])).collect();
    println!(
        "{}",
        json!({"build": build.as_secs_f64(), "ask": ask.as_secs_f64(), "answers": answers})
    );
    Ok(())
}
