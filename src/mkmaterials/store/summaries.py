"""Reading and writing the YAML of event summaries."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from mkmaterials import files
from mkmaterials.errors import SummaryError
from mkmaterials.messages import N_, _
from mkmaterials.store.records import load_record, schema_of

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.model.summary import EventSummary

SCHEMA_NAME: Final = ".event-summary.schema.json"
_STAMP: Final = re.compile(rb"^# Written by mkmaterials; checksum ([0-9a-f]{16})\r?$", re.MULTILINE)
# Marks at both ends and none between, so that “Anna” Weber stays.
_QUOTED: Final = re.compile(r"""["“”„‘’'«‹]([^"“”„«»‹›]+)["“”‘’'»›]""")
_WIDTH: Final = 92
_HEAD: Final = """\
# yaml-language-server: $schema={schema}
# Written by mkmaterials; checksum {checksum}
#
"""
# Translators: a remark at the top of the summary; 'reviewed', at and null stay as they are. Each
# line is 92 characters long at most.
_REMARK: Final = N_("""\
What the press release states. Check it, correct it, then put your name under 'reviewed'.
  at      where it stands in the source: p6:158-455 is paragraph 6 (the title is paragraph 1),
          characters 158 to 455. Leave 'at' out for a fact that you add: it is printed as yours.
  null    not stated in the source.
Quotations are printed word for word or not at all: never change them here.
Your changes and comments are safe: mkmaterials does not overwrite this file once you edit it.
""")


@dataclass(frozen=True)
class SavedSummary:
    """What became of a summary that was to be written.

    Attributes:
        path: the file that holds the new summary.
        kept: the file that a person had edited and that was left as it is, or ``None``.
    """

    path: Path
    kept: Path | None


def summary_path(source: Path) -> Path:
    """Return where the summary of `source` is kept: beside it, with the suffix ``.yaml``."""
    return source.with_suffix(".yaml")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the event summary."""
    from mkmaterials.model.summary import EventSummary

    return schema_of(EventSummary)


def load_summary(path: Path) -> EventSummary:
    """Read a summary.

    Raises:
        SummaryError: not readable, not YAML, or not a summary; it lists every mistake with
            its line.
    """
    from mkmaterials.model.summary import EventSummary

    wrong = _("this is not a valid event summary:")
    hint = _("correct these lines; 'mkmaterials schema' describes every key.")
    summary = load_record(path, EventSummary, SummaryError, wrong, hint)
    if summary.reviewed.by:
        summary.reviewed.by = _bare_name(summary.reviewed.by)
    return summary


def _bare_name(name: str) -> str:
    """Return a name without the quotation marks that a word processor has set around it."""
    bare = name.strip()
    return bare[1:-1].strip() if _QUOTED.fullmatch(bare) else bare


def save_summary(path: Path, summary: EventSummary, *, overwrite: bool = False) -> SavedSummary:
    """Write a summary, with the JSON Schema beside it for editors.

    A file that a person has edited stays; the new summary then goes to ``NAME.new.yaml``.

    Args:
        path: where the summary is kept.
        summary: the summary.
        overwrite: write over an edited file all the same.

    Raises:
        OutputError: a file cannot be written.
    """
    edited = not overwrite and path.exists() and not _is_as_written(path.read_bytes())
    target = path.with_suffix(".new.yaml") if edited else path
    if edited and target.exists() and not _is_as_written(target.read_bytes()):
        target = _first_free(path)
    files.write(target, to_yaml(summary))
    schema = json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"
    files.write(path.with_name(SCHEMA_NAME), schema.encode())
    return SavedSummary(target, path if edited else None)


def to_yaml(summary: EventSummary) -> bytes:
    """Return a summary as YAML bytes with its head lines."""
    from ruamel.yaml import YAML

    from mkmaterials.model.summary import as_data

    yaml = YAML()
    yaml.width = _WIDTH
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(type(None), _represent_none)
    stream = StringIO()
    yaml.dump(_plain(as_data(summary)), stream)
    body = _with_gaps(stream.getvalue())
    rest = as_comment(_(_REMARK)) + body
    head = _HEAD.format(schema=SCHEMA_NAME, checksum=_checksum(rest.encode()))
    return f"{head}{rest}".encode()


def as_comment(text: str) -> str:
    """Return a text as a comment of YAML, line by line."""
    return "".join(f"# {line}".rstrip() + "\n" for line in text.splitlines())


def _represent_none(representer: Any, _value: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _plain(value: Any) -> Any:
    """Leave out empty ``at`` and other optional keys where their absence says the same."""
    if isinstance(value, dict):
        optional = {"at", "role_at", "dates_at", "occasion", "said_by"}
        return {
            key: _plain(item)
            for key, item in value.items()
            if not (key in optional and item is None)
        }
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _with_gaps(body: str) -> str:
    """Set a blank line before each part of the summary, and no spaces at line ends."""
    body = re.sub(r" +$", "", body, flags=re.MULTILINE)
    return re.sub(r"^(?=[a-z])", "\n", body, flags=re.MULTILINE)


def _checksum(body: bytes) -> str:
    return files.sha256(body.replace(b"\r\n", b"\n"))[:16]


def _is_as_written(data: bytes) -> bool:
    """Tell whether nobody has edited a summary: its checksum is that of all that follows it.

    The remark at its top is in the language of whoever had it written, so it is what stands
    there that counts. The checksum of older files is that of what follows the English remark.
    """
    stamp = _STAMP.search(data)
    if not stamp:
        return False
    plain = data.replace(b"\r\n", b"\n")
    rests = [plain.partition(mark)[2] for mark in (_HEAD.encode().rpartition(b"}")[2], _old_head())]
    return stamp[1].decode() in map(_checksum, rests)


def _old_head() -> bytes:
    return as_comment(_REMARK).encode()


def _first_free(path: Path) -> Path:
    number = 2
    while path.with_suffix(f".new-{number}.yaml").exists():
        number += 1
    return path.with_suffix(f".new-{number}.yaml")
