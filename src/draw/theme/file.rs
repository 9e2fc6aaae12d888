//! Themes as TOML: what a publisher's file does not say, its base says.

use super::{Colour, Policy, Theme};
use crate::model::IncidentType;
use crate::{Error, Result};
use serde::Deserialize;
use toml::{Table, Value};

const PRINT: &str = include_str!("print.toml");

/// The themes that come with the program: name and file. `print` is whole; the
/// others say where they differ from it.
pub const BUILT_IN: [(&str, &str); 4] = [
    ("print", PRINT),
    ("screen", include_str!("screen.toml")),
    ("dark", include_str!("dark.toml")),
    ("mono", include_str!("mono.toml")),
];

/// The colour of each type of incident.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Marks {
    air_strike: Colour,
    drone_strike: Colour,
    cross_border_fire: Colour,
    clash: Colour,
    suicide_attack: Colour,
    attack: Colour,
    other: Colour,
}

impl Marks {
    pub(super) fn colour(&self, kind: IncidentType) -> Colour {
        match kind {
            IncidentType::AirStrike => self.air_strike,
            IncidentType::DroneStrike => self.drone_strike,
            IncidentType::CrossBorderFire => self.cross_border_fire,
            IncidentType::Clash => self.clash,
            IncidentType::SuicideAttack => self.suicide_attack,
            IncidentType::Attack => self.attack,
            IncidentType::Other => self.other,
        }
    }
}

impl Theme {
    /// For paper: the theme where none is named.
    ///
    /// # Errors
    /// When the embedded file is damaged.
    pub fn print() -> Result<Self> {
        Self::parse(PRINT, "print")
    }

    /// One of the embedded themes; `None` where there is none of that name.
    ///
    /// # Errors
    /// When the embedded file is damaged.
    pub fn built_in(name: &str) -> Result<Option<Self>> {
        match BUILT_IN.iter().find(|b| b.0 == name) {
            Some((name, text)) => Self::parse(text, name).map(Some),
            None => Ok(None),
        }
    }

    /// Reads a theme from TOML; `name` is its file, for messages. `base` names
    /// the theme that fills in what is not said, `print` where it is missing.
    ///
    /// # Errors
    /// What is not TOML, a field that a theme has not, a colour or size that
    /// is none, with the field's name.
    pub fn parse(text: &str, name: &str) -> Result<Self> {
        let failed = |message: String| Error::content(name, message);
        let mut own: Table = toml::from_str(text).map_err(|e| failed(e.to_string().trim_end().to_owned()))?;
        let base = match own.remove("base") {
            None => "print".to_owned(),
            Some(Value::String(base)) => base,
            Some(other) => return Err(failed(format!("base = {other}: write the name of a theme in quotes"))),
        };
        let embedded = |text: &str| toml::from_str::<Table>(text).map_err(|e| failed(e.to_string()));
        let mut whole = embedded(PRINT)?;
        if base != "print" {
            let Some((_, text)) = BUILT_IN.iter().find(|b| b.0 == base) else {
                let names: Vec<&str> = BUILT_IN.iter().map(|b| b.0).collect();
                return Err(failed(format!("base = \"{base}\": there are {}", names.join(", "))));
            };
            merge(&mut whole, embedded(text)?);
        }
        if let Some(Value::String(policy)) = own.get("policy") {
            let Some(policy) = Policy::named(policy) else {
                let names: Vec<&str> = Policy::names().collect();
                return Err(failed(format!(
                    "policy = \"{policy}\": there are {}, or write a table [policy] with name, dash, width, disclaimer",
                    names.join(", ")
                )));
            };
            own.insert("policy".into(), table_of(&policy));
        }
        whole
            .entry("policy")
            .or_insert_with(|| Policy::named("disputed").map_or(Value::Table(Table::new()), |p| table_of(&p)));
        merge(&mut whole, own);
        let theme: Self = Value::Table(whole)
            .try_into()
            .map_err(|e: toml::de::Error| failed(e.to_string().trim_end().replace('\n', " ")))?;
        theme.check().map_err(failed)?;
        Ok(theme)
    }

    fn check(&self) -> std::result::Result<(), String> {
        let t = &self.typography;
        for (field, value, range) in [
            ("type.width", t.width, 0.5..=2.0),
            ("type.scale", t.scale, 0.5..=4.0),
            ("type.title", t.title, 6.0..=60.0),
            ("type.subtitle", t.subtitle, 6.0..=40.0),
            ("policy.width", self.policy.width, 0.3..=6.0),
        ] {
            if !range.contains(&value) {
                return Err(format!(
                    "{field} = {value}: write a number from {} to {}",
                    range.start(),
                    range.end()
                ));
            }
        }
        if self.policy.dash.len() > 12 || !self.policy.dash.iter().all(|d| (0.0..=100.0).contains(d)) {
            return Err("policy.dash: write at most 12 lengths from 0 to 100".into());
        }
        Ok(())
    }
}

fn table_of(policy: &Policy) -> Value {
    let mut table = Table::new();
    table.insert("name".into(), Value::String(policy.name.clone()));
    table.insert(
        "dash".into(),
        Value::Array(policy.dash.iter().map(|&d| Value::Float(d)).collect()),
    );
    table.insert("width".into(), Value::Float(policy.width));
    table.insert("disclaimer".into(), Value::String(policy.disclaimer.clone()));
    Value::Table(table)
}

/// Lays one table over another, section by section.
fn merge(under: &mut Table, over: Table) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(above)) => merge(below, above),
            (_, value) => {
                under.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_themes_read() {
        for (name, _) in BUILT_IN {
            let theme = Theme::built_in(name).expect("reads").expect("is there");
            assert_eq!(theme.policy.name, "disputed");
            assert_eq!(theme.is_dark(), name == "dark");
        }
        assert!(Theme::built_in("neon").expect("no error").is_none());
    }

    #[test]
    fn a_publishers_file_overrides_its_base() {
        let text = "base = 'dark'\npolicy = 'un-style'\n[colours]\nsea = '#123'\n[publisher]\nname = 'The Institute'\n";
        let theme = Theme::parse(text, "own.toml").expect("reads");
        let dark = Theme::built_in("dark").expect("reads").expect("is there");
        assert_eq!(theme.colours.sea, Colour(0x11, 0x22, 0x33));
        assert_eq!(theme.colours.ink, dark.colours.ink);
        assert!(theme.disclaimer().contains("by The Institute"));
        assert!(theme.disclaimer().ends_with("Boundary policy: un-style."));
        let own = "[policy]\nname = 'house'\ndash = [4, 2]\nwidth = 1\ndisclaimer = 'Ours{by}.'\n";
        let theme = Theme::parse(own, "own.toml").expect("reads");
        assert_eq!(
            (theme.policy.dash.as_slice(), theme.policy.width),
            (&[4.0, 2.0][..], 1.0)
        );
        assert_eq!(theme.disclaimer(), "Ours. Boundary policy: house.");
    }

    #[test]
    fn mistakes_are_named() {
        for (text, told) in [
            ("[colours]\nsea = 'blue'\n", "colours.sea"),
            ("[colours]\nocean = '#fff'\n", "ocean"),
            ("policy = 'mine'\n", "un-style"),
            ("base = 'neon'\n", "mono"),
            ("base = 3\n", "in quotes"),
            ("[type]\nscale = 40\n", "type.scale"),
            ("[type]\nscale = 'big'\n", "type.scale"),
            ("[colours\n", "line 1"),
            (
                "[policy]\nname = 'x'\ndash = [-1]\nwidth = 1\ndisclaimer = ''\n",
                "policy.dash",
            ),
        ] {
            let error = Theme::parse(text, "own.toml").expect_err(text).to_string();
            assert!(error.starts_with("own.toml: ") && error.contains(told), "{error}");
        }
    }
}
