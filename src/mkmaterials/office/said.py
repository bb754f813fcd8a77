"""What Jinja and Python say about a tag, in words of ours that can be translated."""

from __future__ import annotations

import re
from typing import Final

from mkmaterials.messages import N_, _

_AT_THE_END: Final = r"'?end of (?:print statement|statement block)'?"
_END: Final = re.compile(_AT_THE_END)
_NOT_TOGETHER: Final = N_("'{sign}' does not go with these values")
# What they say, and how we say it. Anything else is quoted as it stands.
_SAID: Final = [
    (re.compile(pattern), message)
    for pattern, message in (
        # Of Jinja, about a tag that it cannot read.
        (
            r"expected token (?P<wanted>.+), got (?P<got>.+)",
            # Translators: {got} and {wanted} are such as "'}'" or "the end of the tag".
            N_("{got} stands where {wanted} is expected"),
        ),
        (
            rf"(?:Expected an expression, got|unexpected) (?P<got>{_AT_THE_END})",
            N_("a name or value is missing before {got}"),
        ),
        (
            r"Expected an expression, got (?P<got>.+)",
            N_("a name or value is missing before {got}"),
        ),
        (r"unexpected char (?P<letter>.+) at \d+", N_("{letter} has no place in a tag")),
        (r"unexpected (?P<got>'[^']*')", N_("{got} stands in the wrong place")),
        (
            r"unexpected end of template, expected (?P<wanted>.+)\.",
            N_("{wanted} is missing at the end"),
        ),
        (r"No filter named (?P<name>'\w+')\.", N_("there is no filter {name}")),
        (r"No test named (?P<name>'\w+')\.", N_("there is no test {name}")),
        # Of Jinja, about what a tag does.
        (r"(?P<name>'\w+') is undefined", N_("{name} is not known here")),
        (
            r"access to attribute (?P<name>'\w+') of '\w+' object is unsafe\.",
            N_("{name} is out of bounds"),
        ),
        (r"Range too big\. .+", N_("the range is too large")),
        # Of Python.
        (r"division by zero", N_("division by zero")),
        (r"unsupported operand type\(s\) for (?P<sign>\S+): '\w+' and '\w+'", _NOT_TOGETHER),
        (
            r"'(?P<sign>[<>=]+)' not supported between instances of '\w+' and '\w+'",
            _NOT_TOGETHER,
        ),
        (
            r'can only concatenate str \(not "\w+"\) to str',
            N_("'+' joins a text with nothing but a text; '~' joins it with anything"),
        ),
        (r"'\w+' object is not iterable", N_("a list is needed")),
        (r"object of type '\w+' has no len\(\)", N_("a list or text is needed")),
        (r"'\w+' object is not callable", N_("this is nothing that can be called")),
    )
]


def in_words(said: str) -> str:
    """Put what Jinja or Python says into our words, which name no delimiters of ours."""
    for pattern, message in _SAID:
        match = pattern.fullmatch(said)
        if match:
            return _(message, **{key: _token(text) for key, text in match.groupdict().items()})
    return said.rstrip(".")


def _token(text: str) -> str:
    return _("the end of the tag") if _END.fullmatch(text) else text
