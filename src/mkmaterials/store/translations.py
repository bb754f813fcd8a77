"""Translations as YAML beside the summary, a file for each language.

The reviewed summary stays as its reviewer signed it. The file is only ever added to: what a
person wrote in it, remarks included, stays, unless they ask for a text to be overwritten.
"""

from __future__ import annotations

import json
from dataclasses import fields
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from mkmaterials import files
from mkmaterials.errors import TranslationError
from mkmaterials.messages import N_, _
from mkmaterials.store.records import load_record, schema_of
from mkmaterials.store.summaries import as_comment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkmaterials.model.translation import TranslatedText, Translation

TRANSLATION_SCHEMA_NAME: Final = ".event-translation.schema.json"
_WIDTH: Final = 92
_HEAD: Final = """\
# yaml-language-server: $schema={schema}
#
{remark}
version: 1
source: {source}
language: {language}
texts: []
"""
# Translators: a remark at the top of a file of translations; original and translation stay as
# they are. Each line is 92 characters long at most.
_REMARK: Final = N_("""\
Translations of this event's own texts; people made them, nothing is translated by machine.
  original      the words of the summary that were translated. If the summary has other words by
                now, the translation counts as stale and is not printed.
  translation   you may correct it here; it is printed as it stands, quotations without marks.
Your changes and comments are safe: 'mkmaterials translate import' only adds what is missing.
""")


def translation_path(source: Path, language: str) -> Path:
    """Return where the translation of a source's summary into a language is kept."""
    return source.with_name(f"{source.stem}.{language}.yaml")


def translation_schema() -> dict[str, Any]:
    """Return the JSON Schema of the translations."""
    from mkmaterials.model.translation import Translation

    return schema_of(Translation)


def load_translation(path: Path) -> Translation:
    """Read a translation.

    Raises:
        TranslationError: not readable, not YAML, or no translation; it lists every mistake
            with its line.
    """
    from mkmaterials.model.translation import Translation

    wrong = _("this is not a valid file of translations:")
    hint = _("correct these lines; 'mkmaterials schema translation' describes every key.")
    return load_record(path, Translation, TranslationError, wrong, hint)


def add_translations(
    path: Path, source: str, language: str, texts: Sequence[TranslatedText]
) -> None:
    """Write translations into a file, which is made if need be, and its JSON Schema beside it.

    A text that is in the file already gets the new translation; all else in the file stays.

    Args:
        path: the file.
        source: name of the press release, for a new file.
        language: language of the translations, for a new file.
        texts: the translations.

    Raises:
        OutputError: a file cannot be written.
        TranslationError: the file that is there is no translation.
    """
    yaml = _yaml()
    if path.exists():
        load_translation(path)
        data = yaml.load(path.read_bytes().decode("utf-8-sig"))
    else:
        data = yaml.load(
            _HEAD.format(
                schema=TRANSLATION_SCHEMA_NAME,
                remark=as_comment(_(_REMARK)),
                source=json.dumps(source, ensure_ascii=False),
                language=json.dumps(language),
            )
        )
    if not data.get("texts"):  # a list in one line cannot hold them
        data["texts"] = []
    entries = data["texts"]
    for text in texts:
        new = {part.name: getattr(text, part.name) for part in fields(text)}
        new = {key: _scalar(value) for key, value in new.items() if value not in {None, False}}
        there = [one for one in entries if _is_of(one, text)]
        if there:
            for key in set(there[0]) - set(new):  # said of the translation that was there
                del there[0][key]
            there[0].update(new)
        else:
            entries.append(new)
    stream = StringIO()
    yaml.dump(data, stream)
    files.write(path, stream.getvalue().encode())
    schema = json.dumps(translation_schema(), indent=1, ensure_ascii=False) + "\n"
    files.write(path.with_name(TRANSLATION_SCHEMA_NAME), schema.encode())


def _is_of(entry: Any, text: TranslatedText) -> bool:
    return bool(entry["what"] == text.what and entry["original"] == text.original)


def _scalar(value: Any) -> Any:
    """Return a value as it is to be written: what is not printable only stands in double quotes."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, str) and not value.isprintable():
        return DoubleQuotedScalarString(value)
    return value


def _yaml() -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = _WIDTH
    yaml.allow_unicode = True
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
