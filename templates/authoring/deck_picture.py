"""The picture of the partnership: native shapes in one group, to be edited like any other."""

from __future__ import annotations

from dataclasses import replace

from slides import INCH, Box, band, fill, paragraph, properties, run

FLIPPED = '<a:xfrm flipV="1">'

_LEFT, _TOP, _WIDE, _HIGH = 0.75, 1.8, 11.83, 4.8
_GAP, _RULE = 0.3, 0.07
_BOX_WIDE, _BOX_HIGH = 4.2, (_HIGH - _GAP) / 2
_CENTRE_WIDE, _CENTRE_HIGH = 2.7, 2.3
_MIDDLE = _LEFT + _WIDE / 2, _TOP + _HIGH / 2
_ALT = (
    "Picture of a partnership. In the middle stand the persons to be protected. Around them stand "
    "the police, communities, civil society and institutions, each with the groups that took part "
    "in the event."
)
# Whether it is known of every group with whom it stands: only then is one missing from a box.
_ALL_PLACED = "event.groups and not deck.partners.others"
_KNOWN = "event.groups or deck.partners.values()|select|list"
# Name, words, place in the plan, column, row
_PARTNERS = (
    ("Police", "police", 0, 0),
    ("Communities", "communities", 1, 0),
    ("Civil society", "civil_society", 0, 1),
    ("Institutions", "institutions", 1, 1),
)


def picture(identity: int) -> str:
    """Return the drawing; the shapes have the ids from `identity` on.

    The lines come first, behind everything; the text is read in the order of the partners.
    """
    frame = Box(_LEFT, _TOP, _WIDE, _HIGH)
    places = [_place(column, row) for _, _, column, row in _PARTNERS]
    lines = "".join(_line(identity + number, box) for number, box in enumerate(places, start=1))
    rules = "".join(
        band(identity + number, "Rule of a partner", replace(box, height=_RULE), "accent1")
        for number, box in enumerate(places, start=5)
    )
    inside = "".join(
        _partner(identity + number, name, key, box)
        for number, ((name, key, _, _), box) in enumerate(
            zip(_PARTNERS, places, strict=True), start=9
        )
    )
    question = _question(identity + 14)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{properties(identity, 'The partnership', described=_ALT)}"
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{_group(frame)}</p:grpSpPr>"
        f"{lines}{inside}{rules}{_centre(identity + 13)}{question}</p:grpSp>"
    )


def _place(column: int, row: int) -> Box:
    return Box(
        _LEFT + column * (_WIDE - _BOX_WIDE),
        _TOP + row * (_BOX_HIGH + _GAP),
        _BOX_WIDE,
        _BOX_HIGH,
    )


def _line(identity: int, box: Box) -> str:
    """Return the line from the middle to the inner side of a partner's box."""
    across, down = _MIDDLE
    is_left, is_above = box.left < across - _BOX_WIDE / 2, box.top < down
    side = box.left + _BOX_WIDE if is_left else box.left
    level = box.top + _BOX_HIGH / 2
    frame = Box(min(side, across), min(level, down), abs(side - across), abs(level - down))
    turned = frame.xml().replace("<a:xfrm>", "<a:xfrm>" if is_left == is_above else FLIPPED)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{properties(identity, 'Line to a partner', decorative=True)}"
        f"<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{turned}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="38100">{fill("accent1")}</a:ln>'
        "</p:spPr></p:cxnSp>"
    )


def _group(box: Box) -> str:
    own = box.xml()
    inner = own[len("<a:xfrm>") : -len("</a:xfrm>")]
    child = inner.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    return f"<a:xfrm>{inner}{child}</a:xfrm>"


def _partner(identity: int, name: str, key: str, box: Box) -> str:
    here = f"deck.partners.{key}"
    texts = (
        paragraph(run(name, size=24, bold=True, colour="accent1")),
        paragraph(run(f"{{%p if {here} %}}", size=12, colour="accent3")),
        paragraph(run(f"{{{{ {here} }}}}", size=22)),
        paragraph(run(f"{{%p elif {_ALL_PLACED} %}}", size=12, colour="accent3")),
        paragraph(run("Not among the groups named", size=20, colour="accent4")),
        paragraph(run("{%p endif %}", size=12, colour="accent3")),
    )
    return _shape(identity, name, box, "rect", fill("bg2"), "".join(texts), (0.25, 0.25), "t")


def _centre(identity: int) -> str:
    across, down = _MIDDLE
    box = Box(across - _CENTRE_WIDE / 2, down - _CENTRE_HIGH / 2, _CENTRE_WIDE, _CENTRE_HIGH)
    text = _centred(paragraph(run("The persons to be protected", size=24, bold=True, colour="bg1")))
    ring = f'<a:ln w="76200">{fill("bg1")}</a:ln>'
    return _shape(
        identity, "Centre", box, "ellipse", fill("accent1") + ring, text, (0.15, 0.15), "ctr"
    )


def _question(identity: int) -> str:
    """Return the line below the middle: a question, or that nothing at all is known."""
    top = _MIDDLE[1] + _CENTRE_HIGH / 2 + 0.1
    box = Box(_MIDDLE[0] - _CENTRE_WIDE / 2, top, _CENTRE_WIDE, _TOP + _HIGH - top)
    texts = (
        paragraph(run(f"{{%p if not ({_KNOWN}) %}}", size=12, colour="accent3")),
        _centred(paragraph(run("The press release names no groups", size=20, colour="accent4"))),
        paragraph(run("{%p else %}", size=12, colour="accent3")),
        _centred(paragraph(run("Who is it where you work?", size=20, colour="accent4"))),
        paragraph(run("{%p endif %}", size=12, colour="accent3")),
    )
    return _shape(identity, "Question", box, "rect", "<a:noFill/>", "".join(texts), (0, 0), "t")


def _centred(text: str) -> str:
    return text.replace("<a:p>", '<a:p><a:pPr algn="ctr"/>')


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
        f'<p:txBody><a:bodyPr wrap="square" lIns="{left}" tIns="180000" rIns="{right}" '
        f'bIns="140000" anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>{text}'
        "</p:txBody></p:sp>"
    )
