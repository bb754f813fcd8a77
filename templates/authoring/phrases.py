"""Phrases with tags that several documents share."""

from __future__ import annotations

from word import reference

CONTACT = (
    "**{{ contact.name }}**{% if contact.role %}, {{ contact.role }}{% endif %}"
    "{% if contact.phone %}, {{ contact.phone }}{% endif %}"
    "{% if contact.email %}, {{ contact.email }}{% endif %}"
    "{% if contact.hours %}, {{ contact.hours }}{% endif %}"
)
SPEAKER = (
    "**{{ quote.speaker }}**"
    "{% if quote.role %}, {{ quote.role }}"
    "{% elif quote.role_line %}. {{ quote.role_line }}{% endif %}"
    "{% if quote.occasion %}; {{ quote.occasion }}{% endif %}"
)
QUOTE_SLIDE = reference(
    "{% if quote.slides %} ({{ 'slide' if quote.slides|length < 3 else 'slides' }} "
    "{{ quote.slides }}){% endif %}"
)
REVIEWED = (
    "{% if kit.draft %}Draft, not yet reviewed{% else %}Reviewed{% endif %}"
    "{% if operation.name %} · {{ operation.name }}{% endif %}"
)
TIMES = "{{ block.start }}–{{ block.end }}"
