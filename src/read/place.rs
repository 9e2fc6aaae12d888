//! What a row says of where something is, for tables that need not be of
//! incidents.

use super::row::Row;
use super::{Field, Reject, Schema};
use crate::geodesy::LonLat;
use crate::model::PlaceText;
use csv::ByteRecord;

impl Schema {
    pub fn row<'a>(&'a self, record: &'a ByteRecord) -> Row<'a> {
        Row::new(self, record)
    }

    /// Which columns hold longitude and latitude, where both are there.
    pub fn point_columns(&self) -> Option<(usize, usize)> {
        let first = |field| self.columns(field).first().copied();
        first(Field::Lon).zip(first(Field::Lat))
    }

    /// The point of a row that has one and says no more of it.
    pub fn plain_point(&self, record: &ByteRecord) -> Option<LonLat> {
        let row = self.row(record);
        if row.get(Field::UncertaintyKm).is_some() || row.get(Field::Precision).is_some() {
            return None;
        }
        let degrees = |field| row.number(field).ok().flatten().map(|(_, degrees)| degrees);
        LonLat::new(degrees(Field::Lon)?, degrees(Field::Lat)?).ok()
    }

    /// All that a row says of a place, as it is written: rows that say the same
    /// are at the same place.
    pub fn place_key(&self, record: &ByteRecord) -> Vec<u8> {
        let mut key = Vec::new();
        for &i in Field::OF_PLACE
            .iter()
            .flat_map(|f| self.columns(*f))
            .chain(self.extras())
        {
            key.extend(record.get(i).unwrap_or_default());
            key.push(0x1f);
        }
        key
    }

    /// Whether a column names a place.
    pub fn has_names(&self) -> bool {
        Field::NAMES.iter().any(|f| self.has(*f))
    }

    /// Whether coordinates are all that the table says of a place.
    pub fn are_bare_points(&self) -> bool {
        !self.has_names() && !self.has(Field::UncertaintyKm) && !self.has(Field::Precision)
    }

    /// What names a row's place, as it is written, in place of what is in `key`:
    /// rows that name the same are to be at the same place.
    pub fn names_key(&self, record: &ByteRecord, key: &mut Vec<u8>) {
        key.clear();
        for &i in Field::NAMES.iter().flat_map(|f| self.columns(*f)) {
            key.extend_from_slice(record.get(i).unwrap_or_default());
            key.push(0x1f);
        }
    }

    /// The names of a row, without its coordinates.
    pub fn names(&self, record: &ByteRecord) -> PlaceText {
        let row = self.row(record);
        PlaceText {
            text: row.text(Field::Text),
            place: row.text(Field::Place),
            district: row.text(Field::District),
            province: row.text(Field::Province),
            country: row.text(Field::Country),
            ..PlaceText::default()
        }
    }

    /// What a row says of where something is.
    ///
    /// # Errors
    /// When a coordinate is none.
    pub fn place(&self, record: &ByteRecord) -> Result<PlaceText, Reject> {
        self.dialect.place(&self.row(record))
    }
}
