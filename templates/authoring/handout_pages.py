"""The end of the handout: input notes, contacts, and pages to copy."""

from __future__ import annotations

from phrases import CONTACT
from word import Row, bullets, header, p, row, run, table, tag, tag_row, when

_GUIDE = "Good Practices in Building Police-Public Partnerships"
_SERVICES = (
    "Emergency",
    "Medical help",
    "Psychological support",
    "Legal aid",
    "Shelter or safe housing",
    "Interpreters",
    "Complaints body",
    "Community group",
)


def background() -> str:
    """Return what the facilitator should know, and whom to call."""
    return _notes() + _contacts()


def pages_to_copy() -> str:
    """Return what is handed out: a page and a form for everyone, cards for each group."""
    return (
        _participant_page()
        + _evaluation()
        + _cards(
            "session.blocks",
            "Cards",
            "Copy one set for each group and cut along the dashed lines. Change what does not "
            "fit here.",
        )
    )


def further_cards() -> str:
    """Return the cards of the exercises for another day."""
    return _cards(
        "session.further",
        "Cards of the further exercises",
        "Copy and cut them when you use the exercise.",
    )


def _notes() -> str:
    return "".join(
        (
            p("Heading1", "Input notes: police-public partnership"),
            p(
                "Normal",
                "**What it is.** Police, other services and local people look at safety problems "
                "together, agree on what to do, share the work, and check whether it helped. It "
                "is a way of policing, not an extra task; it is neither public relations nor a "
                "network of informers.",
            ),
            p("Heading2", "What people can expect of the police in a partnership"),
            bullets(
                "**Visible and accessible:** people know where, when and in which language they "
                "can speak to an officer.",
                "**Known and knowing:** officers know the people and places, and people know "
                "their officers by name.",
                "**Engaged:** contact is sought with women, young people and minorities too, not "
                "only with those who always come.",
                "**Listening:** people help to set the agenda, and hear what became of it.",
                "**Responding:** concerns lead to action, or to an honest explanation.",
                "**Accountable:** promises, results and complaints are open to scrutiny.",
            ),
            p(
                "Normal",
                "**Equal is not identical.** Treating everybody the same can hide that some face "
                "higher barriers: language, fear, earlier experience, residence status. Each "
                "contact can build safety or take it away; repeated or blaming questions harm "
                "people a second time.",
            ),
            p("Heading2", "Solving a problem together: SARA"),
            table(
                header("Step", "Ask together", "Pitfall"),
                row(
                    "Scanning",
                    "What happens again and again, and whom does it harm?",
                    "Taking one dramatic case for the whole problem",
                    keep=True,
                ),
                row(
                    "Analysis",
                    "When, where, why? What has been tried? What do those affected say?",
                    "Asking only those who report",
                    keep=True,
                ),
                row(
                    "Response",
                    "Who can do what, by when? What can be done without money?",
                    "A measure that rests on the police alone",
                    keep=True,
                ),
                row(
                    "Assessment",
                    "Is it better, for whom, and how do we know?",
                    "Counting meetings, not results",
                ),
                widths=(1500, 4600, 3300),
                title="The four steps of SARA, what to ask and what to avoid",
            ),
        )
    )


def read_more() -> str:
    """Return what to read: three guides for any session, and what the source names."""
    content = (
        p("Heading1", "Read more"),
        p(
            "ListBullet",
            run(_GUIDE, "Emphasis"),
            ", OSCE, Strategic Police Matters Unit, 2008",
        ),
        p(
            "ListBullet",
            run("Recommendations on Policing in Multi-Ethnic Societies", "Emphasis"),
            ", OSCE High Commissioner on National Minorities, 2006",
        ),
        p(
            "ListBullet",
            run(
                "Police and Roma and Sinti: Good Practices in Building Trust and Understanding",
                "Emphasis",
            ),
            ", OSCE, 2010",
        ),
        tag(f"{{%p for publication in publications if publication.title != '{_GUIDE}' %}}"),
        p(
            "ListBullet",
            run("{{ publication.title }}", "Emphasis"),
            "{% if publication.publishers_line %}, {{ publication.publishers_line }}{% endif %}",
            " (named in the press release)",
        ),
        tag("{%p endfor %}"),
        tag("{%p for reference in operation.legal %}"),
        p("ListBullet", "{{ reference }}"),
        tag("{%p endfor %}"),
    )
    return "".join(content)


def _contacts() -> str:
    heads = header("Service", "Organization or person", "Phone and e-mail", "Hours, languages")
    widths = (2200, 2800, 2600, 1800)
    title = "Local referral contacts"
    return "".join(
        (
            p("Heading1", "Local referral contacts"),
            p(
                "Normal",
                "Fill in this list before the session and check that each number works. Ask each "
                "service whether you may name it, and whom it can help.",
                keep=True,
            ),
            tag("{%p if operation.referral %}"),
            table(
                heads,
                tag_row("{%tr for contact in operation.referral %}"),
                _contact(),
                tag_row("{%tr endfor %}"),
                *(row("", "", "", "", height=520) for _ in range(2)),
                widths=widths,
                title=title,
                style="KitForm",
            ),
            tag("{%p else %}"),
            table(
                heads,
                *(row(service, "", "", "", height=520, keep=True) for service in _SERVICES[:-1]),
                row(_SERVICES[-1], "", "", "", height=520),
                widths=widths,
                title=title,
                style="KitForm",
            ),
            tag("{%p endif %}"),
        )
    )


def _contact() -> Row:
    return row(
        "{{ contact.role }}",
        "{{ contact.name }}",
        "{{ contact.phone }}{% if contact.phone and contact.email %}, {% endif %}"
        "{{ contact.email }}",
        "{{ contact.hours }}",
        height=520,
    )


def _cards(blocks: str, heading: str, instruction: str) -> str:
    return "".join(
        (
            tag(f"{{%p for block in {blocks} if block.cards %}}"),
            tag("{%p if loop.first %}"),
            p("Heading1", heading, new_page=True),
            p("Normal", instruction, keep=True),
            tag("{%p endif %}"),
            p("Heading2", "{{ block.heading }}"),
            table(
                tag_row("{%tr if block.case %}"),
                row("{{ block.case }}"),
                tag_row("{%tr endif %}"),
                tag_row("{%tr for pair in block.cards|batch(2, '') %}"),
                row("{{ pair[0] }}", "{{ pair[1] }}", height=780, style="CardText"),
                tag_row("{%tr endfor %}"),
                widths=(4700, 4700),
                title="Cards to cut out",
                style="KitCards",
                first_column=False,
            ),
            tag("{%p endfor %}"),
        )
    )


def _participant_page() -> str:
    return "".join(
        (
            p("Heading1", "Participant page", new_page=True),
            *when(
                "messages",
                p("Heading2", "Key messages of the event"),
                tag("{%p for message in messages %}"),
                p("ListNumber", "{{ message.text }}"),
                tag("{%p endfor %}"),
                p("Explanation", "From the press release “{{ source.title }}”"),
            ),
            p("Heading2", "My commitment"),
            p("Normal", "Small, concrete and within my power: one step in the next four weeks."),
            table(
                header("What I will do", "With whom", "By when"),
                *(row("", "", "", height=1600) for _ in range(3)),
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
            ),
            tag("{%p for contact in operation.contacts %}"),
            p("ListBullet", CONTACT),
            tag("{%p endfor %}"),
            tag("{%p if not operation.contacts %}"),
            table(
                header("Service", "Phone"),
                *(row("", "", height=560) for _ in range(3)),
                widths=(6000, 3400),
                title="Services to turn to",
                style="KitForm",
                first_column=False,
            ),
            tag("{%p endif %}"),
        )
    )


def _evaluation() -> str:
    numbers = ("1", "2", "3", "4", "5")
    blank = ("",) * len(numbers)
    return "".join(
        (
            p("Heading1", "Evaluation form", new_page=True),
            p(
                "Normal",
                "No name, please. Tick one box in each row: 1 means “not at all”, 5 means “fully”.",
            ),
            table(
                header("After this session …", *numbers),
                tag_row("{%tr for objective in session.objectives %}"),
                row("I can {{ objective }}.", *blank, height=500),
                tag_row("{%tr endfor %}"),
                row("I will use something from it in my work within a month.", *blank, height=500),
                row("I could speak freely.", *blank, height=500),
                row("The examples were relevant to my work.", *blank, height=500),
                row("The length and the pace were right.", *blank, height=500),
                widths=(6650, 550, 550, 550, 550, 550),
                title="Statements to rate from 1 to 5",
                style="KitForm",
                first_column=False,
            ),
            p("Heading2", "In your own words"),
            table(
                header("Question", "Your answer"),
                *(
                    row(question, "", height=1500)
                    for question in (
                        "What will you do differently?",
                        "What could stop you, and who could help?",
                        "What should we change next time?",
                    )
                ),
                widths=(2900, 6500),
                title="Open questions",
                style="KitForm",
            ),
        )
    )
