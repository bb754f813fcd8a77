"""From a press release to a briefing, a deck and a facilitator handout."""

__version__ = "0.1.0"
