from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials import files
from mkmaterials.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(files.CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_was_made_once_is_not_made_again(cache: Path) -> None:
    assert files.cached("a", lambda: b"one") == b"one"
    assert files.cached("a", lambda: b"two") == b"one"
    assert [path.name for path in cache.iterdir()] == ["a"]


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 80])
def test_a_damaged_cache_is_made_anew(cache: Path, damage: bytes) -> None:
    files.cached("a", lambda: b"one")
    (cache / "a").write_bytes(damage)
    assert files.cached("a", lambda: b"two") == b"two"
    assert files.cached("a", lambda: b"three") == b"two"


def test_a_cache_that_cannot_be_written_is_no_error(cache: Path) -> None:
    cache.write_text("a file in the way")
    assert files.cached("a", lambda: b"one") == b"one"


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "inside").write_text("x")
    with pytest.raises(OutputError) as caught:
        files.write(tmp_path / "taken", b"data")
    assert caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
