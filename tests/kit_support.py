"""What must hold of every kit of the seed, whatever its pack and language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import test_accessibility as accessible
from mkmaterials.app.build import DOCUMENTS
from mkmaterials.verify.mail import mail_text
from office_support import audit_shape

if TYPE_CHECKING:
    from mkmaterials.app.build import Kit

WHOLE: Final = {"de", "en", "es", "fr", "it", "ru"}  # languages that have the exercises as well
_OWN: Final = ["Key messages", "Who said what", "References", "Drafted from"]  # words of our own
_TOO_FULL: Final = "deck.text-does-not-fit"


def hold(kit: Kit, language: str) -> None:
    """See to it that a kit is whole, valid, in its language, and that its texts fit."""
    codes = {each.code for each in kit.findings}
    assert [each for each in kit.findings if each.level == "error"] == []
    assert _TOO_FULL not in codes
    left = {code for code in codes if code.endswith((".untranslated", ".wrong-translation"))}
    assert left == (set() if language in WHOLE else {"exercise.untranslated"})
    assert len(kit.outputs) == len(DOCUMENTS)
    for output in kit.outputs:
        if output.path.suffix in {".docx", ".pptx"}:
            assert audit_shape(output.path) == set()
        else:
            text = mail_text(output.path.name, output.path.read_bytes())
            assert [own for own in _OWN if own in text] == ([] if language != "en" else _OWN)
    page = kit.folder.joinpath("briefing.html").read_text("utf-8")
    assert f'<html lang="{language}" dir="ltr">' in page


def hold_accessible(kit: Kit) -> None:
    """See to it that eyes and screen readers can use a kit, as in English."""
    for test in (
        accessible.test_headings_leave_out_no_level,
        accessible.test_tables_have_header_rows_and_say_what_they_hold,
        accessible.test_every_drawing_is_described_or_decoration,
        accessible.test_slides_have_titles_of_their_own_that_are_read_first,
        accessible.test_text_on_slides_is_large_enough_and_none_of_it_runs_over,
        accessible.test_long_documents_begin_with_a_table_of_contents_that_is_true,
    ):
        test(kit)
