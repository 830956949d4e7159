//! How often one sender may post, so that nobody keeps the others out (`--rate-limit`).
//!
//! Each instance counts for itself: two behind one address let through at most twice as much.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::app::App;
use crate::pages;
use crate::problem::{Kind, Refusal};

/// What each sender has left.
pub(crate) struct Limit {
    senders: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
}

impl Limit {
    /// So many posts at once; they come back evenly over a minute.
    pub(crate) fn new(per_minute: NonZeroU32) -> Self {
        Self { senders: RateLimiter::keyed(Quota::per_minute(per_minute)), clock: DefaultClock::default() }
    }

    /// Counts one post. The error is in how many seconds the next may come.
    fn take(&self, sender: IpAddr) -> Result<(), u32> {
        self.senders.check_key(&sender).map_err(|refused| {
            let wait = refused.wait_time_from(self.clock.now());
            u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1)
        })
    }

    /// Forgets senders who have all of it again.
    pub(crate) fn forget_rested(&self) {
        self.senders.retain_recent();
        self.senders.shrink_to_fit();
    }
}

/// Answers 429 to a post of a sender who has none left; a page where a page was posted.
pub(crate) async fn layer(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let limit = app.limit.as_ref().filter(|_| request.method() == Method::POST);
    let sender = sender(request.headers(), peer, app.config.behind_proxy);
    match limit.map_or(Ok(()), |limit| limit.take(sender)) {
        Ok(()) => next.run(request).await,
        Err(seconds) => {
            let kind = Kind::TooMany { seconds };
            match request.uri().path().strip_prefix("/forms/") {
                Some(slug) => pages::refused(&app, request.headers(), kind, app.catalog.get(slug)),
                None => Refusal::from(kind).into_response(),
            }
        }
    }
}

/// Who posts: the peer, or whom the proxy before us names last. What stands before that anybody can write.
fn sender(headers: &HeaderMap, peer: SocketAddr, behind_proxy: bool) -> IpAddr {
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
    let named = forwarded.and_then(|list| list.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    household(named.filter(|_| behind_proxy).unwrap_or_else(|| peer.ip()))
}

/// One sender has a whole /64 of IPv6.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::num::NonZeroU32;

    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::{Limit, sender};

    #[test]
    fn the_proxy_in_front_says_who_posts() {
        let peer = "127.0.0.1:9".parse().unwrap();
        for (named, behind_proxy, expected) in [
            (vec![], true, "127.0.0.1"),
            (vec!["198.51.100.7"], false, "127.0.0.1"),
            (vec!["192.0.2.1, 198.51.100.7"], true, "198.51.100.7"),
            (vec!["192.0.2.1", "198.51.100.7"], true, "198.51.100.7"),
            (vec!["nonsense"], true, "127.0.0.1"),
            (vec!["2001:db8:1:2:3:4:5:6"], true, "2001:db8:1:2::"),
            (vec!["::ffff:192.0.2.1"], true, "192.0.2.1"),
        ] {
            let pair = |list: &&str| {
                (HeaderName::from_static("x-forwarded-for"), HeaderValue::from_str(list).unwrap())
            };
            let mut headers = HeaderMap::new();
            for (name, value) in named.iter().map(pair) {
                headers.append(name, value);
            }
            let expected: IpAddr = expected.parse().unwrap();
            assert_eq!(sender(&headers, peer, behind_proxy), expected, "{named:?}");
        }
    }

    #[test]
    fn one_sender_has_so_many_a_minute_and_others_their_own() {
        let limit = Limit::new(NonZeroU32::new(2).unwrap());
        let (one, other) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        assert_eq!([limit.take(one), limit.take(one)], [Ok(()), Ok(())]);
        assert!(limit.take(one).is_err_and(|seconds| (29..=31).contains(&seconds)));
        limit.forget_rested();
        assert!(limit.take(one).is_err());
        assert_eq!(limit.take(other), Ok(()));
    }
}
