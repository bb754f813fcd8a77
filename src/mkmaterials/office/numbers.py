"""Numbers in words, by the rules of Unicode's CLDR (UTS 35, "Rule-Based Number Formatting")."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

_DATA: Final = Path(__file__).parent / "data" / "numbers.json"
LARGEST: Final = 999_999_999_999
# Where CLDR's rules go wrong from ("две хиљада", "еднасто"), figures are better than false words.
_LARGEST: Final = {"sr": 999, "sr-Latn": 999, "bs": 999, "mk": 99}
# Romanian as the Academy's DOOM has it.
_SPELT: Final = {
    "ro": (
        *(
            ("una sută", "o sută"),
            ("una mie", "o mie"),
            ("ş", "ș"),
            ("ţ", "ț"),
            ("patrusprezece", "paisprezece"),
        ),
        *(("șasesprezece", "șaisprezece"), ("șasezeci", "șaizeci")),
    )
}
_PART: Final = re.compile(
    r"(?P<sign>[←→=])(?P<inner>[^←→=]*)(?P=sign)"
    r"|\$\((?P<kind>cardinal|ordinal),(?P<forms>.*?)\)\$",
    re.DOTALL,
)
_FORM: Final = re.compile(r"(\w+)\{([^}]*)\}")
_MAX_DEPTH: Final = 40


class _Rule(NamedTuple):
    base: int
    divisor: int
    body: str


class _Language:
    """The rules of one language."""

    def __init__(self, code: str, sets: dict[str, list[list[str]]]) -> None:
        self._code = code
        self._minus = next(
            (body.rstrip(";") for rules in sets.values() for key, body in rules if key == "-x"),
            "−→→",
        )
        self._sets = {
            name: [_rule(*row) for row in rules if row[0] != "-x"] for name, rules in sets.items()
        }

    def first(self, *names: str) -> str:
        """Return the first of these sets that there is, or ""."""
        return next((name for name in names if name in self._sets), "")

    def write(self, number: int, name: str, depth: int = 0) -> str:
        if depth > _MAX_DEPTH:
            raise RecursionError
        if number < 0:
            return _PART.sub(
                lambda match: self.write(-number, match["inner"] or name, depth + 1),
                self._minus,
            )
        rules = self._sets[name]
        index = max(n for n, rule in enumerate(rules) if rule.base <= number)
        rule = rules[index]
        both = "←" in rule.body and "→" in rule.body
        if both and number % rule.divisor == 0 and rule.base % rule.divisor:
            rule = rules[index - 1]
        return self._expand(rule, number, name, depth)

    def _expand(self, rule: _Rule, number: int, name: str, depth: int) -> str:
        body = rule.body
        whole = number % rule.divisor == 0
        body = re.sub(r"\[([^\]]*)\]", "" if whole else r"\1", body)

        def part(match: re.Match[str]) -> str:
            if match["kind"]:
                return self._plural(number // rule.divisor, match["kind"], match["forms"])
            inner = match["inner"]
            value = {
                "←": number // rule.divisor,
                "→": number % rule.divisor,
                "=": number,
            }[match["sign"]]
            if inner.startswith(("#", "0")):
                return _figures(value, self._code)
            return self.write(value, inner or name, depth + 1)

        return _PART.sub(part, body)

    def _plural(self, number: int, kind: str, forms: str) -> str:
        from babel import Locale

        locale = Locale.parse(self._code, sep="-")
        rule = locale.plural_form if kind == "cardinal" else locale.ordinal_form
        known = dict(_FORM.findall(forms))
        return str(known.get(rule(number), known.get("other", "")))


def _rule(key: str, body: str) -> _Rule:
    base, _, radix = key.partition("/")
    value, root = int(base), int(radix or 10)
    divisor = 1
    while divisor * root <= value:
        divisor *= root
    return _Rule(value, divisor, body.rstrip(";").removeprefix("'"))


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, list[list[str]]]]:
    data: dict[str, dict[str, list[list[str]]]] = json.loads(_DATA.read_text("utf-8"))
    return {code: sets for code, sets in data.items() if code != "notice"}


@lru_cache(maxsize=8)
def _language(code: str) -> _Language | None:
    sets = _data().get(code)
    return None if sets is None else _Language(code, sets)


def in_words(number: int, language: str, *, ordinal: bool = False, form: str = "") -> str:
    """Return a number in words, or in figures where the language's words are not known.

    Args:
        number: whole number.
        language: ISO 639 code; with a script where two are in use ("sr-Latn").
        ordinal: "third" instead of "three".
        form: "masculine", "feminine" or "neuter", where the language has them.
    """
    rules = _language(language) or _language(language.partition("-")[0])
    kind = "ordinal" if ordinal else "cardinal"
    names = [f"%spellout-{kind}-{form}"] if form else []
    names += [f"%spellout-{kind}-masculine", f"%spellout-{kind}"]
    if not ordinal and not form:
        names.insert(0, "%spellout-numbering")
    chosen = rules.first(*names) if rules is not None else ""
    if rules is None or not chosen or abs(number) > _LARGEST.get(language, LARGEST):
        return _figures(number, language)
    words = rules.write(number, chosen).replace("\u00ad", "")
    for old, new in _SPELT.get(language, ()):
        words = words.replace(old, new)
    return words


def _figures(number: int, language: str) -> str:
    from mkmaterials.office.words import figures

    return figures(number, language)
