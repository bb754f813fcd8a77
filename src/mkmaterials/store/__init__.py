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
from mkmaterials.store.translations import (
    add_translations,
    load_translation,
    translation_path,
    translation_schema,
)

__all__ = [
    "SCHEMA_NAME",
    "SavedSummary",
    "add_translations",
    "heal_places",
    "json_schema",
    "load_summary",
    "load_translation",
    "moved_places",
    "save_summary",
    "summary_path",
    "translation_path",
    "translation_schema",
]
