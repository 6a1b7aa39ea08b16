"""Words that can stand for an actor without naming it: pronouns, offices ("the minister") and nouns ("the agency")."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import Role, roles, state_adjectives
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.described import aged, find_families, issuers, nationals
from graphkit.mentions.localities import find_localities
from graphkit.mentions.nations import find_nations
from graphkit.mentions.offices import find_offices
from graphkit.mentions.pairs import find_pairs
from graphkit.mentions.relatives import find_relatives
from graphkit.mentions.roles import portfolio_behind, role_phrase, with_tail
from graphkit.mentions.shortened import SPEAKING, speaks
from graphkit.records import PAIR, Gender, Label, Number

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["find_anaphors"]

_PRONOUNS: dict[str, tuple[Label | None, Gender, Number]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("PERSON", "male", "singular")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("PERSON", "female", "singular")),
    **dict.fromkeys(("it", "its", "itself"), (None, "neuter", "singular")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (None, "", "plural")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("PERSON", "", "singular")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (None, "", "plural")),
}

_THEY = frozenset("they them their theirs themselves".split())
"""Pronouns that may mean two at once."""

_DEFINITE = frozenset("the this that his her its their our".split())
_OPENING = 3
"""Sentences from the start in which "a Russian senator" may announce a person the text names later."""

_NOT_A_HEAD = frozenset({"NOUN", "PROPN", "NUM"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_DAYS = frozenset({"yesterday", "today", "tomorrow", "tonight"})
_INDEFINITE = frozenset({"any", "some", "every", "each", "no", "another", "one"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ONLY_SPEAKING = frozenset(
    "house senate presidency airport body daily division jail mine paper plant port portal prison railway "
    "refinery shipyard station unit website weekly".split()
)
"""Nouns that stand for a body only when capitalised or where they speak: "the House", not "the house"."""

_COUNTRIES = frozenset({"country", "nation", "republic", "kingdom"})

_SEATED = frozenset({"government", "authorities", "regime", "junta", "police", "ministry", "parliament"})
"""Bodies that are told by the capital they sit in: "the authorities in Kyiv"."""

_BARE = frozenset({"government", "parliament", "cabinet", "authorities", "police"})
"""Bodies that some papers name without an article: "government has announced"."""

_PLURAL = frozenset("authorities police archives guardians defenders rangers forces".split())
"""Bodies whose nouns are plural."""

_LIKE_NOUNS = frozenset({"deceased", "accused"})
"""Participles that stand for a person: "the deceased was identified"."""

_LONGEST_PHRASE = 7
"""Words between the article and the role noun at most: "the 45-year-old former Ukrainian defence minister"."""


def find_anaphors(doc: list[Token], wording: Wording, names: Sequence[Candidate]) -> list[Candidate]:
    """Pronouns and definite role phrases, in order; none overlaps a name except by holding it as a modifier."""
    taken = {i: name for name in names for i in range(name.start, name.end)}
    found = list(_pronouns(doc, wording, taken))
    relatives = list(find_relatives(wording, taken))
    nations = list(find_nations(doc, wording, taken))
    told = {(one.start, one.end) for one in (*relatives, *nations)}
    found.extend(role for role in _roles(doc, wording, taken) if (role.start, role.end) not in told)
    found.extend(relatives)
    found.extend(find_offices(doc, wording, taken))
    found.extend(find_localities(doc, wording, taken))
    found.extend(nations)
    found.extend(issuers(doc, wording, taken))
    found.extend(aged(doc, wording))
    found.extend(one for one in nationals(doc, wording) if taken.get(one.end - 1) is None)
    families = any(name.label == "GROUP" for name in names)
    found.extend(find_families(wording, named=families))
    found.extend(find_pairs(doc, wording, families=families))
    return found


_ACTIVE = frozenset({"VBD", "VBZ"})
"""Tags of verbs of saying that "it" is never the empty subject of: "It stressed that the plan was dead"."""

_WILLING = frozenset("open ready willing unwilling prepared determined committed opposed reluctant eager".split())
"""Adjectives of whoever acts: "Lima is ready for talks, it said"."""


_COMES = frozenset({"comes", "came"})
_THOUGHT = frozenset("expected believed hoped feared understood reported alleged assumed determined".split())
"""Participles behind "it is" that are about what follows."""

_GOES_ON = (["to"], ["by"], ["."], [","], ["in"], ["on"], ["as"], ["at"])
"""What may follow them where they are about something named: "it is expected to fall"."""


def _pronouns(doc: list[Token], wording: Wording, taken: dict[int, Candidate]) -> Iterator[Candidate]:
    for i in wording.where(_PRONOUNS):
        if wording.parts[i] not in {"PRON", "DET"} or i in taken:
            continue
        word, lower = wording.words[i], wording.lower[i]
        if lower == "mine" and i and (wording.parts[i - 1] in _MODIFIERS | {"DET"} or wording.tags[i - 1] == "PRP$"):
            continue  # "the mine", whatever the tagger takes it for
        if word.isupper() and len(word) > 1:  # "US" is a state and "IT" a trade, even where tagged as pronouns
            continue
        if wording.labels[i] == "expl" and not _has_a_subject(doc[wording.heads[i]]):
            continue
        if lower == "it" and (_is_pleonastic(doc[i]) or _is_idiom(wording, i)):
            continue
        label, gender, number = _PRONOUNS[lower]
        for _ in range(2 if lower in _THEY else 1):
            yield Candidate(
                start=i,
                end=i + 1,
                form="pronoun",
                label=label or "",
                gender=gender,
                number=number,
                rule=PAIR if lower in _THEY else "pronoun",
            )


def _has_a_subject(verb: Token) -> bool:
    """Whether "it" cannot be empty before a word, however it is read: "It stressed that", "It is ready"."""
    return verb.lower_ in _WILLING or (verb.tag_ in _ACTIVE and verb.lemma_.lower() in SPEAKING)


def _is_pleonastic(token: Token) -> bool:
    """Whether "it" means nothing: "it is clear that", "it seems", "it is raining", "it was on Friday that"."""
    head = token.head
    if head.lower_ in _WILLING:
        return False
    if head.lemma_ in {"seem", "appear", "rain", "snow", "turn", "take"} and token.dep_ == "nsubj":
        return True
    if token.dep_ != "nsubj" or not any(c.dep_ in {"cop", "aux:pass"} for c in head.children):
        return token.dep_ == "nsubj:pass" and any(c.dep_ in {"ccomp", "csubj"} for c in head.children)
    return any(c.dep_ in {"csubj", "ccomp", "advcl", "xcomp", "acl:relcl"} and c.i > head.i for c in head.children)


def _is_idiom(wording: Wording, i: int) -> bool:
    """Whether "it" stands in a turn of phrase: "as it were", "when it comes to", "it is expected the talks will"."""
    before, behind = wording.lower[i - 1] if i else "", wording.lower[i + 1 : i + 4]
    if (before, behind[:1]) == ("as", ["were"]) or (before == "when" and behind[1:2] == ["to"] and behind[0] in _COMES):
        return True
    return (
        behind[:1] in (["is"], ["was"]) and behind[1:2] != [] and behind[1] in _THOUGHT and behind[2:3] not in _GOES_ON
    )


def _roles(doc: list[Token], wording: Wording, taken: dict[int, Candidate]) -> Iterator[Candidate]:
    persons = _inside_person(taken)
    opening = max((end for _, end in wording.sentences[:_OPENING]), default=0)
    for i in wording.where(_last_words().intersection(wording.places)):
        noun = wording.parts[i] in {"NOUN", "PROPN"} or (
            wording.lower[i] in _LIKE_NOUNS and wording.lower[i - 1] == "the"
        )
        if wording.labels[i] in _SUBJECTS and i:
            alone = wording.lower[i - 1] == "the"  # "The nonprofit said", whatever the tagger takes it for
            noun = noun or alone or wording.of(i - 1, i + 1).lower() in roles()  # "The new chief executive said"
        if not noun or i in taken or (role := _role_at(doc, wording, i)) is None:
            continue
        token = doc[i]
        if token.ent_type_ in {"LOC", "FAC"} or _begins_longer_role(wording, i):
            continue
        first = doc[i - role.noun.count(" ")] if " of " in role.noun else token
        start = _phrase_start(doc, wording, first, taken, opening if role.label == "PERSON" else 0)
        owner = taken.get(i - role.noun.count(" ") - 1)
        opening_word = doc[owner.start if owner and owner.label == "ORG" else i - role.noun.count(" ")]
        if start is None and role.kind == "office" and _speaks_bare(doc, opening_word, token):
            start = opening_word.i
        if start is None or _is_named_body(role, start, i, taken):
            continue
        phrase = role_phrase([doc[at] for at in range(start, i + 1) if at not in persons]) or role.noun
        tail, body = _body_behind(wording, i, taken)
        if tail == i + 1 and (name := _name_behind(doc, token, taken, role) or portfolio_behind(doc, token)):
            tail, phrase = name[-1].i + 1, phrase if name[-1].i in persons else with_tail(phrase, name)
            tail, body = (tail, "") if " of " in phrase else _body_behind(wording, tail - 1, taken)
        yield Candidate(
            start=start,
            end=tail,
            form="title" if role.kind == "office" else "nominal",
            label=role.label,
            gender=role.gender or ("neuter" if role.kind == "body" else ""),
            number="singular",
            role=f"{phrase} of {body}" if body and " of " not in phrase else phrase,
            rule="role noun",
        )


def _body_behind(wording: Wording, head: int, taken: dict[int, Candidate]) -> tuple[int, str]:
    """Where a role phrase ends and whose role it is, with "of" and a name behind it: "the president of Russia"."""
    lower, index = wording.lower, head + 1
    if index + 1 >= len(lower):
        return index, ""
    seated = taken.get(index + 1)
    if lower[index] == "in" and lower[head] in _SEATED and seated is not None:
        return (seated.end, seated.canonical) if seated.canonical else (index, wording.of(seated.start, seated.end))
    if lower[index] not in {"of", "for"}:
        return index, ""
    index += lower[index + 1] == "the"
    if lower[head] == "staff" and "forces" in lower[index + 1 : index + 4]:
        return _forces_behind(wording, index + 1, taken)
    name = taken.get(index + 1)
    if name is None or name.start != index + 1 or name.label not in {"GPE", "ORG", "GROUP"}:
        return head + 1, ""
    if wording.tags[name.end : name.end + 1] == ["POS"]:
        return head + 1, ""  # "the head of Japan's football association"
    return name.end, name.canonical or wording.of(name.start, name.end)


def _forces_behind(wording: Wording, start: int, taken: dict[int, Candidate]) -> tuple[int, str]:
    """Where forces end that have a staff, and whose they are: "the General Staff of the Peruvian Armed Forces"."""
    last = wording.lower.index("forces", start)
    told = (state_adjectives().get(word, "") for word in wording.lower[start:last])
    end, body = _body_behind(wording, last, taken)
    return end, next(filter(None, told), "") or body


def _name_behind(doc: list[Token], head: Token, taken: dict[int, Candidate], role: Role) -> Sequence[Token]:
    """A name behind "of" that is no actor’s, "the head of Harbour Schools", or whose government: "of President Roe"."""
    start = head.i + 2
    if start >= len(doc) or doc[head.i + 1].lower_ not in {"of", "for"}:
        return ()
    start += doc[start].lower_ == "the"
    end = start
    while end < len(doc) and doc[end].text[:1].isupper() and doc[end].pos_ in _MODIFIERS and not doc[end].is_sent_start:
        end += 1
    goes_on = doc[end - 1].pos_ == "ADJ" or (end < len(doc) and (doc[end].pos_ in _MODIFIERS or doc[end].tag_ == "POS"))
    inside = [taken[i] for i in range(start, end) if i in taken]
    whose = role.label != "PERSON" and doc[head.i + 1].lower_ == "of"
    if goes_on or any(name.end > end or (name.label == "PERSON" and not whose) for name in inside):
        return ()
    return doc[start:end]


def _is_named_body(role: Role, start: int, end: int, taken: dict[int, Candidate]) -> bool:
    """Whether the phrase only adds what a named body is: "the TASS news agency"; the name is mention enough."""
    inside = {taken[i].label for i in range(start, end) if i in taken}
    if role.noun == "agency" and any(taken[i].canonical == "United Nations" for i in range(start, end) if i in taken):
        return False  # "the UN food agency" is one of many
    return role.kind == "body" and "ORG" in inside


def _inside_person(taken: dict[int, Candidate]) -> set[int]:
    return {i for i, name in taken.items() if name.label == "PERSON"}


@functools.cache
def _last_words() -> frozenset[str]:
    """The words that roles end with, those after a hyphen, which are tokens of their own, too."""
    return frozenset(word for role in roles() for word in (role.split()[-1], role.rpartition("-")[2].split()[-1]))


def _role_at(doc: list[Token], wording: Wording, index: int) -> Role | None:
    """The role that ends at a noun, where it heads a phrase with no name behind it."""
    word = wording.words[index]
    phrases = (wording.of(start, index + 1).lower() for start in range(max(index - 2, 0), index + 1))
    found = next((role for phrase in phrases if (role := roles().get(phrase))), None)
    if found is None or (found.noun in _ONLY_SPEAKING and not word[0].isupper() and not speaks(doc[index])):
        return None
    plural = wording.tags[index] in {"NNS", "NNPS"} and wording.lower[index].endswith("s")  # not "the NGO"
    if plural and wording.lower[index] not in _PLURAL:
        return None
    following = wording.words[index + 1] if index + 1 < len(wording.words) else ""
    if following == "-" or (
        following
        and wording.parts[index + 1] in _NOT_A_HEAD
        and not following.isspace()
        and following not in _DAYS  # "The agency yesterday said"
    ):
        return found if doc[index + 1].is_sent_start else None
    return found


def _speaks_bare(doc: list[Token], first: Token, head: Token) -> bool:
    """Whether an office stands without an article before its verb: ", commander added", ". LASWA chief also said"."""
    before = doc[first.i - 1] if first.i else None
    behind = doc[head.i + 1 : head.i + 3]
    following = next((token for token in behind if token.tag_ != "RB"), None)
    opens = before is None or before.is_space or before.text in {",", ".", "”", '"', "’"}
    return (
        opens
        and following is not None
        and head.dep_ == "nsubj"
        and following.i == head.head.i
        and following.tag_ == "VBD"
    )


def _begins_longer_role(wording: Wording, i: int) -> bool:
    """Whether the noun and two words behind it are one role: "member of parliament", "secretary of state"."""
    words = wording.lower[i + 1 : i + 3]
    return len(words) == 2 and words[0] == "of" and wording.of(i, i + 3).lower() in roles()


def _phrase_start(
    doc: list[Token], wording: Wording, head: Token, taken: dict[int, Candidate], opening: int
) -> int | None:
    """Where a definite phrase that ends at ``head`` begins, None where it is not definite.

    "the Ukrainian leader", "his party", "Russia’s foreign minister"; before token ``opening`` also "a senator" and, as
    the first words of a headline, "Mayor accuses" and "Jailed lawmaker:"; at the end of one "Russian negotiator".
    """
    index = last = head.i
    first = max(wording.sentence(last)[0], last - _LONGEST_PHRASE)
    while index > first:
        before, part = wording.lower[index - 1], wording.parts[index - 1]
        if (
            before in _DEFINITE
            and part in {"DET", "PRON"}
            and not (before == "that" and _opens_clause(wording, index - 1))
        ):
            return index - 1
        if before in {"a", "an"} and index - 1 < opening:
            return index - 1
        if wording.tags[index - 1] == "POS":
            return _owner_start(wording, last, index - 2, taken)
        if (
            part not in _MODIFIERS
            and wording.labels[index - 1] != "amod"
            and wording.words[index - 1] not in {"-", "’s", "'s"}
            and "-" not in {wording.words[index], wording.words[index - 2]}  # "the far-right leader"
        ):
            break
        index -= 1
    return index if _is_definite_bare(doc, index, head, taken, opening) else None


def _opens_clause(wording: Wording, that: int) -> bool:
    """Whether "that" reports, behind a verb or whom it is told: "told her that police had left"."""
    return wording.tags[that] == "IN" or (that > 0 and wording.parts[that - 1] in {"VERB", "PROPN"})


def _owner_start(wording: Wording, head: int, last: int, taken: dict[int, Candidate]) -> int | None:
    """Where the owner whose last word is ``last`` begins, in "Russia’s foreign minister" and "the country’s leader"."""
    owner = taken.get(last)
    if owner is None:
        if wording.lower[last] not in _COUNTRIES or last < 1:
            return None
        return last - 1 if wording.lower[last - 1] == "the" else last
    role = roles().get(wording.lower[head])
    leads = owner.label == "PERSON" and role is not None and role.label in {"ORG", "GPE"}
    return owner.start if leads or owner.label in {"GPE", "ORG"} else None  # "Lind’s government"


def _is_definite_bare(doc: list[Token], index: int, head: Token, taken: dict[int, Candidate], opening: int) -> bool:
    """Whether a phrase without an article, from ``index`` to ``head``, is definite by its place or its words."""
    bare = doc[index]
    member = index > 1 and doc[index - 1].lower_ == "of" and doc[index - 2].lower_.startswith("member")
    any_one = head.lower_ == "government" and index == head.i > 0 and doc[index - 1].lower_ == "in"  # "in government"
    if head.lower_ in _BARE and not (member or any_one):  # "authorities", "central authorities", "UAE authorities"
        local = bare.lower_ in {"central", "federal"} or bare.lower_ in state_adjectives()
        if index == head.i or local or _is_state(index, taken):
            return True
    following = doc[head.i + 1] if head.i + 1 < len(doc) else None
    named = bare.pos_ not in {"DET", "PRON", "NUM"} and bare.lower_ not in _INDEFINITE
    if named and bare.is_sent_start and head.i < opening and following is not None and _leads(head, following):
        return True
    ends_line = following is None or following.is_space or following.is_sent_start
    ends_headline = ends_line and doc[index - 1].text in {":", "-", "–", "—"}
    return index < head.i and bare.lower_ in state_adjectives() and ends_headline


def _is_state(index: int, taken: dict[int, Candidate]) -> bool:
    """Whether a state's name begins here: "UAE authorities"."""
    name = taken.get(index)
    return name is not None and name.label == "GPE" and bool(name.canonical)


def _leads(head: Token, following: Token) -> bool:
    """Whether a headline begins with a noun as its subject, "Mayor accuses", or with who says it, "Mayor: ..."."""
    return following.text == ":" or (head.dep_ in _SUBJECTS and following.tag_ in {"VBZ", "VBP", "VBD"})
