//! What a column can tell of an incident.

/// The meanings that columns have; a dialect says which of its columns has which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Id,
    Title,
    Date,
    DateEnd,
    /// Words on the date.
    DateNote,
    Year,
    Month,
    Day,
    /// How well the date is known: a code or word of the dialect.
    DatePrecision,
    /// A place in free text.
    Text,
    Place,
    District,
    Province,
    Country,
    Lat,
    Lon,
    UncertaintyKm,
    /// What the coordinate stands for: a code or word of the dialect.
    Precision,
    Type,
    Initiator,
    InitiatorKind,
    Target,
    TargetKind,
    Killed,
    KilledMin,
    KilledMax,
    KilledBest,
    KilledOpen,
    Injured,
    InjuredMin,
    InjuredMax,
    InjuredOpen,
    Claimant,
    Sources,
    Notes,
}

impl Field {
    /// With the names by which `--map` and the summary call them.
    pub const ALL: [(Self, &'static str); 35] = [
        (Self::Id, "id"),
        (Self::Title, "title"),
        (Self::Date, "date"),
        (Self::DateEnd, "date_end"),
        (Self::DateNote, "date_note"),
        (Self::Year, "year"),
        (Self::Month, "month"),
        (Self::Day, "day"),
        (Self::DatePrecision, "date_precision"),
        (Self::Text, "text"),
        (Self::Place, "place"),
        (Self::District, "district"),
        (Self::Province, "province"),
        (Self::Country, "country"),
        (Self::Lat, "lat"),
        (Self::Lon, "lon"),
        (Self::UncertaintyKm, "uncertainty_km"),
        (Self::Precision, "precision"),
        (Self::Type, "type"),
        (Self::Initiator, "initiator"),
        (Self::InitiatorKind, "initiator_kind"),
        (Self::Target, "target"),
        (Self::TargetKind, "target_kind"),
        (Self::Killed, "killed"),
        (Self::KilledMin, "killed_min"),
        (Self::KilledMax, "killed_max"),
        (Self::KilledBest, "killed_best"),
        (Self::KilledOpen, "killed_open"),
        (Self::Injured, "injured"),
        (Self::InjuredMin, "injured_min"),
        (Self::InjuredMax, "injured_max"),
        (Self::InjuredOpen, "injured_open"),
        (Self::Claimant, "claimant"),
        (Self::Sources, "sources"),
        (Self::Notes, "notes"),
    ];

    /// Those that say where something is.
    pub const OF_PLACE: [Self; 9] = [
        Self::Text,
        Self::Place,
        Self::District,
        Self::Province,
        Self::Country,
        Self::Lat,
        Self::Lon,
        Self::UncertaintyKm,
        Self::Precision,
    ];

    /// Those that name a place.
    pub const NAMES: [Self; 5] = [Self::Text, Self::Place, Self::District, Self::Province, Self::Country];

    pub fn key(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Reads a key; `None` for another word.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let found = Self::ALL.iter().find(|(_, key)| text.eq_ignore_ascii_case(key));
        found.map(|(field, _)| *field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_listed_at_its_own_number() {
        for (i, (field, key)) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, i, "{key}");
            assert_eq!(Field::parse(key), Some(field));
        }
    }
}
