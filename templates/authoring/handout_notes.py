"""What the facilitator should know: input notes, difficult moments, contacts, words, reading."""

from __future__ import annotations

from word import Row, Xml, bullets, header, p, row, run, table, tag, tag_row, when

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


def input_notes() -> str:
    """Return the notes on police-public partnership for the facilitator."""
    return "".join(
        (
            p("Heading1", "Input notes: police-public partnership", mark="_TocNotes"),
            *principles(),
            p("Heading2", "Solving a problem together: SARA"),
            sara(),
            p("Heading2", "The partner map"),
            p(
                "Normal",
                "Who could work on a problem with us, what each can do, and what each needs from "
                "us in return. Fill in the last column for your own area; an empty field is a "
                "finding, not a failure.",
                keep=True,
            ),
            _partner_map(),
            p(
                "Explanation",
                f"Based on: OSCE, {_GUIDE} (2008); OSCE High Commissioner on National Minorities, "
                "Recommendations on Policing in Multi-Ethnic Societies (2006); ODIHR, National "
                "Referral Mechanisms, second edition (2022); European Union Agency for "
                "Fundamental Rights, Stepping up the response to victims of crime (2024).",
            ),
        )
    )


def principles() -> tuple[Xml, ...]:
    """Return what police-public partnership is, and what people can expect of it."""
    return (
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
            "Detail",
            "**Equal is not identical.** Treating everybody the same can hide that some face "
            "higher barriers: language, fear, earlier experience, residence status. Each "
            "contact can build safety or take it away; repeated or blaming questions harm "
            "people a second time.",
        ),
    )


def sara() -> Xml:
    """Return the four steps of solving a problem together."""
    steps = (
        (
            "Scanning",
            "What happens again and again, and whom does it harm?",
            "Taking one dramatic case for the whole problem",
        ),
        (
            "Analysis",
            "When, where, why? What has been tried? What do those affected say?",
            "Asking only those who report",
        ),
        (
            "Response",
            "Who can do what, by when? What can be done without money?",
            "A measure that rests on the police alone",
        ),
        (
            "Assessment",
            "Is it better, for whom, and how do we know?",
            "Counting meetings, not results",
        ),
    )
    return table(
        header("Step", "Ask together", "Pitfall"),
        *(row(*step, keep=step is not steps[-1]) for step in steps),
        widths=(1500, 4600, 3300),
        title="The four steps of SARA, what to ask and what to avoid",
    )


def _partner_map() -> Xml:
    partners = (
        ("Residents, community groups", "Know what happens, and who is afraid", "A word back"),
        ("Women’s and youth groups", "Reach those who do not come to us", "To be asked early"),
        ("Health and social services", "See harm first; can support", "Clear rules on data"),
        ("Schools, employers", "Notice change; can prevent", "A person to ring, not a number"),
        ("Legal aid, prosecution, courts", "Make rights real", "Complete, fair records"),
        ("Municipality, labour inspection", "Can change places and conditions", "Facts, shared"),
        ("Interpreters, mediators", "Let people be understood", "Time, and a briefing"),
    )
    last = partners[-1]
    return table(
        header("Partner", "What they can do", "What they need from us", "Here: who, how"),
        *(row(*each, "", keep=each is not last) for each in partners),
        widths=(2500, 2600, 2200, 2100),
        title="The partner map: partner, what they can do and need, who it is here",
        style="KitForm",
    )


def difficult_moments() -> str:
    """Return what to do when it gets hard."""
    moments = (
        (
            "Somebody discloses an experience",
            (
                "“Thank you for telling us. You decide what happens with it. Shall we talk in the "
                "break?”"
            ),
            (
                "Ask no questions in front of others; do not investigate. Bring the person to the "
                "quiet place, offer a contact, ask what they need now. Say what you are bound to "
                "report before they go on. Afterwards, go on with something calm."
            ),
        ),
        (
            "A prejudice is spoken out",
            "“Which situation do you have in mind? What did you see, and what did you conclude?”",
            (
                "Stay with facts and work, not with the person. Say once that we speak of "
                "situations here, not of groups; do not vote on it. If it hurts somebody in the "
                "room, stop, name it, and take a break."
            ),
        ),
        (
            "Silence",
            "“Take a minute alone and write one word. Then tell your neighbour.”",
            (
                "Count to ten before you help. Go from plenary to pairs; ask about the case, not "
                "about people. With ranks in the room, let the juniors speak first, or on cards."
            ),
        ),
        (
            "One person dominates",
            "“Thank you. I would like to hear two people who have not spoken yet.”",
            (
                "Give the person a task: to keep the time, or the list. Collect in writing. Stand "
                "beside them and look at the others. In the break, ask for their help."
            ),
        ),
    )
    return "".join(
        (
            p("Heading1", "Difficult moments", mark="_TocMoments"),
            table(
                header("What happens", "What you can say", "What you do"),
                *(row(*moment) for moment in moments),
                widths=(1700, 3000, 4700),
                title="Difficult moments: what happens, what to say, what to do",
            ),
        )
    )


def glossary() -> str:
    """Return the words that a session needs, each in a sentence."""
    words = (
        ("Community policing", ("Policing in which officers know an area and its people, and "
         "solve problems with them.")),
        ("Disclosure", "Somebody tells for the first time what happened to them."),
        ("Do no harm", "Nothing we do or say leaves people worse off than before."),
        ("Indicator", "An observed fact that calls for a closer look; it proves nothing."),
        ("Language mediator", ("A person who lets two sides understand each other, and takes "
         "neither side.")),
        ("Presumed victim", ("Somebody for whom there are signs of harm, not yet established; "
         "protection begins here.")),
        ("Referral", "Bringing a person to a service that can help, with their consent."),
        ("National referral mechanism", ("The agreed way in which a country’s bodies identify "
         "and support victims together.")),
        ("SARA", "Scanning, analysis, response, assessment: four steps to solve a problem."),
        ("Secondary victimization", ("Harm done by those who respond: blame, repetition, "
         "delay.")),
        ("Stereotype", "A conclusion from a group to a person; it hides facts."),
        ("Survivor", "A word that some people choose for themselves; we use it when they do."),
        ("Under-reporting", "Crime that does not come to the knowledge of the police, and why."),
        ("Warm handover", "Passing a person on in person, not with a telephone number."),
    )  # fmt: skip
    return "".join(
        (
            p("Heading1", "Glossary", mark="_TocGlossary"),
            table(
                header("Word", "What is meant here"),
                *(row(*word, style="TableSmall") for word in words),
                widths=(2600, 6800),
                title="Glossary",
            ),
        )
    )


def read_more() -> str:
    """Return what to read: three guides for any session, and what the source names."""
    content = (
        p("Heading1", "Read more", mark="_TocRead"),
        p(
            "ListBullet",
            run(_GUIDE, "Emphasis"),
            ", OSCE, Strategic Police Matters Unit, 2008",
            keep=True,
        ),
        p(
            "ListBullet",
            run("Recommendations on Policing in Multi-Ethnic Societies", "Emphasis"),
            ", OSCE High Commissioner on National Minorities, 2006",
            keep=True,
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


def contacts() -> str:
    """Return the table of local referral contacts: the pack's, or a blank one."""
    heads = header("Service", "Organization or person", "Phone and e-mail", "Hours, languages")
    widths = (2200, 2800, 2600, 1800)
    title = "Local referral contacts"
    return "".join(
        (
            p("Heading1", "Local referral contacts", mark="_TocContacts"),
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
                *(row("", "", "", "", height=440) for _ in range(2)),
                widths=widths,
                title=title,
                style="KitForm",
            ),
            tag("{%p else %}"),
            table(
                heads,
                *(row(service, "", "", "", height=440, keep=True) for service in _SERVICES[:-1]),
                row(_SERVICES[-1], "", "", "", height=440),
                widths=widths,
                title=title,
                style="KitForm",
            ),
            tag("{%p endif %}"),
        )
    )


def evaluation_guide() -> str:
    """Return how to evaluate at three levels, with the key to the check."""
    return "".join(
        (
            p("Heading1", "Evaluation: what for, and how", mark="_TocEvaluation"),
            table(
                header("Level", "What we learn", "Form", "When"),
                row(
                    "1  Reaction",
                    "How people liked the session and what they plan",
                    "Evaluation form",
                    "End of the session; read it the same day",
                    keep=True,
                ),
                row(
                    "2  Learning",
                    "What people know afterwards that they did not know before",
                    "Three questions, before and after",
                    "On arrival, and before the evaluation form",
                    keep=True,
                ),
                row(
                    "3  Behaviour",
                    "What people do differently at work",
                    "Three months later",
                    "Send it after three months, with the list of commitments",
                ),
                widths=(1400, 3300, 2200, 2500),
                title="Evaluation at three levels: what we learn, form, when",
            ),
            p(
                "Detail",
                "Count the right answers before and after, without names. If fewer than half are "
                "right afterwards, the question belongs into the next session. What the police "
                "achieve (level 4) no form can tell.",
            ),
            *when(
                "session.check",
                p("Heading2", "Key to the three questions (for the facilitator only)"),
                table(
                    header("No.", "Question", "Right answer", "Where"),
                    tag_row("{%tr for item in session.check %}"),
                    row(
                        "{{ item.number }}",
                        "{{ item.question }}",
                        "{{ item.answer }}",
                        "{% if item.para %}¶ {{ item.para }}{% endif %}",
                        keep=True,
                    ),
                    tag_row("{%tr endfor %}"),
                    widths=(600, 2800, 5200, 800),
                    title="Right answers to the three questions, and where the source has them",
                ),
                p(
                    "Explanation",
                    "Right answers are facts of the press release (¶ is its paragraph); the wrong "
                    "ones are common errors that the training kit has added.",
                ),
            ),
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
