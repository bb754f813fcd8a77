"""Every mention of a speaker led back to one person; what is not certain stays nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.naming import fold
from mkmaterials.extract.other.people import bare, role_after
from mkmaterials.extract.other.text import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.extract.other.attribution import Said
    from mkmaterials.extract.other.people import Place, Subject
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_SURNAMES: Final = 2  # last words of a name, any of which may stand for it
_BACK: Final = 2  # paragraphs in which a pronoun's person is looked for
_ENDINGS: Final = (
    *(
        "ого",
        "его",
        "ому",
        "ему",
        "ыми",
        "ими",
        "ая",
        "яя",
        "ой",
        "ей",
        "ею",
        "ую",
        "юю",
        "ый",
        "ий",
    ),
    *("ым", "им", "ом", "ем", "ея", "ии", "ия", "ью", "а", "я", "у", "ю", "ы", "и", "е", "ь", "й"),
)
_FOLDED_ENDINGS: Final = tuple(sorted(map(fold, _ENDINGS), key=len, reverse=True))
_SHORTEST: Final = 2  # letters that stay when an ending is taken off


@dataclass(slots=True)
class Figure:
    """A speaker.

    Attributes:
        tokens: the words of the name, folded.
        name: paragraph and place of the fullest name, in the nominative if it is printed so.
        declined: True while the name is known in another case only.
    """

    tokens: tuple[str, ...]
    name: tuple[Paragraph, Place]
    declined: bool
    sex: str = ""
    honorific: tuple[Paragraph, Place] | None = None
    role: tuple[Paragraph, Place] | None = None
    role_declined: bool = False


@dataclass(slots=True)
class Cast:
    """The speakers, and by the key of a surname who bears it."""

    words: Words
    figures: list[Figure] = field(default_factory=list)
    by_surname: dict[str, list[Figure]] = field(default_factory=dict)

    def keys(self, tokens: Sequence[str]) -> tuple[str, ...]:
        """Return the tokens as they are compared: without endings if the language declines."""
        return tuple(map(_stem, tokens)) if self.words.declines else tuple(tokens)

    def find(self, tokens: Sequence[str], sex: str, *, declined: bool) -> Figure | None:
        """Return whom a name means; ``None`` if nobody is known by it, or several are."""
        keys = self.keys(tokens)
        fitting = [
            one
            for one in self.by_surname.get(keys[-1], [])
            if _same(keys, self.keys(one.tokens))
            and not (sex and one.sex and sex != one.sex)
            and not (declined and one.sex == "she" and _is_her_nominative(tokens, one))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def add(self, said: Said, subject: Subject, sex: str) -> Figure | None:
        """Note the person whom a subject names in full, new or known."""
        if subject.name is None:
            return None
        paragraph = said.paragraph
        tokens = split_name(paragraph.text[slice(*subject.name)])
        figure = self.find(tokens, sex, declined=subject.declined)
        if figure is None:
            if len(tokens) == 1 and not subject.role:
                return None
            figure = Figure(tokens, (paragraph, subject.name), subject.declined)
            self.figures.append(figure)
            for key in dict.fromkeys(self.keys(tokens)[-_SURNAMES:]):
                self.by_surname.setdefault(key, []).append(figure)
        better = (not subject.declined, len(tokens)) > (not figure.declined, len(figure.tokens))
        if better and len(tokens) >= len(figure.tokens):
            figure.name, figure.tokens = (paragraph, subject.name), tokens
            figure.declined = subject.declined
        figure.sex = figure.sex or sex or subject.sex
        if subject.honorific and not figure.honorific:
            figure.honorific = (paragraph, subject.honorific)
        if subject.role and (
            figure.role is None or (figure.role_declined and not subject.declined)
        ):
            figure.role, figure.role_declined = (paragraph, subject.role), subject.declined
        return figure


def split_name(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded; "А.Б. Петрова" is three."""
    return tuple(fold(part) for part in name.replace(".", " ").split())


def cast_of(said: Sequence[Said], words: Words) -> Cast:
    """Gather the speakers who are named in full: first in the nominative, fullest first."""
    cast = Cast(words)
    named = []
    for one in said:
        subject = one.attribution.subject if one.attribution else None
        if one.attribution and subject and subject.name:
            tokens = split_name(one.paragraph.text[slice(*subject.name)])
            named.append((one, subject, one.attribution.sex, len(tokens)))
    for one, subject, sex, length in sorted(named, key=lambda n: n[3] < 2):  # noqa: PLR2004 - full names first
        if not subject.declined and (length > 1 or subject.role):
            cast.add(one, subject, sex or subject.sex)
    for one, subject, sex, length in named:
        if subject.declined and length > 1:
            cast.add(one, subject, sex or subject.sex)
    return cast


def speakers(
    said: Sequence[Said], cast: Cast, paragraphs: Sequence[Paragraph]
) -> list[Figure | None]:
    """Return who speaks each quotation."""
    mentions = _mentions(cast, paragraphs)
    found: list[Figure | None] = []
    for number, one in enumerate(said):
        last = (said[number - 1], found[-1]) if number else None
        found.append(_speaker(one, last, cast, mentions))
    return found


def add_roles(cast: Cast, paragraphs: Sequence[Paragraph]) -> None:
    """Give those without a role the one that stands after their full name elsewhere."""
    for figure in cast.figures[:40]:
        if figure.role or len(figure.tokens) < 2:  # noqa: PLR2004 - a full name
            continue
        name = figure.name[0].text[slice(*figure.name[1])]
        for paragraph in paragraphs:
            at = paragraph.outside.find(name)
            role = (
                role_after(paragraph.outside, at + len(name), len(paragraph.text), cast.words)
                if at >= 0
                else None
            )
            if role:
                figure.role = (paragraph, role[0])
                break


def _speaker(
    one: Said,
    last: tuple[Said, Figure | None] | None,
    cast: Cast,
    mentions: list[tuple[int, int, Figure]],
) -> Figure | None:
    attribution = one.attribution
    if attribution is None:
        return None
    subject = attribution.subject
    if subject and subject.name:
        tokens = split_name(one.paragraph.text[slice(*subject.name)])
        return cast.find(tokens, attribution.sex or subject.sex, declined=subject.declined)
    if not (attribution.same or (subject and subject.pronoun)) or last is None or last[1] is None:
        return None
    sex = attribution.sex or (subject.sex if subject else "")
    return _last_speaker(one, last[0], last[1], sex, mentions)


def _last_speaker(
    one: Said, before: Said, figure: Figure, sex: str, mentions: list[tuple[int, int, Figure]]
) -> Figure | None:
    """Return the last speaker if nobody else can be meant by "she", or by no subject at all."""
    here, start = one.paragraph.number, one.segments[0][0]
    if here - before.paragraph.number > _BACK or (sex and figure.sex and figure.sex != sex):
        return None
    since = (before.paragraph.number, before.segments[0][0])
    others = [
        (number, at)
        for number, at, other in mentions
        if other is not figure and (here - _BACK, 0) <= (number, at) < (here, start)
        and not (sex and other.sex and other.sex != sex)
    ]  # fmt: skip
    if any(place > since for place in others):
        own_end = (before.paragraph.number, before.end)
        if any(place > own_end for place in others):
            return None
    if sex and not figure.sex and others:
        return None
    return figure


def _mentions(cast: Cast, paragraphs: Sequence[Paragraph]) -> list[tuple[int, int, Figure]]:
    found: list[tuple[int, int, Figure]] = []
    for paragraph in paragraphs:
        for word in WORD.finditer(paragraph.text):
            if word[0][0].isupper():
                key = cast.keys((fold(bare(word[0])),))[0]
                bearers = cast.by_surname.get(key, [])[:3]
                found += [(paragraph.number, word.start(), figure) for figure in bearers]
    return found


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one name is the other, or its surname; initials stand for given names."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0] == long[-1] or (len(long) > 2 and short[0] in long[1:])  # noqa: PLR2004 - two surnames
    if long[-len(short) :] == short:
        return True
    if short[-1] != long[-1]:
        return False
    return _begins(short[0], long[0])


def _begins(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _is_her_nominative(tokens: Sequence[str], figure: Figure) -> bool:
    """Tell whether "по словам Белова" prints what in the nominative would be a woman's name."""
    return tokens[-1] == figure.tokens[-1] and tokens[-1].endswith("а")


def _stem(word: str) -> str:
    return "-".join(_without_ending(part) for part in word.split("-"))


def _without_ending(word: str) -> str:
    for ending in _FOLDED_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
