from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkmaterials.errors import SourceError
from mkmaterials.readers import read
from mkmaterials.readers.text import read_text, split_paragraphs

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Café meeting on trust\nOn 3 May 2022, officers met – and “listened”.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_the_same_text_is_read_from_every_encoding_and_line_ending(data: bytes) -> None:
    release, findings = read_text("a.txt", data)
    assert release.paragraphs == tuple(TEXT.splitlines())
    assert findings == []


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ("Встреча полиции\nСотрудники обсудили вопросы доверия.".encode("cp1251"), "cyr|1251"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("utf-16")[:-1], "damaged"),
        (b"\xef\xbb\xbfTitle\nbad \xff byte", "damaged"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\x89PNG\r\n", "PNG"),
        (bytes(range(256)) * 20, "not a text file"),
        (b"Title\n" + b"\x01\x02\x03\x04" * 20, "not a text file"),
    ],
)
def test_anything_else_is_refused_by_name(data: bytes, named: str) -> None:
    with pytest.raises(SourceError, match=f"(?i){named}") as caught:
        read_text("a.txt", data)
    assert "a.txt" in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("data", [b"", b"\n \n\t\n", "\ufeff".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="empty"):
        read_text("a.txt", data)


@pytest.mark.parametrize("text", ["Only a title", "word " * 90 + "\nText.", "***\nText."])
def test_a_file_without_a_title_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="no title"):
        read_text("a.txt", text.encode())


def test_control_characters_are_left_out_and_reported() -> None:
    release, findings = read_text("a.txt", b"Title\nA & B <met> o\x07n 3 May.\x1b")
    assert release.paragraphs[1] == "A & B <met> on 3 May."
    assert [finding.code for finding in findings] == ["source.control-characters"]


def test_lines_wrapped_by_a_mail_program_are_joined() -> None:
    text = (
        "Title of the release\n\n"
        "The officers met the residents of the harbour town on Tuesday to\n"
        "discuss what each of them could do so that people report crimes\n"
        "without fear.\n\n"
        "A list:\nfirst\nsecond\n"
    )
    assert split_paragraphs(text) == (
        "Title of the release",
        (
            "The officers met the residents of the harbour town on Tuesday to discuss what each of "
            "them could do so that people report crimes without fear."
        ),
        "A list:",
        "first",
        "second",
    )


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        release, _ = read_text("a.txt", data)
        assert all(paragraph.strip() == paragraph != "" for paragraph in release.paragraphs)


def test_a_missing_file_a_folder_and_an_unknown_suffix_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("x")
    with pytest.raises(SourceError, match="no such file"):
        read(tmp_path / "missing.txt")
    with pytest.raises(SourceError, match="folder"):
        read(tmp_path)
    with pytest.raises(SourceError, match=r"'\.xyz'"):
        read(tmp_path / "a.xyz")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            (
                "Un atelier au port\nUne trentaine d’agents ont participé mercredi à un atelier, "
                "organisé par le Bureau de Dakar. "
                "« Nous avons enlevé la vitre », a rappelé l’agent."
            ),
        ),
        (
            "ro",
            (
                "Atelier la Chișinău\nLa atelier au participat agenți de poliție și profesori din "
                "Soroca, care au discutat despre ce este încrederea."
            ),
        ),
    ],
)
def test_words_that_few_languages_share_decide_which_it_is(
    tmp_path: Path, language: str, text: str
) -> None:
    path = tmp_path / "release.txt"
    path.write_text(text, encoding="utf-8")
    assert read(path)[0].language == language


def _misread(text: str) -> str:
    """Return UTF-8 read as Windows-1252, as browsers do it: undefined bytes stay."""
    return "".join(
        bytes([byte]).decode("latin-1" if byte in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else "cp1252")
        for byte in text.encode()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Café meeting on trust\nOn 3 May 2022, officers met – and “listened”. Déjà vu à Łódź…\n",
        "Семинар в Липове\n«Мы слушаем людей каждый день», – сказал Олег Мирный, директор.\n",
        "Officers listen\n“They are afraid that nobody will believe them,” she said.\n",
    ],
)
def test_utf_8_read_as_windows_1252_is_put_right(text: str) -> None:
    release, findings = read_text("a.txt", _misread(text).encode())
    assert release.paragraphs == read_text("a.txt", text.encode())[0].paragraphs
    assert [one.code for one in findings] == ["source.wrong-encoding"]


def test_letters_that_are_lost_are_refused() -> None:
    text = _misread("Officers listen\n“They are afraid,” she said.\n").replace("\x9d", "")
    with pytest.raises(SourceError, match=r"wrong encoding.*They are afraid"):
        read_text("a.txt", text.encode())


@pytest.mark.parametrize("word", ["« CAFÉ»", "“MANHÃ”", "«MANHÃ»", "Ångström", "Ð", "pâté", "Âge"])
def test_letters_that_are_printed_so_are_left(word: str) -> None:
    release, findings = read_text("a.txt", f"Officers listen\nThey met {word} in Osh.\n".encode())
    assert word in release.paragraphs[1]
    assert not findings
