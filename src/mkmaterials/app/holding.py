"""Finished documents, held against what was said before anything is put in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkmaterials.errors import VerificationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkmaterials.app.translations import Spoken


def hold_document(
    name: str, file: str, data: bytes, plan: Mapping[str, Any], spoken: Spoken
) -> None:
    """Hold a finished document against what was said, and what was translated of it.

    Args:
        name: of the document, as in ``DOCUMENTS``.
        file: its file name, for messages.
        data: the document.
        plan: the plan from which it was made.
        spoken: the event in the languages of the kit.

    Raises:
        VerificationError: a quotation, or the translation of one, is not printed word for word,
            or a translation is printed as if it were the original.
    """
    from mkmaterials.plan.quote_slides import spoken as as_spoken
    from mkmaterials.verify import verify_document, verify_labels

    printed = plan["quote_slides"] if name == "deck" else plan["quotes"]
    texts = [as_spoken(segment) for segment in spoken.quoted()]
    if name == "deck":
        keys = ("text", "translation", "second", "whole", "whole_translation")
        texts = [part[key][1:-1] for part in printed for key in keys if part[key]]
    labels = {one["translation"]: one["translated"] for one in printed if one["translation"]}
    wrong = verify_document(file, data, texts) or verify_labels(file, data, labels)
    if wrong:
        raise VerificationError(
            "\n  ".join(finding.message for finding in wrong), where=file, hint=wrong[0].hint
        )
