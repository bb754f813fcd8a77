"""The look of runs: what formatted text asks for, put into the properties of a run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.office.rich import UNDERLINES, colour, half_points, link_start

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The order that the standard asks for.
_WORD_ORDER: Final = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
    *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    *("specVanish", "oMath"),
)
_SLIDE_ORDER: Final = (
    *("ln", "noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "effectLst"),
    *("effectDag", "highlight", "uLnTx", "uLn", "uFillTx", "uFill", "latin", "ea", "cs", "sym"),
    *("hlinkClick", "hlinkMouseOver", "rtl", "extLst"),
)
_SLIDE_UNDERLINES = {
    "single": "sng",
    "double": "dbl",
    "thick": "heavy",
    "dotDash": "dotDash",
    "dotDotDash": "dotDotDash",
    "dotted": "dotted",
    "dash": "dash",
    "wave": "wavy",
}
_CHILD = re.compile(
    r"<(?P<prefix>\w+):(?P<name>\w+)(?: [^<>]*)?(?:/>|>.*?</(?P=prefix):(?P=name)>)", re.DOTALL
)
_HEAD = re.compile(r"<a:rPr((?: [^<>]*?)?)/?>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def word_look(
    look: Mapping[str, str], base: str = "", style: Callable[[str], str] | None = None
) -> str:
    """Return the properties of a Word run.

    Args:
        look: by names of `rich.LOOKS`; texts are escaped.
        base: properties of the run around it, ``<w:rPr>…</w:rPr>``.
        style: finds the id of a character style by its name or id.

    Raises:
        FormatError: a colour or size is none.
    """
    kept = {match["name"]: match.group() for match in _CHILD.finditer(_inner(base, "w:rPr"))}
    kept.update(_word_properties(look, style))
    rank = {name: number for number, name in enumerate(_WORD_ORDER)}
    inner = "".join(kept[name] for name in sorted(kept, key=lambda n: rank.get(n, len(rank))))
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _word_properties(look: Mapping[str, str], style: Callable[[str], str] | None) -> dict[str, str]:
    rtl = "rtl" in look
    values: dict[str, object] = {}  # of the properties that have one; None: none
    if "style" in look:
        values["rStyle"] = style(look["style"]) if style else look["style"]
    for key, name in (("bold", "b"), ("italic", "i"), ("strike", "strike")):
        if key in look:
            values[name] = None
            values |= {f"{name}Cs": None} if rtl and name != "strike" else {}
    if "color" in look:
        values["color"] = colour(look["color"])
    if "size" in look:
        values["sz"] = values["szCs"] = half_points(look["size"])
    if "underline" in look:
        values["u"] = look["underline"] if look["underline"] in UNDERLINES else "single"
    values |= {"vertAlign": "subscript"} if "subscript" in look else {}
    values |= {"vertAlign": "superscript"} if "superscript" in look else {}
    if rtl:
        values["rtl"] = "true"
    if _LANGUAGE.fullmatch(look.get("lang", "")):
        values["lang"] = look["lang"]
    found = {
        name: f"<w:{name}/>" if value is None else f'<w:{name} w:val="{value}"/>'
        for name, value in values.items()
    }
    return found | _word_fills(look)


def _word_fills(look: Mapping[str, str]) -> dict[str, str]:
    found = {}
    if "highlight" in look:
        fill = colour(look["highlight"])
        found["shd"] = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    if "font" in look:
        found["rFonts"] = _fonts(look["font"])
    return found


def _fonts(font: str) -> str:
    region, colon, name = font.partition(":")
    if not colon:
        name, region = font, ""
    more = f' w:{region}="{name}"' if region == "eastAsia" else ""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"{more}/>'


def slide_look(look: Mapping[str, str], base: str = "") -> str:
    """Return the properties of a run on a slide; styles have no meaning there.

    Raises:
        FormatError: a colour or size is none.
    """
    head = _HEAD.match(base)
    attributes = dict(_ATTRIBUTE.findall(head[1])) if head else {}
    children = {match["name"]: match.group() for match in _CHILD.finditer(_inner(base, "a:rPr"))}
    for key, name, value in (
        *(("bold", "b", "1"), ("italic", "i", "1"), ("strike", "strike", "sngStrike")),
        *(("subscript", "baseline", "-25000"), ("superscript", "baseline", "30000")),
    ):
        if key in look:
            attributes[name] = value
    if "underline" in look:
        attributes["u"] = _SLIDE_UNDERLINES.get(look["underline"], "sng")
    if "size" in look:
        attributes["sz"] = str(half_points(look["size"]) * 50)
    if "lang" in look and _LANGUAGE.fullmatch(look["lang"]):
        attributes["lang"] = look["lang"]
    _slide_children(look, children)
    rank = {name: number for number, name in enumerate(_SLIDE_ORDER)}
    order = sorted(children, key=lambda name: rank.get(name, len(rank)))
    inner = "".join(children[name] for name in order)
    own = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<a:rPr{own}>{inner}</a:rPr>" if inner else f"<a:rPr{own}/>"


def _slide_children(look: Mapping[str, str], children: dict[str, str]) -> None:
    for key, name in (("color", "solidFill"), ("highlight", "highlight")):
        if key in look and colour(look[key]) != "auto":
            fill = f'<a:srgbClr val="{colour(look[key])}"/>'
            children[name] = f"<a:{name}>{fill}</a:{name}>"
    if "font" in look:
        name = look["font"].rpartition(":")[2]
        children["latin"] = f'<a:latin typeface="{name}"/>'
        children["cs"] = f'<a:cs typeface="{name}"/>'
    if "url" in look and "hlinkClick" not in children:
        target = f'xmlns:r="{RELATIONS}" r:id="{link_start(look["url"])}"'
        children["hlinkClick"] = f"<a:hlinkClick {target}/>"


def _inner(xml: str, name: str) -> str:
    if f"</{name}>" not in xml:
        return ""
    return xml[xml.index(">") + 1 : xml.rindex(f"</{name}>")]
