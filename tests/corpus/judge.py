"""What extraction gave for one release, held against its gold, field by field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from corpus.wording import alike, city_and_country, digest, find, normalise, same, same_group
from corpus.wording import same_name as same_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary

Kind = Literal["right", "wrong", "missing", "invented"]
FIELDS: Final = (
    "title",
    "date_start",
    "date_end",
    "city",
    "country",
    "hosts",
    "partners",
    "participants",
    "at_least",
    "groups",
    "quotations",
    "speaker",
    "role",
    "publications",
    "event_name",
    "terms",
    "not_speech",
)


@dataclass(frozen=True)
class Verdict:
    """What became of one fact.

    Attributes:
        field: one of `FIELDS`.
        kind: ``wrong`` if something else was given, ``invented`` if nothing should have been.
        given: what extraction gave, if anything.
        gold: what is right, if anything.
    """

    field: str
    kind: Kind
    given: str | None = None
    gold: str | None = None


@dataclass
class _Case:
    """One release under judgement; `verdicts` grows."""

    release: Release
    summary: EventSummary
    gold: dict[str, Any]
    verdicts: list[Verdict] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._text = normalise(" ".join(self.release.paragraphs)).casefold()

    def accepted(self, key: str) -> list[Any]:
        """Return the values that are neither wrong nor asked for."""
        listed: list[Any] = self.gold.get("accepted", {}).get(key, [])
        return listed

    def printed(self, text: str) -> bool:
        """Tell whether the release prints `text`."""
        return normalise(text).casefold() in self._text

    def add(self, name: str, kind: Kind, given: object = None, gold: object = None) -> None:
        """Record a verdict."""
        texts = (None if value is None else str(value) for value in (given, gold))
        self.verdicts.append(Verdict(name, kind, *texts))

    def one(
        self,
        name: str,
        given: str | None,
        gold: str | None,
        accepted: Iterable[str | None] = (),
        equal: Callable[[str, str], bool] = same,
    ) -> None:
        """Judge a field that holds one value or none."""
        accepted = list(accepted)
        among = any(given == a or (given and a and equal(given, a)) for a in accepted)
        if among and (given is None or gold is None):
            return
        if gold is None:
            if given is not None:
                self.add(name, "invented", given)
        elif given is None:
            self.add(name, "missing", gold=gold)
        else:
            self.add(name, "right" if among or equal(given, gold) else "wrong", given, gold)

    def many(
        self,
        name: str,
        given: Sequence[str],
        gold: Sequence[str],
        accepted: Sequence[str | None],
        equal: Callable[[str, str], bool],
    ) -> None:
        """Judge a field that holds any number of values, in no order.

        An accepted value stands for the gold that shares its words, or for the only one there
        is; ``None`` among them says that nothing need be given.
        """
        rest, open_gold = self._matched(name, list(given), list(gold), equal)
        for value in rest:
            near = next((one for one in open_gold if alike(value, one)), None)
            if not self.printed(value):
                self.add(name, "invented", value)
            elif any(one and equal(value, one) for one in accepted):
                near = near or (open_gold[0] if open_gold and len(gold) == 1 else None)
                if near:
                    open_gold.remove(near)
                    self.add(name, "right", value, near)
            elif near:
                open_gold.remove(near)
                self.add(name, "wrong", value, near)
            else:
                self.add(name, "invented", value)
        for one in open_gold if None not in accepted else ():
            self.add(name, "missing", gold=one)

    def _matched(
        self,
        name: str,
        given: list[str],
        gold: list[str],
        equal: Callable[[str, str], bool],
    ) -> tuple[list[str], list[str]]:
        open_gold = []
        for one in gold:
            match = next((value for value in given if equal(value, one)), None)
            if match is None:
                open_gold.append(one)
            else:
                given.remove(match)
                self.add(name, "right", match, one)
        return given, open_gold


def judge(release: Release, summary: EventSummary, gold: dict[str, Any]) -> list[Verdict]:
    """Hold one summary against the gold of its release.

    Args:
        release: the release as its reader gave it.
        summary: what extraction gave.
        gold: the gold file's content; its ``fields``, if there, names the only ones it judges.
    """
    case = _Case(release, summary, gold)
    _event(case)
    _bodies(case)
    _quotations(case)
    _titles(case)
    fields = gold.get("fields", FIELDS)
    return [verdict for verdict in case.verdicts if verdict.field in fields]


def _event(case: _Case) -> None:
    event, gold = case.summary.event, case.gold
    case.one("title", event.title.text, gold["title"])
    starts = event.starts.isoformat() if event.starts else None
    last = event.ends or event.starts
    ends = last.isoformat() if last else None
    case.one("date_start", starts, gold.get("date_start"), case.accepted("date_start"))
    case.one("date_end", ends, gold.get("date_end"), case.accepted("date_end"))
    given = city_and_country(event.place.text if event.place else None)
    wanted = city_and_country(gold.get("place"))
    also = [city_and_country(place) for place in case.accepted("place")]
    for index, name in enumerate(("city", "country")):
        case.one(name, given[index], wanted[index], [place[index] for place in also])


def _bodies(case: _Case) -> None:
    event, gold = case.summary.event, case.gold
    for name, facts in (("hosts", event.hosts), ("partners", event.partners)):
        given = [fact.text for fact in facts]
        case.many(name, given, gold.get(name, []), case.accepted(name), same_body)
    people = event.participants
    count = None if people is None or people.count is None else str(people.count)
    wanted = gold.get("participants_count")
    also = [None if n is None else str(n) for n in case.accepted("participants_count")]
    case.one("participants", count, None if wanted is None else str(wanted), also)
    if wanted is not None and count == str(wanted):
        qualifier = people.qualifier if people else None
        case.one("at_least", "yes" if qualifier else None, "yes" if gold.get("at_least") else None)
    groups = [fact.text for fact in people.groups] if people else []
    accepted = case.accepted("participant_groups")
    case.many("groups", groups, gold.get("participant_groups", []), accepted, same_group)


def _quotations(case: _Case) -> None:
    people = {person.id: person for person in case.summary.people}
    given = [
        (segment.text, people.get(quotation.speaker or ""))
        for quotation in case.summary.quotations
        for segment in quotation.segments
    ]
    missed: list[tuple[dict[str, Any], str]] = []
    for wanted in case.gold.get("quotes", []):
        match = next((pair for pair in given if digest(pair[0]) == wanted["sha256"]), None)
        if match is None:
            paragraphs = case.release.paragraphs
            text = find(wanted["sha256"], wanted["words"], paragraphs) or wanted["starts"]
            missed.append((wanted, text))
            continue
        given.remove(match)
        case.add("quotations", "right", match[0], match[0])
        person = match[1]
        name = person.name if person else None
        case.one("speaker", name, wanted.get("speaker"), wanted.get("speaker_accepted", ()))
        role = person.role if person else None
        case.one("role", role, wanted.get("role"), wanted.get("role_accepted", ()), same_body)
    _unmatched(case, [text for text, _ in given], missed)


def _unmatched(case: _Case, given: list[str], missed: list[tuple[dict[str, Any], str]]) -> None:
    """Judge the segments whose words are not right; what nobody can be credited with is lost."""
    texts = [text for _, text in missed]
    for text in given:
        near = next((one for one in texts if alike(text, one)), None)
        if near is not None and case.printed(text):
            texts.remove(near)
            case.add("quotations", "wrong", text, near)
        else:
            case.add("quotations", "invented", text)
    for text in texts:
        case.add("quotations", "missing", gold=text)
    for wanted, text in missed:
        for name in ("speaker", "role"):
            if wanted.get(name):
                case.add(name, "missing", gold=f"{wanted[name]} ({text[:30]}…)")


def _titles(case: _Case) -> None:
    summary, gold = case.summary, case.gold
    publications = [publication.title for publication in summary.publications]
    titles = gold.get("publications", [])
    case.many("publications", publications, titles, case.accepted("publications"), same_body)
    name = summary.event.name.text if summary.event.name else None
    if "event_name" in gold:
        case.one("event_name", name, gold["event_name"])
    _terms(case, [*publications, *([name] if name else [])])
    said = {wanted["sha256"] for wanted in gold.get("quotes", [])}
    segments = [s.text for quotation in summary.quotations for s in quotation.segments]
    for text in [*gold.get("not_quotes", []), *gold.get("nested_quotes", [])]:
        spoken = digest(text) not in said and any(same(text, one) for one in segments)
        case.add("not_speech", "wrong" if spoken else "right", "as a quotation", text)


def _terms(case: _Case, elsewhere: list[str]) -> None:
    """Judge words in marks that nobody said: found as a term, a publication or the name."""
    gold = case.gold
    terms = [term.text for term in case.summary.terms]
    wanted = gold.get("not_quotes", [])
    kept = [text for text in wanted if any(same(text, one) for one in elsewhere)]
    for text in kept:
        case.add("terms", "right", text, text)
    also = [*gold.get("nested_quotes", []), *gold.get("publications", []), *kept]
    also += [*case.accepted("terms"), *filter(None, [gold.get("event_name")])]
    case.many("terms", terms, [text for text in wanted if text not in kept], also, same)
