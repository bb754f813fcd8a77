from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkmaterials.plan.sentences import sentences, share_out

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


def test_a_long_quotation_is_shared_out_at_sentences_into_even_parts() -> None:
    pieces = [f"This is sentence number {n} of the long statement." for n in range(30)]
    parts = share_out(pieces, 3)
    sizes = [sum(len(pieces[n].split()) for n in part) for part in parts]
    assert [n for part in parts for n in part] == list(range(30))
    assert len(parts) == 3
    assert max(sizes) - min(sizes) <= 9 * 2


def test_one_sentence_is_never_cut() -> None:
    assert share_out(["word " * 150 + "end."], 3) == [[0]]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=30), st.integers(1, 40))
def test_every_sentence_is_in_one_part_in_order(sizes: list[int], wanted: int) -> None:
    parts = share_out([" ".join(["word"] * size) for size in sizes], wanted)
    assert [n for part in parts for n in part] == list(range(len(sizes)))
    assert all(parts)
    assert len(parts) <= wanted
