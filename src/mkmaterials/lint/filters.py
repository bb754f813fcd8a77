"""What the filters of templates take and give, as far as names depend on it."""

from __future__ import annotations

from mkmaterials.lint.vocabulary import ANY, NUMBER, TEXT, Group, Kind, ListOf, list_of
from mkmaterials.messages import N_, _
from mkmaterials.office.filters import FILTERS
from mkmaterials.office.program import sandbox

# Jinja's own filters that are of use in documents, in words; what is not here is either for web
# pages or documented by its own function.
JINJA: dict[str, str] = {
    "abs": N_("a number without its minus sign"),
    "batch": N_("a list cut into lists of so many items: session.objectives|batch(3)"),
    "capitalize": N_("first letter large, all others small"),
    "count": N_("how many items a list has"),
    "default": N_("what to print instead if a name is unknown: x|default('none')"),
    "first": N_("the first item of a list"),
    "groupby": N_("the items of a list by one of their values: session.blocks|groupby('kind')"),
    "int": N_("a text as a whole number"),
    "join": N_("the items of a list as one text: event.hosts|join(', ')"),
    "last": N_("the last item of a list"),
    "length": N_("how many items a list has, or letters a text"),
    "list": N_("a list of what a loop would run over"),
    "lower": N_("all letters small"),
    "map": N_("one value of each item of a list: quotes|map(attribute='speaker')"),
    "max": N_("the largest item of a list"),
    "min": N_("the smallest item of a list"),
    "reject": N_("the items that fail no test"),
    "rejectattr": N_("the items for which a value is empty or no: messages|rejectattr('own')"),
    "replace": N_("a text with some words replaced: x|replace('per cent', '%')"),
    "reverse": N_("a list or text from its end"),
    "round": N_("a number rounded"),
    "select": N_("the items that pass a test"),
    "selectattr": N_("the items for which a value is there or yes: quotes|selectattr('role')"),
    "sort": N_("a list in order: session.blocks|sort(attribute='minutes')"),
    "sum": N_("all items together: session.blocks|sum(attribute='minutes')"),
    "title": N_("the First Letter Of Each Word large"),
    "trim": N_("a text without space at its ends"),
    "truncate": N_("the beginning of a text: event.heading|truncate(60); never for quotations"),
    "unique": N_("a list without repeated items"),
    "upper": N_("all letters large"),
    "wordcount": N_("how many words a text has"),
}
_TEXTS = {
    *("capitalize", "e", "escape", "forceescape", "format", "indent", "join", "lower", "replace"),
    *("safe", "string", "striptags", "title", "trim", "truncate", "upper", "wordwrap"),
    *("and_list", "date", "initials", "lang", "link", "look", "markdown", "number", "number_words"),
    *("or_list", "ordinal_words", "quoted", "title_quotes", "until"),
}
_NUMBERS = {"abs", "count", "float", "int", "length", "round", "sum", "wordcount"}
_SAME_LIST = {
    *("list", "reverse", "sort", "unique", "select", "reject", "selectattr", "rejectattr"),
    *("counted", "filled"),
}
_SAME = {"keep", "optional"}
_ITEMS = {"first", "last", "min", "max", "random"}
_LISTS_OF_LISTS = {"batch", "slice"}
# Filters whose first argument is the name of a value of the items, of a filter, or of a test.
FIRST_IS_VALUE = {"selectattr", "rejectattr", "groupby", "sum"}
FIRST_IS_FILTER = {"map"}
FIRST_IS_TEST = {"select", "reject"}
SECOND_IS_TEST = {"selectattr", "rejectattr"}
# Filters that print a text other than it is.
CHANGING = {
    *("capitalize", "first", "format", "last", "list", "lower", "replace", "reverse", "striptags"),
    *("title", "truncate", "upper", "wordwrap"),
}
# Filters by which a template says that a name may be missing.
FORGIVING = {"default", "d"}


def result(name: str, given: Kind, attribute: Kind | None) -> Kind:
    """Return what a filter gives.

    Args:
        name: of the filter.
        given: what it is used on.
        attribute: the value of the items that it names, if it names one.
    """
    if name in _TEXTS or name in _NUMBERS:
        return TEXT if name in _TEXTS else NUMBER
    if name in FORGIVING or name in _SAME:
        return given
    return _of_list(name, given, attribute) if isinstance(given, ListOf) else ANY


def _of_list(name: str, given: ListOf, attribute: Kind | None) -> Kind:
    if name == "groupby":
        pairs = Group(fields={"grouper": attribute or ANY, "list": given}, closed=False)
        return list_of(pairs)
    if name == "map":
        return list_of(attribute or ANY)
    kinds: dict[str, Kind] = {
        **dict.fromkeys(_SAME_LIST, given),
        **dict.fromkeys(_ITEMS, given.item),
        **dict.fromkeys(_LISTS_OF_LISTS, list_of(given)),
    }
    return kinds.get(name, ANY)


def together(*kinds: Kind) -> Kind:
    """Return what a value may be that is one of several."""
    return kinds[0] if len(set(kinds)) == 1 else ANY


def described() -> dict[str, tuple[str, str]]:
    """Return the filters that are of use in documents: what each gives, and an example or ""."""
    known = {name: (_(text), "") for name, text in JINJA.items() if name in sandbox().filters}
    own = {each.name: (_(each.summary).rstrip("."), each.example) for each in FILTERS}
    return known | {name: (text[:1].lower() + text[1:], tag) for name, (text, tag) in own.items()}
