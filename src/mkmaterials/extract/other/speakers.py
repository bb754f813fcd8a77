"""Who speaks each quotation: by name, by function, by pronoun, or by going on."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.cast import split_name
from mkmaterials.extract.other.names import bare
from mkmaterials.extract.other.text import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.extract.other.attribution import Said
    from mkmaterials.extract.other.cast import Cast, Figure
    from mkmaterials.extract.other.people import Subject

_BACK: Final = 2  # paragraphs in which a pronoun's person is looked for
_CONTENT: Final = 3  # letters; shorter words of a role say nothing
_MOST_PEOPLE: Final = 200  # people among whom a function is looked for

_FUNCTION: Final = (
    *("articles", "articles_male", "articles_female", "particles", "prepositions", "joins"),
)

Point = tuple[int, int]


def speakers(said: Sequence[Said], cast: Cast) -> list[Figure | None]:
    """Return who speaks each quotation; ``None`` where no rule is certain."""
    found: list[Figure | None] = []
    places = [(number, at) for number, at, _ in cast.events]
    last: tuple[Point, Figure | None] | None = None
    for number, one in enumerate(said):
        here = (one.paragraph.number, one.segments[0][0])
        if one.continues:
            figure = found[number - 1] if number else None
        else:
            index = bisect_left(places, here)
            event = cast.events[index - 1] if index else None
            latest = last
            if event and (last is None or (event[0], event[1]) > last[0]):
                latest = ((event[0], event[1]), event[2])
            figure = _speaker(one, here, latest, cast)
        found.append(figure)
        last = (_point(one), figure)
    return found


def _point(one: Said) -> Point:
    """Return where a quotation names its speaker, or ends."""
    subject = one.attribution.subject if one.attribution else None
    at = max(one.end, subject.end) if subject else one.end
    return one.paragraph.number, at - 1


def _speaker(
    one: Said, here: Point, latest: tuple[Point, Figure | None] | None, cast: Cast
) -> Figure | None:
    attribution = one.attribution
    if attribution is None:
        return None
    subject = attribution.subject
    sex = attribution.sex or (subject.sex if subject else "")
    if subject and subject.name:
        tokens = split_name(one.paragraph.text[slice(*subject.name)])
        return cast.find(tokens, sex, declined=subject.declined)
    if subject and subject.role:
        return _by_role(one, subject, cast)
    if not (attribution.same or (subject and subject.pronoun)) or latest is None:
        return None
    return _last_person(here, latest, sex, cast)


def _last_person(
    here: Point, latest: tuple[Point, Figure | None], sex: str, cast: Cast
) -> Figure | None:
    """Return who spoke or was spoken of last, if nobody else can be meant by "she"."""
    since, figure = latest
    if figure is None or here[0] - since[0] > _BACK:
        return None
    if sex and figure.sex and figure.sex != sex:
        return None
    low = bisect_left(cast.mentions, since, key=lambda mention: mention[:2])
    for number, at, other in cast.mentions[low:]:
        if (number, at) >= here:
            break
        apart = sex and other.sex and other.sex != sex
        if other is not figure and not apart and (number, at) > since:
            return None
    strangers = cast.strangers[bisect_left(cast.strangers, (*since, "")) :]
    for number, at, other_sex in strangers:
        if (number, at) >= here:
            break
        if not (sex and other_sex and sex != other_sex):
            return None  # "eine Teilnehmerin" has come in since
    return figure


def _by_role(one: Said, subject: Subject, cast: Cast) -> Figure | None:
    """Return the one person introduced before whose function "the minister" can mean."""
    words = cast.words
    if subject.role is None:
        return None
    mention = _content(one.paragraph.text[slice(*subject.role)], cast)
    heads = [w for w in mention if words.is_role(w)]
    if not heads:
        return None
    here = (one.paragraph.number, subject.role[0])
    fitting = []
    for figure in cast.figures[:_MOST_PEOPLE]:
        if figure.role is None:
            continue
        paragraph, place = figure.role
        role = _content(paragraph.text[slice(*place)], cast)
        if not any(_fits(heads[0], w, cast) for w in role if words.is_role(w)):
            continue
        covered = all(any(_fits(w, other, cast) for other in role) for w in mention)
        before = (figure.name[0].number, figure.name[1][0]) < here
        if covered and before and not (subject.sex and figure.sex and subject.sex != figure.sex):
            fitting.append(figure)
    return fitting[0] if len(fitting) == 1 else None


def _content(role: str, cast: Cast) -> list[str]:
    words = cast.words
    found = [bare(match[0]).rpartition("’")[2] for match in WORD.finditer(role)]
    return [w for w in found if len(w) > _CONTENT and not any(words.has(k, w) for k in _FUNCTION)]


def _fits(one: str, other: str, cast: Cast) -> bool:
    """Tell whether a word of one role is that of the other; "Minister" is an "Innenminister"."""
    if cast.keys((one,)) == cast.keys((other,)):
        return True
    if not cast.words.capital_nouns:
        return False
    stems = [w.removesuffix("s").removesuffix("en").removesuffix("n") for w in (one, other)]
    return stems[1].endswith(stems[0])
