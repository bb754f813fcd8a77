"""Page furniture: what stands around a press release and is no part of it.

Menus, share links, captions, image markup, labels and contact blocks must not become facts.
Each rule is a pattern for a whole paragraph; what is dropped is reported, never silent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHARE_WORDS: Final = (
    r"share|tweet|print|e-?mail|facebook|twitter|linkedin|whatsapp|telegram|pinterest|copy link|"
    r"instagram|youtube|rss|x|this|page|article|on|via|to|with|by|pdf|download|save|pin it"
)
_LABELS: Final = (
    r"date|published(?: on)?|posted(?: on)?|publication date|last (?:updated|modified)|updated|"
    r"location|author|tags?|topics?|categor(?:y|ies)|keywords?|issued by|language|"
    r"channel|source|section|filed under|posted in"
)
_RULES: Final = re.compile(
    "|".join(
        (
            r"!?\[[^\]]*\]\([^)]*\)",  # image or lone link in Markdown
            r"\[(?:image|photo|picture|video)\b[^\]]*\]",
            r"</?(?:img|figure|figcaption|iframe|br|hr|div)\b[^>]*/?>",
            # labels of a content management system
            rf"(?:{_LABELS})\s*:.{{0,120}}",
            rf"(?:(?:{_SHARE_WORDS})[\s:|,/·•]*)+",  # "Share on Facebook Twitter"
            r"(?:skip|jump) to (?:main )?(?:content|navigation).{0,40}",
            r"(?:read|see|view|load|show) (?:more|less|all)(?: news)?\s*[.…»›>]*",
            r"back to (?:top|news|list)|home|menu|search|main navigation|breadcrumb|news",
            r"(?:home|start)(?:\s*[>»›/|]\s*[^>»›/|]{1,60})+",  # breadcrumbs
            r"(?:we|this (?:web)?site) uses? cookies.{0,300}",
            r"(?:©|\(c\)|copyright\b).{0,120}",
            r"(?:photo|image|picture|video)s?(?: (?:by|credits?|courtesy))?\s*[:/©].{0,200}",
            r".{0,250}\b(?:photos?|images?|pictures?)(?: by| credits?| courtesy)?\s*[:/©].{1,60}",
            r".{0,400}\((?:photo|image|credit|osce)\s*[:/].{0,80}\)\.?",  # caption with its credit
            r"(?:tel|phone|mobile|mob|fax|e-?mail|office|cell)\.?\s*:.{0,80}",
            r"[\W\d_]{1,3}",  # what is left of a counter or a rule
            r"\S+@\S+\.\w+",
        )
    ),
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"(?:media |press |news )?(?:contacts?|enquiries|inquiries)(?: information| details)?\s*:?"
    r"|for (?:further|more|additional) (?:information|details|enquiries)\b.{0,250}"
    r"|notes? (?:to|for) (?:the )?editors?\s*:?"
    r"|-*\s*(?:ends?|fin)\s*-*|#{3,}|\*{3,}"
    r"|related (?:news|stories|articles|content|documents|links|pages)\s*:?"
    r"|(?:latest|more|other) (?:news|stories)\s*:?"
    r"|you (?:may|might) also like.{0,40}",
    re.IGNORECASE,
)


def without_furniture(paragraphs: Sequence[str]) -> tuple[list[str], list[str]]:
    """Separate the paragraphs of a release from page furniture.

    The headline (first paragraph that is no furniture) always stays. A contact block or a
    list of related news ends the release, if it stands in its second half.

    Args:
        paragraphs: all paragraphs in order.

    Returns:
        The paragraphs that stay, and those that were dropped.
    """
    kept: list[str] = []
    dropped: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        if kept and number >= len(paragraphs) / 2 and _TAIL.fullmatch(paragraph):
            dropped += paragraphs[number:]
            break
        target = dropped if _RULES.fullmatch(paragraph) or _TAIL.fullmatch(paragraph) else kept
        target.append(paragraph)
    return kept, dropped
