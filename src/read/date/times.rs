//! Times of day, which are recognised to be left out.

/// The bytes of a time, `13:40`, `13:40:00.000+04:30`, that `text` begins with.
pub(super) fn time(text: &str) -> Option<usize> {
    let hour = digits(text);
    let mut end = hour;
    let mut parts = 1;
    while parts < 3 && text[end..].starts_with(':') && digits(&text[end + 1..]) == 2 {
        if !text[end + 1..].starts_with(['0', '1', '2', '3', '4', '5', '6']) {
            return None;
        }
        end += 3;
        parts += 1;
    }
    if parts < 2 || !is_hour(&text[..hour]) {
        return None;
    }
    if parts == 3 && text[end..].starts_with(['.', ',']) {
        end += match digits(&text[end + 1..]) {
            0 => 0,
            count => 1 + count,
        };
    }
    Some(end + offset(&text[end..]).unwrap_or(0))
}

/// The bytes of an offset from UTC, `+00:00`, `+0430` or `-05`.
pub(super) fn offset(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['+', '-'])?;
    let (count, end) = match digits(rest) {
        4 => (4, 4),
        2 if rest[2..].starts_with(':') && digits(&rest[3..]) == 2 => (2, 5),
        2 => (2, 2),
        _ => return None,
    };
    // A dash and a number may also begin the next date.
    let is_offset = text.starts_with('+') || end > 2 || rest.len() == 2;
    let after = rest[end..].chars().next();
    let goes_on = after.is_some_and(|c| matches!(c, '-' | '/' | '.' | ':'));
    let hours: u32 = rest[..2].parse().ok()?;
    (is_offset && !goes_on && hours <= 14 && count > 0).then_some(1 + end)
}

fn is_hour(text: &str) -> bool {
    text.len() <= 2 && text.parse::<u32>().is_ok_and(|hour| hour <= 24)
}

/// Whether a number of four or six digits is a time, `1340`, `134059`.
pub(super) fn is_clock(text: &str) -> bool {
    let below = |at: usize, limit: u32| {
        text.get(at..at + 2)
            .is_some_and(|t| t.parse::<u32>().is_ok_and(|n| n < limit))
    };
    match text.len() {
        2 => below(0, 25),
        4 => below(0, 25) && below(2, 60),
        6 => below(0, 25) && below(2, 60) && below(4, 61),
        _ => false,
    }
}

/// The bytes of the digits that `text` begins with.
pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
