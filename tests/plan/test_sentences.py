from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkmaterials.plan.sentences import sentences, split_evenly

LONG = "We met. Dr. Alder of No. 5 Unit spoke at 3 p.m. there. “Why?” she asked. Then all left!"


def test_sentences_end_at_stops_and_not_at_abbreviations() -> None:
    assert sentences(LONG) == [
        "We met.",
        "Dr. Alder of No. 5 Unit spoke at 3 p.m. there.",
        "“Why?” she asked.",
        "Then all left!",
    ]


@given(st.text(alphabet="ab AB.!?”“ ", max_size=200))
def test_no_word_is_lost_or_changed_by_splitting(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


def test_a_long_quotation_is_split_at_sentences_into_even_parts() -> None:
    text = " ".join(f"This is sentence number {n} of the long statement." for n in range(30))
    parts = split_evenly(text, 100)
    assert " ".join(parts) == text
    sizes = [len(part.split()) for part in parts]
    assert len(parts) == 3
    assert max(sizes) <= 100
    assert max(sizes) - min(sizes) <= 9 * 2
    assert all(part.endswith(".") for part in parts)


def test_one_sentence_is_never_cut() -> None:
    text = "word " * 150 + "end."
    assert split_evenly(text, 100) == [text]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=30), st.integers(20, 120))
def test_parts_are_whole_sentences_and_none_is_too_long(sizes: list[int], most: int) -> None:
    spoken = [" ".join(["Word"] + ["word"] * (size - 1)) + "." for size in sizes]
    parts = split_evenly(" ".join(spoken), most)
    assert " ".join(parts) == " ".join(spoken)
    for part in parts:
        assert len(part.split()) <= most or part in spoken
