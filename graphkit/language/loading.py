"""Loads a spaCy pipeline once and checks, before the first document, that it has what the stages need."""

from __future__ import annotations

import hashlib
import json
import logging
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import LanguageError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["SHIPPED", "fingerprint", "load"]

log = logging.getLogger(__name__)

SHIPPED = Path(__file__).parent / "models" / "en_graphkit_news"
"""Where the pipeline that comes with graphkit lies."""

_TITLES = "Adv Alh Amb Atty Barr Brig Capt Cdr Cllr Col Cpl Engr Fr Hon Insp Lt Maj Rt Sgt Smt Supt".split()
"""Titles that stand with a full stop before names, and that spaCy would end a sentence at: "Hon. Ada Roe said"."""

_BRACKET = r"(?<=[^\W\d_])\((?=[A-Z])"
"""An opening bracket between letters, the second a capital: "Labour Organisation(ILO)", but not "member(s)"."""

_NEEDED = {
    "tags": ("token.tag", "a tagger"),
    "parse": ("token.dep", "a dependency parser"),
    "entities": ("doc.ents", "an entity recogniser"),
}


def load(model: str = "") -> Language:
    """Load a spaCy pipeline, and see to it that its last component makes a document's names agree.

    Args:
        model: Name of an installed pipeline, path of one on disk, or "" for the one shipped with graphkit.

    Raises:
        LanguageError: It is not installed, was made for another version of spaCy, or lacks tags, parse or entities.
    """
    import spacy.about  # here, not above: importing spaCy takes more than a second, and --help must not
    import spacy.util

    import graphkit.language.syntax  # noqa: F401, registers the component, which the shipped pipeline names
    from graphkit.language.consistency import FACTORY  # and so does this

    name: str | Path = model or SHIPPED
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # spaCy's version warning; ours is below
        try:
            nlp = spacy.util.load_model(name)
        except OSError as error:
            raise LanguageError(
                f"the language pipeline {str(name)!r} is not installed",
                "Install it (python -m spacy download NAME, or pip install a wheel), give the path of a pipeline "
                "folder, or leave --model out to use the one that comes with graphkit.",
            ) from error
        except (ValueError, KeyError, ImportError) as error:
            raise LanguageError(
                f"the language pipeline {str(name)!r} cannot be loaded: {error}",
                f"It may be made for another version of spaCy; this is {spacy.about.__version__}.",
            ) from error
    _check(nlp, str(name))
    _adapt(nlp)
    made_for = nlp.meta.get("spacy_version", "")
    if spacy.util.is_compatible_version(spacy.about.__version__, made_for) is False:
        log.warning(
            "the language pipeline %r was made for spaCy %s, this is %s: it may find other names than it should",
            str(name),
            made_for,
            spacy.about.__version__,
        )
    if FACTORY not in nlp.pipe_names:
        nlp.add_pipe(FACTORY)
    return nlp


def _adapt(nlp: Language) -> None:
    """See to it that titles keep their full stop, and that a bracket within a word parts it: "CPI(M)"."""
    from spacy.util import compile_infix_regex

    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "add_special_case"):  # and not one that somebody else has written
        for title in _TITLES:
            tokenizer.add_special_case(f"{title}.", [{"ORTH": f"{title}."}])
        infixes = [*(nlp.Defaults.infixes or ()), _BRACKET]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _check(nlp: Language, name: str) -> None:
    assigned = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    missing = [words for attribute, words in _NEEDED.values() if attribute not in assigned]
    if missing:
        raise LanguageError(
            f"the language pipeline {name!r} lacks {' and '.join(missing)}",
            "graphkit needs tags, a parse and entities; use a full pipeline such as en_core_web_sm.",
        )
    if nlp.lang != "en":
        raise LanguageError(
            f"the language pipeline {name!r} is for {nlp.lang!r}, not English",
            "graphkit reads English; translate the articles or use an English pipeline.",
        )


def fingerprint(nlp: Language) -> str:
    """16 hex digits that differ for pipelines that may annotate differently (name, version, components, scores)."""
    meta = {key: nlp.meta.get(key) for key in ("lang", "name", "version", "pipeline", "performance", "spacy_version")}
    return hashlib.sha256(json.dumps(meta, sort_keys=True, default=str).encode()).hexdigest()[:16]
