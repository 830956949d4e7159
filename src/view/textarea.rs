//! Several lines of text, with a character count where there is a limit.
//!
//! No `maxlength`: it cuts what was pasted without a word. The limit is part of the description; the
//! count that changes is hidden from assistive technology, which hears it from the live region after a
//! pause instead.

use super::base::Question;
use super::{Element, el, texts};
use crate::json::{Number, decimal};
use crate::problem::Arg;

pub(super) fn element(question: &Question<'_>, rows: u32) -> Element {
    let Some(limit) = question.field.limits.get("maxLength") else {
        return question.single(control(question, rows));
    };
    question
        .single(control(question, rows))
        .child(limit_text(question, limit))
        .children(count(question, limit))
}

fn control(question: &Question<'_>, rows: u32) -> Element {
    question
        .wire(el("textarea").attr("class", "bl-input bl-textarea"))
        .attr("rows", decimal(u64::from(rows)))
        .attr_opt("autocomplete", question.autocomplete().map(str::to_owned))
        .child(question.raw(""))
}

fn limit_text(question: &Question<'_>, limit: &Number) -> Element {
    let phrase = question.view.phrase_with("characters-limit", &[("limit", limit.clone().into())]);
    texts::put(el("div").attr("class", "bl-hint bl-limit").attr("id", question.sub_id("-c")), &phrase)
}

/// How many characters are left, counted as the schema counts them (code points).
fn count(question: &Question<'_>, limit: &Number) -> Option<Element> {
    let limit: usize = limit.to_text().parse().ok()?;
    let used = question.raw("").trim().chars().count();
    let (id, number) =
        if used > limit { ("characters-over", used - limit) } else { ("characters-left", limit - used) };
    let phrase = question.view.phrase_with(id, &[("count", Arg::from(number))]);
    let class = if used > limit { "bl-count bl-count--over bl-live-only" } else { "bl-count bl-live-only" };
    Some(texts::put(el("div").attr("class", class).attr("aria-hidden", "true"), &phrase))
}
