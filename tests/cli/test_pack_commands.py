"""A new trainer's ten minutes: a workspace, a pack, a changed template, a build."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pptx
import pytest
from click.testing import CliRunner
from lxml import etree
from PIL import Image

from brand_support import own_pack, parts, picture, theme_colours
from mkmaterials.cli import main
from mkmaterials.overlays import BASE, pack_names
from support import ROOT, SEED, need_tool

if TYPE_CHECKING:
    from click.testing import Result

PACK = Path("templates/field-operations/my-office")
KITS = Path("output") / SEED.stem
OPERATIONS = [key for key in pack_names([ROOT / "templates"]) if key != BASE]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace as 'init' makes it, with the seed in it."""
    folder = tmp_path / "my workspace"
    assert run("init", str(folder)).exit_code == 0
    shutil.copy(SEED, folder / "seeds")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str, typed: str | None = None) -> Result:
    result = CliRunner().invoke(main, arguments, input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.usefixtures("room")
def test_a_new_trainer_changes_the_decks_colours_and_a_heading_and_only_that_changes() -> None:
    made = run("templates", "new", "my-office", "--extends", "mission-to-moldova")
    assert made.exit_code == 0, made.output
    assert run("build", "--field-operation", "my-office").exit_code == 0
    before = {p.name: parts(p) for p in (KITS / "my-office" / "en").glob("*.???x")}
    assert run("templates", "copy", "my-office", "deck.pptx").exit_code == 0
    deck: Any = pptx.Presentation(str(PACK / "deck.pptx"))
    number, glance = next(
        (number, slide)
        for number, slide in enumerate(deck.slides, 1)
        if slide.slide_layout.name == "Event at a glance"
    )
    heading = glance.shapes.title
    heading.text_frame.paragraphs[0].runs[0].text = "What happened, in short"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    theme = deck.slide_master.part.part_related_by(kind)
    theme._blob = re.sub(  # noqa: SLF001 - python-pptx cannot write themes
        rb'(<a:accent1><a:srgbClr val=")\w{6}', rb"\g<1>7A1F2B", theme.blob
    )
    deck.save(str(PACK / "deck.pptx"))
    checked = run("templates", "check", "my-office")
    assert checked.exit_code == 0, checked.output
    said = run("templates", "diff", "my-office").output
    assert "theme, main colour: '233B57' → '7A1F2B'" in said
    assert f"slide {number}, shape 'Title'" in said
    assert "'The event at a glance' → 'What happened, in short'" in said
    assert "no difference" in said.partition("deck.pptx")[0]
    assert run("build", "--field-operation", "my-office").exit_code == 0
    after = {p.name: parts(p) for p in (KITS / "my-office" / "en").glob("*.???x")}
    assert {n for n in after if after[n] != before[n]} == {"deck.pptx"}
    path = KITS / "my-office" / "en" / "deck.pptx"
    titles = [s.shapes.title.text_frame.text for s in _slides(path)]
    run("build", "--field-operation", "mission-to-moldova")
    plain = KITS / "mission-to-moldova" / "en" / "deck.pptx"
    others = [s.shapes.title.text_frame.text for s in _slides(plain)]
    changed = [(old, new) for old, new in zip(others, titles, strict=True) if old != new]
    assert changed == [("The event at a glance", "What happened, in short")]
    first = next(d for n, d in parts(path).items() if n.endswith("theme/theme1.xml"))
    assert b"7A1F2B" in first
    assert theme_colours(plain)["accent1"] == "233B57"


@pytest.mark.usefixtures("room")
def test_a_colour_in_pack_yaml_is_in_all_documents_and_a_heading_in_the_deck_only() -> None:
    run("templates", "new", "my-office", "--extends", "mission-to-moldova")
    run("build", "--field-operation", "my-office")
    before = {p.name: parts(p) for p in (KITS / "my-office" / "en").glob("*.???x")}
    run("templates", "copy", "my-office", "deck")
    _reword(PACK / "deck.pptx", "The event at a glance", "What happened, in short")
    settings = (PACK / "pack.yaml").read_text(encoding="utf-8")
    changed = settings.replace("# colours:", "colours:").replace(
        '#   main: "233B57"', "  main: 7A1F2B"
    )
    assert changed != settings
    (PACK / "pack.yaml").write_text(changed, encoding="utf-8")
    checked = run("templates", "check", "my-office")
    assert checked.exit_code == 0, checked.output
    assert run("build", "--field-operation", "my-office").exit_code == 0
    after = {p.name: parts(p) for p in (KITS / "my-office" / "en").glob("*.???x")}
    other = {"deck.pptx": (b"What happened, in short", b"The event at a glance")}
    for name, found in after.items():
        assert any(b"7A1F2B" in data for data in found.values()), name
        assert found.keys() == before[name].keys()
        for part, data in found.items():
            put_back = data.replace(b"7A1F2B", b"233B57").replace(*other.get(name, (b"", b"")))
            assert _plain(put_back) == _plain(before[name][part]), (name, part)


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("font", ["Arial", "Georgia", "Times New Roman"])
def test_a_long_name_in_a_font_of_ones_own_fits_on_letter_pages(font: str) -> None:
    fonts = ("--font", f"headings={font}", "--font", f"text={font}")
    made = run("templates", "new", "my-office", "--extends", "osr-cthb", "--page", "Letter", *fonts)
    assert made.exit_code == 0, made.output
    built = run("build", "--field-operation", "my-office", "--format", "json")
    levels = [each["level"] for kit in json.loads(built.output)["kits"] for each in kit["findings"]]
    assert levels
    assert "error" not in levels


def _plain(data: bytes) -> bytes:
    """Return XML in the one form that the standard has for it."""
    xml = data.startswith(b"<")
    return etree.tostring(etree.fromstring(data), method="c14n") if xml else data


def _reword(path: Path, was: str, now: str) -> None:
    """Change a text in a deck as an editor that touches nothing else does."""
    found = parts(path)
    assert sum(was.encode() in data for data in found.values()) == 1
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(name, data.replace(was.encode(), now.encode()))


def test_a_pack_with_colours_and_logo_previews_as_pictures_and_one_sheet(room: Path) -> None:
    need_tool("soffice")
    need_tool("pdftoppm")
    (room / "emblem.png").write_bytes(picture())
    options = ("--colour", "main=7A1F2B", "--logo", "emblem.png", "--logo-alt", "An emblem")
    assert run("templates", "new", "my-office", *options).exit_code == 0
    result = run("templates", "preview", "my-office", "--black-and-white")
    assert result.exit_code == 0, result.output
    folder = room / "output/previews/my-office"
    pages = sorted(p.name for p in folder.glob("*-*.png"))
    run("build", "--field-operation", "my-office")
    slides = len(_slides(KITS / "my-office" / "en" / "deck.pptx"))
    assert sum(name.startswith("deck-") for name in pages) == slides
    assert any(name.startswith("handout-0") for name in pages)
    assert any(name.startswith("handout-participants-") for name in pages)
    with Image.open(folder / "sheet.png") as sheet, Image.open(folder / pages[0]) as page:
        assert sheet.width > 1500
        assert page.mode == "L"
    with Image.open(folder / "briefing-1.png") as first:  # of the Word file, not of those for mail
        assert sum(first.convert("L").histogram()[:128]) > 0


@pytest.mark.parametrize("program", ["soffice", "pdftoppm"])
def test_a_preview_without_the_programs_says_what_to_install(
    room: Path, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "mkmaterials.app.preview.shutil.which",
        lambda name: None if name == program else f"/bin/{name}",
    )
    result = run("templates", "preview", "mission-to-moldova")
    assert result.exit_code == 2
    assert program in result.output
    assert "install" in result.output
    assert not (room / "output" / "previews").exists()


def test_there_are_sixteen_packs_and_each_is_listed_with_its_name(room: Path) -> None:
    assert len(OPERATIONS) == 16
    said = run("templates", "list").output
    assert all(key in said for key in OPERATIONS)
    assert "OSCE Mission in Kosovo" in said
    assert "OSCE Project Co-ordinator in Uzbekistan" in said
    own_pack(room, "broken", "nmae: X\n")
    assert "cannot be used" in run("templates", "list").output


def test_init_leaves_what_is_there(room: Path) -> None:
    (room / "README.md").write_text("mine", encoding="utf-8")
    result = run("init", ".")
    assert result.exit_code == 0
    assert (room / "README.md").read_text(encoding="utf-8") == "mine"
    assert "there  README.md" in result.output
    assert list((room / "seeds").iterdir()) == [room / "seeds" / SEED.name]


def test_new_refuses_what_it_cannot_use_and_leaves_nothing(room: Path) -> None:
    (room / "emblem.svg").write_text("<svg/>", encoding="utf-8")
    cases = {
        ("My Office",): "small letters",
        ("base",): "cannot be called",
        ("hcnm", "--extends", "hcnm"): "cannot extend itself",
        ("one", "--extends", "mission-to-atlantis"): "there is no field operation pack",
        ("one", "--colour", "main=88AADD"): "the nearest that can be read",
        ("one", "--colour", "mian=112233"): "did you mean 'main'",
        ("one", "--colour", "main"): "USE=VALUE",
        ("one", "--language", "english"): "no code of a language",
        ("one", "--logo", "emblem.svg", "--logo-alt", "X"): "PNG or JPEG",
        ("one", "--logo", "none.png", "--logo-alt", "X"): "cannot be read",
        ("one", "--logo", "emblem.svg"): "--logo-alt",
        ("one", "--contact", " | role"): "is no contact",
    }
    for arguments, said in cases.items():
        result = run("templates", "new", *arguments)
        assert result.exit_code == 2, result.output
        assert said in result.output, result.output
    assert list((room / "templates/field-operations").iterdir()) == []
    assert run("templates", "new", "one").exit_code == 0
    text = (room / "templates/field-operations/one/pack.yaml").read_text(encoding="utf-8")
    assert run("templates", "new", "one", "--name", "Other").exit_code == 2
    assert (room / "templates/field-operations/one/pack.yaml").read_text(encoding="utf-8") == text


def test_every_commented_line_of_a_new_pack_can_be_used(room: Path) -> None:
    run("templates", "new", "one")
    path = room / "templates/field-operations/one/pack.yaml"
    (path.parent / "logo.png").write_bytes(picture())
    lines = path.read_text(encoding="utf-8").splitlines()
    examples = r"# ( +[\w-]|(name|languages|colours|fonts|logo|page|contacts|referral):)"
    used = [line[2:] if re.match(examples, line) else line for line in lines]
    used = [line for line in used if line not in {"contacts: []", "referral: []"}]
    path.write_text("\n".join(used), encoding="utf-8")
    shown = run("templates", "show", "one")
    assert shown.exit_code == 0, shown.output
    assert "OSCE Mission to …  (set by one)" in shown.output
    assert "logo.png" in shown.output


@pytest.mark.usefixtures("room")
def test_new_asks_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkmaterials.cli.packs._is_terminal", lambda: True)
    answers = "mission-to-serbia\nMy Office\nsr, en\n7A1F2B\n\nA Person | Adviser | 0 000\n"
    result = run("templates", "new", "my-office", typed=answers)
    assert result.exit_code == 0, result.output
    text = (PACK / "pack.yaml").read_text(encoding="utf-8")
    assert "extends: mission-to-serbia" in text
    assert 'name: "My Office"' in text
    assert "languages: [sr, en]" in text
    assert 'phone: "0 000"' in text


@pytest.mark.usefixtures("room")
def test_a_wrong_answer_is_told_at_once_and_the_question_put_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mkmaterials.cli.packs._is_terminal", lambda: True)
    Path("my emblem.png").write_bytes(picture())
    answers = (
        *("atlantis", "base", "My Office", "english", "en", "blue", "88AADD", "376DBF"),
        *("none.png", "'my emblem.png'", "An emblem", " | role", "A Person"),
    )
    result = run("templates", "new", "my-office", typed="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    said = ("'atlantis'", "'english' is no code", "'blue' is no colour", "#88AADD", "'none.png'")
    assert all(each in result.output for each in said)
    assert result.output.count("Error:") == 6
    assert (PACK / "my emblem.png").read_bytes() == picture()
    assert "376DBF" in (PACK / "pack.yaml").read_text(encoding="utf-8")
    taken = run("templates", "new", "my-office", typed="")
    assert taken.exit_code == 2
    assert "already" in taken.output
    assert "Extends" not in taken.output


@pytest.mark.usefixtures("room")
def test_show_says_where_each_file_comes_from_and_who_set_what() -> None:
    run("templates", "new", "my-office", "--extends", "mission-to-moldova", "--name", "My Office")
    run("templates", "copy", "my-office", "trust-ladder")
    said = run("templates", "show", "my-office").output
    assert re.search(r"deck\.pptx +from base", said)
    assert re.search(r"activities/trust-ladder\.md +from my-office", said)
    assert re.search(r"name +My Office +\(set by my-office\)", said)
    assert re.search(r"seat +Chisinau +\(set by mission-to-moldova\)", said)
    assert "local referral partners" in said


@pytest.mark.usefixtures("room")
def test_copy_never_writes_over_and_never_into_a_shipped_pack() -> None:
    run("templates", "new", "my-office")
    assert run("templates", "copy", "my-office", "dekc.pptx").exit_code == 2
    assert run("templates", "copy", "my-office", "deck.pptx").exit_code == 0
    (PACK / "deck.pptx").write_bytes(b"mine")
    again = run("templates", "copy", "my-office", "deck.pptx")
    assert again.exit_code == 2
    assert (PACK / "deck.pptx").read_bytes() == b"mine"
    shipped = run("templates", "copy", "mission-to-moldova", "deck.pptx")
    assert shipped.exit_code == 2
    assert "--extends mission-to-moldova" in shipped.output


def test_the_schema_of_packs_is_printed_and_lies_beside_the_packs(room: Path) -> None:
    run("templates", "new", "my-office")
    printed = run("schema", "pack").output
    assert (room / "templates/pack.schema.json").read_text(encoding="utf-8") == printed
    first = (PACK / "pack.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert (PACK / first.partition("$schema=")[2]).is_file()


def _slides(path: Path) -> Any:
    return pptx.Presentation(str(path)).slides
