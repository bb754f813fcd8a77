"""Files go out, through the tools of translators, and come back: nothing may be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage import pypo
from translate.storage.xliff2 import Xliff2File

from mkmaterials.errors import TranslationError
from mkmaterials.exchange import (
    Bundle,
    Entry,
    is_as_written,
    read_po,
    read_xliff,
    write_po,
    write_xliff,
)

if TYPE_CHECKING:
    from pathlib import Path

PO_FILE: Any = pypo.pofile  # has types in part only
XLIFF_FILE: Any = Xliff2File
CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
ODD = (
    "Two\nlines",
    'She said "no" & left <b>early</b>',
    "50% of {1} and {name} with a \\n that is no line break",
    "Tab\there, carriage\r\nreturn",
    "\u202bשלום עולם\u202c and مرحبا",
    "Ends in a backslash \\",
    "«Мы слушаем», — сказала она. \u2028 Next",
    "x" * 300 + " " + "long words " * 40,
    "control \x0b \x0c \x1c \x85 characters",
    "#, fuzzy",
    'msgid ""',
    "]]> <!-- -->",
    "   spaces   ",
)
# Surrogates are no text; the null character ends a text in gettext's own tools.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1
).filter(str.strip)


def bundle(*texts: str, translations: tuple[str, ...] = ()) -> Bundle:
    made = translations or ("",) * len(texts)
    entries = [
        Entry(f"message.{number}", text, made_of, "done" if made_of else "empty", ("A note.",))
        for number, (text, made_of) in enumerate(zip(texts, made, strict=True))
    ]
    return Bundle("the event.txt", "en", "ru", tuple(entries))


def pairs(read: Bundle) -> list[tuple[str, str, str, str]]:
    return [(e.id, e.original, e.translation, e.state) for e in read.entries]


@given(original=TEXTS, translation=TEXTS, note=TEXTS)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_comes_back_as_it_went_out(original: str, translation: str, note: str) -> None:
    entry = Entry("message.1", original, translation, "done", (note,))
    sent = Bundle("event.txt", "en", "ru", (entry,))
    for write, read in ((write_po, read_po), (write_xliff, read_xliff)):
        data = write(sent)
        assert pairs(read(data, "file")) == pairs(sent)
        assert is_as_written(data)
        assert write(sent) == data


@pytest.mark.parametrize("text", ODD)
def test_what_polib_writes_is_read_as_it_was_meant(tmp_path: Path, text: str) -> None:
    path = tmp_path / "event.ru.po"
    path.write_bytes(write_po(bundle(text, "Another")))
    opened = polib.pofile(str(path))
    assert [entry.msgid for entry in opened] == [text, "Another"]
    assert opened[0].comment == "A note."
    opened[0].msgstr = f"→ {text}"
    opened[1].msgstr = "Другой"
    opened[1].flags.append("fuzzy")
    opened.metadata["Last-Translator"] = "Анна Переводчик <anna@example.org>"
    opened.save()
    read = read_po(path.read_bytes(), path.name)
    assert pairs(read) == [
        ("message.0", text, f"→ {text}", "done"),
        ("message.1", "Another", "Другой", "unsure"),
    ]
    assert (read.source, read.language, read.translator) == (
        "the event.txt",
        "ru",
        "Анна Переводчик",
    )
    assert not is_as_written(path.read_bytes())


@pytest.mark.parametrize("text", ODD)
def test_what_translate_toolkit_writes_in_po_is_read_as_it_was_meant(text: str) -> None:
    store = PO_FILE.parsestring(write_po(bundle(text, "Another")))
    units = [unit for unit in store.units if not unit.isheader()]
    assert [str(unit.source) for unit in units] == [text, "Another"]
    units[0].target = f"→ {text}"
    units[1].target = "Другой"
    units[1].markfuzzy()
    read = read_po(bytes(store), "file")
    assert pairs(read) == [
        ("message.0", text, f"→ {text}", "done"),
        ("message.1", "Another", "Другой", "unsure"),
    ]


@pytest.mark.parametrize("text", [text for text in ODD if "control" not in text])
def test_what_translate_toolkit_writes_in_xliff_is_read_as_it_was_meant(text: str) -> None:
    store = XLIFF_FILE.parsestring(write_xliff(bundle(text, "Another", "Third")))
    assert store.gettargetlanguage() == "ru"
    first, second, _ = store.units
    assert first.source == text
    first.target = f"→ {text}"
    second.target = "Другой"
    second.markfuzzy()
    read = read_xliff(bytes(store), "file")
    assert pairs(read) == [
        ("message.0", text, f"→ {text}", "done"),
        ("message.1", "Another", "Другой", "unsure"),
        ("message.2", "Third", "", "empty"),
    ]
    assert (read.source, read.language) == ("the event.txt", "ru")


def test_a_stale_translation_is_marked_in_both_formats_with_the_words_it_was_made_from() -> None:
    entry = Entry("aim.1", "to plan two events", "цель", "unsure", before="to plan an event")
    sent = Bundle("event.txt", "en", "ru", (entry,))
    po = polib.pofile(write_po(sent).decode())
    assert (po[0].fuzzy, po[0].previous_msgid) == (True, "to plan an event")
    root = etree.fromstring(write_xliff(sent))
    segment = root.find(f".//{CORE}segment")
    assert segment is not None
    assert segment.get("state") == "initial"
    notes = [note.text or "" for note in root.iter(f"{CORE}note")]
    assert any(note.endswith("to plan an event") for note in notes)


def test_an_xliff_file_says_version_languages_and_ids_as_the_standard_asks() -> None:
    root = etree.fromstring(write_xliff(bundle("Hello", "Bye", translations=("Привет", ""))))
    assert root.tag == f"{CORE}xliff"
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "en", "ru")
    ids = [unit.get("id") for unit in root.iter(f"{CORE}unit")]
    assert ids == ["message.0", "message.1"]
    states = [segment.get("state") for segment in root.iter(f"{CORE}segment")]
    assert states == ["translated", None]
    assert [note.get("category") for note in root.iter(f"{CORE}note")][1:] == ["context"] * 2


def test_segments_inline_codes_and_marks_of_other_programs_are_read_as_text() -> None:
    data = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" '
        'trgLang="ru"><file id="f" original="e.txt"><unit id="a.1">'
        '<segment state="final"><source>One <ph id="1" equiv="{1}"/>.</source>'
        '<target>Один <mrk id="m" type="term"><ph id="1" equiv="{1}"/></mrk>.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="reviewed"><source>Two.</source><target>Два.</target></segment>'
        "</unit></file></xliff>"
    )
    assert pairs(read_xliff(data.encode(), "f")) == [
        ("a.1", "One {1}. Two.", "Один {1}. Два.", "done")
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<xliff", "not a valid XLIFF"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "version: 1.2"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "attacks"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>', "no <file>"),
    ],
)
def test_a_file_that_is_no_xliff_of_version_2_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(TranslationError, match=said):
        read_xliff(data, "strange.xlf")


@pytest.mark.parametrize(
    "data",
    [b'msgid "a"\nmsgstr "b"\nnonsense\n', b'msgid "\xff\xfe"\nmsgstr ""\n', b'"loose"\n'],
)
def test_a_damaged_po_file_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(TranslationError) as caught:
        read_po(data, "strange.po")
    assert caught.value.where.startswith("strange.po")
    assert caught.value.hint


@pytest.mark.parametrize(
    "broken",
    ['msgstr "Липова', "msgstr Липова", 'msgstr Липова"', 'msgstr "Ли"пова"', 'msgstr "Липова\\"'],
)
def test_a_line_of_which_letters_would_be_lost_is_refused_with_its_number(broken: str) -> None:
    text = write_po(bundle("LIPOVA", "Two", translations=("Липова", "Два"))).decode()
    lines = text.split("\n")
    number = lines.index('msgstr "Липова"')
    lines[number] = broken
    with pytest.raises(TranslationError) as caught:
        read_po("\n".join(lines).encode(), "event.ru.po")
    assert caught.value.where == f"event.ru.po, line {number + 1}"
    assert caught.value.hint


def test_obsolete_entries_and_comments_may_hold_anything() -> None:
    data = write_po(bundle("Two", translations=("Два",)))
    more = b'\n#~ msgid "old\n#~ msgstr "x\n# a "\n'
    assert pairs(read_po(data + more, "f")) == pairs(read_po(data, "f"))
