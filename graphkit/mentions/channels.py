"""Platforms that something was published on, or that somebody uses, and that do nothing there themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.tokens import Token

__all__ = ["PLATFORMS", "is_channel"]

PLATFORMS = frozenset(
    "Facebook Instagram Twitter YouTube TikTok Telegram WhatsApp WeChat Weibo Snapchat Reddit LinkedIn Signal Viber "
    "Threads Bluesky Mastodon Truth Douyin Zoom Netflix Hulu Showmax Spotify Google".split()
)
"""Sites and services on which something is: "a campaign on Facebook"; "a ban on Facebook" is done to it."""

_PUBLISHED_ON = frozenset("write post say share publish tweet statement message video page account comment".split())
"""Lemmas after which "on" leads to a channel: "a post on Facebook"."""

_PART_OF_A_PLATFORM = _PUBLISHED_ON | frozenset(
    "user follower handle profile channel group feed app application service site website platform network chat call "
    "live livestream clip thread hashtag trend campaign search subscriber poll ad advert".split()
)
"""Nouns of what a platform consists of, and of what it is: "a Twitter user", "the messaging service Telegram"."""

_USED = frozenset("search use browse check scroll open join leave quit visit access delete install download".split())
"""Verbs of what users do with a platform: "she searched YouTube"."""

_SENT_TO = frozenset("post upload publish share add turn take return flock".split())
"""Verbs after which "to" leads to a platform: "posted to Weibo"."""

_AIMED = frozenset(
    "ban fine attack crackdown sanction tax levy lawsuit suit case duty tariff restriction curb limit block pressure "
    "war assault raid probe inquiry investigation penalty impose place slap crack focus spy rely depend bet law bill "
    "rule regulation report study decision ruling hearing stance policy debate view impact effect reliance "
    "dependence effort hold control ownership".split()
)
"""Lemmas of what is done to a platform or says something of it, also as the verb or its object: "a tax on Netflix"."""

_CORE = frozenset({"obj", "iobj", "nsubj:pass"})
"""Relations of what a verb is done to."""


def is_channel(head: Token) -> bool:
    """Whether the name is only where something was published: "wrote on Facebook", "a Telegram post"."""
    governor, platform = head.head, head.text in PLATFORMS
    if not platform and governor.lemma_.lower() not in _PUBLISHED_ON:
        return False
    cases = {c.lower_ for c in head.children if c.dep_ == "case"}
    if platform:
        return _is_used(head, cases)
    return not cases.isdisjoint({"on", "via"}) or (head.dep_ == "compound" and governor.pos_ == "NOUN")


def _is_used(platform: Token, cases: set[str]) -> bool:
    """Whether a platform is where somebody does something: "the news on Twitter", "a Twitter user"."""
    governor = platform.head
    lemma = governor.lemma_.lower()
    if not cases.isdisjoint({"on", "via", "through"}):
        around = {lemma, *(c.lemma_.lower() for c in governor.children if c.dep_ in _CORE and governor.pos_ != "NOUN")}
        return not around & _AIMED  # "went viral on TikTok", "announced the news on Twitter"
    if cases:
        service = any(c.dep_ == "compound" and c.lower_ in _PART_OF_A_PLATFORM for c in platform.children)
        return cases == {"to"} and (service or lemma in _SENT_TO)  # "posted it to the messaging service Signal"
    if governor.pos_ == "NOUN" and lemma in _PART_OF_A_PLATFORM:
        if platform.i < governor.i:
            return platform.dep_ not in {"nsubj", "nmod:poss"}
        cases = {c.lower_ for c in governor.children if c.dep_ == "case"}
        return governor.head != governor and _is_used(governor, cases)
    return platform.dep_ == "obj" and lemma in _USED
