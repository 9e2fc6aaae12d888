//! Colours, and the ones that are told apart by most eyes.

use super::plot;

/// A colour in sRGB: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

/// The named hues are those of M. Okabe and K. Ito, "Color Universal Design"
/// (2008), <https://jfly.uni-koeln.de/color/>.
impl Colour {
    pub const BLACK: Self = Self(0, 0, 0);
    pub const WHITE: Self = Self(255, 255, 255);
    pub const ORANGE: Self = Self(230, 159, 0);
    pub const SKY: Self = Self(86, 180, 233);
    pub const GREEN: Self = Self(0, 158, 115);
    pub const YELLOW: Self = Self(240, 228, 66);
    pub const BLUE: Self = Self(0, 114, 178);
    pub const VERMILION: Self = Self(213, 94, 0);
    pub const PURPLE: Self = Self(204, 121, 167);
    /// For text.
    pub const INK: Self = Self(34, 34, 34);
    /// For text that stands back; 5.7:1 on white.
    pub const QUIET: Self = Self(102, 102, 102);
    /// For axes; 3.0:1 on white.
    pub const AXIS: Self = Self(148, 148, 148);
    /// For grids.
    pub const GRID: Self = Self(224, 224, 224);

    /// As `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Reads `#rrggbb` or `#rgb`, with or without the sign.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.trim().strip_prefix('#').unwrap_or(text.trim());
        if !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let byte = |range| u8::from_str_radix(hex.get(range)?, 16).ok();
        match hex.len() {
            6 => Some(Self(byte(0..2)?, byte(2..4)?, byte(4..6)?)),
            // One digit stands for two alike.
            3 => Some(Self(byte(0..1)? * 17, byte(1..2)? * 17, byte(2..3)? * 17)),
            _ => None,
        }
    }

    /// This colour mixed with white: 0 gives white, 1 the colour itself.
    pub fn tint(self, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        let mix = |c: u8| (255.0 - (255.0 - f64::from(c)) * share).round() as u8;
        Self(mix(self.0), mix(self.1), mix(self.2))
    }

    /// This colour mixed with black: 0 gives black, 1 the colour itself.
    pub fn shade(self, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        let mix = |c: u8| (f64::from(c) * share).round() as u8;
        Self(mix(self.0), mix(self.1), mix(self.2))
    }
}

impl plot::Color for Colour {
    fn to_backend_color(&self) -> plot::BackendColor {
        plot::BackendColor {
            alpha: 1.0,
            rgb: (self.0, self.1, self.2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_goes_both_ways() {
        assert_eq!(Colour::VERMILION.hex(), "#d55e00");
        assert_eq!(Colour::parse("#d55e00"), Some(Colour::VERMILION));
        assert_eq!(Colour::parse("fff"), Some(Colour::WHITE));
        for bad in ["", "#12", "#12345é", "red", "+1+2+3"] {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn tints_end_in_white_and_the_colour() {
        assert_eq!(Colour::BLUE.tint(0.0), Colour::WHITE);
        assert_eq!(Colour::BLUE.tint(1.0), Colour::BLUE);
        assert_eq!(Colour::BLUE.shade(0.0), Colour::BLACK);
    }
}
