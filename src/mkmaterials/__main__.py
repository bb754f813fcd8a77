"""``python -m mkmaterials``."""

from mkmaterials.cli import main

main()
