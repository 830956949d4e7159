//! A country, or a nationality by it: the library knows their names, in the order of the language.

use super::{LINE, Spec, Written, select};
use crate::json::Value;
use crate::schema::COUNTRIES;
use crate::view::{Element, Question, View};

pub(super) const WRITTEN: Written = Written {
    name: "country",
    needs: "\"type\": \"string\" with \"format\": \"country\"",
    fits: |shape| shape.is_text() && shape.format == "country",
    natural: |shape| shape.is_text() && shape.format == "country",
};

pub(super) const WIDGET: Spec = Spec { verb: "choice", told, show, ..LINE };

/// A code that no country has stays as it is: it came from nobody's choice.
fn told(view: &View<'_>, code: &Value) -> Option<String> {
    let code = code.as_str().filter(|code| is_known(code))?;
    Some(view.words.region(code))
}

fn show(question: &Question<'_>) -> Element {
    let (named, raw) = (question.view.words.regions(COUNTRIES), question.raw(""));
    let options = named.iter().map(|(code, name)| select::option(code, name, raw));
    question.single(select::empty(question, is_known(raw)).children(options).attr("data-bl-combobox", ""))
}

fn is_known(code: &str) -> bool {
    COUNTRIES.split(' ').any(|own| own == code)
}
