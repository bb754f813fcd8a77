from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import pytest

from corpus.floors import MEASURES, SETS, corpus_digest, is_sealed, load
from corpus.judge import FIELDS
from corpus.score import GOLD, TEXTS, Scores, score
from corpus.wording import find
from mkmaterials.readers import read

NAMES = sorted(path.stem for path in GOLD.glob("*.json"))
RENEW = "python tests/corpus/score.py --renew"


@lru_cache
def scores(language: str) -> Scores:
    return score(TEXTS, GOLD, language=language)


@lru_cache
def floors() -> dict[str, Any]:
    return load()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("language", SETS)
def test_extraction_does_not_fall_below_its_floor(language: str, field: str) -> None:
    tally = scores(language).fields[field]
    for measure in MEASURES:
        floor = floors()[language][field][measure]
        reached = getattr(tally, measure)
        assert reached >= floor, (
            f"{language}, {field}: {measure} fell from {floor:.3f} to {reached:.3f}. "
            "See what went wrong: python tests/corpus/score.py --errors"
        )


def test_the_corpus_is_the_one_the_floors_were_measured_on() -> None:
    assert floors()["corpus"] == corpus_digest(), (
        f"the releases or their gold changed; look at the scores, then run: {RENEW} "
        "(with --lower if a floor has to fall)"
    )


def test_no_floor_was_edited_by_hand() -> None:
    assert is_sealed(floors()), f"floors.toml does not fit its seal; write it with: {RENEW} --lower"


def test_every_release_has_gold_and_all_gold_its_release() -> None:
    assert sorted(path.stem for path in TEXTS.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_of_the_gold_stands_in_its_release(name: str) -> None:
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    release, _ = read(TEXTS / f"{name}.txt")
    for quote in gold["quotes"]:
        assert find(quote["sha256"], quote["words"], release.paragraphs), quote["starts"]
