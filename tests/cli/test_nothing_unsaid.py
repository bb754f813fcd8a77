"""Whatever is printed comes from the catalogues: proven with a language that nobody speaks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import click
import pytest
from babel import Locale
from click.testing import CliRunner

from lint_support import deck, document
from mkmaterials import messages
from mkmaterials.activities import KINDS
from mkmaterials.cli import main
from mkmaterials.messages import _
from mkmaterials.model.summary import MessageKind
from mkmaterials.plan.lengths import LENGTHS
from pseudo_messages import CODE, typed_names, unsaid, wide, write_wide
from support import ROOT, SEED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EVENT: Final = SEED.stem
BASE: Final = ROOT / "templates" / "base"
SAID: Final = SEED.read_text(encoding="utf-8")
BANK: Final = [
    *(path.stem for path in (BASE / "activities").glob("*.md")),
    *(
        path.read_text(encoding="utf-8")
        for path in (*(BASE / "activities").glob("*.md"), BASE / "labels.yaml")
    ),
]
# Words that are the same in every language: of what is typed, and names of programs and formats.
NAMES: Final = [
    *typed_names(main),
    *("mkmaterials", "LibreOffice", *LENGTHS, *KINDS, *get_args(MessageKind)),
    *(path.name for path in (BASE.parent / "field-operations").iterdir()),
]
# Names of languages and scripts, which CLDR gave.
LANGUAGES: Final = "\n".join(
    [*Locale.parse(CODE).languages.values(), *Locale.parse(CODE).scripts.values()]
)


@pytest.fixture(scope="module")
def wide_locale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locale")
    write_wide(folder)
    return folder


@pytest.fixture(autouse=True)
def _in_wide_letters(wide_locale: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(messages, "FOLDER", wide_locale)
        patch.setenv(messages.VARIABLE, CODE)
        messages.choose(None)
        yield
    messages.choose(None)


def run(*typed: str, text: str | None = None) -> str:
    """Run a command and return what it prints, on both streams."""
    result = CliRunner().invoke(main, list(typed), input=text, prog_name="mkmaterials")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.output.strip(), "it says nothing at all"
    return result.output


def left(typed: Sequence[str], *known: str, text: str | None = None) -> list[str]:
    """Return what a command prints that no catalogue gave."""
    return unsaid(run(*typed, text=text), [*NAMES, *typed, *known])


def _pages(group: click.Group = main, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _pages(command, (*path, name))
        else:
            yield (*path, name)


def test_what_no_catalogue_gave_is_found() -> None:
    assert unsaid("ｎｏ ｆｉｌｅ: a/b.txt, 'deck', p3:4-5, --slides, page 3", ["the deck"]) == [
        "page  <<  ｎｏ ｆｉｌｅ: a/b.txt, 'deck', p3:4-5, --slides, page 3"
    ]
    assert wide("no {what!r} in %(file)s") == "ｎｏ {what!r} ｉｎ %(file)s"
    assert _("no difference") == "ｎｏ ｄｉｆｆｅｒｅｎｃｅ"
    assert _("a sentence that stands in no catalogue").isascii()


@pytest.mark.parametrize("page", [*_pages()], ids=" ".join)
def test_every_help_page(page: tuple[str, ...]) -> None:
    assert not left([*page, "--help"])


def test_extract_check_build_and_what_was_edited(workspace: Path) -> None:
    source = f"seeds/{EVENT}.txt"
    assert not left(["extract", source, "--report", "html"], SAID)
    summary = workspace / "seeds" / f"{EVENT}.yaml"
    assert not left(["check", str(summary)], SAID)
    assert not left(["build", "--slides", "8"], SAID)
    kit = workspace / "output" / EVENT / "base" / "en"
    (kit / "deck.pptx").write_bytes((kit / "deck.pptx").read_bytes() + b" ")
    assert not left(["build", "--only", "deck"], SAID)
    text = summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("at: p1", "at: p2", 1), encoding="utf-8")
    assert not left(["extract", source], SAID)
    assert not left(["check", str(summary)], SAID)
    assert not left(["check", str(summary), "--heal"], SAID)


def test_other_languages_and_packs(workspace: Path) -> None:
    russian = (BASE / "locale/ru/documents.po").read_text(encoding="utf-8")
    assert not left(
        ["build", "--language", "ru", "--field-operation", "mission-to-moldova"],
        SAID,
        russian,
        "rusa angla",
    )
    assert (workspace / "output" / EVENT).is_dir()


def test_a_card(workspace: Path) -> None:
    source = f"seeds/{EVENT}.txt"
    assert not left(["card", source], SAID)
    assert not left(["card", source, "--draft", "--quotation", "q9"], SAID)
    assert workspace.is_dir()


@pytest.mark.usefixtures("workspace")
def test_translating_an_event() -> None:
    source = f"seeds/{EVENT}.txt"
    run("extract", source)
    assert not left(["translate", "export", source, "--to", "ru"], SAID, "rusa")
    assert not left(["translate", "export", source, "--to", "en"], SAID, "angla")
    file = Path(f"seeds/{EVENT}.ru.po")
    text = file.read_text(encoding="utf-8")
    begin = text.index("msgctxt", text.index("msgctxt") + 1)
    changed = text[begin:].replace('msgstr ""', 'msgstr "да"', 3).replace('msgid "', 'msgid "X', 1)
    file.write_text(text[:begin] + changed, encoding="utf-8")
    assert not left(["translate", "import", str(file)], SAID, "rusa msgctxt X")
    file.write_text("nonsense", encoding="utf-8")
    assert not left(["translate", "import", str(file), "no.po", "no.doc"], SAID, "nonsense")


@pytest.mark.usefixtures("workspace")
def test_packs() -> None:
    assert not left(["init", "."], "seeds")
    names = "my office other OSCE Mission to Moldova Office"
    assert not left(
        ["templates", "new", "my-office", "--name", "Office", "--colour", "main=FFFF00"]
    )
    assert not left(["templates", "new", "my-office", "--name", "Office", "--colour", "red"])
    assert not left(["templates", "new", "my-office", "--name", "Office", "--contact", " | x"])
    assert not left(["templates", "new", "my-office", "--name", "Office", "--extends", "bsae"])
    assert not left(["templates", "new", "my-office", "--name", "Office"])
    assert not left(["templates", "copy", "my-office", "deck.pptx"])
    assert not left(["templates", "copy", "my-office", "dekc.pptx"])
    pack = Path("templates/field-operations/my-office")
    (pack / "labels.yaml").write_text("unknown: In no way\n", encoding="utf-8")
    assert not left(["templates", "diff", "my-office"], names, "unknown In no way")
    (pack / "deck.pptx").write_bytes(deck("{{ event.haeding }} {% if %}"))
    (pack / "handout.docx").write_bytes(document("Now {{ quote.text|upper }} and {{ event.place"))
    (pack / "notes.docx").write_bytes(document("Notes"))
    typed = "event haeding heading place quote quotes text upper if Title"
    assert not left(["templates", "check", "my-office"], names, typed)
    assert not left(["templates", "export", "my-office"], names, typed)
    assert not left(["templates", "upgrade", "my-office"], names)
    assert not left(["templates", "texts", "my-office", "--language", "ru"], names)
    assert not left(["build", "--field-operation", "my-office"], names, typed)
    shutil.rmtree(pack)


@pytest.mark.usefixtures("workspace")
def test_the_lists() -> None:
    packs = "".join(p.read_text(encoding="utf-8") for p in BASE.parent.glob("*/*/pack.yaml"))
    files = " ".join(path.name for path in BASE.iterdir())
    assert not left(["templates", "list"], packs)
    keys = "colours alert panel headings fonts Calibri"
    assert not left(["templates", "show", "mission-to-moldova"], packs, files, keys, *BANK)
    assert not left(["activities", "list"], *BANK)
    assert not left(["activities", "show", "trust-ladder"], *BANK)
    assert not left(["activities", "list", "nowhere-to-be-found"])


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        (["--version"], ""),
        (["nothing"], ""),
        (["buidl"], ""),
        (["--messages", "xx", "build"], ""),
        (["build", "--sldes"], ""),
        (["build", "--slides", "99"], ""),
        (["build", "--days", "3"], ""),
        (["build", "--duration", "x"], ""),
        (["build", "--start", "25"], "H M"),
        (["build", "--room", "garden"], ""),
        (["build", "--duration", "5"], "\n".join(BANK)),
        (["build", "--group-size", "1"], "\n".join(BANK)),
        (["build", "--language", "xx"], LANGUAGES),
        (["build", "--language", "tlh"], LANGUAGES),
        (["build", "--second-language", "en"], ""),
        (["build", "--field-operation", "bsae"], ""),
        (["build", "--output"], ""),
        (["build", "no.txt"], ""),
        (["build", "http://127.0.0.1/x"], ""),
        (["build", "ftp://x"], ""),
        (["build", "seeds"], ""),
        (["extract"], ""),
        (["check", "no.yaml"], ""),
        (["card"], ""),
        (["schema", "pakc"], ""),
        (["templates", "show", "bsae"], ""),
        (["templates", "copy", "base", "deck.pptx"], ""),
        (["templates", "new", "Base"], ""),
        (["templates", "new", "x", "--logo", "no.png"], ""),
        (["templates", "new", "x", "--logo", "no.png", "--logo-alt", "Logo"], ""),
        (["templates", "new", "x", "--font", "text"], "Calibri"),
        (["templates", "check", "no.docx"], ""),
        (["templates", "check", "seeds"], ""),
        (["templates", "import", "no.zip"], ""),
        (["templates", "import", f"seeds/{EVENT}.txt"], "File is not a zip file"),
        (["templates", "texts", "base", "--language", "en"], ""),
        (["templates", "upgrade", "base"], ""),
        (["templates", "export", "base"], ""),
        (["activities", "show", "ladder"], "\n".join(BANK)),
        (["activities", "show", "trust"], "\n".join(BANK)),
        (["activities", "show", "trust-ladder", "--minutes", "500"], "\n".join(BANK)),
        (["activities", "list", "--theme", "trsut"], "\n".join(BANK)),
        (["activities", "list", "--kind", "x"], "opening opener input closing energizer break"),
        (["activities", "check"], ""),
        (["activities", "check", "seeds"], ""),
        (["activities", "check", "no.md"], ""),
        (["translate", "export", f"seeds/{EVENT}.txt", "--to", "ru"], ""),
        (["translate", "import", "no.po"], ""),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("workspace")
def test_what_cannot_be_done(typed: list[str], known: str) -> None:
    assert not left(typed, known)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("empty.txt", ""),
        ("short.txt", "Hello"),
        (
            "undated.txt",
            "People meet\n\nThey met in a house and talked about many things at length.",
        ),
        ("page.html", "<p></p>"),
        ("word.docx", "no zip"),
        ("page.pdf", "no pdf"),
        ("binary.txt", "\x00\x01\x02"),
    ],
)
def test_press_releases_that_cannot_be_read(workspace: Path, name: str, text: str) -> None:
    (workspace / name).write_text(text, encoding="utf-8")
    assert not left(["build", name], text)
    assert not left(["extract", name], text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("event:", "evnt:"),
        ("event:", "event: ["),
        ("title:", "titel:"),
        ("starts:", "starts: soon #"),
        ("text: ", "text: No such words "),
        ("at: p", "at: p99"),
        ("speaker: ", "speaker: nobody-"),
        ("kind: ", "kind: some-"),
        ("themes:", "themes: 3\nother:"),
        ("session:", "session:\n  days: 9\n  start: never\n  exclude: [nothing]\n#"),
    ],
)
def test_summaries_that_cannot_be_used(workspace: Path, old: str, new: str) -> None:
    source = f"seeds/{EVENT}.txt"
    run("extract", source)
    summary = workspace / "seeds" / f"{EVENT}.yaml"
    text = summary.read_text(encoding="utf-8")
    assert old in text
    summary.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert not left(["check", str(summary)], text, new)
    assert not left(["build"], text, new)


KEYS: Final = ["title objective form shows energy minimum usual maximum final hide steps Steps"]
FAULTY_EXERCISE: Final = """\
---
title: Walk
kind: exercize
minutes: many
people: 3 to x
themes: [trust, trsut]
---

## Stpes

1. 5 min: Walk.

## Debrief

The victim is a terrorist suspect.
"""


def test_exercises_with_mistakes(workspace: Path) -> None:
    folder = workspace / "templates" / "activities"
    folder.mkdir(parents=True)
    (folder / "walk.md").write_text(FAULTY_EXERCISE, encoding="utf-8")
    assert not left(["activities", "check"], FAULTY_EXERCISE, *KEYS)
    good = (BASE / "activities" / "trust-ladder.md").read_text(encoding="utf-8")
    (folder / "walk.md").write_text(good.replace("trust", "suspects of terror"), encoding="utf-8")
    assert not left(["activities", "check", "--strict"], good, "suspects of terror", *BANK)


FAULTY_TAGS: Final = (
    "{{ event.tilte }}",
    "{{ event.title|uper }}",
    "{{ event.title + 3 }}",
    "{{ range(10**9) }}",
    "{{ quotes[0].text|upper }}",
    "{{ event.title.format() }}",
    "{{ ''.__class__ }}",
    "{% include 'x' %}",
    "{% for q in quotes %}{{ q.text }}",
    "{%p if event %}",
    "{%slide for x in y %}",
)
NAMES_IN_TAGS: Final = "event title upper mine Mine Title p endfor endif endslide"


def test_a_check_of_templates_with_mistakes(workspace: Path) -> None:
    run("templates", "new", "mine", "--name", "Mine")
    pack = workspace / "templates" / "field-operations" / "mine"
    for number, text in enumerate(FAULTY_TAGS):
        (pack / "briefing.docx").write_bytes(document("Before", text, "After"))
        (pack / "deck.pptx").write_bytes(deck(FAULTY_TAGS[-1 - number]))
        typed = ["templates", "check", str(pack / "briefing.docx"), str(pack / "deck.pptx")]
        assert not left(typed, SAID, NAMES_IN_TAGS, *FAULTY_TAGS)


@pytest.mark.parametrize("text", FAULTY_TAGS[:5])
def test_a_build_with_a_template_with_a_mistake(workspace: Path, text: str) -> None:
    run("templates", "new", "mine", "--name", "Mine")
    pack = workspace / "templates" / "field-operations" / "mine"
    (pack / "deck.pptx").write_bytes(deck(text))
    assert not left(["build", "--field-operation", "mine"], SAID, NAMES_IN_TAGS, *FAULTY_TAGS)
