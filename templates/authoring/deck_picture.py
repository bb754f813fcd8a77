"""The picture of the partnership: native shapes in one group, to be edited like any other."""

from __future__ import annotations

from slides import INCH, Box, fill, paragraph, properties, run

_LEFT, _TOP, _WIDE, _HIGH = 0.75, 1.75, 11.83, 4.85
_GAP = 0.26
_BOX_WIDE, _BOX_HIGH = (_WIDE - _GAP) / 2, (_HIGH - _GAP) / 2
_CENTRE_WIDE, _CENTRE_HIGH = 3.3, 2.0
_ROOM = (_CENTRE_WIDE - _GAP) / 2  # of a box that the centre covers
_ALT = (
    "Picture of a partnership. In the middle stand the persons to be protected. Around them stand "
    "the police, communities, civil society and institutions, each with the groups that took part "
    "in the event."
)
# Name, words, place in the plan, column, row
_PARTNERS = (
    ("Police", "police", 0, 0),
    ("Communities", "communities", 1, 0),
    ("Civil society", "civil_society", 0, 1),
    ("Institutions", "institutions", 1, 1),
)


def picture(identity: int) -> str:
    """Return the drawing; the shapes have the ids from `identity` on."""
    frame = Box(_LEFT, _TOP, _WIDE, _HIGH)
    inside = "".join(
        _partner(identity + number, *partner) for number, partner in enumerate(_PARTNERS, start=1)
    )
    return (
        f"<p:grpSp><p:nvGrpSpPr>{properties(identity, 'The partnership', described=_ALT)}"
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{_group(frame)}</p:grpSpPr>"
        f"{inside}{_centre(identity + 5)}</p:grpSp>"
    )


def _group(box: Box) -> str:
    own = box.xml()
    inner = own[len("<a:xfrm>") : -len("</a:xfrm>")]
    child = inner.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    return f"<a:xfrm>{inner}{child}</a:xfrm>"


def _partner(identity: int, name: str, key: str, column: int, row: int) -> str:
    box = Box(
        _LEFT + column * (_BOX_WIDE + _GAP),
        _TOP + row * (_BOX_HIGH + _GAP),
        _BOX_WIDE,
        _BOX_HIGH,
    )
    here = f"deck.partners.{key}"
    texts = (
        paragraph(run(name, size=24, bold=True, colour="accent1")),
        paragraph(run(f"{{%p if {here} %}}", size=12, colour="accent3")),
        paragraph(run(f"{{{{ {here} }}}}", size=20)),
        paragraph(run("{%p else %}", size=12, colour="accent3")),
        paragraph(run("Not named in the press release", size=20, colour="accent4")),
        paragraph(run("{%p endif %}", size=12, colour="accent3")),
    )
    sides = (0.25, _ROOM + 0.15) if column == 0 else (_ROOM + 0.15, 0.25)
    return _shape(
        identity,
        name,
        box,
        "rect",
        fill("bg2"),
        "".join(texts),
        sides,
        "b" if row else "t",
    )


def _centre(identity: int) -> str:
    box = Box(
        _LEFT + (_WIDE - _CENTRE_WIDE) / 2,
        _TOP + (_HIGH - _CENTRE_HIGH) / 2,
        _CENTRE_WIDE,
        _CENTRE_HIGH,
    )
    text = paragraph(run("The persons to be protected", size=24, bold=True, colour="bg1"))
    text = text.replace("<a:p>", '<a:p><a:pPr algn="ctr"/>')
    ring = f'<a:ln w="76200">{fill("bg1")}</a:ln>'
    return _shape(
        identity, "Centre", box, "ellipse", fill("accent1") + ring, text, (0.3, 0.3), "ctr"
    )


def _shape(  # noqa: PLR0913, PLR0917 - a shape is all that
    identity: int,
    name: str,
    box: Box,
    form: str,
    look: str,
    text: str,
    sides: tuple[float, float],
    anchor: str,
) -> str:
    left, right = (round(side * INCH) for side in sides)
    return (
        f"<p:sp><p:nvSpPr>{properties(identity, name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f'<p:spPr>{box.xml()}<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{look}</p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="{left}" tIns="140000" rIns="{right}" '
        f'bIns="140000" anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>{text}'
        "</p:txBody></p:sp>"
    )
