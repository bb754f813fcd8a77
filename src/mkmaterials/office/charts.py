"""Charts fed from data: the numbers go into the chart and into its workbook.

A chart says in its alternative text what it shows: ``{%chart facts.by_year %}``. The compiler
(`chart_parts`) takes the series out of the chart; here they are written anew.
"""

from __future__ import annotations

import json
import math
import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.messages import N_, _
from mkmaterials.office import marks
from mkmaterials.office.relations import escape
from mkmaterials.office.workbook import cell_name, workbook

if TYPE_CHECKING:
    from mkmaterials.office.compiled import ChartState, SeriesState

MAX_CELLS: Final = 100_000
NAME, CATEGORIES, VALUES, NUMBER = "\x01", "\x02", "\x03", "\x04"  # in the XML of a series
_ACCENTS = 6
_POINT = re.compile(r'<c:(dPt|dLbl)>\s*<c:idx val="(\d+)"/>.*?</c:\1>', re.DOTALL)
_ACCENT = re.compile(r'<a:schemeClr val="accent([1-6])"')
_NO_DATA = N_(
    "this is no data for a chart: write a group with 'categories' and 'series', each with 'name' "
    "and 'values'"
)


def chart_data(value: Any) -> str:
    """Return a chart's data as text, to be read again by `read`; "" if there is nothing.

    Args:
        value: a group with "categories" (a list) and "series" (a list of groups with "name",
            "values" and perhaps "format", such as "0 %"); or a list of groups with "label" and
            "value"; or a list of groups, followed by the name that is the label and the names
            that are the values.

    Raises:
        TypeError: it is none of these, or holds what is no number.
    """
    if not value:
        return ""
    data = _grouped(value) if isinstance(value, dict) else _tabled(value)
    cells = (len(data["series"]) + 1) * len(data["categories"])
    if cells > MAX_CELLS:
        raise TypeError(
            _(
                "a chart of {count} numbers is too large: at most {most} are shown",
                count=cells,
                most=MAX_CELLS,
            )
        )
    return json.dumps(data) if data["categories"] and data["series"] else ""


def _grouped(value: dict[str, Any]) -> dict[str, Any]:
    categories, series = value.get("categories"), value.get("series")
    if not isinstance(categories, list) or not isinstance(series, list):
        raise TypeError(_(_NO_DATA))
    found = []
    for each in series:
        if not isinstance(each, dict) or not isinstance(each.get("values"), list):
            raise TypeError(
                _(
                    "a series has no 'values': write a group with 'categories' and 'series', each "
                    "with 'name' and 'values'"
                )
            )
        name, values = str(each.get("name") or ""), each["values"]
        if len(values) != len(categories):
            raise TypeError(
                _(
                    "the series '{name}' has {values} values for {categories} categories",
                    name=name,
                    values=len(values),
                    categories=len(categories),
                )
            )
        form = str(each.get("format") or "")
        found.append({"name": name, "values": [_number(v) for v in values], "format": form})
    return {"categories": [_category(each) for each in categories], "series": found}


def _tabled(value: Any) -> dict[str, Any]:
    rows, label, names = value, "label", ["value"]
    if isinstance(value, tuple):
        rows, label, *names = value
    if not isinstance(rows, (list, tuple)) or not all(isinstance(row, dict) for row in rows):
        raise TypeError(_(_NO_DATA))
    if not names:
        raise TypeError(_("name the values of the chart, behind the label"))
    for name in (label, *names):
        if any(name not in row for row in rows):
            raise TypeError(_("'{name}' is not known in every row", name=name))
    several = len(names) > 1
    series = [
        {
            "name": str(name) if several else "",
            "values": [_number(row[name]) for row in rows],
            "format": "",
        }
        for name in names
    ]
    return {"categories": [_category(row[label]) for row in rows], "series": series}


def _number(value: object) -> float | int | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise TypeError(_("'{value}' is no number that a chart could show", value=value))
    return value


def _category(value: object) -> str | float:
    usable = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if isinstance(value, (int, float)) and usable else str(value or "")


def read(text: str) -> dict[str, Any]:
    """Read what `chart_data` has written, escaped by the program."""
    data: dict[str, Any] = json.loads(unescape(text)) if text else {}
    return data


def fill(xml: str, state: ChartState, data: dict[str, Any]) -> tuple[str, bytes]:
    """Return a chart with its series, and its workbook.

    Args:
        xml: the chart, with marks where its plots have their series.
        state: what the compiler knows of the chart.
        data: see `read`.
    """
    categories, series = data["categories"], data["series"]
    plots: dict[int, list[str]] = {}
    names = []
    formats = []
    for number, own in enumerate(series):
        template = state["series"][min(number, len(state["series"]) - 1)]
        is_copy = number >= len(state["series"])
        names.append(own["name"] or (f"{number + 1}" if is_copy else template["name"]))
        formats.append(own["format"] or template["format"])
        written = _series(template, number, state["sheet"], categories, own["values"], names[-1])
        written = written.replace(_FORMAT, escape(formats[-1]))
        plots.setdefault(template["plot"], []).append(_recolour(written) if is_copy else written)
    for plot in {template["plot"] for template in state["series"]}:
        mark = f"{marks.FILL_START}{plot}{marks.FILL_END}"
        xml = xml.replace(mark, "".join(plots.get(plot, [])))
    columns = [each["values"] for each in series]
    return xml, workbook(state["sheet"], categories, names, columns, formats)


_FORMAT = "\x05"


def _series(  # noqa: PLR0913, PLR0917 - what a series is made of
    template: SeriesState,
    number: int,
    sheet: str,
    categories: list[Any],
    values: list[Any],
    name: str,
) -> str:
    count = len(categories)
    column = number + 1
    quoted = f"'{sheet.replace(chr(39), chr(39) * 2)}'" if re.search(r"\W", sheet) else sheet

    def area(across: int, first: int, last: int) -> str:
        start = cell_name(across, first, fixed=True)
        end = "" if first == last else f":{cell_name(across, last, fixed=True)}"
        return f"<c:f>{escape(quoted)}!{start}{end}</c:f>"

    title = (
        f"<c:tx><c:strRef>{area(column, 0, 0)}<c:strCache>{_points([name])}</c:strCache>"
        "</c:strRef></c:tx>"
    )
    kind = "num" if all(isinstance(each, (int, float)) for each in categories) else "str"
    form = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    axis = (
        f"<c:{template['across']}><c:{kind}Ref>{area(0, 1, count)}<c:{kind}Cache>{form}"
        f"{_points(categories)}</c:{kind}Cache></c:{kind}Ref></c:{template['across']}>"
    )
    numbers = (
        f"<c:{template['up']}><c:numRef>{area(column, 1, count)}<c:numCache><c:formatCode>"
        f"{_FORMAT}</c:formatCode>{_points(values)}</c:numCache></c:numRef></c:{template['up']}>"
    )
    xml = _POINT.sub(lambda m: m.group() if int(m[2]) < count else "", template["xml"])
    xml = xml.replace(NUMBER, str(number)).replace(NAME, title)
    return xml.replace(CATEGORIES, axis).replace(VALUES, numbers)


def _points(values: list[Any]) -> str:
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{escape(str(value))}</c:v></c:pt>'
        for number, value in enumerate(values)
        if value is not None
    )
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _recolour(series: str) -> str:
    """Give a series that was copied from the one before it the next colours of the theme."""
    number = re.search(r'<c:idx val="(\d+)"/>', series)
    at = int(number[1]) if number else 0
    return _ACCENT.sub(f'<a:schemeClr val="accent{at % _ACCENTS + 1}"', series)
