"""Word and PowerPoint templates with Jinja tags: compiled once, rendered many times."""

from mkmaterials.office.template import Rendered, Template, load

__all__ = ["Rendered", "Template", "load"]
