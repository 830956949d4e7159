//! The library's languages inside native programs; browsers fetch theirs.

/// Joins the files of one language.
macro_rules! locale {
    ($tag:literal) => {
        concat!(
            include_str!(concat!("../../locales/", $tag, "/page.ftl")),
            include_str!(concat!("../../locales/", $tag, "/dates.ftl")),
            include_str!(concat!("../../locales/", $tag, "/problems.ftl")),
            include_str!(concat!("../../locales/", $tag, "/rows.ftl")),
            include_str!(concat!("../../locales/", $tag, "/receipt.ftl")),
            include_str!(concat!("../../locales/", $tag, "/widgets.ftl")),
        )
    };
}

/// Every language that the library speaks, with its Fluent text; fit for [`super::Words::new`].
pub const BUILTIN: &[(&str, &str)] = &[("da", locale!("da")), ("en", locale!("en"))];

/// The Fluent text of one language, by exactly its tag.
pub fn builtin(tag: &str) -> Option<&'static str> {
    BUILTIN.iter().find(|(own, _)| *own == tag).map(|(_, ftl)| *ftl)
}
