"""What to say of a name that is not known: what is wrong, and what may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.lint.vocabulary import Group, Kind, ListOf, item_name, names
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = 20


def about_name(name: str, scope: Mapping[str, Kind], loops: Mapping[str, str]) -> tuple[str, str]:
    """Return message and hint for a name that stands alone.

    Args:
        name: the name.
        scope: what is known where it stands.
        loops: variables of the template's loops, and the tags that make them.
    """
    message = f"'{name}' is not known here"
    if name in loops:
        return message, f"it is known only between '{loops[name]}' and the end of that loop."
    groups = {key: kind for key, kind in scope.items() if isinstance(kind, Group) and key != "loop"}
    inside = [f"{key}.{name}" for key, kind in groups.items() if name in kind.fields]
    if inside:
        return message, f"did you mean '{inside[0]}'?"
    hint = did_you_mean(name, list(scope))
    return message, hint or "'mkmaterials templates tags' lists the names."


def about_attribute(name: str, owner: Kind) -> tuple[str, str]:
    """Return message and hint for a name asked of something that does not have it."""
    if isinstance(owner, ListOf):
        item = _item_of(owner)
        hint = f"loop over it: '{{% for {item} in … %}}{{{{ {item}.{name} }}}}{{% endfor %}}'."
        return f"'{name}' is asked of a list, and only its items can have it", hint
    if isinstance(owner, Group):
        known = list(owner.fields)
        listed = f"known here: {', '.join(known[:_SHOWN])}{', …' if len(known) > _SHOWN else ''}."
        hint = did_you_mean(name, known) or (listed if known else "no names are known here.")
        return f"'{name}' is not known here", hint
    return f"'{name}' is asked of a {owner.words}, which has no names", f"leave out '.{name}'."


def _item_of(owner: ListOf) -> str:
    """Return what the items of such a list are usually called."""
    from mkmaterials.lint.vocabulary import vocabulary

    found = (n.path for n in names(vocabulary()) if n.kind == owner and n.kind.item is owner.item)
    return next(map(item_name, found), "item")
