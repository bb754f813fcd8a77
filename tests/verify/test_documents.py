from __future__ import annotations

import io

import pytest
from docx import Document

from mkmaterials.verify import verify_document, verify_labels

QUOTES = ["We need to listen before we act.", "We need to meet.", "Trust, then."]


def document(*texts: str) -> bytes:
    made = Document()
    for text in texts:
        paragraph = made.add_paragraph(text[:7])
        paragraph.add_run(text[7:]).bold = True
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_whole_quotations_pass_wherever_they_stand() -> None:
    texts = [f"“{quote}” she said. “{quote}”" for quote in QUOTES]
    assert verify_document("a.docx", document(*texts, "He said “We must go.”"), QUOTES) == []


@pytest.mark.parametrize(
    "text",
    [
        "“We need to listen before…”",
        "“We need to listen before we Act.”",
        "“WE NEED TO MEET.”",
        "“Trust, then ...”",
        "„We need to meat.“",
    ],
)
def test_a_quotation_that_is_cut_or_changed_is_an_error(text: str) -> None:
    findings = verify_document("a.docx", document(f"“{QUOTES[0]}”", text), QUOTES)
    assert [finding.level for finding in findings] == ["error"]


def test_a_saying_in_an_exercise_that_begins_as_a_quotation_does_is_none() -> None:
    text = "The tone: from “beware” to “we need to meet, but not here”, from fear to habit."
    assert verify_document("a.docx", document(text), QUOTES, text) == []
    assert verify_document("a.docx", document(text), QUOTES) != []
    cut = document(text, "“We need to meet…”")
    assert verify_document("a.docx", cut, QUOTES, text) != []


def test_words_outside_quotation_marks_are_no_quotation() -> None:
    assert verify_document("a.docx", document("We need to listen more, they agreed."), QUOTES) == []


def test_a_translation_stands_with_the_words_that_say_what_it_is() -> None:
    labels = {"“We listen.”": "Translated from Russian", "“We act.”": ""}
    said = document("“We listen.”", "Translated from Russian by Ana")
    assert verify_labels("a.docx", said, labels) == []
    assert verify_labels("a.docx", document("Nothing of the kind"), labels) == []
    findings = verify_labels("a.docx", document("She said: “We listen.”"), labels)
    assert [finding.code for finding in findings] == ["verify.translation-not-said"]
