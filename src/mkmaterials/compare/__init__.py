"""What differs between two versions of a Word or PowerPoint file, in words."""

from __future__ import annotations

from mkmaterials.compare.files import compare
from mkmaterials.compare.texts import Difference

__all__ = ["Difference", "compare"]
