//! PNG: pixels, at a resolution that the file states.

use super::scene::Scene;
use super::{Format, FormatError, LEAST_DPI, MOST_DPI, MOST_PIXELS};
use png::{BitDepth, ColorType, Encoder, PixelDimensions, SrgbRenderingIntent, Unit};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use std::io::Write;

/// Pixels that are drawn at a time on a page larger than [`WHOLE`].
const BAND: u64 = 8_000_000;

/// Up to so many pixels a page is drawn at once. resvg keeps layers that reach
/// two bands beyond the one it draws, so that bands of a smaller page would
/// save no memory: a few hundred MB at most either way.
const WHOLE: u64 = 5 * BAND;

/// A CSS pixel is 1/96 inch.
const CSS_DPI: f64 = 96.0;

const METRES_PER_INCH: f64 = 0.0254;

/// Draws a figure on white at `dpi` dots an inch.
pub(super) fn encode(svg: &str, dpi: u32) -> Result<Vec<u8>, FormatError> {
    if !(LEAST_DPI..=MOST_DPI).contains(&dpi) {
        return Err(FormatError::Resolution(dpi));
    }
    let scene = Scene::read(svg)?;
    let size = scene.tree.size();
    let side = |length: f32| (f64::from(length) * f64::from(dpi) / CSS_DPI).round().max(1.0);
    // A cast from f64 saturates.
    let (width, height) = (side(size.width()) as u64, side(size.height()) as u64);
    let too_large = FormatError::TooLarge { dpi, width, height };
    if width.saturating_mul(height) > MOST_PIXELS {
        return Err(too_large);
    }
    let (Ok(columns), Ok(rows)) = (u32::try_from(width), u32::try_from(height)) else {
        return Err(too_large);
    };
    let mut file = Vec::new();
    let band = if width * height <= WHOLE { WHOLE } else { BAND };
    write(&scene, (columns, rows), dpi, band, &mut file).map_err(|e| FormatError::Encoding {
        format: Format::Png,
        why: e.to_string(),
    })?;
    Ok(file)
}

/// Draws so many columns and rows, at most `band` pixels at a time.
pub(super) fn write(
    scene: &Scene,
    (columns, rows): (u32, u32),
    dpi: u32,
    band: u64,
    file: &mut Vec<u8>,
) -> Result<(), png::EncodingError> {
    let mut encoder = Encoder::new(file, columns, rows);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    let per_metre = (f64::from(dpi) / METRES_PER_INCH).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }));
    for (keyword, text) in [("Title", &scene.title), ("Description", &scene.description)] {
        if let Some(text) = text {
            encoder.add_itxt_chunk(keyword.into(), text.clone())?;
        }
    }
    let mut header = encoder.write_header()?;
    let mut stream = header.stream_writer()?;
    let scale = Transform::from_scale(
        columns as f32 / scene.tree.size().width(),
        rows as f32 / scene.tree.size().height(),
    );
    let band = u32::try_from(band / u64::from(columns)).unwrap_or(rows).clamp(1, rows);
    let mut top = 0;
    while top < rows {
        let height = band.min(rows - top);
        let Some(mut pixels) = Pixmap::new(columns, height) else {
            return Err(png::EncodingError::LimitsExceeded);
        };
        pixels.fill(Color::WHITE);
        let shift = scale.post_translate(0.0, -(top as f32));
        resvg::render(&scene.tree, shift, &mut pixels.as_mut());
        // On white all is opaque.
        let rgb: Vec<u8> = pixels
            .pixels()
            .iter()
            .flat_map(|p| [p.red(), p.green(), p.blue()])
            .collect();
        stream.write_all(&rgb)?;
        top += height;
    }
    stream.finish()
}
