from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials.errors import ChoiceError, TemplateError
from mkmaterials.overlays import pack_names, resolve, template_roots

if TYPE_CHECKING:
    from pathlib import Path

OPERATIONS = {
    "presence-in-albania": "OSCE Presence in Albania",
    "mission-to-bosnia-and-herzegovina": "OSCE Mission to Bosnia and Herzegovina",
    "mission-in-kosovo": "OSCE Mission in Kosovo",
    "mission-to-montenegro": "OSCE Mission to Montenegro",
    "mission-to-serbia": "OSCE Mission to Serbia",
    "mission-to-skopje": "OSCE Mission to Skopje",
    "mission-to-moldova": "OSCE Mission to Moldova",
    "centre-in-ashgabat": "OSCE Centre in Ashgabat",
    "programme-office-in-astana": "OSCE Programme Office in Astana",
    "programme-office-in-bishkek": "OSCE Programme Office in Bishkek",
    "programme-office-in-dushanbe": "OSCE Programme Office in Dushanbe",
    "project-co-ordinator-in-uzbekistan": "OSCE Project Co-ordinator in Uzbekistan",
    "secretariat": "OSCE Secretariat, Transnational Threats Department",
    "osr-cthb": (
        "Office of the Special Representative and Co-ordinator for Combating Trafficking in "
        "Human Beings"
    ),
    "odihr": "OSCE Office for Democratic Institutions and Human Rights",
    "hcnm": "OSCE High Commissioner on National Minorities",
}


def _pack(root: Path, key: str, text: str) -> Path:
    folder = root / "templates" / "field-operations" / key
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    return folder


def test_every_field_operation_has_a_pack_with_its_exact_name(tmp_path: Path) -> None:
    roots = template_roots(tmp_path)
    assert pack_names(roots) == ["base", *sorted(OPERATIONS)]
    for key, name in OPERATIONS.items():
        pack = resolve(key, roots)
        assert pack.text("name") == name
        assert pack.first("seat")
        assert pack.find("deck.pptx").parent.name == "base"


def test_a_pack_of_ones_own_overrides_only_what_differs(tmp_path: Path) -> None:
    _pack(tmp_path, "my-office", "extends: mission-to-moldova\nseat: Bender\n")
    own = _pack(tmp_path, "my-desk", "extends: my-office\nrelevance: [It matters here.]\n")
    (own / "labels.yaml").write_text("fact.date: When\n", encoding="utf-8")
    (own / "handout.docx").write_bytes(b"own")
    pack = resolve("my-desk", template_roots(tmp_path))
    assert [folder.name for folder in pack.folders] == [
        "my-desk",
        "my-office",
        "mission-to-moldova",
        "base",
    ]
    assert pack.first("seat") == "Bender"
    assert pack.text("name") == "OSCE Mission to Moldova"
    assert pack.texts("relevance") == ("It matters here.",)
    assert pack.labels()["fact.date"] == "When"
    assert pack.labels()["fact.place"] == "Place"
    assert pack.find("handout.docx") == own / "handout.docx"
    assert pack.find("deck.pptx").parent.name == "base"


def test_an_unknown_operation_is_refused_with_the_paths_and_the_choice(tmp_path: Path) -> None:
    with pytest.raises(ChoiceError) as caught:
        resolve("mission-to-atlantis", template_roots(tmp_path))
    message = str(caught.value)
    assert str(tmp_path / "templates" / "field-operations" / "mission-to-atlantis") in message
    assert "mission-to-moldova" in message


@pytest.mark.parametrize("key", ["../base", "a/b", "", "BASE", "."])
def test_a_key_cannot_lead_out_of_the_folders(tmp_path: Path, key: str) -> None:
    with pytest.raises(ChoiceError):
        resolve(key, template_roots(tmp_path))


def test_packs_that_extend_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    _pack(tmp_path, "one", "extends: two\n")
    _pack(tmp_path, "two", "extends: one\n")
    with pytest.raises(TemplateError, match="circle: one → two → one"):
        resolve("one", template_roots(tmp_path))


def test_a_missing_template_lists_every_path_looked_at(tmp_path: Path) -> None:
    pack = resolve("mission-to-moldova", template_roots(tmp_path))
    with pytest.raises(TemplateError) as caught:
        pack.find("poster.docx")
    assert all(str(folder / "poster.docx") in str(caught.value) for folder in pack.folders)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("extends: base\nnmae: X\n", "line 2: unknown key 'nmae'"),
        ("extends: base\nname: [X]\n", "line 2: 'name' must be a text"),
        ("languages: en\n", "line 1: 'languages' must be a list"),
        ("relevance:\n  - good\n  - 7\n", "line 3: 7 must be a text"),
        ("referral:\n  - phone: '1'\n", "line 2: a contact needs a name"),
        ("referral:\n  - name: A\n    fone: '1'\n", "line 3: unknown key 'fone'"),
        ("referral:\n  - name: A\n    phone: 112\n", "line 3: 'phone' must be a text"),
        ("name: 'X\n", "this is not valid YAML"),
        ("just words", "there are no lines such as"),
        ("extends: nowhere\n", "it extends 'nowhere'"),
    ],
)
def test_a_mistake_in_a_pack_is_named_with_its_line(
    tmp_path: Path, text: str, expected: str
) -> None:
    _pack(tmp_path, "mine", text)
    with pytest.raises(TemplateError) as caught:
        resolve("mine", template_roots(tmp_path))
    assert expected in str(caught.value)
    assert "pack.yaml" in str(caught.value)
