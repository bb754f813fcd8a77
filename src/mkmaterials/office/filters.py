"""The filters that templates have beside Jinja's own: what each does, as data.

The table is what ``mkmaterials`` lists for the people who write templates. Functions are imported
when they are first called, as few documents use many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import pass_context

from mkmaterials.messages import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context


WORD_RUNS: Final = "_word_runs"
WORD_BLOCKS: Final = "_word_blocks"
SLIDE_RUNS: Final = "_slide_runs"
SLIDE_BLOCKS: Final = "_slide_blocks"


class TemplateFilter(NamedTuple):
    """A filter for people who write templates.

    Attributes:
        name: as it is written behind the bar.
        summary: what it does, in one line.
        example: a tag that uses it.
        gives: what that tag prints, in an English document.
    """

    name: str
    summary: str
    example: str
    gives: str


FILTERS: Final = (
    TemplateFilter(
        "date",
        N_(
            "A date (2024-10-30) in words, in the document's language or another; 'full' adds the "
            "day of the week, 'medium' and 'short' are shorter."
        ),
        "{{ '2024-10-30'|date }}; {{ '2024-10-30'|date('full', 'ru') }}",
        "30 October 2024; среда, 30 октября 2024\u202fг.",
    ),
    TemplateFilter(
        "until",
        N_("Two dates as a span, in words."),
        "{{ '2023-05-11'|until('2023-05-13') }}",
        "11–13 May 2023",
    ),
    TemplateFilter(
        "number",
        N_("A number with the language's separators."),
        "{{ 12500|number }}; {{ 12500|number('de') }}",
        "12,500; 12.500",
    ),
    TemplateFilter(
        "plural",
        N_(
            "The form of a noun that goes with a number: one and several in English; other "
            "languages have as many forms as their catalogue's header says."
        ),
        "1 {{ 1|plural('card', 'cards') }}, 3 {{ 3|plural('card', 'cards') }}",
        "1 card, 3 cards",
    ),
    TemplateFilter(
        "number_words",
        N_("A whole number in words; in figures where the language's words are not known."),
        "{{ 21|number_words }}; {{ 21|number_words('fr') }}",
        "twenty-one; vingt-et-un",
    ),
    TemplateFilter(
        "ordinal_words",
        N_("A whole number as an ordinal in words; in figures where they are not known."),
        "{{ 3|ordinal_words }} session",
        "third session",
    ),
    TemplateFilter(
        "and_list",
        N_("A list as the language joins it; blank items are left out."),
        "{{ ['Trust', '', 'Dialogue', 'Safety']|and_list }}",
        "Trust, Dialogue and Safety",
    ),
    TemplateFilter(
        "or_list",
        N_("A list of which one is meant, as the language joins it."),
        "{{ ['police', 'court', 'shelter']|or_list }}",
        "police, court or shelter",
    ),
    TemplateFilter(
        "filled",
        N_("A list without its blank items, to be joined without stray commas."),
        "{{ ['Ana Ferro', '', 'Dialogue Unit']|filled|join(', ') }}",
        "Ana Ferro, Dialogue Unit",
    ),
    TemplateFilter(
        "initials",
        N_("The initials of a name."),
        "{{ 'Jean-Luc Óskarsson'|initials }}; {{ 'Jean-Luc Óskarsson'|initials('') }}",
        "J.-L. Ó.; JLÓ",
    ),
    TemplateFilter(
        "quoted",
        N_("A text in the language's quotation marks; marks within it become the inner ones."),
        "{{ 'Police and \"neighbours\"'|quoted }}; {{ 'Право'|quoted('ru') }}",
        "“Police and ‘neighbours’”; «Право»",
    ),
    TemplateFilter(
        "title_quotes",
        N_("A title with typographic marks instead of straight ones; nothing else is changed."),
        "{{ 'The \"Trust\" workshop: the OSCE\\'s view'|title_quotes }}",
        "The “Trust” workshop: the OSCE’s view",
    ),
    TemplateFilter(
        "markdown",
        N_(
            "Markdown's bold, italic and links as formatted text; with '{{p … }}' in a line of its "
            "own also its lists, in the template's list styles."
        ),
        "{{ 'Say **who**, _what_ and `when`'|markdown }}",
        "Say who, what and when",
    ),
    TemplateFilter(
        "look",
        N_(
            "A text with a look: bold, italic, underline, strike, color, highlight, size, font, "
            "style, subscript, superscript, lang."
        ),
        "{{ 'Important'|look(bold=true, color='C00000') }}",
        "Important",
    ),
    TemplateFilter(
        "link",
        N_("A text that leads to a web, mail or telephone address."),
        "{{ 'our desk'|link('https://example.org/desk') }}",
        "our desk",
    ),
    TemplateFilter(
        "lang",
        N_(
            "A text in another language ('source': that of the press release), so that it is "
            "spell-checked and read aloud as such."
        ),
        "{{ 'Правосудие'|lang('ru') }}",
        "Правосудие",
    ),
    TemplateFilter(
        "picture",
        N_(
            "A picture with a width or height in millimetres and a text for those who cannot see "
            "it."
        ),
        "{{ ''|picture(height=15, alt='Emblem') }}",
        "",
    ),
    TemplateFilter(
        "optional",
        N_("A value whose whole line goes when it is blank; with 'row', its whole table row."),
        "Phone: {{ '+43 1 000'|optional }}",
        "Phone: +43 1 000",
    ),
    TemplateFilter(
        "keep",
        N_(
            "A value whose line stays, empty, when it is blank: by default a line or table row in "
            "which all values are blank goes."
        ),
        "{{ 'Signature'|keep }}",
        "Signature",
    ),
)

# Where each is: name of the filter, then module and function.
_PLACES: Final = {
    **{name: ("words", name) for name in ("until", "number_words", "ordinal_words", "and_list")},
    "plural": ("words", "plural"),
    **{name: ("words", name) for name in ("or_list", "initials", "quoted", "title_quotes")},
    "date": ("words", "date_words"),
    "number": ("words", "number_figures"),
    "filled": ("values", "filled"),
    "optional": ("values", "optional"),
    "keep": ("values", "keep"),
    "markdown": ("markdown", "markdown"),
    **{name: ("values", name) for name in ("look", "link", "lang", "picture")},
    WORD_RUNS: ("blocks", "word_runs"),
    WORD_BLOCKS: ("blocks", "word_blocks"),
    SLIDE_RUNS: ("blocks", "slide_runs"),
    SLIDE_BLOCKS: ("blocks", "slide_blocks"),
}
_ADDED: dict[str, Callable[..., Any]] = {}


def register(name: str, function: Callable[..., Any]) -> None:
    """Add a filter of the calling program's own, as docxtpl's ``jinja_env`` does.

    A template cannot do this. The function gets plain values and must return one.

    Raises:
        ValueError: the name is no name, or taken.
    """
    if not name.isidentifier() or name in _PLACES:
        raise ValueError(f"a filter cannot be called {name!r}")  # for programmers
    from mkmaterials.office.program import sandbox

    _ADDED[name] = function
    sandbox.cache_clear()


def unregister(name: str) -> None:
    """Take away a filter that `register` has added."""
    from mkmaterials.office.program import sandbox

    _ADDED.pop(name, None)
    sandbox.cache_clear()


def table() -> Mapping[str, Callable[..., Any]]:
    """Return all filters of this table by name."""
    return {name: _late(*place) for name, place in _PLACES.items()} | _ADDED


def _late(module: str, function: str) -> Callable[..., Any]:
    """Return a filter whose function is imported when it is called."""

    @pass_context
    def call(context: Context, *args: Any, **kwargs: Any) -> Any:
        from importlib import import_module

        found = getattr(import_module(f"mkmaterials.office.{module}"), function)
        return found(context, *args, **kwargs)

    return call
