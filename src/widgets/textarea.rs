//! Several lines of text, with a character count where there is a limit.
//!
//! No `maxlength`: it cuts what was pasted without a word. The limit is part of the description; the
//! count that changes is hidden from assistive technology, which hears it from the live region after a
//! pause instead.

use super::line;
use super::{LINE, Spec, Written};
use crate::json::{Number, decimal, whole};
use crate::parse;
use crate::problem::Arg;
use crate::view::{Element, Question, el, texts};

pub(super) const WRITTEN: Written = Written {
    name: "textarea",
    needs: "\"type\": \"string\"",
    fits: |shape| shape.is_text(),
    natural: |_| false,
};

pub(super) const WIDGET: Spec = Spec {
    follows: |_| true,
    tells: |field| field.limits.get("maxLength").is_some(),
    read: |_, answer, _| line::meant(parse::clean_lines(answer.part(""))),
    show,
    ..LINE
};

/// How many lines are seen unless the author says otherwise.
const LINES: u32 = 5;

fn show(question: &Question<'_>) -> Element {
    let shown = question.single(control(question));
    let Some(limit) = question.field.limits.get("maxLength") else { return shown };
    shown.child(limit_text(question, limit)).children(count(question, limit))
}

fn control(question: &Question<'_>) -> Element {
    question
        .wire(el("textarea").attr("class", "bl-input bl-textarea"))
        .attr("rows", decimal(u64::from(question.field.lines.unwrap_or(LINES))))
        .attr_opt("autocomplete", question.autocomplete().map(str::to_owned))
        .child(question.raw(""))
}

fn limit_text(question: &Question<'_>, limit: &Number) -> Element {
    let phrase = question.view.phrase_with("characters-limit", &[("limit", limit.clone().into())]);
    texts::put(el("div").attr("class", "bl-hint bl-limit").attr("id", question.sub_id("-c")), &phrase)
}

/// How many characters are left, counted as the schema counts them (code points).
fn count(question: &Question<'_>, limit: &Number) -> Option<Element> {
    let limit: usize = whole(&limit.to_text())?;
    let used = question.raw("").trim().chars().count();
    let (id, number) =
        if used > limit { ("characters-over", used - limit) } else { ("characters-left", limit - used) };
    let phrase = question.view.phrase_with(id, &[("count", Arg::from(number))]);
    let class = if used > limit { "bl-count bl-count--over bl-live-only" } else { "bl-count bl-live-only" };
    Some(texts::put(el("div").attr("class", class).attr("aria-hidden", "true"), &phrase))
}
