"""Pages to copy and tear off: for participants, for evaluation, for the doorkeeper."""

from __future__ import annotations

from phrases import CONTACT, SECOND_MESSAGE
from word import Row, Xml, header, p, reference, row, table, tag, tag_row, together, when

_LANGUAGE = reference("{% if message.language %} (in {{ message.language }}){% endif %}")
_NAMES = 16  # on the sheet at the door: a page, in the larger type of the easy edition too
_RATING = ("1", "2", "3", "4", "5")


def key_messages() -> str:
    """Return what the event said, for participants."""
    return "".join(
        (
            *when(
                "messages",
                p("Heading2", "Key messages of the event"),
                tag("{%p for message in messages %}"),
                p("ListNumber", "{{ message.text }}", _LANGUAGE),
                *SECOND_MESSAGE,
                tag("{%p endfor %}"),
                p("Explanation", "From the press release “{{ source.title }}”"),
            ),
        )
    )


def commitment(height: int) -> str:
    """Return the page that participants take home; `height` of a line to write in, in twips."""
    return "".join(
        (
            p("Heading2", "My commitment"),
            p(
                "Normal",
                "Small, concrete and within my power: one step in the next four weeks.",
                keep=True,
            ),
            table(
                header("What I will do", "With whom", "By when"),
                *together(*(row("", "", "", height=height) for _ in range(3))),
                widths=(5000, 2600, 1800),
                title="My commitment: what, with whom, by when",
                style="KitForm",
                first_column=False,
            ),
            p("Heading2", "Where to turn for support"),
            p(
                "Normal",
                "If something today was hard for you, speak to a facilitator or to one of these "
                "services. You do not have to explain anything to the group.",
                keep=True,
            ),
            tag("{%p for contact in operation.contacts %}"),
            p("ListBullet", CONTACT),
            tag("{%p endfor %}"),
            tag("{%p if not operation.contacts %}"),
            table(
                header("Service", "Phone"),
                *together(*(row("", "", height=520) for _ in range(3))),
                widths=(6000, 3400),
                title="Services to turn to",
                style="KitForm",
                first_column=False,
            ),
            tag("{%p endif %}"),
        )
    )


def check() -> str:
    """Return the three questions for before and after (level 2); nothing if there are none."""
    return "".join(
        when(
            "session.check",
            p("Heading1", "Three questions: before and after", new_page=True, mark="_TocCheck"),
            p(
                "Normal",
                "Before we start, answer in the column “Before” and fold it back along the line. "
                "At the end, answer again in the column “After”, then unfold. No name; this is "
                "no examination.",
            ),
            tag("{%p for item in session.check %}"),
            p("Heading2", "{{ item.number }}. {{ item.question }}"),
            *when("item.quote", p("Quote", "{{ item.quote }}", keep=True)),
            tag("{%p if item.options %}"),
            table(
                header("Tick one", "After", "Before"),
                tag_row("{%tr for option in item.options %}"),
                tag_row("{%tr if loop.last %}"),
                _option(),
                tag_row("{%tr else %}"),
                _option(keep=True),
                tag_row("{%tr endif %}"),
                tag_row("{%tr endfor %}"),
                widths=(7200, 1100, 1100),
                title="Answers to tick before and after",
                style="KitForm",
                first_column=False,
            ),
            tag("{%p else %}"),
            table(
                header("After", "Before"),
                row("", "", height=800),
                widths=(4700, 4700),
                title="Room for an answer before and after",
                style="KitForm",
                first_column=False,
            ),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
        )
    )


def evaluation() -> str:
    """Return the form for the end of the day (level 1)."""
    blank = ("",) * len(_RATING)
    own_words = (
        "What will you do differently?",
        "What could stop you, and who could help?",
        "What should we change next time?",
    )
    statements = (
        "I will use something from it in my work within a month.",
        "I could speak freely.",
        "The examples were relevant to my work.",
        "The length and the pace were right.",
    )
    return "".join(
        (
            p("Heading1", "Evaluation form", new_page=True, mark="_TocForm"),
            p(
                "Normal",
                "No name, please. Tick one box in each row: 1 means “not at all”, 5 means “fully”.",
            ),
            table(
                header("After this session …", *_RATING),
                tag_row("{%tr for objective in session.objectives %}"),
                row("I can {{ objective }}.", *blank),
                tag_row("{%tr endfor %}"),
                *(row(statement, *blank) for statement in statements),
                widths=(6650, 550, 550, 550, 550, 550),
                title="Statements to rate from 1 to 5",
                style="KitForm",
                first_column=False,
            ),
            p("Heading2", "In your own words"),
            # After a long session there is more to rate, and less room to write; after one that
            # is longer still the answers have a page of their own.
            tag("{%p if 8 <= session.objectives|length < 12 %}"),
            _answers(own_words, height=580),
            tag("{%p else %}"),
            _answers(own_words, height=1500),
            tag("{%p endif %}"),
        )
    )


def follow_up() -> str:
    """Return the sheet for three months later (level 3)."""
    return "".join(
        (
            p("Heading1", "Three months later", new_page=True, mark="_TocLater"),
            p(
                "Normal",
                "Three months ago you took part in a session on “{{ event.heading }}”. Please "
                "take ten minutes. We ask about your work, not about you; names of the people "
                "you deal with do not belong here.",
            ),
            table(
                header("My step from then (what, with whom)", "Not yet", "Begun", "Done"),
                *(row("", "☐", "☐", "☐", height=760) for _ in range(3)),
                widths=(6100, 1100, 1100, 1100),
                title="What became of the commitments",
                style="KitForm",
                first_column=False,
            ),
            p("Heading2", "What has changed"),
            _answers(
                (
                    "What do you do differently today? Give an example without names.",
                    "Who outside the police has noticed, and how do you know?",
                    "What helped, and what stood in the way?",
                    "What do you still need, and from whom?",
                ),
                height=1250,
            ),
            p("Heading2", "For a superior or a partner"),
            p(
                "Normal",
                "If you agree, hand this part to somebody who sees your work.",
                keep=True,
            ),
            _answers(("Which change have you noticed, and what came of it?",), height=1250),
        )
    )


def sign_in() -> str:
    """Return the list for the door."""
    return "".join(
        (
            p("Heading1", "Sign-in sheet", new_page=True, mark="_TocDoor"),
            p(
                "Normal",
                "{{ event.heading }}{% if operation.name %} · {{ operation.name }}{% endif %}",
            ),
            p(
                "Normal",
                "Session of {{ session.length }} on ____________________ in "
                "________________________________________",
            ),
            p(
                "Explanation",
                "Only to record who took part. The list stays with the organizers and is "
                "destroyed when it is no longer needed. Whoever does not want to be listed may "
                "leave the line empty.",
            ),
            table(
                header("Name", "Institution and function", "Phone or e-mail", "Signature"),
                *(row("", "", "", "", height=540) for _ in range(_NAMES)),
                widths=(2600, 2700, 2300, 1800),
                title="Sign-in sheet: name, institution, contact, signature",
                style="KitForm",
                first_column=False,
            ),
        )
    )


def _option(*, keep: bool = False) -> Row:
    return row("{{ option.letter }}   {{ option.text }}", "☐", "☐", height=460, keep=keep)


def _answers(questions: tuple[str, ...], height: int) -> Xml:
    return table(
        header("Question", "Your answer"),
        *together(*(row(question, "", height=height) for question in questions)),
        widths=(2900, 6500),
        title="Open questions",
        style="KitForm",
    )
