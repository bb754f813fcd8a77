from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release

RELEASES = sorted(Path(__file__).with_name("releases").glob("*.txt"))


def read(path: Path) -> Release:
    return Release(path.name, tuple(path.read_text(encoding="utf-8").splitlines()), "0" * 64)


def expected(path: Path) -> dict[str, Any]:
    facts = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    single = ("name", "type", "starts", "ends", "place", "count", "qualifier", "aim")
    event = dict.fromkeys(single) | {key: [] for key in ("hosts", "partners", "groups")}
    return {
        "event": event | facts.get("event", {}),
        "people": [
            {"honorific": None, "role": None} | person for person in facts.get("people", [])
        ],
        "quotations": [
            {"speaker": None, "occasion": None} | quotation
            for quotation in facts.get("quotations", [])
        ],
        "messages": [
            {"said_by": None, "speaker": None} | message for message in facts.get("messages", [])
        ],
        "publications": [{"publishers": []} | one for one in facts.get("publications", [])],
        "terms": facts.get("terms", {}).get("texts", []),
        "findings": facts["findings"]["codes"],
    }


def found(path: Path) -> dict[str, Any]:
    summary, findings = extract(read(path))
    event = summary.event
    who = event.participants

    def text(fact: Any) -> str | None:
        return fact.text if fact else None

    return {
        "event": {
            "name": text(event.name),
            "type": text(event.type),
            "starts": event.starts,
            "ends": event.ends,
            "place": text(event.place),
            "count": who.count if who else None,
            "qualifier": who.qualifier if who else None,
            "aim": text(event.aim),
            "hosts": [host.text for host in event.hosts],
            "partners": [partner.text for partner in event.partners],
            "groups": [group.text for group in who.groups] if who else [],
        },
        "people": [
            {"id": p.id, "name": p.name, "honorific": p.honorific, "role": p.role}
            for p in summary.people
        ],
        "quotations": [
            {
                "speaker": quotation.speaker,
                "occasion": text(quotation.occasion),
                "segments": [segment.text for segment in quotation.segments],
            }
            for quotation in summary.quotations
        ],
        "messages": [
            {"text": m.text, "said_by": text(m.said_by), "speaker": m.speaker}
            for m in summary.messages
        ],
        "publications": [
            {"title": one.title, "publishers": [publisher.text for publisher in one.publishers]}
            for one in summary.publications
        ],
        "terms": [term.text for term in summary.terms],
        "findings": sorted(finding.code for finding in findings),
    }


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_a_release_gives_what_a_careful_reader_finds_and_nothing_else(path: Path) -> None:
    assert found(path) == expected(path)


def test_there_are_releases_of_many_styles() -> None:
    assert len(RELEASES) >= 8
