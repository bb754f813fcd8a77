from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkmaterials.activities import Activity, Step
from mkmaterials.plan.minutes import apportion, fit_activities, fit_steps


def _activity(minimum: int, usual: int, maximum: int) -> Activity:
    return Activity(
        id="x",
        title="X",
        kind="exercise",
        usual=usual,
        minimum=minimum,
        maximum=maximum,
        steps=(Step(usual, "Do it."),),
    )


ACTIVITIES = st.lists(
    st.tuples(*[st.integers(1, 90)] * 3).map(lambda three: _activity(*sorted(three))), min_size=1
)


@given(st.lists(st.integers(0, 90), min_size=1), st.integers(0, 480))
def test_shares_add_up_and_differ_from_the_exact_share_by_less_than_one(
    weights: list[int], total: int
) -> None:
    shares = apportion(weights, total)
    assert sum(shares) == total
    if sum(weights):
        for share, weight in zip(shares, weights, strict=True):
            assert abs(share - weight * total / sum(weights)) < 1


def test_the_largest_remainder_gets_the_minute_and_the_first_of_equal_ones() -> None:
    assert apportion([1, 2, 4], 10) == [1, 3, 6]
    assert apportion([1, 1, 1], 4) == [2, 1, 1]
    assert apportion([0, 0], 3) == [2, 1]


@given(ACTIVITIES, st.data())
def test_activities_share_the_time_exactly_and_within_their_bounds(
    activities: list[Activity], data: st.DataObject
) -> None:
    least = sum(one.minimum for one in activities)
    most = sum(one.maximum for one in activities)
    total = data.draw(st.integers(least, most))
    minutes = fit_activities(activities, total)
    assert sum(minutes) == total
    for one, fitted in zip(activities, minutes, strict=True):
        assert one.minimum <= fitted <= one.maximum


@given(ACTIVITIES)
def test_activities_keep_their_usual_time_when_there_is_just_enough(
    activities: list[Activity],
) -> None:
    usual = [one.usual for one in activities]
    assert fit_activities(activities, sum(usual)) == usual


@given(st.lists(st.integers(1, 40), min_size=1, max_size=9), st.integers(0, 90))
def test_steps_add_up_exactly_and_none_is_below_a_minute(minutes: list[int], extra: int) -> None:
    steps = [Step(number, f"Step {place}") for place, number in enumerate(minutes)]
    fitted = fit_steps(steps, len(steps) + extra)
    assert sum(step.minutes for step in fitted) == len(steps) + extra
    assert min(step.minutes for step in fitted) >= 1
    assert [step.text for step in fitted] == [step.text for step in steps]


def test_a_short_step_stays_short_when_the_exercise_grows() -> None:
    steps = [Step(2, "Hand out the cards."), Step(10, "Discuss."), Step(4, "Report.")]
    assert [step.minutes for step in fit_steps(steps, 29)] == [3, 19, 7]
