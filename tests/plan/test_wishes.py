"""What a trainer may want of a session: hours, people, room, exercises in and out."""

from __future__ import annotations

import contextlib
import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkmaterials.activities import load_activities
from mkmaterials.errors import ChoiceError
from mkmaterials.model.summary import Hours, SessionWishes
from mkmaterials.model.themes import THEMES
from mkmaterials.plan.choice import decent_minutes
from mkmaterials.plan.session import Session, plan_session
from mkmaterials.plan.wishes import FEWEST, MOST, ROOMS, Day, Override, Wishes, wishes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

BANK = load_activities([Path(__file__).parents[2] / "templates" / "base" / "activities"])
BY_ID = {one.id: one for one in BANK}
EXERCISES = [one.id for one in BANK if one.kind == "exercise"]
SEED_THEMES = ("under-reporting", "discrimination", "partnership", "trust", "community-policing")
DAYS = st.lists(
    st.builds(Day, start=st.integers(7 * 60, 15 * 60), minutes=st.integers(45, 480)),
    min_size=1,
    max_size=2,
).map(tuple)


def plan(wishes: Wishes, themes: Sequence[str] = SEED_THEMES) -> Session:
    return plan_session(BANK, themes, wishes, has_quotes=True, has_messages=True)


def plan_or_none(wishes: Wishes) -> Session | None:
    """Return the plan, or nothing if it is refused with the nearest that is possible."""
    with contextlib.suppress(ChoiceError):
        return plan(wishes)
    with pytest.raises(ChoiceError) as caught:
        plan(wishes)
    assert "nearest" in caught.value.hint
    return None


def day_of(minutes: int) -> tuple[Day, ...]:
    return (Day(minutes=minutes),)


def ids(session: Session, kind: str = "exercise") -> list[str]:
    return [block.activity.id for block in session.blocks if block.activity.kind == kind]


def assert_sound(session: Session, wishes: Wishes) -> None:
    for number, day in enumerate(wishes.days):
        blocks = [block for block in session.blocks if block.day == number]
        clock = 0
        sitting = [0]
        for block in blocks:
            assert block.start == clock
            assert block.activity.minimum <= block.minutes <= block.activity.maximum
            assert sum(step.minutes for step in block.steps) == block.minutes
            clock += block.minutes
            if block.activity.kind == "break":
                sitting.append(0)
            else:
                sitting[-1] += block.minutes
        assert clock == day.minutes
        assert max(sitting) <= 100
        assert min(sitting) >= 30
    used = [block.activity.id for block in session.blocks if block.activity.kind != "break"]
    assert len(used) == len(set(used))


@settings(deadline=None, max_examples=60)
@given(days=DAYS, themes=st.lists(st.sampled_from(THEMES), unique=True))
def test_days_of_any_length_and_start_add_up_and_nobody_sits_too_long(
    days: tuple[Day, ...], themes: list[str]
) -> None:
    wishes = Wishes(days=days)
    session = plan(wishes, themes)
    assert_sound(session, wishes)
    assert plan(wishes, list(themes)) == session
    for number, day in enumerate(days):
        lunches = [
            day.start + block.start
            for block in session.blocks
            if block.day == number and block.activity.id == "lunch" and block.start is not None
        ]
        through_noon = day.start <= 11 * 60 + 30 and day.start + day.minutes >= 14 * 60
        assert len(lunches) == (through_noon or day.minutes > 270)
        if through_noon and lunches:
            assert 11 * 60 <= lunches[0] <= 13 * 60 + 30


@settings(deadline=None, max_examples=60)
@given(days=DAYS, themes=st.lists(st.sampled_from(THEMES), unique=True))
def test_no_theme_is_left_without_an_exercise_while_time_allows(
    days: tuple[Day, ...], themes: list[str]
) -> None:
    session = plan(Wishes(days=days), themes)
    served = {theme for block in session.blocks for theme in block.activity.themes}
    missing = set(themes) - served
    if not missing:
        return
    # Nothing on a theme that is left fits in, not even if all else took its shortest decent time.
    length = sum(block.minutes for block in session.blocks if block.activity.kind != "break")
    needed = sum(
        decent_minutes(block.activity)
        if block.activity.kind == "exercise"
        else block.activity.minimum
        for block in session.blocks
        if block.activity.kind in {"opening", "input", "exercise", "closing"}
    )
    cheapest = min(
        decent_minutes(one)
        for one in BANK
        if one.kind == "exercise" and not one.final and missing & set(one.themes)
    )
    assert needed + cheapest > length


def test_all_eight_themes_of_a_source_have_an_exercise_in_three_hours() -> None:
    for start in range(len(THEMES)):
        themes = [*THEMES, *THEMES][start : start + 8]
        session = plan(Wishes(days=day_of(180)), themes)
        served = {theme for block in session.blocks for theme in block.activity.themes}
        assert set(themes) <= served


@settings(deadline=None, max_examples=40)  # a refusal looks for the nearest plan there is
@given(
    minutes=st.integers(45, 480),
    group=st.integers(FEWEST, MOST),
    room=st.sampled_from(["", *ROOMS]),
)
def test_huge_and_tiny_groups_get_what_works_for_them_or_hear_the_nearest_that_does(
    minutes: int, group: int, room: str
) -> None:
    wishes = Wishes(days=day_of(minutes), group=group, room=room)
    session = plan_or_none(wishes)
    if session is None:
        return
    assert_sound(session, wishes)
    for block in session.blocks:
        if block.activity.kind in {"exercise", "opener", "energizer"}:
            assert wishes.suits(block.activity)


@settings(deadline=None, max_examples=40)  # a refusal looks for the nearest plan there is
@given(
    minutes=st.integers(45, 480),
    pins=st.lists(st.sampled_from(EXERCISES), unique=True, max_size=3),
    excluded=st.sets(st.sampled_from(EXERCISES), max_size=12),
)
def test_what_is_pinned_is_in_and_what_is_excluded_is_out(
    minutes: int, pins: list[str], excluded: set[str]
) -> None:
    wishes = Wishes(
        days=day_of(minutes), pinned=tuple(pins), excluded=frozenset(excluded - set(pins))
    )
    session = plan_or_none(wishes)
    if session is None:
        return
    assert_sound(session, wishes)
    assert set(pins) <= set(ids(session))
    assert not wishes.excluded & {
        block.activity.id for block in (*session.blocks, *session.further)
    }


@given(st.permutations(["trust-ladder", "barrier-cards", "seven-contacts"]))
def test_ordered_exercises_come_first_in_their_order(order: list[str]) -> None:
    session = plan(Wishes(days=day_of(180), order=tuple(order)))
    assert ids(session)[:3] == order
    assert ids(session)[-1] == "from-words-to-work"


@example(minutes=45, length=281)
@example(minutes=47, length=282)
@settings(deadline=None)
@given(minutes=st.integers(12, 50), length=st.integers(150, 480))
def test_minutes_that_a_trainer_gives_are_kept_and_the_clock_recomputes(
    minutes: int, length: int
) -> None:
    wishes = Wishes(days=day_of(length), times={"trust-ladder": minutes, "break": 10})
    try:
        session = plan(wishes)
    except ChoiceError as error:  # some odd lengths leave a gap that no exercise fills
        nearest = int(re.findall(r"choose (\d+) minutes", error.hint)[0])
        assert abs(nearest - length) <= 5
        wishes = dataclasses.replace(wishes, days=day_of(nearest))
        session = plan(wishes)
    assert_sound(session, wishes)
    given_time = {block.activity.id: block.minutes for block in session.blocks}
    assert given_time["trust-ladder"] == minutes
    assert given_time["break"] == 10


def test_lunch_begins_when_the_trainer_says() -> None:
    for lunch in range(11 * 60, 14 * 60 + 1, 7):
        session = plan(Wishes(days=(Day(minutes=480, lunch=lunch),)))
        block = next(block for block in session.blocks if block.activity.id == "lunch")
        assert 9 * 60 + (block.start or 0) == lunch


def test_the_second_day_begins_and_the_first_ends_with_something_of_its_own() -> None:
    session = plan(Wishes(days=(Day(minutes=480), Day(minutes=420))))
    first = [block.activity for block in session.blocks if block.day == 0]
    second = [block.activity for block in session.blocks if block.day == 1]
    assert first[-1].kind == second[-1].kind == "closing"
    assert first[-1] != second[-1]
    assert second[-1].id == "commitments-and-evaluation"
    assert second[0].kind == "opener"


def test_most_times_are_read_off_a_clock_in_steps_of_five() -> None:
    starts = [block.start or 0 for block in plan(Wishes(days=day_of(480))).blocks]
    assert all(start % 5 == 0 for start in starts)


@pytest.mark.parametrize(
    ("wishes", "said", "hint"),
    [
        (Wishes(pinned=("trust-lader",)), "no exercise 'trust-lader'", "trust-ladder"),
        (Wishes(times={"trust-ladder": 200}), "it takes 12 to 50", "choose 50 minutes"),
        (Wishes(order=("welcome",)), "'welcome' is no exercise", "take it out"),
        (Wishes(excluded=frozenset({"welcome"})), "'opening' left", "take 'welcome' out"),
        (Wishes(pinned=("barrier-cards",), group=3), "a group of 3", "a group of 5"),
        (Wishes(pinned=("referral-map",), room="rows"), "kind 'rows'", "tables"),
        (Wishes(days=(Day(minutes=480, lunch=9 * 60 + 5),)), "lunch at 09:05", "for lunch"),
        (Wishes(group=200), "for 200 people", "a group of 60"),
        (
            Wishes(days=(Day(minutes=480), Day(minutes=500))),
            "480 and 500 minutes cannot be planned: it takes 45 to 480 a day",
            "choose 480 and 480 minutes",
        ),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_with_what_can(
    wishes: Wishes, said: str, hint: str
) -> None:
    with pytest.raises(ChoiceError) as caught:
        plan(wishes)
    assert said in str(caught.value)
    assert hint in caught.value.hint


def test_a_refusal_holds_the_nearest_plan_and_that_plan_can_be_made() -> None:
    pins = ("referral-map", "solve-it-together", "interview-through-an-interpreter")
    with pytest.raises(ChoiceError) as caught:
        plan(Wishes(pinned=pins))
    found = re.search(
        r"choose (\d+) minutes, the nearest that is possible: (.+)", caught.value.hint
    )
    assert found
    wishes = Wishes(days=day_of(int(found[1])), pinned=pins)
    session = plan(wishes)
    assert_sound(session, wishes)
    assert found[2].startswith("09:00 Welcome and ground rules; 09:")
    assert all(block.activity.title in found[2] for block in session.blocks)
    shorter = dataclasses.replace(wishes, days=day_of(int(found[1]) - 1))
    with pytest.raises(ChoiceError):
        plan(shorter)


def test_options_win_over_the_summary() -> None:
    session = SessionWishes(minutes=120, start="10.30", group=30, room="rows", pin=["trust-ladder"])
    assert wishes_of(session).days == (Day(10 * 60 + 30, 120),)
    override = Override(minutes=180, start=8 * 60, group=12, room="circle")
    wishes = wishes_of(session, override)
    assert wishes.days == (Day(8 * 60, 180),)
    assert (wishes.group, wishes.room, wishes.pinned) == (12, "circle", ("trust-ladder",))


def test_each_day_has_hours_of_its_own_unless_options_say_otherwise() -> None:
    hours = [
        Hours(start="09:00", lunch="12:15", end="17:00"),
        Hours(start="08:30", end="13:00"),
    ]
    session = SessionWishes(hours=hours)
    assert wishes_of(session).days == (Day(540, 480, 735), Day(510, 270))
    assert wishes_of(session, Override(minutes=90)).days == (Day(540, 90),)
    assert wishes_of(session, Override(start=600)).days == (Day(600, 480), Day(600, 270))


def test_two_days_are_whole_days_unless_somebody_says_otherwise() -> None:
    assert wishes_of(SessionWishes(days=2)).days == (Day(540, 480), Day(540, 480))
    assert wishes_of(SessionWishes()).days == (Day(540, 90),)


@pytest.mark.parametrize(("group", "nearest"), [(1, 2), (0, 2), (500, 200)])
def test_a_group_too_small_or_too_large_is_refused(group: int, nearest: int) -> None:
    with pytest.raises(ChoiceError) as caught:
        wishes_of(SessionWishes(), Override(group=group))
    assert f"choose {nearest}" in caught.value.hint


def test_a_session_that_would_run_into_the_night_is_refused_with_the_latest_start() -> None:
    with pytest.raises(ChoiceError, match="after midnight") as caught:
        wishes_of(SessionWishes(), Override(minutes=180, start=22 * 60))
    assert "start at 21:00" in caught.value.hint


def test_a_summary_that_wants_and_excludes_the_same_is_refused() -> None:
    with pytest.raises(ValueError, match="'trust-ladder' is wanted and excluded"):
        SessionWishes(pin=["trust-ladder"], exclude=["trust-ladder"])
    with pytest.raises(ValueError, match="ends"):
        Hours(start="09:00", end="08:00")
    with pytest.raises(ValueError, match="hours has 3 days"):
        SessionWishes(hours=[Hours(start="09:00", end="17:00")] * 3)
