"""What looks like a name and is no actor: laws, treaties, events, buildings, sums, offices, ordinary words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import ADDRESSES, BELIEFS, BODY_HEADS, first_names, regions, roles, state_adjectives
from graphkit.mentions.acronyms import abbreviated
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.context import OPENING_HEADS
from graphkit.mentions.shortened import speaks

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["SHIPS", "SPEAKING", "THING_HEADS", "believable"]

_SUM = re.compile(r"[A-Z]{2,4}\$?\s?\d[\d.,]*\s?(?:thousand|million|billion|trillion|bn|mn|m|k)")
"""An amount of money that the recogniser takes for a name: "GHS6.2billion"."""

THING_HEADS = frozenset(
    "Act Acts Law Laws Bill Bills Code Constitution Amendment Regulation Regulations Directive Treaty Agreement "
    "Accord Accords Protocol Convention Declaration Charter Pact Deal Plan Initiative Strategy Programme Program "
    "Project Award Awards Prize Medal Cup Games Olympics Championship Championships Tournament Trophy War Wars "
    "Revolution Uprising Massacre Day Week Month Festival Summit Forum Conference Congress Dialogue Talks Meeting "
    "Election Elections Referendum Crisis Pandemic Covid COVID-19 Street Avenue Road Square Hall Park Stadium "
    "Airport Bridge River Island Islands Sea Ocean Lake Mountain Mountains Valley Desert Region Peninsula Strait "
    "Canal Monastery Cathedral Mosque Temple Highway Palace Tower Hotel Times Index Report Review Resolution "
    "Building Room Arena Roundabout Interchange Boulevard Expressway Dam Reservoir Complex Corridor Zone Pipeline "
    "Shoal Shoals Atoll Islet "
    "Game Race Marathon Marathons Derby MVP Pageant Expo Exhibition Reef Framework Claim Plant Olympiad Olympiads "
    "Bypass Goals Fair Prix Scheme Certificate Mine Hydro Hydropower Refinery Substation Quran St Rd Ave Lane Drive "
    "Airbase Assessment Resolutions Monument Mall Grants Rules Open Masters Barometer Bowl".split()
) - {"Congress", "Times", "Review"}
"""Last words of names that are no actors: laws, treaties, events, buildings, places."""

SHIPS = frozenset("USS USNS HMS HMAS HMCS INS PNS BRP KRI RMS MV SS".split())
"""What stands before the names of ships."""

_OPENERS = frozenset(
    "Operation Exercise Program Programme Hurricane Typhoon Cyclone "
    "Avenida Calle Calzada Camino Carrera Cerro Estadio Estádio Gunung Isla Jalan Jl Lago Laguna Lake Lorong Mount "
    "Parque Paseo Piazza Plaza Plaça Praça Puente Rio Río Rua Rue Sungai Via Volcán".split()
)
"""First words of names that are no actors: "Operation Red Dawn", streets, squares, rivers and mountains."""

_CURRENCIES = frozenset(
    "AED AUD BDT CAD CHF CNY EGP GHS HKD INR JPY KES MYR NIS NGN NZD PHP PKR QAR RM SAR SGD UGX US USD".split()
)
"""Names of currencies, and of the state whose dollar it is, before a sum: "NIS 500", "US $2 billion"."""

_STATES_IN_SHORT = frozenset(
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. "
    "Neb. Nev. Okla. Ore. Pa. Tenn. Tex. Vt. Va. W.Va. W.Va Wash. Wis. Wyo. Ont. Que. Alta. Sask. Man.".split()
)
"""How newspapers shorten the states and provinces that towns lie in: "Everett, Wash."."""

_SURNAMES = frozenset(
    "Bill Bridge Claim Cup Day Deal Drive Fair Game Hall Lake Lane Law Laws Mall Mine Monument Pact Palace Park Plant "
    "Plan Prize Race River Road Square Street Temple Tower Valley War Wars Week".split()
)
"""Last words of things that are surnames, too: "Jerry Hall"."""

_SITES = frozenset({"Stadium", "Arena", "Tower", "Building", "Act"})
"""Last words of things, also of those whose name begins like a body's: "Bank of Amsel Stadium"."""

SPEAKING = frozenset("say tell add ask explain announce warn insist admit argue state reply note claim".split())
"""Verbs of which hardly anything but somebody is the subject."""

_RUN = frozenset(
    "Airport Canal Cathedral Festival Forum Hotel Hydro Hydropower Mall Mine Monastery Mosque Olympiad Palace Park "
    "Pipeline Plant Refinery Stadium Temple Tower Zone".split()
)
"""Last words of things with a management that may speak under their name: "Amsel Refinery said it would sell"."""

_STAFFED = frozenset("Forum Conference Dialogue Initiative Project Programme Program Festival Park Hotel".split())
"""Of those the ones that may have a staff, so that an acronym of theirs may act: "the World Trade Forum (WTF)"."""

_COMMON = frozenset(
    "AI AIDS ARV ATM BBQ BNPL BST CCTV CD CEO CET CFO COO CTO CV DIY DJ DNA DVD ECG EDT EEZ EIA EMT ESG EST EUR EV "
    "FAQ FDI FGM FIR FTA GBP GDP GHG GMO GMT GNP GPS HIV HPV HQ HR ICU ID IG IP IPO IQ IST IT IVF JCPOA KPI KYC LED "
    "LGBT LGBTQ LNG LPG LSD MBA MOU MRI MVP NFT NGO OK PAC PCP PCR PDF PDT POTUS PPE PST PTSD QR RFID RNA ROI "
    "SCOTUS SDG SDR SIM SME SMS STD STEM STI SUV TB UAV UFO USB USD USSD UTC VAT VIP VPN".split()
)
"""Acronyms of ordinary things, unless a document says that one is a body's."""

_PRODUCT = re.compile(
    r"Obamacare|Medicare|Medicaid|i(?:Pad|Phone|Pod|Mac|OS|Cloud|Tunes)\w*|Android|PlayStation|Xbox|Bitcoin|Ethereum|Dogecoin|Photoshop"
)
"""Products that are better known than most bodies."""

_SEAT = re.compile(r"[RDI]-(?:[A-Z]\.?){1,4}|[RDI]-[A-Z][a-z]+\.?")
"""Party and state of a lawmaker: "R-Fla.", "D-N.Y."."""

_CONSTITUENCY = re.compile(r"[A-Z]{1,6}-[A-Z]")
"""How the party and the seat of a lawmaker begin in brackets: "(R-Ohio)", "(PH-Bukit Amsel)"."""

_NUMBERED = frozenset({"Act", "Regulation", "Regulations", "Resolution", "Resolutions"})
_YEAR = re.compile(r"(?:19|20)\d\d")

_HYPHENATED = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""Given names of two syllables: "Min-jun"."""

_INITIALS = re.compile(r"(?:[A-Z]\. ?){2,3}")

_PACTS = frozenset("agreement deal pact treaty talks".split())
"""What a trade agreement is called behind its acronym."""

_RANKS = frozenset(
    "capt lt col gen maj adm cmdr sgt cpl gov govs rep reps sen sens rev prof dr drs mr mrs ms atty pres".split()
)
"""Abbreviated titles, of one or several persons, lower case, without a full stop."""

_ENDS_ADJECTIVES = re.compile(r"(?:ate|[a-z]ic|al|an|ist|ish|ese)$")
_MADE = re.compile(
    r".+-(?:born|based|led|backed|owned|run|made|style|speaking|controlled|funded|allied|linked|era|class)"
)
"""Adjectives that begin with a name: "U.S.-born", "a Kitty Roe-class ship"."""

_NOBODY = frozenset(
    "Allah|God|Almighty|Heaven|Hell|Paradise|John Doe|Jane Doe|"
    "Christ|Jesus Christ|Virgin Mary|Satan|Prophet|Maulana|Mullah|Sheikh|Shaikh|Ayatollah|Datuk|"
    "Shri|Mufti|Haji|Alhaji|Alhaja|Ustaz|Sayyid".split("|")
)
"""Who is believed in, whom nobody knows, and forms of address without a name."""

_AMOUNTS = frozenset("little much few many most more less some several none nothing all both neither such".split())
"""Words that open sentences and headlines, where the tagger may take them for names: "Little was said"."""


def believable(doc: list[Token], wording: Wording, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave out places and facilities, which are no actors, and what is no name at all."""
    kept = []
    candidates = list(candidates)
    persons = [c for c in candidates if c.label == "PERSON"]
    surnames = {wording.words[c.start] for c in persons if c.end - c.start == 1}
    bearers = {wording.words[c.end - 1] for c in persons if c.end - c.start > 1}
    things = _acronyms_of_things(wording)
    speaking = {wording.of(c.start, c.end) for c in candidates if _is_run(wording, c) and speaks(doc[c.end - 1])}
    for candidate in candidates:
        text = wording.of(candidate.start, candidate.end)
        known = bool(candidate.canonical) or candidate.rule == "gazetteer"
        if not known and (text in things or _is_beside_names(wording, candidate, text)):
            continue
        thing = not known and text not in speaking
        if text in regions() or (thing and _is_thing(doc, wording, candidate, text, surnames)):
            continue
        if candidate.rule in {"entity:LOC", "entity:FAC"} or not (text[0].isupper() or any(c.isupper() for c in text)):
            continue
        if text.startswith(("@", "#", "http", "www.")) or len(text) < 2:
            continue
        if text in _CURRENCIES and _is_before_a_sum(wording, candidate, text):
            continue
        if _PRODUCT.fullmatch(text) or _is_given_name_behind(wording, candidate, text):
            continue
        lower = text.lower()
        if lower in state_adjectives() and candidate.rule != "gazetteer":
            continue
        common = text not in bearers and _is_common_word(doc, candidate)  # not "Saied accused" of Kais Saied
        if common or _is_adjective(wording, candidate, text) or _SUM.fullmatch(text):
            continue
        if text.endswith("s") and text[:-1].isupper() and len(text) > 2:
            continue  # "IPPs": a kind of thing
        if candidate.label == "ORG" and (lower.endswith(" government") or lower.startswith("government of ")):
            continue  # "the Federal Government" is a description of a state, as "the government" is
        office = lower.removesuffix("s") in roles() and candidate.rule != "gazetteer"
        partisans = candidate.label == "NORP" and text.endswith("s")  # "Democrats"
        if office and not partisans and not _is_titled(doc, candidate) and not _is_called(doc, candidate):
            continue
        if candidate.label == "ORG" and _is_member(wording, candidate):
            continue
        ranked = lower.split()[-1].rstrip(".") in _RANKS
        if ranked and (candidate.label != "PERSON" or " " not in text):
            continue  # "Navy Capt." and a name, "Sens." and names
        if candidate.label == "PERSON" and text in _NOBODY:
            continue
        kept.append(candidate)
    return kept


def _is_run(wording: Wording, candidate: Candidate) -> bool:
    """Whether a name is that of a place which somebody runs, so that it is somebody where it speaks."""
    return candidate.label == "ORG" and candidate.end - candidate.start > 1 and wording.words[candidate.end - 1] in _RUN


def _is_common_word(doc: list[Token], candidate: Candidate) -> bool:
    """Whether a lone word is capitalised only because it opens its sentence: "Little was said", "Peace would last"."""
    if candidate.canonical or candidate.end - candidate.start > 1:
        return False
    token = doc[candidate.start]
    if token.text.isupper() and len(token.text) > 2:
        return False  # "RFMF thanked him"
    opens = token.is_sent_start or (token.i > 0 and doc[token.i - 1].is_sent_start)
    if len(token.text.rstrip(".")) < 2:
        return True
    if opens and token.tag_ == "NNS" and candidate.label in {"PERSON", "GPE"}:
        return True  # "Allies of the mayor said"
    return opens and (token.lower_ in _AMOUNTS or token.tag_ in {"JJ", "RB", "NN", "DT", "VBG", "VBN", "UH", "CD"})


def _is_adjective(wording: Wording, candidate: Candidate, text: str) -> bool:
    """Whether words only tell of which kind something is: "un-American", "a U.S.-born man", "an Islamic speech"."""
    if candidate.canonical:
        return False
    last = candidate.end - 1
    if "-" in text and _MADE.fullmatch(text.split()[-1]):
        return True
    if wording.lower[candidate.end : candidate.end + 2] == ["-", "class"]:
        return True
    if " " in text:
        return False
    if text.startswith(("un-", "anti-", "pro-", "non-")):
        return True
    if text.lower() in BELIEFS and wording.parts[candidate.end : candidate.end + 1] == ["NOUN"]:
        return True  # "the Shi'ite group", whatever the tagger says
    adjective = wording.tags[last] == "JJ" and wording.labels[last] == "amod" and _ENDS_ADJECTIVES.search(text)
    return candidate.label in {"ORG", "NORP"} and bool(adjective)


def _acronyms_of_things(wording: Wording) -> set[str]:
    """Acronyms that are no bodies': of an event or a law, of a kind of thing, "a SWAT", and of a trade agreement."""
    words, lower = wording.words, wording.lower
    spelt = abbreviated(wording)
    found = {acronym for acronym, readings in spelt.items() if all(map(_are_thing, readings))}
    found |= _COMMON - spelt.keys()
    for i, word in enumerate(words[1:-1], 1):
        if not word.isupper() or not 1 < len(word) < 7 or not word.isalpha():
            continue
        head = wording.parts[i + 1] not in {"NOUN", "PROPN", "ADJ"} and words[i + 1] not in {"-", "/", "’s", "'s"}
        if head and lower[i - 1] in {"a", "an"}:
            found.add(word)
        enacted = lower[i - 1] == "under" and words[i + 1] == "," and words[i + 2 : i + 3] and words[i + 2].isdigit()
        if (
            enacted
            or lower[i + 1] == "treaty"
            or (lower[i + 1] == "trade" and i + 2 < len(words) and lower[i + 2] in _PACTS)
        ):
            found.add(word)
    return found


def _are_thing(spelt: Sequence[str]) -> bool:
    """Whether the words of an acronym name a thing, or a kind of thing where they have no capitals."""
    role = roles().get(spelt[-1])
    if all(word.islower() for word in spelt):
        return role is None or role.label != "ORG"  # "the anti-corruption commission (ACC)" is a body
    return _ends_like_a_thing(spelt) and spelt[-1] not in _STAFFED


def _is_thing(doc: list[Token], wording: Wording, candidate: Candidate, text: str, surnames: Collection[str]) -> bool:
    """Whether a name ends like a thing's; "Jerry Hall" may be somebody, and "spokesman Ned Hall" is.

    Args:
        doc: The document.
        wording: Its words.
        candidate: A name.
        text: The name as it is written.
        surnames: Lone words that are persons' names.
    """
    words = text.split()
    if not _ends_like_a_thing(words):
        return False
    if candidate.label != "PERSON" or words[-1] not in _SURNAMES or len(words) != 2:
        return True
    before = wording.lower[candidate.start - 1] if candidate.start else ""
    told = before.rstrip(".") in ADDRESSES or _is_persons(before) or words[0] in first_names() or words[1] in surnames
    root = doc[wording.root(candidate.start, candidate.end)]
    described = root.dep_ == "appos" and _is_persons(root.head.lemma_.lower())  # "the leader, Nils Hall, said"
    return not (told or described or (root.dep_ == "nsubj" and root.head.lemma_ in SPEAKING))


def _is_persons(noun: str) -> bool:
    role = roles().get(noun)
    return role is not None and role.label == "PERSON"


def _is_beside_names(wording: Wording, candidate: Candidate, text: str) -> bool:
    """Whether it tells where a name belongs, "Roe, R-Fla.,", "Troy, N.Y.", "CHICO, Calif. -", or is a tag, "#Go"."""
    words, start, end = wording.words, candidate.start, candidate.end
    before = words[start - 1] if start else ""
    if _SEAT.fullmatch(text) or before == "#" or (before == "," and _INITIALS.fullmatch(text)):
        return True
    if text in _STATES_IN_SHORT or (before == "(" and _CONSTITUENCY.match(text)):
        return True
    following = words[end] if end < len(words) else ""
    if before == "v." or following == "v.":
        return True  # "Roe v. Poe"
    dateline = text.isupper() and following == "," and (not start or "\n" in before or before in {".", "?"})
    return dateline and any(word in {"-", "–", "—"} for word in words[end + 2 : end + 5])


def _is_before_a_sum(wording: Wording, candidate: Candidate, text: str) -> bool:
    """Whether a sum follows the name of a currency, or of the state whose dollar it is: "NIS 500", "US $2 billion"."""
    following = wording.words[candidate.end] if candidate.end < len(wording.words) else ""
    return following[:1] in {"$", "€", "£"} or (following[:1].isdigit() and text != "US")


def _is_given_name_behind(wording: Wording, candidate: Candidate, text: str) -> bool:
    """Whether brackets give the rest of the name before them: "Kim (Min-jun)"."""
    words, start, end = wording.words, candidate.start, candidate.end
    enclosed = start > 1 and words[start - 1] == "(" and words[end : end + 1] == [")"]
    if not enclosed or candidate.label != "PERSON":
        return False
    return bool(_HYPHENATED.fullmatch(text)) and words[start - 2].istitle()


def _is_titled(doc: list[Token], candidate: Candidate) -> bool:
    """Whether a body's name has an article in capitals within a sentence: "told The Economist"."""
    article = doc[candidate.start - 1] if candidate.start else None
    if candidate.label != "ORG" or article is None or article.text != "The" or article.is_sent_start:
        return False
    return doc[article.i - 1].text not in {'"', "“", "‘", "'"}


def _ends_like_a_thing(words: Sequence[str]) -> bool:
    """Whether a name's last word tells a law, an event or a place: not of "Office of Communications and Strategy"."""
    words = list(words)
    if len(words) > 2 and (_YEAR.fullmatch(words[-1]) or (words[-1].isdigit() and words[-2] in _NUMBERED)):
        words.pop()  # "Investment Act 2021"
        words = words[:-1] if words[-1] == "of" else words  # "Voting Act of 1965"
    body = words[0] in BODY_HEADS | OPENING_HEADS and words[1:2] in (["of"], ["for"]) and words[-1] not in _SITES
    if len(words) > 1 and (words[0] in _OPENERS | SHIPS or "v." in words):
        return True  # "Operation Red Dawn", "USS Ada Roe", "Roe v. Poe"
    last = words[-1].rstrip("-")
    return len(words) > 1 and (last in THING_HEADS or last.capitalize() in THING_HEADS) and not body


def _is_called(doc: list[Token], candidate: Candidate) -> bool:
    """Whether what kind of body it is follows a name: "the Confederation party"."""
    following = doc[candidate.end] if candidate.end < len(doc) else None
    role = roles().get(following.text) if following is not None else None
    return role is not None and role.label == "ORG"


def _is_member(wording: Wording, candidate: Candidate) -> bool:
    """Whether words taken for a body describe somebody by party or office: "The South Carolina Republican"."""
    if not candidate.start or wording.lower[candidate.start - 1] not in {"the", "a", "an"}:
        return False
    role = roles().get(wording.lower[candidate.end - 1])
    described = role is not None and role.label == "PERSON" and candidate.end - candidate.start > 1
    described = described and wording.lower[candidate.start + 1] != "of"  # "the Office of the President"
    return described or wording.of(candidate.start, candidate.end) in {"PM", "VP", "DP", "CM"}
