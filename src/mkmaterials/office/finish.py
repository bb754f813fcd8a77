"""Turning the marks in what a program put out into XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.messages import _
from mkmaterials.office import marks
from mkmaterials.office.blanks import drop_blank

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkmaterials.findings import Finding
    from mkmaterials.office.surroundings import Surroundings

# Patterns as text are compiled when they are needed first: starting is most of the time.
_SCHEMES = {"http", "https", "mailto", "tel"}
_LOST = f"{marks.FIT_START}\\d+{marks.HEAD}|[\x07\x0c\x0e-\x1f]"
_NO_PATH = r"(?i)[/\\]|%5C|[^.]*$"  # from the root; or just a word
_SCHEME_TWICE = r"(?i)^https?://(?=(?:https?|mailto|tel):)"
_ALL = "\x07\x0c" + "".join(map(chr, range(0x0E, 0x20)))
_BREAKS = f"{marks.BREAK}{marks.TAB}"
_WORD_TEXT = rf"<w:t(?: [^<>]*)?>[^<]*[{_BREAKS}][^<]*</w:t>"
_RUN_HEAD = r"<a:r>(<a:rPr(?: [^<>]*)?/>|<a:rPr(?: [^<>]*)?(?<!/)>(?:(?!</a:rPr>).)*</a:rPr>)?"
_SLIDE_TEXT = rf"(?s){_RUN_HEAD}<a:t>([^<]*[{_BREAKS}][^<]*)</a:t></a:r>"
_IN_TAG = rf"<[^<>]*[{_BREAKS}][^<>]*>"
_LINK = (
    f'(?s)<(?P<name>a:hlink\\w+)(?P<before>[^<>]*?) r:id="{marks.LINK_START}'
    f'(?P<a>[^{marks.LINK_END}]*){marks.LINK_END}"(?P<after>[^<>]*?)'
    f"(?P<end>/>|>(?P<inner>.*?)</(?P=name)>)"
    f'|(?P<attr> [\\w:]+)="{marks.LINK_START}(?P<b>[^{marks.LINK_END}]*){marks.LINK_END}"'
)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&quot;", '"'), ("&#39;", "'"))


class Links:
    """The links of one part whose addresses are only known now.

    Args:
        taken: relationship ids of the part that are in use.
        place: the part as a person would say it, for findings.
        around: what takes up pictures; `None` where there can be none.
    """

    def __init__(self, taken: list[str], place: str, around: Surroundings | None = None) -> None:
        self._taken = set(taken)
        self._ids: dict[str, str] = {}
        self._next = 1
        self._place = place
        self.around = around
        self.pictures: list[tuple[str, str]] = []  # id, and name of the part
        self.findings: list[Finding] = []

    @property
    def addresses(self) -> list[tuple[str, str]]:
        """Ids and addresses of the links, in order of appearance."""
        return [(identity, address) for address, identity in self._ids.items()]

    def id_for(self, escaped: str) -> str:
        """Return the relationship id for an address, or "" if it must not be linked."""
        if self.around is not None and (part := self.around.picture_part(escaped)):
            known = [identity for identity, name in self.pictures if name == part]
            if not known:
                self.pictures.append((self.new_id(), part))
            return known[0] if known else self.pictures[-1][0]
        address = _clean_address(escaped)
        if not address:
            return ""
        scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", address)
        if scheme.group(1).lower() not in _SCHEMES if scheme else re.match(_NO_PATH, address):
            from mkmaterials.findings import Finding

            self.findings.append(
                Finding(
                    "template.link-address",
                    "warning",
                    _(
                        "'{address}' is no web, mail or telephone address, so it was not linked",
                        address=address,
                    ),
                    self._place,
                    _("correct the address."),
                )
            )
            return ""
        if address not in self._ids:
            self._ids[address] = self.new_id()
        return self._ids[address]

    def new_id(self) -> str:
        """Return an id that no relationship of the part has."""
        while f"rId{self._next}" in self._taken:
            self._next += 1
        self._taken.add(f"rId{self._next}")
        return f"rId{self._next}"


def _has_marks(xml: str) -> bool:
    """Tell whether any mark is there: looking for each is faster than a pattern for all."""
    return any(mark in xml for mark in _ALL)


def has_flow(xml: str) -> bool:
    """Tell whether a value holds more than a line of text."""
    return marks.RICH_START in xml or marks.PARAGRAPH in xml or marks.PAGE in xml


def tidy(xml: str) -> str:
    """Take out marks that lost their partner, as a block over two boxes may do."""
    return re.sub(_LOST, "", xml) if _has_marks(xml) else xml


def finish(xml: str, links: Links) -> str:
    """Return the XML with all marks turned into what they stand for, fitted text aside."""
    if not _has_marks(xml):
        return xml
    if has_flow(xml):
        from mkmaterials.office.flow import flow

        xml = flow(xml, links.around)
    if marks.BLANK_START in xml or marks.DROP in xml:
        xml = drop_blank(xml)
    if marks.LINK_START in xml:
        xml = re.sub(_LINK, _link_to(links), xml)
    if marks.BREAK in xml or marks.TAB in xml:
        xml = _breaks(xml)
    if marks.KEEP in xml:
        xml = _keep(xml)
    if marks.TABLE_START in xml:
        from mkmaterials.office.tables import fix_columns

        xml = fix_columns(xml)
    if marks.NUMBER in xml:
        from mkmaterials.office.numbering import numbered

        xml = numbered(xml)
    return xml


def _clean_address(escaped: str) -> str:
    address = re.sub(f"[{_BREAKS}\\s]+", " ", escaped).strip()
    for entity, letter in _ENTITIES:
        address = address.replace(entity, letter)
    address = address.replace("&amp;", "&")
    address = re.sub(_SCHEME_TWICE, "", address)
    if address.lower().startswith("www."):
        address = f"https://{address}"
    elif re.fullmatch(r"[^@\s:/]+@[^@\s:/]+", address):
        address = f"mailto:{address}"
    from urllib.parse import quote

    return quote(address, safe="%/:?#[]@!$&'()*+,;=~-._")


def _link_to(links: Links) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        identity = links.id_for(match["a"] if match["name"] else match["b"])
        if match["name"]:
            if not identity:
                return ""
            head = f'<{match["name"]}{match["before"]} r:id="{identity}"{match["after"]}'
            return head + match["end"]
        return f'{match["attr"]}="{identity}"' if identity else ""

    return replace


def _breaks(xml: str) -> str:
    xml = re.sub(_WORD_TEXT, _word_breaks, xml)
    xml = re.sub(_SLIDE_TEXT, _slide_breaks, xml)
    if marks.BREAK in xml or marks.TAB in xml:
        xml = re.sub(_IN_TAG, lambda m: re.sub(f"[{_BREAKS}]", " ", m.group()), xml)
        xml = xml.replace(marks.BREAK, "\n").replace(marks.TAB, "\t")
    return xml


def _word_breaks(match: re.Match[str]) -> str:
    again = '<w:t xml:space="preserve">'
    text = match.group().replace(marks.BREAK, f"</w:t><w:br/>{again}")
    return text.replace(marks.TAB, f"</w:t><w:tab/>{again}")


def _slide_breaks(match: re.Match[str]) -> str:
    properties = match[1] or ""
    lines = match[2].replace(marks.TAB, "\t").split(marks.BREAK)
    between = f"<a:br>{properties}</a:br>" if properties else "<a:br/>"
    return between.join(f"<a:r>{properties}<a:t>{line}</a:t></a:r>" for line in lines)


def _keep(xml: str) -> str:
    """Add a paragraph to each cell or text box that would end without one."""
    before, *rest = xml.split(marks.KEEP)
    out: list[str] = []
    for piece in rest:
        head, found, after = piece.partition(marks.HEAD)
        if not found:
            before += piece
            continue
        before = before.rstrip()
        name, opening, looks = head.partition("<")
        out.append(before)
        last = before[before.rfind("<") :]
        ends = last == f"</{name}>" or (
            last.startswith((f"<{name}/", f"<{name} ")) and "/>" in last
        )
        if not ends:
            out.append(f"<{name}><{looks}</{name}>" if opening else f"<{name}/>")
        before = after
    return "".join((*out, before))
