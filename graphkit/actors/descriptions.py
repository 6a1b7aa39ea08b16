"""May a role describe an actor? "The lawmaker" a senator, "the agency" a bureau, "the Ukrainian leader" a president.

A role is written ``role`` or ``role of body``, as the mentions stage reads it: "foreign minister of Russia".
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet

from graphkit.actors.body_names import abbreviates
from graphkit.gazetteer import broader_roles, nouns_for, roles, states

__all__ = ["body_of", "describes", "is_unique_office", "names_body", "role_of"]

_UNIQUE = frozenset(
    "president|prime minister|pm|premier|chancellor|king|queen|emir|amir|sultan|monarch|leader|ruler|dictator|"
    "head of state|secretary of state|foreign secretary|home secretary|top diplomat|pope|pontiff|"
    "secretary-general".split("|")
)
"""Offices with one holder at a time, besides those of ministers and secretaries."""

_OFFICES = frozenset({"ministry", "department", "secretariat", "directorate", "agency", "service", "office", "bureau"})
"""Words for the bodies under a government, which its head does not lead himself."""

_PAPERS = frozenset(
    "times post herald tribune journal guardian telegraph news daily courier gazette chronicle observer mail express "
    "examiner dispatch bulletin mirror inquirer advertiser".split()
)
_ON_AIR = frozenset("radio tv television broadcasting fm".split())
_FLYING = frozenset("airlines airways air airline".split())
_CARS = frozenset("motors motor automobiles auto automotive".split())
_LOWER_HOUSES = frozenset("sabha duma rakyat dáil commons representatives bundestag deputies sejm".split())
_UPPER_HOUSES = frozenset("senate lords sabha bundesrat councillors".split())
_NAME_WORDS: dict[str, AbstractSet[str]] = {
    "party": {"party", "alliance", "union", "movement", "democrats", "front", "league"},
    "agency": {"agency", "service", "bureau", "administration"},
    "news agency": {"agency", "news", "press"},
    "ministry": {"ministry"},
    "foreign ministry": {"foreign"},
    "department": {"department", "ministry"},
    "bank": {"bank"},
    "central bank": {"bank"},
    "council": {"council"},
    "committee": {"committee"},
    "commission": {"commission"},
    "court": {"court", "courts", "tribunal"},
    "tribunal": {"tribunal", "court"},
    "parliament": {"parliament", "duma", "rada", "knesset", "bundestag", "congress", "assembly", "sejm", "riksdag"},
    "house": {"parliament", "house", "assembly", "congress", *_LOWER_HOUSES, "lords"},
    **dict.fromkeys(("lower house", "lower chamber"), _LOWER_HOUSES | {"house", "assembly", "congress"}),
    **dict.fromkeys(("upper house", "upper chamber"), _UPPER_HOUSES),
    "assembly": {"assembly", "parliament"},
    "legislature": {"parliament", "assembly", "congress"},
    "senate": {"senate"},
    "alliance": {"alliance", "nato", "organization", "organisation", "treaty", "coalition"},
    "bloc": {
        "union",
        "bloc",
        "brics",
        "ecowas",
        "mercosur",
        "caricom",
        "sadc",
        "community",
        "asean",
        "association",
        "organisation",
        "organization",
    },
    "organisation": {"organisation", "organization", "association", "international"},
    "organization": {"organisation", "organization", "association", "international"},
    "group": {
        "group",
        "army",
        "front",
        "forces",
        "organisation",
        "organization",
        "movement",
        "brigade",
        "opec+",
        "brics",
        "g7",
        "g20",
        "g77",
        "hamas",
        "hezbollah",
    },
    "militia": {"army", "front", "militia", "brigade"},
    "union": {"union"},
    "federation": {"federation"},
    "association": {"association"},
    "league": {"league"},
    "foundation": {"foundation", "fund", "trust"},
    "fund": {"fund", "foundation"},
    "lender": {"bank", "fund", "banking", "monetary"},
    "force": {"force", "forces", "police", "guard", "army", "navy", "constabulary"},
    "charity": {"foundation", "fund", "trust", "charity", "relief"},
    "institute": {"institute"},
    "theatre": {"theatre", "theater"},
    "theater": {"theatre", "theater"},
    "university": {"university"},
    "college": {"college"},
    "club": {"club", "fc", "united", "city", "rovers", "athletic", "town"},
    "company": {"company", "corp", "corporation", "inc", "ltd", "group", "motors", "holdings", "plc"},
    "firm": {"company", "corp", "inc", "ltd", "group", "partners", "holdings", "plc"},
    "newspaper": _PAPERS,
    "outlet": {"news", "post", "times", "tv"},
    **dict.fromkeys(("daily", "paper", "tabloid", "weekly"), _PAPERS),
    **dict.fromkeys(("broadcaster", "public broadcaster", "state broadcaster", "station"), _ON_AIR),
    **dict.fromkeys(("airline", "carrier"), _FLYING),
    **dict.fromkeys(("carmaker", "automaker"), _CARS),
    "steelmaker": {"steel", "steelworks", "steels"},
    "insurer": {"insurance", "assurance"},
    "drugmaker": {"pharma", "pharmaceuticals", "laboratories"},
    "brewer": {"brewery", "breweries", "brewing"},
    "shipbuilder": {"shipbuilding", "shipyard", "shipyards"},
    "planemaker": {"aircraft", "aerospace", "aviation"},
    "army": {"army", "forces", "military"},
    "military": {"army", "forces", "military"},
    "police": {"police"},
    "world body": {"nations"},
    "health body": {"health"},
    "sports body": {"sports", "sport", "association", "federation", "athletics", "olympic", "cricket"},
    "football body": {"football", "soccer", "fifa", "uefa"},
    "governing body": {"federation", "association", "council", "union", "committee", "fifa", "uefa"},
    "electoral body": {"electoral", "election", "elections"},
    "trade body": {"association", "chamber", "federation", "council"},
    "utility": {"electricity", "power", "water", "energy", "electric"},
    "regulator": {"authority", "commission", "office", "central"},
    "watchdog": {"authority", "commission", "office", "agency", "watch"},
    "authority": {"authority"},
    "board": {"board"},
    "service": {"service"},
    "embassy": {"embassy"},
    "consulate": {"consulate"},
    "administration": {"administration"},
}
"""Role nouns for bodies to the words in a body's name that show it is one."""


_LONG_ENOUGH = 7
"""Letters from which a noun without its ending tells one trade: "publisher", not "maker"."""

_DOING = frozenset({"er", "ers", "ors", "or", "ing", "ings", "ery", "eries", "ance", "ions"})
"""Endings of a trade in the name of a body."""

_OPPOSED = "opposition leader"
_GOVERNS = frozenset("president|prime minister|premier|chancellor|pm|chief minister".split("|"))

_LASTING = frozenset({"leader", "politician"})
"""Descriptions that also mean somebody who has left his office."""

_LEADING = frozenset("head chief director boss leader president chairman chairwoman commander".split())
"""Words for who leads a body, of which one is used for another where the body is named."""

_UNLIKE = {
    "bloc": frozenset({"commission", "bank", "court", "parliament", "mission", "university", "council"}),
    "utility": frozenset({"department", "ministry", "authority", "commission", "board", "regulator"}),
    "police": frozenset(
        "international institute academy college training union association federation museum office conduct ombudsman "
        "complaints commission council board foundation".split()
    ),
}
"""Role nouns to words of names that hold them and are none: "International Criminal Police Organization"."""

_OF_MANY_LEADERS = frozenset(
    "vice president|vice-president|deputy leader|deputy chairman|general secretary|secretary|spokesperson|spokesman|"
    "spokeswoman|treasurer|mla|mp|mlc|lawmaker|senator|legislator|councillor".split("|")
)
"""Offices whose holders are called leaders of their party as well."""

_CHAMBERS = frozenset({"house", "parliament", "assembly", "legislature"})
_CONGRESS = frozenset("congress national the of us u.s. people's".split())
"""Words of the name of a parliament called a congress."""

_ALSO = {
    "army": frozenset({"army", "armed", "military", "defence", "defense"}),
    "military": frozenset({"army", "armed", "military", "defence", "defense"}),
    "foreign ministry": {"ministry", "department", "office"},
    "central bank": {"central", "reserve", "national", "state", "federal"},
}
"""Role nouns to words of which a name needs one besides: "Foreign Policy Committee" is no foreign ministry."""


def role_of(phrase: str) -> str:
    """The role without its body: "minister of Russia" -> "minister", "secretary of state of Cuba" keeps its "of"."""
    return _split(phrase)[0]


def body_of(phrase: str) -> str:
    """The state or body of a role, "" where it has none."""
    return _split(phrase)[1]


def is_unique_office(role: str) -> bool:
    """Whether a state has one holder of the office at a time: "president", "foreign minister", not "senator"."""
    if role.startswith(("former ", "deputy ", "vice ", "assistant ")):
        return False
    return _head(role) in _UNIQUE or role.endswith((" minister", " secretary"))


@functools.lru_cache(maxsize=1 << 14)
def _split(phrase: str) -> tuple[str, str]:
    for known in sorted(r for r in roles() if " of " in r):
        at = f" {phrase} ".find(f" {known} ")
        if at >= 0:
            end = at + len(known)
            return phrase[:end], phrase[end:].removeprefix(" of ").strip()
    role, _, body = phrase.partition(" of ")
    return role, body


@functools.lru_cache(maxsize=1 << 14)
def _head(role: str) -> str:
    """The known role at the end of a role phrase: "former treasury secretary" -> "secretary"."""
    words = role.split(" ")
    for length in (3, 2, 1):
        tail = " ".join(words[-length:])
        if len(words) >= length and tail in roles():
            return tail
    return words[-1]


def _rank(role: str) -> str:
    first = role.split(" ")[0]
    return first if first in {"deputy", "vice", "assistant"} else ""


def _is_trade(role: str) -> bool:
    """Whether a role is what somebody does or did, and no office: "the athlete" of a former swimmer."""
    known = roles().get(_head(role))
    return known is not None and known.label == "PERSON" and known.kind == "person"


def _role_fits(asked: str, held: str) -> bool:
    if asked == held:
        return True
    if held.startswith("former ") != asked.startswith("former ") and asked not in _LASTING and not _is_trade(asked):
        return False  # "the former president" is not the president
    asked, held = asked.removeprefix("former "), held.removeprefix("former ")
    if _rank(asked) == _rank(held) != "":  # "the deputy minister" and the deputy youth and sports minister
        asked, held = asked.removeprefix(f"{_rank(asked)} "), held.removeprefix(f"{_rank(held)} ")
    asked_head, held_head = _head(asked), _head(held)
    if _rank(asked) != _rank(held) and asked_head not in broader_roles().get(held_head, frozenset()):
        return False  # "the mayor" is not the deputy mayor
    if asked_head == held_head:
        # "the finance minister" is not the foreign minister; "the minister" may be either
        return asked == asked_head or held == held_head
    if {asked_head, held_head} <= _LEADING and _of_what(asked, asked_head) == _of_what(held, held_head) != "":
        return True  # "the union chief" and a union leader
    if held_head.endswith(f" {asked_head}") and roles()[held_head].label == "ORG":
        return True  # "the agency" and a news agency
    wider = broader_roles()
    return asked_head in wider.get(held, frozenset()) | wider.get(held_head, frozenset())


def _of_what(role: str, head: str) -> str:
    """The words before the head of a role that tell what he heads: "union" of "union leader"."""
    words = role.removesuffix(head).removeprefix("former ").split()
    return " ".join(word for word in words if word != _rank(word))


def describes(phrase: str, held: Collection[str], affiliations: Iterable[str]) -> bool:
    """Whether a role phrase may mean somebody who holds the roles ``held`` and belongs to ``affiliations``.

    A body named on both sides must agree: "the Ukrainian leader" is no Russian president.
    """
    role, body = role_of(phrase), body_of(phrase)
    known = set(affiliations)
    if body and f"counterpart of {body}" in held:
        return True  # "the prime minister and his Irish counterpart ... The Irish prime minister"
    opposes = _head(role) == _OPPOSED
    if opposes and any(role_of(other) in _GOVERNS for other in held):
        return False  # a party’s leader who governs
    for other in held:
        if opposes and role_of(other) != role and body_of(other) in states().values():
            continue  # "the opposition leader" is not the leader of a state
        if _role_fits(role, role_of(other)) or _leads_alike(phrase, other):
            other_body = body_of(other)
            if not body or not other_body or _same_body(body, other_body):
                if body and not other_body and known and not any(_same_body(body, k) for k in known):
                    continue
                if other_body in states().values() and _of_what(role, _head(role)) and _head(role) in _LEADING:
                    continue  # "the club president" is no president of a state
                if _OFFICES & set(body.lower().split()) and not other_body and _head(role_of(other)) in _UNIQUE:
                    continue  # "the chief of the Foreign Ministry" is no president
                return True
    return False


def _leads_alike(asked: str, held: str) -> bool:
    """Whether both words say who leads one body: "the head of Harbour Schools" and a director of Harbour Schools.

    A party has many leaders: "the Labour leader" may be its vice president.
    """
    bodies = body_of(asked), body_of(held)
    if not all(bodies) or not _same_body(*bodies):
        return False
    if role_of(asked) == "leader" and bodies[0] not in states().values() and role_of(held) in _OF_MANY_LEADERS:
        return True
    return {role_of(asked), role_of(held)} <= _LEADING


def _same_body(a: str, b: str) -> bool:
    """Whether two bodies of a role are one, the one perhaps cut short: "commander of IRGC" and "of IRGC Navy"."""
    return (
        a == b
        or f"{a} ".startswith(f"{b} ")
        or f"{b} ".startswith(f"{a} ")
        or (" " in a and b.isupper() and abbreviates(b, a))
        or (" " in b and a.isupper() and abbreviates(a, b))
    )


def names_body(role: str, name: str) -> bool:
    """Whether a body's name shows that ``role`` may mean it: "the council" and "National Sports Council"."""
    words = set(name.lower().replace("-", " ").split())
    head = _head(role)
    if head in nouns_for(name):
        return True
    more = role.removesuffix(head).split()
    if more and words.isdisjoint(more):
        return False  # "the export bank" is not the Development Bank
    if head in _ALSO and words.isdisjoint(_ALSO[head]) and not name.lower().startswith("bank of "):
        return False
    if not words.isdisjoint(_UNLIKE.get(head, ())) or (head in _CHAMBERS and _is_a_party(words)):
        return False
    named = bool(_NAME_WORDS[head] & words) if head in _NAME_WORDS else words.issuperset(head.split())
    return named or _does(head, words)


def _is_a_party(words: Collection[str]) -> bool:
    """Whether a name that ends in "Congress" is a party's: "All Progressives Congress", not "National Congress"."""
    return "congress" in words and not set(words) <= _CONGRESS | {w for s in states() for w in s.lower().split()}


def _does(noun: str, words: Collection[str]) -> bool:
    """Whether words of a name say what the noun says that it does: "the publisher" and "Amsel Publishing"."""
    stem = noun[:-2] if noun.endswith(("er", "or")) and len(noun) >= _LONG_ENOUGH else ""
    return bool(stem) and any(word.startswith(stem) and word[len(stem) :] in _DOING for word in words)
