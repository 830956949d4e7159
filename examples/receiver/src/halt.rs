//! Places between one write and the next where a test kills the receiver. Only builds for development halt.

/// Stands still for good, after a line in the log, where `RECEIVER_HALT_AT` names this place.
#[cfg(debug_assertions)]
pub(crate) async fn at(place: &'static str) {
    if std::env::var("RECEIVER_HALT_AT").is_ok_and(|named| named == place) {
        crate::log::line("halted", [("place", blankett::json::Value::from(place))]);
        std::future::pending::<()>().await;
    }
}

/// Goes on.
#[cfg(not(debug_assertions))]
pub(crate) fn at(_: &'static str) -> std::future::Ready<()> {
    std::future::ready(())
}
