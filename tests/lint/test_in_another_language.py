"""The check in another language: every word is translated, and every place still found."""

from __future__ import annotations

import gettext
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pptx
import pytest
from pptx.enum.text import MSO_AUTO_SIZE

from lint_support import box, check, deck, document, faulty_deck, picture, saved
from mkmaterials import messages
from mkmaterials.compare import compare
from mkmaterials.lint.annotate import annotate
from mkmaterials.lint.remarks import HEADING
from mkmaterials.lint.vocabulary import names, vocabulary
from mkmaterials.office import load
from office_support import word_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from mkmaterials.findings import Finding

_TRANSLATED = re.compile("⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Brackets(gettext.NullTranslations):
    """The language in which every message stands in ⟦brackets⟧."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Brackets()
    monkeypatch.setattr(messages, "_catalogue", lambda: catalogue)
    monkeypatch.setattr(messages, "edition", lambda: "brackets-")


def faulty_document() -> bytes:
    def change(made: Any) -> None:
        made.add_heading("Key messages", 1)
        made.add_paragraph("One {{ evnt.title }} and {{ event.titel }}")
        made.add_table(1, 2).cell(0, 1).text = "{{ quote.text }}"
        made.add_picture(picture())
        alt = made.element.find(".//{*}docPr")
        alt.set("descr", "{%chart facts %}")
        made.sections[0].header.paragraphs[0].text = "{{ nothing }}"
        made.core_properties.title = "{{ nobody }}"

    texts = ("{{ event.date", "{%p if quotes %} left", "{%p endif %}{%p endfor %}", "{{ 1 + }}")
    return document("{{ event.title|uper }}", *texts, change=change)


def faults_on_each_slide() -> bytes:
    return faulty_deck("{%slide floor x %}")


def small_box() -> bytes:
    def change(slide: Any) -> None:
        shape = box(slide, "{{ quotes[0].text }}")
        shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE

    return deck(change=change)


def left_in_english(findings: Iterable[Finding]) -> list[str]:
    """Return what is said outside brackets, tags, names of files and shapes left out."""
    found = []
    for finding in findings:
        for text in (finding.message, finding.hint, finding.where):
            rest = text
            while rest != (shorter := _TRANSLATED.sub("", rest)):
                rest = shorter
            if _WORD.search(rest):
                found.append(text)
    return found


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("make", [faulty_document, faults_on_each_slide, small_box])
def test_nothing_is_left_in_english(make: Callable[[], bytes]) -> None:
    findings = check(make(), values=True)
    assert findings
    assert left_in_english(findings) == []
    assert all(
        finding.message.startswith("⟦") for finding in findings if "{" not in finding.message
    )


def test_places_are_found_in_whatever_language_they_are_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def commented() -> list[str]:
        made = docx.Document(BytesIO(annotate(faulty_document(), check(faulty_document()))))
        starts = [mark.getparent() for mark in made.element.iter("{*}commentRangeStart")]
        return ["".join(node.text or "" for node in start.iter("{*}t")) for start in starts]

    def noted() -> list[int]:
        made = pptx.Presentation(
            BytesIO(annotate(faults_on_each_slide(), check(faults_on_each_slide())))
        )
        notes = [slide.notes_slide.notes_text_frame.text for slide in made.slides]
        return [text.count("[template.") for text in notes]

    in_english = commented(), noted()
    monkeypatch.setattr(messages, "_catalogue", Brackets)
    assert (commented(), noted()) == in_english
    assert len(set(in_english[0])) > 5
    assert min(in_english[1]) >= 1


def test_remarks_in_one_language_are_known_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as there:
        there.setattr(messages, "_catalogue", Brackets)
        copy = annotate(faulty_deck(), check(faulty_deck()))
    notes = pptx.Presentation(BytesIO(copy)).slides[1].notes_slide.notes_text_frame.text
    assert HEADING not in notes
    assert "⟦{level}" not in notes
    assert "template.remarks-left" in {finding.code for finding in check(copy)}
    assert "template.remarks-left" not in {finding.code for finding in check(faulty_deck())}


def test_a_box_too_small_is_told_of_the_same_slide(monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> list[tuple[str, int]]:
        return [(each.code, each.where.count(",")) for each in check(small_box(), values=True)]

    in_english = told()
    monkeypatch.setattr(messages, "_catalogue", Brackets)
    assert told() == in_english
    assert ("template.box-too-small", 1) in in_english


@pytest.mark.usefixtures("brackets")
def test_what_differs_is_told_in_the_users_language() -> None:
    new = pptx.Presentation(BytesIO(faulty_deck()))
    new.slides[1].shapes[0].left += 90_000
    new.slides[2].shapes.title.text = "Another"
    found = compare("deck.pptx", faulty_deck(), saved(new))
    assert {each.kind for each in found} == {"shape", "text", "tag"}
    assert all(each.place.startswith("⟦") for each in found if each.place)


@pytest.mark.usefixtures("brackets")
def test_what_names_stand_for_is_said_in_the_users_language() -> None:
    assert all(name.holds.startswith("⟦") for name in names(vocabulary()))


def test_a_template_compiled_for_one_language_does_not_speak_it_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = word_file(tmp_path / "t.docx", "{%p if title %} beside", "{%p endif %}")
    monkeypatch.setenv("MKMATERIALS_CACHE", str(tmp_path / "cache"))
    (before,) = load(path).findings
    with monkeypatch.context() as there:
        there.setattr(messages, "_catalogue", Brackets)
        there.setattr(messages, "edition", lambda: "brackets-")
        (translated,) = load(path).findings
    assert "⟦" not in before.message
    assert translated.message.startswith("⟦")
    assert "⟦paragraph {number}" not in translated.where
    assert "⟦paragraph 1" in translated.where
    assert load(path).findings == [before]
