"""What mkmaterials says to the person at the keyboard, in that person's language.

English stands in the code, inside ``_()``. Values are named in braces and given beside the text,
never formatted into it, so that the sentence is what the catalogues hold.
"""

from __future__ import annotations


def _(message: str, /, **values: object) -> str:
    """Return a message in the user's language, its values put in.

    Args:
        message: the English message; values stand in it as ``{name}``, with str.format's grammar.
        values: the values by name. Without any, braces stand for themselves.
    """
    return message.format(**values) if values else message


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a message that is translated where it is printed; return it as it is."""
    return message


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form of a message that goes with a number, its values put in.

    Args:
        one: the English message for one.
        many: the English message for any other number.
        number: what the form is chosen by; it is at hand in the message as ``{number}``.
        values: further values by name.
    """
    return (one if number == 1 else many).format(number=number, **values)
