"""Event summaries as YAML beside their sources; nothing that a person edited is overwritten."""

from mkmaterials.store.places import heal_places, moved_places
from mkmaterials.store.summaries import (
    SCHEMA_NAME,
    SavedSummary,
    json_schema,
    load_summary,
    save_summary,
    summary_path,
)

__all__ = [
    "SCHEMA_NAME",
    "SavedSummary",
    "heal_places",
    "json_schema",
    "load_summary",
    "moved_places",
    "save_summary",
    "summary_path",
]
