"""Who says it together with the speaker: "Roe and Poe said", "Roe, head of the firm, as well as Poe and Doe said"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphkit.gazetteer import roles
from graphkit.quotes.reading import Candidate, Reading, Source
from graphkit.quotes.sources import TIME_WORDS
from graphkit.records import PAIR, Mention, Quote
from graphkit.tokens import Token

__all__ = ["speaking_on_together", "speaking_together"]

_REACH = 40
"""Words from the first to the last of those who speak together."""

_JOINS = ("and", "&", "as well as", "along with", "together with")
_OPENS, _CLOSES = frozenset("([{"), frozenset(")]}")
_LONGEST_ASIDE = 12
"""Words in brackets behind a name: "Ada Roe (Labour, Halden)"."""

_LONGEST_CLAUSE = 14
"""Words of a relative clause behind one of them, its commas included."""

_RELATIVE = frozenset({"WP", "WP$", "WDT"})

_SENTENCES = 2
"""Sentences on, in which "they" are those who have just spoken."""

_APART = frozenset({",", "-", "–", "—", "--", "("})
"""What parts a description from the names that follow it."""

_VERBAL = frozenset({"VERB", "AUX"})
_DESCRIBES = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_SINGULAR = frozenset({"is", "has", "was", "does", "says"})


def speaking_together(
    reading: Reading,
    candidate: Candidate,
    speaker: int | None,
    mentions: Sequence[Mention],
    at: Mapping[int, Sequence[int]],
) -> tuple[int, ...]:
    """The mentions of all who say it, in the order of the text: the speaker, and whom "and" joins to it.

    They are read off the words between them, as parsers often lose the second of two titled names. No verb stands
    between them ("Roe told Poe and Doe"), and none follows that says that it is one who speaks ("Roe and friend Poe
    says"), or that the last one begins a clause ('"No", said Roe, and Poe agreed'). Of "the two countries" both speak.

    Args:
        reading: The document.
        candidate: What a rule proposes.
        speaker: The mention that is its source, None where the source is no mention.
        mentions: All mentions.
        at: For each token the indices of the mentions over it.
    """
    walk = _Walk(reading, mentions, at, candidate.cue_token)
    listed = walk.listed_behind(candidate.source, speaker) if candidate.source is not None else ()
    if listed or speaker is None:
        return listed
    if mentions[speaker].rule == PAIR:
        span = mentions[speaker].span
        return tuple(i for i in at.get(reading.token_at(span.start), ()) if mentions[i].span == span)
    first = walk.first(speaker)
    joined = walk.joined(first)
    return tuple(joined) if speaker in joined else (speaker,)


def speaking_on_together(reading: Reading, found: Sequence[tuple[Candidate, Quote]]) -> list[Quote]:
    """Give "they" who goes on speaking the two who have just spoken: "Roe and Poe said no. They added that".

    Args:
        reading: The document.
        found: Its quotes with the candidates they come from.
    """
    quotes = [quote for _, quote in found]
    latest: Quote | None = None  # the last quote outside marks that several have said together
    at = -1
    for place in sorted(range(len(found)), key=lambda place: found[place][0].cue_token):
        candidate = found[place][0]
        if candidate.cue_token < 0 or candidate.source is None or reading.quotation_at[candidate.cue_token] >= 0:
            continue
        head = candidate.source.head
        if reading.wording.lower[head] != "they":
            latest, at = (quotes[place] if quotes[place].co_speaker_mentions else None), head
        elif latest is not None and _is_next(reading, at, head):
            voices = latest.speaker_mention, latest.co_speaker_mentions
            quotes[place] = replace(quotes[place], speaker_mention=voices[0], co_speaker_mentions=voices[1])
            at = head
    return quotes


def _is_next(reading: Reading, first: int, second: int) -> bool:
    """Whether two words stand in one sentence, in two that follow each other, or with one between."""
    starts = reading.sentence_starts
    return bisect_right(starts, second) - bisect_right(starts, first) <= _SENTENCES


class _Walk:
    """Reads a list of names off the words."""

    def __init__(
        self, reading: Reading, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]], cue: int
    ) -> None:
        self._doc: list[Token] = reading.doc
        self._reading, self._mentions, self._at, self._cue = reading, mentions, at, cue
        self._words = reading.wording.lower

    def joined(self, first: int) -> list[int]:
        """The first one, and whom the words behind it join to it."""
        position = self._behind(first)
        found, listed = [first], list[int]()  # listed: behind commas only, until "and" closes the list
        open_, governed = False, ""  # whether "and" waits for its name; the label of a name that only describes
        end = min(position + _REACH, len(self._doc))
        while position < end and not self._stops(position):
            words = self._words[position]
            if words in _OPENS:
                position = self._aside(position)
                continue
            if (closing := self._closing(position)) is not None:
                position = closing + 1
                continue
            length = self._join(position)
            if length:
                open_, position = True, position + length
                continue
            mention = self._begins(position)
            if mention is None:
                position += 1
                continue
            behind, label = self._behind(mention), self._mentions[mention].label
            if not self._is_item(position, behind) or (governed == label and not self._comma_before_join(position)):
                governed = label
            elif open_:
                found += [*listed, mention]
                listed, open_, governed = [], False, ""
            else:
                listed.append(mention)
            position = max(behind, position + 1)
        return found if self._fits(found, position) else [first]

    def listed_behind(self, source: Source, body: int | None) -> tuple[int, ...]:
        """Who is named behind a plural: "the ministers of Chile and Peru, Ada Roe and Jon Poe, said".

        The parser may take the body before the plural for who speaks: "three High Court judges - Roe, Poe and Doe".
        """
        head = self._doc[source.head if body is None else min(self._behind(body), len(self._doc) - 1)]
        role = roles().get(head.lemma_.lower())
        if head.tag_ not in {"NNS", "NNPS"} or role is None or role.label != "PERSON":
            return ()
        for position in range(head.i + 1, min(head.i + _REACH, len(self._doc))):
            if self._stops(position):
                break
            mention = self._begins(position)
            if mention is None or self._mentions[mention].label != "PERSON" or not self._is_item(position, position):
                continue
            joined = self.joined(mention) if self._words[self._titled(position) - 1] in _APART else [mention]
            return tuple(joined) if len(joined) > 1 else ()
        return ()

    def first(self, speaker: int) -> int:
        """The first of a list that ends with the speaker, the speaker itself where none does."""
        start = self._titled(self._reading.token_at(self._mentions[speaker].span.start))
        if start < 1 or self._words[start - 1] not in {"and", "&", "as", "with"}:
            return speaker
        first = speaker
        if self._mentions[speaker].form == "pronoun":
            return speaker  # "(something) concerns Roe, and he said"
        opening = self._opening(start - 2)
        for position in range(start - 1 if opening is None else opening, max(start - _REACH, 0) - 1, -1):
            opens = self._doc[position].is_sent_start
            if not opens and self._stops(position):
                break
            mention = self._begins(position)
            if mention is not None and self._mentions[mention].label == "GPE" != self._mentions[speaker].label:
                break  # "Halden and Amsel Affairs Office director Ada Roe"
            if mention is not None and self._is_item(position, self._behind(mention)):
                before = self._titled(position) - 1
                if self._opens_clause(before, position) and speaker in self.joined(mention):
                    first = mention
            if opens:
                break  # "Roe and Poe said": Roe may be among them, but nobody before
        return first

    def _closing(self, opening: int) -> int | None:
        """The comma that closes what is told of somebody: "Roe, who chairs the committee, and Poe agreed"."""
        doc = self._doc
        if doc[opening].text != "," or opening + 2 >= len(doc):
            return None
        office = roles().get(self._words[opening + 1])
        held = office is not None and office.label == "PERSON" and self._words[opening + 2] == "of"
        if not held and doc[opening + 1].tag_ not in _RELATIVE:
            return None
        for position in range(opening + 2, min(opening + _LONGEST_CLAUSE, len(doc) - 1)):
            if doc[position].text == ",":
                # "Roe, manager of weather and mapping firm Kaprenia, said"
                closes = doc[position + 1].pos_ in _VERBAL if held else self._words[position + 1] in {"and", "&"}
                return position if closes else None
        return None

    def _opening(self, closing: int) -> int | None:
        """The comma that opens the relative clause that a comma closes."""
        for position in range(closing - 2, max(closing - _LONGEST_CLAUSE, 0), -1):
            if self._doc[position].text == ",":
                return position if self._closing(position) == closing else None
        return None

    def _stops(self, position: int) -> bool:
        token = self._doc[position]
        return (
            token.pos_ in _VERBAL
            or (token.is_sent_start and self._words[position] not in {"and", "&"})
            or token.is_quote
            or token.text in {";", ":"}
            or "\n" in token.text
            or token.tag_ in {"WDT", "WP", "WRB", "EX"}
        )

    def _opens_clause(self, before: int, first: int) -> bool:
        """Whether what stands before a list lets it be a subject: nothing, a mark, "that", "on Monday"."""
        if before < 0 or self._doc[before + 1].is_sent_start:
            return True
        token = self._doc[before]
        if token.is_quote:
            return self._doc[before - 1].is_punct  # '“Yes,” Ada Roe and', not 'of no “concern” to Roe, and'
        if token.is_punct or token.is_space or token.pos_ in {"SCONJ", "CCONJ", "ADV"}:
            return True
        if token.pos_ in _VERBAL and self._doc[before - 1].is_punct:
            return False  # '"No", said Roe, and Poe'
        subject = self._doc[first].dep_ == "nsubj" and self._doc[first].head.i > first
        return subject or self._words[before] in TIME_WORDS

    def _fits(self, found: Sequence[int], stop: int) -> bool:
        """Whether the words behind a list let all of it speak."""
        last = self._behind(found[-1])
        if self._reading.token_at(self._mentions[found[0]].span.start) > self._cue:  # "said Roe and Poe"
            return not (last == stop < len(self._doc) and self._doc[stop].pos_ in _VERBAL)
        return stop > self._cue or self._words[stop] not in _SINGULAR

    def _join(self, position: int) -> int:
        """How many words join what follows, 0 where none do."""
        for join in _JOINS:
            words = join.split()
            if self._words[position : position + len(words)] == words:
                return len(words)
        return 0

    def _begins(self, position: int) -> int | None:
        """The longest mention that begins with a word; not "his" or "his wife" in "and his wife Ada Roe"."""
        token = self._doc[position]
        here = [i for i in self._at.get(position, ()) if self._mentions[i].span.start == token.idx]
        if token.tag_ == "PRP$":
            here = [i for i in here if self._mentions[i].text != token.text and not self._names(self._behind(i))]
        return max(here, key=lambda i: (self._mentions[i].span.end, -i), default=None)

    def _names(self, position: int) -> bool:
        """Whether the name of a person begins with a word."""
        here = (self._mentions[i] for i in self._at.get(position, ()))
        return any(m.form == "named" and m.label == "PERSON" and m.span.start == self._doc[position].idx for m in here)

    def _behind(self, mention: int) -> int:
        return bisect_left(self._reading.starts, self._mentions[mention].span.end)

    def _is_item(self, position: int, behind: int) -> bool:
        """Whether a name stands for itself: "and minister Ada Roe", not "and Roe's lawyer" or "head of Norstat"."""
        mention = self._begins(position)
        if mention is None or self._mentions[mention].use != "actor":
            return False
        following = self._doc[behind] if behind < len(self._doc) else None
        if following is not None and (following.tag_ == "POS" or self._is_described(following)):
            return False
        before = self._titled(position) - 1
        return before < 0 or self._doc[before].pos_ != "ADP" or self._words[before] in {"as", "with"}

    def _is_described(self, following: Token) -> bool:
        """Whether what stands behind a name is what the name belongs to: "some party members"."""
        return following.pos_ == "NOUN" and following.lower_ not in TIME_WORDS

    def _titled(self, position: int) -> int:
        """Where the words before a name begin that describe it: "his Irish counterpart Jon Poe"."""
        while position and (
            self._doc[position - 1].pos_ in _DESCRIBES or self._doc[position - 1].tag_ in {"POS", "PRP$", "HYPH"}
        ):
            if self._doc[position].is_sent_start or self._words[position - 1] in TIME_WORDS:
                break
            position -= 1
        return position

    def _comma_before_join(self, position: int) -> bool:
        before = self._titled(position) - 1
        return before > 0 and (self._doc[before].text == "," or self._doc[before - 1].text == ",")

    def _aside(self, position: int) -> int:
        """Past the closing bracket, or past the opening one where none closes it."""
        for end in range(position, min(position + _LONGEST_ASIDE, len(self._doc))):
            if self._words[end] in _CLOSES:
                return end + 1
        return position + 1
