"""Who says what, held against the source anew when a summary is checked; and whom to protect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.app.card import Card, make_card
from mkmaterials.app.check import check_summary
from mkmaterials.app.extract import extract_source
from mkmaterials.app.libreoffice import PROGRAM_VARIABLE
from mkmaterials.errors import ChoiceError
from support import ROOT, SEED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkmaterials.findings import Finding

OTHERWISE = {
    "summary.other-speaker",
    "summary.speaker-not-in-source",
    "summary.speaker-left-out",
    "summary.other-role",
}
TEXT = """\
Officers and residents plan a safer harbour
PORT ALMA, 4 May 2023 - The workshop brought together 25 officers and survivors of trafficking.
“We listen first, and then we act together,” said Inspector Ilse Maron, Head of the Harbour Unit.
“Trust grows with every promise that is kept,” said Joao Brandt, Co-ordinator of the Advice Centre.
One resident put it this way: “Nobody knows who said this to whom, and all agree with it.”
“When I wore the uniform I understood them,” said Andrei Paladi, 17, a youth leader.
"""
INVENTED = sorted(
    [
        SEED,
        *(ROOT / "tests" / "corpus" / "releases").glob("*.txt"),
        *(ROOT / "tests" / "extract" / "releases").glob("*.txt"),
        *(ROOT / "tests" / "releases").glob("*.txt"),
    ]
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def edited(source: Path, *changes: tuple[str, str]) -> Path:
    summary = extract_source(source, overwrite=True).saved.path
    text = summary.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    summary.write_text(text, encoding="utf-8")
    return summary


def otherwise(summary: Path) -> list[tuple[str, str, str]]:
    return [
        (finding.code.removeprefix("summary."), finding.level, finding.message)
        for finding in check_summary(summary).event.findings
        if finding.code in OTHERWISE
    ]


def codes(findings: Iterable[Finding], level: str) -> list[str]:
    return [
        finding.code
        for finding in findings
        if finding.code.startswith("safeguard.") and finding.level == level
    ]


@pytest.mark.parametrize("release", INVENTED, ids=lambda path: path.stem)
def test_an_unedited_summary_says_nothing_otherwise_than_its_source(
    tmp_path: Path, release: Path
) -> None:
    source = tmp_path / release.name
    source.write_bytes(release.read_bytes())
    assert otherwise(extract_source(source).saved.path) == []


def test_a_swapped_speaker_is_told(source: Path) -> None:
    ((code, level, message),) = otherwise(edited(source, ("speaker: brandt", "speaker: maron")))
    assert (code, level) == ("other-speaker", "warning")
    assert message.startswith(
        "the source seems to name Joao Brandt as the speaker of quotation 2 (paragraph 4), and "
        "the summary names Ilse Maron: Trust grows"
    )


def test_a_speaker_where_the_source_names_none_is_told(source: Path) -> None:
    ((code, level, message),) = otherwise(edited(source, ("speaker: null", "speaker: maron")))
    assert (code, level) == ("speaker-not-in-source", "warning")
    assert "quotation 3 (paragraph 5), and the summary names Ilse Maron" in message


def test_a_speaker_who_was_taken_out_is_a_note(source: Path) -> None:
    ((code, level, _),) = otherwise(edited(source, ("speaker: brandt", "speaker: null")))
    assert (code, level) == ("speaker-left-out", "note")


def test_a_role_of_somebody_else_is_told(source: Path) -> None:
    role = ("role: Head of the Harbour Unit", "role: Co-ordinator of the Advice Centre")
    ((code, _, message),) = otherwise(edited(source, role))
    assert code == "other-role"
    assert "give this role to Joao Brandt, and the summary to Ilse Maron" in message


def test_a_name_that_was_completed_or_an_id_that_was_changed_is_no_swap(source: Path) -> None:
    names = ("name: Ilse Maron", "name: Maron")
    ids = (("id: brandt", "id: jb"), ("speaker: brandt", "speaker: jb"))
    assert otherwise(edited(source, names, *ids)) == []


REVIEWED = ("by: null", "by: Ana Ferro")
OTHER_GROUP = ("text: survivors of trafficking", "text: residents")


def test_check_says_the_safeguards_again(source: Path) -> None:
    told = ["safeguard.survivors", "safeguard.child-named"]
    for changes in ((), (REVIEWED,), (REVIEWED, OTHER_GROUP)):
        found = check_summary(edited(source, *changes)).event.findings
        assert sorted(codes(found, "warning")) == sorted(told)
        place = next(f.where for f in found if f.code == "safeguard.child-named")
        assert place == "harbour.txt, paragraph 6"


def test_build_says_them_again_once_as_notes_when_reviewed(tmp_path: Path, source: Path) -> None:
    options = BuildOptions(output=tmp_path / "out", working_folder=tmp_path, only=("briefing",))
    shop = Workshop(options)
    told = ["safeguard.survivors", "safeguard.child-named"]
    assert sorted(codes(shop.build(source).findings, "warning")) == sorted(told)
    edited(source)
    assert codes(shop.build(source).findings, "warning") == told
    edited(source, REVIEWED)
    findings = shop.build(source).findings
    assert (codes(findings, "note"), codes(findings, "warning")) == (told, [])


def card_of(folder: Path, path: Path, **wanted: object) -> Card:
    options = BuildOptions(output=folder / "out", working_folder=folder)
    return make_card(Workshop(options), path, **wanted)  # type: ignore[arg-type] # as a press officer gives them


def test_a_child_gets_a_card_with_consent_only(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "/nowhere/soffice")
    summary = edited(source, REVIEWED)
    assert card_of(tmp_path, summary).others == ["q2"]
    for draft in (False, True):
        with pytest.raises(ChoiceError, match=r"q4 is by a child .* Andrei Paladi") as caught:
            card_of(tmp_path, summary, quotation="q4", draft=draft)
        assert "--with-consent" in caught.value.hint
    made = card_of(tmp_path, summary, quotation="q4", consent=True)
    assert made.speaker == "Andrei Paladi"
    assert "safeguard.child-named" in codes(made.findings, "note")


def test_where_only_a_child_speaks_the_card_says_so(tmp_path: Path, source: Path) -> None:
    text = TEXT.splitlines()
    source.write_text("\n".join([*text[:2], text[5]]), encoding="utf-8")
    with pytest.raises(ChoiceError, match="q1 is by a child"):
        card_of(tmp_path, edited(source, REVIEWED))


def test_words_beside_the_name_of_a_child_are_not_put_on_a_card_of_somebody_else(
    tmp_path: Path, source: Path
) -> None:
    said = "Of Andrei Paladi, 17, all were told. “We trust them now as we did not before.”\n"
    source.write_text(TEXT + said, encoding="utf-8")
    summary = edited(source, REVIEWED)
    text = summary.read_text(encoding="utf-8")
    start = text.index("speaker:", text.index("We trust them") - 200)
    end = text.index("\n", start)
    summary.write_text(f"{text[:start]}speaker: maron{text[end:]}", encoding="utf-8")
    with pytest.raises(ChoiceError, match=r"q5 stands in a paragraph .*: Andrei Paladi"):
        card_of(tmp_path, summary, quotation="q5")


def test_somebody_affected_gets_a_card_with_consent_only(tmp_path: Path, source: Path) -> None:
    said = "“We were asked nine times,” said Mari Kask, a survivor of trafficking.\n"
    source.write_text(TEXT + said, encoding="utf-8")
    with pytest.raises(ChoiceError, match=r"affected .* Mari Kask"):
        card_of(tmp_path, edited(source, REVIEWED), quotation="q5")


def test_the_alternative_text_names_speaker_and_role(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "/nowhere/soffice")
    made = card_of(tmp_path, edited(source, REVIEWED), quotation="q2")
    assert made.described == (
        "Joao Brandt, Co-ordinator of the Advice Centre: "
        "“Trust grows with every promise that is kept”"
    )
