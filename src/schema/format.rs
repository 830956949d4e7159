//! The names of the formats that are checked; `check::formats` says what each accepts.

/// A known value of the `format` keyword. Others are annotations (2020-12 validation, section 7.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Date,
    Email,
    IdnEmail,
    DkCpr,
    Telephone,
    Regex,
}

/// All formats with their names.
const NAMES: [(&str, Format); 6] = [
    ("date", Format::Date),
    ("email", Format::Email),
    ("idn-email", Format::IdnEmail),
    ("dk-cpr", Format::DkCpr),
    ("telephone", Format::Telephone),
    ("regex", Format::Regex),
];

impl Format {
    /// The format with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(own, _)| *own == name).map(|(_, format)| *format)
    }

    /// Its name, as it stands in schemas.
    pub(crate) fn name(self) -> &'static str {
        NAMES.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }
}
