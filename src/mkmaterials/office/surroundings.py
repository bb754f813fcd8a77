"""What a document offers to the values that are put into it, and what it takes up from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from mkmaterials.office.compiled import StylesState
    from mkmaterials.office.pictures import Picture

MARK = "picture:"  # before the name of a picture, where an address may stand
SURROUNDINGS = "the surroundings"  # name among a program's values; no tag can spell it


class Surroundings:
    """What one document offers and takes up while it is rendered.

    Args:
        styles: of the compiled template; `None` for a deck.
        language: of the document, as ISO 639 code; "" if nobody said.
        about: core properties that are set where the template leaves them blank.
        source_language: of the texts that come from a source; "" if nobody said.
    """

    def __init__(
        self,
        styles: StylesState | None,
        language: str = "",
        about: Mapping[str, str] | None = None,
        source_language: str = "",
    ) -> None:
        self.styles = styles
        self.source_language = source_language
        self.language = language
        self.about = {"language": language, **(about or {})} if language or about else {}
        self.pictures: dict[str, Picture] = {}
        self.files: dict[str, str] = {}  # name of the part, by the picture's own key
        self.new_lists: list[tuple[int, str]] = []  # number, and number of the abstract list
        self.new_looks: list[str] = []  # abstract lists, as XML
        self.new_styles: dict[str, str] = {}  # as XML, by id

    def character_style(self, name: str) -> str:
        """Return the id of a character style by its name or id."""
        return self.style("character", name)

    def style(self, kind: str, name: str) -> str:
        """Return the id of a style by its name, else `name` itself, as an id."""
        ids: Mapping[str, str] = {} if self.styles is None else self.styles["ids"].get(kind, {})
        return ids.get(name.lower(), name)

    def has_style(self, kind: str, name: str) -> bool:
        """Tell whether the template has a style of this name."""
        return self.styles is not None and name.lower() in self.styles["ids"].get(kind, {})

    def new_list(self, style: str) -> int:
        """Return the number of a new list that looks as `style` has it, counted from 1; or 0."""
        if self.styles is None or style not in self.styles["lists"]:
            return 0
        number = self.styles["next_list"] + len(self.new_lists)
        self.new_lists.append((number, self.styles["lists"][style]))
        return number

    def can_number(self) -> bool:
        """Tell whether the template has a part for lists."""
        return self.styles is not None and bool(self.styles["numbering"])

    def take_list(self, look: etree._Element) -> str:
        """Take up an abstract list of another document; return the number of a list like it."""
        from lxml import etree

        if self.styles is None:
            return "0"
        abstract = str(self.styles["next_look"] + len(self.new_looks))
        look.set(f"{look.tag!s}Id", abstract)
        self.new_looks.append(etree.tostring(look, encoding="unicode", with_tail=False))
        number = self.styles["next_list"] + len(self.new_lists)
        self.new_lists.append((number, abstract))
        return str(number)

    def add_picture(self, picture: Picture) -> str:
        """Take up a picture and return its key."""
        key = f"{picture.key}-{len(self.pictures)}"
        self.pictures[key] = picture
        return key

    def picture_part(self, address: str) -> str:
        """Return the name of the part for a picture's address, or "" for any other address."""
        if not address.startswith(MARK):
            return ""
        key = address.removeprefix(MARK)
        if not any(picture.key == key for picture in self.pictures.values()):
            return ""
        if key not in self.files:
            suffix = key.rpartition(".")[2]
            self.files[key] = f"word/media/value{len(self.files) + 1}.{suffix}"
        return self.files[key]

    def drawing(self, key: str) -> str:
        """Return the drawing of a picture that was taken up, or "" for any other key."""
        picture = self.pictures.get(key)
        return "" if picture is None else picture.drawing()
