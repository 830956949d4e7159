//! One check on its way: what it has found, what it may still cost, and where it is.

use super::any::weight;
use super::formats::{Wrong, digits};
use super::seen::Seen;
use super::{any, applicator, array, number, object, string};
use crate::json::{Value, decimal};
use crate::packed::WITH_RARE;
use crate::pointer::Pointer;
use crate::problem::{Arg, Problem};
use crate::schema::pattern::Scratch;
use crate::schema::{Format, Keyword, PatternId, ResourceId, Schema, SchemaId};

/// How deep schemas may be applied inside each other.
///
/// Deeper than any document of the allowed depth needs, and little enough for a stack of 1 MB.
pub(super) const MAX_DEPTH: u32 = 512;

/// How much room all reported problems may take: 10,000 of them, fewer where their pointers are long.
const ROOM: usize = 10_000 * PROBLEM;

/// The least room that a problem takes.
const PROBLEM: usize = 400;

/// Whether a value may be missing.
pub(super) type Excuse<'s> = dyn Fn(&Pointer) -> bool + 's;

/// A walk over a value.
pub(super) struct Run<'s> {
    pub(super) schema: &'s Schema,
    /// Whether problems are wanted, or only the verdict.
    pub(super) collecting: bool,
    /// What may be missing although it is required.
    excuse: Option<&'s Excuse<'s>>,
    problems: Vec<Problem>,
    /// What is left of [`ROOM`].
    room: usize,
    pub(super) depth: u32,
    steps: u64,
    /// The most steps that this check may take.
    budget: u64,
    /// The value that is checked, until its size has raised the budget.
    pub(super) whole: Option<&'s Value>,
    /// Whether a bound was reached: then no verdict counts.
    pub(super) over: bool,
    scratch: Scratch,
    /// The schema resources on the way here: the dynamic scope (2020-12 core, section 7.1).
    pub(super) scope: Vec<ResourceId>,
}

/// Where the value stands that is being checked.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    /// Where the check began.
    Start(&'a Pointer),
    /// In a member of an object.
    Name(&'a At<'a>, &'a str),
    /// In an item of an array.
    Index(&'a At<'a>, usize),
}

impl At<'_> {
    /// The pointer, built only when there is a problem.
    pub(super) fn pointer(&self) -> Pointer {
        match self {
            Self::Start(pointer) => (*pointer).clone(),
            Self::Name(up, name) => up.pointer().child(name),
            Self::Index(up, index) => up.pointer().child(&decimal(*index as u64)),
        }
    }
}

impl<'s> Run<'s> {
    pub(super) fn new(schema: &'s Schema, collecting: bool) -> Self {
        Self {
            schema,
            collecting,
            excuse: None,
            problems: Vec::new(),
            room: ROOM,
            depth: 0,
            steps: 0,
            budget: schema.steps(),
            whole: None,
            over: false,
            scratch: Scratch::default(),
            scope: Vec::new(),
        }
    }

    /// Lets values be missing where their absence would be reported.
    pub(super) fn excusing(self, excuse: &'s Excuse<'s>) -> Self {
        Self { excuse: Some(excuse), ..self }
    }

    /// Checks the value. When nobody collects, one problem stands for all.
    pub(super) fn problems(mut self, id: SchemaId, value: &'s Value, pointer: &Pointer) -> Vec<Problem> {
        self.whole = Some(value);
        let valid = self.apply(id, value, &At::Start(pointer), None);
        #[cfg(not(target_arch = "wasm32"))]
        super::steps::add(self.steps);
        if self.over {
            return vec![Problem::new(pointer.clone(), "limit")];
        }
        if !valid && self.problems.is_empty() {
            return vec![Problem::new(pointer.clone(), "false")];
        }
        without_repeats(self.problems)
    }

    /// Applies one schema to one value. `seen` collects what counts as evaluated, where anyone asks.
    pub(super) fn apply(
        &mut self,
        id: SchemaId,
        value: &Value,
        at: &At<'_>,
        seen: Option<&mut Seen>,
    ) -> bool {
        let Some(node) = self.schema.node(id) else { return true };
        if self.over || self.depth >= MAX_DEPTH || !self.spend(1) {
            self.over = true;
            return false;
        }
        self.depth += 1;
        // Without what is rare, nobody asks what was evaluated, nor for a dynamic scope.
        let seen = seen.filter(|_| WITH_RARE);
        let enters = WITH_RARE && self.scope.last() != Some(&node.resource) && self.schema.has_dynamic();
        if enters {
            self.scope.push(node.resource);
        }
        let valid = if node.unevaluated && WITH_RARE {
            self.apply_and_remember(&node.keywords, value, at, seen)
        } else {
            self.apply_all(&node.keywords, value, at, seen)
        };
        if enters {
            self.scope.pop();
        }
        self.depth -= 1;
        valid
    }

    /// A schema with `unevaluated…` sees only what its own keywords evaluated.
    fn apply_and_remember(
        &mut self,
        keywords: &[Keyword],
        value: &Value,
        at: &At<'_>,
        outer: Option<&mut Seen>,
    ) -> bool {
        let mut own = Seen::default();
        let valid = self.apply_all(keywords, value, at, Some(&mut own));
        if let Some(outer) = outer {
            outer.merge(&own);
        }
        valid
    }

    fn apply_all(
        &mut self,
        keywords: &[Keyword],
        value: &Value,
        at: &At<'_>,
        mut seen: Option<&mut Seen>,
    ) -> bool {
        let mut valid = true;
        for keyword in keywords {
            // Whatever failed evaluated nothing: it would be reported twice.
            if !valid && matches!(keyword, Keyword::UnevaluatedItems(_) | Keyword::UnevaluatedProperties(_)) {
                break;
            }
            if !self.keyword(keyword, value, at, seen.as_deref_mut()) {
                valid = false;
                if !self.collecting || matches!(keyword, Keyword::Type(_)) {
                    break;
                }
            }
        }
        valid
    }

    /// Checks one keyword; those for another type of value hold.
    pub(super) fn keyword(
        &mut self,
        keyword: &Keyword,
        value: &Value,
        at: &At<'_>,
        seen: Option<&mut Seen>,
    ) -> bool {
        match keyword {
            Keyword::False | Keyword::Type(_) | Keyword::Const(_) | Keyword::Enum(_) => {
                any::check(self, keyword, value, at)
            }
            Keyword::Ref(_)
            | Keyword::DynamicRef(_)
            | Keyword::AllOf(_)
            | Keyword::AnyOf(_)
            | Keyword::OneOf(_)
            | Keyword::Not(_)
            | Keyword::If(_) => applicator::check(self, keyword, value, at, seen),
            _ => match value {
                Value::Null | Value::Bool(_) => true,
                Value::Number(number) => number::check(self, keyword, number, at),
                Value::String(text) => string::check(self, keyword, text, at),
                Value::Array(items) => array::check(self, keyword, items, at, seen),
                Value::Object(members) => object::check(self, keyword, value, members, at, seen),
            },
        }
    }

    /// Pays for `steps`; `false` when the budget is used up.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        let steps = self.steps.saturating_add(steps as u64);
        if steps > self.budget {
            self.raise_budget();
        }
        let within = !self.over && steps <= self.budget;
        if within {
            self.steps = steps;
        }
        self.over = !within;
        within
    }

    /// A large value may take more: the same again for each 25,000 values or 100 kB of text in it. That is
    /// only found out when it matters.
    #[cold]
    fn raise_budget(&mut self) {
        if let Some(value) = self.whole.take() {
            self.budget = self.budget.saturating_mul(1 + weight(value, 4) as u64 / 25_000);
        }
    }

    /// Whether the pattern matches somewhere in the text.
    pub(super) fn matches(&mut self, pattern: PatternId, text: &str) -> bool {
        let Some(pattern) = self.schema.pattern(pattern) else { return true };
        if !self.spend(1) {
            return false;
        }
        let most = usize::try_from(self.budget - self.steps).unwrap_or(usize::MAX);
        let (matches, work) = pattern.is_match(text, &mut self.scratch, most);
        self.spend(work) && matches
    }

    /// Reports a problem at the value.
    pub(super) fn fail(&mut self, at: &At<'_>, code: &'static str) -> bool {
        self.report(at, code, None)
    }

    /// Reports a limit that the value does not keep to.
    pub(super) fn fail_limit(&mut self, at: &At<'_>, code: &'static str, limit: usize) -> bool {
        self.collecting && self.report(at, code, Some(("limit", limit.into())))
    }

    /// Reports a problem with one argument.
    pub(super) fn fail_with(
        &mut self,
        at: &At<'_>,
        code: &'static str,
        name: &'static str,
        arg: Arg,
    ) -> bool {
        self.report(at, code, Some((name, arg)))
    }

    /// One function that is not repeated wherever a problem is found. Always `false`.
    #[inline(never)]
    fn report(&mut self, at: &At<'_>, code: &'static str, arg: Option<(&'static str, Arg)>) -> bool {
        if self.collecting {
            let pointer = at.pointer();
            self.room = self.room.saturating_sub(pointer.as_str().len().max(PROBLEM));
            self.problems.push(Problem { pointer, code, args: arg.into_iter().collect() });
            // More than anyone reads: the verdict stands, so the rest is not looked for.
            self.collecting = self.room > 0;
        }
        false
    }

    /// Reports a problem at a member, which need not be there.
    pub(super) fn fail_at(&mut self, at: &At<'_>, name: &str, code: &'static str) -> bool {
        self.fail(&At::Name(at, name), code)
    }

    /// Reports a member that is missing, unless it may be.
    pub(super) fn missing(&mut self, at: &At<'_>, name: &str, code: &'static str) -> bool {
        let at = At::Name(at, name);
        let excused = self.collecting && self.excuse.is_some_and(|excuse| excuse(&at.pointer()));
        excused || self.fail(&at, code)
    }

    /// Reports a text that its format does not accept.
    pub(super) fn fail_format(&mut self, at: &At<'_>, format: Format, wrong: Wrong) -> bool {
        self.report(at, "format", Some(("format", format.name().into())));
        if let Some(problem) = self.problems.last_mut().filter(|_| self.collecting) {
            let details = [("part", wrong.part), ("reason", wrong.reason)];
            let details = details.into_iter().filter(|(_, text)| !text.is_empty());
            problem.args.extend(details.map(|(name, text)| (name, text.into())));
            if let Format::Identifier(identifier) = format {
                problem.args.push(("like", identifier.like.into()));
                problem.args.push(("digits", digits(identifier).into()));
            }
        }
        false
    }

    /// Applies the schema for what no other keyword names; where that forbids everything, the
    /// problem has the keyword's code.
    pub(super) fn apply_rest(
        &mut self,
        id: SchemaId,
        value: &Value,
        at: &At<'_>,
        code: &'static str,
    ) -> bool {
        match self.schema.keywords(id) {
            [] => true,
            [Keyword::False] => self.fail(at, code),
            _ => self.apply(id, value, at, None),
        }
    }

    /// The schema that an anchor means on this way: that of the outermost resource that has it.
    pub(super) fn dynamic(&mut self, anchor: u32) -> Option<SchemaId> {
        self.spend(self.scope.len() / 8);
        self.scope.iter().find_map(|resource| self.schema.dynamic(*resource, anchor))
    }

    /// Only the verdict of a schema: no problem is reported, whatever it is.
    pub(super) fn try_apply(
        &mut self,
        id: SchemaId,
        value: &Value,
        at: &At<'_>,
        seen: Option<&mut Seen>,
    ) -> bool {
        let collecting = std::mem::replace(&mut self.collecting, false);
        let valid = self.apply(id, value, at, seen);
        self.collecting = collecting;
        valid
    }
}

/// The same problem may be found on several ways; it is reported where it was found first.
fn without_repeats(mut problems: Vec<Problem>) -> Vec<Problem> {
    // The places of those to keep, sorted by what they hold.
    let mut kept: Vec<usize> = Vec::new();
    let mut keep = Vec::with_capacity(problems.len());
    let key = |index: &usize| problems.get(*index).map(|own| (&own.pointer, own.code));
    for (index, problem) in problems.iter().enumerate() {
        let start = kept.partition_point(|own| key(own) < key(&index));
        // Many that differ only in their limits are not compared with each other.
        let equals = kept.iter().skip(start).take(64).take_while(|own| key(own) == key(&index));
        let is_new = equals.into_iter().all(|own| problems.get(*own) != Some(problem));
        if is_new {
            kept.insert(start, index);
        }
        keep.push(is_new);
    }
    let mut keep = keep.into_iter();
    problems.retain(|_| keep.next() != Some(false));
    problems
}
