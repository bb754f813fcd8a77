from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from mkmaterials import messages
from mkmaterials.model.release import Release
from mkmaterials.model.summary import (
    Event,
    EventSummary,
    Fact,
    Message,
    Participants,
    Person,
    Quotation,
    Source,
    Theme,
)
from support import SEED, at, need_tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


# A property says what holds, not how long it takes: tests/benchmarks measures that.
settings.register_profile("untimed", deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=3_000)  # --hypothesis-profile=fuzz
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile into a cache of the test run's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MKMATERIALS_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _in_english() -> Iterator[None]:
    """Compare English messages, whatever the computer speaks; also in commands of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(messages.VARIABLE, messages.SOURCE)
        messages.choose(None)
        yield


@pytest.fixture(scope="session")
def to_pdfs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[Path]], list[Path]]:
    """Convert Office files of different names to PDF in one run of LibreOffice."""
    soffice = need_tool("soffice")
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(paths: Sequence[Path]) -> list[Path]:
        folder = tmp_path_factory.mktemp("pdf")
        subprocess.run(
            [
                soffice,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *map(str, paths),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return [folder / f"{path.stem}.pdf" for path in paths]

    return convert


@pytest.fixture(scope="session")
def to_pdf(to_pdfs: Callable[[Sequence[Path]], list[Path]]) -> Callable[[Path], Path]:
    """Convert an Office file to PDF through LibreOffice."""
    return lambda path: to_pdfs([path])[0]


@pytest.fixture
def seed() -> Path:
    return SEED


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the seed in its ``seeds`` folder; the test runs in it."""
    (tmp_path / "seeds").mkdir()
    shutil.copy(SEED, tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def release() -> Release:
    return Release(
        name="harbour.txt",
        paragraphs=(
            "Officers and residents plan safer harbour together",
            "PORT ALMA, 4 May 2023 - Some 25 officers met residents at a two-day workshop.",
            (
                "“We listen first. Then we act, together with those who live here,” said Inspector "
                "Ilse Maron, Head of the Harbour Unit."
            ),
            "Participants agreed that joint patrols build trust.",
        ),
        sha256="0" * 64,
    )


@pytest.fixture
def summary(release: Release) -> EventSummary:
    quote = "We listen first. Then we act, together with those who live here,"
    role = "Head of the Harbour Unit"
    message = "joint patrols build trust"
    return EventSummary(
        source=Source(file="harbour.txt", sha256="0" * 64),
        event=Event(
            title=Fact(text=release.title, at="p1"),
            type=Fact(text="workshop", at=at(release, 2, "workshop")),
            starts=dt.date(2023, 5, 4),
            dates_at=at(release, 2, "4 May 2023"),
            place=Fact(text="PORT ALMA", at=at(release, 2, "PORT ALMA")),
            participants=Participants(count=25, qualifier="Some", at=at(release, 2, "Some 25")),
        ),
        people=[
            Person(
                id="maron",
                name="Ilse Maron",
                honorific="Inspector",
                role=role,
                at=at(release, 3, "Ilse Maron"),
                role_at=at(release, 3, role),
            )
        ],
        quotations=[
            Quotation(speaker="maron", segments=[Fact(text=quote, at=at(release, 3, quote))])
        ],
        messages=[
            Message(
                text=message,
                at=at(release, 4, message),
                said_by=Fact(text="Participants", at=at(release, 4, "Participants")),
            )
        ],
        themes=[Theme(id="trust", at=["p4"])],
    )
