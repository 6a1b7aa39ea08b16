"""Speakers and targets after coreference, on records made by hand."""

from __future__ import annotations

from dataclasses import replace

from graphkit.quotes import attribute
from graphkit.records import Chain, CharSpan, Mention, Quote

TEXT = "Lavrov said that he would meet Rubio in Riyadh, and that Rubio agreed."


def mention(words: str, start: int = 0, **fields: str) -> Mention:
    at = TEXT.index(words, start)
    return Mention(span=CharSpan(at, at + len(words)), text=words, form="named", label="PERSON", **fields)  # type: ignore[arg-type]


MENTIONS = [
    mention("Lavrov"),
    mention("he ", 10),
    mention("Rubio"),
    mention("Riyadh", use="place"),
    mention("Rubio", 40),
]
CHAINS = [
    Chain(name="Lavrov", label="PERSON", mentions=(0, 1)),
    Chain(name="Rubio", label="PERSON", mentions=(2, 4)),
    Chain(name="Riyadh", label="GPE", mentions=(3,)),
]


def quote(start: str, end: str, speaker: int | None) -> Quote:
    span = CharSpan(TEXT.index(start), TEXT.index(end) + len(end))
    return Quote(kind="indirect", content=(span,), speaker_mention=speaker)


def test_the_speaker_is_no_target_and_what_only_locates_is_none_either() -> None:
    (found,) = attribute([quote("he would", "agreed", 0)], MENTIONS, CHAINS)
    assert found.speaker == 0
    assert found.targets == (1,)


def test_an_actor_of_the_article_is_a_target_where_its_name_locates_too() -> None:
    mentions = [*MENTIONS, mention("Lavrov", use="actor")]
    chains = [*CHAINS[:2], Chain(name="Riyadh", label="GPE", mentions=(3, 5))]
    (found,) = attribute([quote("he would", "agreed", 0)], mentions, chains)
    assert [chains[target].name for target in found.targets] == ["Rubio", "Riyadh"]


def test_a_seat_of_government_that_locates_stands_for_no_state() -> None:
    mentions = [m._replace(text="Moscow") if m.text == "Riyadh" else m for m in MENTIONS]
    chains = [*CHAINS[:2], Chain(name="Russia", label="GPE", mentions=(0, 3))]
    (found,) = attribute([quote("he would", "agreed", None)], mentions, chains)
    assert "Russia" not in [chains[target].name for target in found.targets]


def test_a_mention_outside_the_content_is_no_target() -> None:
    (found,) = attribute([quote("that he would meet", "meet", None)], MENTIONS, CHAINS)
    assert found.speaker is None
    assert found.targets == (0,)


def test_a_mention_without_chain_counts_for_nothing() -> None:
    (found,) = attribute([quote("he would", "agreed", 0)], MENTIONS, CHAINS[1:])
    assert found.speaker is None
    assert found.targets == (0,)


def test_who_says_it_together_with_the_speaker_is_no_target_either() -> None:
    (found,) = attribute([replace(quote("he would", "agreed", 0), co_speaker_mentions=(2,))], MENTIONS, CHAINS)
    assert (found.speaker, found.co_speakers, found.co_speaker_mentions) == (0, (1,), (2,))
    assert found.targets == ()


def test_of_several_speakers_those_count_who_are_known_and_each_once() -> None:
    said = replace(quote("he would", "agreed", 0), co_speaker_mentions=(1, 2, 4))
    (found,) = attribute([said], MENTIONS, CHAINS)
    assert (found.speaker, found.co_speakers) == (0, (1,))
    (found,) = attribute([said], MENTIONS, CHAINS[1:])
    assert (found.speaker, found.speaker_mention, found.co_speakers) == (0, 2, ())


def test_nothing_comes_of_nothing() -> None:
    assert attribute([], [], []) == ()


def test_order_and_content_stay() -> None:
    quotes = [quote("he would", "agreed", 0), quote("Rubio agreed", "agreed", 2)]
    found = attribute(quotes, MENTIONS, CHAINS)
    assert [q.content for q in found] == [q.content for q in quotes]
    assert found[1].speaker == 1
    assert found[1].targets == ()
