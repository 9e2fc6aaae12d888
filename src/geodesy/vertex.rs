//! Vertices as keys: areas that share a boundary have the same.

use geo::Coord;
use std::hash::{BuildHasherDefault, Hasher};

/// The bits of a vertex's coordinates.
pub type Vertex = (u64, u64);

/// For sets and maps of vertices.
pub type Mixed = BuildHasherDefault<Mixing>;

pub fn vertex(at: Coord<f64>) -> Vertex {
    (at.x.to_bits(), at.y.to_bits())
}

/// Mixes the bits of coordinates: vertices are looked up a hundred thousand
/// times, and nobody chooses them to collide.
#[derive(Default)]
pub struct Mixing(u64);

impl Hasher for Mixing {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&b| self.write_u64(u64::from(b)));
    }

    fn write_u64(&mut self, bits: u64) {
        // The golden ratio in 64 bits (Knuth, TAOCP 3, 6.4).
        self.0 = (self.0.rotate_left(23) ^ bits).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}
