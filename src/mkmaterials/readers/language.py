"""Which language a text is in, by its commonest small words."""

from __future__ import annotations

import re
from typing import Final

_SMALL_WORDS: Final = {
    "en": "the of and to in a that for with on was were by as at from this said who which",
    "fr": "le la les des et du une dans pour que qui sur par avec est au aux cette ont été",
    "de": "der die das und den von zu mit dem für im des auf ist ein eine einer sich nicht wurde",
    "it": "il di che la per della con del nel sono una gli delle dei alla è anche da nella",
    "es": "el de la los las que y en del por con para una se al como más su fue han",
    "ru": "и в на по с что для из о как не от при он это к его были также участники",
    "uk": "і в на з що для до як не від при та це його були також про учасники які у",
    "mk": "и на во за од со се да ги што ќе кои беше како ја е по до го",
    "sr": "и у на за да је се од са су који која из о као би то није",
    "sr-Latn": "i u na za da je se od sa su koji koja iz o kao bi to nije",
    "ro": "și în de la cu pe pentru din care a fost au al ale este o prin mai",
    "sq": "të e në dhe për me nga i që një është u së do si ka janë",
    "tr": "ve bir bu için ile olarak da de olan çok daha gibi en",
}
_SETS: Final = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
# "la" and "de" are in four languages, "dans" in one: a word weighs by how few have it
_WEIGHT: Final = {
    word: 1 / sum(word in some for some in _SETS.values())
    for known in _SETS.values()
    for word in known
}
_ENOUGH: Final = 0.08  # share of small words below which there is no telling


def detect(text: str) -> str:
    """Return the ISO 639 code of the language of `text`; ``und`` if there is no telling."""
    words = re.findall(r"[^\W\d_]+", text.lower())[:2000]
    if not words:
        return "und"
    known = [word for word in words if word in _WEIGHT]
    scores = {
        code: sum(_WEIGHT[word] for word in known if word in some) for code, some in _SETS.items()
    }
    best = max(scores, key=lambda code: scores[code])
    share = sum(word in _SETS[best] for word in known)
    return best if share >= _ENOUGH * len(words) else "und"
