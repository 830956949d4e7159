//! A file, or several: what is answered is what they are called, of what type and how large (bytes); the bytes themselves are
//! never in the answers.
//!
//! The browser's own control chooses them; its text is in the browser's language, so that a page with script puts a button
//! in its place (`js/extras/files.ts`). What was chosen stands in a hidden control, and in sight as a list.

use super::{LINE, Posts, Spec, Written};
use crate::answers::{Answer, Parts};
use crate::form::{Field, Kind};
use crate::json::{self, Number, Value};
use crate::problem::Arg;
use crate::view::{Element, Question, View, el, texts};

pub(super) const WRITTEN: Written = Written {
    name: "file",
    needs: "\"type\": \"object\" with the properties name, type and size, or an array of those",
    fits: |shape| shape.kind == Kind::Object || (shape.kind == Kind::Array && shape.options == 0),
    natural: |_| false,
};

pub(super) const WIDGET: Spec = Spec {
    posts: Posts::Texts(&["", "file"]),
    verb: "file",
    prefills: false,
    follows: |_| true,
    read,
    spell,
    told: |view, value| Some(each(value).map(|file| told(view, file)).collect::<Vec<_>>().join(", ")),
    show,
    ..LINE
};

/// What a page adds to a file in the hidden control (`js/extras/files.ts`): it is no part of the answer.
const KNOWN_AS: &str = "~";

/// Without script a page posts the name alone of what was chosen, which is no file: it stays a text, and the sentence says why.
fn read(field: &Field, answer: &Answer, _: &str) -> Option<Value> {
    let chosen = answer.part("file");
    if !chosen.is_empty() {
        return Some(Value::String(chosen.to_owned()));
    }
    let Value::Array(mut files) = json::parse(answer.part("")).ok()? else { return None };
    for file in &mut files {
        if let Value::Object(members) = file {
            members.remove(KNOWN_AS);
        }
    }
    match (field.several, files.is_empty()) {
        (_, true) => None,
        (true, false) => Some(Value::Array(files)),
        (false, false) => files.into_iter().next(),
    }
}

/// By what the page knows the bytes of the files of a raw answer; empty where it has none.
pub(crate) fn chosen(raw: &str) -> Vec<String> {
    let files = json::parse(raw).unwrap_or(Value::Null);
    let known = |file: &Value| file.get(KNOWN_AS).and_then(Value::as_str).unwrap_or_default().to_owned();
    files.as_array().map(|files| files.iter().map(known).collect()).unwrap_or_default()
}

fn spell(_: &Field, value: &Value, _: &str) -> Parts {
    let files: Vec<Value> = each(value).cloned().collect();
    vec![(String::new(), json::write(&Value::Array(files)))]
}

/// The files of an answer.
fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap_or(std::slice::from_ref(value)).iter()
}

/// `cv.pdf (1,2 MB)`
fn told(view: &View<'_>, file: &Value) -> String {
    let name = file.get("name").and_then(Value::as_str).unwrap_or_default();
    let size = file.get("size").and_then(Value::as_number).and_then(megabytes);
    let size = size.map(|size| {
        [" (", &texts::plain(&view.phrase_with("megabytes", &[("size", Arg::Number(size))]).text), ")"]
            .concat()
    });
    [name, &size.unwrap_or_default()].concat()
}

/// Bytes as megabytes with one decimal, at least one tenth.
fn megabytes(bytes: &Number) -> Option<Number> {
    let tenths = bytes.to_text().parse::<u64>().ok()?.div_ceil(100_000).max(1);
    Number::parse(&[json::decimal(tenths / 10), ".".to_owned(), json::decimal(tenths % 10)].concat())
}

fn show(question: &Question<'_>) -> Element {
    let files = question.value().into_iter().flat_map(each).filter(|file| file.as_object().is_some());
    let chosen: Vec<_> = files.collect();
    let input = el("input").attr("class", "bl-input bl-file").attr("type", "file");
    let input = question
        .wire_part(input, "file")
        .attr_opt("accept", question.field.accept.clone())
        .flag("multiple", question.field.several);
    let carrier = el("input")
        .attr("type", "hidden")
        .attr("name", question.name(""))
        .attr("value", question.raw("").to_owned());
    let items = chosen.iter().enumerate().map(|(index, file)| item(question, index, file));
    let list = (!chosen.is_empty()).then(|| el("ul").attr("class", "bl-files").children(items));
    // Hidden where the page's script is at work.
    let needs = el("p").attr("class", "bl-hint bl-plain-only");
    let needs = texts::put(needs, &question.view.phrase("file-needs-script"));
    question.single(input.attr("data-bl-files", "")).child(carrier).children(list).child(needs)
}

fn item(question: &Question<'_>, index: usize, file: &Value) -> Element {
    let name = file.get("name").and_then(Value::as_str).unwrap_or_default();
    let remove = question.view.phrase_with("file-remove", &[("name", name.into())]);
    let button = el("button")
        .attr("class", "bl-button bl-button--secondary bl-live-only")
        .attr("type", "button")
        .attr("data-bl-remove", json::decimal(index as u64));
    el("li").child(el("bdi").child(told(&question.view, file))).child(" ").child(texts::put(button, &remove))
}
