"""Invented press releases of many kinds, for tests that make whole kits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from support import ROOT, SEED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.plan.material import OperationPlan

# What templates may print of a pack that says nothing.
OPERATION: Final[OperationPlan] = {
    "key": "base",
    "name": "",
    "contacts": [],
    "referral": [],
    "relevance": [],
    "legal": [],
    "logo": "",
    "logo_on_dark": "",
}

# Sentences that show a theme each, in the words of the genre; all invented.
THEMES: Final = {
    "trust": "Participants agreed that trust in the police grows with every kept promise.",
    "outreach": "Experts underlined that outreach to remote villages has to be continuous.",
    "referral": "Participants discussed referral of victims to services.",
    "prevention": "Experts stressed that prevention begins at school.",
    "accountability": "Participants called for accountability and a complaints body.",
    "under-reporting": "Experts noted that under-reporting of crimes hides the problem.",
    "discrimination": "Participants agreed that discrimination keeps people from reporting.",
    "identification": "Experts discussed the identification of victims of trafficking.",
}
SPEAKERS: Final = (
    *("Ana Torrel", "Berk Olund", "Cira Mandt", "Dov Eskel", "Ena Falk", "Finn Garo"),
    *("Gita Holm", "Hugo Irsen", "Ines Jarl", "Jon Kreft", "Kaja Lund", "Lars Mohr"),
)
RUSSIAN: Final = """\
Полиция и жители Порт-Альмы обсудили доверие
ПОРТ-АЛЬМА, 12 мая 2024 года - Семинар о взаимодействии полиции и жителей прошёл в Порт-Альме.
«Доверие растёт медленно, и каждый разговор важен», - сказала Анна Петрова, начальник отдела.
«Мы начинаем с малого и говорим с каждым», - сказал Иван Орлов, координатор проекта.
"""


def text_of(quotes: int, themes: Sequence[str]) -> str:
    lines = [
        "Officers and residents of Port Alma plan their work",
        "PORT ALMA, 4 May 2024 - Some 40 officers met residents at a two-day workshop.",
        *(THEMES[theme] for theme in themes),
    ]
    for number, speaker in enumerate(SPEAKERS[:quotes], 1):
        lines.append(
            f"“We will meet {number} times with those who live here, and listen first,” said "
            f"{speaker}, Head of the Harbour Unit {number}."
        )
    return "\n".join(lines) + "\n"


SOURCES: Final = {
    "seed": SEED.read_text(encoding="utf-8"),
    "no quotation": text_of(0, ["trust", "referral"]),
    "one quotation": text_of(1, ["outreach", "trust"]),
    "two quotations": text_of(2, ["prevention", "accountability"]),
    "six quotations": text_of(6, ["trust", "discrimination", "referral"]),
    "twelve quotations": text_of(12, ["trust", "under-reporting"]),
    "one theme": text_of(2, ["accountability"]),
    "eight themes": text_of(3, list(THEMES)),
    "Russian": RUSSIAN,
}
# Beside them those that tests of other things have: a long one, and two short ones.
RELEASES: Final = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests" / "releases").glob("*.txt"))
}
