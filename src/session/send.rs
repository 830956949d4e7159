//! Sending: check everything, send once, read what came of it.

use super::{Context, Effect, Focus, Phase, Position, Session, Shown};
use crate::answers::Answers;
use crate::form::Form;
use crate::json::Value;
use crate::pointer::Place;
use crate::submit::{self, Failure, Outcome, Receipt, Submission};
use crate::widgets::chosen;

/// The notice while it is asked what became of answers; gone as soon as somebody acts.
pub(super) const ASKING: &str = "sent-asking";

impl Session {
    /// A session whose answers were accepted before and are gone: only the receipt is left.
    pub fn accepted(form: &Form, locale: &str, receipt: Receipt) -> Self {
        let mut session = Self::new(form, locale, "");
        session.answers = Answers::default();
        session.position = Position::Receipt;
        session.row = None;
        session.phase = Phase::Accepted(receipt);
        session
    }

    pub(super) fn submit(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.position != Position::Check {
            return Vec::new();
        }
        let end = self.end(context.form);
        if end != Position::Check {
            return self.go_to(context, end);
        }
        // Whoever came here without passing the pages is asked for reasons too.
        for page in 0..context.form.pages.len() {
            let places = self.places_on(context.form, page);
            self.warn(context.form, &places);
        }
        let found = self.find_problems(context.form);
        if !found.is_empty() {
            return self.lead_to(context, found);
        }
        let submission = self.prepare(context);
        self.shown.clear();
        self.phase = Phase::Sending;
        vec![Effect::RenderPage, Effect::Send(submission)]
    }

    /// Builds what would be sent. Same bytes, same key; changed bytes, a new key. The key may stand in the bytes.
    pub(super) fn prepare(&mut self, context: &Context<'_>) -> Submission {
        let data = self.document(context.form);
        if let Some((key, body)) = &self.key {
            let again = self.build(context.form, &data, key);
            if *body == again.body {
                return again;
            }
        }
        let submission = self.build(context.form, &data, context.key);
        self.key = Some((submission.key.clone(), submission.body.clone()));
        submission
    }

    fn build(&self, form: &Form, data: &Value, key: &str) -> Submission {
        submit::build(form, data, &self.locale, key, &|pointer| {
            let answer = self.answers.place(pointer).and_then(|place| self.answers.get(&place));
            answer.map(|answer| chosen(answer.part(""))).unwrap_or_default()
        })
    }

    pub(super) fn replied(&mut self, context: &Context<'_>, outcome: Outcome) -> Vec<Effect> {
        self.phase = Phase::Editing;
        match outcome {
            Outcome::Accepted(mut receipt) => {
                // A citizen always gets something to refer to.
                if receipt.reference.is_empty() {
                    receipt.reference = self.key.as_ref().map(|(key, _)| key.clone()).unwrap_or_default();
                }
                self.phase = Phase::Accepted(receipt);
                self.position = Position::Receipt;
                self.row = None;
                vec![Effect::Forget, Effect::RenderPage, Effect::Focus(Focus::Heading)]
            }
            Outcome::Rejected(problems) => {
                let found = self.hang(context.form, problems);
                self.lead_to(context, found)
            }
            Outcome::Failed(failure) => self.fail(failure),
        }
    }

    fn fail(&mut self, failure: Failure) -> Vec<Effect> {
        self.phase = Phase::Failed(failure);
        vec![Effect::RenderPage, Effect::Focus(Focus::Heading)]
    }

    /// Focus stays on the button that was pressed; what is shown is said. After the pause it is not true any more.
    pub(super) fn wait(&mut self, seconds: usize) -> Vec<Effect> {
        if seconds == 0 {
            self.phase = Phase::Sending;
            return vec![Effect::RenderPage];
        }
        self.phase = Phase::Waiting(seconds);
        let place = Place::root();
        vec![Effect::RenderPage, Effect::Announce { message: "waiting", place, number: seconds }]
    }

    /// The citizen does not want to wait.
    pub(super) fn stop(&mut self) -> Vec<Effect> {
        let mut effects = self.fail(Failure::Busy);
        effects.push(Effect::Stop);
        effects
    }

    /// What is known of answers that were under way when the page was closed.
    pub(super) fn recall(&mut self, form: &Form, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Accepted(receipt) if self.notice == Some(ASKING) => {
                let mut effects = self.keep_receipt(form, receipt);
                effects.push(Effect::Focus(Focus::Heading));
                effects
            }
            Outcome::Accepted(_) => self.tell("sent-arrived"),
            Outcome::Failed(Failure::Unsent) => self.tell("sent-not"),
            _ => self.tell("sent-unknown"),
        }
    }

    /// Says something above the form, which stays as it is.
    pub(super) fn tell(&mut self, message: &'static str) -> Vec<Effect> {
        self.notice = Some(message);
        vec![Effect::RenderPage, Effect::Announce { message, place: Place::root(), number: 0 }]
    }

    /// Only the receipt is left.
    pub(super) fn keep_receipt(&mut self, form: &Form, receipt: Receipt) -> Vec<Effect> {
        let today = std::mem::take(&mut self.today);
        *self = Self { today, ..Self::accepted(form, &self.locale, receipt) };
        vec![Effect::RenderPage]
    }

    /// To the first page that has a problem, with the problems of that page and of the whole form.
    fn lead_to(&mut self, context: &Context<'_>, found: Vec<Shown>) -> Vec<Effect> {
        let spot_of = |shown: &Shown| self.spot_of(context.form, &shown.place);
        let spot = found.iter().find_map(spot_of);
        let (here, later) =
            found.into_iter().partition(|shown| shown.place.is_root() || spot_of(shown) == spot);
        self.pending = later;
        let Some(spot) = spot else {
            self.shown = here;
            return vec![Effect::RenderPage, Effect::Focus(Focus::Summary)];
        };
        self.returning = true;
        self.show(spot, here, true)
    }
}
