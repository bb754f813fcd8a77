"""The promise, kept: summaries held against the source, finished files against the plan."""

from mkmaterials.verify.kit import document_text, verify_document, verify_labels
from mkmaterials.verify.summary import hold_against_source, places_of, with_places

__all__ = [
    "document_text",
    "hold_against_source",
    "places_of",
    "verify_document",
    "verify_labels",
    "with_places",
]
