"""The promise, kept: summaries held against the source, finished files against the plan."""

from mkmaterials.verify.kit import verify_document, verify_labels
from mkmaterials.verify.summary import hold_against_source

__all__ = ["hold_against_source", "verify_document", "verify_labels"]
