//! Colours, and the ones that are told apart by most eyes.

/// A colour in sRGB: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(try_from = "String")]
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

    /// A colour on the way to another: 0 gives this one, 1 the other.
    pub fn towards(self, other: Self, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2, from sRGB).
    pub fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio with another colour, 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("\"{text}\" is no colour; write #rrggbb"))
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
    fn mixtures_end_in_their_parts() {
        assert_eq!(Colour::BLUE.towards(Colour::WHITE, 0.0), Colour::BLUE);
        assert_eq!(Colour::BLUE.towards(Colour::WHITE, 1.0), Colour::WHITE);
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        // As the standard's examples give it.
        assert!((Colour(0x77, 0x77, 0x77).contrast(Colour::WHITE) - 4.48).abs() < 0.01);
    }
}
