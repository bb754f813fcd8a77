from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

import pytest
from docx import Document

from mkmaterials.errors import SourceError
from mkmaterials.readers import READERS, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PARAGRAPHS = tuple(
    """\
Officers & residents plan a safer harbour
PORT ALMA, 4 May 2023 – Some 25 officers met residents of the harbour at a two-day workshop on \
“Walking Together”, held by the Regional Safety Office in the town hall of Port Alma.
“We listen first. Then we act, together with those who live here,” said Inspector Ilse Maron, \
Head of the Harbour Unit. “Nobody can do this alone – neither you nor we.”
Participants agreed that joint patrols build trust between police and the public.
They will meet again in September & report on what was done, street by street, and by whom.
""".splitlines()
)


def as_docx(paragraphs: tuple[str, ...], *, running_head: bool = True) -> bytes:
    document = Document()
    document.add_heading(paragraphs[0], 1)
    for text in paragraphs[1:]:
        half = len(text) // 2
        paragraph = document.add_paragraph(text[:half])
        paragraph.add_run(text[half:]).bold = True
    if running_head:
        section = document.sections[0]
        section.header.paragraphs[0].text = "A running head that is no part of the text"
        section.footer.paragraphs[0].text = "Page 1"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_html(paragraphs: tuple[str, ...]) -> bytes:
    title, *rest = [escape(text, quote=False) for text in paragraphs]
    body = "".join(f"<p>{text}</p>\n" for text in rest)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{title} | Regional Safety Office</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">All our news</a></li></ul></nav>
<main><article><h1>{title}</h1><p>Date: 5 May 2023</p><p>Share: Facebook Twitter</p>
<figure><img src="a.jpg" alt="Officers"><figcaption>Officers at the harbour. (Photo: A. Lind)
</figcaption></figure>{body}<h3>Contacts</h3><p>Press Office<br>Tel: 123</p></article></main>
<footer>© 2023 Regional Safety Office</footer></body></html>""".encode()


def as_markdown(paragraphs: tuple[str, ...]) -> bytes:
    title, *rest = paragraphs
    rest[0] = (
        rest[0]
        .replace("two-day", "*two-day*")
        .replace("the town hall", "[the town hall](https://example.org/hall)")
    )
    picture = "![Officers at the harbour](a.jpg)"
    return "\n\n".join([f"# {title}", picture, *rest]).encode()


def test_the_same_text_gives_the_same_paragraphs_from_every_format(
    tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    files = {
        ".txt": "\n\n".join(PARAGRAPHS).encode(),
        ".md": as_markdown(PARAGRAPHS),
        ".html": as_html(PARAGRAPHS),
        ".htm": as_html(PARAGRAPHS),
        ".docx": as_docx(PARAGRAPHS),
    }
    for suffix, data in files.items():
        (tmp_path / f"release{suffix}").write_bytes(data)
    plain = tmp_path / "plain.docx"
    plain.write_bytes(as_docx(PARAGRAPHS, running_head=False))
    files[".pdf"] = to_pdf(plain).read_bytes()
    (tmp_path / "release.pdf").write_bytes(files[".pdf"])
    assert set(files) == set(READERS)
    for suffix in files:
        release, _ = read(tmp_path / f"release{suffix}")
        assert release.paragraphs == PARAGRAPHS, suffix
        assert release.language == "en"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK\x03\x04 broken", "no Word document"),
        ("a.docx", b"plain text", "no Word document"),
        ("a.pdf", b"%PDF-1.7 broken", "cannot be read"),
        ("a.pdf", b"no pdf", "cannot be read"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.md", b"", "empty"),
    ],
)
def test_a_damaged_file_is_refused_with_what_to_do(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=said) as caught:
        read(tmp_path / name)
    assert caught.value.hint


def test_the_front_matter_of_markdown_gives_the_address(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nurl: https://example.org/1\n---\n# Title here\n\nThe text of it.\n")
    release, _ = read(path)
    assert release.address == "https://example.org/1"
    assert release.paragraphs == ("Title here", "The text of it.")


def test_page_furniture_is_left_out_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = [
        "Skip to main content",
        "Home > News > 2023",
        *PARAGRAPHS[:1],
        "Date: 5 May 2023",
        "Share on Facebook",
        "Officers walk along the quay. (OSCE/Ana Lind)",
        *PARAGRAPHS[1:],
        "For further information, please contact:",
        "Press Office, Port Alma",
        "Tel: +00 000",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    release, findings = read(path)
    assert release.paragraphs == PARAGRAPHS
    assert [finding.code for finding in findings] == ["source.furniture"]


def test_text_that_only_resembles_furniture_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = (
        "Contacts between police and public grow",
        "Share of women among officers rose to 30 per cent, said Ilse Maron.",
        "Home was not safe for her, the speaker said.",
        "Date and place of the next meeting will be announced.",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read(path)[0].paragraphs == lines
