"""Words that text of the product's own must not use, with what to write instead.

For labels, exercises and what a trainer adds; never for a quotation or a headline, which are
printed as the source has them. The list follows usage of the OSCE, ODIHR and UNODC and the
guidance of organizations that work with survivors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from mkmaterials.messages import N_, _


@dataclass(frozen=True, slots=True)
class Avoided:
    """An expression to avoid.

    Attributes:
        words: pattern of the expression, matched as whole words, case aside.
        prefer: what to write instead.
        reason: why, in a few words of English.
    """

    words: str
    prefer: str
    reason: str

    @property
    def why(self) -> str:
        """The reason in the user's language."""
        return _(self.reason)


AVOIDED: Final = (
    Avoided(
        r"(?:child )?prostitutes?",
        "person exploited in prostitution; child victim of sexual exploitation",
        N_("it names a person by what was done to them; a child cannot consent"),
    ),
    Avoided(
        r"(?:illegal|clandestine) (?:im)?migrants?|illegals",
        "irregular migrant; person without documents",
        N_("an act may be illegal, a person is not"),
    ),
    Avoided(
        r"(?:rescue|save)[sd]? (?:the |a |of )?(?:victims?|girls|women|children)"
        r"|(?:victims?|girls|women|children) (?:were |was |are )?(?:rescued|saved)",
        "identified, assisted, supported",
        N_("it makes people helpless and the helper a hero"),
    ),
    Avoided(
        r"sex slaves?",
        "victim of trafficking for sexual exploitation",
        N_("it is sensational"),
    ),
    Avoided(
        r"sex work(?:er)? victims?", "victim of sexual exploitation", N_("it mixes two things")
    ),
    Avoided(
        r"gyps(?:y|ies)",
        "Roma and Sinti, or what people call themselves",
        N_("it is used as an insult"),
    ),
    Avoided(
        r"the minorities",
        "persons belonging to minorities",
        N_("people are not a category"),
    ),
    Avoided(
        r"interrogat(?:e|es|ed|ing|ion|ions) (?:of )?(?:the |a )?"
        r"(?:victims?|survivors?|witness(?:es)?)",
        "interview",
        N_("victims and witnesses are interviewed"),
    ),
    Avoided(
        r"human smuggling victims?|victims? of smuggling|smuggling victims?",
        "smuggled migrant; victim of trafficking",
        N_("smuggling and trafficking are two crimes"),
    ),
    Avoided(
        r"modern(?:-day)? slave(?:s|ry)?", "trafficking in human beings", N_("it is not defined")
    ),
    Avoided(
        r"child pornography", "child sexual abuse material", N_("it is abuse, not pornography")
    ),
    Avoided(
        r"(?:real|genuine|true|innocent) victims?",
        "victim",
        N_("it suggests that others deserve it"),
    ),
    Avoided(r"domestic disputes?|crimes? of passion", "domestic violence", N_("it plays it down")),
    Avoided(
        r"honou?r kill(?:ing|ings)",
        "killing in the name of so-called honour",
        N_("it takes the offender's word"),
    ),
    Avoided(
        r"(?:wheelchair[- ]bound|the disabled|handicapped)",
        "persons with disabilities; wheelchair user",
        N_("people first"),
    ),
    Avoided(r"manpower|policem[ae]n", "staff; police officer", N_("it leaves women out")),
    Avoided(r"third[- ]world", "name the countries", N_("it ranks people")),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """An expression found in a text: where it stands, and the entry of the list."""

    start: int
    end: int
    entry: Avoided


def find_avoided(text: str) -> list[Hit]:
    """Return the expressions to avoid that stand in a text, in order.

    A text may speak *about* such an expression: within quotation marks nothing is reported.
    """
    plain = _MARKED.sub(_blank, text)
    found = [
        Hit(match.start(), match.end(), entry)
        for entry, pattern in _patterns()
        for match in pattern.finditer(plain)
    ]
    return sorted(found, key=_start)


_MARKED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|«[^»]*»")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _start(hit: Hit) -> int:
    return hit.start


@cache
def _patterns() -> tuple[tuple[Avoided, re.Pattern[str]], ...]:
    return tuple(
        (entry, re.compile(rf"(?<![\w-])(?:{entry.words})(?![\w-])", re.IGNORECASE))
        for entry in AVOIDED
    )
