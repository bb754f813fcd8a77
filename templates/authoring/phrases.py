"""Phrases with tags that several documents share."""

from __future__ import annotations

from word import Xml, p, reference, tag, when

CONTACT = (
    "**{{ contact.name }}**{% if contact.role %}, {{ contact.role }}{% endif %}"
    "{% if contact.phone %}, {{ contact.phone }}{% endif %}"
    "{% if contact.email %}, {{ contact.email }}{% endif %}"
    "{% if contact.hours %}, {{ contact.hours }}{% endif %}"
)
SPEAKER = (
    "**{{ quote.speaker }}**"
    "{% if quote.role %}, {{ quote.role }}"
    "{% if quote.role_language %} (in {{ quote.role_language }}){% endif %}"
    "{% elif quote.role_line %}. {{ quote.role_line }}{% endif %}"
    "{% if quote.occasion %}; {{ quote.occasion }}{% endif %}"
)
QUOTE_SLIDE = reference(
    "{% if quote.slides %} ({{ 'slide' if quote.slides|length < 3 else 'slides' }} "
    "{{ quote.slides }}){% endif %}"
)
REVIEWED = (  # in the foot of pages, which has room for one line only
    "{% if kit.draft %}Draft, not yet reviewed{% else %}Reviewed{% endif %}"
    "{% if operation.name and operation.name|length < 60 %} · {{ operation.name }}{% endif %}"
)
BESIDE = "{{ quote.translated }}. The original, in {{ quote.language }}:"
SECOND_MESSAGE = when("message.second", p("ListContinue", "{{ message.second }}"))


def quotation(*, beside: bool) -> tuple[Xml, ...]:
    """Return a quotation; a translation says that it is one, and the second language follows.

    Args:
        beside: whether the original stands below a translation that is read first.
    """
    translated = p("Caption", BESIDE) if beside else p("Explanation", "{{ quote.translated }}")
    original = (p("Quote", "{{ quote.text }}"),) if beside else ()
    return (
        tag("{%p if quote.translation_first %}"),
        p("Quote", "{{ quote.translation }}"),
        translated,
        *original,
        tag("{%p elif quote.translation %}"),
        p("Quote", "{{ quote.text }}"),
        p("Caption", "{{ quote.translated }}:"),
        p("Quote", "{{ quote.translation }}"),
        tag("{%p elif quote.language %}"),
        p("Quote", "{{ quote.text }}", keep=True),
        p("Explanation", "In {{ quote.language }}, as it was said."),
        tag("{%p else %}"),
        p("Quote", "{{ quote.text }}"),
        tag("{%p endif %}"),
        *when(
            "quote.second",
            p("Caption", "{{ quote.second_label }}:"),
            p("Quote", "{{ quote.second }}"),
        ),
    )


TIMES = "{{ block.start }}–{{ block.end }}"
