"""The social card: one quotation, who said it and where, to be posted as a picture.

The slide has the proportions of a picture of 1600 by 900 pixels. A card of a summary that
nobody has reviewed says so across its whole width.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    logo,
    paragraph,
    placeholder,
    tree,
)

_LEFT, _WIDTH = 1.05, 11.3  # inches
_EDGE = band(90, "Edge", Box(0, 0, 0.34, HIGH / INCH), "accent2")
_LOGO = logo(92, Box(9.55, 4.7, 2.8, 0.72), "operation.logo_on_dark", "bg1", align="r")
_RULE = band(91, "Rule", Box(_LEFT, 4.75, 1.5, 0.05), "bg1")

QUOTE = Place(
    "Quotation", "body", 13, Box(_LEFT, 0.65, _WIDTH, 3.9), 44, colour="bg1", anchor="ctr",
    prompt="“Quotation, word for word”",
)  # fmt: skip
SPEAKER = Place(
    "Speaker", "title", 0, Box(_LEFT, 4.9, 8.3, 0.6), 28, bold=True, colour="bg1",
    prompt="Speaker",
)  # fmt: skip
ROLE = Place("Role", "body", 14, Box(_LEFT, 5.46, _WIDTH, 0.82), 20, colour="bg2", prompt="Role")
EVENT = Place(
    "Event", "body", 15, Box(_LEFT, 6.5, _WIDTH, 0.72), 18, colour="bg2", anchor="b",
    prompt="Date and event",
)  # fmt: skip
WARNING = Place(
    "Draft", "body", 16, Box(0, 0, WIDE / INCH, 0.62), 24, bold=True, colour="bg1", anchor="ctr",
    align="ctr", panel="accent3", prompt="Draft", fit=False,
)  # fmt: skip
LARGE_QUOTE = replace(QUOTE, size=60)
DRAFT_QUOTE = replace(QUOTE, box=Box(_LEFT, 0.8, _WIDTH, 3.75))
LARGE_DRAFT_QUOTE = replace(DRAFT_QUOTE, size=60)

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
            f"{tree(_EDGE, _RULE, _LOGO, *shapes)}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )


LAYOUTS = (
    CardLayout("Short quotation", (LARGE_QUOTE, SPEAKER, ROLE, EVENT)),
    CardLayout("Quotation", (QUOTE, SPEAKER, ROLE, EVENT)),
    CardLayout("Draft, short quotation", (WARNING, LARGE_DRAFT_QUOTE, SPEAKER, ROLE, EVENT)),
    CardLayout("Draft, quotation", (WARNING, DRAFT_QUOTE, SPEAKER, ROLE, EVENT)),
)
# Two sample slides each: a quotation goes onto the first on which it can be set as designed.
_SHORT = """\
{%slide for quote in quotes if not kit.draft %}
{%slide choose card %}
"""
_USUAL = """\
{%slide choose card %}
{%slide floor 28 %}
"""
_SHORT_DRAFT = """\
{%slide for quote in quotes if kit.draft %}
{%slide choose draft %}
"""
_USUAL_DRAFT = """\
{%slide choose draft %}
{%slide floor 28 %}
"""


def card() -> bytes:
    """Return the template of the card."""
    return presentation(
        [
            _slide(LAYOUTS[0], _SHORT),
            _slide(LAYOUTS[1], _USUAL),
            _slide(LAYOUTS[2], _SHORT_DRAFT),
            _slide(LAYOUTS[3], _USUAL_DRAFT),
        ],
        title="{{ event.heading }}{% for quote in quotes %}, {{ quote.speaker }}{% endfor %}",
        subject="{{ event.heading }}",
        keywords="quotation, card, press release",
        layouts=LAYOUTS,
    )


def _slide(layout: CardLayout, directives: str) -> tuple[str, str, list[str]]:
    texts = {
        "Draft": "Draft: not reviewed, not for publication",
        "Quotation": "{{ quote.text }}",
        "Speaker": "{{ quote.speaker }}",
        "Role": "{{ quote.role }}",
        "Event": _WHEN,
    }
    shapes = (
        filled(number, place, paragraph(texts[place.name]))
        for number, place in enumerate(layout.places, 2)
    )
    xml = (
        f"<p:sld {NAMESPACES}><p:cSld>{tree(*shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )
    return layout.name, xml, (directives + _NOTES).splitlines()
