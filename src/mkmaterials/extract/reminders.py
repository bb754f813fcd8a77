"""Findings on a release: what is not stated, and what is unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.extract.folding import fold
from mkmaterials.findings import Finding, at_paragraph, at_quotation
from mkmaterials.messages import _

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Place, Reading
    from mkmaterials.extract.people import Cast, Figure
    from mkmaterials.extract.speech import Said
    from mkmaterials.model.summary import Event

_MOST_COMPARED: Final = 60  # people; more names are a list, not speakers
_LARGEST_SLIP: Final = 2  # letters in which two spellings of a name may differ
_SHORTEST_NAME: Final = 7  # letters below which a slip is another name


def event_findings(event: Event) -> list[Finding]:
    """Return notes on what a reader would expect and the source does not state."""
    findings = []
    if event.place is None:
        message = _("the source does not state where the event took place")
        findings.append(_not_stated("place", message))
    if not event.hosts:
        findings.append(_not_stated("hosts", _("the source does not state who held the event")))
    if event.participants is None or event.participants.count is None:
        message = _("the source does not state how many people took part")
        findings.append(_not_stated("participants", message))
    return findings


def mark_findings(reading: Reading) -> list[Finding]:
    """Return warnings about quotation marks that nothing closes or opens."""
    findings = []
    for paragraph in reading.paragraphs:
        lost = [one for one in paragraph.quoted if not one.closed]
        for at in paragraph.lonely:
            begins = paragraph.text[at : at + 40]
            findings.append(
                Finding(
                    "quotation.unbalanced-mark",
                    "warning",
                    _mark_message(paragraph, at, lost, begins),
                    where=at_paragraph(paragraph.number),
                    hint=_("hold the quotations of this paragraph against the source."),
                )
            )
    return findings


def _mark_message(paragraph: Paragraph, at: int, lost: list[Quoted], begins: str) -> str:
    for one in lost:
        if one.outer == at and one.end >= len(paragraph.text.rstrip()):
            # Translators: here and below, {begins} is the text from the quotation mark on.
            return _(
                "a quotation is opened and never closed; it is taken to the paragraph's end: "
                "{begins} …",
                begins=begins,
            )
        if one.outer == at:
            return _(
                "a quotation is opened and never closed; it is taken up to the words that say who "
                "speaks: {begins} …",
                begins=begins,
            )
        if one.after == at + 1:
            return _(
                "a quotation is closed and never opened; it is taken from the paragraph's start: "
                "{begins} …",
                begins=begins,
            )
    return _(
        "a quotation mark has no partner; no words were taken for a quotation from it: {begins} …",
        begins=begins,
    )


def speaker_findings(reading: Reading, quotations: list[Said]) -> list[Finding]:
    """Return warnings about speakers and roles that the source does not state."""
    findings = []
    noted: set[int] = set()
    for number, said in enumerate(quotations, 1):
        where = at_quotation(number, said.segments[0].number)
        if said.inferred and said.speaker:
            findings.append(_inferred(reading, said.speaker, where))
        if said.speaker is None:
            findings.append(_no_speaker(said, where))
        elif said.speaker.role is None and said.speaker.number not in noted:
            noted.add(said.speaker.number)
            if not said.speaker.is_body:
                name = reading.text(said.speaker.name)
                message = _("the source does not state the role of {name}", name=name)
                findings.append(Finding("person.role-not-stated", "note", message, where))
    return findings


def name_findings(reading: Reading, cast: Cast) -> list[Finding]:
    """Return warnings about people who may be one person spelled in two ways."""
    people = [figure for figure in cast.figures if not figure.is_body][:_MOST_COMPARED]
    return [_slip_finding(reading, figure, place) for figure, place in cast.slips] + [
        _two_spellings(reading, one, other)
        for number, one in enumerate(people)
        for other in people[number + 1 :]
        if _same_slip(one, other)
    ]


def _two_spellings(reading: Reading, one: Figure, other: Figure) -> Finding:
    return Finding(
        "person.two-spellings",
        "warning",
        _(
            "{one} and {other} may be one person spelled in two ways",
            one=reading.text(one.name),
            other=reading.text(other.name),
        ),
        where=_at_both(one.name, other.name),
        hint=_("if so, keep one of them in the summary; quotations refer to its id."),
    )


def _slip_finding(reading: Reading, figure: Figure, place: Place) -> Finding:
    return Finding(
        "person.two-spellings",
        "warning",
        _(
            "{other} is taken for {name}, spelled in another way",
            other=reading.text(place),
            name=reading.text(figure.name),
        ),
        where=_at_both(figure.name, place),
        hint=_("if they are two people, correct the speaker in the summary."),
    )


def _at_both(one: Place, other: Place) -> str:
    # Translators: two places in the press release.
    return _("paragraphs {one} and {other}", one=one.number, other=other.number)


def _not_stated(what: str, message: str) -> Finding:
    return Finding(f"event.{what}-not-stated", "note", message)


def _inferred(reading: Reading, speaker: Figure, where: str) -> Finding:
    return Finding(
        "quotation.speaker-from-paragraph-before",
        "warning",
        _(
            "these words stand in a paragraph of their own; they are taken for those of {speaker}, "
            "of whom the paragraph before tells",
            speaker=reading.text(speaker.name),
        ),
        where,
        _("look whether that is so; otherwise take the speaker out."),
    )


def _no_speaker(said: Said, where: str) -> Finding:
    if said.doubtful:
        return Finding(
            "quotation.speaker-unclear",
            "warning",
            # Translators: {name} is a name or pronoun as the press release prints it.
            _(
                "“{name}” may mean more than one person, so the quotation has no speaker",
                name=said.doubtful,
            ),
            where,
            _("add the speaker's id to the quotation if you are sure who speaks."),
        )
    return Finding(
        "quotation.speaker-not-stated",
        "warning",
        _("the source does not state by name who says these words"),
        where,
        _("add the speaker to the summary if you know who speaks."),
    )


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
