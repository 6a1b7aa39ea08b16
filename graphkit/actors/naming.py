"""Named mentions to members: which names in a document are one actor.

Full names first, so that a lone surname finds its bearer wherever the document introduces him.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

from graphkit.actors.aliases import comparable, ends_name, person_relation, place_key, surname
from graphkit.actors.bodies import goes_without_state
from graphkit.actors.body_names import abbreviates, same_body, state_in
from graphkit.actors.cast import Member
from graphkit.actors.owners import origins, owners
from graphkit.folding import fold, words_of
from graphkit.gazetteer import states
from graphkit.gazetteer.kin import KIN
from graphkit.records import Gender, Mention

__all__ = ["cast_names"]

_KNOWN_AS = re.compile(r"[,(]?\s*(?:(?:who is|also|better|best|\w+ly)\s+)?known (?:\w+ly )?as(?: the)?(?:\s*[\"“‘'])?")
"""What stands between a person's name and another one of his."""

_KIN = "|".join(map(re.escape, KIN))
_RELATIVE = re.compile(rf"(?:\b(?:his|her|their|my)|['’]s?)\s(?:\w+\s)?(?:{_KIN}),?\s(?:\w+\s)?\Z")
"""What stands before the name of somebody's relative: "his father, Ada Roe"."""

_LONGEST_RELATIVE = 40
"""Characters before a name in which that stands."""

_OTHERWISE = frozenset({", or", ", known as", ", also known as", ", or the", ", known as the"})
"""What stands between the name of a body and its acronym, with a comma behind it."""

_NEAR = 1
"""Sentences back within which a body of another state is meant by a name without the state."""

_SHORT = 8
"""Letters of a short name in brackets that may have none of the long one's."""


_MR_AND_MRS: tuple[Gender, ...] = ("male", "female")
"""What the forms of address before a surname tell."""


def cast_names(mentions: Sequence[Mention], text: str, home: str) -> tuple[list[Member], dict[int, Member]]:
    """Group the named mentions and metonyms of a document.

    Args:
        mentions: All mentions of the document.
        text: The document's text, for acronyms introduced in brackets.
        home: The state the document is at home in, "" where unclear; names of its bodies go without it.

    Returns:
        The members in order of first mention, and the member of each named mention by its index.
    """
    named = [i for i, m in enumerate(mentions) if m.form in {"named", "metonym"} and m.label]
    members: list[Member] = []
    member_of: dict[int, Member] = {}
    whose = owners(mentions, text)
    order = sorted(
        named, key=lambda i: (not mentions[i].canonical, -len(words_of(mentions[i].text)), i not in whose, i)
    )
    introduced = _introductions(mentions, named, text)
    genders = _genders_of_lone_names(mentions, named)
    introduces: dict[int, list[int]] = defaultdict(list)
    for short, long in introduced.items():
        introduces[long].append(short)
    relatives = {mentions[i].text for i in named if _is_relative(mentions[i], text)}
    known = _Known()
    for index in order:
        mention = mentions[index]
        if mention.label == "PERSON" and not mention.gender and mention.text in genders:
            mention = mention._replace(gender=genders[mention.text])
        partners = introduces[index] or [introduced.get(index, -1)]
        owner = whose.get(index, "")
        near = known.near(mention)
        if owner:
            near = [m for m in near if m.owner in {"", owner}]
        if mention.label == "PERSON" and " " in mention.text:
            near = [m for m in near if mention.text in m.names or relatives.isdisjoint({mention.text, *m.names})]
        if not owner and any(m.owner for m in near) and goes_without_state(mention.text):
            near = _of_one_owner(index, mentions, near, home)
        member, rule = _find(index, mention, near, partners, member_of, relatives)
        if member is None:
            member = Member(label=mention.label or "ORG", canonical=mention.canonical)
            members.append(member)
        member.owner = member.owner or owner
        _join(member, index, mention, rule)
        member_of[index] = member
        known.add(mention, member)
    for index, state in origins(mentions, text).items():
        member_of[index].owner = state
    _join_headline(members, member_of, mentions, text)
    _join_stateless(members, member_of, mentions)
    if home:
        _join_national(members, member_of, mentions, home)
    members.sort(key=lambda m: min(m.mentions))
    return members, member_of


def _genders_of_lone_names(mentions: Sequence[Mention], named: Sequence[int]) -> dict[str, Gender]:
    """What Mr and Mrs tell of a surname where most have it before them: "President Roe ... Mr Roe ... Anna Roe"."""
    found: dict[str, Counter[Gender]] = defaultdict(Counter)
    for mention in (mentions[i] for i in named):
        if mention.label == "PERSON" and " " not in mention.text:
            found[mention.text][mention.gender] += 1
    likely = {name: max(_MR_AND_MRS, key=genders.__getitem__) for name, genders in found.items()}
    return {name: gender for name, gender in likely.items() if found[name][gender] > found[name].total() / 2}


def _is_relative(mention: Mention, text: str) -> bool:
    """Whether somebody named in full is told as a relative, "his father, Juan Ruiz", who is not "Juan Luis Ruiz"."""
    if mention.label != "PERSON" or " " not in mention.text:
        return False
    start = mention.span.start
    return _RELATIVE.search(text, max(0, start - _LONGEST_RELATIVE), start) is not None


def _of_one_owner(index: int, mentions: Sequence[Mention], near: Sequence[Member], home: str) -> list[Member]:
    """Of the bodies of several states those that a name without its state may mean: "the Supreme Court".

    The one named last in the sentences right before; else that of the home state or of a part of it; else one of which
    nothing says whose it is. In a document that is at home nowhere any.
    """
    told = [m for m in near if m.owner and any(i < index for i in m.mentions)]
    last = max(told, key=lambda m: max(i for i in m.mentions if i < index), default=None)
    if last is not None:
        before = max(i for i in last.mentions if i < index)
        if mentions[index].sentence - mentions[before].sentence <= _NEAR:
            return [last]
    at_home = [m for m in near if m.owner == home or m.owner not in states().values()]
    return at_home if home else list(near)


class _Known:
    """The members so far, by the keys of their names, see ``comparable``."""

    def __init__(self) -> None:
        self._numbers: dict[Member, int] = {}
        self._added: set[tuple[Member, str, str, str]] = set()
        self._named: dict[str, dict[Member, None]] = defaultdict(dict)

    def near(self, mention: Mention) -> list[Member]:
        """Those a mention may belong to, in the order they came in."""
        near: set[Member] = set()
        for spelling in _spellings(mention):
            looks, _ = comparable(spelling, mention.label)
            for key in (*looks, *_own_keys(mention)):
                near.update(self._named.get(key, ()))
        return sorted(near, key=self._numbers.__getitem__)

    def add(self, mention: Mention, member: Member) -> None:
        """Note that a mention belongs to a member."""
        if (known := (member, mention.text, mention.label, mention.canonical)) in self._added:
            return
        self._added.add(known)
        self._numbers.setdefault(member, len(self._numbers))
        for spelling in _spellings(mention):
            _, found = comparable(spelling, mention.label)
            for key in (*found, *_own_keys(mention)):
                self._named[key][member] = None


def _spellings(mention: Mention) -> Iterable[str]:
    """A name as it is and, for a body, as the world knows it: "Tories", "Conservative Party"."""
    known = mention.canonical if mention.label == "ORG" else ""
    return dict.fromkeys((mention.text, known or mention.text))


def _own_keys(mention: Mention) -> list[str]:
    """The words of a name as they are, and what they usually stand for; for these the type of name does not matter."""
    return [f"text:{mention.text}", *([f"canonical:{mention.canonical}"] if mention.canonical else [])]


def _join_national(members: list[Member], member_of: dict[int, Member], mentions: Sequence[Mention], home: str) -> None:
    """Join acronyms that hold the home state with names that go without it: in Australia "RBA" and "Reserve Bank"."""
    bodies = [m for m in members if m.label == "ORG" and not m.canonical]
    for short in [m for m in bodies if all(name.isupper() for name in m.names)]:
        full = [
            m
            for m in bodies
            if m is not short
            and m in members
            and any(_is_national(name, acronym, home) for name in m.names for acronym in short.names)
        ]
        if len(full) == 1:
            for index in sorted(short.mentions):
                _join(full[0], index, mentions[index], "acronym with its state")
                member_of[index] = full[0]
            members.remove(short)


def _join_headline(members: list[Member], member_of: dict[int, Member], mentions: Sequence[Mention], text: str) -> None:
    """Join a body that only the headline names with the one that ends so: "Bank of Kenya", "Central Bank of Kenya"."""
    line, _, body = text.partition("\n")
    if not body.strip() or line.rstrip().endswith((".", "!", '"', "”")):
        return
    bodies = [m for m in members if m.label == "ORG" and not m.canonical]
    for short in [m for m in bodies if all(mentions[i].span.end <= len(line) for i in m.mentions)]:
        ending = words_of(short.name)
        others = (m for m in bodies if m is not short and m in members)
        full = [m for m in others if words_of(m.name)[-len(ending) :] == ending]
        if len(ending) > 1 and len(full) == 1:
            for index in sorted(short.mentions):
                _join(full[0], index, mentions[index], "part of the name")
                member_of[index] = full[0]
            members.remove(short)


def _join_stateless(members: list[Member], member_of: dict[int, Member], mentions: Sequence[Mention]) -> None:
    """Join a body's name without its state with what only that state's is called: "the Republican Party", "the GOP"."""
    for known in [m for m in members if m.label == "ORG" and " of the " in m.canonical]:
        name = known.canonical.partition(" of the ")[0]
        alike = [m for m in members if m.label == "ORG" and any(n.startswith(name) for n in m.names)]
        if len(alike) == 1 and alike[0] is not known and not alike[0].canonical and set(alike[0].names) == {name}:
            for index in sorted(alike[0].mentions):
                _join(known, index, mentions[index], "name without its state")
                member_of[index] = known
            members.remove(alike[0])


def _is_national(name: str, acronym: str, home: str) -> bool:
    return " " in name and (abbreviates(acronym, f"{name} of {home}") or abbreviates(acronym, f"{home} {name}"))


def _join(member: Member, index: int, mention: Mention, rule: str) -> None:
    member.mentions[index] = rule
    member.names[mention.text] += 1
    member.titles.update(mention.titles)
    if mention.gender and not member.gender:
        member.gender = mention.gender
    if mention.canonical and not member.canonical:
        member.canonical = mention.canonical


def _introductions(mentions: Sequence[Mention], named: Sequence[int], text: str) -> dict[int, int]:
    """Short names that are introduced in brackets, "Bank of Ghana (BoG)", wherever they stand, to the long mention."""
    introduced: dict[str, int] = {}
    for first, second in itertools.pairwise(named):
        a, b = mentions[first], mentions[second]
        between = text[a.span.end : b.span.start].strip().removeprefix("’s").removeprefix("'s").strip()
        if a.label == b.label == "PERSON" and a.text != b.text and _KNOWN_AS.fullmatch(between):
            introduced[b.text] = _in_full(first, mentions, named)  # "Ada Roe, widely known as Martse"
        after = text[b.span.end : b.span.end + 1]
        otherwise = between in _OTHERWISE and after == "," and a.label == b.label == "ORG" and b.text.isupper()
        listed = text[b.span.end + 1 :].lstrip().startswith(("or ", "and "))
        if otherwise and (not listed or abbreviates(b.text, a.text)):
            introduced[b.text] = first  # "the Republican People's Party, or CHP,"; not "Labour, or SNP, or the Greens"
        if between == "(" and a.label == b.label == "ORG" and text[b.span.end : b.span.end + 1] == ")":
            alike = a.text[:2].lower() == b.text[:2].lower() and " " not in b.text  # "African Export Bank (Afrexbank)"
            if len(b.text) < len(a.text) and (len(b.text) <= _SHORT or b.text.isupper() or alike):
                introduced[b.text] = first
    return {i: introduced[mentions[i].text] for i in named if mentions[i].text in introduced}


def _in_full(index: int, mentions: Sequence[Mention], named: Sequence[int]) -> int:
    """The mention before of which a person's lone name is the last word, else itself: "Ada Roe ... Roe, known as"."""
    name = mentions[index].text
    longer = [
        i for i in named if i < index and mentions[i].label == "PERSON" and surname(mentions[i].text) == fold(name)
    ]
    return next((i for i in reversed(longer) if " " in mentions[i].text), index) if " " not in name else index


def _find(
    index: int,
    mention: Mention,
    members: Iterable[Member],
    introduced: Iterable[int],
    member_of: dict[int, Member],
    relatives: Set[str],
) -> tuple[Member | None, str]:
    """The one member that the name fits, with the rule; None where none or several remain.

    ``introduced`` are the long name that introduces this short one in brackets, or the short ones it introduces;
    ``relatives`` are the full names of those who are told as somebody's relative.
    """
    known = next((member_of[i] for i in introduced if i in member_of), None)
    if known is not None:
        return known, "acronym introduced"
    parts: list[tuple[Member, str]] = []
    for member in members:
        relation = _relation(mention, member)
        if relation == "same":
            return member, "same name"
        if relation:
            parts.append((member, relation))
    if not parts and mention.label == "PERSON":
        parts = [(m, "part of the name") for m in members if min(m.mentions) < index and _is_ending(mention, m)]
    if len(parts) == 1:
        return parts[0]
    before = [p for p in parts if min(p[0].mentions) < index]
    if len(before) == 1:
        return before[0]  # "Chen" before his son Chen Chih-chung is named
    strong = [p for p in parts if p[1] != "part of the name"]
    if len(strong) == 1:
        return strong[0]
    if mention.label == "PERSON" and not strong and not before:
        told = [p for p in parts if relatives.isdisjoint(p[0].names)]
        return min(told or parts, key=lambda part: min(part[0].mentions), default=(None, "name"))
    return None, "name"


def _is_ending(mention: Mention, member: Member) -> bool:
    """Whether a name ends one that stands before it: "Mona Seif Al Roe ... Seif Al Roe", where "Seif" is no man."""
    return any(ends_name(mention.text, name) for name in member.names)


def _relation(mention: Mention, member: Member) -> str:
    if mention.label != member.label and {mention.label, member.label} != {"ORG", "GPE"}:
        return ""
    if mention.canonical or member.canonical:
        if mention.canonical == member.canonical or mention.text in member.names:
            return "same"
        bodies = mention.label == member.label == "ORG"
        return "part of the name" if bodies and (_is_branch(mention, member) or _closes(mention, member)) else ""
    if mention.label != member.label:
        return "same" if mention.text in member.names else ""
    lone = " " not in mention.text
    if mention.label == "PERSON" and lone and not _gender_fits(mention, member):
        return ""  # "Mr Tan" is not "Mrs Tan"
    if mention.text in member.names:
        return "same"
    rules = {"same": "same", "spelling": "spelling", "part": "part of the name", "acronym": "acronym"}
    compare = _COMPARED.get(mention.label, _equal)
    relations = {compare(mention.text, name) for name in member.names}
    if mention.label == "PERSON" and not _gender_fits(mention, member):
        return ""
    for relation in ("same", "spelling", "acronym"):
        if relation in relations:
            return rules[relation]
    if "part" in relations:
        return rules["part"]
    return ""


def _closes(mention: Mention, member: Member) -> bool:
    """Whether a name is the last words of a known body's: "the Security Council" after "the UN Security Council"."""
    lone = bool(mention.canonical) or " " not in mention.text
    return not lone and any(name.endswith(f" {mention.text}") for name in member.names)


def _is_branch(mention: Mention, member: Member) -> bool:
    """Whether a body is that of a state of one the world knows: "Greenpeace UK" and "Greenpeace"."""
    if bool(mention.canonical) == bool(member.canonical):
        return False
    called = [text for text in (mention.text, mention.canonical) if text]
    names = [name for name in (*member.names, member.canonical) if name]
    return any(same_body(a, b) == "part" and state_in(f"{a} {b}") for a in called for b in names)


def _gender_fits(mention: Mention, member: Member) -> bool:
    return not mention.gender or not member.gender or mention.gender == member.gender


def _equal(a: str, b: str) -> str:
    return "same" if words_of(a) == words_of(b) else ""


def _same_family(a: str, b: str) -> str:
    """Whether two names of families are one: "the Varma brothers", "the Varmas"."""
    return "same" if words_of(a)[0].removesuffix("s") == words_of(b)[0].removesuffix("s") else ""


def _same_place(a: str, b: str) -> str:
    return "same" if place_key(a) == place_key(b) else ""


_COMPARED = {"PERSON": person_relation, "ORG": same_body, "GPE": _same_place, "GROUP": _same_family}
