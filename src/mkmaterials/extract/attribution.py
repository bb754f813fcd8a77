"""Whom a verb of saying credits: the subject before it, or the pronoun's person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.bodies import body_at_end, is_body
from mkmaterials.extract.folding import without_s
from mkmaterials.extract.passages import is_adverb, split_words

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Reading, Word
    from mkmaterials.extract.people import Cast, Figure, Mention

FAR: Final = 40  # words within which "said" and the speaker's name stand
FRAGMENT: Final = 4  # words that make a fragment worth quoting
OBJECT: Final = 5  # words of "telling the reporters present,"


@dataclass(frozen=True, slots=True)
class Credit:
    """An attribution found: whom it names, and the passage that holds it.

    Attributes:
        figure: who speaks; ``None`` if nobody is named.
        start: first character of the attribution.
        end: one past its last.
        doubtful: a pronoun that may mean more than one person.
        document: the words are those of a document.
        inferred: no words attribute the passage; the paragraph before tells who speaks.
    """

    figure: Figure | None
    start: int
    end: int
    doubtful: str = ""
    document: bool = False
    inferred: bool = False


def speaker_before(
    reading: Reading, cast: Cast, paragraph: Paragraph, start: int, verb: Word
) -> Credit | None:
    """Return who is the subject of a verb of saying: "X, role, said"; "he added".

    Handles adverbs before the verb, "who emphasized", names with role before or after, and
    surnames; of several people before the verb the last one counts.
    """
    words = paragraph.between(start, verb.start)
    while words and (is_adverb(words[-1], reading.lexicon) or _is_auxiliary(words[-1], verb)):
        words.pop()
    if not words:
        return None
    if words[-1].low in reading.lexicon.words("speech.pronouns"):
        return by_pronoun(cast, paragraph, words[-1], reading)
    mentions = cast.within(paragraph.number, start, verb.start)
    if mentions:
        subject = find_subject(reading, paragraph, mentions, start, verb.start)
        if subject is None and _carries_on(words):
            return clause_subject(reading, cast, paragraph, start, verb.start)
        return Credit(subject.figure if subject else None, start, verb.end)
    body = body_at_end(paragraph, words, reading.lexicon)
    if body:
        return Credit(figure_of(reading, cast, paragraph, body), start, verb.end)
    return _by_office_or_document(reading, cast, paragraph, words, verb)


def _is_auxiliary(word: Word, verb: Word) -> bool:
    """Tell whether "is" belongs to the verb: "X is hoping for more"."""
    return word.low in {"is", "was"} and verb.low.endswith("ing")


def _by_office_or_document(
    reading: Reading, cast: Cast, paragraph: Paragraph, words: list[Word], verb: Word
) -> Credit:
    """Return whom "The Director said" credits: who holds the office, or nobody by name."""
    office = office_before_verb(reading, paragraph, [*words, verb], verb.end)
    holder = holder_of(reading, cast, paragraph, office) if office else None
    documents = reading.lexicon.words("speech.documents")
    head = [*words[:2], words[-1]]  # "The report of the Mission", "The Mission's report"
    document = holder is None and any(w.low in documents for w in head)
    return Credit(holder, words[0].start, verb.end, document=document)


def _carries_on(words: list[Word]) -> bool:
    """... and said; ... went on to say: the verb has the subject of the one before it."""
    return words[-1].low in {"and", "but"} or [word.low for word in words[-2:]] == ["on", "to"]


def figure_of(
    reading: Reading, cast: Cast, paragraph: Paragraph, body: tuple[int, int]
) -> Figure | None:
    """Return the body as a speaker; for "the Mission’s Spokesperson" the person who is that.

    An office that nobody known holds, or more than one, is no speaker with a name.
    """
    lexicon = reading.lexicon
    named = {without_s(word.low) for word in paragraph.between(*body)}
    holders = holders_of(reading, cast, named) if named & lexicon.words("names.roles") else []
    if len(holders) == 1:
        return holders[0]
    if named & (lexicon.words("names.roles") - lexicon.words("names.shared_offices")):
        return None
    place = paragraph.place(_without_owner(paragraph, body, lexicon), body[1])
    return cast.add_body(place, reading.text(place))


def _without_owner(paragraph: Paragraph, body: tuple[int, int], lexicon: Lexicon) -> int:
    """Return where "European Commission" starts in "Council of Europe’s European Commission"."""
    name = paragraph.outside[slice(*body)]
    for owner in _POSSESSIVE[:2]:
        at = name.find(f"{owner} ")
        start = body[0] + at + len(owner) + 1
        if at > 0 and is_body(paragraph, (start, body[1]), lexicon):
            return start
    return body[0]


def office_before_verb(
    reading: Reading, paragraph: Paragraph, words: list[Word], end: int
) -> list[Word] | None:
    """Return the words of "the Director" in "the Director requested", or ``None``.

    Handles an office or another noun for a person, with article, up to the verb of saying;
    nothing but "of the ..." may stand between.
    """
    lexicon = reading.lexicon
    if not words or words[0].low not in lexicon.words("speech.determiners"):
        return None
    people = lexicon.words("names.roles") | lexicon.words("participants.singular")
    for number, word in enumerate(words[1:_OFFICE], 1):
        if word.end > end or "," in paragraph.outside[words[number - 1].end : word.start]:
            return None
        if word.low in lexicon.words("speech.say") and word.text.islower():
            office = [w for w in words[:number] if not is_adverb(w, lexicon)]
            return office if any(w.low in people for w in office) else None
    return None


def holder_of(
    reading: Reading, cast: Cast, paragraph: Paragraph, office: list[Word]
) -> Figure | None:
    """Return who holds an office that is named alone: "the Director", whose role says so.

    Only if all its words stand in the role of exactly one person, named shortly before; "a
    director" and "one participant" are somebody else.
    """
    if office[0].low != "the" or len(cast.figures) > _MOST_PEOPLE:
        return None
    near = {
        mention.figure.number
        for number in range(paragraph.number - _NEAR, paragraph.number + 1)
        for mention in cast.mentions.get(number, [])
        if number < paragraph.number or mention.start < office[0].start
    }
    holders = holders_of(reading, cast, {word.low for word in office})
    return holders[0] if len(holders) == 1 and holders[0].number in near else None


def holders_of(reading: Reading, cast: Cast, office: set[str]) -> list[Figure]:
    """Return whose role holds all the words of an office, in whatever order."""
    small = reading.lexicon.words("grammar.connect") | reading.lexicon.words("grammar.articles")
    bare = {without_s(word) for word in office}
    if len(cast.figures) > _MOST_PEOPLE:
        return []
    return [
        figure
        for figure in cast.figures
        if figure.role and bare - small <= _words_of(reading.text(figure.role))
    ]


def _words_of(role: str) -> set[str]:
    """Return a role's words, and its initials: "SRSG" of Special Representative of the S-G."""
    words = split_words(role)
    parts = [part for word in words for part in word.text.split("-")]
    initials = "".join(part[0] for part in parts if part[:1].isupper()).lower()
    return {without_s(word.low) for word in words} | ({initials} if len(parts) > 1 else set())


_OFFICE: Final = 10  # words of "the representative of the participants"
_NEAR: Final = 3  # paragraphs in which the holder of an office was named


def clause_subject(
    reading: Reading, cast: Cast, paragraph: Paragraph, start: int, verb: int
) -> Credit:
    """Return who "X opened the seminar, saying" or "X greeted Y and added" is about.

    The person (or pronoun) that opens the sentence, or the only one named after an opening
    circumstance; nobody if anything between may have a subject of its own.
    """
    nobody = Credit(None, start, verb)
    words = paragraph.between(start, verb)
    if not words:
        return nobody
    mentions = cast.within(paragraph.number, start, verb)
    if words[0].low in reading.lexicon.words("speech.pronouns"):
        same = _same_subject(reading, paragraph, mentions, words[1:])
        return by_pronoun(cast, paragraph, words[0], reading) if same else nobody
    if not mentions:
        return nobody
    first = mentions[0]
    lead = paragraph.outside[start : first.start]
    led = words[0].low in reading.lexicon.words("speech.leads") and lead.endswith(", ")
    opens = lead.strip(' “”"').lower() in _OPENED
    after = paragraph.outside[first.until : verb]
    joint = after[:2] in _POSSESSIVE or after.lstrip(" ,").startswith("and ")
    if joint or not (opens or (led and len(mentions) == 1)):
        return nobody
    rest = [word for word in words if word.start >= first.until]
    if not _same_subject(reading, paragraph, mentions[1:], rest):
        return nobody
    return Credit(first.figure, start, verb)


def _same_subject(
    reading: Reading, paragraph: Paragraph, mentions: list[Mention], words: list[Word]
) -> bool:
    """Tell whether nobody else becomes the subject: no name and no "he" after "and", "while"."""
    clauses = reading.lexicon.words("speech.clauses")
    starts = {mention.start for mention in mentions}
    before = None
    for word in words:
        own = word.start in starts or word.low in _SUBJECTS
        if own and before is not None:
            comma = "," in paragraph.outside[before.end : word.start]
            if comma or before.low in clauses:
                return False
        before = word
    return True


_MOST_PEOPLE: Final = 200  # more names are a list; who holds an office is not looked up in it
_OPENED: Final = frozenset({"", "the"})  # before a name with its role, at the sentence's start
_AUXILIARIES: Final = frozenset({"is", "was", "has", "had"})
_POSSESSIVE: Final = ("’s", "'s", "’ ", "' ")
_SUBJECTS: Final = frozenset({"he", "she", "they", "it", "we", "i", "who", "which"})


def find_subject(
    reading: Reading, paragraph: Paragraph, mentions: list[Mention], start: int, verb: int
) -> Mention | None:
    """Return which of the people named before a verb is its subject, if one of them is.

    Whoever opens the sentence is ("Linde, a friend of Berg, said"), else the last one ("In
    a letter to Berg, Linde said"). "X and Y said" has two; "a friend of Berg said" has none
    that is named.
    """
    first = mentions[0]
    opens = paragraph.outside[start : first.start].strip(' “”"').lower() in _OPENED
    last = mentions[-1]
    if len(mentions) > 1:
        joint = paragraph.outside[mentions[-2].until : last.start].strip(" ,")
        if joint == "and":
            return None
        if opens and _reaches(reading, paragraph, first, verb):
            return first
    before = paragraph.between(start, last.start)[-1:]
    if (
        before
        and before[0].low == "and"
        and "," not in paragraph.outside[before[0].end : last.start]
    ):
        return None
    governed = before and before[0].low in reading.lexicon.words("grammar.governing") and not opens
    relative = paragraph.outside[last.until : verb].lstrip(" ,").startswith("who")
    if (governed and not relative) or not _reaches(reading, paragraph, last, verb):
        return None
    return last


def _reaches(reading: Reading, paragraph: Paragraph, mention: Mention, verb: int) -> bool:
    """Tell whether only what may stand between subject and verb does so."""
    gap = paragraph.outside[mention.until : verb]
    if gap[:2] in _POSSESSIVE:
        return False
    words = paragraph.between(mention.until, verb)
    if all(is_adverb(word, reading.lexicon) or word.low in _AUXILIARIES for word in words):
        return True
    inserted = gap.lstrip().startswith(",") and gap.rstrip().endswith(",")
    if gap.startswith(", ") and words[0].text.islower() and words[0].low.endswith("ing"):
        inserted = inserted or "," not in gap[2:]  # "X, standing in for the Director said"
    if gap.startswith(", ") and all(word.text[0].isupper() for word in words):
        return True  # "X, RPO Hazara underlined"
    return inserted or gap.lstrip().startswith(("(", "of ", "from ", "at ", "who ", ", who "))


def note_reported(paragraph: Paragraph, reading: Reading, cast: Cast) -> None:
    """Note who speaks in a paragraph, also without quotation marks ("X said he hoped ...")."""
    say = reading.lexicon.words("speech.say")
    for start, _ in paragraph.sentences:
        first = paragraph.between(start, start + 4)[:1]
        if first and first[0].low in reading.lexicon.words("speech.pronouns"):
            by_pronoun(cast, paragraph, first[0], reading)  # learns whether it is he or she
    for mention in cast.mentions.get(paragraph.number, []):
        index = paragraph.index_at(mention.until)
        after = paragraph.words[index : index + 3]
        before = paragraph.words[max(0, paragraph.index_at(mention.start) - 2) : index]
        near = [w for w in before if w.end <= mention.start] + after
        if any(word.low in say for word in near):
            cast.speaks(paragraph.number, mention.figure)
    _note_subjects(paragraph, reading, cast)


def _note_subjects(paragraph: Paragraph, reading: Reading, cast: Cast) -> None:
    """Note who speaks where others are named between name and verb: "X, who met Y, said"."""
    if len({mention.figure.number for mention in cast.mentions.get(paragraph.number, [])}) <= 1:
        return
    say = reading.lexicon.words("speech.say")
    for start, end in paragraph.sentences:
        mentions = cast.within(paragraph.number, start, end)
        if len(mentions) <= 1:
            continue
        verb = next(
            (
                word
                for word in paragraph.between(mentions[-1].until, end)
                if word.low in say and word.text.islower()
            ),
            None,
        )
        subject = find_subject(reading, paragraph, mentions, start, verb.start) if verb else None
        relative = paragraph.outside.startswith(", who ", mentions[0].until)
        subject = subject or (mentions[0] if verb and relative else None)
        if subject:
            cast.speaks(paragraph.number, subject.figure)


def by_pronoun(cast: Cast, paragraph: Paragraph, word: Word, reading: Reading) -> Credit:
    """Return whom "he" or "she" credits; nobody, with the pronoun, if that is not certain."""
    figure = behind_pronoun(cast, paragraph, word, reading)
    return Credit(figure, word.start, word.end, doubtful="" if figure else word.text)


def behind_pronoun(cast: Cast, paragraph: Paragraph, word: Word, reading: Reading) -> Figure | None:
    """Return whom "he" or "she" stands for, or ``None`` if that is not certain."""
    sex = "he" if word.low in reading.lexicon.words("speech.male") else "she"
    start = paragraph.sentence_at(word.start)[0]
    lead = paragraph.between(start, word.start)[:1]
    leads = reading.lexicon.words("speech.leads") | {"according"}
    own = bool(lead) and lead[0].low.endswith("ing") and lead[0].low not in leads
    own = own and paragraph.outside[start : word.start].endswith(", ")
    # "Speaking on behalf of Linde, he said": he is not Linde
    return cast.behind_pronoun(paragraph.number, start if own else word.start, sex)


def count_words(paragraph: Paragraph, quoted: Quoted) -> int:
    """Return the number of words of a passage in quotation marks."""
    return len(paragraph.text[quoted.start : quoted.end].split())
