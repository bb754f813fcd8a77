"""Bodies that a sentence has hold an event: "On DATE, the A and the B hosted a workshop"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.extract.bodies import body_at, is_body
from mkmaterials.extract.body_lists import bodies_at
from mkmaterials.extract.phrases import has_event_noun

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word

_VERBS: Final = (
    *("hosts.active", "hosts.gathers", "hosts.headline", "hosts.progressive", "hosts.future"),
)
_LEAD: Final = 2  # the paragraph below the headline
_OF_ITSELF: Final = frozenset({"concludes"})
_PEOPLE: Final = 10  # words from "brought together" to people
_OBJECT: Final = 4  # words from "opened" to what is opened


def active_hosts(reading: Reading, paragraphs: list[Paragraph]) -> list[Place]:
    """On DATE, the A and the B hosted a workshop."""
    places: list[Place] = []
    active = reading.lexicon.words("hosts.active")
    gathers = reading.lexicon.words("hosts.gathers")
    verbs = reading.lexicon.any_of(_VERBS)
    for paragraph in paragraphs:
        for word in paragraph.words:
            if word.low not in verbs or not word.text.islower():
                continue
            other = word.low in gathers or _is_other_verb(reading, paragraph, word)
            if word.low not in active and not other:
                continue
            start, end = paragraph.sentence_at(word.start)
            antecedent = _antecedent(reading, paragraph, word) if word.low in active else None
            if antecedent:
                governed = _is_governed(reading, paragraph.outside[start : antecedent[0]])
                if not governed and has_event_noun(reading, paragraph.outside[word.end : end]):
                    places.append(paragraph.place(*antecedent))
                continue
            spans = _subject(reading, paragraph, start, word.start)
            before = paragraph.words[paragraph.index_at(word.start) - 1 :][:1]
            if before and before[0].low in {"previously", "earlier", "already"}:
                continue
            relative = spans and _is_relative(reading, paragraph, start, spans[0][0])
            rest = paragraph.outside[word.end : end]
            if spans and _gathers(reading, paragraph, word):
                places += [paragraph.place(*span) for span in spans]
                continue
            if relative or has_event_noun(reading, rest) or _opens(reading, paragraph, word):
                places += [paragraph.place(*span) for span in spans]
    return places


def _antecedent(reading: Reading, paragraph: Paragraph, verb: Word) -> tuple[int, int] | None:
    """Return "the A" of "Bo Aarnes of the A, which organized the workshop"."""
    before = paragraph.words[paragraph.index_at(verb.start) - 1]
    return body_before_which(reading, paragraph, before) if before.low == "which" else None


def body_before_which(
    reading: Reading, paragraph: Paragraph, which: Word
) -> tuple[int, int] | None:
    """Return the body that ends at the comma before "which", if one does."""
    words = paragraph.words
    last = paragraph.index_at(which.start) - 1
    if last < 0 or paragraph.outside[words[last].end : which.start].strip(" )") != ",":
        return None
    connect = reading.lexicon.words("hosts.connect") | {"the"}
    first = last
    while first and (words[first - 1].text[0].isupper() or words[first - 1].low in connect):
        first -= 1
    for start in range(first, last):
        if words[start].text[0].isupper() and (not start or words[start - 1].low in _ARTICLES):
            body = body_at(paragraph, words[start].start, reading.lexicon)
            if body and body[1] >= words[last].end and is_body(paragraph, body, reading.lexicon):
                return body
    return None


_ARTICLES: Final = frozenset({"the", "a", "an"})


def _gathers(reading: Reading, paragraph: Paragraph, word: Word) -> bool:
    """Tell whether the lead has a body bring people together, or train them."""
    if paragraph.rank > _LEAD or word.low not in reading.lexicon.words("hosts.gathers"):
        return False
    near = paragraph.between(word.end, paragraph.sentence_at(word.start)[1])[:_PEOPLE]
    if word.low in {"brought", "brings"} and not (near and near[0].low == "together"):
        return False
    return any(one.low in reading.lexicon.words("participants.people") for one in near)


def _is_other_verb(reading: Reading, paragraph: Paragraph, word: Word) -> bool:
    """Tell whether a verb is that of "will open", or of "trains" in a headline."""
    if paragraph.number == 1 and word.low in reading.lexicon.words("hosts.headline"):
        return True
    before = paragraph.words[max(0, paragraph.index_at(word.start) - 2) :][:2]
    lead = {one.low for one in before if one.end < word.start}
    if word.low in reading.lexicon.words("hosts.progressive"):
        return bool(lead & {"is", "are"})  # "is today hosting"
    return word.low in reading.lexicon.words("hosts.future") and "will" in lead


def _opens(reading: Reading, paragraph: Paragraph, word: Word) -> bool:
    """Tell whether the lead has a body open a help desk, or the headline train somebody."""
    if paragraph.number == 1 and word.low in reading.lexicon.words("hosts.headline"):
        return word.low not in _OF_ITSELF  # "Training on Justice concludes"
    near = paragraph.between(word.end, paragraph.sentence_at(word.start)[1])[:_OBJECT]
    opened = reading.lexicon.words("hosts.opened")
    return paragraph.rank == 2 and word.low == "opened" and any(w.low in opened for w in near)  # noqa: PLR2004 - the lead


def _is_relative(reading: Reading, paragraph: Paragraph, start: int, body: int) -> bool:
    """Tell whether the body follows "a workshop, which the ..." or "a workshop that the ..."."""
    lead = [word.low for word in paragraph.between(start, body)]
    before = [word for word in lead[-2:] if word not in {"the", "an", "a"}]
    return (
        bool(before)
        and before[-1] in {"which", "that"}
        and has_event_noun(reading, paragraph.outside[start:body])
    )


def _subject(
    reading: Reading, paragraph: Paragraph, start: int, verb: int
) -> list[tuple[int, int]]:
    """Return the bodies that end right before the verb, whatever stands before them."""
    outside = paragraph.outside
    starts = [start]
    starts += [
        word.end + 1
        for word in paragraph.between(start, verb)
        if word.text[-1].isdigit() or word.low in {"which", "that"}
    ]
    for mark in (", ", " – ", " - ", " — ", ": ", " serving with "):
        at = outside.find(mark, start, verb)
        while at >= 0:
            starts.append(at + len(mark))
            at = outside.find(mark, at + 1, verb)
    for position in sorted(starts):
        if _is_governed(reading, outside[start:position]):
            continue
        spans = bodies_at(paragraph, position, reading.lexicon)
        if not spans:
            continue
        gap = outside[spans[-1][1] : verb]
        spans = _without_apposition(outside, spans, verb)
        gap = gap.removeprefix(",") if spans[-1][1] < verb - len(gap) else gap
        first = paragraph.between(start, position)[:1]
        led = first and first[0].low in reading.lexicon.words("hosts.leads")
        lead = outside[start:position].rstrip()
        at_start = not lead or lead.endswith(("–", "-", "—", ":")) or bool(led)
        tail = _without_insertion(reading, gap, at_start)
        light = _is_light(reading, tail) or is_inserted(reading, paragraph, verb - len(gap), verb)
        if spans[-1][1] <= verb and light:
            return spans if _may_hold(reading, paragraph, spans[0]) else []
    return []


def _may_hold(reading: Reading, paragraph: Paragraph, span: tuple[int, int]) -> bool:
    """Tell whether a subject is a body, and not "Chief Constable of the Central Division"."""
    words = paragraph.between(*span)
    offices = reading.lexicon.words("names.roles") - reading.lexicon.words("names.shared_offices")
    nouns = reading.lexicon.words("names.never") | reading.lexicon.words("names.institutions")
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else word
        name = following.text[0].isupper() and following.low not in nouns and following != word
        held = not index and following.low == "of"
        if word.low in offices and (name or held):
            return False  # "Chief Constable of the Division", "the Political Chief Vera Linde"
    office = words[-1].low in reading.lexicon.words("names.roles")
    named = office and paragraph.outside[: words[0].start].endswith(", ")
    titled = named and paragraph.outside.startswith(",", span[1])
    # "Mr. Bo Aarnes, UNODC International Programme Manager, opened": his office, and no body
    return not titled and is_body(paragraph, span, reading.lexicon)


def _is_light(reading: Reading, words: str) -> bool:
    """Tell whether nothing but "has jointly" or "on Friday" stands between subject and verb."""
    helpers = reading.lexicon.words("hosts.helpers")
    days = reading.lexicon.numbers["dates.weekdays"]
    return all(w in helpers or w.endswith("ly") or w.lower() in days for w in words.split())


def is_inserted(reading: Reading, paragraph: Paragraph, start: int, verb: int) -> bool:
    """Tell whether " together with the B" without commas stands before the verb."""
    phrases = reading.lexicon.phrases("hosts.partners") + reading.lexicon.phrases("hosts.jointly")
    gap = paragraph.outside[start:verb]
    lead = next((one for one in phrases if gap.startswith(f" {one} ")), None)
    spans = bodies_at(paragraph, start + len(lead) + 2, reading.lexicon) if lead else []
    return bool(spans) and _is_light(reading, paragraph.outside[spans[-1][1] : verb].lstrip(","))


def _is_governed(reading: Reading, lead: str) -> bool:
    """Tell whether "in collaboration with the" stands right before: a partner, no subject."""
    phrases = reading.lexicon.phrases("hosts.partners")
    return lead.rstrip().removesuffix(" the").endswith(phrases)


def _without_apposition(
    outside: str, spans: list[tuple[int, int]], verb: int
) -> list[tuple[int, int]]:
    """Leave "the UN Migration Agency" out of "A and IOM, the UN Migration Agency, will hold"."""
    if len(spans) <= 1 or not outside[spans[-1][1] : verb].startswith(", "):
        return spans
    before = outside[spans[-2][1] : spans[-1][0]]
    return spans[:-1] if before == ", the " else spans


def _without_insertion(reading: Reading, gap: str, opens: bool) -> str:  # noqa: FBT001 - of the sentence
    """Leave ", in co-operation with the B and the C," out between a subject and its verb.

    Where the subject opens the sentence, ", under the C programme," and the like as well.
    """
    phrases = reading.lexicon.phrases("hosts.partners") + reading.lexicon.phrases("hosts.jointly")
    within = phrases + reading.lexicon.phrases("hosts.inserted")
    if opens and gap.strip().startswith(within):  # no comma before the insertion
        return "" if gap.rstrip().endswith(",") else gap
    if gap.strip() == ",":  # "X and the implementing partner, Y, organized"
        return ""
    if not (gap.startswith(", ") and gap.rstrip().endswith(",")):
        return gap
    if opens:
        phrases += reading.lexicon.phrases("hosts.inserted")
    return "" if gap[2:].startswith(phrases) else gap
