"""Finished documents, held against what was said before anything is put in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mkmaterials.errors import VerificationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.app.translations import Spoken
    from mkmaterials.wording import Wording


def hold_document(
    file: str, data: bytes, plan: Mapping[str, Any], spoken: Spoken, words: Wording
) -> None:
    """Hold a finished document against what was said, and what was translated of it.

    Args:
        file: name of the document's file.
        data: the document.
        plan: the plan from which it was made.
        spoken: the event in the languages of the kit.
        words: wording of the documents.

    Raises:
        VerificationError: a quotation, or the translation of one, is not printed word for word,
            or a translation is printed as if it were the original.
    """
    from mkmaterials.plan.quote_slides import spoken as as_spoken
    from mkmaterials.verify import verify_document, verify_labels

    is_deck = file.endswith(".pptx")
    printed = plan["quote_slides"] if is_deck else plan["quotes"]
    texts = [as_spoken(segment) for segment in spoken.quoted()]
    if is_deck:
        shown = (part[key] for part in printed for key in ("text", "translation"))
        texts += [words.unquoted(text) for text in shown if text]
    labels = {one["translation"]: one["translated"] for one in printed if one["translation"]}
    ours = "\n".join(_texts(plan["session"]["blocks"] + plan["session"]["further"]))
    wrong = verify_document(file, data, texts, ours) or verify_labels(file, data, labels)
    if wrong:
        raise VerificationError(
            "\n  ".join(finding.message for finding in wrong), where=file, hint=wrong[0].hint
        )


def _texts(value: object) -> Iterator[str]:
    """Yield all texts in a plain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
