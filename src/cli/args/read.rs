//! How files are read.

use crate::read::{DIALECTS, DayOrder, Dialect, Field, ReadOptions, dialect};
use clap::Args as ClapArgs;
use clap::ValueEnum;

#[derive(Clone, Debug, Default, ClapArgs)]
#[command(next_help_heading = "Reading")]
pub struct ReadArgs {
    /// Read tables as this dialect, such as acled, ucdp, gtd; without, as their columns show
    #[arg(long, value_name = "KEY", value_parser = known_dialect)]
    pub dialect: Option<DialectArg>,
    /// What columns mean, where their names do not say: date=When,place=Where
    #[arg(long, value_name = "FIELD=COLUMN,…", value_parser = pairs)]
    pub map: Option<Pairs>,
    /// How dates such as 04/11/2016 are to be read, where the file does not show it
    #[arg(long, value_enum, value_name = "ORDER")]
    pub dates: Option<OrderArg>,
    /// The sheet of a workbook; without, the first that looks like a table
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// No progress bar
    #[arg(short, long)]
    pub quiet: bool,
}

impl ReadArgs {
    pub fn options(&self) -> ReadOptions {
        ReadOptions {
            dialect: self.dialect.as_ref().map(|d| d.0),
            map: self.map.as_ref().map_or_else(Vec::new, |pairs| pairs.0.clone()),
            sheet: self.sheet.clone(),
            day_order: self.dates.map(|order| match order {
                OrderArg::DayFirst => DayOrder::DayFirst,
                OrderArg::MonthFirst => DayOrder::MonthFirst,
            }),
            ..ReadOptions::default()
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OrderArg {
    DayFirst,
    MonthFirst,
}

#[derive(Clone)]
pub struct DialectArg(&'static dyn Dialect);

impl std::fmt::Debug for DialectArg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.key())
    }
}

fn known_dialect(text: &str) -> Result<DialectArg, String> {
    dialect(text).map(DialectArg).ok_or_else(|| {
        let keys: Vec<&str> = DIALECTS.iter().map(|d| d.key()).collect();
        format!("the dialects are {}", keys.join(", "))
    })
}

#[derive(Clone, Debug)]
pub struct Pairs(Vec<(Field, String)>);

fn pairs(text: &str) -> Result<Pairs, String> {
    let pair = |part: &str| {
        let (field, column) = part
            .split_once('=')
            .ok_or_else(|| format!("\"{part}\" is no pair; write date=When,place=Where"))?;
        let field = Field::parse(field).ok_or_else(|| {
            let keys: Vec<&str> = Field::ALL.iter().map(|(_, key)| *key).collect();
            format!(
                "there is no field \"{}\"; the fields are {}",
                field.trim(),
                keys.join(", ")
            )
        })?;
        Ok((field, column.trim().to_owned()))
    };
    text.split(',').map(pair).collect::<Result<_, String>>().map(Pairs)
}
