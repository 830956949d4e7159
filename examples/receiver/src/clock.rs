//! The only place that reads the clock.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The agency's time zone: its day decides what `today` is, its hour stands on receipts.
const ZONE: &str = "Europe/Copenhagen";

/// Now at the agency as RFC 3339, with whole seconds and the offset.
pub(crate) fn now() -> String {
    zoned().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Seconds since 1970.
pub(crate) fn seconds() -> i64 {
    Timestamp::now().as_second()
}

/// The civil date at the agency, `YYYY-MM-DD`.
pub(crate) fn today() -> String {
    zoned().date().to_string()
}

fn zoned() -> Zoned {
    Timestamp::now().to_zoned(TimeZone::get(ZONE).unwrap_or(TimeZone::UTC))
}

#[cfg(test)]
mod tests {
    #[test]
    fn times_are_those_of_the_agency() {
        let now = super::now();
        assert!(now.ends_with("+01:00") || now.ends_with("+02:00"), "{now}");
        assert_eq!(now.len(), "2026-01-31T12:00:00+01:00".len());
        assert_eq!(super::today().len(), "2026-01-31".len());
    }
}
