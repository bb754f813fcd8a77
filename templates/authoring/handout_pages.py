"""The end of the handout: what was said, input notes, contacts, and pages to tear off."""

from __future__ import annotations

from phrases import CONTACT, QUOTE_SLIDE, SPEAKER
from word import Row, Xml, bullets, header, p, reference, row, run, table, tag, tag_row
from word_styles import RULES

_BLOCKS = "(session.blocks + session.further)"
_QUOTES_IN_A_BLOCK = f"{_BLOCKS}|selectattr('shows', 'equalto', 'quotes')|list"
_GUIDE = "Good Practices in Building Police-Public Partnerships"
_SERVICES = (
    "Emergency",
    "Medical help",
    "Psychological support",
    "Legal aid",
    "Shelter or safe housing",
    "Interpreters",
    "Complaints body",
    "Community organization",
)


def back_pages() -> str:
    """Return all that follows the blocks."""
    return _said() + _notes() + _contacts() + _cards() + _participant_page() + _evaluation()


def _said() -> str:
    return "".join(
        (
            tag("{%p if messages or quotes %}"),
            p("Heading1", "What the event said"),
            tag("{%p if messages %}"),
            p("Heading2", "Key messages"),
            tag("{%p for message in messages %}"),
            p(
                "ListBullet",
                "{{ message.text }}",
                reference(
                    " ({% if message.own %}added by the trainer{% else %}"
                    "{{ message.said_by or 'press release' }}{% endif %}"
                    "{% if message.slide %}, slide {{ message.slide }}{% endif %})"
                ),
            ),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
            tag("{%p if quotes %}"),
            p("Heading2", "Quotations"),
            tag(f"{{%p for block in {_QUOTES_IN_A_BLOCK} %}}"),
            p("Normal", "Printed in full under “{{ block.heading }}”. Who is quoted:"),
            tag("{%p endfor %}"),
            tag("{%p for quote in quotes %}"),
            tag(f"{{%p if {_QUOTES_IN_A_BLOCK} %}}"),
            p("ListBullet", SPEAKER, QUOTE_SLIDE),
            tag("{%p else %}"),
            p("Speaker", SPEAKER, QUOTE_SLIDE),
            p("Quote", "{{ quote.text }}"),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
            tag("{%p endif %}"),
        )
    )


def _notes() -> str:
    return "".join(
        (
            p("Heading1", "Input notes: police-public partnership"),
            p(
                "Normal",
                "**What it is.** Police, other services and the people who live in a place look "
                "at problems of safety together, agree on what to do, share the work, and check "
                "whether it helped. It is a way of policing, not an extra task, and neither "
                "public relations nor a network of informers.",
            ),
            p("Heading2", "What people can expect of the police in a partnership"),
            bullets(
                "**Visible and accessible:** people know where, when and in which language they "
                "can speak to an officer.",
                "**Known and knowing:** officers know the people and places, and people know "
                "their officers by name.",
                "**Engaged:** contact is sought with women, young people and minorities too, not "
                "only with those who always come.",
                "**Listening:** people set part of the agenda, and hear what became of it.",
                "**Responding:** concerns lead to action, or to an honest answer why not.",
                "**Accountable:** promises, results and complaints are open to view.",
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
                header("Step", "Ask together", "Trap"),
                row(
                    "Scanning",
                    "What happens again and again, and whom does it harm?",
                    "Taking one dramatic case for the problem",
                ),
                row(
                    "Analysis",
                    "When, where, why? What has been tried? What do those affected say?",
                    "Asking only those who report",
                ),
                row(
                    "Response",
                    "Who can do what, by when? What can be done without money?",
                    "A measure that only the police carry",
                ),
                row(
                    "Assessment",
                    "Is it better, for whom, and how do we know?",
                    "Counting meetings, not results",
                ),
                widths=(1500, 4600, 3300),
                title="The four steps of SARA, what to ask and what to avoid",
            ),
            *_sources(),
        )
    )


def _sources() -> tuple[Xml, ...]:
    return (
        p("Heading2", "Read more"),
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
    )


def _contacts() -> str:
    heads = header("Service", "Organization or person", "Phone and e-mail", "Hours, languages")
    widths = (2200, 2800, 2600, 1800)
    title = "Local referral contacts"
    return "".join(
        (
            p("Heading1", "Local referral contacts"),
            p(
                "Normal",
                "Complete and test this list before the session. Ask each service whether it may "
                "be named, and whom it can help.",
            ),
            tag("{%p if operation.referral %}"),
            table(
                heads,
                tag_row("{%tr for contact in operation.referral %}"),
                _contact(),
                tag_row("{%tr endfor %}"),
                *(row("", "", "", "", height=500) for _ in range(2)),
                widths=widths,
                title=title,
                style="KitForm",
            ),
            tag("{%p else %}"),
            table(
                heads,
                *(row(service, "", "", "", height=720, keep=True) for service in _SERVICES[:-1]),
                row(_SERVICES[-1], "", "", "", height=720),
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
        height=500,
    )


def _cards() -> str:
    return "".join(
        (
            tag(f"{{%p for block in {_BLOCKS} if block.cards %}}"),
            tag("{%p if loop.first %}"),
            p("Heading1", "Cards", new_page=True),
            p(
                "Normal",
                "Copy them once for each group and cut along the dashed lines. Change what does "
                "not fit here.",
            ),
            tag("{%p endif %}"),
            p("Heading2", "{{ block.heading }}"),
            table(
                tag_row("{%tr for pair in block.cards|batch(2, '') %}"),
                row("{{ pair[0] }}", "{{ pair[1] }}", height=1000, style="CardText"),
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
            tag("{%p if messages %}"),
            p("Heading2", "What the event said"),
            tag("{%p for message in messages %}"),
            p("ListNumber", "{{ message.text }}", number=RULES),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
            p("Heading2", "My commitment"),
            p("Normal", "Small, concrete and within my reach: one step in the next four weeks."),
            table(
                header("What I will do", "With whom", "By when"),
                *(row("", "", "", height=1000) for _ in range(3)),
                widths=(5000, 2600, 1800),
                title="My commitment: what, with whom, by when",
                style="KitForm",
                first_column=False,
            ),
            p("Heading2", "Whom I can turn to"),
            p(
                "Normal",
                "If something today was hard for you, speak to a facilitator or to a service "
                "that they name. You do not have to explain anything in the group.",
            ),
            tag("{%p for contact in operation.contacts %}"),
            p("ListBullet", CONTACT),
            tag("{%p endfor %}"),
            tag("{%p if not operation.contacts %}"),
            table(
                header("Service", "Phone"),
                row("", "", height=500),
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
                "No name, please. Tick one field in each line: 1 is “not at all”, 5 is “fully”.",
            ),
            table(
                header("After this session …", *numbers),
                tag_row("{%tr for objective in session.objectives %}"),
                row("I can {{ objective }}.", *blank, height=480),
                tag_row("{%tr endfor %}"),
                row("I will use something of it in my work within a month.", *blank, height=480),
                row("I could speak freely.", *blank, height=480),
                row("The examples fitted the place where I work.", *blank, height=480),
                row("Time and pace were right.", *blank, height=480),
                widths=(6650, 550, 550, 550, 550, 550),
                title="Statements to rate from 1 to 5",
                style="KitForm",
                first_column=False,
            ),
            p("Heading2", "In your own words"),
            table(
                header("Question", "Your answer"),
                *(
                    row(question, "", height=1200)
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
