"""Findings on a release: what is not stated, what is unsure, and whom to protect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.extract.folding import fold
from mkmaterials.extract.phrases import find_phrases
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
_ADULT: Final = 18  # years
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
                _("survivors took part in the event: nothing may let anybody recognize them"),
                hint=_(
                    "use no words, picture or detail of a survivor without informed consent, and "
                    "agree on support before a session."
                ),
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
                _("the source speaks of children: cases used in the session must be invented"),
                hint=_("use no detail by which a child could be recognized."),
            )
        )
    return findings


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


def _with_lived(reading: Reading, cast: Cast) -> list[Figure]:
    lived = reading.lexicon.phrases("safeguards.lived")
    return [f for f in cast.figures if f.role and _is_lived(reading.text(f.role), lived)]


def _is_lived(role: str, lived: tuple[str, ...]) -> bool:
    """A survivor, a victim of trafficking; not a victim support officer."""
    spans = find_phrases(role, lived)
    return any(
        role[end : end + 4] in {"", " of "} or role[end : end + 1] == "," for __, end in spans
    )


def _named_survivor(reading: Reading, figure: Figure) -> Finding:
    return Finding(
        "safeguard.survivor-named",
        "warning",
        _("the source names a person as affected: {name}", name=reading.text(figure.name)),
        where=at_paragraph(figure.name.number),
        hint=_(
            "decide whether the name may be shown; take person and words out of the summary "
            "if you have no consent."
        ),
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
                        _("the source prints somebody's age, by which they could be recognized"),
                        where=at_paragraph(paragraph.number),
                        hint=_("leave the passage out of what you show."),
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
                    _("the source names a child: {name}", name=reading.text(figure.name)),
                    where=at_paragraph(figure.name.number),
                    hint=_("take name and words out of the summary unless you have consent."),
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
