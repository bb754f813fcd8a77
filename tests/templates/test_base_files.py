"""The base templates: made by their scripts, sound as Office files, alike in their looks."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from contrast_support import contrast
from support import ROOT
from template_support import ALL, BASE, CASES, WORD, A, deck_of, fill, material, parts, text_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module", params=[f"{name}, {case}" for name in ALL for case in CASES])
def finished(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    """Each template, filled with each kind of material."""
    name, case = request.param.split(", ")
    return name, fill(name, CASES[case]())


def author(folder: Path) -> None:
    script = ROOT / "templates" / "authoring" / "make.py"
    subprocess.run([sys.executable, str(script), "--output", str(folder)], check=True)


def tree(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


def test_the_templates_are_what_their_scripts_make(tmp_path: Path) -> None:
    author(tmp_path)
    for name in ALL:
        made, kept = parts((tmp_path / name).read_bytes()), parts((BASE / name).read_bytes())
        assert list(made) == list(kept)
        assert [n for n in made if tree(made[n]) != tree(kept[n])] == []


def test_the_scripts_make_the_same_bytes_each_time(tmp_path: Path) -> None:
    author(tmp_path / "one")
    author(tmp_path / "two")
    for name in ALL:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("name", ALL)
def test_a_template_with_its_tags_is_a_sound_office_file(name: str) -> None:
    assert OpenXmlValidator().validate(str(BASE / name)).errors == []


def test_a_finished_file_is_a_sound_office_file(
    finished: tuple[str, bytes], tmp_path: Path
) -> None:
    name, data = finished
    (tmp_path / name).write_bytes(data)
    assert OpenXmlValidator().validate(str(tmp_path / name)).errors == []


def test_no_tag_is_left_in_a_finished_file(finished: tuple[str, bytes]) -> None:
    for name, xml in parts(finished[1]).items():
        assert not any(mark in xml for mark in (b"{{", b"{%", b"%}")), name


def test_all_files_share_one_theme_with_readable_colours() -> None:
    themes = {
        xml
        for name in ALL
        for part, xml in parts((BASE / name).read_bytes()).items()
        if "/theme/" in part
    }
    assert len(themes) == 1
    scheme = next(etree.fromstring(themes.pop()).iter(f"{A}clrScheme"))
    colours = {etree.QName(c).localname: c[0].get("val", "") for c in scheme}
    papers = (colours.pop("lt1"), colours.pop("lt2"))
    assert min(contrast(c, paper) for c in colours.values() for paper in papers) >= 4.5


def test_an_unreviewed_kit_says_so_in_all_three_documents() -> None:
    assert all("not yet reviewed" in text_of(fill(name, material())) for name in WORD)
    slides = deck_of(material())
    for slide in (slides[0], slides[-1]):
        assert "ot yet reviewed" in "".join(slide.element.itertext())


def test_core_properties_name_the_event_and_the_language(finished: tuple[str, bytes]) -> None:
    core = etree.fromstring(parts(finished[1])["docProps/core.xml"])
    said = {etree.QName(e).localname: e.text for e in core}
    assert "Officers & residents plan" in (said["title"] or "")
    assert said["subject"]
    assert said["language"] == "en"
