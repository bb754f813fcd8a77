"""Help pages and usage errors in the user's language.

Help stands in the code in English, as click wants it: docstrings, ``help=``, ``metavar=``. Our
commands and groups translate it when it is shown. Click's own words ("Usage", "Missing argument")
come through the gettext of the standard library; while a command runs, it looks into our
catalogues.
"""

from __future__ import annotations

import contextlib
import copy
import gettext
import inspect
import os
from typing import TYPE_CHECKING, Any, Final

import click

from mkmaterials import __version__, messages
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.errors import MkmaterialsError

_VARIABLE: Final = "LANGUAGE"  # where the standard library looks first
_HELP: Final = "Show this message and exit."  # click's words
_AS_TYPED: Final = (click.Choice, click.DateTime)  # types that are shown by what may be typed
_LITERAL: Final = "\b"  # click's mark of a paragraph that keeps its lines


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a help text as the catalogues hold them, each on one line."""
    found = inspect.cleandoc(text).split("\n\n")
    return [each if each.startswith(_LITERAL) else " ".join(each.split()) for each in found]


def command_texts(command: click.Command) -> Iterator[str]:
    """Yield all English texts of a command's help page that the catalogues hold."""
    for text in (command.help, command.epilog):
        yield from paragraphs(text) if text else ()
    yield from filter(None, (command.options_metavar,))
    if isinstance(command, click.Group):
        yield command.subcommand_metavar
    for param in command.params:
        yield from filter(None, (getattr(param, "help", None), param.metavar))
        if _is_named(param.type) and not getattr(param, "is_flag", False):
            yield param.type.name


class _Spoken(click.Command):
    """A command whose texts are those of the user's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._shown: dict[str, list[click.Parameter]] = {}
        super().__init__(*args, **kwargs)

    def _get_help(self) -> str | None:
        return _text(self._help)

    def _set_help(self, text: str | None) -> None:
        self._help = text

    def _get_epilog(self) -> str | None:
        return _text(self._epilog)

    def _set_epilog(self, text: str | None) -> None:
        self._epilog = text

    # Properties, because click reads them in many places and keeps none of them.
    help = property(_get_help, _set_help)
    epilog = property(_get_epilog, _set_epilog)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters, in the user's language."""
        found = super().get_params(ctx)
        code = messages.language()
        if code == messages.SOURCE:
            return found
        if code not in self._shown:  # click compares them by identity: one copy only
            self._shown[code] = [_in_language(param) for param in found]
        return self._shown[code]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option of the help page; click makes it once, in the language of then."""
        option = super().get_help_option(ctx)
        if option:
            option.help = _HELP
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands in the usage line."""
        own = {self.options_metavar, getattr(self, "subcommand_metavar", None)}
        return [_(piece) if piece in own else piece for piece in super().collect_usage_pieces(ctx)]


class Command(_Spoken):
    """A command."""


class Group(_Spoken, click.Group):
    """A group of commands; those declared with it are ours as well."""

    command_class = Command
    group_class = type


@contextlib.contextmanager
def click_spoken() -> Iterator[None]:
    """Let click's own words come from our catalogues, in the language of our messages."""
    variable, domain = os.environ.get(_VARIABLE), gettext.textdomain()
    chosen = messages.chosen()
    gettext.bindtextdomain(messages.DOMAIN, str(messages.FOLDER))
    gettext.textdomain(messages.DOMAIN)
    _tell_library(messages.language())
    try:
        yield
    finally:
        messages.choose(chosen)
        gettext.textdomain(domain)
        os.environ.pop(_VARIABLE)
        if variable is not None:
            os.environ[_VARIABLE] = variable


def print_error(error: MkmaterialsError) -> None:
    """Print what went wrong, as click prints its own errors."""
    click.echo(_("Error: {message}", message=error), err=True)


def show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    """Say the version and leave, in the language of now; click's own option has that of import."""
    if wanted and not context.resilient_parsing:
        click.echo(_("{program}, version {version}", program="mkmaterials", version=__version__))
        context.exit()


def speak(_context: click.Context, _option: click.Parameter, code: str | None) -> None:
    """Take the language that the option ``--messages`` names.

    Raises:
        BadParameter: there are no messages in it.
    """
    if code is None:
        return
    found = messages.known([code])
    if found is None:
        raise click.BadParameter(
            _(
                "there are no messages in {code}: choose one of {codes}.",
                code=repr(code),
                codes=", ".join(messages.languages()),
            )
        )
    messages.choose(found)
    _tell_library(found)


def _tell_library(code: str) -> None:
    """Let the standard library look for a language; with "C" it says what stands in the code."""
    os.environ[_VARIABLE] = "C" if code == messages.SOURCE else code


def _text(text: str | None) -> str | None:
    if not text or messages.language() == messages.SOURCE:
        return text
    return "\n\n".join(map(_, paragraphs(text)))


def _in_language(param: click.Parameter) -> click.Parameter:
    shown = copy.copy(param)
    if isinstance(shown, click.Option) and shown.help:
        shown.help = _(shown.help)
    if shown.metavar:
        shown.metavar = _(shown.metavar)
    if _is_named(shown.type):
        shown.type = copy.copy(shown.type)
        shown.type.name = _(shown.type.name)
    return shown


def _is_named(kind: click.ParamType[Any]) -> bool:
    return not isinstance(kind, _AS_TYPED)
