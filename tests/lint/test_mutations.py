"""Whatever a file holds, the check ends with findings, never with a crash or a hang."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint_support import SLIDES
from mkmaterials.errors import TemplateError
from mkmaterials.findings import Finding
from mkmaterials.lint.annotate import annotate
from mkmaterials.lint.check import Use, check_template
from mkmaterials.lint.codes import CODES
from template_support import ALL, BASE, material, parts

USE = Use(("en", "ru", "ro"), SLIDES, material())
PIECES = (
    *("{{", "}}", "{%", "%}", "{#", "{%p", "{%tr for x in facts %}", "{%p endfor %}", "endif"),
    *('w:val="', 'sz="x"', 'lvl="99"', 'idx="-1"', 'cx="NaN"', "<a:t>", "</a:t>", "<w:p/>", "&#0;"),
    *("{{ event.title|", "{% for", "{% if x %}", "schemeClr", "0", "9999999999999999999999", ""),
)


def mutated(name: str, part: int, cuts: list[tuple[float, int, str]]) -> bytes:
    """Take a base template, and overwrite stretches of one part."""
    old = parts((BASE / name).read_bytes())
    chosen = sorted(old)[part % len(old)]
    data = old[chosen].decode("utf-8", "surrogateescape")
    for where, length, piece in cuts:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + length :]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for each, content in old.items():
            own = data.encode("utf-8", "surrogateescape") if each == chosen else content
            archive.writestr(each, own)
    return buffer.getvalue()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(ALL),
    part=st.integers(0, 60),
    cuts=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES)),
        min_size=1,
        max_size=6,
    ),
)
def test_the_check_never_crashes_on_a_changed_template(
    name: str, part: int, cuts: list[tuple[float, int, str]]
) -> None:
    data = mutated(name, part, cuts)
    findings = check_template(name, data, USE)
    assert all(isinstance(each, Finding) and each.code in CODES for each in findings)
    with suppress(TemplateError):  # the one way in which it may fail
        assert annotate(data, findings)


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=400))
def test_the_check_never_crashes_on_bytes(data: bytes) -> None:
    assert check_template("deck.pptx", data, USE)


@pytest.mark.parametrize("name", ALL)
def test_the_base_templates_are_clean_in_every_language_of_the_packs(name: str) -> None:
    languages = ("sq", "bs", "hr", "sr", "cnr", "mk", "ro", "ru", "tk", "kk", "ky", "tg", "uz")
    use = Use(languages, SLIDES, material(12, 10))
    assert check_template(name, (BASE / name).read_bytes(), use) == []
