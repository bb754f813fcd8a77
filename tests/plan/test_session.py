from __future__ import annotations

import dataclasses
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkmaterials.activities import Activity, load_activities
from mkmaterials.errors import ChoiceError, TemplateError
from mkmaterials.model.themes import THEMES
from mkmaterials.plan.session import Session, plan_session
from mkmaterials.plan.wishes import Day, Wishes

BANK = load_activities([Path(__file__).parents[2] / "templates" / "base" / "activities"])
EXERCISES = [activity for activity in BANK if activity.kind == "exercise"]
SEED_THEMES = ("under-reporting", "discrimination", "partnership", "trust", "community-policing")

MINUTES = st.integers(45, 480)
THEME_LISTS = st.permutations(THEMES).flatmap(
    lambda order: st.integers(0, len(order)).map(lambda count: order[:count])
)


def _plan(
    minutes: int = 90,
    themes: tuple[str, ...] | list[str] = SEED_THEMES,
    *,
    bank: tuple[Activity, ...] = BANK,
    quotes: bool = True,
    messages: bool = True,
) -> Session:
    wishes = Wishes(days=(Day(minutes=minutes),))
    return plan_session(bank, themes, wishes, has_quotes=quotes, has_messages=messages)


def _ids(session: Session, kind: str = "exercise") -> list[str]:
    return [block.activity.id for block in session.blocks if block.activity.kind == kind]


def _assert_sound(session: Session, minutes: int) -> None:
    assert session.minutes == minutes
    assert sum(block.minutes for block in session.blocks) == minutes
    clock = 0
    for block in session.blocks:
        assert block.start == clock
        assert block.activity.minimum <= block.minutes <= block.activity.maximum
        clock += block.minutes
        assert block.end == clock
    for block in (*session.blocks, *session.further):
        assert block.steps
        assert sum(step.minutes for step in block.steps) == block.minutes
        assert all(step.minutes >= 1 for step in block.steps)
    ids = [b.activity.id for b in (*session.blocks, *session.further) if b.activity.kind != "break"]
    assert len(ids) == len(set(ids))


def _stretches(session: Session) -> list[int]:
    stretches = [0]
    for block in session.blocks:
        if block.activity.kind == "break":
            stretches.append(0)
        else:
            stretches[-1] += block.minutes
    return stretches


@given(minutes=MINUTES, themes=THEME_LISTS, quotes=st.booleans(), messages=st.booleans())
def test_any_session_is_exact_to_the_minute_and_repeats_nothing(
    minutes: int,
    themes: list[str],
    *,
    quotes: bool,
    messages: bool,
) -> None:
    session = _plan(minutes, themes, quotes=quotes, messages=messages)
    _assert_sound(session, minutes)
    assert len(_ids(session)) + len(session.further) >= 6
    assert _ids(session)


@given(minutes=MINUTES, themes=THEME_LISTS, quotes=st.booleans(), messages=st.booleans())
def test_any_session_runs_from_opening_over_input_and_exercises_to_the_closing(
    minutes: int,
    themes: list[str],
    *,
    quotes: bool,
    messages: bool,
) -> None:
    session = _plan(minutes, themes, quotes=quotes, messages=messages)
    kinds = [block.activity.kind for block in session.blocks]
    assert kinds[0] == "opening"
    assert next(kind for kind in kinds[1:3] if kind != "opener") == "input"
    assert kinds[-1] == "closing"
    inside = kinds[kinds.index("input") + 1 : -1]
    assert set(inside) <= {"exercise", "break", "energizer"}


@given(MINUTES, THEME_LISTS)
def test_nobody_sits_for_more_than_a_hundred_minutes_and_nobody_misses_lunch(
    minutes: int, themes: list[str]
) -> None:
    session = _plan(minutes, themes)
    assert max(_stretches(session)) <= 100
    assert min(_stretches(session)) >= 30
    breaks = _ids(session, "break")
    assert bool(breaks) == (minutes > 100)
    assert breaks.count("lunch") == (minutes > 270)
    for before, after in pairwise(session.blocks):
        assert {before.activity.kind, after.activity.kind} != {"break"}


@given(minutes=MINUTES, themes=THEME_LISTS, quotes=st.booleans(), messages=st.booleans())
def test_the_same_question_gets_the_same_plan(
    minutes: int,
    themes: list[str],
    *,
    quotes: bool,
    messages: bool,
) -> None:
    first = _plan(minutes, themes, quotes=quotes, messages=messages)
    assert _plan(minutes, list(themes), quotes=quotes, messages=messages) == first


@given(minutes=MINUTES, themes=THEME_LISTS, quotes=st.booleans(), messages=st.booleans())
def test_nothing_needs_quotations_or_messages_that_the_event_does_not_have(
    minutes: int,
    themes: list[str],
    *,
    quotes: bool,
    messages: bool,
) -> None:
    session = _plan(minutes, themes, quotes=quotes, messages=messages)
    used = [*session.blocks, *session.further]
    needs = {need for block in used for need in (block.activity.shows, *_needs(block.steps))}
    assert quotes or "quotes" not in needs
    assert messages or "messages" not in needs


def _needs(steps: tuple[object, ...]) -> list[str]:
    return [getattr(step, "needs") for step in steps]  # noqa: B009 - steps of any activity


@given(MINUTES, THEME_LISTS)
def test_exercises_end_with_the_words_of_the_event(minutes: int, themes: list[str]) -> None:
    # A day has time to make a plan of them as well.
    last = -2 if minutes >= 300 else -1
    with_quotes = _ids(_plan(minutes, themes))
    assert with_quotes[last] == "from-words-to-work"
    without = _ids(_plan(minutes, themes, quotes=False))
    assert without[last] == "one-message-one-change"
    assert {*with_quotes[last:], *without[last:]} <= {
        "from-words-to-work",
        "one-message-one-change",
        "ninety-days",
    }


@given(st.integers(45, 480), st.sets(st.sampled_from([one.id for one in EXERCISES])))
def test_with_any_part_of_the_bank_a_plan_is_sound_or_the_nearest_possible_one_is_named(
    minutes: int, hidden: set[str]
) -> None:
    bank = tuple(one for one in BANK if one.id not in hidden)
    if hidden == {one.id for one in EXERCISES}:
        with pytest.raises(TemplateError, match="kind 'exercise'"):
            _plan(minutes, bank=bank)
        return
    try:
        session = _plan(minutes, bank=bank)
    except ChoiceError as error:
        nearest = re.search(r"choose (\d+) minutes", error.hint)
        assert nearest
        _assert_sound(_plan(int(nearest[1]), bank=bank), int(nearest[1]))
    else:
        _assert_sound(session, minutes)


def test_ninety_minutes_hold_four_exercises_with_time_enough_for_each() -> None:
    session = _plan(90)
    assert len(_ids(session)) == 4
    exercises = [block for block in session.blocks if block.activity.kind == "exercise"]
    assert all(block.minutes >= 15 for block in exercises)
    assert all(block.steps[-1].minutes >= 4 for block in exercises)  # the debrief


@pytest.mark.parametrize(("minutes", "count"), [(45, 1), (60, 2), (75, 3), (100, 4)])
def test_shorter_sessions_hold_fewer_exercises(minutes: int, count: int) -> None:
    assert len(_ids(_plan(minutes))) == count


def test_a_day_goes_deeper_and_does_not_hurry_through_the_whole_bank() -> None:
    session = _plan(480)
    assert 6 <= len(_ids(session)) <= 10
    assert len(session.further) >= 2


@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_of_the_source_comes_first(theme: str) -> None:
    session = _plan(90, [theme])
    first = next(block for block in session.blocks if block.activity.kind == "exercise")
    chosen = {one for block in session.blocks for one in block.activity.themes}
    assert theme in chosen
    if theme != "partnership":  # which the last exercise serves
        assert theme in first.activity.themes


def test_as_many_themes_of_the_source_as_can_be_are_covered_before_any_is_served_twice() -> None:
    themes = ["data-protection", "staff-well-being", "accountability"]
    assert _ids(_plan(90, themes))[:3] == [
        "who-needs-to-know",
        "after-the-shift",
        "you-said-we-did",
    ]


def test_the_order_of_the_themes_decides_what_a_short_session_takes() -> None:
    assert _ids(_plan(60, ["staff-well-being", "data-protection"]))[0] == "after-the-shift"
    assert _ids(_plan(60, ["data-protection", "staff-well-being"]))[0] == "who-needs-to-know"


def test_a_theme_that_nobody_knows_is_no_reason_to_fail() -> None:
    assert _ids(_plan(90, ["weather"])) == _ids(_plan(90, []))


def test_steps_about_quotations_are_left_out_where_there_are_none() -> None:
    texts = [
        {step.text[:19] for block in session.blocks for step in block.steps}
        for session in (_plan(90), _plan(90, quotes=False))
    ]
    assert "Show the quotations" in texts[0]
    assert "Show the quotations" not in texts[1]


@pytest.mark.parametrize(("minutes", "nearest"), [(44, 45), (0, 45), (-5, 45), (481, 480)])
def test_a_session_too_short_or_too_long_is_refused_with_the_nearest_possible(
    minutes: int, nearest: int
) -> None:
    with pytest.raises(ChoiceError) as caught:
        _plan(minutes)
    assert f"a session of {minutes} minutes" in str(caught.value)
    assert f"choose {nearest} minutes" in caught.value.hint


def test_a_bank_too_small_for_a_day_says_how_long_a_session_it_can_fill() -> None:
    bank = tuple(one for one in BANK if one.kind != "exercise" or one.final)
    with pytest.raises(ChoiceError, match="with the exercises there are") as caught:
        _plan(480, bank=bank)
    assert "minutes, the nearest" in caught.value.hint


@pytest.mark.parametrize("kind", ["opening", "input", "exercise", "closing"])
def test_a_bank_that_lacks_a_kind_of_activity_is_refused(kind: str) -> None:
    with pytest.raises(TemplateError, match=f"no activity of the kind '{kind}'"):
        _plan(bank=tuple(one for one in BANK if one.kind != kind))


def test_a_bank_without_breaks_can_still_plan_a_session_that_needs_none() -> None:
    bank = tuple(one for one in BANK if one.kind != "break")
    _assert_sound(_plan(100, bank=bank), 100)
    with pytest.raises(TemplateError, match="kind 'break'"):
        _plan(180, bank=bank)


def test_exercises_that_can_never_fill_a_session_are_a_mistake_of_the_bank() -> None:
    bank = tuple(dataclasses.replace(one, minimum=500, usual=500, maximum=500) for one in BANK)
    with pytest.raises(TemplateError, match="no session can be planned"):
        _plan(90, bank=bank)


def test_a_last_exercise_too_long_for_the_session_is_left_out() -> None:
    bank = tuple(
        dataclasses.replace(one, minimum=75, usual=75, maximum=90) if one.final else one
        for one in BANK
    )
    session = _plan(90, bank=bank)
    _assert_sound(session, 90)
    assert "from-words-to-work" not in _ids(session)


def test_easier_exercises_come_first_within_a_stretch() -> None:
    session = _plan(180, ["problem-solving", "prevention", "partnership", "trust", "outreach"])
    levels: list[list[str]] = [[]]
    for block in session.blocks:
        if block.activity.kind == "break":
            levels.append([])
        elif block.activity.kind == "exercise" and not block.activity.final:
            levels[-1].append(block.activity.level)
    assert any("advanced" in stretch for stretch in levels)
    assert all(stretch == sorted(stretch, reverse=True) for stretch in levels)
