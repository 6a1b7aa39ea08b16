"""Score what graphkit found against hand-made gold articles.

Input: a folder of gold files (one JSON object per article, see tests/gold/README.md), a folder that holds the
``mentions.jsonl`` and ``quotes.jsonl`` of a build, and the folder with the texts. Only what lies in the gold articles,
and in their boilerplate, is scored.

The measures, where F is the harmonic mean of precision and recall:

mentions
    A found mention matches a gold one when they overlap and share at least half of their words (Jaccard of the words'
    positions); matching is one to one, the best pairs first. Optional gold mentions are neither missed nor wrong. A
    found mention that matches nothing is spurious only where it touches no gold mention and no place.
mention_recall
    Share of the required gold mentions found, by form.
boilerplate_leaks
    Found mentions in menus, teasers, captions: how many.
link_accuracy
    First every found actor is given at most one gold actor and the other way round, most shared mentions first, over
    all articles. Then: share of the matched required mentions whose found actor was given their gold actor.
actors
    A gold actor is required where a required mention names it (name, title or metonym). It is found when some found
    actor was given to it. Every found actor that stands for none is spurious: halves of split actors, places, junk.
b_cubed
    For every matched mention the share of its found actor's mentions that belong to its gold actor (precision), and
    of its gold actor's that are in its found actor (recall), averaged.
type_accuracy
    Share of the found actors that were given a person, an organisation or a state, with the type they mostly carry.
quote_content
    A found quote matches a gold one when the words of their contents have a Jaccard of at least one half. One that
    matches nothing is spurious unless its content lies in a gold quote's or the other way round.
quote_full
    The content matches and the speaker is right; for an unnamed source: nobody who was given a gold actor.
quote_named_speaker
    The same, over the quotes whose gold speaker is an actor.
speaker_accuracy
    Share of the matched quotes whose speaker is right.
quote_edges
    Pairs (speaker, target): each distinct pair of the gold articles counts once.
cooccurrence_edges
    Pairs of actors mentioned in one sentence. Sentences are cut here, the same for gold and found, so that the cut is
    not scored.

Pairs that only optional gold supports are neither right nor wrong.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, TypeVar

from graphkit.errors import GraphkitError
from graphkit.records import CharSpan

__all__ = ["Counts", "Errors", "Evaluation", "Rates", "Scores", "evaluate"]

Pair = tuple[str, str]
Left = TypeVar("Left")
Right = TypeVar("Right")

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(
    r"""
    (?<![A-Z]) (?<!\b(?:Mr|Dr|St))        # not after an initial or a title
    [.!?…]+ ["”’']*                       # the mark, and what closes with it
    (?= \s+ ["“‘']? [A-Z] )               # before a capital
    | \n+
    """,
    re.VERBOSE,
)
ENOUGH = 0.5
"""The least Jaccard of two word sets that counts as the same mention or the same content."""

OPTIONAL_HANDICAP = 0.01
"""An optional gold mention loses a tie against a required one."""

NAMING = ("named", "title", "metonym")
SCORED_TYPES = ("PERSON", "ORG", "GPE")


class Rates(NamedTuple):
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """Their harmonic mean, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Counts(NamedTuple):
    """How many were right, how many found ones were wrong, how many were missed."""

    right: int
    spurious: int
    missed: int

    @property
    def rates(self) -> Rates:
        """Precision and recall of these counts."""
        return Rates(_share(self.right, self.right + self.spurious), _share(self.right, self.right + self.missed))

    @property
    def f(self) -> float:
        """The F measure of these counts."""
        return self.rates.f


class KindRecall(NamedTuple):
    """Of the gold quotes of one kind: the share found, the share found with the right speaker, and their number."""

    content: float
    full: float
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Every measure; the module's docstring defines them."""

    mentions: Counts
    mention_recall: Mapping[str, float]
    boilerplate_leaks: int
    actors: Counts
    b_cubed: Rates
    link_accuracy: float
    quote_content: Counts
    quote_full: Counts
    quote_named_speaker: Counts
    speaker_accuracy: float
    quote_recall_by_kind: Mapping[str, KindRecall]
    quote_edges: Counts
    cooccurrence_edges: Counts
    type_accuracy: float

    def measures(self) -> dict[str, float]:
        """One number per measure, all between 0 and 1 and better when higher; the leaks are not among them."""
        return {
            "mentions": self.mentions.f,
            **{f"recall of {form} mentions": share for form, share in self.mention_recall.items()},
            "actors": self.actors.f,
            "b-cubed": self.b_cubed.f,
            "link accuracy": self.link_accuracy,
            "type accuracy": self.type_accuracy,
            "quote content": self.quote_content.f,
            "quote with speaker": self.quote_full.f,
            "quote with named speaker": self.quote_named_speaker.f,
            "quote edges": self.quote_edges.f,
            "co-occurrence edges": self.cooccurrence_edges.f,
        }

    def as_json(self) -> dict[str, Any]:
        """All counts and rates, rounded to four places, ready for ``json.dumps``."""

        def counts(value: Counts) -> dict[str, float]:
            rates = {"p": value.rates.precision, "r": value.rates.recall, "f": value.f}
            return {**_rounded(rates), "tp": value.right, "fp": value.spurious, "fn": value.missed}

        b_cubed = {"p": self.b_cubed.precision, "r": self.b_cubed.recall, "f": self.b_cubed.f}
        return {
            "mentions": counts(self.mentions),
            "mention_recall": _rounded(self.mention_recall),
            "boilerplate_leaks": self.boilerplate_leaks,
            "actors": counts(self.actors),
            "b_cubed": _rounded(b_cubed),
            "link_accuracy": round(self.link_accuracy, 4),
            "quote_content": counts(self.quote_content),
            "quote_full": counts(self.quote_full),
            "quote_named_speaker": counts(self.quote_named_speaker),
            "speaker_accuracy": round(self.speaker_accuracy, 4),
            "quote_recall_by_kind": {
                kind: {"content": round(recall.content, 4), "full": round(recall.full, 4), "n": recall.quotes}
                for kind, recall in self.quote_recall_by_kind.items()
            },
            "quote_edges": counts(self.quote_edges),
            "cooccurrence_edges": counts(self.cooccurrence_edges),
            "type_accuracy": round(self.type_accuracy, 4),
        }


@dataclass(frozen=True, slots=True)
class Errors:
    """What went wrong, a line each, in the order of the articles."""

    missed_mentions: list[str] = field(default_factory=list)
    spurious_mentions: list[str] = field(default_factory=list)
    leaked_mentions: list[str] = field(default_factory=list)
    wrong_links: list[str] = field(default_factory=list)
    missed_actors: list[str] = field(default_factory=list)
    spurious_actors: list[str] = field(default_factory=list)
    missed_quotes: list[str] = field(default_factory=list)
    spurious_quotes: list[str] = field(default_factory=list)
    wrong_speakers: list[str] = field(default_factory=list)
    missed_quote_edges: list[str] = field(default_factory=list)
    spurious_quote_edges: list[str] = field(default_factory=list)
    missed_cooccurrence_edges: list[str] = field(default_factory=list)
    spurious_cooccurrence_edges: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores and the errors behind them."""

    scores: Scores
    errors: Errors


# --- what is read ---------------------------------------------------------------------------------------------------


class _GoldMention(NamedTuple):
    span: CharSpan
    actor: str
    form: str
    optional: bool


class _GoldQuote(NamedTuple):
    content: tuple[CharSpan, ...]
    kind: str
    speaker: str | None
    speakers: frozenset[str]
    targets: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class _GoldArticle:
    """One gold article and the text of its file."""

    doc: str
    text: str
    span: CharSpan
    boilerplate: tuple[CharSpan, ...]
    places: tuple[CharSpan, ...]
    types: Mapping[str, str]
    mentions: tuple[_GoldMention, ...]
    quotes: tuple[_GoldQuote, ...]

    def words(self, *spans: CharSpan) -> frozenset[int]:
        """Where the words of these spans begin."""
        return frozenset(
            found.start() + span.start for span in spans for found in WORD.finditer(self.text[span.start : span.end])
        )

    def in_boilerplate(self, span: CharSpan) -> bool:
        return any(span.overlaps(part) for part in self.boilerplate)

    def is_place(self, span: CharSpan) -> bool:
        return any(span.overlaps(place) for place in self.places)

    def show(self, span: CharSpan, width: int = 90) -> str:
        shown = " ".join(self.text[span.start : span.end].split())
        return f"{self.doc}:{span.start} {shown[:width]}"


class _FoundMention(NamedTuple):
    doc: str
    span: CharSpan
    actor: str
    type: str | None


class _FoundQuote(NamedTuple):
    doc: str
    content: tuple[CharSpan, ...]
    speaker: str | None
    targets: frozenset[str]


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[CharSpan, ...]:
    return tuple(CharSpan(start, end) for start, end in pairs)


def _gold_article(record: Mapping[str, Any], text: str) -> _GoldArticle:
    return _GoldArticle(
        doc=record["doc"],
        text=text,
        span=CharSpan(*record["span"]),
        boilerplate=_spans(record["boilerplate"]),
        places=_spans(record["places"]),
        types={actor["id"]: actor["type"] for actor in record["actors"]},
        mentions=tuple(
            _GoldMention(CharSpan(m["start"], m["end"]), m["actor"], m["form"], m["optional"])
            for m in record["mentions"]
        ),
        quotes=tuple(
            _GoldQuote(
                content=_spans(quote["content"]),
                kind=quote["kind"],
                speaker=quote["speaker"],
                speakers=frozenset({quote["speaker"], *(quote.get("speakers") or ())} - {None}),
                targets=tuple(quote["targets"]),
                optional=quote["optional"],
            )
            for quote in record["quotes"]
        ),
    )


def _read_gold(gold: Path, texts: Path) -> list[_GoldArticle]:
    articles = []
    for path in sorted(gold.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        try:
            with (texts / record["doc"]).open(encoding="utf-8", newline="") as file:
                text = file.read()
        except OSError as error:
            raise GraphkitError(
                f"{path.name} is about {record['doc']}, which is not in {texts}", "Name the folder with the texts."
            ) from error
        articles.append(_gold_article(record, text))
    if not articles:
        raise GraphkitError(f"{gold} holds no gold article", "Name a folder with *.json files.")
    return articles


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise GraphkitError(f"{path} cannot be read", "Name the output folder of a build.") from error
    for line in lines:
        if line.strip():
            yield json.loads(line)


def _doc(record: Mapping[str, Any]) -> str:
    """The name of the record's file, as gold files give it."""
    return PurePosixPath(record["doc"]).name


def _read_mentions(folder: Path) -> list[_FoundMention]:
    return [
        _FoundMention(_doc(record), CharSpan(record["start"], record["end"]), str(record["actor"]), record.get("type"))
        for record in _read_lines(folder / "mentions.jsonl")
    ]


def _read_quotes(folder: Path) -> list[_FoundQuote]:
    return [
        _FoundQuote(
            doc=_doc(record),
            content=_spans(record["content"]),
            speaker=None if record.get("speaker") is None else str(record["speaker"]),
            targets=frozenset(map(str, record.get("targets") or ())),
        )
        for record in _read_lines(folder / "quotes.jsonl")
    ]


# --- small arithmetic -----------------------------------------------------------------------------------------------


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in values.items()}


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return _share(len(a & b), len(a | b))


def _best_pairs(candidates: Iterable[tuple[float, Left, Right]]) -> list[tuple[Left, Right]]:
    """Match one to one, the highest score first; ties go to what sorts first as text, so that they are settled."""
    left_taken: set[Left] = set()
    right_taken: set[Right] = set()
    pairs = []
    for _, left, right in sorted(candidates, key=lambda c: (-c[0], str(c[1]), str(c[2]))):
        if left not in left_taken and right not in right_taken:
            left_taken.add(left)
            right_taken.add(right)
            pairs.append((left, right))
    return pairs


# --- mentions and actors --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Matched:
    """One article with what was found in it: leaks apart, and which gold mention matches which found one."""

    article: _GoldArticle
    found: tuple[_FoundMention, ...]
    leaks: tuple[_FoundMention, ...]
    pairs: Mapping[int, int]
    """Index into the article's mentions to index into ``found``."""


class _Link(NamedTuple):
    """A matched mention: whose it is, and whose it was found to be."""

    gold: str
    found: str
    optional: bool
    where: str


def _match(article: _GoldArticle, mentions: Iterable[_FoundMention]) -> _Matched:
    leaks, found = [], []
    for mention in mentions:
        if article.in_boilerplate(mention.span):
            leaks.append(mention)
        elif article.span.start <= mention.span.start < article.span.end:
            found.append(mention)
    gold_words = [article.words(mention.span) for mention in article.mentions]
    candidates = []
    for j, mention in enumerate(found):
        words = article.words(mention.span)
        for i, gold in enumerate(article.mentions):
            if mention.span.overlaps(gold.span):
                alike = _jaccard(words, gold_words[i])
                if alike >= ENOUGH:
                    candidates.append((alike - OPTIONAL_HANDICAP * gold.optional, i, j))
    return _Matched(article, tuple(found), tuple(leaks), dict(_best_pairs(candidates)))


def _links(matches: Iterable[_Matched]) -> list[_Link]:
    return [
        _Link(gold.actor, match.found[j].actor, gold.optional, match.article.show(gold.span))
        for match in matches
        for i, j in match.pairs.items()
        for gold in [match.article.mentions[i]]
    ]


def _identities(links: Iterable[_Link]) -> dict[str, str]:
    """Found actor to the gold actor it was given."""
    votes = Counter((link.gold, link.found) for link in links)
    pairs = _best_pairs((float(count), gold, found) for (gold, found), count in votes.items())
    return {found: gold for gold, found in pairs}


def _score_mentions(matches: Iterable[_Matched], errors: Errors) -> tuple[Counts, dict[str, float]]:
    found_by_form: Counter[str] = Counter()
    gold_by_form: Counter[str] = Counter()
    spurious = 0
    for match in matches:
        article = match.article
        for i, gold in enumerate(article.mentions):
            if not gold.optional:
                gold_by_form[gold.form] += 1
                found_by_form[gold.form] += i in match.pairs
                if i not in match.pairs:
                    errors.missed_mentions.append(f"{article.show(gold.span)} ({gold.form}, {gold.actor})")
        matched = set(match.pairs.values())
        for j, mention in enumerate(match.found):
            touches_gold = any(mention.span.overlaps(gold.span) for gold in article.mentions)
            if j not in matched and not touches_gold and not article.is_place(mention.span):
                spurious += 1
                errors.spurious_mentions.append(f"{article.show(mention.span)} ({mention.actor})")
        errors.leaked_mentions.extend(article.show(leak.span) for leak in match.leaks)
    right = found_by_form.total()
    counts = Counts(right, spurious, gold_by_form.total() - right)
    return counts, {form: _share(found_by_form[form], gold_by_form[form]) for form in sorted(gold_by_form)}


def _score_actors(matches: Sequence[_Matched], identities: Mapping[str, str], errors: Errors) -> Counts:
    required = {
        mention.actor
        for match in matches
        for mention in match.article.mentions
        if not mention.optional and mention.form in NAMING
    }
    given = set(identities.values())
    spurious = {mention.actor for match in matches for mention in match.found} - identities.keys()
    errors.missed_actors.extend(sorted(required - given))
    errors.spurious_actors.extend(sorted(spurious))
    return Counts(len(required & given), len(spurious), len(required - given))


def _b_cubed(links: Sequence[_Link]) -> Rates:
    together = Counter((link.gold, link.found) for link in links)
    of_gold = Counter(link.gold for link in links)
    of_found = Counter(link.found for link in links)
    pure = sum(together[link.gold, link.found] / of_found[link.found] for link in links)
    whole = sum(together[link.gold, link.found] / of_gold[link.gold] for link in links)
    return Rates(_share(pure, len(links)), _share(whole, len(links)))


def _link_accuracy(links: Iterable[_Link], identities: Mapping[str, str], errors: Errors) -> float:
    required = [link for link in links if not link.optional]
    wrong = [link for link in required if identities.get(link.found) != link.gold]
    errors.wrong_links.extend(f"{link.where} is {link.gold}, linked to {link.found}" for link in wrong)
    return _share(len(required) - len(wrong), len(required))


def _type_accuracy(
    articles: Iterable[_GoldArticle], mentions: Iterable[_FoundMention], identities: Mapping[str, str]
) -> float:
    gold_types = {actor: kind for article in articles for actor, kind in article.types.items()}
    carried: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for mention in mentions:
        carried[mention.actor][mention.type] += 1
    verdicts = [
        carried[found].most_common(1)[0][0] == gold_types[gold]
        for found, gold in identities.items()
        if gold_types[gold] in SCORED_TYPES
    ]
    return _share(sum(verdicts), len(verdicts))


# --- quotes ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _QuoteTally:
    """Counts over gold quotes of one kind (or all), and over spurious found ones."""

    gold: int = 0
    content: int = 0
    full: int = 0
    spurious: int = 0

    def add(self, *, content: bool, full: bool) -> None:
        self.gold += 1
        self.content += content
        self.full += full

    def content_counts(self) -> Counts:
        return Counts(self.content, self.spurious, self.gold - self.content)

    def full_counts(self) -> Counts:
        return Counts(self.full, self.spurious + self.content - self.full, self.gold - self.full)


def _speaker_is_right(gold: _GoldQuote, found: _FoundQuote, identities: Mapping[str, str]) -> bool:
    identity = None if found.speaker is None else identities.get(found.speaker)
    return identity in gold.speakers if gold.speaker else identity is None


def _tally_article(
    article: _GoldArticle,
    found: Sequence[_FoundQuote],
    identities: Mapping[str, str],
    tallies: Mapping[str, _QuoteTally],
    errors: Errors,
) -> None:
    """Add one article's quotes to the tallies: "all", "named" (the gold speaker is an actor), and one per kind."""
    gold_words = [article.words(*quote.content) for quote in article.quotes]
    found_words = [article.words(*quote.content) for quote in found]
    candidates = [
        (_jaccard(gold, words), i, j)
        for i, gold in enumerate(gold_words)
        for j, words in enumerate(found_words)
        if gold & words
    ]
    pairs = dict(_best_pairs(candidate for candidate in candidates if candidate[0] >= ENOUGH))
    for i, quote in enumerate(article.quotes):
        content = i in pairs
        full = content and _speaker_is_right(quote, found[pairs[i]], identities)
        if quote.optional and not content:
            continue
        for name in ("all", quote.kind, *(("named",) if quote.speaker else ())):
            tallies[name].add(content=content, full=full)
        whole = CharSpan(quote.content[0].start, quote.content[-1].end)
        if not content:
            errors.missed_quotes.append(f"{article.show(whole)} ({quote.kind}, {quote.speaker})")
        elif not full:
            errors.wrong_speakers.append(f"{article.show(whole)} is {quote.speaker}'s, not {found[pairs[i]].speaker}'s")
    matched = set(pairs.values())
    for j, words in enumerate(found_words):
        nested = any((words <= gold or gold <= words) and words & gold for gold in gold_words)
        if j not in matched and not nested:
            tallies["all"].spurious += 1
            tallies["named"].spurious += found[j].speaker is not None
            whole = CharSpan(found[j].content[0].start, found[j].content[-1].end)
            errors.spurious_quotes.append(f"{article.show(whole)} ({found[j].speaker})")


def _quotes_in(article: _GoldArticle, quotes: Iterable[_FoundQuote]) -> list[_FoundQuote]:
    return [q for q in quotes if q.content and article.span.start <= q.content[0].start < article.span.end]


# --- edges ----------------------------------------------------------------------------------------------------------


def _identity(actor: str, identities: Mapping[str, str]) -> str:
    """The gold actor a found one was given, or a name no gold actor has."""
    return identities.get(actor, f"?{actor}")


def _score_edges(
    required: set[Pair],
    optional: set[Pair],
    found: set[Pair],
    lists: tuple[list[str], list[str]],
) -> Counts:
    """Count edges; write the missed and the spurious ones to the two lists."""
    missed, spurious = required - found, found - required - optional
    for into, edges in zip(lists, (missed, spurious), strict=True):
        into.extend(f"{source} - {target}" for source, target in sorted(edges))
    return Counts(len(required & found), len(spurious), len(missed))


def _gold_quote_edges(articles: Iterable[_GoldArticle]) -> tuple[set[Pair], set[Pair]]:
    """The required edges and the optional ones."""
    required: set[Pair] = set()
    optional: set[Pair] = set()
    for article in articles:
        for quote in article.quotes:
            if quote.speaker:
                (optional if quote.optional else required).update((quote.speaker, target) for target in quote.targets)
    return required, optional - required


def _found_quote_edges(quotes: Iterable[_FoundQuote], identities: Mapping[str, str]) -> set[Pair]:
    return {
        (_identity(quote.speaker, identities), _identity(target, identities))
        for quote in quotes
        if quote.speaker
        for target in quote.targets
        if target != quote.speaker
    }


def _pairs_in_sentences(cuts: Sequence[int], mentions: Iterable[tuple[int, str]]) -> set[Pair]:
    """Pairs of actors, in alphabetical order, whose mentions (position, actor) begin in one sentence."""
    sentences: defaultdict[int, set[str]] = defaultdict(set)
    for position, actor in mentions:
        sentences[bisect_right(cuts, position)].add(actor)
    return {(a, b) for actors in sentences.values() for a in actors for b in actors if a < b}


def _score_cooccurrence(matches: Iterable[_Matched], identities: Mapping[str, str], errors: Errors) -> Counts:
    required: set[Pair] = set()
    all_gold: set[Pair] = set()
    found: set[Pair] = set()
    for match in matches:
        article = match.article
        cuts = [0, *(end.end() for end in SENTENCE_END.finditer(article.text))]
        gold = [(m.span.start, m.actor, m.optional) for m in article.mentions]
        required |= _pairs_in_sentences(cuts, ((start, actor) for start, actor, optional in gold if not optional))
        all_gold |= _pairs_in_sentences(cuts, ((start, actor) for start, actor, _ in gold))
        found |= _pairs_in_sentences(
            cuts,
            (
                (m.span.start, _identity(m.actor, identities))
                for m in match.found
                if m.actor in identities or not article.is_place(m.span)
            ),
        )
    lists = (errors.missed_cooccurrence_edges, errors.spurious_cooccurrence_edges)
    return _score_edges(required, all_gold - required, found, lists)


# --- the whole ------------------------------------------------------------------------------------------------------


def _by_doc(records: Iterable[Left], doc: Callable[[Left], str]) -> dict[str, list[Left]]:
    grouped: defaultdict[str, list[Left]] = defaultdict(list)
    for record in records:
        grouped[doc(record)].append(record)
    return grouped


def evaluate(gold: Path, found: Path, texts: Path) -> Evaluation:
    """Score a build.

    Args:
        gold: Folder of gold files, ``*.json``.
        found: Folder with the build's ``mentions.jsonl`` and ``quotes.jsonl``.
        texts: Folder with the files the gold is about.

    Raises:
        GraphkitError: Something is missing from one of the folders.
    """
    articles = _read_gold(gold, texts)
    mentions = _read_mentions(found)
    mentions_by_doc = _by_doc(mentions, lambda mention: mention.doc)
    quotes_by_doc = _by_doc(_read_quotes(found), lambda quote: quote.doc)
    errors = Errors()

    matches = [_match(article, mentions_by_doc.get(article.doc, ())) for article in articles]
    links = _links(matches)
    identities = _identities(links)
    mention_counts, mention_recall = _score_mentions(matches, errors)

    quotes = [_quotes_in(article, quotes_by_doc.get(article.doc, ())) for article in articles]
    tallies: defaultdict[str, _QuoteTally] = defaultdict(_QuoteTally)
    for article, here in zip(articles, quotes, strict=True):
        _tally_article(article, here, identities, tallies, errors)
    required, optional = _gold_quote_edges(articles)
    quote_edges = _score_edges(
        required,
        optional,
        _found_quote_edges((quote for here in quotes for quote in here), identities),
        (errors.missed_quote_edges, errors.spurious_quote_edges),
    )
    every, named = tallies["all"], tallies["named"]
    scores = Scores(
        mentions=mention_counts,
        mention_recall=mention_recall,
        boilerplate_leaks=sum(len(match.leaks) for match in matches),
        actors=_score_actors(matches, identities, errors),
        b_cubed=_b_cubed(links),
        link_accuracy=_link_accuracy(links, identities, errors),
        quote_content=every.content_counts(),
        quote_full=every.full_counts(),
        quote_named_speaker=named.full_counts(),
        speaker_accuracy=_share(every.full, every.content),
        quote_recall_by_kind={
            kind: KindRecall(_share(tally.content, tally.gold), _share(tally.full, tally.gold), tally.gold)
            for kind, tally in sorted(tallies.items())
            if kind not in ("all", "named") and tally.gold
        },
        quote_edges=quote_edges,
        cooccurrence_edges=_score_cooccurrence(matches, identities, errors),
        type_accuracy=_type_accuracy(articles, mentions, identities),
    )
    return Evaluation(scores, errors)
