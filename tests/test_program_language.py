"""What the program says comes from catalogues, in the language of the person at the keyboard."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

sys.path.append(str(Path(__file__).parents[1] / "templates" / "authoring"))
import message_catalogues as catalogues

from mkmaterials import messages
from mkmaterials.cli import main
from mkmaterials.cli.speaking import Command, Group
from mkmaterials.errors import MkmaterialsError
from mkmaterials.messages import _, either, listed, ngettext
from mkmaterials.wording import po
from mkmaterials.wording.locales import locale

if TYPE_CHECKING:
    from collections.abc import Iterator

CODES = [path.parents[1].name for path in catalogues.catalogues()]
FOLDER = Path(messages.FOLDER)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for catalogues of the test's own, instead of those that are shipped."""
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    yield tmp_path
    messages.choose(None)


def write(
    folder: Path, code: str, texts: dict[str | tuple[str, str], str | tuple[str, ...]]
) -> None:
    """Write a compiled catalogue."""
    catalogue = po.PoFile(locale=locale(code), charset="utf-8", fuzzy=False)
    catalogue.own[po.READ_BY] = "no"
    for message, text in texts.items():
        catalogue.add(message, text)
    path = folder / code / "LC_MESSAGES" / "mkmaterials.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(catalogues.compiled(catalogue))


def test_the_list_of_messages_is_that_of_the_code() -> None:
    """After a change of a message, a help page or click: ``make catalogues``."""
    made = catalogues.template()
    kept = po.read(catalogues.TEMPLATE.read_bytes())
    made.creation_date = kept.creation_date
    as_made = catalogues.written(made, template=True).decode()
    assert as_made == catalogues.written(kept, template=True).decode()


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_wrong_in_a_catalogue(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    fine = catalogues.check([code])
    assert fine, capsys.readouterr().out


def test_there_are_catalogues_of_the_languages_of_the_documents() -> None:
    assert set(CODES) == {"de", "es", "fr", "it", "ru"}
    assert messages.languages() == ["en", *CODES]


@pytest.mark.parametrize(
    ("original", "translation", "wrong"),
    [
        ("the file {name}", "die Datei {name}", []),
        ("the file {name}", "die Datei", ["{name} is missing"]),
        (
            "the file {name}",
            "die Datei {file}",
            ["{name} is missing", "{file} is not in the original"],
        ),
        ("no {name!r}", "kein {name}", ["{name!r} is missing", "{name} is not in the original"]),
        ("%(prog)s, version %(version)s", "%(prog)s", ["%(version)s is missing"]),
        ("{%p for %} is open", "{%p for %} ist offen", []),
        (
            "Copy",
            "Kopie ",
            ["it begins or ends with other blanks or line breaks than the original"],
        ),
        (("one file", "{number} files"), ("eine Datei", "{number} Dateien"), []),
        (("not {word}", "none of {words}"), ("nicht {word}", "keines von {words}"), []),
        (
            ("not {word}", "none of {words}"),
            ("nicht {wort}", "keines von {words}"),
            ["{wort} is not in the original"],
        ),
        ("write '{_{' and '}_}'", "schreiben Sie '{_{' und '}_}'", []),
        (("one file", "{number} files"), ("Datei", "", "")[:1], ["2 forms are needed, not 1"]),
        (
            ("{number} in {name}", "{number} in {name}"),
            ("{name}", "{number}"),
            ["{name} is missing"],
        ),
    ],
)
def test_a_translation_that_changes_values_or_lacks_a_form_is_refused(
    original: str | tuple[str, str], translation: str | tuple[str, ...], wrong: list[str]
) -> None:
    catalogue = po.PoFile(locale="de")
    message = catalogue.add(original, translation)
    assert catalogues.disagreements(message, 2) == wrong


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"MKMATERIALS_LANGUAGE": "fr", "LANG": "de_DE.UTF-8"}, "fr"),
        ({"MKMATERIALS_LANGUAGE": "fr-CA"}, "fr"),
        ({"MKMATERIALS_LANGUAGE": "en", "LANG": "de_DE.UTF-8"}, "en"),
        ({"MKMATERIALS_LANGUAGE": "", "LANG": "de_AT.UTF-8@euro"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR"}, "fr"),
        ({"LC_MESSAGES": "fr_FR", "LC_ALL": "de_DE"}, "de"),
        ({"LANGUAGE": "eo:fr:de", "LANG": "de_DE.UTF-8"}, "fr"),
        ({"LANGUAGE": "en:fr", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "fr"}, "fr"),
        ({"LANGUAGE": "fr", "LC_ALL": "C"}, "en"),
        ({"LANGUAGE": "fr", "LANG": "C.UTF-8"}, "en"),
        ({"LANG": "eo"}, "en"),
        ({"LANG": "../../fr"}, "en"),
    ],
)
def test_the_language_is_that_of_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    write(folder, "fr", {"no difference": "aucune différence"})
    write(folder, "de", {"no difference": "kein Unterschied"})
    for name in ("MKMATERIALS_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    messages.choose(None)
    said = {"en": "no difference", "fr": "aucune différence", "de": "kein Unterschied"}
    assert messages.language() == expected
    assert _("no difference") == said[expected]


def test_values_and_numbers_are_put_into_the_translation(folder: Path) -> None:
    forms = ("{number} файл", "{number} файла", "{number} файлов")
    write(folder, "ru", {("{number} file", "{number} files"): forms, "{a} of {b}": "{b}: {a}"})
    messages.choose("ru")
    assert _("{a} of {b}", a=1, b="x") == "x: 1"
    given = [ngettext("{number} file", "{number} files", number) for number in (1, 2, 5, 21)]
    assert given == ["1 файл", "2 файла", "5 файлов", "21 файл"]
    assert ngettext("{number} page", "{number} pages", 2) == "2 pages", "not translated: English"


def test_english_is_said_as_it_stands_in_the_code() -> None:
    assert _("a {brace} of its own") == "a {brace} of its own"
    assert _("") == ""
    assert ngettext("one file", "{number} files", 1) == "one file"
    assert [listed(list("ABC"[:n])) for n in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert [either(list("ABC"[:n])) for n in range(4)] == ["", "A", "A or B", "A, B or C"]


def test_what_a_translator_marked_as_unsure_is_said_in_english(folder: Path) -> None:
    catalogue = po.PoFile(locale=locale("fr"), charset="utf-8", fuzzy=False)
    catalogue.add("no difference", "peut-être", flags=["fuzzy"])
    path = folder / "fr" / "LC_MESSAGES" / "mkmaterials.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(catalogues.compiled(catalogue))
    messages.choose("fr")
    assert _("no difference") == "no difference"


@pytest.mark.parametrize("typed", [["--messages", "de", "check"], ["check"]])
def test_the_option_and_the_variable_choose_the_language_of_clicks_words_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str]
) -> None:
    write(
        folder, "de", {"Missing argument": "Es fehlt", "Usage:": "Aufruf:", "SUMMARY...": "DATEI"}
    )
    if len(typed) == 1:
        monkeypatch.setenv(messages.VARIABLE, "de")
        messages.choose(None)
    monkeypatch.setenv("LANGUAGE", "it")
    output = CliRunner().invoke(main, typed).output
    assert "check [OPTIONS] DATEI" in output
    assert output.startswith("Aufruf: ")
    assert "Es fehlt 'DATEI'." in output
    assert os.environ["LANGUAGE"] == "it"
    monkeypatch.setenv(messages.VARIABLE, "en")
    messages.choose(None)
    output = CliRunner().invoke(main, ["check"]).output
    assert "Usage:" in output, "the language ends with the command"
    assert "Missing argument 'SUMMARY...'" in output


def test_a_language_without_messages_is_refused() -> None:
    result = CliRunner().invoke(main, ["--messages", "eo", "build"])
    assert result.exit_code == 2
    assert "there are no messages in 'eo': choose one of en, de," in result.output


def test_help_says_that_no_native_speaker_has_read_it(folder: Path) -> None:
    write(folder, "fr", {})
    unread = "No native speaker has read"
    assert unread in CliRunner().invoke(main, ["--messages", "fr", "--help"]).output
    assert unread not in CliRunner().invoke(main, ["--help"]).output


def test_errors_say_what_to_do_in_the_users_language(folder: Path) -> None:
    write(
        folder,
        "fr",
        {"What to do: {hint}": "Que faire : {hint}", "{where}: {message}": "{where} : {message}"},
    )
    error = MkmaterialsError("manque", where="a.txt", hint="cherchez.")
    messages.choose("fr")
    assert str(error) == "a.txt : manque\n  Que faire : cherchez."


def _all_below(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield command
        if isinstance(command, click.Group):
            yield from _all_below(command)


def test_every_command_is_of_the_kind_that_speaks_the_users_language() -> None:
    for command in _all_below(main):
        assert isinstance(command, (Command, Group)), command.name
        for param in command.params:
            if isinstance(param, click.Argument) and not isinstance(param.type, click.Choice):
                assert param.metavar, f"{command.name}: {param.name} would be shown in English"


def test_french_signs_of_two_parts_never_begin_a_line() -> None:
    path = next(path for path in catalogues.catalogues() if path.parents[1].name == "fr")
    said = [text for each in po.read(path.read_bytes()) for text in po.forms(each)]
    assert len(said) > 1000
    assert [text for text in said if re.search(r"\S [;:?!»]|« ", text)] == []
