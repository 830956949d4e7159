//! The small languages that authors write inside a text: addresses, language tags, types of files, names for autofill.
//! Each function tells what is wrong, and what to write instead.

use super::diagnostic::did_you_mean;
use crate::json::nearest;

/// What stands before the colon of an address that does not begin on the page's own origin. Browsers drop blanks and line
/// breaks there.
fn scheme(address: &str) -> Option<String> {
    let address: String = address.chars().filter(|c| *c > ' ').collect();
    let (scheme, _) = address.split(['/', '?', '#']).next()?.split_once(':')?;
    Some(scheme.to_ascii_lowercase())
}

/// Where answers are sent: over the web.
pub(super) fn endpoint(address: &str) -> Option<String> {
    let scheme = scheme(address).filter(|scheme| !matches!(scheme.as_str(), "https" | "http"))?;
    let message = [
        "Nothing can be sent to \"",
        &scheme,
        ":\". Write an address that begins with \"https:\", or a path.",
    ];
    Some(message.concat())
}

/// Where a picture comes from.
pub(super) fn image(address: &str) -> Option<String> {
    let is_safe = scheme(address).is_none_or(|scheme| scheme == "https");
    (!is_safe).then(|| "An image comes from \"https:\" or from beside the page.".to_owned())
}

/// Where suggestions come from: an address of the page's own origin, or a name that the host knows.
pub(super) fn suggestions(source: &str) -> Option<String> {
    let is_address = source.contains(['/', '?', ':', '{']);
    if !is_address {
        return None;
    }
    if scheme(source).is_some() || source.trim_start().starts_with("//") {
        let message = "Suggestions come from the page's own origin: write a path, such as \"/places?q={q}\", or a name \
                       that the host knows.";
        return Some(message.to_owned());
    }
    let message = "Say with \"{q}\" where what was typed stands in this address, such as \"/places?q={q}\".";
    (!source.contains("{q}")).then(|| message.to_owned())
}

/// Which files are offered, as in HTML.
pub(super) fn accept(list: &str) -> Option<String> {
    let is_name = |text: &str| {
        let is_sign = |b: u8| b.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&b);
        !text.is_empty() && text.bytes().all(is_sign)
    };
    let is_known = |one: &&str| match one.split_once('/') {
        Some((kind, of_kind)) => is_name(kind) && (of_kind == "*" || is_name(of_kind)),
        None => one.strip_prefix('.').is_some_and(is_name),
    };
    let wrong = list.split(',').map(str::trim).find(|one| !is_known(one))?;
    let own = wrong.trim_start_matches(['*', '.']);
    let ending = if is_name(own) { own } else { "pdf" };
    let message = [
        "\"",
        wrong,
        "\" is no ending and no type of files: write \".",
        ending,
        "\", \"image/*\" or \"application/pdf\".",
    ];
    Some(message.concat())
}

/// What languages are often called, and their tags.
const TAGS: [(&str, &str); 16] = [
    ("dk", "da"),
    ("dansk", "da"),
    ("danish", "da"),
    ("svensk", "sv"),
    ("svenska", "sv"),
    ("swedish", "sv"),
    ("norsk", "nb"),
    ("norwegian", "nb"),
    ("suomi", "fi"),
    ("finnish", "fi"),
    ("engelsk", "en"),
    ("engelska", "en"),
    ("english", "en"),
    ("deutsch", "de"),
    ("german", "de"),
    ("arabic", "ar"),
];

/// The tag of a language (BCP 47): two or three letters, and perhaps parts after hyphens.
pub(super) fn language(tag: &str) -> Option<String> {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let meant = TAGS.iter().find(|(name, _)| tag.eq_ignore_ascii_case(name)).map(|(_, tag)| *tag);
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let is_language = matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_alphabetic());
    if is_language && parts.all(part) && meant.is_none() {
        return None;
    }
    let hint = meant
        .map_or_else(|| " Write for example \"da\" or \"sv-FI\".".to_owned(), |tag| did_you_mean(Some(tag)));
    Some(["\"", tag, "\" is not a language tag.", &hint].concat())
}

/// The names that may stand behind `home`, `work`, `mobile`, `fax` or `pager`.
const CONTACTS: [&str; 10] = [
    "tel",
    "tel-country-code",
    "tel-national",
    "tel-area-code",
    "tel-local",
    "tel-local-prefix",
    "tel-local-suffix",
    "tel-extension",
    "email",
    "impp",
];

/// The other names of the HTML standard.
const FIELDS: [&str; 45] = [
    "name",
    "honorific-prefix",
    "given-name",
    "additional-name",
    "family-name",
    "honorific-suffix",
    "nickname",
    "organization-title",
    "username",
    "new-password",
    "current-password",
    "one-time-code",
    "organization",
    "street-address",
    "address-line1",
    "address-line2",
    "address-line3",
    "address-level4",
    "address-level3",
    "address-level2",
    "address-level1",
    "country",
    "country-name",
    "postal-code",
    "cc-name",
    "cc-given-name",
    "cc-additional-name",
    "cc-family-name",
    "cc-number",
    "cc-exp",
    "cc-exp-month",
    "cc-exp-year",
    "cc-csc",
    "cc-type",
    "transaction-currency",
    "transaction-amount",
    "language",
    "bday",
    "bday-day",
    "bday-month",
    "bday-year",
    "sex",
    "url",
    "photo",
    "device-eid",
];

/// What browsers may fill in: `on`, `off`, or a name of the HTML standard with what may stand around it.
pub(super) fn autocomplete(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let mut words = text.split_ascii_whitespace().peekable();
    let mut skip = |is_one: &dyn Fn(&str) -> bool| words.next_if(|word| is_one(word));
    let before = [
        skip(&|word| word.starts_with("section-")),
        skip(&|word| matches!(word, "shipping" | "billing")),
        skip(&|word| matches!(word, "home" | "work" | "mobile" | "fax" | "pager")),
    ];
    let name = words.next().unwrap_or_default();
    let is_after = words.all(|word| word == "webauthn");
    let known = || CONTACTS.iter().chain(&FIELDS).copied();
    let is_alone = before.iter().all(Option::is_none);
    let is_known = match before {
        [.., Some(_)] => CONTACTS.contains(&name),
        _ => known().any(|one| one == name) || (is_alone && matches!(name, "on" | "off")),
    };
    if is_known && is_after {
        return None;
    }
    // Nobody asks for cards here, so none is meant.
    let near = nearest(name, &mut known().filter(|one| !one.starts_with("cc-"))).filter(|near| *near != name);
    let hint = did_you_mean(near);
    let hint = if hint.is_empty() {
        " Write one of the HTML standard, such as \"name\", \"email\" or \"postal-code\"."
    } else {
        &hint
    };
    Some(["Browsers know no autofill name \"", &text, "\".", hint].concat())
}

/// What a problem may be: the keywords that find one, and what only forms know.
const CODES: [&str; 36] = [
    "required",
    "type",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "enum",
    "const",
    "oneOf",
    "anyOf",
    "not",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "minContains",
    "maxContains",
    "minProperties",
    "maxProperties",
    "dependentRequired",
    "propertyNames",
    "additionalProperties",
    "unevaluatedItems",
    "unevaluatedProperties",
    "false",
    "checks",
    "compute",
    "file",
    "limit",
    "server",
    "soft",
];

/// The code of a problem, in `errors`.
pub(super) fn code(code: &str) -> Option<String> {
    if CODES.contains(&code) {
        return None;
    }
    let hint = did_you_mean(nearest(code, &mut CODES.into_iter()));
    let hint = if hint.is_empty() {
        " Codes are keywords such as \"required\" or \"pattern\", and \"checks\", \"compute\", \"file\", \"limit\", \"server\" and \"soft\"."
    } else {
        &hint
    };
    Some(["No problem has the code \"", code, "\".", hint].concat())
}
