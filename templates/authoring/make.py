"""Write the base templates: ``python templates/authoring/make.py [--output DIR]``.

The files in ``templates/base`` are made here, and made here again after each change: what a
trainer edits by hand belongs in a pack of their own. Same scripts, same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from briefing import briefing
from card import card
from deck import deck
from handout import handout
from participants import participants

BASE = Path(__file__).resolve().parent.parent / "base"
TEMPLATES = {
    "briefing.docx": briefing,
    "deck.pptx": deck,
    "card.pptx": card,
    "handout.docx": handout,
    "handout-participants.docx": participants,
}


def main() -> None:
    """Write the templates into the folder that the command line names."""
    parser = argparse.ArgumentParser(description="Write the base templates.")
    parser.add_argument("--output", type=Path, default=BASE, help="folder (default: %(default)s)")
    folder: Path = parser.parse_args().output
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in TEMPLATES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main()
