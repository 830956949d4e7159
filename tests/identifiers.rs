//! Identifiers, postal codes and telephone numbers as people write them: what is sent for each, and
//! what is refused. The numbers are those that authorities have published; the source stands beside.

#![allow(clippy::unwrap_used, clippy::panic, reason = "that is how tests fail")]

use std::collections::BTreeMap;
use std::fs;

use blankett::answers::Answer;
use blankett::check::birth_date;
use blankett::form::{Form, LoadOptions, Widget};
use blankett::json::Value;
use blankett::pointer::Place;
use blankett::schema::identifiers;

/// A form with one question of this format.
fn form(format: &str) -> Form {
    let text =
        [r#"{"type":"object","properties":{"a":{"type":"string","format":""#, format, r#""}}}"#].concat();
    Form::load(&text, &LoadOptions::default()).unwrap()
}

/// What is sent for a typed text, and what is wrong with it (`""`: no reason is given).
fn sent(form: &Form, typed: &str) -> (String, Option<String>) {
    let field = form.field_at(&Place::parse("/a").unwrap()).unwrap();
    let mut answer = Answer::default();
    answer.set_part("", typed);
    let value = form.read(field, &answer, "en").unwrap();
    let text = value.as_str().unwrap().to_owned();
    let mut document = blankett::json::Object::new();
    document.insert("a", value);
    let problems = form.check(&Value::Object(document), "2026-01-31");
    (text, problems.first().map(|problem| problem.text("reason").unwrap_or_default().to_owned()))
}

/// Format, as it is typed, as it is sent.
const ACCEPTED: &[(&str, &str, &str)] = &[
    // CPR-kontoret, "Personnummeret i CPR-systemet": the centuries by the seventh digit.
    ("dk-cpr", "311299-1234", "3112991234"),
    ("dk-cpr", "2902004000", "2902004000"),
    ("dk-cpr", "010158 9999", "0101589999"),
    // Erhvervsstyrelsen's own number, and a company's from its web site.
    ("dk-cvr", "10 15 08 17", "10150817"),
    ("dk-cvr", "24256790", "24256790"),
    // IBAN Registry, Denmark: the account of the example.
    ("dk-account", "0040 0440116243", "00400440116243"),
    // Skatteverket, SKV 704: 811228-9874. With 12 digits, and as that of somebody of a hundred years.
    ("se-personnummer", "811228-9874", "8112289874"),
    ("se-personnummer", "19811228-9874", "198112289874"),
    ("se-personnummer", "811228+9874", "811228+9874"),
    // Skatteverket, SKV 707: a man who was born on 3 October 1970.
    ("se-samordningsnummer", "701063-2391", "7010632391"),
    ("se-samordningsnummer", "19701063-2391", "197010632391"),
    // Skatteverket's numbers for tests: the month or day is not known.
    ("se-samordningsnummer", "191500722390", "191500722390"),
    ("se-samordningsnummer", "191500882392", "191500882392"),
    ("se-personnummer-or-samordningsnummer", "811228-9874", "8112289874"),
    ("se-personnummer-or-samordningsnummer", "701063-2391", "7010632391"),
    // Skatteverket's own.
    ("se-orgnr", "202100-5448", "2021005448"),
    // Bankgirot, "10-modulen"; Rädda Barnen's.
    ("se-bankgiro", "991-2346", "9912346"),
    ("se-plusgiro", "90 08 00-4", "9008004"),
    // Worked examples of the rule for check digits: fnrinfo.no, and remainders of 0.
    ("no-fnr", "311299 56715", "31129956715"),
    ("no-fnr", "11111598403", "11111598403"),
    ("no-fnr-or-dnr", "31129956715", "31129956715"),
    // Brønnøysundregistrene's own.
    ("no-orgnr", "974 760 673", "974760673"),
    // IBAN Registry, Norway: NO93 8601 1117 947.
    ("no-account", "8601.11.17947", "86011117947"),
    // Mastercard Payment Services, "OCR giro": modulus 10; modulus 11 where 10 is written -.
    ("no-kid", "2345676", "2345676"),
    ("no-kid", "1234 5684-", "12345684-"),
    // Digi- ja väestötietovirasto, "Henkilötunnus"; the same date with a sign of 2023.
    ("fi-hetu", "131052-308T", "131052-308T"),
    ("fi-hetu", "131052y308t", "131052Y308T"),
    ("fi-hetu", "131052 – 308T", "131052-308T"),
    // Patentti- ja rekisterihallitus' own.
    ("fi-ytunnus", "0244683-1", "02446831"),
    // Finanssiala, "Kotimaisen viitteen rakenneohje".
    ("fi-reference", "12345 61", "1234561"),
    // Þjóðskrá, "Um kennitölur": the worked example; Þjóðskrá's own, which is a company's.
    ("is-kennitala", "120160-3389", "1201603389"),
    ("is-kennitala", "650376-0649", "6503760649"),
    // Þjóðskrá, "Kennitölur án vartölu": the check digit is not looked at.
    ("is-kennitala", "120160-3379", "1201603379"),
    ("fo-ptal", "010190-123", "010190123"),
    // RIA, the example of EVS 585; with the second row of weights.
    ("ee-isikukood", "37605030299", "37605030299"),
    // PMLP: of a person with a date, and of one without.
    ("lv-personas-kods", "161175-19997", "16117519997"),
    ("lt-asmens-kodas", "33309240064", "33309240064"),
    // IBAN Registry: Denmark, Norway, Sweden, Finland, Malta, Saint Lucia.
    ("iban", "dk50 0040 0440 1162 43", "DK5000400440116243"),
    ("iban", "NO93 8601 1117 947", "NO9386011117947"),
    ("iban", "SE45 5000 0000 0583 9825 7466", "SE4550000000058398257466"),
    ("iban", "FI21 1234 5600 0007 85", "FI2112345600000785"),
    ("iban", "MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT84MALT011000012345MTLCAST001S"),
    ("iban", "LC55 HEMM 0001 0001 0012 0012 0002 3015", "LC55HEMM000100010012001200023015"),
    // ISO 9362, with and without a branch.
    ("bic", "DABADKKK", "DABADKKK"),
    ("bic", "deutdeff500", "DEUTDEFF500"),
    // The numbers of the authorities and companies above.
    ("eu-vat", "DK 10 15 08 17", "DK10150817"),
    ("eu-vat", "SE202100544801", "SE202100544801"),
    ("eu-vat", "FI02446831", "FI02446831"),
    ("eu-vat", "EE100931558", "EE100931558"),
    ("eu-vat", "ATU13585627", "ATU13585627"),
    ("eu-vat", "NL123456789B13", "NL123456789B13"),
    ("eu-vat", "EL 094259216", "EL094259216"),
    ("eu-vat", "IE6433435F", "IE6433435F"),
    ("eu-vat", "XIGD001", "XIGD001"),
    // Postal codes of the capitals; Santa Claus in Greenland.
    ("dk-postcode", "0999", "0999"),
    ("se-postcode", "114 55", "11455"),
    ("no-postcode", "0150", "0150"),
    ("fi-postcode", "00100", "00100"),
    ("is-postcode", "101", "101"),
    ("fo-postcode", "100", "100"),
    ("gl-postcode", "3900", "3900"),
    ("gl-postcode", "2412", "2412"),
    // Numbers that the regulators keep for films and examples, and the authorities' own.
    ("dk-telephone", "33 92 20 00", "+4533922000"),
    ("dk-telephone", "+45 33922000", "+4533922000"),
    ("se-telephone", "070-174 06 05", "+46701740605"),
    ("se-telephone", "+46 (0)8-465 004 00", "+46846500400"),
    ("no-telephone", "0047 21 23 45 67", "+4721234567"),
    ("fi-telephone", "0295 390 500", "+358295390500"),
    ("is-telephone", "510 1500", "+3545101500"),
    ("fo-telephone", "35 60 10", "+298356010"),
    ("gl-telephone", "+299 34 50 00", "+299345000"),
];

#[test]
fn published_numbers_are_accepted_and_sent_in_canonical_form() {
    for (format, typed, canonical) in ACCEPTED {
        let form = form(format);
        assert_eq!(sent(&form, typed), ((*canonical).to_owned(), None), "{format} {typed}");
        assert_eq!(sent(&form, canonical).0, *canonical, "{format}: canonical once more");
    }
}

/// Format, as it is typed, and why it is refused.
const REFUSED: &[(&str, &str, &str)] = &[
    ("dk-cpr", "290200-0000", "date"),
    ("dk-cpr", "010203123", "length"),
    ("dk-cvr", "10150818", "check"),
    ("dk-account", "0040", "length"),
    ("se-personnummer", "811228-9873", "check"),
    ("se-personnummer", "701063-2391", "date"),
    ("se-personnummer", "17811228-9874", "date"),
    ("se-personnummer", "20230229-1239", "date"),
    ("se-samordningsnummer", "811228-9874", "date"),
    ("se-orgnr", "202100-5449", "check"),
    ("se-bankgiro", "991-2345", "check"),
    ("se-plusgiro", "9", "length"),
    ("no-fnr", "311299 56716", "check"),
    ("no-fnr", "711299 56715", "date"),
    // 31129956715 is of the years 1900 to 1999: with 700 it would be 1899, with 800 nobody's.
    ("no-fnr", "31129980015", "date"),
    ("no-dnr", "31129956715", "date"),
    ("no-hnr", "31129956715", "date"),
    ("no-fnr-synthetic", "31129956715", "date"),
    ("no-orgnr", "974760674", "check"),
    ("no-account", "86011117948", "check"),
    ("no-kid", "2345677", "check"),
    ("no-kid", "2", "length-free"),
    ("fi-hetu", "131052-308U", "check"),
    ("fi-hetu", "131052G308T", "date"),
    ("fi-hetu", "311152-308T", "date"),
    // The numbers for tests begin at 900.
    ("fi-hetu", "010181-900C", "check"),
    ("fi-ytunnus", "0244683-2", "check"),
    ("fi-reference", "1234562", "check"),
    ("is-kennitala", "320160-3389", "date"),
    ("is-kennitala", "120160-3385", "date"),
    ("fo-ptal", "320190-123", "date"),
    ("ee-isikukood", "37605030298", "check"),
    ("ee-isikukood", "97605030299", "date"),
    ("lv-personas-kods", "161175-19996", "check"),
    ("lv-personas-kods", "161175-39997", "date"),
    ("lt-asmens-kodas", "33309240065", "check"),
    ("iban", "DK50 0040 0440 1162 44", "check"),
    ("iban", "DK50 0040 0440 1162 4", "check"),
    ("iban", "US50 0040 0440 1162 43", "check"),
    ("bic", "DABADKK", ""),
    ("eu-vat", "DK10150818", "check"),
    ("eu-vat", "GB123456789", "check"),
    ("eu-vat", "NO974760673", "check"),
    ("se-postcode", "01455", "range"),
    ("gl-postcode", "2300", ""),
    ("dk-telephone", "12 34 56 7", ""),
    ("dk-telephone", "+46 70 174 06 05", ""),
    ("no-telephone", "01 23 45 67", ""),
];

#[test]
fn what_is_wrong_is_named() {
    for (format, typed, reason) in REFUSED {
        let reason = reason.strip_suffix("-free").map_or(*reason, |_| "");
        assert_eq!(sent(&form(format), typed).1.as_deref(), Some(reason), "{format} {typed}");
    }
}

/// Shown in sentences, and nobody's: the check digits are wrong.
const NOBODYS: [&str; 5] = ["no-fnr", "no-dnr", "no-fnr-or-dnr", "no-hnr", "no-fnr-synthetic"];

#[test]
fn what_sentences_show_is_accepted() {
    let mut count = 0;
    for (format, like) in identifiers() {
        let wrong = NOBODYS.contains(&format).then(|| "check".to_owned());
        assert_eq!(sent(&form(format), like).1, wrong, "{format} {like}");
        assert!(ACCEPTED.iter().any(|(own, _, _)| *own == format) || NOBODYS.contains(&format), "{format}");
        assert!(
            REFUSED.iter().any(|(own, _, _)| *own == format)
                || format.contains("post")
                || format.contains("or")
                || format.contains("tele"),
            "{format} is never refused here"
        );
        count += 1;
    }
    assert!(count > 40, "{count}");
}

#[test]
fn the_usual_control_is_an_identifier_or_a_telephone_number() {
    for (format, _) in identifiers() {
        let widget = form(format).field_at(&Place::parse("/a").unwrap()).unwrap().widget;
        let expected = if format.ends_with("-telephone") { Widget::Telephone } else { Widget::Identifier };
        assert_eq!(widget, expected, "{format}");
    }
}

#[test]
fn numbers_carry_birth_dates() {
    for (format, number, date) in [
        ("dk-cpr", "0102030123", Some((1903, 2, 1))),
        ("dk-cpr", "0101585000", Some((1858, 1, 1))),
        ("dk-cpr", "0101575000", Some((2057, 1, 1))),
        ("dk-cpr", "0101364000", Some((2036, 1, 1))),
        ("dk-cpr", "0101374000", Some((1937, 1, 1))),
        ("dk-cpr", "010203-0123", None),
        ("dk-cvr", "10150817", None),
        ("se-personnummer", "198112289874", Some((1981, 12, 28))),
        // The century is not said.
        ("se-personnummer", "8112289874", None),
        ("se-samordningsnummer", "197010632391", Some((1970, 10, 3))),
        ("se-samordningsnummer", "191500722390", None),
        ("no-fnr", "31129956715", Some((1899, 12, 31))),
        ("no-fnr", "11111598403", Some((2015, 11, 11))),
        ("fi-hetu", "131052-308T", Some((1952, 10, 13))),
        ("fi-hetu", "131052Y308T", Some((1952, 10, 13))),
        ("fi-hetu", "131052+308T", Some((1852, 10, 13))),
        ("is-kennitala", "1201603389", Some((1960, 1, 12))),
        // A company's.
        ("is-kennitala", "6503760649", None),
        ("fo-ptal", "010190123", None),
        ("ee-isikukood", "37605030299", Some((1976, 5, 3))),
        ("lv-personas-kods", "16117519997", Some((1975, 11, 16))),
        ("lt-asmens-kodas", "33309240064", Some((1933, 9, 24))),
        ("date", "1980-01-01", None),
    ] {
        let found = birth_date(format, number).map(|date| (date.year, date.month, date.day));
        assert_eq!(found, date, "{format} {number}");
    }
}

#[test]
fn the_documentation_has_a_row_for_each() {
    let docs = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/form-format.md")).unwrap();
    let rows: BTreeMap<&str, &str> =
        docs.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).collect();
    for (format, like) in identifiers() {
        let row = rows.get(format).unwrap_or_else(|| panic!("docs/form-format.md has no row for {format}"));
        assert!(row.contains(&["`", like, "`"].concat()), "{format}: the row should show {like}");
    }
}
