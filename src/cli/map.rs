//! `durand map`: draw a map.

use super::Done;
use super::args::{CirclesArg, ColourArg, DensityArg, MapArgs, PeriodArg};
use super::figure::Target;
use super::measuring::Wanted;
use super::session::Session;
use super::view::Viewed;
use crate::draw::map::{self, Crowd, Density, Incidents, Layer, Layers, MapRequest, Marks, Period};
use crate::draw::{Circles, ColourBy, Paper, Scaling};
use crate::geodata::Atlas;
use crate::model::Harm;
use anyhow::{Context, Result};
use std::sync::Arc;

/// Where no size is asked for: a report's page across, as high as is needed.
const WIDTH_MM: f64 = 240.0;

pub(super) fn run(args: &MapArgs, atlas: &Atlas) -> Result<Done> {
    let mut input = args.input.clone();
    let viewed = Viewed::parse(&args.view, args.extent.as_deref(), &mut input.files)?;
    let target = Target::new(&args.output, &args.figure, &input)?;
    let switch = |names: &[String], option: &str| -> Result<Vec<Layer>> {
        let parsed = names.iter().map(|name| Layer::parse(name));
        parsed.collect::<crate::Result<_>>().with_context(|| option.to_owned())
    };
    let (show, hide) = (switch(&args.show, "--show")?, switch(&args.hide, "--hide")?);
    let mut session = Session::new(atlas, &input)?;
    let view = viewed.meant(&input.filter.radius, &session)?;
    let mut layers = Layers::of(&view);
    show.into_iter().for_each(|layer| layers.show(layer));
    hide.into_iter().for_each(|layer| layers.hide(layer));
    let density = density(args.density);
    // Panels are compared one by one.
    let by_area = if args.panels.is_some() { Density::None } else { density };
    let crowd = Crowd::of(&view, by_area, &session.border)?;
    session.read(&input, &Wanted::Map(&crowd))?;
    let incidents = session.selected();
    let map = map::draw(&MapRequest {
        incidents: if crowd.is_certain() {
            Incidents::Many(&session.sightings)
        } else {
            Incidents::Each(&incidents)
        },
        layers,
        marks: marks(args),
        density,
        lang: args.lang,
        panels: args.panels.map(period),
        title: args.figure.title.clone(),
        paper: target.paper.unwrap_or(Paper::wide(WIDTH_MM)),
        ..MapRequest::new(&[], &session.border, atlas, view, Arc::clone(&target.theme))
    })?;
    target.write(&map.svg, &map.table)?;
    session.finish(&input)
}

fn marks(args: &MapArgs) -> Marks {
    Marks {
        colour_by: match args.colour_by {
            ColourArg::Type => ColourBy::Type,
            ColourArg::Actor => ColourBy::Actor,
            ColourArg::Period => ColourBy::Period,
            ColourArg::Status => ColourBy::Status,
        },
        circles: args.circles.map(|harm| Circles {
            harm: match harm {
                CirclesArg::Killed => Harm::Killed,
                CirclesArg::Injured => Harm::Injured,
            },
            scaling: if args.flannery {
                Scaling::Flannery
            } else {
                Scaling::Area
            },
        }),
    }
}

fn density(arg: DensityArg) -> Density {
    match arg {
        DensityArg::Auto => Density::Auto,
        DensityArg::None => Density::None,
        DensityArg::Hexagons => Density::Hexagons,
        DensityArg::Districts => Density::Districts,
        DensityArg::Provinces => Density::Provinces,
    }
}

fn period(arg: PeriodArg) -> Period {
    match arg {
        PeriodArg::Year => Period::Year,
        PeriodArg::Quarter => Period::Quarter,
        PeriodArg::Month => Period::Month,
    }
}
