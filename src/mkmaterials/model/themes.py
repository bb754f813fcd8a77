"""The themes of police-public partnership work that extraction finds and exercises serve."""

from __future__ import annotations

from typing import Final, Literal, get_args

ThemeId = Literal[
    "partnership",
    "trust",
    "community-policing",
    "under-reporting",
    "secondary-victimization",
    "discrimination",
    "access-to-justice",
    "identification",
    "first-contact",
    "referral",
    "language-mediation",
    "outreach",
    "prevention",
    "problem-solving",
    "accountability",
    "data-protection",
    "staff-well-being",
]

THEMES: Final[tuple[ThemeId, ...]] = get_args(ThemeId)
