"""The exercise bank: Markdown files that trainers edit, read into plain records."""

from __future__ import annotations

from mkmaterials.activities.activity import (
    ENERGIES,
    FEW,
    KINDS,
    LEVELS,
    MANY,
    ROOMS,
    SHOWS,
    Activity,
    Question,
    Step,
)
from mkmaterials.activities.bank import FileCheck, check_files, exercise_files, load_activities

__all__ = [
    "ENERGIES",
    "FEW",
    "KINDS",
    "LEVELS",
    "MANY",
    "ROOMS",
    "SHOWS",
    "Activity",
    "FileCheck",
    "Question",
    "Step",
    "check_files",
    "exercise_files",
    "load_activities",
]
