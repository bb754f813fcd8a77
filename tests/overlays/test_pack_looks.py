"""Colours and fonts of packs: which hold, and which are refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from brand_support import own_pack
from mkmaterials.colours import WHITE, Colour, contrast, from_hex, nearest_paper, nearest_readable
from mkmaterials.errors import TemplateError
from mkmaterials.overlays import pack_names, resolve, template_roots
from mkmaterials.overlays.reading import read_settings
from support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = json.loads((ROOT / "templates/base/pack.schema.json").read_text(encoding="utf-8"))
VALID = [
    "extends: base\n",
    "format: 2\nname: {en: Office, ro: Oficiu}\nlanguages: [ro, sr-Latn, en]\n",
    "colours: {main: '7A1F2B', panel: '#FFFFFF'}\nfonts: {text: Arial}\npage: Letter\n",
    "logo: {file: logo.png, on_dark: pale.JPG, alt: {en: An emblem, ro: O emblemă}}\n",
    "contacts: [{name: A, phone: '1'}]\nreferral: []\nlegal: [Law 1]\nrelevance: {en: [One.]}\n",
    "name:\ncolours:\nlogo:\nlegal:\n",
]
INVALID = [
    ("format: 3\n", "line 1: this pack is of format 3"),
    ("colours: {main: blue}\n", "line 1: 'blue' is no colour"),
    ("colours:\n  main: 112233\n", "line 2: 112233 is no colour"),
    ("colours:\n  main: #1F4E79\n", "line 2: there is no colour here"),
    ("colours:\n  mian: '112233'\n", "did you mean 'main'"),
    ("fonts: {heading: Arial}\n", "did you mean 'headings'"),
    ("page: A3\n", "'A3' is no page size"),
    ("languages: [english]\n", "'english' is no code of a language"),
    ("name: {EN: Office}\n", "'EN' is no code of a language"),
    ("logo: {file: logo.svg, alt: X}\n", "save it as a PNG or JPEG"),
    ("logo: {file: ../logo.png, alt: X}\n", "is not beside pack.yaml"),
    ("logo: {file: logo.png}\n", "the logo has no alternative text"),
    ("logo: logo.png\n", "'logo' must hold keys"),
    ("color: {main: '112233'}\n", "did you mean 'colours'"),
    ("legal: Law 1\n", "'legal' must be a list"),
]


@pytest.mark.parametrize("text", VALID)
def test_what_the_reader_takes_the_published_schema_takes(text: str, tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    read_settings(path, is_base=False)
    jsonschema.Draft202012Validator(SCHEMA).validate(YAML(typ="safe").load(text))


@pytest.mark.parametrize(("text", "said"), INVALID)
def test_what_the_reader_refuses_with_a_line_the_schema_refuses(
    text: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        read_settings(path, is_base=False)
    assert said in str(caught.value)
    assert re.search(r"pack\.yaml, line \d", str(caught.value))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(YAML(typ="safe").load(text))


def test_all_shipped_packs_follow_the_schema_and_name_it(tmp_path: Path) -> None:
    roots = template_roots(tmp_path)
    for key in pack_names(roots):
        path = resolve(key, roots).folders[0] / "pack.yaml"
        text = path.read_text(encoding="utf-8")
        jsonschema.Draft202012Validator(SCHEMA).validate(YAML(typ="safe").load(text))
        named = re.search(r"\$schema=(\S+)", text)
        assert key == "base" or (named and (path.parent / named[1]).is_file())


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text("page: A3\nseat: [x]\nnmae: y\n", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        read_settings(path, is_base=False)
    assert "pack.yaml, line 1: 'A3'" in str(caught.value)
    assert "line 2: 'seat' must be a text" in str(caught.value)
    assert "line 3: unknown key 'nmae' (did you mean 'name'?)" in str(caught.value)


def test_the_base_pack_describes_the_theme_of_the_base_templates(tmp_path: Path) -> None:
    theme: dict[str, Any] = {}
    source = (ROOT / "templates/authoring/theme.py").read_text(encoding="utf-8")
    exec(compile(source, "theme.py", "exec"), theme)  # noqa: S102 - our own script
    said = resolve("base", template_roots(tmp_path)).settings[0]
    places = {"main": "accent1", "second": "accent2", "alert": "accent3", "quiet": "accent4"}
    places |= {"text": "dk1", "panel": "lt2", "link": "hlink"}
    assert said.colours == {key: theme["COLOURS"][place] for key, place in places.items()}
    assert said.fonts == {"headings": theme["FONT"], "text": theme["FONT"]}


@pytest.mark.parametrize("value", ["88AADD", "FFCC00", "FF0000", "00FF00", "FFFFFF", "777777"])
def test_a_pale_colour_is_refused_and_the_offered_one_is_taken(value: str, tmp_path: Path) -> None:
    own_pack(tmp_path, "pale", f"extends: base\ncolours:\n  main: '{value}'\n")
    with pytest.raises(TemplateError) as caught:
        resolve("pale", template_roots(tmp_path))
    assert "pack.yaml, line 3" in str(caught.value)
    assert "4.5:1 is needed" in str(caught.value)
    offered = re.search(r'write "([0-9A-F]{6})"', str(caught.value))
    assert offered
    own_pack(tmp_path, "good", f"extends: base\ncolours:\n  main: '{offered[1]}'\n")
    assert resolve("good", template_roots(tmp_path)).first("colours")["main"] == offered[1]


def test_a_panel_on_which_text_cannot_be_read_is_refused(tmp_path: Path) -> None:
    own_pack(tmp_path, "dark", "extends: base\ncolours:\n  panel: '999999'\n")
    own_pack(tmp_path, "both", "extends: base\ncolours: {main: '5A2A6E', panel: '224466'}\n")
    with pytest.raises(TemplateError, match="on panels of the colour #224466"):
        resolve("both", template_roots(tmp_path))
    with pytest.raises(TemplateError, match="on panels of the colour #999999") as caught:
        resolve("dark", template_roots(tmp_path))
    offered = re.search(r'write "([0-9A-F]{6})"', str(caught.value))
    assert offered
    own_pack(tmp_path, "good", f"extends: base\ncolours:\n  panel: '{offered[1]}'\n")
    resolve("good", template_roots(tmp_path))


def test_the_nearest_colour_is_as_light_as_can_be() -> None:
    pale = from_hex("88AADD")
    assert pale
    good = nearest_readable(pale, [WHITE])
    assert 4.5 <= contrast(good, WHITE) < 4.7
    assert nearest_readable(good, [WHITE]) == good
    paper = nearest_paper(Colour(0.5, 0.5, 0.5), [Colour(0.2, 0.2, 0.2)])
    assert 4.5 <= contrast(paper, Colour(0.2, 0.2, 0.2)) < 4.7


def test_names_differ_by_language_and_fall_back(tmp_path: Path) -> None:
    own_pack(tmp_path, "mine", "extends: mission-to-moldova\nname: {ro: Misiunea mea}\n")
    pack = resolve("mine", template_roots(tmp_path))
    assert pack.text("name", "ro") == "Misiunea mea"
    assert pack.text("name", "ru") == pack.text("name", "en") == "OSCE Mission to Moldova"
    own_pack(tmp_path, "other", "extends: mine\nname: Other\n")
    assert resolve("other", template_roots(tmp_path)).text("name", "ro") == "Other"
