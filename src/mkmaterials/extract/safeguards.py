"""Whom to protect: survivors, children, and people who could be recognized.

Looks at the text of a release and at a summary of it, whoever wrote that, so that what is told of
a draft is told of a reviewed summary too. Words are data (``safeguards.toml``); the rest of the
rules is not needed, which keeps a warm build quick.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from mkmaterials.extract.folding import fold
from mkmaterials.extract.phrases import find_phrases
from mkmaterials.findings import Finding, at_paragraph
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary, Person

_ADULT: Final = 18  # years
_FULL: Final = 2  # words that are a name, whoever it may be
_NEAR: Final = 120  # characters beside an age in which a name is looked for
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_LAST: Final = re.compile(r"(?<!\w)([^\W\d_]+)\s\Z")
_BESIDE: Final = re.compile(r"(?:, | \()\Z")  # between a name and an age
_ENDS: Final = re.compile(r"[,.;)”»\"]|\Z")  # after "Aylin, 11"
_RANGE: Final = r"(?!\w)(?!\s?(?:to|and|–|-|bis|à)\s?\d)"  # "aged 15 to 24" is nobody's age


@dataclass(frozen=True, slots=True)
class Protected:
    """Somebody whom the source names as a child, or as affected by a crime.

    Attributes:
        name: as printed.
        paragraph: where.
        kind: which of the two.
    """

    name: str
    paragraph: int
    kind: Literal["child", "affected"]

    def is_called(self, name: str) -> bool:
        """Tell whether `name` may be this person: one of the two names holds the other."""
        mine, other = set(fold(self.name).split()), set(fold(name).split())
        return bool(mine and other) and (mine <= other or other <= mine)

    def finding(self) -> Finding:
        """Return the warning."""
        if self.kind == "child":
            return Finding(
                "safeguard.child-named",
                "warning",
                _("the source names a child: {name}", name=self.name),
                where=at_paragraph(self.paragraph),
                hint=_("take name and words out of the summary unless you have consent."),
            )
        return Finding(
            "safeguard.survivor-named",
            "warning",
            _("the source names a person as affected: {name}", name=self.name),
            where=at_paragraph(self.paragraph),
            hint=_(
                "decide whether the name may be shown; take person and words out of the summary "
                "if you have no consent."
            ),
        )


@dataclass(frozen=True, slots=True)
class _Age:
    start: int
    end: int
    years: int
    bare: bool  # a number that nothing says to be an age
    sure: bool  # an age wherever it stands


def safeguard_findings(release: Release, summary: EventSummary) -> list[Finding]:
    """Return reminders about survivors, children and people who could be recognized.

    Args:
        release: the press release.
        summary: what it states, as drafted or as a person has edited it.
    """
    words = _words(release.language)
    participants = summary.event.participants
    groups = [group.text for group in participants.groups] if participants else []
    findings = []
    if any(find_phrases(group, words["survivors"]) for group in groups):
        findings.append(_survivors())
    protected = find_protected(release, summary)
    findings += [one.finding() for one in protected]
    findings += _ages(release)
    if any(find_phrases(paragraph, words["children"]) for paragraph in release.paragraphs):
        findings.append(
            Finding(
                "safeguard.children",
                "note",
                _("the source speaks of children: cases used in the session must be invented"),
                hint=_("use no detail by which a child could be recognized."),
            )
        )
    return findings


def find_protected(release: Release, summary: EventSummary) -> list[Protected]:
    """Return whom the source or the summary names as a child or as affected, each once."""
    words = _words(release.language)
    found: list[Protected] = []
    everybody = [*_affected(release, summary.people, words), *_children(release, summary, words)]
    for one in everybody:
        if not any(one.kind == other.kind and other.is_called(one.name) for other in found):
            found.append(one)
    return found


def _survivors() -> Finding:
    return Finding(
        "safeguard.survivors",
        "warning",
        _("survivors took part in the event: nothing may let anybody recognize them"),
        hint=_(
            "use no words, picture or detail of a survivor without informed consent, and "
            "agree on support before a session."
        ),
    )


def _ages(release: Release) -> Iterator[Finding]:
    """16-year-old, aged 15: ages let people recognize somebody; a warning for each paragraph."""
    for number, text in enumerate(release.paragraphs[1:], 2):
        if any(age.sure for age in _printed_ages(text, release.language)):
            yield Finding(
                "safeguard.identifying-detail",
                "warning",
                _("the source prints somebody's age, by which they could be recognized"),
                where=at_paragraph(number),
                hint=_("leave the passage out of what you show."),
            )


def _affected(
    release: Release, people: Sequence[Person], words: dict[str, tuple[str, ...]]
) -> Iterator[Protected]:
    """Yield people whose role says so, in the summary or beside their name in the source."""
    for person in people:
        places = list(_places(release, person.name))
        first = places[0][0] if places else 1
        if (person.role and _is_lived(person.role, words)) or any(
            _stands_beside(release.paragraphs[number - 1], start, end, words)
            for number, start, end in places
        ):
            yield Protected(person.name, first, "affected")


def _places(release: Release, name: str) -> Iterator[tuple[int, int, int]]:
    for number, text in enumerate(release.paragraphs, 1):
        at = text.find(name)
        while at >= 0:
            yield number, at, at + len(name)
            at = text.find(name, at + 1)


def _is_lived(role: str, words: dict[str, tuple[str, ...]]) -> bool:
    """A survivor, a victim of trafficking; not a victim support officer."""
    return any(
        not role[end:] or role[end] == "," or _first_word(role[end:]) in words["of"]
        for __, end in find_phrases(role, words["lived"])
    )


def _stands_beside(text: str, start: int, end: int, words: dict[str, tuple[str, ...]]) -> bool:
    """Tell whether "NAME, a survivor of" or "survivor NAME" stands in the text."""
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if any(before[last:] == " " for __, last in find_phrases(before, words["lived"])):
        return True
    for first, last in find_phrases(behind, words["lived"]):
        between, after = behind[:first], behind[last:]
        apart = between.startswith(", ") and set(between[2:].split()) <= set(words["article"])
        if apart and (after[:1] in {"", ",", ".", ";", "”"} or _first_word(after) in words["of"]):
            return True
    return False


def _first_word(text: str) -> str:
    found = _WORD.match(text.lstrip())
    return found[0].lower() if found and text.startswith(" ") else ""


def _children(
    release: Release, summary: EventSummary, words: dict[str, tuple[str, ...]]
) -> Iterator[Protected]:
    """Yield whoever is named with an age: "Aylin, 11,", "Maria, a 15-year-old pupil"."""
    for number, text in enumerate(release.paragraphs, 1):
        for age in _printed_ages(text, release.language):
            name = _named_beside(text, age, summary.people, words) if age.years < _ADULT else ""
            if name:
                yield Protected(name, number, "child")
    for person in summary.people:
        role = f"{person.name}, {person.role or ''}"
        ages = [age for age in _printed_ages(role, release.language) if age.years < _ADULT]
        if any(_named_beside(role, age, (), words) == person.name for age in ages):
            place = next(_places(release, person.name), (1, 0, 0))
            yield Protected(person.name, place[0], "child")


def _printed_ages(text: str, language: str) -> Iterator[_Age]:
    for match in _pattern(language).finditer(text):
        sure = bool(match["aged"] or match["unit"])
        bare = not (sure or match["years"])
        yield _Age(match.start(), match.end(), int(match["age"]), bare, sure)


def _named_beside(
    text: str, age: _Age, people: Sequence[Person], words: dict[str, tuple[str, ...]]
) -> str:
    """Return whose age it is, or "" if no name stands beside it."""
    before, after = text[max(0, age.start - _NEAR) : age.start], text[age.end : age.end + _NEAR]
    between = frozenset((*words["article"], *words["persons"]))
    before, verb = _without_articles(before, between)
    bare = age.bare and not verb.endswith("who is")
    beside = _BESIDE.search(before)
    if beside and (not bare or _ENDS.match(after)):
        name = _name_at_end(before[: beside.start()], words)
        known = any(Protected(name, 1, "child").is_called(one.name) for one in people)
        full = len(name.split()) >= _FULL and "(" not in beside[0]
        if name and (known or full or not bare):
            return name
    return "" if age.bare else _name_at_start(after, words)


def _without_articles(before: str, articles: frozenset[str]) -> tuple[str, str]:
    """Take what may stand between name and age, "a" or "who is", off; return it as well."""
    taken: list[str] = []
    while (last := _LAST.search(before)) and last[1].lower() in articles:
        before = before[: last.start()]
        taken.insert(0, last[1].lower())
    if taken == ["is"]:
        before = f"{before.rstrip()}, "  # "Maria is 15 years old"
    return before, " ".join(taken)


def _name_at_end(text: str, words: dict[str, tuple[str, ...]]) -> str:
    """Return the name that a text ends with, unless it is a place's: "in Lipova"."""
    run: list[str] = []
    end = len(text)
    for word in reversed(list(_WORD.finditer(text))):
        gap = text[word.end() : end]
        low = word[0].lower()
        if gap.strip() or (run and not gap):
            break
        if low in words["places"] and run:
            return ""
        if not word[0][0].isupper() or low in words["leads"]:
            break
        run.insert(0, word[0])
        end = word.start()
    return " ".join(run)


def _name_at_start(text: str, words: dict[str, tuple[str, ...]]) -> str:
    """Return the name in "-year-old pupil Maria Ponti", or ""."""
    run: list[str] = []
    at = 0
    for word in _WORD.finditer(text):
        if text[at : word.start()] != " ":
            break
        at = word.end()
        if word[0].lower() in words["persons"] and not run:
            continue
        if not word[0][0].isupper():
            break
        run.append(word[0])
    return " ".join(run)


@lru_cache
def _pattern(language: str) -> re.Pattern[str]:
    words = _words(language)
    aged, ages, years = (
        "|".join(map(re.escape, words[key])) or r"(?!)" for key in ("aged", "ages", "years")
    )
    return re.compile(
        rf"(?:\b(?P<aged>{aged})\s)?(?<![\w.,])(?P<age>\d{{1,3}})"
        rf"(?:(?P<unit>{ages})|(?P<years>{years}))?{_RANGE}",
        re.IGNORECASE,
    )


@lru_cache
def _words(language: str) -> dict[str, tuple[str, ...]]:
    """Return a language's words; of one without any, empty lists."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    own = data.get(language.partition("-")[0].lower())
    return {key: tuple(map(str.lower, own[key])) if own else () for key in data["en"]}
