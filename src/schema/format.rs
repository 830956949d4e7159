//! The names of the formats that are checked; `check::formats` says what each accepts.

use super::Identifier;
use crate::packed::{Packed, Reader};

/// A known value of the `format` keyword. Others are annotations (2020-12 validation, section 7.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Date,
    Time,
    DateTime,
    Duration,
    Email,
    IdnEmail,
    Hostname,
    IdnHostname,
    Ipv4,
    Ipv6,
    Uri,
    UriReference,
    Iri,
    IriReference,
    UriTemplate,
    Uuid,
    JsonPointer,
    RelativeJsonPointer,
    Regex,
    Telephone,
    Identifier(&'static Identifier),
}

/// Formats with their names: those of 2020-12 validation, section 7.3, then ours. Identifiers have their own.
const NAMES: [(&str, Format); 20] = [
    ("date", Format::Date),
    ("time", Format::Time),
    ("date-time", Format::DateTime),
    ("duration", Format::Duration),
    ("email", Format::Email),
    ("idn-email", Format::IdnEmail),
    ("hostname", Format::Hostname),
    ("idn-hostname", Format::IdnHostname),
    ("ipv4", Format::Ipv4),
    ("ipv6", Format::Ipv6),
    ("uri", Format::Uri),
    ("uri-reference", Format::UriReference),
    ("iri", Format::Iri),
    ("iri-reference", Format::IriReference),
    ("uri-template", Format::UriTemplate),
    ("uuid", Format::Uuid),
    ("json-pointer", Format::JsonPointer),
    ("relative-json-pointer", Format::RelativeJsonPointer),
    ("regex", Format::Regex),
    ("telephone", Format::Telephone),
];

impl Format {
    /// The format with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let common = NAMES.iter().find(|(own, _)| *own == name).map(|(_, format)| *format);
        common.or_else(|| Identifier::named(name).map(Self::Identifier))
    }

    /// Its name, as it stands in schemas.
    pub(crate) fn name(self) -> &'static str {
        if let Self::Identifier(identifier) = self {
            return identifier.name;
        }
        NAMES.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }
}

/// By its name.
impl Packed for Format {
    fn pack(&self, out: &mut Vec<u8>) {
        self.name().to_owned().pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        Self::named(&String::unpack(from)).unwrap_or_else(|| {
            from.fail();
            Self::Date
        })
    }
}
