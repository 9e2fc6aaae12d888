//! Areas of shapes that many share: thousands of incidents are known to one
//! province.

use super::area_km2;
use geo::MultiPolygon;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};

type Shape = MultiPolygon<f64>;

/// By address, which is nobody else's as long as the weak reference is kept.
type Areas = HashMap<usize, (Weak<Shape>, f64)>;

static KNOWN: LazyLock<Mutex<Areas>> = LazyLock::new(Mutex::default);

/// With so many, all are forgotten.
const MOST: usize = 4_096;

/// [`area_km2`] of a shape, computed once for all that hold it.
pub fn shared_area_km2(shape: &Arc<Shape>) -> f64 {
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let address = Arc::as_ptr(shape) as usize;
    if let Some((_, area)) = known().get(&address) {
        return *area;
    }
    let area = area_km2(shape);
    let mut known = known();
    if known.len() >= MOST {
        known.clear();
    }
    known.insert(address, (Arc::downgrade(shape), area));
    area
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    #[test]
    fn each_shape_has_its_own_area_though_others_come_and_go() {
        let square = |side: f64| {
            let ring = polygon![(x: 70.0, y: 33.0), (x: 70.0 + side, y: 33.0), (x: 70.0 + side, y: 33.0 + side), (x: 70.0, y: 33.0 + side)];
            Arc::new(MultiPolygon(vec![ring]))
        };
        for i in 1..200 {
            let shape = square(f64::from(i) / 100.0);
            let expected = area_km2(&shape);
            for _ in 0..2 {
                assert_eq!(shared_area_km2(&shape), expected);
            }
        }
    }
}
