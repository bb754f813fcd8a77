"""Names of people as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkmaterials.model.summary import Person


def display_name(person: Person) -> str:
    """Return honorific and name: ``Dr Kari Johnstone``."""
    return f"{person.honorific} {person.name}" if person.honorific else person.name


def name_in_line(person: Person) -> str:
    """Return honorific and name as a line begins with them.

    A translated title is in lower case within a sentence, as in ``посол``; a name is never changed.
    """
    name = display_name(person)
    return f"{name[:1].upper()}{name[1:]}" if person.honorific else name
