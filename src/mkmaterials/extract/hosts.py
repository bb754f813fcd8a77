"""Who held the event, and who supported it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.bodies import body_at, is_body
from mkmaterials.extract.body_lists import bodies_at
from mkmaterials.extract.host_subjects import active_hosts, body_before_which, is_inserted
from mkmaterials.extract.phrases import event_pattern, find_phrases, has_event_noun

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word

_HELD: Final = frozenset({"organized", "organised", "co-organized", "co-organised", "hosted"})
_OPENERS: Final = frozenset({"it", "they", "organized", "organised", "hosted", "this", "these"})
_APART: Final = 9  # words from "held" to "by": a place and a date
_MOST: Final = 40  # bodies; a longer list names participants, not hosts
_RELATIVE: Final = re.compile(r"\b(?:which|who|that) (?:is|are|was|were)(?: being)?\s*$")
_NOUN: Final = 60  # characters in which the noun of a relative clause stands
_FIRST: Final = 4  # paragraphs below the headline in which an event is introduced


def find_hosts(reading: Reading) -> tuple[list[Place], list[Place]]:
    """Return hosts and partners, each as printed, article left off.

    Hosts: "A and B hosted a workshop"; "organized by A jointly with B"; where nothing else
    names one, "an A workshop" and "A-organized". Partners: "in co-operation with A",
    "supported by A", "funded by A". Events held earlier are left aside.
    """
    hosts = _by_phrase(reading, ("hosts.by", "hosts.jointly"))
    hosts += active_hosts(reading, reading.first(_FIRST)) + _passive(reading)
    hosts = hosts or active_hosts(reading, reading.body[_FIRST:])
    hosts = hosts or _by_phrase(reading, ("hosts.joint",))
    hosts = hosts or _as_adjective(reading)
    partners = _by_phrase(reading, ("hosts.partners", "hosts.joint")) + _which_supports(reading)
    hosts = hosts or active_hosts(reading, reading.paragraphs[:1]) or _of_the_house(reading)
    hosts = _distinct(reading, sorted(hosts, key=lambda place: (place.number, place.start)))
    hosts = [_in_full(reading, _without_possessive(reading, host)) for host in hosts]
    names = {reading.text(host).casefold() for host in hosts}
    rest = [
        place
        for place in partners
        if not any(reading.text(place).casefold() in name for name in names)
    ]
    return hosts, _distinct(reading, rest)


def _by_phrase(reading: Reading, keys: tuple[str, ...]) -> list[Place]:
    places = []
    phrases = tuple(phrase for key in keys for phrase in reading.lexicon.phrases(key))
    for paragraph in reading.body:
        for start, end in find_phrases(paragraph.outside, phrases):
            if _concerns_event(reading, paragraph, start):
                spans = bodies_at(paragraph, end, reading.lexicon)
                spans = [span for span in spans if not _are_people(reading, paragraph, span)]
                places += [paragraph.place(*span) for span in spans]
    return places


def _are_people(reading: Reading, paragraph: Paragraph, span: tuple[int, int]) -> bool:
    """Tell whether "Regional Coordinator and other Officials" are people, and no body."""
    lexicon = reading.lexicon
    words = [word.low for word in paragraph.between(*span)]
    before = paragraph.outside[: span[0]].rstrip().rpartition(" ")[2].lower()
    if before in lexicon.words("hosts.articles") or before.endswith(("’s", "'s")):
        return False  # "the Anti-Trafficking Coordinator" is an office that acts
    kinds = lexicon.words("names.roles") | lexicon.words("participants.people")
    bodies = lexicon.words("names.institutions") | lexicon.words("hosts.known")
    plain = kinds | lexicon.words("names.never")
    return words[-1] in kinds and all(word in plain - bodies for word in words)


def _concerns_event(reading: Reading, paragraph: Paragraph, at: int) -> bool:
    """Tell whether a phrase speaks of this event: not of an earlier one, nor of a manual."""
    start, end = paragraph.sentence_at(at)
    sentence = paragraph.outside[start:end].lower()
    lead = paragraph.outside[start:at]
    if any(phrase in sentence for phrase in reading.lexicon.phrases("event.earlier")):
        return False
    if sentence.split(" ", 1)[0] in _OPENERS:
        return not _after_announcement(reading, paragraph, start)
    if _is_of_a_book(reading, paragraph, start, at):
        return False
    relative = _RELATIVE.search(lead)
    if relative:  # "the Centre, which is run by": of the Centre, not of the event
        before = lead[: relative.start()].rstrip(" ,")
        return has_event_noun(reading, before.rpartition(",")[2][-_NOUN:])
    return (
        has_event_noun(reading, lead)
        or "activities" in sentence
        or "series" in lead
        or any(word.low in _HELD for word in paragraph.between(start, at))
        or lead.rstrip().endswith((" held", " is", " was", " being"))
        or not lead.rstrip(" –—-")
        or lead.rstrip().endswith(("–", "—", " -", "--"))
        or _opens_with_participle(reading, paragraph, start, end)
        or _is_inserted(reading, paragraph, at, end)
    )


def _after_announcement(reading: Reading, paragraph: Paragraph, start: int) -> bool:
    """Tell whether "It will be funded by" speaks of the workshop that is to follow."""
    before = paragraph.sentence_at(max(start - 2, 0)) if start else (0, 0)
    sentence = paragraph.outside[before[0] : before[1]] if before[0] < start else ""
    announced = find_phrases(sentence, reading.lexicon.phrases("event.announced"))
    return bool(announced and find_phrases(sentence, reading.lexicon.phrases("event.follow_up")))


def _opens_with_participle(reading: Reading, paragraph: Paragraph, start: int, end: int) -> bool:
    """Facilitated by A and funded by B, the training drew ...: both go with the training."""
    first = paragraph.between(start, end)[:1]
    opens = bool(first) and first[0].low in reading.lexicon.words("hosts.participles")
    return opens and has_event_noun(reading, paragraph.outside[start:end])


def _is_inserted(reading: Reading, paragraph: Paragraph, at: int, end: int) -> bool:
    """Tell whether ", in co-operation with the B," stands between a body and "held a course"."""
    active = reading.lexicon.words("hosts.active")
    verb = next((w for w in paragraph.between(at, end) if w.low in active), None)
    if verb is None or not has_event_noun(reading, paragraph.outside[verb.end : end]):
        return False
    if paragraph.outside.endswith(", ", 0, at):
        return paragraph.outside[at : verb.start].rstrip().endswith(",")
    return is_inserted(reading, paragraph, at - 1, verb.start)


def _is_of_a_book(reading: Reading, paragraph: Paragraph, start: int, at: int) -> bool:
    """Tell whether a phrase goes with "published a handbook", not with "held a course"."""
    held = reading.lexicon.words("hosts.active") | reading.lexicon.words("hosts.passive")
    made = reading.lexicon.words("hosts.of_books")
    last = next((w.low for w in reversed(paragraph.between(start, at)) if w.low in held | made), "")
    return last in made


def _passive(reading: Reading) -> list[Place]:
    """A round table held in Osh today by the A; launched in Osh on 4 March by the A and the B."""
    places: list[Place] = []
    passive = reading.lexicon.words("hosts.passive")
    for paragraph in reading.first(_FIRST):
        for index, word in enumerate(paragraph.words):
            if word.low != "by":
                continue
            start = paragraph.sentence_at(word.start)[0]
            before = [
                w for w in paragraph.words[max(0, index - _APART) : index] if w.start >= start
            ]
            verbs = [w.start for w in before[:-1] if w.low in passive]
            other = before and before[-1].low.endswith("ed") and before[-1].low not in passive
            if verbs and not other and "," not in paragraph.outside[verbs[-1] : word.start]:
                spans = bodies_at(paragraph, word.end, reading.lexicon)
                places += [paragraph.place(*span) for span in spans]
    return places


def _of_the_house(reading: Reading) -> list[Place]:
    """Find the academy of "a ceremony was held at the Police Academy", if nobody else is named."""
    schools = reading.lexicon.words("places.schools") - {"centre", "center", "school"}
    passive = reading.lexicon.words("hosts.passive")
    for paragraph in reading.first(2):
        for first, before, word in zip(*(paragraph.words[n:] for n in range(3)), strict=False):
            if word.low != "at" or before.low not in passive or first.low not in {"was", "were"}:
                continue
            start = paragraph.sentence_at(word.start)[0]
            body = body_at(paragraph, word.end, reading.lexicon)
            if body is None or not has_event_noun(reading, paragraph.outside[start : before.start]):
                continue
            if any(one.low in schools for one in paragraph.between(*body)):
                return [paragraph.place(*body)]
    return []


def _which_supports(reading: Reading) -> list[Place]:
    """Find "X of the A, which is providing financial support to the initiative"."""
    places = []
    for paragraph in reading.first(_LATE):
        for word in paragraph.words:
            if word.low == "which" and _SUPPORTS.match(paragraph.outside, word.end):
                body = body_before_which(reading, paragraph, word)
                places += [paragraph.place(*body)] if body else []
    return places


_LATE: Final = 8  # paragraphs in which a partner is named beside somebody's words
_SUPPORTS: Final = re.compile(
    r" (?:is |are |has |have |was |were )?(?:provid(?:es|ing|ed)|giv(?:es|ing|en)) "
    r"(?:the )?(?:financial |technical )?(?:support|funding|assistance)\b"
)


def _as_adjective(reading: Reading) -> list[Place]:
    """A Council of Europe conference; OSCE-organized; a course of the United Nations Office."""
    places = []
    made = reading.lexicon.phrases("hosts.made")
    for paragraph in reading.first(_FIRST):
        for word in paragraph.words:
            ending = next((m for m in made if word.low.endswith(m)), None)
            if ending and word.text[0].isupper():
                made_by = paragraph.place(word.start, word.end - len(ending))
                places.append(_of_the_headline(reading, made_by) or made_by)
            elif word.text.endswith(("’s", "'s")) and word.text[0].isupper():
                owner = _owning_event(reading, paragraph, word)
                places += [owner] if owner else []
            elif word.low in {"a", "an", "the"}:
                place = _before_event_noun(reading, paragraph, word.start)
                places += [_of_the_headline(reading, place) or place] if place else []
        for match in event_pattern(reading.lexicon).finditer(paragraph.outside):
            within = match[0][0].isupper() and paragraph.outside[: match.start()][-2:-1].isalpha()
            if within or match[0].lower() == "launch":
                continue  # "the Institute for Advanced Training of X", "the launch of the Network"
            if paragraph.outside.startswith(" of the ", match.end()):
                body = body_at(paragraph, match.end() + 4, reading.lexicon)
                if body and _holds(reading, paragraph, body):
                    places.append(paragraph.place(*body))
    return places[:1]


def _owning_event(reading: Reading, paragraph: Paragraph, word: Word) -> Place | None:
    """Return "UNODC" of "participants at UNODC’s annual Law Enforcement Advisors Meeting"."""
    following = paragraph.between(word.end, word.end + _NOUN)[:_OWNED]
    names = [w for w in following[1:] if event_pattern(reading.lexicon).fullmatch(w.low)]
    yearly = bool(following) and following[0].low in {
        "annual",
        "first",
        "second",
        "third",
        "yearly",
    }
    bare = word.text[:-2]
    known = bare.isupper() and len(bare) > 1
    known = known or bare.lower() in reading.lexicon.words("hosts.known")
    if not (names and yearly and known):
        return None
    return paragraph.place(word.start, word.end - 2)


_OWNED: Final = 7  # words of "annual Law Enforcement Advisors Meeting"


def _holds(reading: Reading, paragraph: Paragraph, body: tuple[int, int]) -> bool:
    """Tell whether capitals are a body's, and not "a side event of the Warsaw Conference"."""
    last = paragraph.between(*body)[-1].low
    event = event_pattern(reading.lexicon).fullmatch(last)
    return event is None and is_body(paragraph, body, reading.lexicon)


def _of_the_headline(reading: Reading, made_by: Place) -> Place | None:
    """Of an "OSCE-organized" course under "OSCE Centre promotes ...", the Centre is the host."""
    headline = reading.paragraphs[0]
    body = body_at(headline, 0, reading.lexicon)
    if body is None:
        return None
    words = headline.between(*body)
    same = words[0].text == reading.text(made_by) and len(words) > 1
    seat = any(word.low in reading.lexicon.words("hosts.seats") for word in words)
    return headline.place(*body) if same and seat else None


def _without_possessive(reading: Reading, host: Place) -> Place:
    """Return "OSCE Mission to Georgia" of "OSCE Mission to Georgia's 12-month course"."""
    owner = reading.text(host).endswith(("’s", "'s"))
    return replace(host, end=host.end - 2) if owner else host


def _in_full(reading: Reading, host: Place) -> Place:
    """Return "OSCE Presence in Albania" for "OSCE Presence" where the release prints both."""
    name = reading.text(host)
    if name.rpartition(" ")[2].lower() not in reading.lexicon.words("hosts.seats"):
        return host
    if name.rpartition(" ")[2].lower() in reading.lexicon.words("places.schools") - {"centre"}:
        return host  # a college has its city beside its name, not in it
    for paragraph in reading.body:
        for joint in (" in ", " to "):
            at = paragraph.outside.find(f"{name}{joint}")
            body = body_at(paragraph, at, reading.lexicon) if at >= 0 else None
            if body and body[0] == at and body[1] > at + len(name):
                return paragraph.place(*body)
    return host


def _before_event_noun(reading: Reading, paragraph: Paragraph, start: int) -> Place | None:
    before = paragraph.words[: paragraph.index_at(start)][-1:]
    if before and before[0].low.startswith("attend"):
        return None  # "from New York, where he is attending a United Nations conference"
    body = body_at(paragraph, start, reading.lexicon)
    if body is None or not is_body(paragraph, body, reading.lexicon):
        return None
    if not _is_known(reading, paragraph, body) or _is_subject(reading, paragraph, body):
        return None
    rest = paragraph.outside[body[1] + 1 : body[1] + 60]
    event = event_pattern(reading.lexicon).match(rest)
    if event is None or rest[event.end() :].lstrip().startswith(_ROOMS):
        return None
    return paragraph.place(*body)


_ROOMS: Final = ("room", "centre", "center", "hall", "facility", "academy", "ground")


def _is_subject(reading: Reading, paragraph: Paragraph, body: tuple[int, int]) -> bool:
    """Tell whether capitals say what a course is about: "the Human Trafficking course"."""
    lexicon = reading.lexicon
    words = paragraph.between(*body)
    bodies = lexicon.words("hosts.known") | lexicon.words("places.countries")
    bodies |= {"nations", "europe", "union"}
    nouns = lexicon.words("names.institutions")  # of "Service Workforce Development", none
    inner = {one.low for one, after in pairwise(words) if not after.text[0].isupper()}
    if nouns & (inner | {words[-1].low}):
        return False
    return not any(
        w.low in bodies or (w.text.isupper() and len(w.text) > 1) or w.text.endswith(("’s", "'s"))
        for w in words
    )


def _is_known(reading: Reading, paragraph: Paragraph, body: tuple[int, int]) -> bool:
    """Tell whether an abbreviation is a body's: known, printed in brackets, or used elsewhere.

    "A HELP course" is none of the HELP's.
    """
    name = paragraph.outside[slice(*body)]
    if not name.isupper() or name.lower() in reading.lexicon.words("hosts.known"):
        return True
    return any(f"({name})" in one.text for one in reading.paragraphs)


def _distinct(reading: Reading, places: list[Place]) -> list[Place]:
    """Keep each body once, in its fullest form ("OSCE Centre" gives way to "... in Osh")."""
    kept: list[Place] = []
    for place in places[:_MOST]:
        text = reading.text(place).casefold()
        longer = [k for k in kept if text in reading.text(k).casefold()]
        if longer:
            continue
        kept = [k for k in kept if reading.text(k).casefold() not in text]
        kept.append(place)
    return kept
