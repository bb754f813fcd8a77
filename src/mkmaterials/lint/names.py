"""What to say of a name that is not known: what is wrong, and what may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.lint.vocabulary import Group, Kind, ListOf, item_name, names
from mkmaterials.messages import N_, _
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = 20
_WITHOUT_NAMES = {  # by the kind of the value, in words
    "text": N_("'{name}' is asked of a text, which has no names"),
    "number": N_("'{name}' is asked of a number, which has no names"),
    "yes or no": N_("'{name}' is asked of a yes or no, which has no names"),
}


def about_name(name: str, scope: Mapping[str, Kind], loops: Mapping[str, str]) -> tuple[str, str]:
    """Return message and hint for a name that stands alone.

    Args:
        name: the name.
        scope: what is known where it stands.
        loops: variables of the template's loops, and the tags that make them.
    """
    message = _("'{name}' is not known here", name=name)
    if name in loops:
        hint = _("it is known only between '{loop}' and the end of that loop.", loop=loops[name])
        return message, hint
    groups = {key: kind for key, kind in scope.items() if isinstance(kind, Group) and key != "loop"}
    inside = [f"{key}.{name}" for key, kind in groups.items() if name in kind.fields]
    if inside:
        return message, _("did you mean '{name}'?", name=inside[0])
    hint = did_you_mean(name, list(scope))
    command = "mkmaterials templates tags"
    return message, hint or _("'{command}' lists the names.", command=command)


def about_attribute(name: str, owner: Kind) -> tuple[str, str]:
    """Return message and hint for a name asked of something that does not have it."""
    if isinstance(owner, ListOf):
        item = _item_of(owner)
        loop = f"{{% for {item} in … %}}{{{{ {item}.{name} }}}}{{% endfor %}}"
        message = _("'{name}' is asked of a list, and only its items can have it", name=name)
        return message, _("loop over it: '{loop}'.", loop=loop)
    if isinstance(owner, Group):
        known = list(owner.fields)
        shown = ", ".join([*known[:_SHOWN], *["…"] * (len(known) > _SHOWN)])
        all_known = _("known here: {names}.", names=shown)
        hint = did_you_mean(name, known) or (all_known if known else _("no names are known here."))
        return _("'{name}' is not known here", name=name), hint
    message = _(_WITHOUT_NAMES[owner.words], name=name)
    return message, _("leave out '{name}'.", name=f".{name}")


def _item_of(owner: ListOf) -> str:
    """Return what the items of such a list are usually called."""
    from mkmaterials.lint.vocabulary import vocabulary

    found = (n.path for n in names(vocabulary()) if n.kind == owner and n.kind.item is owner.item)
    return next(map(item_name, found), "item")
