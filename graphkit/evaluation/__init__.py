"""Score what graphkit found against hand-made gold articles.

Input: a folder of gold files (one JSON object per article, see docs/evaluation.md) and the output folder of a build, of
which ``mentions.jsonl`` and ``quotes.jsonl`` are scored. Only what lies in the gold articles, and in their boilerplate,
is scored; a measure of which the gold has nothing, and nothing was found either, is undefined.

``gold`` and ``found`` read the two sides, ``matching`` says which found mention and actor is which, ``actors``,
``quotes`` and ``edges`` count, ``verdicts`` says which rule was right, ``scoring`` runs them. ``sampling`` writes gold
files to correct.

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

from graphkit.evaluation.sampling import write_sample
from graphkit.evaluation.scores import Counts, Errors, Evaluation, KindRecall, Rates, Scores, Verdict
from graphkit.evaluation.scoring import evaluate

__all__ = ["Counts", "Errors", "Evaluation", "KindRecall", "Rates", "Scores", "Verdict", "evaluate", "write_sample"]
