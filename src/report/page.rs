//! `index.html`: figures, incidents with their claims and sources, tables,
//! methods in brief, credits. All text is escaped by the template engine.

use super::{FIGURES, ReportRequest, Table, table_file};
use crate::analyse::Placing;
use crate::border::Referenced;
use crate::draw::map;
use crate::export::Record;
use crate::geodata::Layer;
use crate::{Error, Result};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};
use serde_json::json;

const TEMPLATE: &str = include_str!("index.html.j2");

/// More incidents than these are in the tables alone: a browser shows no more.
const MOST: usize = 500;

pub(super) fn render(request: &ReportRequest, tables: &[Table]) -> Result<String> {
    let failed = |e: minijinja::Error| Error::request(format!("index.html could not be written: {e}"));
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("index.html", TEMPLATE).map_err(failed)?;
    let mut layers = request.atlas.manifest()?.layers.clone();
    layers.extend(request.atlas.imports().iter().map(Layer::from));
    let template = environment.get_template("index.html").map_err(failed)?;
    template
        .render(context! {
            version => env!("CARGO_PKG_VERSION"),
            period => map::period(request.incidents),
            n => request.incidents.len(),
            read => request.records(),
            rejected => request.rejected(),
            filtered_out => request.measured - request.incidents.len(),
            placing => Placing::of(request.incidents).in_words(),
            border => request.border.id(),
            border_km => format!("{:.0}", request.border.line().length_km()),
            inputs => Value::from(Serde(&request.inputs)),
            figures => FIGURES.iter().map(|f| context! { name => f.name, caption => f.caption, table => f.table }).collect::<Vec<_>>(),
            incidents => request.incidents.iter().take(MOST).map(|i| incident(i)).collect::<Vec<_>>(),
            more => request.incidents.len().saturating_sub(MOST),
            tables => tables.iter().map(table).collect::<Vec<_>>(),
            layers => Value::from(Serde(&layers)),
            disclaimer => request.theme.disclaimer(),
        })
        .map_err(failed)
}

/// Only web addresses become links: a source is input, and may be hostile.
fn link(url: &str) -> Option<&str> {
    (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
}

fn incident(incident: &Referenced) -> Value {
    let described = &incident.located.incident;
    let record = Record::flat(incident);
    let claims: Vec<String> = described.claims.iter().map(crate::model::Claim::in_words).collect();
    let sources: Vec<_> = described
        .sources
        .iter()
        .map(|s| json!({"text": s.citation(), "url": s.url.as_deref().and_then(link)}))
        .collect();
    let places: Vec<_> = incident
        .located
        .places
        .iter()
        .map(|p| json!({"written": p.written.written(), "found_by": p.found_by, "precision": p.precision}))
        .collect();
    let actor = |a: &Option<crate::model::Actor>| {
        a.as_ref().map(|a| match a.alleged_by.is_empty() {
            true => a.name.clone(),
            false => format!("{} (as stated by {})", a.name, a.alleged_by.join(", ")),
        })
    };
    context! {
        id => described.id.as_str(),
        title => described.headline(),
        date => described.date.to_string(),
        date_note => described.date_note.as_deref(),
        kind => described.kind.label(),
        initiator => actor(&described.initiator),
        target => actor(&described.target),
        distance => distance(incident),
        contested => record.get("contested").as_bool(),
        places => Value::from(Serde(places)),
        claims => claims,
        sources => Value::from(Serde(sources)),
        notes => described.notes.clone(),
        found_in => Value::from(Serde(&described.found_in)),
    }
}

/// The distance in words, with what is not known.
fn distance(incident: &Referenced) -> String {
    let Some(p) = &incident.proximity else {
        return "not located".into();
    };
    let probability = format!("P(within 10 km) = {:.2}", p.within[1]);
    match p.representative_km {
        _ if p.greatest_km == 0.0 => "on the line".into(),
        Some(km) if p.greatest_km - p.least_km < 0.05 => format!("{km:.1} km"),
        Some(km) => format!(
            "about {km:.0} km ({:.0}–{:.0} km); {probability}",
            p.least_km, p.greatest_km
        ),
        None => format!("{:.0}–{:.0} km; {probability}", p.least_km, p.greatest_km),
    }
}

fn table(table: &Table) -> Value {
    let rows: Vec<Vec<_>> = table
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|c| context! { text => c.written(), number => c.is_number() })
                .collect()
        })
        .collect();
    context! {
        title => table.title.as_str(),
        file => table_file(table),
        columns => table.columns.iter().map(|c| c.replace('_', " ")).collect::<Vec<_>>(),
        rows => rows,
        note => table.note.as_str(),
    }
}
