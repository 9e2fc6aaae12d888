//! Polygons in a GeoPackage's blobs: its header, then well-known binary
//! (OGC 12-128r18, clause 2.1.3; OGC 06-103r4, clause 8).

use crate::geodata::imports::rings::Builder;
use geo::Coord;

const TRUNCATED: &str = "its geometry is cut short";
/// Collections within collections.
const DEEPEST: usize = 8;

/// Adds the polygons of a blob; other geometries are passed over.
pub(super) fn add(blob: &[u8], builder: &mut Builder) -> Result<(), String> {
    let [b'G', b'P', _, flags, ..] = blob else {
        return Err("its geometry is no GeoPackage geometry".to_owned());
    };
    // Bits 1 to 3 tell how large the envelope after the eight bytes is.
    let envelope = match (flags >> 1) & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err("its geometry has an unknown envelope".to_owned()),
    };
    let mut bytes = Bytes {
        rest: blob.get(8 + envelope..).ok_or(TRUNCATED)?,
        little: true,
    };
    geometry(&mut bytes, builder, 0)
}

fn geometry(bytes: &mut Bytes, builder: &mut Builder, depth: usize) -> Result<(), String> {
    if depth > DEEPEST {
        return Err("its geometry is nested too deep".to_owned());
    }
    bytes.little = bytes.take::<1>()? == [1];
    let code = bytes.u32()?;
    // ISO adds 1000 for Z, 2000 for M; some writers set the high bits instead.
    let plain = code & 0x0fff_ffff;
    let dimensions = 2
        + usize::from(code & 0x8000_0000 != 0 || matches!(plain / 1000, 1 | 3))
        + usize::from(code & 0x4000_0000 != 0 || matches!(plain / 1000, 2 | 3));
    match plain % 1000 {
        3 => {
            let rings = bytes.u32()?;
            let mut polygon = Vec::new();
            for _ in 0..rings {
                polygon.push(ring(bytes, dimensions)?);
            }
            if !polygon.is_empty() {
                builder.add(polygon);
            }
            Ok(())
        }
        6 | 7 => {
            let parts = bytes.u32()?;
            (0..parts).try_for_each(|_| geometry(bytes, builder, depth + 1))
        }
        // What follows a point or line in a collection cannot be found
        // without reading it; areas do not come so.
        _ => Ok(()),
    }
}

fn ring(bytes: &mut Bytes, dimensions: usize) -> Result<Vec<Coord<f64>>, String> {
    let count = bytes.u32()? as usize;
    // No more is set aside than there are bytes for.
    if count > bytes.rest.len() / (8 * dimensions) {
        return Err(TRUNCATED.to_owned());
    }
    let mut ring = Vec::with_capacity(count);
    for _ in 0..count {
        let (x, y) = (bytes.f64()?, bytes.f64()?);
        for _ in 2..dimensions {
            bytes.f64()?;
        }
        ring.push(Coord { x, y });
    }
    Ok(ring)
}

struct Bytes<'b> {
    rest: &'b [u8],
    little: bool,
}

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], String> {
        let (taken, rest) = self.rest.split_first_chunk::<N>().ok_or(TRUNCATED)?;
        self.rest = rest;
        Ok(*taken)
    }

    fn u32(&mut self) -> Result<u32, String> {
        let bytes = self.take()?;
        Ok(if self.little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    fn f64(&mut self) -> Result<f64, String> {
        let bytes = self.take()?;
        Ok(if self.little {
            f64::from_le_bytes(bytes)
        } else {
            f64::from_be_bytes(bytes)
        })
    }
}
