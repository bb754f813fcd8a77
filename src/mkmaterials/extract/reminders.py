"""Findings on a release: what is not stated, what is unsure, and whom to protect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.extract.folding import fold
from mkmaterials.extract.phrases import find_phrases
from mkmaterials.findings import Finding

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Place, Reading
    from mkmaterials.extract.people import Cast, Figure
    from mkmaterials.extract.speech import Said
    from mkmaterials.model.summary import Event

_MOST_COMPARED: Final = 60  # people; more names are a list, not speakers
_LARGEST_SLIP: Final = 2  # letters in which two spellings of a name may differ
_ADULT: Final = 18  # years
_SHORTEST_NAME: Final = 7  # letters below which a slip is another name


def event_findings(event: Event) -> list[Finding]:
    """Return notes on what a reader would expect and the source does not state."""
    findings = []
    if event.place is None:
        findings.append(_not_stated("place", "where the event took place"))
    if not event.hosts:
        findings.append(_not_stated("hosts", "who held the event"))
    if event.participants is None or event.participants.count is None:
        findings.append(_not_stated("participants", "how many people took part"))
    return findings


def mark_findings(reading: Reading) -> list[Finding]:
    """Return warnings about quotation marks that nothing closes or opens."""
    findings = []
    for paragraph in reading.paragraphs:
        lost = [one for one in paragraph.quoted if not one.closed]
        for at in paragraph.lonely:
            message = _mark_message(paragraph, at, lost)
            findings.append(
                Finding(
                    "quotation.unbalanced-mark",
                    "warning",
                    f"{message}: “{paragraph.text[at : at + 40]}”",
                    where=f"paragraph {paragraph.number}",
                    hint="hold the quotations of this paragraph against the source.",
                )
            )
    return findings


def _mark_message(paragraph: Paragraph, at: int, lost: list[Quoted]) -> str:
    for one in lost:
        if one.outer == at and one.end >= len(paragraph.text.rstrip()):
            return "a quotation is opened and never closed; it is taken to the paragraph's end"
        if one.outer == at:
            return "a quotation is opened and never closed; it is taken up to its attribution"
        if one.after == at + 1:
            return "a quotation is closed and never opened; it is taken from the paragraph's start"
    return "a quotation mark has no partner; no words were taken for a quotation from it"


def speaker_findings(reading: Reading, quotations: list[Said]) -> list[Finding]:
    """Return warnings about speakers and roles that the source does not state."""
    findings = []
    noted: set[int] = set()
    for number, said in enumerate(quotations, 1):
        where = f"quotation {number}, paragraph {said.segments[0].number}"
        if said.inferred and said.speaker:
            findings.append(_inferred(reading, said.speaker, where))
        if said.speaker is None:
            findings.append(_no_speaker(said, where))
        elif said.speaker.role is None and said.speaker.number not in noted:
            noted.add(said.speaker.number)
            if not said.speaker.is_body:
                name = reading.text(said.speaker.name)
                message = f"the source does not state the role of {name}"
                findings.append(Finding("person.role-not-stated", "note", message, where))
    return findings


def name_findings(reading: Reading, cast: Cast) -> list[Finding]:
    """Return warnings about people who may be one person spelled in two ways."""
    findings = [_slip_finding(reading, figure, place) for figure, place in cast.slips]
    people = [figure for figure in cast.figures if not figure.is_body][:_MOST_COMPARED]
    for number, one in enumerate(people):
        for other in people[number + 1 :]:
            if _same_slip(one, other):
                names = f"{reading.text(one.name)} and {reading.text(other.name)}"
                findings.append(
                    Finding(
                        "person.two-spellings",
                        "warning",
                        f"{names} may be one person spelled in two ways",
                        where=f"paragraphs {one.name.number} and {other.name.number}",
                        hint="if so, keep one of them in the summary; quotations refer to its id.",
                    )
                )
    return findings


def _slip_finding(reading: Reading, figure: Figure, place: Place) -> Finding:
    name, other = reading.text(figure.name), reading.text(place)
    return Finding(
        "person.two-spellings",
        "warning",
        f"{other} is taken for {name}, spelled in another way",
        where=f"paragraphs {figure.name.number} and {place.number}",
        hint="if they are two people, correct the speaker in the summary.",
    )


def safeguard_findings(reading: Reading, cast: Cast, groups: list[str]) -> list[Finding]:
    """Return reminders about survivors, children and people who could be recognized."""
    findings = []
    lexicon = reading.lexicon
    survivors = lexicon.phrases("safeguards.survivors")
    if any(find_phrases(group, survivors) for group in groups):
        findings.append(
            Finding(
                "safeguard.survivors",
                "warning",
                "survivors took part in the event: nothing may let anybody recognize them",
                hint="use no words, picture or detail of a survivor without informed consent, and "
                "agree on support before a session.",
            )
        )
    findings += [_named_survivor(reading, figure) for figure in _with_lived(reading, cast)]
    findings += _ages(reading) + _aged(reading, cast)
    if any(
        find_phrases(p.text, lexicon.phrases("safeguards.children")) for p in reading.paragraphs
    ):
        findings.append(
            Finding(
                "safeguard.children",
                "note",
                "the source speaks of children: cases used in the session must be invented",
                hint="use no detail by which a child could be recognized.",
            )
        )
    return findings


def _not_stated(what: str, words: str) -> Finding:
    message = f"the source does not state {words}"
    return Finding(f"event.{what}-not-stated", "note", message)


def _inferred(reading: Reading, speaker: Figure, where: str) -> Finding:
    return Finding(
        "quotation.speaker-from-paragraph-before",
        "warning",
        "these words stand in a paragraph of their own; they are taken for those of "
        f"{reading.text(speaker.name)}, of whom the paragraph before tells",
        where,
        "look whether that is so; otherwise take the speaker out.",
    )


def _no_speaker(said: Said, where: str) -> Finding:
    if said.doubtful:
        return Finding(
            "quotation.speaker-unclear",
            "warning",
            f"“{said.doubtful}” may mean more than one person, so the quotation has no speaker",
            where,
            "add the speaker's id to the quotation if you are sure who speaks.",
        )
    return Finding(
        "quotation.speaker-not-stated",
        "warning",
        "the source does not state by name who says these words",
        where,
        "add the speaker to the summary if you know who speaks.",
    )


def _with_lived(reading: Reading, cast: Cast) -> list[Figure]:
    lived = reading.lexicon.phrases("safeguards.lived")
    return [f for f in cast.figures if f.role and _is_lived(reading.text(f.role), lived)]


def _is_lived(role: str, lived: tuple[str, ...]) -> bool:
    """A survivor, a victim of trafficking; not a victim support officer."""
    spans = find_phrases(role, lived)
    return any(
        role[end : end + 4] in {"", " of "} or role[end : end + 1] == "," for _, end in spans
    )


def _named_survivor(reading: Reading, figure: Figure) -> Finding:
    return Finding(
        "safeguard.survivor-named",
        "warning",
        f"the source names a person as affected: {reading.text(figure.name)}",
        where=f"paragraph {figure.name.number}",
        hint="decide whether the name may be shown; take person and words out of the summary "
        "if you have no consent.",
    )


def _ages(reading: Reading) -> list[Finding]:
    """16-year-old, aged 15: ages let people recognize somebody."""
    phrases = reading.lexicon.phrases("safeguards.children_acting")
    findings = []
    for paragraph in reading.body:
        low = paragraph.text.lower()
        for phrase in phrases:
            at = low.find(phrase)
            beside = low[max(0, at - 4) : at + len(phrase) + 3]
            if at >= 0 and any(character.isdigit() for character in beside):
                findings.append(
                    Finding(
                        "safeguard.identifying-detail",
                        "warning",
                        "the source prints somebody's age, by which they could be recognized",
                        where=f"paragraph {paragraph.number}",
                        hint="leave the passage out of what you show.",
                    )
                )
                break
    return findings


def _aged(reading: Reading, cast: Cast) -> list[Finding]:
    """Return a warning for each "Aylin, 11,": a child by name and age."""
    findings = []
    for figure in cast.figures:
        after = reading.paragraphs[figure.name.number - 1].text[figure.name.end :][:5]
        age = after[2:4].strip(",. ")
        if after.startswith(", ") and age.isdigit() and int(age) < _ADULT:
            findings.append(
                Finding(
                    "safeguard.child-named",
                    "warning",
                    f"the source names a child: {reading.text(figure.name)}",
                    where=f"paragraph {figure.name.number}",
                    hint="take name and words out of the summary unless you have consent.",
                )
            )
    return findings


def _same_slip(one: Figure, other: Figure) -> bool:
    """Tell whether two names differ in a letter or two only."""
    first, second = " ".join(one.words), " ".join(other.words)
    if min(len(first), len(second)) < _SHORTEST_NAME or one.words[0][:1] != other.words[0][:1]:
        return False
    if abs(len(first) - len(second)) > _LARGEST_SLIP:
        return False
    return 0 < _distance(fold(first), fold(second)) <= _LARGEST_SLIP


def _distance(one: str, other: str) -> int:
    """Return the number of letters to change, add or drop (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
