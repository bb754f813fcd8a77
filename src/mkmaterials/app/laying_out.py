"""Laying out a deck: as long as wanted, with nothing on a slide that does not fit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mkmaterials.findings import Finding
from mkmaterials.messages import _, ngettext
from mkmaterials.plan.kit import number_slides
from mkmaterials.plan.lengths import wanted_slides
from mkmaterials.plan.story import Story

if TYPE_CHECKING:
    from mkmaterials.office import Template
    from mkmaterials.office.slide_refs import SlideRef
    from mkmaterials.plan.material import MaterialPlan
    from mkmaterials.translation import Told
    from mkmaterials.wording import Wording

_MOST_ROUNDS: Final = 200  # of numbering slides; each but the last adds one


def lay_out(deck: Template, plan: MaterialPlan, told: Told, words: Wording, wish: str) -> None:
    """Make a deck as long as wanted, spread out what does not fit, and number its slides.

    Args:
        deck: the template of the deck.
        plan: the plan; its deck and its slide numbers are changed.
        told: the event that it was made of.
        words: wording, for titles.
        wish: how long the deck is to be, as `plan.lengths` knows it.

    Raises:
        TemplateError: the deck template cannot be used.
    """
    story = Story(plan, told, words)
    pages = len(plan["deck"]["programme"])
    wanted = wanted_slides(wish, len(plan["session"]["objectives"]), pages)
    slides = outline = _outline(deck, plan, story, wanted)
    for __ in range(_MOST_ROUNDS):
        number_slides(plan, [(s.number, s.name, s.item) for s in slides], words)
        laid_out = deck.laid_out(plan)
        crowded = [(slide.item, slide.crowded) for slide in laid_out if slide.crowded]
        more = Counter(slide.item for slide in laid_out)  # what shares a slide and goes on
        more.subtract(slide.item for slide in outline)
        crowded += [(item, ()) for item, times in more.items() if times > 0]
        if story.relieve(crowded):
            slides = outline = _outline(deck, plan, story, wanted)
        elif len(laid_out) == len(slides):
            break
        else:  # a table goes on
            slides = laid_out


def _outline(
    deck: Template, plan: MaterialPlan, story: Story, wanted: int | None
) -> list[SlideRef]:
    """Return the deck's slides, made fewer if more are there than wanted."""
    slides = deck.outline(plan)
    while wanted is not None and len(slides) > wanted and story.shorten():
        slides = deck.outline(plan)
    return slides


def length_findings(plan: MaterialPlan, wish: str) -> list[Finding]:
    """Return a note if the deck is longer than a wished number of slides."""
    if not wish.isdecimal() or plan["slide_count"] <= int(wish):
        return []
    return [
        Finding(
            "deck.longer",
            "note",
            ngettext(
                "the deck has {number} slide, not {wanted}",
                "the deck has {number} slides, not {wanted}",
                plan["slide_count"],
                wanted=wish,
            ),
            where="deck.pptx",
            hint=_(
                "quotations, messages and exercises are never left out; a shorter session has "
                "fewer exercises."
            ),
        )
    ]
