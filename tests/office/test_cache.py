"""A compiled template is kept on disk, and the same values always give the same bytes."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from mkmaterials.office import load
from office_support import add_slide, deck_file, parts, render, tree, word_file

if TYPE_CHECKING:
    from pathlib import Path

VALUES = {"title": "A & B\nC", "items": [{"id": "1", "text": "x" * 400}, {"id": "2", "text": "y"}]}

WARM = """
import json, sys
import mkmaterials.office
heavy = {"lxml", "docx", "pptx", "docxtpl", "xml", "pydantic"}
assert not heavy & set(sys.modules) and "jinja2" not in sys.modules, "import is not cheap"
from pathlib import Path
values = json.loads(sys.argv[1])
for name in sys.argv[2:]:
    template = mkmaterials.office.load(Path(name))
    template.outline(values)
    assert template.render(values).data
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MKMATERIALS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    def slide(deck: Any) -> None:
        add_slide(deck, "{{ i.id }}", "{%slide for i in items %}", body="{{ i.text }}")

    document = word_file(
        tmp_path / "t.docx", "{{ title }}", "{%p for i in items %}", "{{ i.id }}", "{%p endfor %}"
    )
    return [document, deck_file(tmp_path / "t.pptx", ("{{ title }}", ""), slide)]


@pytest.mark.usefixtures("cache")
def test_a_warm_render_parses_and_compiles_nothing(files: list[Path]) -> None:
    for file in files:
        render(file, VALUES)
    done = subprocess.run(
        [sys.executable, "-c", WARM, json.dumps(VALUES), *map(str, files)],
        check=True,
        capture_output=True,
        text=True,
    )
    modules = set(json.loads(done.stdout))
    assert not {name for name in modules if name.split(".")[0] in {"lxml", "docx", "pptx", "xml"}}
    compiling = {
        "compile",
        "package",
        "parts",
        "weave",
        "source",
        "tags",
        "word",
        "slides",
        "boxes",
    }
    assert not {f"mkmaterials.office.{name}" for name in compiling} & modules


def test_a_template_is_compiled_once(
    cache: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = [render(file, VALUES).data for file in files]
    assert len(list(cache.iterdir())) == 2

    def never(*_: object) -> None:
        raise AssertionError("compiled a second time")

    monkeypatch.setattr("mkmaterials.office.compile.compile_template", never)
    assert [render(file, VALUES).data for file in files] == first


def test_a_changed_template_is_compiled_anew(cache: Path, tmp_path: Path) -> None:
    for text in ("one {{ title }}", "two {{ title }}"):
        out = render(word_file(tmp_path / "t.docx", text), VALUES).data
        assert text[:3].encode() in parts(out)["word/document.xml"]
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 500])
def test_a_damaged_cache_is_made_anew(cache: Path, files: list[Path], damage: bytes) -> None:
    good = render(files[0], VALUES).data
    (kept,) = cache.iterdir()
    sound = kept.read_bytes()
    kept.write_bytes(damage)
    assert render(files[0], VALUES).data == good
    assert kept.read_bytes() == sound


def test_a_cache_that_cannot_be_written_is_no_hindrance(
    tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MKMATERIALS_CACHE", str(tmp_path / "file" / "cache"))
    assert render(files[0], VALUES).data


@pytest.mark.usefixtures("cache")
def test_the_same_values_give_the_same_bytes(files: list[Path], tmp_path: Path) -> None:
    for number, file in enumerate(files):
        template = load(file)
        first = template.render(VALUES).data
        assert template.render(VALUES).data == first
        copy = tmp_path / f"copy{number}{file.suffix}"
        copy.write_bytes(file.read_bytes())
        assert render(copy, VALUES).data == first


def test_the_same_values_give_the_same_bytes_from_a_cache_made_elsewhere(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for folder in ("one", "two"):
        monkeypatch.setenv("MKMATERIALS_CACHE", str(tmp_path / folder))
        made.append([render(file, VALUES).data for file in files])
    assert made[0] == made[1]


@pytest.mark.usefixtures("cache")
def test_parts_stand_in_a_fixed_order_with_a_fixed_date(files: list[Path]) -> None:
    for file in files:
        with zipfile.ZipFile(BytesIO(render(file, VALUES).data)) as archive:
            assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert archive.testzip() is None


@pytest.mark.usefixtures("cache")
def test_dates_follow_source_date_epoch_and_are_otherwise_those_of_the_template(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = "{http://purl.org/dc/terms/}"

    def dates(data: bytes) -> list[str | None]:
        root = tree(data, "docProps/core.xml")
        return [root.findtext(f"{terms}{name}") for name in ("created", "modified")]

    for file in files:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        before = file.read_bytes()
        assert dates(render(file, VALUES).data) == dates(before)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1730289601")
        data = render(file, VALUES).data
        assert dates(data) == ["2024-10-30T12:00:01Z"] * 2
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert {info.date_time for info in archive.infolist()} == {(2024, 10, 30, 12, 0, 0)}


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(("epoch", "year"), [("0", 1980), ("99999999999", 2107), ("soon", 1980)])
def test_a_date_that_a_zip_file_cannot_hold_is_moved_into_its_range(
    epoch: str, year: int, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with zipfile.ZipFile(BytesIO(render(files[0], VALUES).data)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {year}
