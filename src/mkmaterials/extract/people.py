"""The people of a release: every mention of a name led back to one person."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.affiliations import find_affiliation
from mkmaterials.extract.folding import fold, same_but_a_letter
from mkmaterials.extract.name_runs import find_candidates
from mkmaterials.extract.names import Named, find_names, speaking_words
from mkmaterials.extract.roles import role_before
from mkmaterials.extract.single_names import find_single
from mkmaterials.extract.strangers import find_strangers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.name_runs import Candidate
    from mkmaterials.extract.passages import Paragraph, Place, Reading
    from mkmaterials.extract.strangers import Stranger
    from mkmaterials.model.summary import Person

_FURTHEST: Final = 3000  # characters before a pronoun in which its person is looked for
_MOST_PEOPLE: Final = 200  # more names are a list; comparing each with each would take long
_LOOKED_BACK: Final = 3  # paragraphs in which a pronoun's person is looked for


@dataclass(slots=True)
class Figure:
    """A person (or a body that is quoted like one) while the release is being read."""

    number: int
    name: Place
    words: tuple[str, ...]
    honorific: Place | None = None
    role: Place | None = None
    sex: str = ""
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a paragraph, and whose it is."""

    start: int
    end: int
    figure: Figure
    printed: tuple[int, int]
    until: int  # end of name and role


@dataclass(slots=True)
class Cast:
    """Everybody named, and where.

    Attributes:
        figures: in order of appearance.
        mentions: per paragraph number, in order.
        speakers: per paragraph number, the figures found to speak there, in order.
        slips: surnames that stand alone and are taken for somebody's, but for a letter.
        strangers: per paragraph number, who is brought in without a name that is known.
    """

    figures: list[Figure] = field(default_factory=list)
    mentions: dict[int, list[Mention]] = field(default_factory=dict)
    speakers: dict[int, list[Figure]] = field(default_factory=dict)
    slips: list[tuple[Figure, Place]] = field(default_factory=list)
    strangers: dict[int, list[Stranger]] = field(default_factory=dict)

    def within(self, number: int, start: int, end: int) -> list[Mention]:
        """Return the mentions that start within ``[start, end)`` of a paragraph."""
        mentions = self.mentions.get(number, [])
        first = bisect_left(mentions, start, key=_start)
        return mentions[first : bisect_left(mentions, end, key=_start)]

    def speaks(self, number: int, figure: Figure) -> None:
        """Note that a figure speaks in a paragraph."""
        self.speakers.setdefault(number, []).append(figure)

    def behind_pronoun(self, number: int, at: int, sex: str) -> Figure | None:
        """Return whom "he" or "she" at `at` stands for, or ``None`` if that is not certain.

        The nearest passage (this paragraph up to `at`, else the paragraphs before) that
        names somebody whom the pronoun fits decides. If it names several, the one who
        speaks there is meant; if several speak, or nobody does, nobody is.
        """
        for back in range(_LOOKED_BACK + 1):
            until = _FURTHEST if back else at
            mentions = self.within(number - back, max(0, until - _FURTHEST), until)
            fitting = _distinct(m.figure for m in mentions if _fits(m.figure, sex))
            if len(fitting) > 1:
                fitting = _distinct(f for f in self.speakers.get(number - back, []) if f in fitting)
                fitting = fitting[-1:] if _sure(fitting, sex) else []
                if not fitting:
                    return None
            if self._stranger(number - back, mentions, fitting, until, sex):
                return None
            if fitting:
                fitting[0].sex = sex
                return fitting[0]
        return None

    def _stranger(
        self, number: int, mentions: list[Mention], fitting: list[Figure], until: int, sex: str
    ) -> bool:
        """Tell whether somebody who is not known may be meant: named after whoever fits."""
        last = max((m.until for m in mentions if m.figure in fitting), default=0)
        return any(
            last <= one.start < until and one.sex in {"", sex}
            for one in self.strangers.get(number, [])
        )

    def add_body(self, name: Place, text: str) -> Figure:
        """Return the figure of a body that is quoted, made new if it is not known yet."""
        words = tuple(text.split())
        for figure in self.figures:
            if figure.words == words:
                return figure
        figure = Figure(len(self.figures), name, words, is_body=True)
        self.figures.append(figure)
        return figure


def find_people(reading: Reading) -> Cast:
    """Find everybody who is named, then every later mention by surname only."""
    cast = Cast()
    by_surname: dict[str, list[Figure]] = {}
    speaking: set[str] = set()
    runs: dict[int, list[Candidate]] = {}
    for paragraph in reading.body:
        speaking |= speaking_words(paragraph, reading.lexicon)
    for paragraph in reading.body:
        runs[paragraph.number] = find_candidates(paragraph, reading.lexicon)
        here = runs[paragraph.number]
        for named in find_names(paragraph, reading.lexicon, here, frozenset(speaking)):
            figure = _figure_for(paragraph, named, cast, by_surname)
            _note_sex(paragraph, named, figure, reading)
            _mention(cast, paragraph, named, figure)
    for paragraph in reading.body:
        _add_in_full(paragraph, cast, runs[paragraph.number], by_surname, reading.lexicon)
    for paragraph in reading.body:
        _add_single(paragraph, cast, by_surname, reading.lexicon)
    for paragraph in reading.paragraphs:
        _add_surnames(paragraph, cast, by_surname)
    offices = _offices(cast, reading)
    for paragraph in reading.body:
        found = find_strangers(paragraph, cast, runs[paragraph.number], offices, reading.lexicon)
        if found:
            cast.strangers[paragraph.number] = found
    return cast


def _add_in_full(
    paragraph: Paragraph,
    cast: Cast,
    runs: Sequence[Candidate],
    by_surname: dict[str, list[Figure]],
    lexicon: Lexicon,
) -> None:
    """Take "Ana Luz Pereira" for whom the text calls "Luz Pereira said", with the role there."""
    if len(cast.figures) > _MOST_PEOPLE:
        return
    for run in runs:
        words = _words(paragraph.text[run.start : run.end])
        if len(words) <= _FULL or cast.within(paragraph.number, run.start, run.end):
            continue
        short = [f for f in cast.figures if len(f.words) == _FULL and f.words == words[-_FULL:]]
        if len(short) != 1:
            continue
        figure = short[0]
        before = paragraph.between(0, run.start)
        covered = max((w.end for w in before if fold(w.text) in by_surname), default=0)
        covered = max([covered, *(one.end for one in runs if one.end < run.start)])
        role = role_before(paragraph, run.first, run.end, covered, lexicon)
        figure.words, figure.name = words, paragraph.place(run.start, run.end)
        figure.role = figure.role or (paragraph.place(*role) if role else None)
        _mention(cast, paragraph, Named(run.start, run.end, run.honorific, role), figure)
        cast.mentions[paragraph.number].sort(key=_start)


_FULL: Final = 2  # words of a surname that a longer name ends in


def _offices(cast: Cast, reading: Reading) -> frozenset[str]:
    """Return the words of everybody's office and title, in lower case."""
    places = [place for one in cast.figures for place in (one.role, one.honorific) if place]
    return frozenset(word.lower() for place in places for word in reading.text(place).split())


def as_people(cast: Cast, reading: Reading) -> tuple[list[Person], dict[int, str]]:
    """Return the people as records, and the id of each figure by its number."""
    from mkmaterials.model.summary import Person

    ids: dict[int, str] = {}
    people = []
    taken: set[str] = set()
    for figure in cast.figures:
        identifier = _identifier(figure, taken)
        taken.add(identifier)
        ids[figure.number] = identifier
        works_for = find_affiliation(reading, figure.role) if figure.role else None
        people.append(
            Person(
                id=identifier,
                name=reading.text(figure.name),
                honorific=reading.text(figure.honorific) if figure.honorific else None,
                role=reading.text(figure.role) if figure.role else None,
                at=str(figure.name),
                role_at=str(figure.role) if figure.role else None,
                affiliation=reading.text(works_for) if works_for else None,
                affiliation_at=str(works_for) if works_for else None,
            )
        )
    return people, ids


def _identifier(figure: Figure, taken: set[str]) -> str:
    """Return the surname as an id; given name and then a number where it is taken."""
    slugs = [_slug(word) for word in figure.words]
    slugs = [slug for slug in slugs if slug] or ["person"]
    wanted = slugs[-1]  # of a body with an abbreviation in brackets, that abbreviation
    if wanted in taken:
        wanted = "-".join(slugs)
    base, count = wanted, 2
    while wanted in taken:
        wanted, count = f"{base}-{count}", count + 1
    return wanted


def _slug(word: str) -> str:
    folded = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(word))
    return "-".join(part for part in folded.split("-") if part)


def _figure_for(
    paragraph: Paragraph, named: Named, cast: Cast, by_surname: dict[str, list[Figure]]
) -> Figure:
    words = _words(paragraph.text[named.start : named.end])
    surname = words[-1].rpartition("-")[2]
    same = [figure for figure in by_surname.get(surname, []) if _same(words, figure.words)]
    name = paragraph.place(named.start, named.end)
    if same:
        figure = same[0]
        if len(words) > len(figure.words):
            figure.words, figure.name = words, name
    else:
        figure = Figure(len(cast.figures), name, words)
        cast.figures.append(figure)
        by_surname.setdefault(surname, []).append(figure)
    if named.honorific and figure.honorific is None:
        figure.honorific = paragraph.place(*named.honorific)
    if named.role and figure.role is None:
        figure.role = paragraph.place(*named.role)
    return figure


def _same(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Tell whether one name is the other, shortened, or printed without initials or hyphen."""
    parts = [tuple(part for word in name for part in word.split("-")) for name in (words, known)]
    short, long = sorted(parts, key=len)
    return long[-len(short) :] == short or (len(short) > 1 and long[0] == short[0])


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word.strip(".")) for word in name.split())


def _note_sex(paragraph: Paragraph, named: Named, figure: Figure, reading: Reading) -> None:
    """Ms, Sir; "In her opening remarks, X": the source itself says he or she."""
    male = reading.lexicon.words("speech.male")
    female = reading.lexicon.words("speech.female")
    signs = []
    if named.honorific:
        signs = paragraph.text[slice(*named.honorific)].lower().replace(".", "").split()
    start = paragraph.sentence_at(named.start)[0]
    lead = [word.low for word in paragraph.between(start, named.start)]
    if 1 < len(lead) <= _LEAD and "," in paragraph.outside[start : named.start]:
        signs += lead[:3]
    for sign in signs:
        if sign in male:
            figure.sex = "he"
        elif sign in female:
            figure.sex = "she"


_LEAD: Final = 12  # words of a circumstance before the subject


def _mention(cast: Cast, paragraph: Paragraph, named: Named, figure: Figure) -> None:
    first = min(x[0] for x in ((named.start, 0), named.honorific, named.role) if x)
    last = max(named.end, named.role[1] if named.role else 0)
    printed = (named.honorific[0] if named.honorific else named.start, named.end)
    cast.mentions.setdefault(paragraph.number, []).append(
        Mention(first, named.end, figure, printed, last)
    )


def _add_single(
    paragraph: Paragraph, cast: Cast, by_surname: dict[str, list[Figure]], lexicon: Lexicon
) -> None:
    """“...,” said Vitalia: somebody who is quoted, and of whom one name only is printed."""
    for quoted in paragraph.quoted:
        span = find_single(paragraph, quoted, lexicon)
        if span is None or cast.within(paragraph.number, quoted.after, span[0][1]):
            continue
        (start, end), role = span
        name = fold(paragraph.text[start:end])
        if _bearers(name, by_surname):
            continue
        if known := _called(name, cast):
            _mention(cast, paragraph, Named(start, end, None, role), known)
            cast.mentions[paragraph.number].sort(key=_start)
            continue
        named = Named(start, end, None, role)
        few = len(by_surname) <= _MOST_PEOPLE
        slips = [known for known in by_surname if few and same_but_a_letter(name, known)]
        slips = [known for known in slips if len(by_surname[known]) == 1] if len(slips) == 1 else []
        if slips:
            figure = by_surname[slips[0]][0]
            cast.slips.append((figure, paragraph.place(start, end)))
        else:
            figure = _figure_for(paragraph, named, cast, by_surname)
        _mention(cast, paragraph, named, figure)
        cast.mentions[paragraph.number].sort(key=_start)


def _called(name: str, cast: Cast) -> Figure | None:
    """Return whose given name this is: “...,” reveals Aziza, of the one Aziza named before."""
    if len(cast.figures) > _MOST_PEOPLE:
        return None
    found = [one for one in cast.figures if len(one.words) > 1 and one.words[0] == name]
    return found[0] if len(found) == 1 else None


def _add_surnames(paragraph: Paragraph, cast: Cast, by_surname: dict[str, list[Figure]]) -> None:
    """Newton added: a surname of exactly one known person."""
    known = cast.mentions.get(paragraph.number, [])
    extra = []
    at = 0
    for word in paragraph.words:
        while at < len(known) and known[at].until <= word.start:
            at += 1
        capital = word.text[0].isupper()
        capital = capital or ("-" in word.text and word.text.partition("-")[2][:1].isupper())
        if not capital or (at < len(known) and known[at].start <= word.start):
            continue
        printed = word.text.removesuffix("’s").removesuffix("'s")
        name = fold(printed)
        figures = _bearers(name, by_surname)
        if len(figures) > 1:
            figures = _named_before(figures, paragraph, word.start)
        if len(figures) == 1:
            place = (word.start, word.start + len(printed))
            extra.append(Mention(*place, figures[0], place, place[1]))
    if extra:
        cast.mentions[paragraph.number] = sorted([*known, *extra], key=lambda m: m.start)


def _bearers(name: str, by_surname: dict[str, list[Figure]]) -> list[Figure]:
    known_by = by_surname.get(name.rpartition("-")[2], [])
    return [figure for figure in known_by if _same((name,), figure.words)]


def _named_before(figures: list[Figure], paragraph: Paragraph, at: int) -> list[Figure]:
    """Return who of several with one surname has been named when a reader comes to `at`."""
    here = (paragraph.number, at)
    return [figure for figure in figures if (figure.name.number, figure.name.start) < here]


def _start(mention: Mention) -> int:
    return mention.start


def _fits(figure: Figure, sex: str) -> bool:
    return not figure.is_body and figure.sex in {"", sex}


def _distinct(figures: Iterator[Figure]) -> list[Figure]:
    return list({figure.number: figure for figure in figures}.values())


def _sure(fitting: list[Figure], sex: str) -> bool:
    return len(fitting) == 1 or bool(fitting and all(f.sex == sex for f in fitting))
