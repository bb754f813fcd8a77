"""Fonts that lack letters which the pack's languages need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.findings import Finding
from mkmaterials.lint.cascade import Cascade
from mkmaterials.lint.letters import fonts_with, is_symbols, letters_of, needed
from mkmaterials.lint.opened import A, W
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from mkmaterials.lint.opened import Opened

_SHOWN = 6  # letters named in a message
_MAJOR, _MINOR = "+mj-lt", "+mn-lt"


def check_fonts(opened: Opened, languages: Sequence[str]) -> Iterator[Finding]:
    """Yield fonts that lack letters.

    Args:
        opened: the template.
        languages: codes of the languages in which it is used.
    """
    letters = needed(languages)
    fonts = _of_document(opened) if opened.kind == "docx" else _of_deck(opened)
    told: set[str] = set()
    for font, place in fonts:
        if not font or font in told or is_symbols(font):
            continue
        told.add(font)
        finding = _finding(font, place, letters)
        if finding is not None:
            yield finding


def _finding(font: str, place: str, letters: dict[str, str]) -> Finding | None:
    known = letters_of(font)
    everything = "".join(letters.values())
    if known is None:
        if not everything:
            return None
        return Finding(
            "font.unknown",
            "note",
            _("nothing is known here of the letters of the font '{font}'", font=font),
            place,
            _(
                "type {letters} in it and see whether they look like the rest.",
                letters=_some(everything),
            ),
        )
    lacking = {code: known.lacking(own) for code, own in letters.items()}
    lacking = {code: own for code, own in lacking.items() if own}
    if not lacking:
        return None
    others = fonts_with("".join(lacking.values()))
    listed = "; ".join(f"{code}: {_some(own)}" for code, own in lacking.items())
    return Finding(
        "font.missing-letters",
        "warning",
        _(
            "the font '{font}' lacks letters of this pack's languages ({letters}), which are then "
            "set in another font",
            font=font,
            letters=listed,
        ),
        place,
        _("use a font that has them, such as {fonts}.", fonts=", ".join(others[:3])),
    )


def _some(letters: str) -> str:
    return ", ".join(letters[:_SHOWN]) + (" …" if len(letters) > _SHOWN else "")


def theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """Return the fonts of a theme for headings and text, by what stands for them."""
    found = {}
    for key, name in ((_MAJOR, "majorFont"), (_MINOR, "minorFont")):
        node = None if theme is None else next(theme.iter(f"{A}{name}"), None)
        latin = None if node is None else node.find(f"{A}latin")
        found[key] = "" if latin is None else latin.get("typeface", "")
    return found


def _of_deck(opened: Opened) -> Iterator[tuple[str, str]]:
    """Yield each font of the slides, layouts, masters and themes, with its place."""
    parts = list(opened.slides)
    layouts = [opened.related(name, "slideLayout") for name in opened.slides]
    masters = [opened.related(name, "slideMaster") for name in layouts if name]
    theme = theme_fonts(opened.tree(opened.related(masters[0], "theme")) if masters else None)
    yield theme[_MAJOR], _("theme, font for headings")
    yield theme[_MINOR], _("theme, font for text")
    for name in dict.fromkeys([*parts, *layouts, *masters]):
        root = opened.tree(name) if name else None
        if root is None:
            continue
        content = opened.content(name)
        for latin in root.iter(f"{A}latin"):
            font = latin.get("typeface", "")
            paragraph = next(latin.iterancestors(f"{A}p"), None)
            place = opened.called(name) if paragraph is None else content.places.of(paragraph)
            yield theme.get(font, font), place


def _of_document(opened: Opened) -> Iterator[tuple[str, str]]:
    """Yield each font of the text, and of the styles that the text uses, with its place."""
    main = opened.package.main
    theme = theme_fonts(opened.tree(opened.related(main, "theme")))
    cascade = Cascade(opened.tree(opened.related(main, "styles")))
    for defaults in cascade.defaults:
        for fonts in defaults.iterfind(f"{W}rFonts"):
            yield font_of(fonts, theme), _("document, font of all text")
    for content in opened.contents():
        for run in content.root.iter(f"{W}r"):
            if next(run.iter(f"{W}t"), None) is not None:
                for fonts in run.iterfind(f"{W}rPr/{W}rFonts"):
                    paragraph = next(run.iterancestors(f"{W}p"), run)
                    yield font_of(fonts, theme), content.places.of(paragraph)
    for style in _used_styles(opened, cascade):
        name = style.find(f"{W}name")
        called = "" if name is None else name.get(f"{W}val", "")
        for fonts in style.iterfind(f"{W}rPr/{W}rFonts"):
            yield font_of(fonts, theme), _("style '{name}'", name=called)


def _used_styles(opened: Opened, cascade: Cascade) -> list[etree._Element]:
    used: dict[etree._Element, None] = {}
    for content in opened.contents():
        for paragraph in content.root.iter(f"{W}p"):
            used |= dict.fromkeys(cascade.of_paragraph(paragraph))
        for node in content.root.iter(f"{W}rStyle"):
            used |= dict.fromkeys(cascade.chain(node.get(f"{W}val", "")))
    return list(used)


def font_of(fonts: etree._Element, theme: dict[str, str]) -> str:
    """Return the font that ``w:rFonts`` names for Latin letters, or ""."""
    of_theme = fonts.get(f"{W}hAnsiTheme") or fonts.get(f"{W}asciiTheme")
    if of_theme:
        return theme[_MAJOR if of_theme.startswith("major") else _MINOR]
    return fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or ""
