//! The state machine: one event in, effects out. No clock, no randomness, no I/O.

mod edit;
mod event;
mod fill;
mod journey;
mod posted;
mod posted_rows;
mod problems;
mod relevance;
mod route;
mod save;
mod send;
mod soft;
mod state;
mod walk;

pub use event::{Action, Context, Control, Effect, Event, Focus, Phase, Position, Shown, Way};
pub use posted::Stepped;
pub use problems::told_at;
pub use route::{Listed, Progress};
pub use state::Session;

impl Session {
    /// Takes one event and says what the edge must do, in order.
    ///
    /// Total: an event that makes no sense now (a row that is gone, a second Submit while the first is under
    /// way) changes nothing and asks for nothing.
    pub fn apply(&mut self, context: &Context<'_>, event: Event) -> Vec<Effect> {
        let mut effects = self.notice_date(context);
        effects.extend(match (&self.phase, event) {
            (_, Event::LocaleChosen(locale)) => self.choose_locale(context.form, &locale),
            // While sending nobody knows what the copy would have to say of it.
            (Phase::Editing | Phase::Waiting(_) | Phase::Failed(_) | Phase::Accepted(_), Event::Copy) => {
                vec![Effect::Copy]
            }
            (Phase::Sending | Phase::Waiting(_), Event::Replied(outcome)) => self.replied(context, outcome),
            (Phase::Sending | Phase::Waiting(_), Event::Waiting(seconds)) => self.wait(seconds),
            (Phase::Waiting(_), Event::Back) => self.stop(),
            (Phase::Accepted(_), Event::Again) => self.again(context.form),
            (Phase::Accepted(receipt), Event::Leave) => {
                let receipt = receipt.clone();
                self.keep_receipt(context.form, receipt)
            }
            (Phase::Sending | Phase::Waiting(_) | Phase::Accepted(_), _) => Vec::new(),
            (_, event) => self.apply_editing(context, event),
        });
        effects
    }

    /// A form may lie open over midnight: another day asks, computes and judges anew.
    fn notice_date(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.today == context.today {
            return Vec::new();
        }
        context.today.clone_into(&mut self.today);
        let mut changed = self.refresh_relevance(context.form);
        self.drop_irrelevant();
        let shown: Vec<_> = self.shown.iter().map(|shown| shown.place.clone()).collect();
        changed.extend(self.recheck_all(context.form, &shown));
        if changed.is_empty() { Vec::new() } else { vec![Effect::RenderPage] }
    }

    fn apply_editing(&mut self, context: &Context<'_>, event: Event) -> Vec<Effect> {
        if let Event::Found(outcome) = event {
            return self.recall(context.form, outcome);
        }
        self.notice = None;
        match event {
            Event::Input { control, value } => self.input(context.form, &control, &value),
            Event::AddRow(place) => self.add_row(context.form, &place),
            Event::RemoveRow(place) => self.remove_row(context.form, &place),
            Event::MoveRow(place, way) => self.move_row(context.form, &place, way),
            Event::Next => self.next(context),
            Event::Back => self.back(context.form),
            Event::Visit(page) => self.visit(context, &page),
            Event::Change(place) => self.change(context.form, &place),
            Event::Submit => self.submit(context),
            Event::Asking => self.tell(send::ASKING),
            Event::LocaleChosen(_)
            | Event::Replied(_)
            | Event::Found(_)
            | Event::Waiting(_)
            | Event::Leave
            | Event::Again
            | Event::Copy => Vec::new(),
        }
    }
}
