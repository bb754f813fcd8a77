"""A Russian press release and an English kit: out to a translator, back, and into the documents."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polib
import pytest
from click.testing import CliRunner
from docx import Document
from pptx import Presentation
from translate.storage.xliff2 import Xliff2File

from mkmaterials.cli import main
from mkmaterials.store import load_translation
from mkmaterials.verify.kit import document_text

if TYPE_CHECKING:
    from click.testing import Result

RELEASE = """\
Сотрудники полиции и жители договорились о безопасной гавани

ПОРТ-АЛЬМА, 4 мая 2023 года – Около 25 сотрудников полиции встретились с жителями на семинаре.

«Сначала мы слушаем. Потом мы действуем вместе с теми, кто здесь живёт», – сказала Ильза Марон, \
начальник Отдела гавани.

«Доверие растёт медленно, – отметил Томас Вербин, представитель совета жителей. – Но его можно \
потерять за 1 день».

Участники договорились, что совместные патрули укрепляют доверие.
"""
MESSAGE = "совместные патрули укрепляют доверие"
ORIGINALS = (
    "“Сначала мы слушаем. Потом мы действуем вместе с теми, кто здесь живёт”",
    "“Доверие растёт медленно” “Но его можно потерять за 1 день”",
)
ENGLISH = {
    "title": "Police officers and residents agree on a safe harbour",
    "place": "Port Alma",
    "name-maron": "Ilza Maron",
    "role-maron": "Head of the Harbour Unit",
    "name-verbin": "Tomas Verbin",
    "role-verbin": "representative of the residents’ council",
    "message": "joint patrols build trust",
    "Сначала": "First we listen. Then we act together with those who live here",
    "Доверие": "Trust grows slowly, {1} But it can be lost in 1 day",
}
TRANSLATIONS = (
    "“First we listen. Then we act together with those who live here”",
    "“Trust grows slowly” “But it can be lost in 1 day”",
)
LABEL = "Translated from Russian by Ana Lungu"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Russian release with a summary that somebody has edited; the test runs in its folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("seeds/harbour.txt")
    path.parent.mkdir()
    path.write_text(RELEASE, encoding="utf-8")
    assert run("extract", path).exit_code == 0
    summary = path.with_suffix(".yaml")
    text = summary.read_text(encoding="utf-8")
    at = RELEASE.rsplit("\n\n", maxsplit=1)[-1].index(MESSAGE)
    message = f"  - text: {MESSAGE}\n    at: p5:{at}-{at + len(MESSAGE)}\n    kind: commitment\n"
    text = re.sub(r"^messages:.*?(?=^publications)", "", text, flags=re.MULTILINE | re.DOTALL)
    summary.write_text(f"{text}\nmessages: # checked\n{message}", encoding="utf-8")
    return path


def key_of(entry: polib.POEntry) -> str:
    what = str(entry.msgctxt).partition(".")[0]
    return entry.msgid.split()[0] if what == "quotation" else what


def translate(source: Path, **changed: str) -> Path:
    """Export, translate with polib as a translator's program would, and return the file."""
    assert run("translate", "export", source, "--to", "en", "--format", "po").exit_code == 0
    path = source.with_name("harbour.en.po")
    opened = polib.pofile(str(path))
    for entry in opened:
        entry.msgstr = (ENGLISH | changed)[key_of(entry)]
    opened.metadata["Last-Translator"] = "Ana Lungu <ana@example.org>"
    opened.save()
    return path


def kit_text(folder: Path, name: str) -> str:
    return document_text((folder / name).read_bytes())


def notes(deck: Path) -> list[str]:
    return [s.notes_slide.notes_text_frame.text for s in Presentation(str(deck)).slides]


def slides(deck: Path) -> list[str]:
    return [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in Presentation(str(deck)).slides
    ]


def test_the_files_for_a_translator_say_what_each_text_is_and_where_it_stands(
    source: Path,
) -> None:
    result = run("translate", "export", source.with_suffix(".yaml"), "--to", "en")
    assert result.exit_code == 0
    assert "texts to be translated into English" in result.output
    entries = {key_of(entry): entry for entry in polib.pofile("seeds/harbour.en.po")}
    assert set(entries) == set(ENGLISH)
    assert entries["Доверие"].msgid == (
        "Доверие растёт медленно, {1} Но его можно потерять за 1 день"
    )
    comment = entries["message"].comment
    assert "Message 1 of 1" in comment
    assert "Paragraph 5" in comment
    assert "Участники договорились" in comment
    assert "Transliteration" in entries["name-maron"].comment
    assert Path("seeds/harbour.en.xlf").read_bytes().count(b"<unit ") == len(ENGLISH)


def test_names_in_the_script_of_the_translation_are_not_asked_for(source: Path) -> None:
    assert run("translate", "export", source, "--to", "uk", "--format", "po").exit_code == 0
    assert not any(
        str(entry.msgctxt).startswith("name-") for entry in polib.pofile("seeds/harbour.uk.po")
    )


def test_a_translation_comes_back_and_the_summary_stays_as_it_is(source: Path) -> None:
    summary = source.with_suffix(".yaml").read_bytes()
    result = run("translate", "import", translate(source))
    assert result.exit_code == 0
    assert "translations into English: 7 taken" in result.output
    assert "and 2 names of people" in result.output
    assert source.with_suffix(".yaml").read_bytes() == summary
    texts = load_translation(Path("seeds/harbour.en.yaml")).texts
    assert {text.translation for text in texts} == set(ENGLISH.values())
    assert {text.by for text in texts} == {"Ana Lungu"}
    again = run("translate", "import", "seeds/harbour.en.po")
    assert "9 were there already" in again.output


def test_translated_quotations_are_printed_as_translations_beside_the_original(
    source: Path,
) -> None:
    run("translate", "import", translate(source))
    result = run("build", source)
    assert result.exit_code == 0
    assert "not translated" not in result.output
    folder = Path("output/harbour/base/en")
    briefing = kit_text(folder, "briefing.docx")
    for original, translation in zip(ORIGINALS, TRANSLATIONS, strict=True):
        assert briefing.index(translation) < briefing.index(original)
    assert briefing.count(LABEL) == len(TRANSLATIONS)
    assert "The original, in Russian:" in briefing
    assert "Ilza Maron, Head of the Harbour Unit" in briefing
    assert "Joint patrols build trust" in briefing
    shown = slides(folder / "deck.pptx")
    said = notes(folder / "deck.pptx")
    for original, translation in zip(ORIGINALS, TRANSLATIONS, strict=True):
        number = next(n for n, text in enumerate(shown) if translation in text)
        assert LABEL in shown[number]
        assert f"in Russian: {original}" in said[number]
    for name in ("handout.docx", "handout-participants.docx"):
        handout = kit_text(folder, name)
        assert TRANSLATIONS[0] in handout
        assert LABEL in handout
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert "harbour.en.yaml" in {entry["name"] for entry in manifest["inputs"]}


def test_what_is_not_translated_is_printed_in_its_language_and_counted(source: Path) -> None:
    result = run("build", source)
    assert "not translated into English: 7 of the 7 texts" in result.output
    folder = Path("output/harbour/base/en")
    briefing = kit_text(folder, "briefing.docx")
    assert ORIGINALS[0] in briefing
    assert "In Russian, as it was said." in briefing
    assert "ПОРТ-АЛЬМА (in Russian)" in briefing
    assert "(the press release, ¶ 5, in Russian)" in briefing
    assert "The press release is in Russian." in briefing
    assert "Translated" not in briefing


@pytest.mark.parametrize(
    ("order", "slide", "note"),
    [("original-first", ORIGINALS[0], TRANSLATIONS[0]), ("original", ORIGINALS[0], "")],
)
def test_the_pack_or_the_trainer_decides_what_is_read_first(
    source: Path, order: str, slide: str, note: str
) -> None:
    run("translate", "import", translate(source))
    pack = Path("templates/field-operations/ours")
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(f"quotations: {order}\n", encoding="utf-8")
    assert run("build", source, "--field-operation", "ours").exit_code == 0
    deck = Path("output/harbour/ours/en/deck.pptx")
    number = next(n for n, text in enumerate(slides(deck)) if slide in text)
    assert (TRANSLATIONS[0] in notes(deck)[number]) == bool(note)
    assert TRANSLATIONS[0] not in slides(deck)[number]
    assert (TRANSLATIONS[0] in kit_text(deck.parent, "briefing.docx")) == bool(note)
    run("build", source, "--field-operation", "ours", "--quotations", "translation-first")
    assert any(TRANSLATIONS[0] in text for text in slides(deck))


def test_a_pack_that_asks_for_another_order_is_refused(source: Path) -> None:
    pack = Path("templates/field-operations/ours")
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("quotations: machine\n", encoding="utf-8")
    result = run("build", source, "--field-operation", "ours")
    assert result.exit_code == 5
    assert "translation-first, original-first, original" in result.output


def test_the_second_language_stands_in_the_notes_and_below_the_messages(source: Path) -> None:
    run("translate", "import", translate(source))
    result = run("build", source, "--second-language", "ru")
    assert result.exit_code == 0
    folder = Path("output/harbour/base/en+ru")
    said = "\n".join(notes(folder / "deck.pptx"))
    assert f"In Russian: {MESSAGE[0].upper()}{MESSAGE[1:]}" in said
    assert "In Russian: Сотрудники полиции" in said
    handout = kit_text(folder, "handout-participants.docx")
    assert f"{MESSAGE[0].upper()}{MESSAGE[1:]}" in handout
    assert run("build", source, "--second-language", "en").exit_code == 2
    assert "is the first one" in run("build", source, "--second-language", "en").output


def test_a_second_language_that_is_a_translation_says_so(workspace: Path) -> None:
    seed = next((workspace / "seeds").glob("*.txt"))
    run("extract", seed)
    run("translate", "export", seed, "--to", "ru", "--format", "po")
    path = next((workspace / "seeds").glob("*.po"))
    opened = polib.pofile(str(path))
    quotation = next(e for e in opened if str(e.msgctxt).startswith("quotation."))
    quotation.msgstr = "Мы слушаем друг друга"
    opened.save()
    assert run("translate", "import", path, "--translator", "Анна").exit_code == 0
    result = run("build", seed, "--second-language", "ru")
    assert result.exit_code == 0
    assert "not translated into Russian" in result.output
    assert "these are left out" in result.output
    assert "names printed in" not in result.output
    folder = next(Path("output").glob("*/base/en+ru"))
    said = "\n".join(notes(folder / "deck.pptx"))
    assert "Russian, translated by Анна: «Мы слушаем друг друга»" in said
    assert "Russian, translated by Анна:" in kit_text(folder, "briefing.docx")


def test_an_xliff_file_comes_back_from_translate_toolkit_as_a_po_file_does(source: Path) -> None:
    run("translate", "export", source, "--to", "en", "--format", "xliff", "--output", "out")
    path = Path("out/harbour.en.xlf")
    program: Any = Xliff2File
    opened = program.parsefile(str(path))
    for unit in opened.units:
        what = unit.getid().partition(".")[0]
        unit.target = ENGLISH[unit.source.split()[0] if what == "quotation" else what]
    opened.save()
    result = run("translate", "import", path, "--translator", "Ana Lungu")
    assert result.exit_code == 0
    assert "translations into English: 7 taken" in result.output
    assert "and 2 names of people" in result.output
    texts = load_translation(Path("seeds/harbour.en.yaml")).texts
    assert {text.translation for text in texts} == set(ENGLISH.values())


def test_texts_that_are_empty_or_unsure_are_not_taken(source: Path) -> None:
    path = translate(source)
    opened = polib.pofile(str(path))
    entries = {key_of(entry): entry for entry in opened}
    entries["message"].flags.append("fuzzy")
    entries["place"].msgstr = ""
    opened.save()
    result = run("translate", "import", path)
    assert "translations into English: 5 taken" in result.output
    assert "and 2 names of people" in result.output
    assert "1 without a translation" in result.output
    assert "1 marked as needing work" in result.output


def test_numbers_that_differ_keep_a_text_out_until_somebody_accepts_it(source: Path) -> None:
    path = translate(source, Доверие="Trust grows slowly, {1} But it can be lost in a day")
    result = run("translate", "import", path)
    assert "English: 6 taken" in result.output
    assert "and 2 names of people" in result.output
    assert "1 is not in the translation" in result.output
    wanted = re.search(r"--accept (\S+),", result.output)
    assert wanted
    result = run("translate", "import", path, "--accept", wanted[1])
    assert "English: 1 taken" in result.output
    accepted = [t.what for t in load_translation(Path("seeds/harbour.en.yaml")).texts if t.accepted]
    assert accepted == ["quotation"]
    assert "numbers do not agree" not in run("build", source).output


def test_an_original_that_was_copied_over_is_no_translation(source: Path) -> None:
    path = translate(source, message=MESSAGE, place="ПОРТ-АЛЬМА")
    result = run("translate", "import", path)
    assert "English: 6 taken" in result.output
    assert "and 2 names of people" in result.output
    assert "the translation is the original" in result.output
    wanted = re.search(r"--accept (\S+),", result.output)
    assert wanted
    assert "English: 1 taken" in run("translate", "import", path, "--accept", wanted[1]).output


def test_a_lost_placeholder_and_strange_entries_are_refused_with_their_place(
    source: Path,
) -> None:
    path = translate(source, Доверие="Trust grows slowly, but it can be lost in 1 day")
    opened = polib.pofile(str(path))
    opened[0].msgid = "Кто-то изменил оригинал"
    opened.append(polib.POEntry(msgctxt="message.0123456789", msgid="чужое", msgstr="alien"))
    opened.save()
    result = run("translate", "import", path)
    assert result.exit_code == 4
    assert "the placeholder {1} does not stand in the translation exactly once" in result.output
    assert "the original was changed in this file" in result.output
    assert "'message.0123456789' is no text of this event" in result.output
    assert re.search(r"harbour\.en\.po, line \d+: ", result.output)
    assert "English: 5 taken" in result.output
    assert "and 2 names of people" in result.output


def test_a_translation_that_is_there_is_left_unless_the_trainer_says_otherwise(
    source: Path,
) -> None:
    run("translate", "import", translate(source))
    kept = Path("seeds/harbour.en.yaml")
    kept.write_text(kept.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    before = kept.read_bytes()
    Path("seeds/harbour.en.po").unlink()
    path = translate(source, message="joint patrols strengthen trust")
    result = run("translate", "import", path)
    assert result.exit_code == 0
    assert "there is another translation already, and it was left" in result.output
    assert kept.read_bytes() == before
    result = run("translate", "import", path, "--overwrite")
    assert "1 of them in place of other ones" in result.output
    assert "joint patrols strengthen trust" in kept.read_text(encoding="utf-8")
    assert kept.read_text(encoding="utf-8").endswith("# mine\n")


def test_a_file_in_which_somebody_works_is_never_overwritten(source: Path) -> None:
    path = translate(source)
    worked = path.read_bytes()
    result = run("translate", "export", source, "--to", "en", "--format", "po")
    assert "Somebody has worked in harbour.en.po" in result.output
    assert path.read_bytes() == worked
    assert path.with_name("harbour.en.new.po").exists()
    run("translate", "export", source, "--to", "en", "--format", "po")
    assert sorted(p.name for p in path.parent.glob("*.po")) == [
        "harbour.en.new.po",
        "harbour.en.po",
    ]


def test_when_the_summary_changes_a_translation_is_stale_everywhere(source: Path) -> None:
    path = translate(source)
    run("translate", "import", path)
    summary = source.with_suffix(".yaml")
    text = summary.read_text(encoding="utf-8")
    summary.write_text(
        re.sub(rf"{MESSAGE}\n +at: .*", "совместные патрули укрепляют доверие жителей", text),
        encoding="utf-8",
    )
    for command in (("check", summary), ("build", source)):
        output = run(*command).output
        assert "made from words that the summary no longer has, and is not printed" in output
    assert "joint patrols" not in kit_text(Path("output/harbour/base/en"), "briefing.docx")
    assert "the summary has other words by now" in run("translate", "import", path).output
    path.unlink()
    result = run("translate", "export", source, "--to", "en", "--format", "po")
    assert "1 whose words have changed since they were translated" in result.output
    entry = next(e for e in polib.pofile(str(path)) if key_of(e) == "message")
    assert (entry.fuzzy, entry.msgstr, entry.previous_msgid) == (
        True,
        "joint patrols build trust",
        MESSAGE,
    )


def test_a_template_that_hides_that_it_prints_a_translation_is_caught(source: Path) -> None:
    run("translate", "import", translate(source))
    pack = Path("templates/field-operations/ours")
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("extends: base\n", encoding="utf-8")
    document = Document()
    for line in ("{%p for quote in quotes %}", "{{ quote.translation }}", "{%p endfor %}"):
        document.add_paragraph(line)
    document.save(str(pack / "briefing.docx"))
    result = run("build", source, "--field-operation", "ours")
    assert result.exit_code == 7
    assert "without saying that it is a translation" in result.output
    assert "{{ quote.translated }}" in result.output
    assert not Path("output").exists()


@pytest.mark.parametrize("change", ["|upper", "|truncate(40)"])
def test_a_template_that_changes_a_translation_is_caught(source: Path, change: str) -> None:
    run("translate", "import", translate(source))
    pack = Path("templates/field-operations/ours")
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("extends: base\n", encoding="utf-8")
    document = Document()
    tag = f"{{{{ quote.translation{change} }}}}"
    for line in ("{%p for quote in quotes %}", tag, "{{ quote.translated }}", "{%p endfor %}"):
        document.add_paragraph(line)
    document.save(str(pack / "briefing.docx"))
    result = run("build", source, "--field-operation", "ours")
    assert result.exit_code == 7
    assert "does not stand in the document" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("export", "seeds/harbour.txt", "--to", "ru"), 2, "is in Russian already"),
        (("export", "seeds/harbour.txt", "--to", "xx-yy"), 2, "there is no language 'xx-yy'"),
        (("export", "seeds/none.yaml", "--to", "en"), 3, "no press release beside"),
        (("import", "seeds/harbour.txt"), 4, "no translator's file"),
        (("import", "seeds/none.po"), 4, "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    source: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    assert source.exists()
    result = run("translate", *arguments)
    assert result.exit_code == code
    assert said in result.output


def test_a_release_whose_language_is_not_known_is_printed_as_it_is(source: Path) -> None:
    summary = source.with_suffix(".yaml")
    text = summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("language: ru", "language: und"), encoding="utf-8")
    result = run("translate", "export", source, "--to", "en")
    assert result.exit_code == 2
    assert "the language of this press release is not known" in result.output
    assert "translation" not in run("build", source).output


def test_a_release_without_a_summary_is_not_exported(source: Path) -> None:
    source.with_suffix(".yaml").unlink()
    result = run("translate", "export", source, "--to", "en")
    assert result.exit_code == 3
    assert "there is no summary beside this press release yet" in result.output


def test_a_file_from_elsewhere_finds_its_summary_in_seeds_or_where_it_is_told(
    source: Path,
) -> None:
    path = translate(source)
    desk = Path("desk")
    desk.mkdir()
    moved = path.rename(desk / "from-the-translator.po")
    assert run("translate", "import", moved).exit_code == 0
    Path("seeds/harbour.en.yaml").unlink()
    Path("seeds").rename("sources")
    lost = run("translate", "import", moved)
    assert lost.exit_code == 3
    assert "--summary" in lost.output
    told = run("translate", "import", moved, "--summary", "sources/harbour.yaml")
    assert told.exit_code == 0
    assert Path("sources/harbour.en.yaml").exists()


def test_a_translation_never_takes_the_place_of_another_summary(source: Path) -> None:
    source.with_name("harbour.en.txt").write_text("Another release\n\nVIENNA, 4 May 2023 – One.")
    result = run("translate", "export", source, "--to", "en")
    assert result.exit_code == 2
    assert "which is the summary of harbour.en.txt" in result.output
    run("extract", source.with_name("harbour.en.txt"))
    assert run("build", source).exit_code == 0


def test_json_says_the_same(source: Path) -> None:
    exported = run("translate", "export", source, "--to", "en", "--report", "json")
    assert json.loads(exported.output)["empty"] == len(ENGLISH) - 2
    assert json.loads(exported.output)["names"] == 2
    Path("seeds/harbour.en.po").unlink()
    imported = run("translate", "import", translate(source), "--format", "json")
    assert json.loads(imported.output)["files"][0]["taken"] == len(ENGLISH) - 2
    assert json.loads(imported.output)["files"][0]["names"] == 2


def test_the_schema_of_translations_is_printed(source: Path) -> None:
    assert source.exists()
    printed = json.loads(run("schema", "translation").output)
    assert set(printed["properties"]) == {"version", "source", "language", "texts"}


def test_export_import_and_build_count_the_same_texts(source: Path) -> None:
    exported = run("translate", "export", source, "--to", "en")
    assert "7 texts to be translated into English" in exported.output
    assert "7 without a translation" in exported.output
    assert "and 2 names of people" in exported.output
    path = source.with_name("harbour.en.po")
    assert "7 without a translation" in run("translate", "import", path).output
    built = run("build", source, "--only", "briefing-text", "--language", "en")
    assert "7 of the 7 texts of this event" in built.output
