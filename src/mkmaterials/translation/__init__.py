"""The event's own text in another language: which texts there are, what was translated, checks.

Nothing is translated here. A person translates; what is printed is what they wrote.
"""

from mkmaterials.translation.told import Rendering, Told, as_printed, spelled_names, tell
from mkmaterials.translation.units import Unit, units_of

__all__ = ["Rendering", "Told", "Unit", "as_printed", "spelled_names", "tell", "units_of"]
