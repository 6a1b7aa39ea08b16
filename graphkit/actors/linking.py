"""Chains of all documents to actors.

Names are compared only within blocks of equal surname and initial or of equal words, so the work grows with the number
of different names and not with its square. A link is made only where one candidate remains; every merge and every
doubt is logged. Memory is used by the name and not by the chain, the few bytes of the ``Register`` aside; what has to
wait for others does so in a file.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from graphkit.actors.aliases import (
    family_before,
    person_words,
    place_key,
    respelt_surname,
    surname,
)
from graphkit.actors.bodies import goes_without_state, owners_of, with_state
from graphkit.actors.body_names import body_key, key_without_state, same_body, state_in
from graphkit.actors.curation import Curation, Edits, handle
from graphkit.actors.descriptions import body_of, describes, is_unique_office, role_of
from graphkit.actors.groups import Group
from graphkit.actors.log import Notes, Taken, note_respelt
from graphkit.actors.party_names import state_of_party, usual_name
from graphkit.actors.register import Register
from graphkit.actors.result import result_of
from graphkit.actors.spellings import merge_spellings
from graphkit.actors.waiting import Waiting
from graphkit.folding import fold
from graphkit.gazetteer import COMMON_SURNAMES, first_names, party_families, party_names
from graphkit.records import Gender, Label, LinkableChain, Linking

__all__ = ["link"]

_LONGEST_ACRONYM = 8
"""Letters below which a name in capitals is taken for an acronym."""

_GENDERS = {"male", "female"}

_LEADS, _WELL_KNOWN = 10, 5
"""How many times as many documents as all others a person must be named in by full name to be meant by a surname that
several bear, and how many at least: "Trump" where the corpus names Donald Trump 50 times and Melania Trump twice."""


_MANY = 20
"""States that have a body so called, below which the name alone may be another's: "Congress" is also a party's."""


class _Turn(IntEnum):
    """When a lone name gets an actor of its own, if nobody bears it; a byte each, for there may be millions."""

    NEVER = 0  # its bearer was found
    GENDER = 1  # "Mr Smith"
    CONTESTED = 2  # "Mr Smith" too, but a Mrs Smith may be the one bearer as well
    REST = 3  # "Smith", who joins one of those above


def link(chains: Iterable[LinkableChain], curation: Curation | None = None) -> Linking:
    """Make one actor of every set of chains that name the same person, body or state.

    What a person says of names comes first. Persons: equal full names; spellings of one name ("Sergey", "Sergei");
    then lone surnames, where the corpus holds one bearer only; then offices whose holder a document does not name
    ("the US president"). Bodies: equal words in any order of "Ministry of X" and "X Ministry"; acronyms that some
    document introduces. States and peoples: their usual name.

    Args:
        chains: One per chain of the corpus, sorted by document id and number.
        curation: A person's edits; none where left out.

    Returns:
        Actors, links and the log. An empty corpus gives an empty result.
    """
    edits = Edits(curation or Curation())
    register = Register()
    exact: dict[tuple[Label, str], list[Group]] = {}
    owners: dict[str, set[str]] = defaultdict(set)  # bodies that go without their state to the states that have one
    with Waiting() as lone, Waiting() as offices, Waiting() as bodies:
        for item in edits.prepared(chains):
            label, name = item.chain.label, item.chain.name
            number = register.enter(item)
            if item.known_as:
                register.put(number, edits.take(item), "curated")
            elif label == "PERSON" and not item.chain.aliases:
                offices.add(number, item)
            elif label == "PERSON" and len(person_words(name)) == 1:
                lone.add(number, item)
            elif label == "ORG" and (goes_without_state(name) or fold(name) in party_families()):
                bodies.add(number, item)
                if state := state_of_party(item):
                    owners[_key("ORG", party_names()[fold(name)])].add(state)
            else:
                if label == "ORG" and (state := state_in(name)):
                    owners[" ".join(key_without_state(usual_name(name, state)))].add(state)
                    name = usual_name(name, state)
                register.put(number, _add_exact(exact, (label, _key(label, name)), item), "exact name")
        unknown = _place_bodies(exact, owners, bodies, register)
        groups = [group for same in exact.values() for group in same]
        notes: Notes = {}
        for group in groups:
            note_respelt(group, notes)
        groups = _join_curated(groups, edits, notes)
        groups = merge_spellings(groups, register, notes)
        groups = _merge_acronyms(groups, notes)
        groups = _place_lone_names(groups, lone, register, notes)
        groups = _place_offices(groups, offices, register, edits, notes)
    return result_of([*groups, *unknown], register, notes, edits)


def _join_curated(groups: list[Group], edits: Edits, notes: Notes) -> list[Group]:
    """Add the actors that edits make, with the groups that go by one of their names in the text only."""
    made = edits.groups()
    called = {root: {handle(name) for name in group.names} for root, group in made.items()}
    wanted = {root: [n for n in names if n not in called.get(root, ())] for root, names in edits.spellings().items()}
    elsewhere: dict[str, list[Group]] = {name: [] for names in wanted.values() for name in names}
    for group in groups if elsewhere else ():
        for name in {handle(surface) for surface in group.spellings} & elsewhere.keys():
            elsewhere[name].append(group)
    for root, names in wanted.items():
        for name in names:
            bearers = list(dict.fromkeys(group.standing for group in elsewhere[name]))
            known = made.get(root)
            if len(bearers) == 1 and known is None:
                made[root] = edits.make_known(root, bearers[0])
            elif len(bearers) == 1 and known and bearers[0] is not known and known.may_be(bearers[0].apart):
                known.absorb(bearers[0], "curated")
    for root, group in made.items():
        for name in sorted(group.names):
            if fold(name) != fold(group.name):
                notes["same", group, group, name, "curated", edits.reason(root)] = None
    return [group for group in dict.fromkeys([*groups, *made.values()]) if group.merged_into is None]


def _place_bodies(
    exact: dict[tuple[Label, str], list[Group]], owners: Mapping[str, set[str]], bodies: Waiting, register: Register
) -> list[Group]:
    """Put chains of bodies that many states have one of by the same name: "the High Court", "the Labour Party".

    Where the corpus has those of several states, a party gets its state into its name; where it has that of any, a
    court of which nothing told whose it is stays one actor within a story: these groups are returned.
    """
    unknown: dict[tuple[Label, str], list[Group]] = {}
    for number, item in bodies:
        family = party_names().get(fold(item.chain.name), "")
        key = _key("ORG", family or item.chain.name)
        known, few = len(owners.get(key, ())), 0 < len(owners_of(item.chain.name)) < _MANY
        if family and known and (state := state_of_party(item) or _only(owners[key])):
            name = with_state(family, state)
            item = replace(item, chain=replace(item.chain, name=name)) if known > 1 else item
            group = _add_exact(exact, ("ORG", _key("ORG", name)), item)
        elif known and not few and goes_without_state(item.chain.name):
            group = _add_exact(unknown, ("ORG", f"{key} {item.story or item.document_id}"), item)
        else:
            group = _add_exact(exact, ("ORG", key), item)
        register.put(number, group, "exact name")
    return [group for same in unknown.values() for group in same]


def _only(states: Collection[str]) -> str:
    return next(iter(states)) if len(states) == 1 else ""


def _add_exact(exact: dict[tuple[Label, str], list[Group]], key: tuple[Label, str], item: LinkableChain) -> Group:
    """Put a chain with those of the same name; a man and a woman of one name are two actors."""
    same = exact.setdefault(key, [])
    group = next((g for g in same if g.admits(item)), None)
    if group is None:
        group = Group(label=key[0])
        same.append(group)
    group.add(item, "exact name")
    return group


@functools.lru_cache(maxsize=1 << 16)
def _key(label: Label, name: str) -> str:
    if label == "ORG":
        return " ".join(body_key(name))
    return place_key(name) if label == "GPE" else fold(name)


def _merge_acronyms(groups: Sequence[Group], notes: Notes) -> list[Group]:
    """Join bodies where a document uses one's name and the other's acronym for the same body.

    Also two names that share an acronym, where one is a shorter form of the other: "Russian Federal Security Service
    (FSB)" and "Federal Security Service (FSB)".
    """
    by_alias: dict[str, list[Group]] = defaultdict(list)
    bodies = [g for g in groups if g.label == "ORG"]
    for group in bodies:
        for surface in sorted({*group.spellings, *group.names}):
            if len(surface) > 2 or surface.isupper():
                by_alias[_key("ORG", surface)].append(group)
    for group in sorted(bodies, key=lambda g: (g.documents, g.name, g.first)):
        others = _same_bodies(group, by_alias)
        for other in others:
            if len(others) == 1:
                reason = "a document uses both names for one body"
                notes["same", group, other, group.name, "acronym", reason] = None
                other.absorb(group, "acronym")
            else:
                notes["doubtful", group, other, group.name, "acronym", "several bodies go by the name"] = None
    return [g for g in groups if g.merged_into is None]


def _same_bodies(group: Group, by_alias: Mapping[str, Sequence[Group]]) -> list[Group]:
    """The other groups that a document calls by this one's name, or that share its acronym and part of its name."""
    own = _key("ORG", group.name)
    found = [g for g in by_alias.get(own, ()) if _key("ORG", g.name) != own and not _of_a_state(group.name, g.name)]
    for surface in sorted(group.spellings):
        if surface.isupper() and len(surface) < _LONGEST_ACRONYM:
            found += [g for g in by_alias.get(_key("ORG", surface), ()) if same_body(group.name, g.name)]
    return [g for g in dict.fromkeys(g.standing for g in found) if g is not group and group.may_be(g.apart)]


def _of_a_state(name: str, longer: str) -> bool:
    """Whether a name with its state is one that most states have: "Supreme Court" may be that of any.

    "Home Office" is that of the only state that has one.
    """
    placed = state_in(longer) and key_without_state(longer) == body_key(name)
    return bool(placed) and goes_without_state(name) and len(owners_of(name)) != 1


def _place_lone_names(groups: list[Group], lone: Waiting, register: Register, notes: Notes) -> list[Group]:
    """Give chains of a lone surname to the one person who bears it: in the same story, else in the corpus."""
    bearers = _bearers(groups, lone, register)  # all are decided before any is added, so that no order matters
    claimed: dict[Group, set[str]] = defaultdict(set)
    for (_, item), persons in zip(lone, bearers, strict=True):
        if len(persons) == 1:
            claimed[persons[0]].add(item.chain.gender)
    # A Mr and a Mrs of one surname: the bearer can be only one of them.
    contested = {group for group, genders in claimed.items() if not group.genders and genders >= _GENDERS}
    taken = Taken("surname", "nobody else it is likely to be")
    turns = bytearray()
    for (number, item), persons in zip(lone, bearers, strict=True):
        told = item.chain.gender in _GENDERS
        if len(persons) != 1:
            turns.append(_Turn.GENDER if told else _Turn.REST)
        elif told and persons[0] in contested:
            turns.append(_Turn.CONTESTED)
        else:
            turns.append(_Turn.NEVER)
            persons[0].add(item, "surname")
            register.put(number, persons[0], "surname")
            taken.note(item, persons[0])
    taken.log(notes)
    rest = (
        (number, item, persons)
        for now in (_Turn.GENDER, _Turn.CONTESTED, _Turn.REST)
        for (number, item), persons, turn in zip(lone, bearers, turns, strict=True)
        if turn == now
    )
    return [*groups, *_unplaced(rest, register, notes)]


def _bearers(groups: Iterable[Group], lone: Waiting, register: Register) -> list[list[Group]]:
    """For every lone surname whom it may mean: one person where the story tells, else all who bear it."""
    bearers: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.label == "PERSON":
            for word in sorted({word for name in group.names for word in _family_names(name)}):
                bearers[word].append(group)
    fitting_of: dict[
        tuple[str, Gender, frozenset[tuple[int, str]]], list[Group]
    ] = {}  # depends on these only, and a surname has many bearers
    told: dict[tuple[int, ...], set[Group]] = {}
    alone: dict[Group, list[Group]] = {}
    found: list[list[Group]] = []
    for number, item in lone:
        key = (respelt_surname(item.chain.name), item.chain.gender, item.apart)
        if key not in fitting_of:
            fitting_of[key] = [g for g in bearers.get(key[0], ()) if g.admits(item)]
        fitting = fitting_of[key]
        namesakes = bearers.get(key[0], ())
        if fitting and len(namesakes) > 1:
            tellers = register.tellers(number)
            here = told[tellers] if tellers in told else register.groups(tellers)
            if len(tellers) > 1:
                told[tellers] = here
            in_story = here.intersection(fitting)
            if not in_story and here.intersection(namesakes):
                fitting = []  # "Mr Roe shook Ms Roe's hand": not the Ada Roe of another story
            likely = list(in_story) if in_story or not fitting else _likeliest(fitting, item)
            if len(likely) == 1:
                (group,) = likely
                fitting = alone.setdefault(group, [group])
        elif fitting and not _is_known(fitting[0], number, item, register):
            fitting = []
        found.append(fitting)
    return found


def _is_known(group: Group, number: int, item: LinkableChain, register: Register) -> bool:
    """Whether the only bearer of a surname is meant: of a common one who is in the story, in office, or well known."""
    if surname(item.chain.name) not in COMMON_SURNAMES:
        return True
    in_office = any(body_of(title) and title in group.titles for title in item.chain.titles)
    return in_office or group.documents >= _WELL_KNOWN or group in register.groups(register.tellers(number))


def _likeliest(fitting: Sequence[Group], item: LinkableChain) -> list[Group]:
    """Of several bearers whom the story does not name the one with the office it tells, or far the best known."""
    titles = {title for title in item.chain.titles if body_of(title)}
    in_office = [g for g in fitting if titles & g.titles]
    known = sorted(fitting, key=lambda g: -g.documents)
    others = sum(g.documents for g in known[1:])
    if len(in_office) == 1:
        return in_office
    return known[:1] if known[0].documents >= max(_WELL_KNOWN, _LEADS * others) else []


def _family_names(name: str) -> set[str]:
    """The words by which a full name may be shortened, respelt: the last, and a family name that comes first."""
    first = person_words(name)[0] if person_words(name) else ""
    before = {respelt_surname(family)} if (family := family_before(name)) else set()
    return {respelt_surname(name), *before} | (
        set() if first.capitalize() in first_names() else {respelt_surname(first)}
    )


def _unplaced(rest: Iterable[tuple[int, LinkableChain, list[Group]]], register: Register, notes: Notes) -> list[Group]:
    """Lone names nobody could be found for, one actor a name and gender; those whose gender is told come first."""
    own: dict[str, list[Group]] = defaultdict(list)
    noted: set[tuple[Group, str, int]] = set()
    for number, item, fitting in rest:
        same = own[fold(item.chain.name)]
        group = next((g for g in same if g.admits(item)), None)
        if group is None:
            group = Group(label="PERSON")
            same.append(group)
        group.add(item, "exact name")
        register.put(number, group, "exact name")
        if (doubt := (group, group.name, id(fitting))) not in noted:
            noted.add(doubt)
            reason = "several persons bear the name"
            notes |= {("doubtful", group, g, group.name, "surname", reason): None for g in fitting}
    return [group for same in own.values() for group in same]


def _place_offices(
    groups: list[Group], offices: Waiting, register: Register, edits: Edits, notes: Notes
) -> list[Group]:
    """Give "the US president" to whom edits know in office that day, else to the one person the corpus calls so.

    One of the same document comes before others.
    """
    holders: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for title in sorted(group.titles):
            holders[body_of(title)].append(group)
    taken, known = Taken("office", "the only known holder"), Taken("known office", "in office that day")
    fitting_of: dict[str, list[Group]] = {}  # depends on the title only, and a corpus has few
    for number, item in offices:
        titles = [t for t in item.chain.titles if is_unique_office(role_of(t))]
        holder = edits.holder(titles, item)
        if holder is not None:
            holder.add(item, "known office")
            register.put(number, holder, "known office")
            known.note(item, holder)
            continue
        for title in titles:
            if title not in fitting_of:
                fitting_of[title] = [g for g in holders.get(body_of(title), ()) if _holds(g, title)]
        fitting = list(
            dict.fromkeys(g for title in titles for g in fitting_of[title] if edits.may_hold(g, title, item))
        )
        fitting = [g for g in fitting if g.admits(item)]
        in_document = register.groups([register.document(number)])
        here = [g for g in fitting if g in in_document]
        alone = len(fitting) == 1 and fitting[0].several_stories  # from one story alone, he may be long gone
        if len(here) == 1 or alone:
            holder = here[0] if len(here) == 1 else fitting[0]
            holder.add(item, "office")
            register.put(number, holder, "office")
            taken.note(item, holder)
    taken.log(notes)
    known.log(notes)
    return list(dict.fromkeys([*groups, *(group.standing for group in edits.groups().values())]))


def _holds(group: Group, title: str) -> bool:
    """Whether a group has a title, or one it is a wider word for: "leader of Ukraine" and a president of Ukraine."""
    same_seat = [t for t in sorted(group.titles) if body_of(t) == body_of(title)]
    return title in group.titles or describes(role_of(title), [role_of(t) for t in same_seat], ())
