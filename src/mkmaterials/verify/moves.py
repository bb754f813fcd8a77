"""Which paragraph of the source is which of those that a summary was made from.

When a source has changed, its old text is gone; but the facts of the summary know their words
and where those stood. So the old paragraphs are laid beside the new ones, in their order, in
the way that lets most of these words fit; a paragraph of which no words are known goes with
its neighbours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mkmaterials.model.release import Span, parse_at
from mkmaterials.verify.passages import is_whole, occurrences, stands_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkmaterials.model.release import Release

_EXACT: Final = 4  # how much more it says that words stand at the same characters


@dataclass(frozen=True)
class Placed:
    """Where words stand now.

    Attributes:
        at: the place; without characters if several would do, and which is not certain.
        certain: whether no other place would do.
    """

    at: str
    certain: bool = True


class Moves:
    """How the paragraphs of a source have moved since a summary was made."""

    def __init__(self, release: Release, known: Iterable[tuple[str, str]]) -> None:
        """Take in a source, and the words that are known to have stood in it.

        Args:
            release: the source as it is now.
            known: words, and the place where they stood.
        """
        self._release = release
        self._found: dict[str, list[Span]] = {}
        self._known: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
        for text, at in known:
            number, start, __ = parse_at(at)
            self._known[number].append((text, start))

    def paragraph(self, old: int) -> int | None:
        """Return the number of what was paragraph `old`; ``None`` if that is not certain."""
        if old in self._pairs:
            return self._pairs[old]
        before = [number for number in self._pairs if number < old]
        after = [number for number in self._pairs if number > old]
        shifts = {self._pairs[number] - number for number in (max(before, default=None),) if number}
        shifts |= {self._pairs[number] - number for number in (min(after, default=None),) if number}
        if not before or len(shifts) != 1:
            return None
        new = old + shifts.pop()
        return new if new <= len(self._release.paragraphs) else None

    def text(self, text: str, at: str | None) -> Placed | None:
        """Return where words stand now that stood at `at`; ``None`` if nowhere."""
        if at is None:
            return self._elsewhere(text, 0)
        number, start, __ = parse_at(at)
        home = self.paragraph(number)
        if home in {None, number} and stands_at(self._release, text, at):
            return Placed(at)
        spans = [span for span in self._spans(text) if span.paragraph == home]
        if spans:
            wanted = (start or 0) + self._shifts(number)[0]
            return Placed(str(min(spans, key=lambda span: abs(span.start - wanted))))
        if stands_at(self._release, text, at):
            return Placed(at)
        return self._elsewhere(text, number)

    def passage(self, at: str, holds: Callable[[str], bool]) -> str | None:
        """Return where a passage stands now of which only a property is known.

        Args:
            at: where it stood.
            holds: tells whether a passage can be it.
        """
        number, start, end = parse_at(at)
        home = self.paragraph(number) or number
        if home > len(self._release.paragraphs):
            return None
        paragraph = self._release.paragraphs[home - 1]
        if start is None or end is None:
            return f"p{home}" if holds(paragraph) else None
        for shift in self._shifts(number):
            first, last = start + shift, end + shift
            if is_whole(paragraph, first, last) and holds(paragraph[first:last]):
                return str(Span(home, first, last))
        return None

    def only(self, text: str, at: str) -> str | None:
        """Return where words stand in what was the paragraph of `at`, if only once."""
        home = self.paragraph(parse_at(at)[0])
        spans = [span for span in self._spans(text) if span.paragraph == home]
        return str(spans[0]) if len(spans) == 1 else None

    def theme(self, at: str) -> str:
        """Return where the passage stands that shows a theme; as it was if that is not certain."""
        number = parse_at(at)[0]
        home = self.paragraph(number)
        if home in {None, number}:
            return at
        return self.passage(at, lambda __: True) or str(self._release.whole(home))

    def _elsewhere(self, text: str, old: int) -> Placed | None:
        """Return where words stand outside their paragraph; in the headline only if need be."""
        spans = self._spans(text)
        if old != 1:
            spans = [span for span in spans if span.paragraph != 1] or spans
        if not spans:
            return None
        if len(spans) == 1:
            return Placed(str(spans[0]))
        near = min(spans, key=lambda span: abs(span.paragraph - old))
        return Placed(f"p{near.paragraph}", certain=False)

    def _spans(self, text: str) -> list[Span]:
        if text not in self._found:
            self._found[text] = occurrences(self._release, text)
        return self._found[text]

    def _shifts(self, old: int) -> list[int]:
        """Return by how many characters words of a paragraph have moved, the most frequent first.

        That none have moved is tried in any case.
        """
        home = self.paragraph(old)
        counts = Counter([0])
        for text, start in self._known.get(old, []):
            found = [s for s in self._spans(text) if s.paragraph == home]
            if len(found) == 1 and start is not None:
                counts[found[0].start - start] += len(text)
        return [shift for shift, __ in counts.most_common()]

    @cached_property
    def _pairs(self) -> Mapping[int, int]:
        """The paragraphs of which words are known, old number: new number."""
        olds = sorted(self._known)
        scores = {old: self._scores(old) for old in olds}
        votes: Counter[int] = Counter()
        for old, row in scores.items():
            for new, score in row.items():
                votes[new - old] += score
        most = max(votes.values(), default=1)
        likely = {
            old: {new: score + votes[new - old] / (most + 1) for new, score in row.items()}
            for old, row in scores.items()
        }
        return _in_order(olds, likely, len(self._release.paragraphs))

    def _scores(self, old: int) -> dict[int, int]:
        """Return how well the words of an old paragraph fit each new one, where they do at all."""
        scores: Counter[int] = Counter()
        for text, start in self._known[old]:
            best: dict[int, int] = {}
            for span in self._spans(text):
                weight = len(text) * (_EXACT if span.start == start else 1)
                best[span.paragraph] = max(weight, best.get(span.paragraph, 0))
            scores.update(best)
        if old != 1:
            del scores[1]  # the headline repeats words of the text
        return dict(scores)


def _in_order(
    olds: Sequence[int], scores: Mapping[int, Mapping[int, float]], length: int
) -> dict[int, int]:
    """Pair old paragraphs with new ones so that none cross and the sum of scores is greatest."""
    sums = [[0.0] * (length + 1)]
    for old in olds:
        above, row = sums[-1], [0.0]
        for new in range(1, length + 1):
            paired = above[new - 1] + scores[old].get(new, 0)
            row.append(max(above[new], row[new - 1], paired))
        sums.append(row)
    pairs: dict[int, int] = {}
    new = length
    for place in range(len(olds), 0, -1):
        while new and sums[place][new] == sums[place][new - 1]:
            new -= 1
        if new and sums[place][new] > sums[place - 1][new]:
            pairs[olds[place - 1]] = new
            new -= 1
    return dict(sorted(pairs.items()))
