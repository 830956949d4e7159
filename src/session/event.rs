//! What can happen to a session and what it asks of the edge: closed enums of plain data.

use crate::form::Form;
use crate::pointer::Place;
use crate::problem::Problem;
use crate::submit::{Failure, Outcome, Receipt, Submission};

/// What the session may know of the world, given with every event.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The form being filled in.
    pub form: &'a Form,
    /// The civil date, `YYYY-MM-DD`.
    pub today: &'a str,
    /// A fresh random key for the submission, made by the edge.
    pub key: &'a str,
}

/// One control: the value and, where a question has several controls, the part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Control {
    /// The value.
    pub place: Place,
    /// `""`, or `day`, `month`, `year`; of checkboxes the key of an option.
    pub part: String,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A control's text or choice changed. A checkbox gives `"true"` or `""`.
    Input {
        /// Which.
        control: Control,
        /// Its raw text.
        value: String,
    },
    /// To the next page, when this one is right.
    Next,
    /// To the page before, always.
    Back,
    /// To the page that holds this question, and back to check answers on Next ("Change").
    Change(Place),
    /// To a page of the journey, by its id: of a task in the list; the browser's Back and Forward.
    Visit(String),
    /// One more row at the end.
    AddRow(Place),
    /// Removes the row at this place (a place that ends in a row key).
    RemoveRow(Place),
    /// Moves the row at this place by one.
    MoveRow(Place, Way),
    /// Sends the answers, when all are right.
    Submit,
    /// The edge finished sending.
    Replied(Outcome),
    /// The edge will send the same again in so many seconds; 0 where it does so now.
    Waiting(usize),
    /// A new, empty form after the receipt.
    Again,
    /// A copy of the answers to keep.
    Copy,
    /// Answers were under way when the page was closed: the edge asks what became of them.
    Asking,
    /// What became of them. A receipt stands in place of a form that nobody has touched since.
    Found(Outcome),
    /// The page is left: what was sent must not be seen when somebody comes back to it.
    Leave,
    /// Another language for the words; answers stay.
    LocaleChosen(String),
}

/// What the edge must do now, in order.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Effect {
    /// Render these fields again.
    Render(Vec<Place>),
    /// Render a new row at the end of its list, in which nothing else changed but what other effects name.
    InsertRow(Place),
    /// Render the error summary again, where one is shown.
    RenderSummary,
    /// Render the whole page again.
    RenderPage,
    /// Move focus.
    Focus(Focus),
    /// Say this politely: a message of `locales/` with `$label` of the field at this place and `$number`.
    Announce {
        /// The message id.
        message: &'static str,
        /// What it speaks of.
        place: Place,
        /// The number of the row, from 1.
        number: usize,
    },
    /// Perform this request and come back with [`Event::Replied`], or first with [`Event::Waiting`].
    Send(Submission),
    /// Give the request up, whatever comes of it.
    Stop,
    /// Hand the citizen a copy of the answers as a file (`View::copy`).
    Copy,
    /// The answers were accepted: forget every copy outside the session.
    Forget,
}

/// Where focus goes (`ACCESSIBILITY.md`, focus table).
#[derive(Clone, Debug, PartialEq)]
pub enum Focus {
    /// The error summary.
    Summary,
    /// The `h1` of the page.
    Heading,
    /// The first control at or below this place.
    Field(Place),
    /// The heading of a row or of a group.
    Legend(Place),
    /// The button that adds a row.
    Add(Place),
    /// The button that moves a row.
    Move(Place, Way),
}

/// Where a row is moved to, among the others of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the first.
    Up,
    /// Towards the last.
    Down,
}

/// What the citizen sees now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// The page with this index in the form.
    Page(usize),
    /// Check answers.
    Check,
    /// The receipt.
    Receipt,
}

/// How far sending is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// Not sending.
    #[default]
    Editing,
    /// Waiting for [`Event::Replied`].
    Sending,
    /// Waiting so many seconds before it is sent again, as the endpoint asked.
    Waiting(usize),
    /// It was not accepted, or nobody knows; everything is kept.
    Failed(Failure),
    /// It arrived.
    Accepted(Receipt),
}

/// A problem that is shown, hung on a place so that it follows its row.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The field that shows it; the root for the whole form.
    pub place: Place,
    /// The problem; its pointer is as of when it was found.
    pub problem: Problem,
}

/// A button's action on the whole form or on rows, as posted without script (`~next`, `/children~add`).
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// `~next`
    Next,
    /// `~back`
    Back,
    /// `~submit`
    Submit,
    /// `~change` with a pointer as value.
    Change(Place),
    /// `~open` with a page's id as value.
    Open(String),
    /// `~language` with a tag as value.
    Language(String),
    /// `~again`
    Again,
    /// `~copy`
    Copy,
    /// `/rows~add`
    AddRow(Place),
    /// `/rows/0~remove`
    RemoveRow(Place),
    /// `/rows/1~up`, `/rows/1~down`
    MoveRow(Place, Way),
}
