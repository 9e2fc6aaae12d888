//! Our side of `run.py`: one task of the comparison, timed by itself. See
//! `README.md` beside it for the arguments and the files.

use durand::border::{Border, Neighbours};
use durand::geodata::{Atlas, areas_from_file};
use durand::geodesy::{Coverage, LonLat};
use durand::model::Country;
use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1).filter(|a| a != "--bench");
    let Some(task) = args.next() else {
        println!("run by benches/peers/run.py; see benches/peers/README.md");
        return Ok(());
    };
    let args: Vec<String> = args.collect();
    let options: HashMap<&str, &str> = args
        .chunks_exact(2)
        .map(|pair| (pair[0].trim_start_matches('-'), pair[1].as_str()))
        .collect();
    let option = |name: &str| options.get(name).copied().ok_or_else(|| format!("--{name} is missing"));
    let points = points(Path::new(option("points")?))?;
    let runs: usize = option("runs")?.parse()?;
    let mut bytes = Vec::new();
    let (setup, times) = match task.as_str() {
        "project" => {
            let line = option("line")?;
            let (border, setup) = timed(|| Border::open(line, &Atlas::embedded()))?;
            let (projections, times) = repeated(runs, || border.project_many(&points));
            for p in projections {
                let side = match p.side {
                    Some(Country::Afghanistan) => 1.0,
                    Some(Country::Pakistan) => 2.0,
                    None => 0.0,
                };
                for value in [p.distance_km * 1e3, p.measure_km * 1e3, side] {
                    bytes.extend(value.to_le_bytes());
                }
            }
            (setup, times)
        }
        "within" => {
            let (line, km) = (option("line")?, option("within-km")?.parse()?);
            let (border, setup) = timed(|| Border::open(line, &Atlas::embedded()))?;
            // The grid is built anew each time, as if for these points alone.
            let (inside, times) = repeated(runs, || border.zone(km).contains_many(&points));
            bytes.extend(inside.into_iter().map(u8::from));
            (setup, times)
        }
        "district" => {
            let shapes: Vec<_> = areas_from_file(Path::new(option("areas")?), None)?
                .into_iter()
                .map(|area| area.shape)
                .collect();
            let (coverage, setup) = timed(|| Ok::<_, Box<dyn Error>>(Coverage::new(&shapes)))?;
            let (found, times) = repeated(runs, || coverage.find_many(&points));
            bytes.extend(found.into_iter().flat_map(|d| d.map_or(-1, |d| d as i32).to_le_bytes()));
            (setup, times)
        }
        "nearest" => {
            let places = self::points(Path::new(option("places")?))?;
            let k: usize = option("k")?.parse()?;
            let (index, setup) = timed(|| Ok::<_, Box<dyn Error>>(Neighbours::new(&points)))?;
            // A single query is too short to be timed.
            const TIMES: usize = 200;
            let (found, times) = repeated(runs, || {
                let all = || places.iter().map(|&at| index.nearest(at, k)).collect::<Vec<_>>();
                (1..TIMES).for_each(|_| drop(std::hint::black_box(all())));
                all()
            });
            for neighbour in found.into_iter().flatten() {
                bytes.extend((neighbour.index as u32).to_le_bytes());
            }
            (setup, times.into_iter().map(|t| t / TIMES as f64).collect())
        }
        other => return Err(format!("no task {other}").into()),
    };
    fs::write(option("out")?, bytes)?;
    println!(
        "{}",
        serde_json::json!({
            "task": task, "n": points.len(), "setup_cpu_s": setup, "cpu_s": times, "rss_mb": peak_mb()?,
        })
    );
    Ok(())
}

/// Little-endian pairs of longitude and latitude.
fn points(path: &Path) -> Result<Vec<LonLat>> {
    let bytes = fs::read(path)?;
    let (numbers, _) = bytes.as_chunks::<8>();
    let numbers: Vec<f64> = numbers.iter().map(|n| f64::from_le_bytes(*n)).collect();
    let (pairs, _) = numbers.as_chunks::<2>();
    Ok(pairs
        .iter()
        .map(|&[lon, lat]| LonLat::new(lon, lat))
        .collect::<std::result::Result<_, _>>()?)
}

fn timed<T, E>(work: impl FnOnce() -> std::result::Result<T, E>) -> Result<(T, f64)>
where
    Box<dyn Error>: From<E>,
{
    let before = cpu_seconds();
    let done = work()?;
    Ok((done, cpu_seconds() - before))
}

/// Does it `runs` times, after once for warming up; the last result.
fn repeated<T>(runs: usize, work: impl Fn() -> T) -> (T, Vec<f64>) {
    let mut result = work();
    let mut times = Vec::new();
    for _ in 0..runs {
        let before = cpu_seconds();
        result = work();
        times.push(cpu_seconds() - before);
    }
    (result, times)
}

/// Processor time of all threads, seconds (Linux).
fn cpu_seconds() -> f64 {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanoseconds = |path: std::path::PathBuf| {
        let text = fs::read_to_string(path.join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<f64>().ok()
    };
    threads.filter_map(|t| nanoseconds(t.path())).sum::<f64>() / 1e9
}

/// The most memory this process held, megabytes (Linux).
fn peak_mb() -> Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status
        .lines()
        .find_map(|l| l.strip_prefix("VmHWM:"))
        .ok_or("no VmHWM")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<f64>()? / 1024.0)
}
