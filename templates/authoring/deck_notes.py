"""What the speaker notes of the deck say: say, ask, do, time, source.

In the texts below a line is a paragraph; a line that ends in a backslash goes on.
"""

from __future__ import annotations

TITLE = """\
{%slide name title %}
Say: Welcome. Today we look at what was said at this event, and at what it asks of us.
Ask: Who has worked with a partner, inside or outside the police, in the last month?
Do: Have this slide up while people arrive. Say who you are, and where the exits and the quiet \
place are.
{%p if event.second %}
Say: In {{ kit.second_language }}: {{ event.second }}
{%p endif %}
Time: {opening}
{%p if facts and facts[0].para %}
Source: paragraph {{ facts[0].para }} of the press release.
{%p else %}
Source: the press release on the last slide.
{%p endif %}"""

_AIM = """\
{%p if event.aim %}
Say: The aim of the event, in the words of the press release, stands on the left.
{%p else %}
Say: The press release does not state what the event was for. We begin with what we want of it.
{%p endif %}"""
_AIM_SOURCE = """\
{%p if event.aim_para %}
Source: paragraph {{ event.aim_para }} of the press release; what participants can do afterwards \
comes from the training kit.
{%p else %}
Source: what participants can do afterwards comes from the training kit.
{%p endif %}"""
WHY = f"""\
{{%slide if 'why' in deck.shows %}}
{{%slide name why %}}
{_AIM}
{{%p for objective in deck.more_objectives %}}
Say: Afterwards you can also {{{{ objective }}}}.
{{%p endfor %}}
Ask: Which of these would help you most in your work?
Do: Let each person choose one line and tell a neighbour why.
Time: {{opening}}
{_AIM_SOURCE}"""

SESSION = f"""\
{{%slide if 'session' in deck.shows %}}
{{%slide name session %}}
{_AIM}
{{%p for objective in session.objectives %}}
Say: Afterwards you can {{{{ objective }}}}.
{{%p endfor %}}
Ask: What do you need from today for it to be worth your time?
Do: Point at the breaks and at the end. Say that times may shift, and that the end will not.
Time: {{opening}}
{_AIM_SOURCE}"""

PROGRAMME = """\
{%slide if 'programme' in deck.shows %}
{%slide for page in deck.programme %}
Say: This is how we use the time. Times may shift a little; the end will not.
Ask: Is there anything that you need to know before we begin?
Do: Point at the breaks. Leave the printed programme on the tables.
Time: {opening}
Source: the session plan in the handout."""

GLANCE = """\
{%slide name glance %}
Say: These are the facts, as the press release states them; ¶ is its paragraph, and “trainer” \
marks what the trainer added.
{%p if event.aim %}
Say: The aim, in the words of the press release: {{ event.aim }} (paragraph {{ event.aim_para }}).
{%p endif %}
{%p for fact in deck.more_facts %}
Say: {{ fact.label }}, too long for the slide: {{ fact.text }}.
{%p endfor %}
{%p for fact in facts if fact.second %}
Say: In {{ kit.second_language }}: {{ fact.second }}
{%p endfor %}
{%p if not_stated %}
Say: What the press release does not state stays open; nobody fills it in from memory.
{%p endif %}
Ask: Who else would be in the room if we held this event here?
Do: Write the answers on a flip chart; come back to them at the picture of the partners.
Time: {input}
Source: the right-hand column gives the paragraph of each fact."""

_SECOND_MESSAGES = """\
{%p for message in page.messages if message.second %}
Say: In {{ kit.second_language }}: {{ message.second }}
{%p endfor %}"""
MESSAGE = """\
{%slide for page in deck.messages %}
{%slide if page.messages|length == 1 %}
Say: Read the message aloud once, word for word. Then give one example from here, without names.
{_SECOND_MESSAGES}
Ask: The question on the slide. Half a minute alone, then two or three voices.
Do: Write down one word from each answer. Do not judge the answers.
Time: {input}
{%p if page.messages[0].para %}
Source: paragraph {{ page.messages[0].para }} of the press release.
{%p else %}
Source: added by the trainer, not in the press release.
{%p endif %}"""
MESSAGES = """\
{%slide if page.messages|length > 1 %}
{%slide endif %}
{%slide endfor %}
Say: Read the messages aloud, word for word. Then give one example from here, without names.
{_SECOND_MESSAGES}
Ask: The questions on the slide; take the one that fits this group best.
Do: Let pairs choose one message and answer its question; hear two or three of them.
Time: {input}
{%p for message in page.messages %}
{%p if message.para %}
Source: message {{ message.number }}, paragraph {{ message.para }} of the press release.
{%p else %}
Source: message {{ message.number }}, added by the trainer, not in the press release.
{%p endif %}
{%p endfor %}"""

_TOLD = """\
{%p for part in page.parts %}
{%p if part.translation_first %}
Say: What {{ part.speaker }} said, in {{ part.language }}: {{ part.whole }}
{%p elif part.translation %}
Say: {{ part.translated }}: {{ part.whole_translation }}
{%p endif %}
{%p if part.second %}
Say: {{ part.second_label }}: {{ part.second }}
{%p endif %}
{%p endfor %}"""
_QUOTE_SAY = """\
{%p if page.parts[0].translation_first %}
Say: Read the quotation aloud, or ask somebody to. It is a translation: say so.
{%p else %}
Say: Read the quotation aloud, or ask somebody to. It is verbatim: do not shorten or soften it.
{%p endif %}
{_TOLD}
Ask: Which word matters most to you, and what would it mean for your station or organization?
Do: Leave ten seconds of silence after reading.
Time: {input} Longer where an exercise works with it.
{%p if page.parts[0].para %}
Source: paragraph {{ page.parts[0].para }} of the press release.
{%p else %}
Source: added by the trainer, not in the press release.
{%p endif %}"""
# Two sample slides: a quotation goes onto the first on which it can be set large enough.
SHORT_QUOTE = f"""\
{{%slide for page in deck.quotes %}}
{{%slide if page.parts|length == 1 %}}
{{%slide choose quotation %}}
{{%slide floor 34 %}}
{_QUOTE_SAY}"""
LONG_QUOTE = f"""\
{{%slide choose quotation %}}
{{%slide floor 24 %}}
{{%slide endif %}}
{_QUOTE_SAY}"""
QUOTES = """\
{%slide if page.parts|length > 1 %}
{%slide floor 18 %}
{%slide endif %}
{%slide endfor %}
{%p if page.parts[0].translation_first %}
Say: Read the quotations aloud, or ask people to. They are translations: say so.
{%p else %}
Say: Read the quotations aloud, or ask people to. They are verbatim: do not shorten or soften them.
{%p endif %}
{_TOLD}
Ask: Where do they agree, and which of them asks most of us?
Do: Leave ten seconds of silence after each.
Time: {input} Longer where an exercise works with them.
{%p for part in page.parts %}
{%p if part.para %}
Source: {{ part.speaker }}, paragraph {{ part.para }} of the press release.
{%p else %}
Source: {{ part.speaker }}, added by the trainer, not in the press release.
{%p endif %}
{%p endfor %}"""

PICTURE = """\
{%slide if 'picture' in deck.shows %}
{%slide name picture %}
Say: Nobody protects people alone. Beside each partner stands who took part in the event, as the \
press release names them.
{%p if deck.partners.others %}
Say: Others who took part: {{ deck.partners.others }}.
{%p endif %}
Ask: Who stands in each of these places where you work, and which place is empty?
Do: Let people write names of offices, not of persons, on sticky notes and put them up. You can \
edit the drawing too: click a box and type.
Time: {input}
Source: the groups come from the press release, the picture from the training kit."""

EXERCISE = """\
{%slide for block in session.blocks if block.number %}
Say: {{ block.heading }}. Afterwards you can {{ block.objective }}.
{%p for step in block.steps %}
Do: {{ step.minutes }} min: {{ step.text }}
{%p endfor %}
{%p for ask in block.asks[:1] %}
Ask: {% if ask.said %}{{ ask.by }}: {{ ask.said }} {% endif %}{{ ask.question }}
{%p endfor %}
{%p for item in block.debrief[:2] %}
Ask: {{ item.question }}
{%p endfor %}
Time: {{ block.minutes }} minutes, {{ block.start }}–{{ block.end }}.
Source: this exercise comes from the training kit, not from the event; see the handout, \
“{{ block.heading }}”."""

_AGREED = """\
{%p for contact in operation.contacts if 'contacts' not in deck.shows %}
Say: You can turn to {{ contact.name }}{% if contact.role %}, {{ contact.role }}{% endif %}\
{% if contact.phone %}, {{ contact.phone }}{% endif %}.
{%p endfor %}
{%p for message in messages if message.kind == 'commitment' %}
Say: Agreed at the event: {{ message.text }}.
{%p endfor %}
{%p for message in messages if message.kind == 'call' %}
Say: Called for at the event: {{ message.text }}.
{%p endfor %}"""
DISCUSSION = """\
{%slide if 'discussion' in deck.shows %}
{%slide name discussion %}
Say: Think for a minute on your own, then talk to your neighbour. Small steps count.
Ask: The three questions, one by one.
Do: Note what is said on a flip chart, a sheet for each question.
Time: {closing}
Source: these questions come from the training kit, not from the event."""
COMMITMENTS = f"""\
{{%slide if 'commitments' in deck.shows %}}
{{%slide name commitments %}}
{_AGREED}
Say: Now it is our turn: small, concrete, and within our own power.
Ask: Who will do what, with whom, and by when?
Do: Type the answers into the table while people speak, or write them on a sheet. Set a date in \
three months’ time to ask what became of them.
Time: {{closing}}
Source: the commitments are the participants’ own; what the event agreed stands above."""
CLOSING = f"""\
{{%slide if 'closing' in deck.shows %}}
{{%slide name closing %}}
Say: Think for a minute on your own, then talk to your neighbour. Small steps count.
{_AGREED}
Ask: The three questions, one by one. Then: who will do what, with whom, and by when?
Do: Type the answers into the table while people speak, or write them on a sheet. Set a date in \
three months’ time to ask what became of them.
Time: {{closing}}
Source: the questions come from the training kit, not from the event."""

REFERENCES = """\
{%slide if 'references' in deck.shows and publications %}
{%slide name references %}
Say: The press release names these publications. Titles and publishers are as it prints them.
Ask: What would you like to read, and in which language?
Do: Look up beforehand which of them exist in the languages of the group.
Time: {closing}
{%p for publication in publications if publication.para %}
Source: {{ publication.title }}, paragraph {{ publication.para }} of the press release.
{%p else %}
Source: see the briefing.
{%p endfor %}"""
CONTACTS = """\
{%slide if 'contacts' in deck.shows %}
{%slide name contacts %}
Say: Here is whom you can turn to, after the session and for those whom you meet in your work.
Ask: Whom have we forgotten?
Do: Check beforehand that each of them answers. Let people note or photograph the list.
Time: {closing}
Source: these contacts come from the office that holds the session, not from the event."""
SOURCE = """\
{%slide name source %}
Say: All facts, messages and quotations come from this press release; the briefing prints it \
in full, and names the publishers of the publications.
Ask: What would you like to read, and in which language?
Do: Leave this slide up while people fill in the evaluation form.
Time: {closing}
Source: the whole press release, from paragraph 1."""


def timed(notes: str) -> list[str]:
    """Return the paragraphs of speaker notes, with the time of the block they belong to.

    How much of it the slide gets depends on the session: the block's time is true for any.
    """
    notes = notes.replace("{_TOLD}", _TOLD).replace("{_SECOND_MESSAGES}", _SECOND_MESSAGES)
    for name in ("opening", "input", "closing"):
        block = f"session.{name}"
        time = (
            f"within “{{{{ {block}.title }}}}”, {{{{ {block}.minutes }}}} minutes from "
            f"{{{{ {block}.start }}}} to {{{{ {block}.end }}}}."
        )
        notes = notes.replace(f"{{{name}}}", time)
    return notes.splitlines()
