"""Taking the series out of a chart that is to be fed from data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.messages import _
from mkmaterials.office import marks
from mkmaterials.office.charts import CATEGORIES, NAME, NUMBER, VALUES
from mkmaterials.office.ids import drop_extension
from mkmaterials.office.problems import refuse

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.compiled import ChartState, SeriesState
    from mkmaterials.office.placeholders import Placeholders

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ACROSS = ("cat", "xVal")
_UP = ("val", "yVal")
_SHEET = "Sheet1"


def take_series(
    root: etree._Element, placeholders: Placeholders, book: str, where: str
) -> ChartState:
    """Put marks in place of a chart's series, and return what they are made of.

    Args:
        root: the chart part's tree; it is changed.
        placeholders: makes stand-ins for the marks.
        book: the part with the chart's workbook, or "".
        where: the chart as a person would say it, for messages.

    Raises:
        TemplateError: the chart has no series, or is of a kind that has no simple data.
    """
    series: list[SeriesState] = []
    sheet = ""
    for plot, parent in enumerate({node.getparent(): None for node in root.iter(f"{C}ser")}):
        if parent is None:
            continue
        own = parent.findall(f"{C}ser")
        for node in own:
            if node.find(f"{C}bubbleSize") is not None or _child(node, _UP) is None:
                refuse(
                    "template.filling",
                    _("a chart of this kind cannot be fed from data"),
                    where=where,
                    hint=_("use a bar, column, line, area, pie, doughnut, radar or scatter chart."),
                )
                return {"series": [], "sheet": _SHEET, "workbook": book}
            sheet = sheet or _sheet(node)
            series.append(_series(node, plot))
        own[0].addprevious(placeholders.node(f"{marks.FILL_START}{plot}{marks.FILL_END}"))
        for node in own:
            parent.remove(node)
    if not series:
        refuse(
            "template.filling",
            _("the chart has no series to take the look from"),
            where=where,
            hint=_("give the chart sample data with at least one series."),
        )
    return {"series": series, "sheet": sheet or _SHEET, "workbook": book}


def _series(node: etree._Element, plot: int) -> SeriesState:
    from lxml import etree

    up = _child(node, _UP)
    across = _child(node, _ACROSS)
    form = None if up is None else next(up.iter(f"{C}formatCode"), None)
    name = "".join(text.text or "" for text in node.iterfind(f"{C}tx//{C}v"))
    scatter = up is not None and up.tag == f"{C}yVal"
    state: SeriesState = {
        "xml": "",
        "plot": plot,
        "name": name,
        "format": "General" if form is None or not form.text else form.text,
        "across": "xVal" if scatter else "cat",
        "up": "yVal" if scatter else "val",
    }
    for outdated in (*node.findall(f"{C}tx"), *([] if across is None else [across])):
        node.remove(outdated)
    for kind in ("idx", "order"):
        number = node.find(f"{C}{kind}")
        if number is not None:
            number.set("val", "NUMBER")
            if kind == "order":
                number.addnext(etree.ProcessingInstruction("name", ""))
    if up is not None:
        up.addprevious(etree.ProcessingInstruction("categories", ""))
        up.addprevious(etree.ProcessingInstruction("values", ""))
        node.remove(up)
    unique = [each for each in node.iter() if isinstance(each.tag, str) and "}uniqueId" in each.tag]
    for each in unique:  # belongs to one series of one chart
        drop_extension(each)
    node.tail = None
    xml = etree.tostring(node, encoding="unicode")
    for prefix, address in node.nsmap.items():
        xml = xml.replace(
            f' xmlns:{prefix}="{address}"' if prefix else f' xmlns="{address}"', "", 1
        )
    for old, new in (
        ("<?name ?>", NAME),
        ("<?categories ?>", CATEGORIES),
        ("<?values ?>", VALUES),
        ('val="NUMBER"', f'val="{NUMBER}"'),
    ):
        xml = xml.replace(old, new)
    state["xml"] = xml
    return state


def _child(node: etree._Element, names: tuple[str, ...]) -> etree._Element | None:
    return next(
        (each for each in (node.find(f"{C}{name}") for name in names) if each is not None), None
    )


def _sheet(node: etree._Element) -> str:
    """Return the name of the sheet that a series refers to."""
    for formula in node.iter(f"{C}f"):
        name, mark, _cells = (formula.text or "").rpartition("!")
        if mark:
            return name.strip("'").replace("''", "'")
    return ""
