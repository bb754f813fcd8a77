"""Word and PowerPoint templates with Jinja tags: compiled once, rendered many times."""

from mkmaterials.office.brand import Brand
from mkmaterials.office.template import Rendered, SlideRef, Template, load

__all__ = ["Brand", "Rendered", "SlideRef", "Template", "load"]
