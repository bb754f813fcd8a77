"""Every message of these rooms comes through the catalogues, and no file depends on its language.

The language here is one in which each message stands between brackets.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkmaterials import messages
from mkmaterials.activities import check_files
from mkmaterials.app.report_page import report_page
from mkmaterials.app.sources import draft
from mkmaterials.errors import MkmaterialsError
from mkmaterials.exchange import read_po, read_xliff
from mkmaterials.extract import extract
from mkmaterials.model.summary import SessionWishes
from mkmaterials.overlays import resolve, template_roots
from mkmaterials.plan.wishes import Override, wishes_of
from mkmaterials.readers import read
from mkmaterials.readers.text import read_text
from mkmaterials.store import add_translations, load_summary, load_translation, save_summary
from mkmaterials.store.summaries import to_yaml
from mkmaterials.wording import po
from mkmaterials.wording.locales import locale

sys.path.append(str(Path(__file__).parents[1] / "templates" / "authoring"))
import message_catalogues as catalogues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkmaterials.model.summary import EventSummary

HERE = Path(__file__).parent
RELEASES = sorted(HERE.glob("extract/releases/*.txt")) + sorted(HERE.glob("releases/*.txt"))
OTHERS = {
    "ru": "Полиция и жители обсудили доверие\n\nДУШАНБЕ, 5 мая – Участники встретились. «Мы рады "
    "работать вместе с полицией каждый день», – сказал он.\n",
    "mk": "Полицијата и граѓаните\n\nСКОПЈЕ – Учесниците разговараа за довербата. „Ние сме многу "
    "среќни што работиме заедно секој ден.“\n",
    "und": "Xyz abcd\n\nAbc def ghi jkl. „Mno pqr stu vwx yz abc def ghi jkl mno.“\n",
}
LANGUAGE = "eo"  # in which nobody has translated the messages


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bool], None]]:
    """A switch between English and the language in which each message has brackets around it."""
    folder = tmp_path_factory.mktemp("locale")
    catalogue = po.PoFile(locale=locale(LANGUAGE), charset="utf-8", fuzzy=False)
    for message in catalogues.template():
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            forms = tuple(f"⟦{each}⟧" for each in ids)
            text = forms if isinstance(message.id, tuple) else forms[0]
            catalogue.add(message.id, text, context=message.context)
    path = folder / LANGUAGE / "LC_MESSAGES" / f"{messages.DOMAIN}.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(catalogues.compiled(catalogue))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "FOLDER", folder)
        yield lambda on: messages.choose(LANGUAGE if on else None)
    messages.choose(None)


@pytest.fixture
def in_brackets(marked: Callable[[bool], None]) -> Iterator[None]:
    """Say everything in the language with the brackets."""
    marked(True)
    yield
    marked(False)


def is_marked(text: str) -> bool:
    """Tell whether a text is one message from the catalogues, or several, one in each line."""
    return all(re.fullmatch(r"(?:.*: )?⟦.*⟧\)?", line.strip()) for line in text.splitlines())


def _said(path: Path) -> Iterator[str]:
    """Yield the messages that stand in a module of the code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = node.args[:2] if node.func.id == "ngettext" else node.args[:1]
            for each in texts if node.func.id in {"_", "N_", "ngettext"} else ():
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield each.value


def test_no_message_of_the_code_is_missing_in_the_list() -> None:
    """The extractor does not see into f-strings: a message there would never be translated."""
    listed = {
        text
        for message in catalogues.template()
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
    }
    code = sorted(catalogues.CODE.rglob("*.py"))
    assert [(path.name, each) for path in code for each in _said(path) if each not in listed] == []


@pytest.mark.usefixtures("in_brackets")
@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_findings_on_a_release_come_from_the_catalogues(path: Path) -> None:
    release, found = read(path)
    _summary, findings = extract(release)
    for finding in [*found, *findings]:
        assert is_marked(finding.message)
        assert is_marked(finding.hint)
        assert is_marked(finding.where)


@pytest.mark.usefixtures("in_brackets")
@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_findings_on_releases_in_other_languages_do_as_well(text: str) -> None:
    release, _found = read_text("a.txt", text.encode())
    _summary, findings = extract(release)
    assert findings
    assert all(is_marked(finding.message) and is_marked(finding.hint) for finding in findings)


@pytest.mark.usefixtures("in_brackets")
def test_the_report_speaks_the_users_language_and_quotes_the_release_in_its_own(
    seed: Path,
) -> None:
    page = report_page(draft(seed))
    assert '<html lang="eo">' in page
    own = re.sub(r"(?s)<style>.*?</style>|<ol class=.source.*?</ol>|<h1>.*?</h1>", "", page)
    own = re.sub(r"(?s)<dd class=.*?</dd>|<dd><a .*?</dd>|<title>.*?</title>", "", own)
    said = [text.strip() for text in re.findall(r">([^<]*[^\W\d_][^<]*)<", own)]
    assert len(said) > 20
    unmarked = {text for text in said if not re.fullmatch(r"⟦.*⟧(?:[.]| [(].*[)])?", text)}
    names = set(re.findall(r"<dt>([^<⟦]*)</dt>", own))  # quotations stand beside their speakers
    assert unmarked <= names


def _pack(folder: Path, text: str) -> None:
    path = folder / "templates" / "field-operations" / "mine" / "pack.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    resolve("mine", template_roots(folder))


def _summary(folder: Path, text: str) -> None:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    load_summary(path)


def _read(folder: Path, data: bytes, name: str = "a.txt") -> None:
    path = folder / name
    path.write_bytes(data)
    read(path)


REFUSED: dict[str, Callable[[Path], object]] = {
    "no file": lambda folder: read(folder / "a.txt"),
    "folder": read,
    "suffix": lambda folder: _read(folder, b"a", "a.odt"),
    "empty": lambda folder: _read(folder, b""),
    "picture": lambda folder: _read(folder, b"\x89PNG\r\n"),
    "no title": lambda folder: _read(folder, b"one line"),
    "no pdf": lambda folder: _read(folder, b"a", "a.pdf"),
    "no docx": lambda folder: _read(folder, b"a", "a.docx"),
    "no yaml": lambda folder: _summary(folder, "a: [b"),
    "tab": lambda folder: _summary(folder, "a:\n\tb: c"),
    "no summary": lambda folder: _summary(folder, "- a"),
    "summary": lambda folder: _summary(
        folder, "version: 2\nsource: 3\nevnt: {}\nevent: {starts: soon, hosts: a, title: null}\n"
    ),
    "session": lambda folder: _summary(
        folder,
        "source: {file: a, sha256: b}\nevent: {title: {text: a, at: p}}\n"
        "session: {minutes: 0, days: 3, start: '99', pin: [A B], group: x, room: hall}\n",
    ),
    "pack": lambda folder: _pack(
        folder,
        "extnds: base\nformat: a\nname: 3\nlanguages: [e]\ncolours: {main: x, moon: x}\n"
        "logo: {file: a/b.gif}\npage: A5\ncontacts: [a]\nlegal: [1]\nquotations: none\nfonts: a\n",
    ),
    "colours": lambda folder: _pack(folder, "colours: {main: 'FFFF00'}\n"),
    "no pack": lambda folder: resolve("mine", template_roots(folder)),
    "po": lambda _folder: read_po(b"notes\n", "a.po"),
    "xliff": lambda _folder: read_xliff(b"<a/>", "a.xlf"),
    "group": lambda _folder: wishes_of(SessionWishes(), Override(group=500)),
    "midnight": lambda _folder: wishes_of(SessionWishes(), Override(minutes=90, start=23 * 60)),
}


@pytest.mark.usefixtures("in_brackets")
@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
def test_refusals_come_from_the_catalogues(
    tmp_path: Path, refused: Callable[[Path], object]
) -> None:
    with pytest.raises(MkmaterialsError) as caught:
        refused(tmp_path)
    assert is_marked(caught.value.message)
    assert is_marked(caught.value.hint)


@pytest.mark.usefixtures("in_brackets")
def test_mistakes_in_exercises_do_as_well(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: 1\nkind: game\ngroup: 3\nthemes: [x]\nusual: a\nhidden: 1\nfinal: 2\n"
        "objective: Use their eyes.\n---\n## Steps\ntext\n- no minutes\n## Foo\n## Case\n- a\n"
        "## Debrief\n- why\n",
        encoding="utf-8",
    )
    findings = check_files([path])[path].findings
    assert len(findings) > 10
    for finding in findings:
        assert is_marked(finding.message)
        assert is_marked(finding.hint)


def test_a_summary_written_in_one_language_is_known_in_another(
    tmp_path: Path, summary: EventSummary, marked: Callable[[bool], None]
) -> None:
    path = tmp_path / "a.yaml"
    marked(True)
    save_summary(path, summary)
    text = path.read_text(encoding="utf-8")
    assert "# ⟦What the press release states." in text
    marked(False)
    assert load_summary(path) == summary
    assert save_summary(path, summary).kept is None, "nobody has edited it"
    assert "⟦" not in path.read_text(encoding="utf-8")
    marked(True)
    assert save_summary(path, summary).kept is None
    marked(False)
    path.write_text(text.replace("# ⟦What", "# Mine: What"), encoding="utf-8")
    assert save_summary(path, summary).kept == path, "a remark in the head is an edit"


def test_a_summary_of_an_earlier_version_that_nobody_edited_is_known(
    tmp_path: Path, summary: EventSummary
) -> None:
    """Its checksum was that of what follows the head."""
    path = tmp_path / "a.yaml"
    head, body = to_yaml(summary).split(b"\n\nversion:", 1)
    sum_of_body = checksum_of(b"\nversion:" + body)
    old = re.sub(rb"checksum [0-9a-f]{16}", b"checksum " + sum_of_body, head)
    path.write_bytes(old + b"\n\nversion:" + body)
    assert save_summary(path, summary).kept is None
    path.write_bytes(old + b"\n\nversion:" + body + b"# mine\n")
    assert save_summary(path, summary).kept == path


def checksum_of(body: bytes) -> bytes:
    """Return the checksum as it stands in the head of a summary."""
    import hashlib

    return hashlib.sha256(body).hexdigest()[:16].encode()


@pytest.mark.usefixtures("in_brackets")
def test_a_file_of_translations_is_read_whatever_language_its_remark_is_in(tmp_path: Path) -> None:
    path = tmp_path / "a.ru.yaml"
    add_translations(path, "a.txt", "ru", [])
    assert "# ⟦Translations of this event" in path.read_text(encoding="utf-8")
    assert load_translation(path).texts == []
