//! Identifiers, postal codes and telephone numbers: a row for each says what it looks like and which
//! rule its digits keep. `check::formats` reads the rows.
//!
//! To add one: a row here with its source, rows in `tests/identifiers.rs`, a row in `docs/form-format.md`.

use crate::packed::{Packed, Reader};

/// One kind of identifier.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Identifier {
    /// The name of the format.
    pub(crate) name: &'static str,
    /// The canonical form, in the notation of ISO 13616: `4n` is four digits, `7-8n` seven or eight; `p`
    /// is a digit but 0, `a` a letter A-Z, `c` a letter or digit, `s` any sign; `'B'` is itself; `|`
    /// stands between alternatives, the usual one first.
    pub(crate) shape: &'static str,
    pub(crate) rule: Rule,
    pub(crate) birth: Option<Birth>,
    /// One as people write it. Where it would be a person's, it is one that an authority has published,
    /// or has wrong check digits.
    pub(crate) like: &'static str,
    /// The hyphen that belongs to it, by the number of signs behind it; others only separate.
    pub(crate) hyphen: Option<u8>,
}

/// What the digits of an identifier keep to besides its shape.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Nothing more.
    Shape,
    /// Luhn's sum of all digits (ISO/IEC 7812-1, annex B).
    Luhn,
    /// Each row of weights, times the digits, gives a multiple of the modulus.
    Sums(&'static [&'static [u8]], u32),
    /// The weights 1, 7, 3, 1 … from the right give a multiple of 10.
    OneSevenThree,
    /// Luhn's sum, or weights 2 to 7 from the right, modulus 11.
    Kid,
    /// Nine digits modulo 31 name the last sign.
    Hetu,
    /// Weights 1 to 9 and 1, or 3 to 9 and 1 to 3 where those leave 10, modulus 11.
    Baltic,
    /// Weights and one more, modulus 11.
    Latvian,
    /// Its country's length, and modulus 97 (ISO 13616, ISO/IEC 7064).
    Iban,
    /// As the country's own.
    Vat,
}

/// The birth date in a number.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Birth {
    /// Where its six digits begin.
    pub(crate) at: u8,
    /// `YYMMDD`; else `DDMMYY`.
    pub(crate) year_first: bool,
    /// What may be added to the day.
    pub(crate) days: &'static [u32],
    /// What is added to the month.
    pub(crate) months: u32,
    pub(crate) century: Century,
}

/// What names the century of a birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Century {
    /// Nothing.
    Unknown,
    /// The seventh digit, and the year.
    Denmark,
    /// The seventh to ninth digit, and the year.
    Norway,
    /// Four digits of the year, where there are twelve.
    Sweden,
    /// The sign in the middle.
    Finland,
    /// The last digit.
    Iceland,
    /// The first digit, with the sex.
    Estonia,
    /// Likewise; 9 where there is no date.
    Lithuania,
    /// The seventh digit; none in numbers that begin with 32.
    Latvia,
}

/// `DDMMYY` at the start.
const fn day_first(days: &'static [u32], months: u32, century: Century) -> Birth {
    Birth { at: 0, year_first: false, days, months, century }
}

/// `YYMMDD` from this place on.
const fn year_first(at: u8, days: &'static [u32], century: Century) -> Birth {
    Birth { at, year_first: true, days, months: 0, century }
}

impl Identifier {
    const fn born(self, birth: Birth) -> Self {
        Self { birth: Some(birth), ..self }
    }

    const fn hyphen(self, behind: u8) -> Self {
        Self { hyphen: Some(behind), ..self }
    }

    /// The row with this name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        ROWS.iter().find(|row| row.name == name)
    }

    /// The country code with its `+`, of a telephone number.
    pub(crate) fn calling_code(&self) -> Option<&'static str> {
        self.shape.strip_prefix('\'')?.split('\'').next().filter(|code| code.starts_with('+'))
    }

    /// Whether the numbers of the country are written with a 0 that falls away behind the country code.
    pub(crate) fn has_trunk_zero(&self) -> bool {
        matches!(self.calling_code(), Some("+46" | "+358"))
    }

    /// Whether people can write it with digits alone.
    pub(crate) fn is_numeric(&self) -> bool {
        !self.usual_shape().contains(['a', 'c', 's', '\'']) && self.hyphen.is_none()
    }

    /// Its shape as a pattern; and whether that says all that is looked at.
    pub(crate) fn pattern(&self) -> (String, bool) {
        let mut pattern = String::from("^(");
        for (place, part) in self.shape.split('\'').enumerate() {
            let is_literal = place % 2 == 1;
            let mut count = String::new();
            for c in part.chars() {
                match c {
                    '|' => pattern.push('|'),
                    '+' => pattern.push_str("\\+"),
                    _ if is_literal => pattern.push(c),
                    '-' => count.push(','),
                    '0'..='9' => count.push(c),
                    _ => {
                        let class = match c {
                            'n' => "[0-9]",
                            'p' => "[1-9]",
                            'a' => "[A-Z]",
                            'c' => "[0-9A-Z]",
                            _ => "[!-~]",
                        };
                        for text in [class, "{", &count, "}"] {
                            pattern.push_str(text);
                        }
                        count.clear();
                    }
                }
            }
        }
        pattern.push_str(")$");
        (pattern, self.rule == Rule::Shape && self.birth.is_none())
    }

    /// The first of its shapes.
    pub(crate) fn usual_shape(&self) -> &'static str {
        self.shape.split('|').next().unwrap_or_default()
    }
}

/// What stands for a row that is not there.
static NOTHING: Identifier = row("", "", Rule::Shape, "");

/// By its name.
impl Packed for &'static Identifier {
    fn pack(&self, out: &mut Vec<u8>) {
        self.name.to_owned().pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        let name = String::unpack(from);
        ROWS.iter().find(|row| row.name == name).unwrap_or_else(|| {
            from.fail();
            &NOTHING
        })
    }
}

/// The names of the formats for identifiers, each with one as people write it.
pub fn identifiers() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.iter().map(|row| (row.name, row.like))
}

const fn row(name: &'static str, shape: &'static str, rule: Rule, like: &'static str) -> Identifier {
    Identifier { name, shape, rule, birth: None, like, hyphen: None }
}

/// Skatteetaten, "Fødselsnummer": both check digits.
const NORWAY: Rule = Rule::Sums(&[&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1], &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]], 11);

/// A Norwegian number with what is added to day and month.
const fn norwegian(name: &'static str, days: &'static [u32], months: u32, like: &'static str) -> Identifier {
    row(name, "11n", NORWAY, like).born(day_first(days, months, Century::Norway))
}

/// A Swedish number with what may be added to the day.
const fn swedish(name: &'static str, days: &'static [u32], like: &'static str) -> Identifier {
    row(name, "12n|10n|6n'+'4n", Rule::Luhn, like).born(year_first(0, days, Century::Sweden))
}

static ROWS: &[Identifier] = &[
    // CPR-kontoret, "Personnummeret i CPR-systemet" (the centuries) and "Personnumre uden kontrolciffer":
    // since October 2007 numbers are issued that fail modulus 11. Administrative replacement numbers,
    // which begin with no date, are not accepted.
    row("dk-cpr", "10n", Rule::Shape, "010203-1234").born(day_first(&[0], 0, Century::Denmark)),
    // Erhvervsstyrelsen, "CVR-nummerets opbygning".
    row("dk-cvr", "1p7n", Rule::Sums(&[&[2, 7, 6, 5, 4, 3, 2, 1]], 11), "10 15 08 17"),
    // Finans Danmark, registration numbers: four digits and an account of up to ten; no common check digit.
    row("dk-account", "5-14n", Rule::Shape, "0040 0440116243"),
    // Skatteverket, SKV 704 "Personnummer" and SKV 707 "Samordningsnummer" (60 is added to the day).
    swedish("se-personnummer", &[0], "19811228-9874"),
    swedish("se-samordningsnummer", &[60], "19701063-2391"),
    swedish("se-personnummer-or-samordningsnummer", &[0, 60], "19811228-9874"),
    // Skatteverket, SKV 709 "Organisationsnummer"; who trades alone has the personnummer.
    row("se-orgnr", "10n", Rule::Luhn, "202100-5448"),
    // Bankgirot, "Bankgironummer" and "Modulus 10".
    row("se-bankgiro", "7-8n", Rule::Luhn, "991-2346"),
    row("se-plusgiro", "2-8n", Rule::Luhn, "900800-4"),
    // Skatteetaten and the regulation on the population register (2017-07-14-1201), chapter 2: 40 is
    // added to the day of a D-number. Direktoratet for e-helse, HIS 1019 "Identifikatorer for personer":
    // 40 is added to the month of an H-number. Skatteetaten, "Tenor testdata": 80 is added to the month
    // of a synthetic one. The rule for check digits that begins in 2032 is not in force.
    norwegian("no-fnr", &[0], 0, "010190 12345"),
    norwegian("no-dnr", &[40], 0, "410190 12345"),
    norwegian("no-fnr-or-dnr", &[0, 40], 0, "010190 12345"),
    norwegian("no-hnr", &[0], 40, "014190 12345"),
    norwegian("no-fnr-synthetic", &[0, 40], 80, "018190 12345"),
    // Brønnøysundregistrene, "Om organisasjonsnummeret".
    row("no-orgnr", "9n", Rule::Sums(&[&[3, 2, 7, 6, 5, 4, 3, 2, 1]], 11), "974 760 673"),
    // Bits, "Kontonummerstandarden" (NS 9960).
    row("no-account", "11n", Rule::Sums(&[&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]], 11), "8601 11 17947"),
    // Bits and Mastercard Payment Services, "Systemspesifikasjon OCR giro": modulus 10 or 11, as the
    // receiver has agreed; 10 is written -.
    row("no-kid", "2-25n|1-24n'-'", Rule::Kid, "2345676").hyphen(0),
    // Digi- ja väestötietovirasto, "Henkilötunnus", with the signs in use since 2023.
    row("fi-hetu", "6n1s3n1c", Rule::Hetu, "131052-308T")
        .born(day_first(&[0], 0, Century::Finland))
        .hyphen(4),
    // Verohallinto, "Y-tunnuksen tarkistusmerkin laskenta".
    row("fi-ytunnus", "8n", Rule::Sums(&[&[7, 9, 10, 5, 8, 4, 2, 1]], 11), "0244683-1"),
    // Finanssiala ry, "Kotimaisen viitteen rakenneohje".
    row("fi-reference", "4-20n", Rule::OneSevenThree, "1234561"),
    // Þjóðskrá, "Um kennitölur", and "Kennitölur án vartölu": since 18 February 2026 numbers are issued
    // that fail modulus 11. 40 is added to the day of a company's.
    row("is-kennitala", "10n", Rule::Shape, "120160-3389").born(day_first(&[0, 40], 0, Century::Iceland)),
    // Umhvørvisstovan (Landsfólkayvirlitið), "P-tal": a birth date and three digits; no rule is published.
    row("fo-ptal", "9n", Rule::Shape, "010190-123").born(day_first(&[0], 0, Century::Unknown)),
    // EVS 585, "Isikukood".
    row("ee-isikukood", "11n", Rule::Baltic, "37605030299").born(year_first(1, &[0], Century::Estonia)),
    // Cabinet regulation on the register of natural persons: no date since July 2017.
    row("lv-personas-kods", "11n", Rule::Latvian, "161175-19997").born(day_first(&[0], 0, Century::Latvia)),
    // Law on the register of residents (I-2237), article 8.
    row("lt-asmens-kodas", "11n", Rule::Baltic, "33309240064").born(year_first(1, &[0], Century::Lithuania)),
    // ISO 13616 and SWIFT, "IBAN Registry", release 100.
    row("iban", "2a2n11-30c", Rule::Iban, "DK50 0040 0440 1162 43"),
    // ISO 9362, in the letters that SWIFT gives out.
    row("bic", "6a2c|6a5c", Rule::Shape, "DABADKKK"),
    // European Commission, VIES, "VAT identification number structure".
    row("eu-vat", "2a2-12c", Rule::Vat, "DK10150817"),
    // Postal codes: each country's post or agency (PostNord, Posten Bring, Posti, Byggðastofnun, Posta,
    // Tusass), as in the Universal Postal Union's "Postal addressing systems".
    row("dk-postcode", "4n", Rule::Shape, "2300"),
    row("se-postcode", "1p4n", Rule::Shape, "114 55"),
    row("no-postcode", "4n", Rule::Shape, "0150"),
    row("fi-postcode", "5n", Rule::Shape, "00100"),
    row("is-postcode", "1p2n", Rule::Shape, "101"),
    row("fo-postcode", "1p2n", Rule::Shape, "100"),
    row("gl-postcode", "'39'2n|'2412'", Rule::Shape, "3900"),
    // Telephone numbers: each country's numbering plan as notified to ITU-T (E.164), without short and
    // machine numbers.
    row("dk-telephone", "'+45'1p7n", Rule::Shape, "12 34 56 78"),
    row("se-telephone", "'+46'1p6-8n", Rule::Shape, "070-123 45 67"),
    row("no-telephone", "'+47'1p7n", Rule::Shape, "21 23 45 67"),
    row("fi-telephone", "'+358'1p4-11n", Rule::Shape, "040 123 4567"),
    row("is-telephone", "'+354'1p6n|'+354'1p8n", Rule::Shape, "512 3456"),
    row("fo-telephone", "'+298'1p5n", Rule::Shape, "21 23 45"),
    row("gl-telephone", "'+299'1p5n", Rule::Shape, "21 23 45"),
];
