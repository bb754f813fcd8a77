"""Translators' files: PO and XLIFF, read and written without loss."""

from mkmaterials.exchange.bundle import Bundle, Entry, State, is_as_written
from mkmaterials.exchange.po import read_po, write_po
from mkmaterials.exchange.xliff import read_xliff, write_xliff

__all__ = [
    "Bundle",
    "Entry",
    "State",
    "is_as_written",
    "read_po",
    "read_xliff",
    "write_po",
    "write_xliff",
]
