"""``graphkit read``: an article with what was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.options import AsJson, OutputFolder, PagePath, ReplacePage
from graphkit.cli.pages import write_page
from graphkit.cli.terminal import one_format, say_json, show, styled, tell
from graphkit.counting import counted

if TYPE_CHECKING:
    from graphkit.store import Assembled
    from graphkit.views.article import Segment

__all__ = ["read_cli"]

_COLOURS = ("cyan", "yellow", "green", "magenta", "blue", "red")


def read_cli(
    output: OutputFolder,
    article: Annotated[
        str,
        typer.Argument(metavar="ARTICLE", help="A file of the input, or a document of it: dump.txt, or dump.txt#3."),
    ],
    page: PagePath = None,
    as_json: AsJson = False,
    force: ReplacePage = False,
) -> None:
    """Show an article with its actors and quotes, to check the machine in context."""
    one_format(html=page, json=as_json)
    from graphkit.inquiry import actor_names, find_articles, open_output
    from graphkit.views.article import article_page

    with open_output(output) as opened:
        articles, names = find_articles(opened, article), actor_names(opened)
    if page is not None:
        write_page(page, article_page(articles, names, articles[0].annotations.document.path), force=force)
        count = counted(len(articles), "article")
        tell(f"{count} of {articles[0].annotations.document.path}; open {page}")
    elif as_json:
        say_json([_as_dict(found, names) for found in articles])
    else:
        from graphkit.views.article import actor_numbers

        numbers = actor_numbers(articles, names)  # of the file, as on its page
        for found in articles:
            _print(found, names, numbers)


def _print(found: Assembled, names: Mapping[str, tuple[str, str]], numbers: Mapping[str, int]) -> None:
    from graphkit.views.article import segments

    document, quotes = found.annotations.document, found.annotations.quotes
    facts = " · ".join(str(fact) for fact in (document.outlet, document.published, document.id) if fact)
    show(styled(facts, bold=True))
    chain_of = {index: number for number, chain in enumerate(found.annotations.chains) for index in chain.mentions}
    actor_at = {index: found.actors[chain] for index, chain in chain_of.items() if chain in found.actors}
    ends = {quote.content[-1].end: number for number, quote in enumerate(quotes, start=1)}
    parts = []
    for segment in segments(found.annotations):
        actor = None if segment.mention is None else actor_at.get(segment.mention)
        number = 0 if actor is None else numbers[actor]
        second = None if segment.second is None else actor_at.get(segment.second)
        parts += [styled(f"⟦{q + 1}:", dim=True) for q in segment.begins]
        acts = segment.mention is not None and found.annotations.mentions[segment.mention].use == "actor"
        key = "?" if acts else ""
        if number:
            key = str(number) if second is None else f"{number}, {numbers[second]}"
        parts.append(_piece(segment, key, _colour(number)))
        if segment.span.end in ends and segment.quotes:
            parts.append(styled("⟧", dim=True))
    show("".join(parts))
    show(styled("\nActors", bold=True))
    for number, actor in sorted((numbers[actor], actor) for actor in set(found.actors.values())):
        show(f"  [{number}] {styled(names[actor][0], fg=_colour(number))} ({names[actor][1]})")
    show(styled("Quotes", bold=True))
    for number, quote in enumerate(quotes):
        speaker = " and ".join(_name(found, chain, names) for chain in quote.speakers) or "not known"
        targets = ", ".join(_name(found, chain, names) for chain in quote.targets)
        show(f"  ⟦{number + 1}⟧ {styled(speaker)}, {quote.kind}" + (f", about {styled(targets)}" if targets else ""))
    show("")


def _piece(segment: Segment, key: str, colour: str | None) -> str:
    text = segment.text.replace("\r\n", "\n").replace("\r", "\n")
    style = {"dim": segment.boilerplate, "underline": bool(segment.quotes), "bold": segment.cue}
    if segment.mention is None:
        return styled(text, **style)
    mark = f"[{key}]" if key and segment.ends_mention else ""
    return styled(text, **{**style, "fg": colour, "bold": True}) + styled(mark, dim=True)


def _colour(number: int) -> str | None:
    return _COLOURS[(number - 1) % len(_COLOURS)] if number else None


def _name(found: Assembled, chain: int, names: Mapping[str, tuple[str, str]]) -> str:
    actor = found.actors.get(chain)
    return f"{found.annotations.chains[chain].name} (not resolved)" if actor is None else names[actor][0]


def _as_dict(found: Assembled, names: Mapping[str, tuple[str, str]]) -> dict[str, object]:
    """One article for programs; offsets count characters in the source file."""
    annotations = found.annotations
    document = annotations.document
    chain_of = {index: number for number, chain in enumerate(annotations.chains) for index in chain.mentions}

    def span(start: int, end: int) -> list[int]:
        return [document.offset + start, document.offset + end]

    def actor(chain: int | None) -> str | None:
        return None if chain is None else found.actors.get(chain)

    return {
        "document": document.id,
        "doc": document.path,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "span": span(0, len(document.text)),
        "text": document.text,
        "boilerplate": [span(*excluded) for excluded in document.excluded],
        "actors": {id_: {"name": names[id_][0], "type": names[id_][1]} for id_ in sorted(set(found.actors.values()))},
        "mentions": [
            {"span": span(*m.span), "text": m.text, "form": m.form, "use": m.use, "actor": actor(chain_of.get(index))}
            for index, m in enumerate(annotations.mentions)
        ],
        "quotes": [
            {
                "kind": q.kind,
                "content": [span(*content) for content in q.content],
                "cue": span(*q.cue) if q.cue else None,
                "speaker_span": span(*q.speaker_span) if q.speaker_span else None,
                "speaker": actor(q.speaker),
                "together_with": [id_ for chain in q.co_speakers if (id_ := actor(chain))],
                "targets": sorted({id_ for chain in q.targets if (id_ := actor(chain))}),
            }
            for q in annotations.quotes
        ],
    }
