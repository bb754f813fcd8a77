"""YAML as plain data, with the line of every mistake; warm reads do not parse YAML at all."""

from __future__ import annotations

import difflib
import json
import re
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.files import cached, sha256
from mkmaterials.messages import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# What ruamel.yaml says of a mistake, and what we say; the groups of the pattern are its values.
# Where we have nothing better, its own words stand.
_PROBLEMS: Final = (
    (r"found character '\\t'", N_("there is a tab where only spaces may stand")),
    (
        r"found character '(?P<mark>.)' that cannot start",
        # Translators: {mark} is a character such as @.
        N_("a text that begins with {mark} must stand in quotation marks"),
    ),
    (r"found undefined alias", N_("a text that begins with * must stand in quotation marks")),
    (
        r"mapping values are not allowed",
        N_("there is a colon too many; a text with a colon in it must stand in quotation marks"),
    ),
    (
        r"sequence entries are not allowed",
        N_("there is a hyphen too many; a text that begins with one must stand in quotation marks"),
    ),
    (r"could not find expected ':'", N_("the colon after a key is missing")),
    (r"expected ',' or '[]}]'", N_("a bracket is not closed, or a comma is missing")),
    (
        r"expected <block end>, but found '<scalar>'",
        N_(
            "something stands behind a closing quotation mark; a text with quotation marks in it "
            "must stand between single ones as a whole"
        ),
    ),
    (
        r"expected <block end>",
        N_("this does not go with the lines above: look at the spaces at the start of the lines"),
    ),
    (
        r"while scanning a quoted scalar, found unexpected end",
        N_("a quotation mark is opened and never closed"),
    ),
    (
        r"found unknown escape character '(?P<mark>.)'",
        N_("\\{mark} cannot stand between double quotation marks; write single ones"),
    ),
    (r'found duplicate key "(?P<key>.*?)" with', N_("the key {key!r} stands there twice")),
    (r"expected a single document", N_("there is a line '---' too many")),
    (r"special characters are not allowed", N_("there is a control character in it")),
    (
        r"month must be in|day is out of range",
        N_("there is no such date as one that stands in it"),
    ),
)
# Mistakes of which ruamel.yaml names a line further down than where they begin.
_BEGINS_EARLIER: Final = r"while scanning a (?:quoted scalar|simple key)"
# What it says when spaces, a colon or a quotation mark are not as they should be.
_LAYOUT: Final = (
    r"mapping values are not allowed|expected <block end>|could not find expected ':'"
    r"|sequence entries are not allowed"
)
_KEY: Final = re.compile(r"(?P<start> *(?:- +)*)(?P<key>[A-Za-z_][\w-]*):(?: +(?P<value>.*)|$)")
_GLUED: Final = re.compile(r" *(?:- +)*[a-z_]+:[^\s/]")  # "place:Port Alma", but no "https://"
_FORMAT = "1"  # part of the cache key: raise it when the data read from the same file changes


class YamlMistakeError(ValueError):
    """A text is not YAML.

    Attributes:
        line: number of the line, from 1.
        is_tab: whether a tab stands where only spaces may stand.
    """

    def __init__(self, message: str, line: int, *, is_tab: bool = False) -> None:
        super().__init__(message)
        self.line = line
        self.is_tab = is_tab


def parse(data: bytes) -> Any:
    """Return the plain data (dict, list, str, int, float, bool, None) in YAML 1.2 bytes.

    Dates come out as text (``2024-10-30``).

    Raises:
        YamlMistakeError: the bytes are not UTF-8 or not YAML; it knows the line.
    """
    return json.loads(cached(f"yaml-{_FORMAT}-{sha256(data)}.json", lambda: _as_json(data)))


def line_of(data: bytes, path: Sequence[str | int]) -> int:
    """Return the line (from 1) at which the value under `path` stands, or the nearest known."""
    return Positions(data).line_of(path)


class Positions:
    """Where keys and values stand in a YAML file."""

    def __init__(self, data: bytes) -> None:
        """Parse the bytes of a file, which must be YAML."""
        from ruamel.yaml import YAML

        self._root: Any = YAML().load(data)

    def line_of(self, path: Sequence[str | int]) -> int:
        """Return the line (from 1) of the value under `path`, or of the nearest that is there."""
        node, line = self._root, 1
        for key in path:
            marks = getattr(node, "lc", None)
            if marks is None:
                break
            if isinstance(node, dict) and key in node:
                line = marks.key(key)[0] + 1
            elif isinstance(node, list) and isinstance(key, int) and key < len(node):
                line = marks.item(key)[0] + 1
            else:
                break
            node = node[key]
        return int(line)

    def key(self, path: Sequence[str | int]) -> tuple[int, int] | None:
        """Return line and column (from 0) of a key, or of an item of a list; ``None`` if absent."""
        holder = self._holder(path)
        name = path[-1]
        if isinstance(holder, dict):
            return holder.lc.key(name) if name in holder else None  # type: ignore[attr-defined]
        return holder.lc.item(name)  # type: ignore[no-any-return]

    def bracket(self, path: Sequence[str | int]) -> tuple[int, int] | None:
        """Return where the record begins that holds a key, if it stands in curly brackets."""
        holder = self._holder(path)
        return (holder.lc.line, holder.lc.col) if holder.fa.flow_style() else None

    def _holder(self, path: Sequence[str | int]) -> Any:
        node = self._root
        for key in path[:-1]:
            node = node[key]
        return node


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'x'?`` for the nearest known word, or an empty string."""
    near = difflib.get_close_matches(word, list(known))
    near.sort(key=lambda one: sorted(one) != sorted(word))  # letters swapped: nearest of all
    # Translators: {word!r} is a word between quotation marks, such as 'segments'.
    return _("did you mean {word!r}?", word=near[0]) if near else ""


def _as_json(data: bytes) -> bytes:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise YamlMistakeError(_("the file is not UTF-8 text"), line) from error
    try:
        value = YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        said = ", ".join(str(part) for part in (error.context, error.problem) if part)
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        if error.context_mark and re.search(_BEGINS_EARLIER, said):
            line = error.context_mark.line + 1
        within = mark.column if mark else 0
        layout = _of_layout(text.splitlines(), said, line, within)
        raise layout or _mistake(said, line) from error
    except YAMLError as error:
        position = getattr(error, "position", 0)  # of a character that YAML cannot hold
        raise _mistake(str(error).splitlines()[0], text.count("\n", 0, position) + 1) from error
    except ValueError as error:  # such as a date with month 13
        raise _mistake(str(error), 1) from error
    return json.dumps(value, default=str, ensure_ascii=False).encode()


def _of_layout(lines: Sequence[str], said: str, line: int, column: int) -> YamlMistakeError | None:
    """Return the mistake if it is one that beginners make: spaces, colons, quotation marks.

    Args:
        lines: the text.
        said: what ruamel.yaml says.
        line: the line (from 1) that it names; often the mistake is in one above.
        column: the column (from 0) that it names.
    """
    if not re.search(_LAYOUT, said) or line > len(lines):
        return None
    here = lines[line - 1]
    key = _KEY.match(here)
    if key and "mapping values" in said and column > key.end("key"):
        return None  # a second colon in the same line
    above = next((n for n in range(line - 1, 0, -1) if _KEY.match(lines[n - 1])), 0)
    said_of = next(_slips(lines, line, above), None)
    return YamlMistakeError(*said_of) if said_of else _indented(lines, line, above)


def _slips(lines: Sequence[str], line: int, above: int) -> Iterator[tuple[str, int]]:
    """Yield what is missing in a line, or between it and the key above it, and the line."""
    for number in (line, *range(line - 1, max(above - 1, 0), -1)):
        if _GLUED.match(lines[number - 1]):
            yield _("a space is missing after the colon"), number
    if re.match(r" *-[^\s-]", lines[line - 1]):
        yield _("a space is missing after the hyphen"), line
    if above and _is_unclosed(lines[above - 1]):
        yield _("a quotation mark is opened and never closed"), above
    for number in range(line - 1, above, -1):
        if re.fullmatch(r" *(?:- +)?[a-z_]+ *", lines[number - 1]):
            yield _("the colon after a key is missing"), number


def _indented(lines: Sequence[str], line: int, above: int) -> YamlMistakeError | None:
    """Return the mistake if a line does not begin where the key above it begins."""
    own = _KEY.match(lines[line - 1])
    before = _KEY.match(lines[above - 1]) if above else None
    if not own or not before:
        return None
    wanted = len(before["start"])
    if "-" in own["start"]:
        dashes = (re.match(r" *(?=- )", lines[number - 1]) for number in range(line - 1, 0, -1))
        wanted = next((len(dash[0]) for dash in dashes if dash), wanted)
    found = len(own["start"].partition("-")[0])
    if found == wanted or (found > wanted and not before["value"]):
        return None
    return YamlMistakeError(
        ngettext(
            "the spaces at the start of this line ({found}) do not go with the lines above: it "
            "should begin with {number} space, like the entry above it",
            "the spaces at the start of this line ({found}) do not go with the lines above: it "
            "should begin with {number} spaces, like the entry above it",
            wanted,
            found=found,
        ),
        line,
    )


def _is_unclosed(line: str) -> bool:
    """Tell whether the text after a key opens a quotation mark and does not close it."""
    key = _KEY.match(line)
    value = (key["value"] or "") if key else ""
    mark = value[:1]
    plain = value.replace("\\\\", "").replace('\\"', "") if mark == '"' else value
    return mark in {"'", '"'} and plain.count(mark) % 2 == 1


def _mistake(said: str, line: int) -> YamlMistakeError:
    """Return the mistake of which ruamel.yaml says something, in our words if we have any."""
    for pattern, words in _PROBLEMS:
        if found := re.search(pattern, said):
            return YamlMistakeError(_(words, **found.groupdict()), line, is_tab="'\\t'" in said)
    return YamlMistakeError(said, line)
