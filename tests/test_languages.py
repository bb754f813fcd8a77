"""Kits in other languages: all text of our own is translated, and nothing else is."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import zipfile
from html import unescape
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html
from openxml_audit import OpenXmlValidator

from mkmaterials import __version__
from mkmaterials.activities import load_activities
from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.errors import ChoiceError
from mkmaterials.overlays import resolve, template_roots
from mkmaterials.readers import read
from mkmaterials.translation.languages import language_name
from mkmaterials.verify.mail import mail_text
from mkmaterials.wording import wording
from office_support import sdk_errors
from pseudo import CODE, write_pseudo
from support import ROOT, SEED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkmaterials.app.build import Kit
    from mkmaterials.app.outputs import Output

_PARAGRAPH = re.compile(r"<(w|a):p[ >].*?</\1:p>", re.DOTALL)
_TEXT = re.compile(r"<(?:w|a):t(?: [^>]*)?>([^<]*)</(?:w|a):t>|<(?:w|a):(?:br|tab)\b[^>]*/>")
_ATTRIBUTE = re.compile(r'<(?:wp:docPr|p:cNvPr)\b[^>]*?\b(?:descr|title)="([^"]*)"')
_CAPTION = re.compile(r'<w:tbl(?:Caption|Description) w:val="([^"]*)"')
_PROPERTY = re.compile(r"<(?:dc:title|cp:keywords)>([^<]*)<")
_READ = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes)\.xml|ppt/(slides|notesSlides)/\w+\.xml"
    r"|docProps/core\.xml"
)
MAIL = {".txt", ".html"}
_RULE = re.compile(r"^[=-]+$", re.MULTILINE)  # below a heading
_BRACKETED = re.compile("⟦[^⟦⟧]*⟧")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a pack that has the catalogues of a language that nobody speaks."""
    folder = tmp_path_factory.mktemp("pseudo")
    _add_pack(folder, "pseudo", CODE)
    _add_pack(folder, "pseudo-russian", "ru")
    shutil.copy(SEED, folder)
    return folder


def _add_pack(folder: Path, name: str, code: str) -> None:
    pack = folder / "templates" / "field-operations" / name
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(f"extends: base\nlanguages: [{code}]\n", "utf-8")
    base = resolve("base", template_roots(folder)).folders[-1]
    write_pseudo(base / "locale", pack / "locale", code)


@pytest.fixture(scope="module")
def russian(folder: Path) -> Kit:
    """A kit in Russian, with brackets around our own text; the source is in English."""
    options = BuildOptions(
        operation="pseudo-russian", working_folder=folder, output=folder / "output"
    )
    return Workshop(options).build(folder / SEED.name)


@pytest.fixture(scope="module")
def kit(folder: Path) -> Kit:
    options = BuildOptions(
        operation="pseudo", working_folder=folder, output=folder / "output", language=None
    )
    return Workshop(options).build(folder / SEED.name)


def _texts(path: Path) -> dict[str, list[str]]:
    """Return all text of a finished file, by part."""
    if path.suffix in MAIL:
        lines = mail_text(path.name, _RULE.sub("", path.read_text("utf-8")).encode())
        return {"": lines.splitlines()}
    found: dict[str, list[str]] = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not _READ.fullmatch(name):
                continue
            xml = package.read(name).decode()
            own = [
                "".join(
                    text[1] if text[1] is not None else " " for text in _TEXT.finditer(match[0])
                )
                for match in _PARAGRAPH.finditer(xml)
            ]
            for pattern in (_ATTRIBUTE, _CAPTION, _PROPERTY):
                own += pattern.findall(xml)
            found[name] = [unescape(text) for text in own if text.strip()]
    return found


def test_a_language_that_is_complete_is_chosen_by_itself(kit: Kit) -> None:
    assert kit.folder.name == CODE
    assert [each.code for each in kit.findings if "untranslated" in each.code] == []
    assert [each.code for each in kit.findings if each.code == "wording.not-read"] != []


def test_no_text_of_our_own_is_left_in_english(kit: Kit, folder: Path) -> None:
    """What is not in brackets is of the source, or a number, a time, or a date of CLDR's."""
    release, _ = read(folder / SEED.name)
    words = wording(CODE, {})
    bank = load_activities(resolve("base", template_roots(folder)).all("activities"))
    given = [
        *release.paragraphs,
        *(source for one in bank for source in one.sources),
        *(words.dates(first, last) for first, last in _days()),
        language_name("en", CODE),
        f"{SEED.name} mkmaterials {__version__} {CODE} ABCDEF",
    ]
    known = "\n".join(given).casefold()
    left = [
        f"{output.path.name}, {part}: {piece!r} in {text!r}"
        for output in kit.outputs
        for part, texts in _texts(output.path).items()
        for text in texts
        for piece in _pieces(text, words.join(["1", "2"]).strip(" 12"))
        if piece.casefold() not in known
    ]
    assert left == []


def _pieces(text: str, joined_by: str) -> list[str]:
    """Return what stands outside of brackets, cut where our own punctuation may join things."""
    rest = _BRACKETED.sub("\n", text).replace(f" {joined_by} ", "\n")
    return [
        piece.strip(" \u00a0\u202f0123456789.,–-")
        for piece in re.split(r"[\n·;:¶()“”]|, |   ", rest)
        if re.search(r"[^\W\d_]", piece)
    ]


def _days() -> list[tuple[dt.date, dt.date]]:
    day = dt.date(2024, 10, 30)
    return [(day, day), (day, day + dt.timedelta(1))]


def office_files(kit: Kit) -> list[Output]:
    return [output for output in kit.outputs if output.path.suffix not in MAIL]


def test_a_kit_in_another_language_is_valid_and_opens(
    russian: Kit, to_pdf: Callable[[Path], Path]
) -> None:
    for output in office_files(russian):
        assert OpenXmlValidator().validate(str(output.path)).is_valid
        assert sdk_errors(output.path) == []
        assert to_pdf(output.path).stat().st_size > 0


def test_a_page_for_mail_marks_its_language_and_that_of_the_source(russian: Kit) -> None:
    page = next(each.path for each in russian.outputs if each.path.suffix == ".html")
    root = html.fromstring(page.read_text("utf-8"))
    assert dict(root.attrib) == {"lang": "ru", "dir": "ltr"}
    quotations = root.xpath("//blockquote")
    assert {each.get("lang") for each in quotations} == {"en"}
    assert all("«" in each.text_content() and "⟦" not in each.text_content() for each in quotations)
    foreign = root.xpath("//*[@lang and ancestor::body]")
    assert {each.get("dir") for each in foreign} == {"ltr"}
    assert all("⟦" not in each.text_content() for each in foreign)
    own = root.xpath("//text()[not(ancestor::*[@lang][ancestor::body])][contains(., '⟦')]")
    assert len(own) > 30


def test_words_of_the_source_are_marked_with_its_language(russian: Kit) -> None:
    """So that they are spell-checked and read aloud as English in a document in Russian."""
    for output in office_files(russian):
        marked = _languages(output.path)
        wrong = [
            text
            for text, language in marked
            if language != ("ru-RU" if "⟦" in text else "en-GB") and _is_of_source(text)
        ]
        assert wrong == []
        assert {"ru-RU", "en-GB"} <= {language for _, language in marked}


def _is_of_source(text: str) -> bool:
    """Tell whether a run holds our own text, or a quotation: names may stand in both."""
    return "⟦" in text or "«" in text


def _languages(path: Path) -> list[tuple[str, str]]:
    """Return the text of each run with letters, and its language."""
    found: list[tuple[str, str]] = []
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if _READ.fullmatch(name)]
        default = "ru-RU" if "word/styles.xml" in package.namelist() else ""
        for name in names:
            for run in etree.fromstring(package.read(name)).iter("{*}r"):
                text = "".join(each.text or "" for each in run.iterfind("{*}t"))
                mark = run.find("{*}rPr/{*}lang")
                look = run.find("{*}rPr")
                own = default if look is None else look.get("lang", default)
                if mark is not None:
                    own = next(value for key, value in mark.items() if str(key).endswith("}val"))
                if re.search(r"[^\W\d_]", text):
                    found.append((text, str(own)))
    return found


def test_quotations_stand_whole_in_the_marks_of_the_language(russian: Kit) -> None:
    quotation = "given the multifaced dimension of human trafficking"
    for output in russian.outputs:
        text = "\n".join(text for texts in _texts(output.path).values() for text in texts)
        assert f"«{quotation}" in text
        assert f"“{quotation}" not in text or output.path.stem == "briefing"  # its annex


def test_dates_are_those_of_the_language(russian: Kit) -> None:
    briefing = next(each.path for each in russian.outputs if each.path.stem == "briefing")
    assert "30 октября 2024" in "\n".join(_texts(briefing)["word/document.xml"])


def test_what_a_language_gives_of_a_pack_with_texts_of_its_own_is_said_truly(folder: Path) -> None:
    pack = folder / "templates" / "field-operations" / "own-texts"
    (pack / "activities").mkdir(parents=True)
    (pack / "pack.yaml").write_text("extends: base\nlanguages: [kk, ru]\n", "utf-8")
    exercise = (ROOT / "templates/base/activities/welcome.md").read_text("utf-8")
    own = exercise.replace("title: ", "title: Our ", 1)
    (pack / "activities" / "welcome.md").write_text(own, "utf-8")
    for labels, said in (
        ("", "in Russian but for 1 text of the pack's own."),
        ("fact.date: Day of it\n", "in Russian but for 2 texts of the pack's own."),
    ):
        (pack / "labels.yaml").write_text(labels, "utf-8")
        half = Workshop(BuildOptions(operation="own-texts", working_folder=folder))
        [fallback] = [each for each in half.findings if each.code == "wording.fallback"]
        assert said in fallback.hint


def test_a_pack_stays_in_english_until_whole_kits_can_be_made(folder: Path) -> None:
    pack = folder / "templates" / "field-operations" / "labels-only"
    pack.mkdir()
    (pack / "pack.yaml").write_text(f"extends: pseudo-russian\nlanguages: [{CODE}, ru]\n", "utf-8")
    shutil.copytree(
        pack.parent / "pseudo" / "locale",
        pack / "locale",
        ignore=shutil.ignore_patterns("activities.po"),
    )
    half = Workshop(BuildOptions(operation="labels-only", working_folder=folder))
    assert half.words.language == "en"
    [fallback] = [each for each in half.findings if each.code.startswith("wording.")]
    assert fallback.code == "wording.fallback"
    assert "--language ru' gives all in Russian." in fallback.hint
    asked = BuildOptions(operation="labels-only", working_folder=folder, language=CODE)
    kit = Workshop(asked).build(folder / SEED.name)
    assert [each.code for each in kit.findings if "untranslated" in each.code] == [
        "exercise.untranslated"
    ]


def test_an_exercise_of_ones_own_is_told_if_no_catalogue_knows_it(folder: Path) -> None:
    pack = folder / "templates" / "field-operations" / "own-welcome"
    (pack / "activities").mkdir(parents=True)
    (pack / "pack.yaml").write_text(f"extends: pseudo\nlanguages: [{CODE}]\n", "utf-8")
    base = resolve("base", template_roots(folder)).folders[-1]
    welcome = (base / "activities" / "welcome.md").read_text("utf-8")
    title = re.sub("title: .*", "title: Good morning", welcome)
    (pack / "activities" / "welcome.md").write_text(title, "utf-8")
    kit = Workshop(
        BuildOptions(operation="own-welcome", working_folder=folder, output=folder / "out")
    ).build(folder / SEED.name)
    told = [each for each in kit.findings if each.code == "exercise.untranslated"]
    assert [each.where for each in told] == ["exercises: welcome"]
    assert "1 text is not translated into Esperanto: “Good morning”" in told[0].message


def test_a_language_that_nobody_has_translated_is_refused_with_the_choice(folder: Path) -> None:
    with pytest.raises(ChoiceError, match="'ka'") as caught:
        Workshop(BuildOptions(working_folder=folder, language="ka"))
    assert "ru" in caught.value.hint


def test_montenegrin_takes_the_serbian_texts_in_latin_letters_and_says_so(folder: Path) -> None:
    _add_pack(folder, "latin", "sr-Latn")
    shop = Workshop(BuildOptions(operation="latin", working_folder=folder, language="cnr"))
    assert shop.words.label("fact.date") == "⟦Date~⟧"
    assert [each.code for each in shop.findings][:1] == ["wording.fallback"]
    assert "Montenegrin: those in Serbian (Latin) are used" in shop.findings[0].message


def test_the_word_before_the_number_of_participants_is_the_sources(russian: Kit) -> None:
    deck = next(each.path for each in russian.outputs if each.path.suffix == ".pptx")
    briefing = next(each.path for each in russian.outputs if each.path.suffix == ".docx")
    assert ("over", "en-GB") in [(text.casefold(), code) for text, code in _languages(deck)]
    assert ("over 60", "en-GB") in _languages(briefing)
