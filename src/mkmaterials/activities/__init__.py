"""The exercise bank: Markdown files that trainers edit, read into plain records."""

from __future__ import annotations

from mkmaterials.activities.activity import KINDS, LEVELS, SHOWS, Activity, Question, Step
from mkmaterials.activities.bank import load_activities

__all__ = ["KINDS", "LEVELS", "SHOWS", "Activity", "Question", "Step", "load_activities"]
