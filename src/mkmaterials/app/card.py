"""The social card: one quotation, whole, as a slide and as a picture, for press officers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from mkmaterials.app import outputs
from mkmaterials.app.build import CARD
from mkmaterials.app.check import source_of
from mkmaterials.app.libreoffice import converted, find_libreoffice
from mkmaterials.app.protecting import protected_in, protecting_findings
from mkmaterials.app.sources import reviewed_or_draft
from mkmaterials.app.translations import spoken_in
from mkmaterials.errors import ChoiceError, VerificationError
from mkmaterials.findings import Finding
from mkmaterials.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkmaterials.app.build import Workshop
    from mkmaterials.app.sources import Event
    from mkmaterials.extract.safeguards import Protected
    from mkmaterials.plan.material import MaterialPlan, QuotePlan

WIDE, HIGH = 1600, 900  # pixels


@dataclass(frozen=True)
class Card:
    """A card that was made.

    Attributes:
        source: the press release.
        quotation: short name of the quotation, such as "q2".
        speaker: who said it.
        text: the quotation in its marks.
        described: alternative text of the picture: speaker, role and quotation, as on the card.
        outputs: what became of the files.
        others: short names of further quotations that would fit.
        findings: what a person should look at.
    """

    source: Path
    quotation: str
    speaker: str
    text: str
    described: str
    outputs: list[outputs.Output]
    others: list[str]
    findings: list[Finding]


def make_card(
    workshop: Workshop,
    path: Path,
    *,
    quotation: str | None = None,
    draft: bool = False,
    consent: bool = False,
) -> Card:
    """Make the card of a quotation, beside the kit of its event.

    Args:
        workshop: pack, wording and templates.
        path: the reviewed summary, or the press release beside it.
        quotation: short name, such as "q2"; ``None``: the first that fits.
        draft: make a card, marked as a draft, although nobody has reviewed the summary.
        consent: the person has the consent of a child or of somebody affected who is named.

    Raises:
        ChoiceError: the summary is not reviewed, or there is no such quotation, or it does not
            fit, or nobody is known to have said it, or consent is needed.
        MkmaterialsError: the source, its summary or the template cannot be used, the card is not
            true to the source, or a file cannot be written.
    """
    event = reviewed_or_draft(source_of(path))
    _refuse_unreviewed(event, draft=draft)
    spoken = spoken_in(event, workshop.words.language, None)
    plan = workshop.plan(event, spoken)
    barred = {} if consent else _without_consent(event, plan)
    _refuse_barred(event, barred, quotation)
    fitting = [
        quote
        for quote in plan["quotes"]
        if quote["id"] not in barred and _has_speaker(event, quote) and _fits(workshop, plan, quote)
    ]
    if barred and not fitting:
        _refuse_barred(event, barred, next(iter(barred)))
    chosen = _choose(event, plan, fitting, quotation)
    narrowed = _only(plan, chosen)
    rendered = workshop.rendered(CARD, narrowed, event)
    _verify(rendered.data, event, chosen)
    findings = [*event.findings, *protecting_findings(event), *rendered.findings]
    made = {f"card-{chosen['id']}.pptx": rendered.data}
    picture = _picture(rendered.data)
    if picture is None:
        findings.append(_no_picture())
    else:
        made[f"card-{chosen['id']}.png"] = picture
    folder = workshop.folder_of(event.source)
    placed = outputs.place(folder, made, overwrite=workshop.options.overwrite)
    record = workshop.record(event, spoken, plan["session"]["minutes"], findings, [CARD])
    outputs.add_to_manifest(folder, record, placed)
    return Card(
        source=event.source,
        quotation=chosen["id"],
        speaker=chosen["speaker"],
        text=chosen["text"],
        described=_description(chosen),
        outputs=placed,
        others=[quote["id"] for quote in fitting if quote is not chosen],
        findings=findings,
    )


def _refuse_unreviewed(event: Event, *, draft: bool) -> None:
    """Refuse a card of what nobody has checked: it is made to be published.

    Raises:
        ChoiceError: it is not reviewed, and no draft is wanted.
    """
    if draft or event.summary.reviewed.by:
        return
    if event.saved:
        hint = _(
            "read the summary against the press release and put your name under 'reviewed: by'; "
            "or give --draft for a card that says it is a draft."
        )
    else:
        hint = _(
            "run '{command}', check the summary that it writes, and put your name under "
            "'reviewed: by'; or give --draft for a card that says it is a draft.",
            command=f"mkmaterials extract {event.source}",
        )
    raise ChoiceError(
        _("a card is made to be published, and nobody has reviewed this summary"),
        where=str(event.saved or event.source),
        hint=hint,
    )


def _without_consent(event: Event, plan: MaterialPlan) -> dict[str, tuple[Protected, bool]]:
    """Return the quotations by, naming or beside a child or somebody affected, by id."""
    return {
        quote["id"]: protected
        for quote in plan["quotes"]
        if (protected := protected_in(event, quote["number"]))
    }


def _refuse_barred(
    event: Event, barred: Mapping[str, tuple[Protected, bool]], wanted: str | None
) -> None:
    """Refuse a card by which a child or somebody affected would become known.

    Raises:
        ChoiceError: the quotation that is wanted needs consent.
    """
    if wanted is None or wanted not in barred:
        return
    one, certain = barred[wanted]
    if not certain:
        message = _(
            "{quotation} stands in a paragraph that names a child or somebody affected, who may be "
            "the one who speaks: {name}",
            quotation=wanted,
            name=one.name,
        )
    elif one.kind == "child":
        message = _(
            "{quotation} is by a child whom the press release names, or names the child: {name}",
            quotation=wanted,
            name=one.name,
        )
    else:
        message = _(
            "{quotation} is by somebody affected whom the press release names, or names that "
            "person: {name}",
            quotation=wanted,
            name=one.name,
        )
    raise ChoiceError(
        message,
        where=str(event.saved or event.source),
        hint=_(
            "choose another quotation, or, if you have informed consent (for a child also of a "
            "parent or guardian), give --with-consent."
        ),
    )


def _only(plan: MaterialPlan, quote: QuotePlan) -> MaterialPlan:
    return cast("MaterialPlan", {**plan, "quotes": [quote]})


def _fits(workshop: Workshop, plan: MaterialPlan, quote: QuotePlan) -> bool:
    """Tell whether a quotation can be set on the card without going below the floor."""
    text = " ".join(quote["text"].split())
    slides = workshop.template(CARD).laid_out(cast("Any", _only(plan, quote)))
    return all(text not in slide.crowded for slide in slides)


def _has_speaker(event: Event, quote: QuotePlan) -> bool:
    return event.summary.quotations[quote["number"] - 1].speaker is not None


def _choose(
    event: Event, plan: MaterialPlan, fitting: Sequence[QuotePlan], wanted: str | None
) -> QuotePlan:
    quotes = plan["quotes"]
    where = str(event.saved or event.source)
    if not quotes:
        raise ChoiceError(
            _("there is no quotation in this press release"),
            where=where,
            hint=_("a card prints what somebody said, and nothing else."),
        )
    if wanted is None:
        if fitting:
            return fitting[0]
        raise ChoiceError(
            _(
                "none of the quotations can be put on a card: they are too long, or nobody is "
                "named as the speaker"
            ),
            where=where,
            hint=_("a quotation is printed whole or not at all; the deck shows them all."),
        )
    chosen = next((quote for quote in quotes if quote["id"] == wanted), None)
    if chosen is None:
        raise ChoiceError(
            _("there is no quotation {name!r}", name=wanted),
            where=where,
            hint=_("quotations are: {quotations}.", quotations="; ".join(map(_described, quotes))),
        )
    if chosen in fitting:
        return chosen
    nearest = sorted(fitting, key=lambda quote: abs(_words(quote) - _words(chosen)))
    if not _has_speaker(event, chosen):
        message = _(
            "the source does not say who said {quotation}, so it gets no card", quotation=wanted
        )
    else:
        message = ngettext(
            "{quotation} is too long for a card, even in the smallest size ({number} word)",
            "{quotation} is too long for a card, even in the smallest size ({number} words)",
            _words(chosen),
            quotation=wanted,
        )
    hint = _("no other fits; the deck shows them all.")
    if nearest:
        fit = "; ".join(map(_described, nearest))
        hint = _("choose one that fits: {quotations}.", quotations=fit)
    raise ChoiceError(message, where=where, hint=hint)


def _words(quote: QuotePlan) -> int:
    return len(quote["text"].split())


def _described(quote: QuotePlan) -> str:
    return ngettext(
        "{quotation} ({speaker}, {number} word)",
        "{quotation} ({speaker}, {number} words)",
        _words(quote),
        quotation=quote["id"],
        speaker=quote["speaker"],
    )


def _verify(data: bytes, event: Event, chosen: QuotePlan) -> None:
    from mkmaterials.plan.quote_slides import spoken
    from mkmaterials.verify import document_text, verify_document

    quotation = event.summary.quotations[chosen["number"] - 1]
    wrong = verify_document(CARD, data, [spoken(segment.text) for segment in quotation.segments])
    if wrong:
        raise VerificationError(wrong[0].message, where=CARD, hint=wrong[0].hint)
    text = document_text(data)
    for part in (chosen["text"], chosen["speaker"]):
        if " ".join(part.split()) not in text:
            raise VerificationError(
                _("it does not print {text}", text=part),
                where=CARD,
                hint=_(
                    "let the template print '{text}' and '{speaker}'.",
                    text="{{ quote.text }}",
                    speaker="{{ quote.speaker }}",
                ),
            )


def _description(quote: QuotePlan) -> str:
    """Return what a picture of the card shows, for those who do not see it."""
    who = ", ".join(part for part in (quote["speaker"], quote["role"]) if part)
    return f"{who}: {quote['text']}"


def _picture(slide: bytes) -> bytes | None:
    """Return the card as a PNG picture, or ``None`` without LibreOffice."""
    program = find_libreoffice()
    if program is None:
        return None
    from mkmaterials.office.frozen import frozen

    size = {"PixelWidth": WIDE, "PixelHeight": HIGH}
    return converted(program, {CARD: frozen(slide)}, "png:impress_png_Export", size)[CARD]


def _no_picture() -> Finding:
    return Finding(
        "card.no-picture",
        "warning",
        _("the card was not made as a picture (PNG), for which LibreOffice is needed"),
        hint=_(
            "open the slide in PowerPoint and save it as a picture there, or install LibreOffice."
        ),
    )
