"""The social card: one quotation, who said it and where, to be posted as a picture.

The slide has the proportions of a picture of 1600 by 900 pixels. A card of a summary that
nobody has reviewed says so across its whole width.
"""

from __future__ import annotations

from dataclasses import dataclass

from deck_file import presentation
from slides import (
    HIGH,
    INCH,
    NAMESPACES,
    WIDE,
    Box,
    Place,
    band,
    fill,
    filled,
    paragraph,
    placeholder,
    tree,
)

_LEFT, _WIDTH = 1.05, 11.3  # inches
_EDGE = band(90, "Edge", Box(0, 0, 0.34, HIGH / INCH), "accent2")
_RULE = band(91, "Rule", Box(_LEFT, 4.93, 1.5, 0.05), "bg1")

QUOTE = Place(
    "Quotation", "body", 13, Box(_LEFT, 0.75, _WIDTH, 3.95), 44, colour="bg1", anchor="ctr",
    prompt="“Quotation, word for word”",
)  # fmt: skip
SPEAKER = Place(
    "Speaker", "title", 0, Box(_LEFT, 5.1, _WIDTH, 0.6), 28, bold=True, colour="bg1",
    prompt="Speaker",
)  # fmt: skip
ROLE = Place("Role", "body", 14, Box(_LEFT, 5.68, _WIDTH, 0.82), 20, colour="bg2", prompt="Role")
EVENT = Place(
    "Event", "body", 15, Box(_LEFT, 6.5, _WIDTH, 0.72), 18, colour="bg2", anchor="b",
    prompt="Date and event",
)  # fmt: skip
WARNING = Place(
    "Draft", "body", 16, Box(0, 0, WIDE / INCH, 0.62), 24, bold=True, colour="bg1", anchor="ctr",
    align="ctr", panel="accent3", prompt="Draft", fit=False,
)  # fmt: skip
DRAFT_QUOTE = Place(
    "Quotation", "body", 13, Box(_LEFT, 0.85, _WIDTH, 3.85), 44, colour="bg1", anchor="ctr",
    prompt="“Quotation, word for word”",
)  # fmt: skip

_WHEN = """\
{% if event.date %}{{ event.date }} · {% endif %}{{ event.heading|truncate(150) }}\
{% if operation.name and (event.heading ~ operation.name)|length < 90 %} · {{ operation.name }}\
{% endif %}"""
_NOTES = """\
Alternative text for the picture: {{ quote.speaker }}{% if quote.role %}, \
{{ quote.role }}{% endif %}: {{ quote.text }}
{%p if quote.para %}
Source: paragraph {{ quote.para }} of the press release “{{ source.title }}”\
{% if source.address %}, {{ source.address }}{% endif %}.
{%p endif %}"""


@dataclass(frozen=True)
class CardLayout:
    """A layout on a dark ground, without footer and number."""

    name: str
    places: tuple[Place, ...]

    def xml(self) -> str:
        """Return the layout part."""
        shapes = [placeholder(number, place) for number, place in enumerate(self.places, start=2)]
        return (
            f'<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1"><p:cSld name="{self.name}">'
            f"<p:bg><p:bgPr>{fill('accent1')}<a:effectLst/></p:bgPr></p:bg>"
            f"{tree(_EDGE, _RULE, *shapes)}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )


LAYOUTS = (
    CardLayout("Card", (QUOTE, SPEAKER, ROLE, EVENT)),
    CardLayout("Draft of a card", (WARNING, DRAFT_QUOTE, SPEAKER, ROLE, EVENT)),
)


def card() -> bytes:
    """Return the template of the card."""
    return presentation(
        [
            _slide("Card", QUOTE, "not kit.draft"),
            _slide("Draft of a card", DRAFT_QUOTE, "kit.draft", warned=True),
        ],
        title="{{ event.heading }}{% for quote in quotes %}, {{ quote.speaker }}{% endfor %}",
        subject="{{ event.heading }}",
        keywords="quotation, card, press release",
        layouts=LAYOUTS,
    )


def _slide(
    layout: str, quote: Place, condition: str, *, warned: bool = False
) -> tuple[str, str, list[str]]:
    texts = [
        (quote, "{{ quote.text }}"),
        (SPEAKER, "{{ quote.speaker }}"),
        (ROLE, "{{ quote.role }}"),
        (EVENT, _WHEN),
    ]
    if warned:
        texts.insert(0, (WARNING, "Draft: not reviewed, not for publication"))
    shapes = (
        filled(number, place, paragraph(text)) for number, (place, text) in enumerate(texts, 2)
    )
    notes = f"{{%slide for quote in quotes if {condition} %}}\n{{%slide floor 28 %}}\n{_NOTES}"
    xml = (
        f"<p:sld {NAMESPACES}><p:cSld>{tree(*shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )
    return layout, xml, notes.splitlines()
