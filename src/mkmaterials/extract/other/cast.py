"""Every mention of a speaker led back to one person; what is not certain stays nobody."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.leading import reports
from mkmaterials.extract.other.names import bare, cut_body, is_oblique, read_name, sex_of_name
from mkmaterials.extract.other.naming import ENDINGS, fold
from mkmaterials.extract.other.roles import role_after, role_left_of
from mkmaterials.extract.other.strangers import Stranger, opens_with, unnamed
from mkmaterials.extract.other.text import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkmaterials.extract.other.attribution import Said
    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.people import Subject
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_SURNAMES: Final = 2  # last words of a name, any of which may stand for it
_MOST_BEARERS: Final = 8  # people of one surname who are told apart
_SHORTEST: Final = 2  # letters that stay when an ending is taken off
_FULL: Final = 2  # words of a full name
_REACH: Final = 300  # characters before a name in which its role is looked for


@dataclass(slots=True)
class Figure:
    """A person who is named.

    Attributes:
        tokens: the words of the name, folded.
        name: paragraph and place of the fullest name, in the nominative if it is printed so.
        declined: True while the name is known in another case only.
        speaks: False for a run of capitals of which it is not known that it names a person.
    """

    tokens: tuple[str, ...]
    name: tuple[Paragraph, Place]
    declined: bool
    speaks: bool = True
    sex: str = ""
    honorific: tuple[Paragraph, Place] | None = None
    role: tuple[Paragraph, Place] | None = None
    role_declined: bool = False


@dataclass(slots=True)
class Cast:
    """The people of a release, and by the key of a surname who bears it.

    Attributes:
        events: in order, where somebody says something or opens a sentence, and who.
        mentions: in order, where each person is named.
        strangers: in order, who is brought in without a name that is known.
    """

    words: Words
    figures: list[Figure] = field(default_factory=list)
    by_surname: dict[str, list[Figure]] = field(default_factory=dict)
    events: list[tuple[int, int, Figure]] = field(default_factory=list)
    mentions: list[tuple[int, int, Figure]] = field(default_factory=list)
    strangers: list[Stranger] = field(default_factory=list)

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
            and not (sex and one.sex and sex != one.sex and keys != self.keys(one.tokens))
            and not (declined and one.sex == "she" and _is_her_nominative(tokens, one))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def add(self, paragraph: Paragraph, subject: Subject, sex: str) -> Figure | None:
        """Note the person whom a subject names in full, new or known."""
        if subject.name is None:
            return None
        tokens = split_name(paragraph.text[slice(*subject.name)])
        figure = self.find(tokens, sex, declined=subject.declined)
        if figure is None:
            if len(tokens) == 1 and not subject.role:
                return None
            figure = self._note(Figure(tokens, (paragraph, subject.name), subject.declined))
        figure.speaks = True
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

    def add_printed(self, paragraph: Paragraph, place: Place) -> None:
        """Note a run of capitals that may name a person, and the role that stands beside it."""
        text = paragraph.outside
        printed = text[slice(*place)]
        tokens = split_name(printed)
        declined = is_oblique(printed, "he", self.words) and is_oblique(printed, "", self.words)
        figure = self.find(tokens, "", declined=declined)
        if figure is None:
            figure = self._note(Figure(tokens, (paragraph, place), declined, speaks=False))
            figure.sex = sex_of_name(printed, self.words) if not declined else ""
        if figure.role is None and not declined:
            low = max(paragraph.sentence_start(place[0]), place[0] - _REACH)
            apposed = role_after(text, place[1], len(text), self.words)
            role = apposed[0] if apposed else role_left_of(text, place, low, self.words)
            figure.role = (paragraph, role) if role else None
            figure.speaks |= role is not None

    def _note(self, figure: Figure) -> Figure:
        self.figures.append(figure)
        for key in dict.fromkeys(self.keys(figure.tokens)[-_SURNAMES:]):
            bearers = self.by_surname.setdefault(key, [])
            if len(bearers) < _MOST_BEARERS:
                bearers.append(figure)
        return figure


def split_name(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded; "А.Б. Петрова" is three."""
    return tuple(fold(part) for part in name.replace(".", " ").split())


def printed_names(
    paragraphs: Sequence[Paragraph], words: Words
) -> Iterator[tuple[Paragraph, Place]]:
    """Yield each run of two or more words outside marks that may be a full name."""
    for paragraph in paragraphs:
        text = paragraph.outside
        at = 0
        for word in WORD.finditer(text):
            if word.start() < at or not word[0][0].isupper():
                continue
            kept = cut_body(text, read_name(text, word.start(), len(text), words), words)
            at = kept[-1][1] if kept else word.end()
            # every noun has a capital in German: a longer run is not certain to be a name
            joined = len(kept) > _FULL or any(not text[low].isupper() for low, _ in kept)
            if len(kept) >= _FULL and not (joined and words.capital_nouns):
                yield paragraph, (kept[0][0], kept[-1][1])


def cast_of(said: Sequence[Said], paragraphs: Sequence[Paragraph], words: Words) -> Cast:
    """Gather the people: speakers who are named in full first, those in the nominative first."""
    cast = Cast(words)
    named = [
        _Named(one.paragraph, subject, one.attribution.sex or subject.sex)
        for one in said
        if one.attribution and (subject := one.attribution.subject) and subject.name
    ]
    reported = [(p, at, subject) for p in paragraphs for at, subject in reports(p, words)]
    told = [_Named(p, subject, subject.sex) for p, _, subject in reported if subject.name]
    full = [one for one in (*named, *told) if len(one.tokens()) > 1]
    _add(cast, [one for one in full if not one.subject.declined])
    printed = list(printed_names(paragraphs, words))
    for paragraph, place in printed:
        cast.add_printed(paragraph, place)
    _add(cast, [n for n in named if len(n.tokens()) == 1 and n.subject.role])
    _add(cast, [one for one in full if one.subject.declined])
    cast.mentions = _mentions(cast, paragraphs)
    cast.events = [
        (one.paragraph.number, at, figure)
        for one, (_, at, _) in zip(told, (r for r in reported if r[2].name), strict=True)
        if (figure := cast.find(one.tokens(), one.sex, declined=one.subject.declined))
    ]
    cast.strangers = _strangers(cast, paragraphs, printed)
    return cast


def _strangers(
    cast: Cast, paragraphs: Sequence[Paragraph], printed: Sequence[tuple[Paragraph, Place]]
) -> list[Stranger]:
    """Return who is told of without a name, and by a name of which nothing more is known."""
    words = cast.words
    roles = [one.role for one in cast.figures if one.role]
    offices = frozenset(
        bare(word[0])
        for paragraph, place in roles
        for word in WORD.finditer(paragraph.text, *place)
    )
    found = [
        Stranger(paragraph.number, place[0], "")
        for paragraph, place in printed
        if opens_with(paragraph, place, words)
        and not _is_known(cast, split_name(paragraph.text[slice(*place)]))
    ]
    for paragraph in paragraphs:
        low = bisect_left(cast.mentions, (paragraph.number, 0), key=_place)
        high = bisect_left(cast.mentions, (paragraph.number + 1, 0), key=_place)
        named = [at for _, at, _ in cast.mentions[low:high]]
        found += unnamed(paragraph, named, offices, words)
    return sorted(found)


def _is_known(cast: Cast, tokens: tuple[str, ...]) -> bool:
    figure = cast.find(tokens, "", declined=False)
    return figure is not None and figure.speaks


def _place(mention: tuple[int, int, Figure]) -> tuple[int, int]:
    return mention[:2]


@dataclass(frozen=True, slots=True)
class _Named:
    """A person named by a subject, and what the verb says of the sex."""

    paragraph: Paragraph
    subject: Subject
    sex: str

    def tokens(self) -> tuple[str, ...]:
        place = self.subject.name
        return split_name(self.paragraph.text[slice(*place)]) if place else ()


def _add(cast: Cast, named: Sequence[_Named]) -> None:
    for one in named:
        cast.add(one.paragraph, one.subject, one.sex)


def _mentions(cast: Cast, paragraphs: Sequence[Paragraph]) -> list[tuple[int, int, Figure]]:
    found: list[tuple[int, int, Figure]] = []
    for paragraph in paragraphs:
        for word in WORD.finditer(paragraph.text):
            if word[0][0].isupper():
                key = cast.keys((fold(bare(word[0])),))[0]
                bearers = cast.by_surname.get(key, [])[:3]
                found += [(paragraph.number, word.start(), one) for one in bearers if one.speaks]
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


@lru_cache(maxsize=1 << 14)  # words; a text repeats its own
def _without_ending(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
