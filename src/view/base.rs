//! What all widgets share: label, hint, help and error, and how a control is wired to them.

use super::scene::{Scene, Wrong};
use super::{Element, Node, View, acting, el, ids, markdown, texts};
use crate::form::{Field, RANGE_CHECK, Widget};
use crate::i18n::Phrase;
use crate::json::Value;
use crate::packed::WITH_RARE;
use crate::pointer::Place;
use crate::session::Shown;

/// Suffixes of the ids that a control's description is made of, in the order they are spoken: what is
/// wrong comes first, since it is why the citizen came back.
const ERROR: &str = "-e";
const HINT: &str = "-h";
const LIMIT: &str = "-c";

/// One field where it stands.
pub(crate) struct Question<'a> {
    pub(crate) scene: &'a Scene<'a>,
    pub(crate) view: View<'a>,
    pub(crate) field: &'a Field,
    pub(crate) place: Place,
    /// The id of its (first) control; the other ids add a suffix.
    pub(crate) id: String,
    hint: Option<Phrase>,
    /// A limit stands below the control and is part of its description.
    limited: bool,
    wrongs: Vec<&'a Wrong<'a>>,
    /// The id of the error of the range that it is an end of: both ends are wrong then.
    range_error: Option<String>,
}

impl<'a> Question<'a> {
    pub(crate) fn new(scene: &'a Scene<'a>, field: &'a Field, place: Place) -> Self {
        let view = scene.view;
        Self {
            scene,
            id: ids::control(&view.options.prefix, &place),
            hint: texts::hint(&view, field, &place),
            limited: (field.widget.spec().tells)(field),
            wrongs: scene.wrongs_at(&place),
            range_error: if WITH_RARE { range_error(&scene.view, &place) } else { None },
            view,
            field,
            place,
        }
    }

    /// The name of one control: the pointer, with a part or an action.
    pub(crate) fn name(&self, part: &str) -> String {
        self.view.session.answers().control_name(&self.place, part).text()
    }

    /// What was typed or chosen in one control.
    pub(crate) fn raw(&self, part: &str) -> &'a str {
        self.view.session.answers().get(&self.place).map_or("", |answer| answer.part(part))
    }

    /// What the answer means.
    pub(crate) fn value(&self) -> Option<&'a Value> {
        self.view.session.answers().get(&self.place)?.value.as_ref()
    }

    pub(crate) fn sub_id(&self, suffix: &str) -> String {
        [self.id.as_str(), suffix].concat()
    }

    pub(crate) fn is_wrong(&self) -> bool {
        !self.wrongs.is_empty()
    }

    /// Nothing is wrong but that a soft question is left empty: a warning, which makes nothing invalid.
    fn is_warned(&self) -> bool {
        self.is_wrong() && self.wrongs.iter().all(|wrong| wrong.is_warning())
    }

    /// `aria-invalid`
    pub(crate) fn invalid(&self) -> Option<&'static str> {
        let is_wrong = self.is_wrong() && !self.is_warned();
        (is_wrong || self.range_error.is_some()).then_some("true")
    }

    /// Whether a shown problem is about this part, or about no part in particular.
    pub(crate) fn is_wrong_in(&self, part: &str) -> bool {
        let is_about = |wrong: &&Wrong<'_>| wrong.shown.problem.text("part").is_none_or(|own| own == part);
        self.wrongs.iter().any(is_about) || (self.wrongs.is_empty() && self.range_error.is_some())
    }

    /// The label, with a word after it where the question may be skipped.
    pub(crate) fn label(&self) -> Vec<Node> {
        let mut nodes = texts::among(&texts::label(&self.view, self.field, &self.place));
        // The unit stands beside the control too, where assistive technology does not hear it.
        let unit = texts::unit(&self.view, self.field, &self.place).filter(|_| !self.field.is_given());
        if let Some(unit) = unit {
            nodes.push(texts::spoken(&[", ", &texts::plain(&unit.text)].concat()).into());
        }
        nodes.extend(self.mark());
        nodes
    }

    /// The label as a legend: in a row its hidden end says which, since no two groups of a page may have
    /// the same name.
    pub(crate) fn legend(&self) -> Vec<Node> {
        let mut nodes = self.label();
        if self.place.is_in_row() {
            let context = texts::context(&self.view, &self.place);
            nodes.extend((!context.is_empty()).then(|| texts::spoken(&context).into()));
        }
        nodes
    }

    /// A word, never an asterisk. What must be answered is said once, at the top of the page.
    fn mark(&self) -> Vec<Node> {
        let is_answer_unticked =
            self.field.widget == Widget::Checkbox && (self.field.constant.is_none() || self.field.instead);
        if self.field.widget.has_members() || is_answer_unticked {
            return Vec::new();
        }
        if self.field.required || self.field.is_given() {
            return Vec::new();
        }
        let word = if self.field.soft { "soft" } else { "optional" };
        let mark = texts::put(el("span").attr("class", "bl-mark"), &self.view.phrase(word));
        vec![" ".into(), mark.into()]
    }

    pub(crate) fn hint(&self) -> Option<Element> {
        let hint = el("div").attr("class", "bl-hint").attr("id", self.sub_id(HINT));
        self.hint.as_ref().map(|phrase| texts::put(hint, phrase))
    }

    /// What one must know to answer, and longer help.
    pub(crate) fn help(&self) -> Vec<Element> {
        let text = texts::text(&self.view, self.field, &self.place).map(|text| {
            let element = texts::with_lang(el("div").attr("class", "bl-prose"), &text);
            element.children(markdown::blocks(&text.text))
        });
        text.into_iter().chain(self.details()).collect()
    }

    /// Longer help stays out of label and description, so that it is read only when asked for.
    fn details(&self) -> Option<Element> {
        let help = texts::help(&self.view, self.field, &self.place)?;
        let about = texts::full_label(&self.view, self.field, &self.place);
        let summary = texts::put(el("summary"), &self.view.phrase("help"))
            .child(texts::spoken(&[": ", &about].concat()));
        let body = texts::with_lang(el("div").attr("class", "bl-help__text"), &help);
        let body = body.children(markdown::blocks(&help.text));
        Some(el("details").attr("class", "bl-help").child(summary).child(body))
    }

    /// What is wrong, above the control, where no keyboard or autofill menu covers it.
    pub(crate) fn error(&self) -> Option<Element> {
        if self.wrongs.is_empty() {
            return None;
        }
        let prefix = if self.is_warned() { &self.scene.warning_prefix } else { &self.scene.error_prefix };
        let prefix = texts::put(el("span").attr("class", "bl-vh"), prefix);
        let mut error = el("div").attr("class", "bl-error").attr("id", self.sub_id(ERROR)).child(prefix);
        for (index, wrong) in self.wrongs.iter().enumerate() {
            if index > 0 {
                error = error.child(el("br"));
            }
            error = error.child(" ").children(texts::among(&wrong.sentence));
        }
        Some(error)
    }

    /// The ids of everything that describes a control.
    pub(crate) fn described_by(&self) -> Option<String> {
        let parts = [(ERROR, self.is_wrong()), (HINT, self.hint.is_some()), (LIMIT, self.limited)];
        let own = parts.iter().filter(|(_, there)| *there).map(|(suffix, _)| self.sub_id(suffix));
        let ids: Vec<String> = self.range_error.clone().into_iter().chain(own).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// The id of the error, for controls inside a described fieldset: assistive technology may not say
    /// the fieldset's description (`VoiceOver` does not).
    pub(crate) fn error_id(&self) -> Option<String> {
        self.is_wrong().then(|| self.sub_id(ERROR)).or_else(|| self.range_error.clone())
    }

    /// What a browser may fill in. `off` where the question is about somebody else: left to itself, a browser would
    /// guess from the label and offer what it knows of who sits at the keyboard.
    pub(crate) fn autocomplete(&self) -> Option<&'a str> {
        if acting::is_about_another(&self.view, &self.place) {
            return Some("off");
        }
        self.field.autocomplete.as_deref()
    }

    /// Wires the only control of a question.
    ///
    /// Never `required`: with it screen readers call a control invalid before anything is typed.
    pub(crate) fn wire(&self, control: Element) -> Element {
        self.wire_part(control, "")
    }

    /// As [`Question::wire`], for a control that posts a part.
    pub(crate) fn wire_part(&self, control: Element, part: &str) -> Element {
        control
            .attr("id", self.id.clone())
            .attr("name", self.name(part))
            .attr_opt("aria-required", self.field.required.then_some("true"))
            .attr_opt("aria-invalid", self.invalid())
            .attr_opt("aria-describedby", self.described_by())
    }

    /// The element that is replaced when the question changes.
    pub(crate) fn outer(&self, tag: &'static str, class: &'static str, wrong: &'static str) -> Element {
        // Where notes stand before it, what is around both is replaced.
        let is_outermost = self.field.notes.is_empty();
        let id = is_outermost.then(|| ids::group(&self.view.options.prefix, &self.place));
        let wrong = if self.is_warned() { "bl-group bl-group--error bl-group--warning" } else { wrong };
        el(tag).attr("class", if self.is_wrong() { wrong } else { class }).attr_opt("id", id)
    }

    /// A question with one control below its label.
    pub(crate) fn single(&self, control: Element) -> Element {
        let label = el("label").attr("class", "bl-label").attr("for", self.id.clone()).children(self.label());
        self.outer("div", "bl-group", "bl-group bl-group--error")
            .child(label)
            .children(self.hint())
            .children(self.help())
            .children(self.error())
            .child(control)
    }

    /// A question with several controls: the legend names all of them.
    pub(crate) fn fieldset(&self, body: Element) -> Element {
        let legend = el("legend").attr("class", "bl-label").children(self.legend());
        self.outer("fieldset", "bl-group", "bl-group bl-group--error")
            .attr_opt("aria-describedby", self.described_by())
            .child(legend)
            .children(self.hint())
            .children(self.help())
            .children(self.error())
            .child(body)
    }
}

/// The id of the error of the range around a place, where its last date is before its first.
fn range_error(view: &View<'_>, place: &Place) -> Option<String> {
    let range = place.parent()?;
    let is_turned = |shown: &&Shown| {
        let check = shown.problem.text("check");
        shown.place == range && check.is_some_and(|id| id.starts_with(RANGE_CHECK))
    };
    view.session.shown().iter().find(is_turned)?;
    Some([&ids::control(&view.options.prefix, &range), ERROR].concat())
}

/// How many questions of the form must be answered, if one can, and how many need not.
///
/// Asked of the whole form, so that the sentence stays when questions come and go.
pub(crate) fn required_and_optional(view: &View<'_>) -> (usize, usize) {
    let asked = |field: &&Field| {
        !field.widget.has_members() && !matches!(field.widget, Widget::Hidden | Widget::Checkbox)
    };
    let (required, optional): (Vec<_>, Vec<_>) =
        view.form.fields.iter().filter(asked).partition(|field| field.required || field.soft);
    (required.len(), optional.len())
}
