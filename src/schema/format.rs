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
    LocalTime,
    YearMonth,
    Country,
    Identifier(&'static Identifier),
}

/// Formats with their names: those of 2020-12 validation, section 7.3, then ours. Identifiers have their own.
const NAMES: [(&str, Format); 23] = [
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
    ("local-time", Format::LocalTime),
    ("year-month", Format::YearMonth),
    ("country", Format::Country),
];

/// The format `country`: codes of ISO 3166-1 alpha-2, and `XK`, which the EU uses for Kosovo.
pub(crate) const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE \
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM \
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC \
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

impl Format {
    /// The format with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let common = NAMES.iter().find(|(own, _)| *own == name).map(|(_, format)| *format);
        common.or_else(|| Identifier::named(name).map(Self::Identifier))
    }

    /// The names of all.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name).chain(super::identifiers().map(|(name, _)| name))
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
