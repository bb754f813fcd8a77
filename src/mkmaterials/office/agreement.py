"""Whether a translation keeps what must not change: tags, placeholders and marks of formatting.

Translators may move all of them, and may translate the words that a tag prints, such as
``'slide'`` in ``{{ 'slide' if n == 1 else 'slides' }}``. They may add tags with the filter
``plural`` for nouns after a number.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkmaterials.messages import N_, _
from mkmaterials.office import tags
from mkmaterials.wording.locales import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import nodes

MARK: Final = re.compile(r"<(/?)(\d+)(/?)>")
_LETTER: Final = re.compile(r"[^\W\d_]")
_MISSING: Final = N_("{tag} is missing")
_ADDED: Final = N_("{tag} is not in the original")
_OFTEN: Final = N_("{tag} stands there {count} times instead of {wanted}")
_OPENING: Final = ("for", "if", "macro", "call", "with")
_PRINTS: Final = ("default", "d", "plural")  # filters that may print what they are given
_PLURAL: Final = re.compile(r"(?P<number>.+?)\s*\|\s*plural\s*\((?P<forms>[^()]*)\)")
_FORM: Final = re.compile(r"'[^']+'|\"[^\"]+\"")


def has_words(text: str) -> bool:
    """Tell whether a message holds anything to translate beside its tags and marks."""
    hits = tags.find(text)
    if _LETTER.search(MARK.sub("", tags.beside(text, hits))):
        return True
    return any(hit.tag and _LETTER.search("".join(printed_words(hit.tag))) for hit in hits)


def printed_words(tag: tags.Tag) -> list[str]:
    """Return the words in quotation marks that a tag prints as they stand."""
    found = _expression(tag.body)[1] if tag.kind == "{{" else ()
    return list(found)


def disagreements(original: str, translation: str) -> list[str]:
    """Return what is wrong with the translation of a template's text, in words."""
    try:
        before, after = tags.find(original), tags.find(translation)
    except tags.UnclosedError as error:
        return [_("the tag that begins with '{beginning}' is never closed", beginning=error)]
    wanted, got = _tags(before), _tags(after)
    wrong = [_(_MISSING, tag=text) for text in wanted if text not in got]
    wrong += [_(_ADDED, tag=text) for text in got if text not in wanted]
    wrong += [
        _(
            "{tag} stands there {count} times instead of {wanted}",
            tag=text,
            count=got[text],
            wanted=count,
        )
        for text, count in wanted.items()
        if text in got and text.startswith("{%") and got[text] != count
    ]
    plurals = _plurals(before, after)
    return [*wrong, *plurals, *_unbalanced(after), *_marks(original, translation)]


def plural_counts(translation: str) -> list[int]:
    """Return how many forms each tag with the filter ``plural`` gives."""
    matches = (_PLURAL.fullmatch(hit.tag.body) for hit in tags.find(translation) if hit.tag)
    return [len(_FORM.findall(match["forms"])) for match in matches if match]


def label_disagreements(original: str, translation: str, *, counted: bool = False) -> list[str]:
    """Return what is wrong with the translation of a label, in words.

    Args:
        original: with placeholders such as ``{name}``.
        translation: of it.
        counted: it is a plural form, which need not repeat the number.
    """
    wanted = set(placeholders(original))
    got = set(placeholders(translation))
    wrong = [_(_ADDED, tag=f"{{{name}}}") for name in sorted(got - wanted)]
    if not counted:
        wrong += [_(_MISSING, tag=f"{{{name}}}") for name in sorted(wanted - got)]
    if translation.count("{") != len(placeholders(translation)):
        wrong.append(_("a brace is left over"))
    return wrong


def _tags(hits: list[tags.Hit]) -> Counter[str]:
    found: Counter[str] = Counter()
    for hit in hits:
        tag = hit.tag
        if tag is None or tag.kind == "{#":
            continue
        if tag.kind == "{{":
            if _PLURAL.fullmatch(tag.body):
                continue
            found[f"{{{{ {_expression(tag.body)[0]} }}}}"] += 1
        else:
            found[tag.text] += 1
    return found


def _plurals(before: list[tags.Hit], after: list[tags.Hit]) -> Iterator[str]:
    """Yield what is wrong with the nouns after numbers that a translation adds."""
    known = [hit.tag.body for hit in before if hit.tag]
    for hit in after:
        match = _PLURAL.fullmatch(hit.tag.body) if hit.tag else None
        if match is None:
            continue
        if not any(match["number"] in body for body in known):
            yield _("{number}, before 'plural', is not in the original", number=match["number"])
        if _FORM.sub("", match["forms"]).replace(",", "").strip():
            yield _("'plural' takes words in quotation marks, with commas between them")


def _unbalanced(hits: list[tags.Hit]) -> Iterator[str]:
    open_blocks: list[str] = []
    for hit in hits:
        head = hit.tag.head if hit.tag else ""
        if head in _OPENING:
            open_blocks.append(head)
        elif head.startswith("end") and (not open_blocks or open_blocks.pop() != head[3:]):
            tag = f"{{% {head} %}}"
            yield _("'{tag}' closes nothing: tags in pairs must stay in order", tag=tag)
            return
        elif head in {"else", "elif"} and not open_blocks:
            yield _("'{tag}' stands outside its block", tag=f"{{% {head} %}}")
            return


def _marks(original: str, translation: str) -> Iterator[str]:
    wanted = Counter(match.group() for match in MARK.finditer(original))
    got = Counter(match.group() for match in MARK.finditer(translation))
    for mark in wanted.keys() | got.keys():
        if wanted[mark] != got[mark]:
            # Translators: {mark} is such as "<1>".
            yield _(
                "{mark} must stand there {wanted} times, not {count}",
                mark=mark,
                wanted=wanted[mark],
                count=got[mark],
            )
    is_open = ""
    for match in MARK.finditer(translation):
        closes, number, alone = match.groups()
        if alone:
            continue
        if (closes and number != is_open) or (not closes and is_open):
            yield _(
                "{mark} stands in the wrong place: <1>…</1> must not overlap", mark=match.group()
            )
            return
        is_open = "" if closes else number


@lru_cache(maxsize=4096)
def _expression(body: str) -> tuple[str, tuple[str, ...]]:
    """Return an expression with its printed words taken out, and these words."""
    from jinja2 import Environment, TemplateSyntaxError, nodes

    try:
        tree = Environment(autoescape=True).parse(f"{{{{ {body} }}}}")
    except TemplateSyntaxError:
        return body, ()
    words: list[str] = []
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            words += _take_words(node)
    return (body if not words else _without(body, words)), tuple(words)


def _take_words(node: nodes.Node) -> Iterator[str]:
    """Yield the constants that an expression prints."""
    from jinja2 import nodes

    value = node.value if isinstance(node, nodes.Const) else None
    if isinstance(value, str) and _LETTER.search(value):
        yield value
    for part in _branches(node):
        if part is not None:
            yield from _take_words(part)


def _branches(node: nodes.Node) -> list[nodes.Node | None]:
    """Return the parts of an expression one of which, or all, it prints."""
    from jinja2 import nodes

    if isinstance(node, nodes.CondExpr):
        return [node.expr1, node.expr2]
    if isinstance(node, nodes.BinExpr):
        return [node.left, node.right]
    if isinstance(node, nodes.Concat):
        return [*node.nodes]
    if isinstance(node, nodes.Filter):
        return [node.node, *(node.args if node.name in _PRINTS else ())]
    return []


def _without(body: str, words: list[str]) -> str:
    """Return an expression with its printed words replaced by an ellipsis, in order."""
    position = 0
    out: list[str] = []
    for word in words:
        for mark in "'\"":
            place = body.find(f"{mark}{word}{mark}", position)
            if place >= 0:
                out += [body[position:place], "'…'"]
                position = place + len(word) + 2
                break
    return "".join([*out, body[position:]])
