"""Scores extraction against gold, for any folder of press releases.

    python tests/corpus/score.py [TEXTS GOLD] [--json] [--errors]
    python tests/corpus/score.py --renew [--lower]
    python tests/corpus/score.py --quotation "Words that somebody said."

TEXTS holds ``NN.txt``, GOLD ``NN.json``; without them, the releases beside this file. Each fact
of the gold is **right**, **wrong** (something else was given for it) or **missing**. What was
given where gold has nothing, or what the release does not print, is **invented**. Found is right
and wrong together; precision is right / (right + wrong + invented), recall is right / gold.

| field | right if |
|---|---|
| title, event_name | equal but for case, white space, kind of mark, edge stops |
| date_start, date_end | the day that is printed; one day: both the same |
| city, country | the two parts of "City, Country" or "City (Country)", case aside |
| hosts, partners, publications | equal but for articles, case and a bracketed abbreviation |
| participants | the number; at_least: a number that is right has a "some", "over", "about" |
| groups | named with all words of the gold's name, or the reverse ("police officers") |
| quotations | a segment's normalised words have the gold's hash; each segment counts |
| speaker | the fullest name without honorific, for each segment; lost with its segment |
| role | compared like hosts, for each segment; lost with its segment |
| terms | words in marks that nobody said are given as a term, a publication or the name |
| not_speech | the same words, and words in marks within speech, are not given as speech |

Gold's ``accepted`` (and ``speaker_accepted``, ``role_accepted`` of a quotation) lists what can be
argued: given where gold has the fact, it is right; else it counts neither way, and ``null`` there
says that nothing need be given.

``--renew`` writes what is measured to ``floors.toml`` with the corpus' digest. It never lowers a
floor without ``--lower``. ``--quotation`` prints what gold records of a quotation.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
if __package__ in {None, ""}:
    sys.path.insert(0, str(HERE.parent))

from corpus.floors import MEASURES, SETS, load, save  # noqa: E402 - run as a script, see above
from corpus.judge import FIELDS, Verdict, judge  # noqa: E402
from corpus.wording import describe  # noqa: E402
from mkmaterials.extract import extract  # noqa: E402
from mkmaterials.readers import read  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXTS = HERE / "releases"
GOLD = HERE / "gold"


@dataclass
class Tally:
    """How one field fared.

    Attributes:
        right: facts of the gold that were given.
        wrong: facts of the gold for which something else was given.
        missing: facts of the gold for which nothing was given.
        invented: facts given that gold does not have or the release does not print.
    """

    right: int = 0
    wrong: int = 0
    missing: int = 0
    invented: int = 0

    @property
    def gold(self) -> int:
        """Number of facts in the gold."""
        return self.right + self.wrong + self.missing

    @property
    def found(self) -> int:
        """Number of facts of the gold for which anything was given."""
        return self.right + self.wrong

    @property
    def precision(self) -> float:
        """Share of what was given that is right; 1 if nothing was given."""
        given = self.found + self.invented
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was given; 1 if gold has nothing."""
        return self.right / self.gold if self.gold else 1.0


@dataclass
class Scores:
    """How extraction fared over a folder.

    Attributes:
        documents: number of releases.
        fields: tally by field, in the order of `FIELDS`.
        misses: release (``NN``) and verdict for all that is not right.
    """

    documents: int = 0
    fields: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    misses: list[tuple[str, Verdict]] = field(default_factory=list)

    def add(self, name: str, verdicts: Sequence[Verdict]) -> None:
        """Count the verdicts on one release."""
        self.documents += 1
        for verdict in verdicts:
            tally = self.fields[verdict.field]
            setattr(tally, verdict.kind, getattr(tally, verdict.kind) + 1)
            if verdict.kind != "right":
                self.misses.append((name, verdict))


def score(folder_texts: Path, folder_gold: Path, *, language: str | None = None) -> Scores:
    """Extract every release that has gold, and hold the result against it.

    Args:
        folder_texts: holds ``NN.txt``.
        folder_gold: holds ``NN.json``; one whose text is not there is left out.
        language: ``english``, ``others``, or ``None`` for all.
    """
    scores = Scores()
    for path in sorted(folder_gold.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = folder_texts / f"{path.stem}.txt"
        english = gold.get("language", "en") == "en"
        if not text.exists() or (language and (language == "english") != english):
            continue
        release, _ = read(text)
        summary, _ = extract(release)
        scores.add(path.stem, judge(release, summary, gold))
    return scores


def table(scores: Scores) -> Iterator[str]:
    """Yield the lines of a table, one field a line; fields of which there is nothing, left out."""
    yield f"{scores.documents} releases"
    columns = ("gold", "found", "right", "wrong", "missing", "invented")
    yield f"{'field':13}" + "".join(f"{name:>10}" for name in (*columns, "precision", "recall"))
    for name, tally in scores.fields.items():
        if tally.gold or tally.invented:
            numbers = "".join(f"{getattr(tally, column):10}" for column in columns)
            yield f"{name:13}{numbers}{tally.precision:10.3f}{tally.recall:10.3f}"


def as_data(scores: Scores) -> dict[str, object]:
    """Return the scores as plain dictionaries, lists and numbers."""
    columns = ("gold", "found", "right", "wrong", "missing", "invented", "precision", "recall")
    return {
        "documents": scores.documents,
        "fields": {
            name: {column: getattr(tally, column) for column in columns}
            for name, tally in scores.fields.items()
        },
        "misses": [{"release": name, **vars(verdict)} for name, verdict in scores.misses],
    }


def measure() -> dict[str, dict[str, dict[str, float]]]:
    """Return precision and recall by set and field, over the releases beside this file."""
    measured = {}
    for language in SETS:
        fields = score(TEXTS, GOLD, language=language).fields
        measured[language] = {
            name: {measure: float(getattr(tally, measure)) for measure in MEASURES}
            for name, tally in fields.items()
        }
    return measured


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Scores extraction against gold.")
    parser.add_argument("texts", type=Path, nargs="?", default=TEXTS)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--json", action="store_true", help="print numbers for a program")
    parser.add_argument("--errors", action="store_true", help="list what is not right")
    parser.add_argument("--language", choices=SETS, help="one part of the releases only")
    parser.add_argument("--renew", action="store_true", help="write floors.toml anew")
    parser.add_argument("--lower", action="store_true", help="with --renew: floors may fall")
    parser.add_argument("--quotation", help="print what gold records of these words")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; see the head of this file."""
    arguments = _arguments(argv)
    if arguments.quotation:
        lines = [json.dumps(describe(arguments.quotation), ensure_ascii=False)]
    elif arguments.renew:
        fallen = save(load(), measure(), lower=arguments.lower)
        if fallen:
            sys.stderr.write("\n".join([*fallen, "Not written: add --lower to accept this.\n"]))
            return 1
        lines = ["floors.toml is written."]
    else:
        scores = score(arguments.texts, arguments.gold, language=arguments.language)
        if arguments.json:
            lines = [json.dumps(as_data(scores), ensure_ascii=False, indent=1)]
        else:
            lines = [*(_errors(scores) if arguments.errors else ()), *table(scores)]
    sys.stdout.write("\n".join([*lines, ""]))
    return 0


def _errors(scores: Scores) -> Iterator[str]:
    for name, verdict in scores.misses:
        yield f"{name} {verdict.field} {verdict.kind}"
        for label, text in (("gave ", verdict.given), ("right", verdict.gold)):
            if text is not None:
                yield f"     {label} {text}"


if __name__ == "__main__":
    raise SystemExit(main())
