# ruff: noqa: E501 - a table with one case a line is easier to read
"""Who speaks in five languages: harder wordings, and those in which nobody may be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release

if TYPE_CHECKING:
    from mkmaterials.model.summary import EventSummary


def read(language: str, *paragraphs: str) -> EventSummary:
    return extract(Release("a.txt", ("Titel", *paragraphs), "0" * 64, language))[0]


def spoken(summary: EventSummary) -> list[tuple[str | None, str | None]]:
    people = {person.id: person for person in summary.people}
    found = [people.get(quotation.speaker or "") for quotation in summary.quotations]
    return [(one.name, one.role) if one else (None, None) for one in found]


@pytest.mark.parametrize(
    ("language", "paragraphs", "name", "role"),
    [
        ("ru", ["«Мы слушаем людей каждый день», – заявил координатор проектов ОБСЕ в Украине Юхан Стрём."], "Юхан Стрём", "координатор проектов ОБСЕ в Украине"),
        ("ru", ["Об этом сказал директор центра Олег Мирный.", "«Мы слушаем людей каждый день», – добавил он."], "Олег Мирный", "директор центра"),
        ("fr", ["Selon Ève Roux, juge à Foix, la salle est pleine. « Il faut une autre salle avant l’été » a-t-elle conclu."], "Ève Roux", "juge à Foix"),
        ("fr", ["« Nous écoutons chaque plainte » : c’est le message que Luc Amsler, chef de la brigade, a tenu à faire passer."], "Luc Amsler", "chef de la brigade"),
        ("fr", ["Luc Amsler, chef de la brigade, a ouvert la séance.", "« Nous écoutons chaque plainte », a déclaré Amsler."], "Luc Amsler", "chef de la brigade"),
        ("de", ["Innenminister Jan Okoro kam nach Graz. „Wir hören erst einmal zu“, so der Minister."], "Jan Okoro", "Innenminister"),
        ("de", ["„Wir hören erst einmal zu.“ Das sagte Leiterin Ines Roth-Aydin."], "Ines Roth-Aydin", "Leiterin"),
        ("it", ["“Ascoltiamo tutti, ogni giorno”. Lo ha dichiarato oggi il sindaco di San Salvo Ada Neri."], "Ada Neri", "sindaco di San Salvo"),
        ("it", ["“Ascoltiamo – ha detto il comandante della Polizia Municipale Elio Neri – ogni giorno”."], "Elio Neri", "comandante della Polizia Municipale"),
        ("es", ["La directora del centro, Inés Mora, ha destacado la necesidad de “escuchar a todos los vecinos”."], "Inés Mora", "directora del centro"),
        ("es", ["Habló el secretario general, Juan Paz, quien subrayó que “la plaza también sabe escuchar”."], "Juan Paz", "secretario general"),
        ("es", ["Inés Mora, jefa del centro, destacó que la sala estaba llena.", "“Me siento muy orgullosa de este curso”, expresó."], "Inés Mora", "jefa del centro"),
    ],
)  # fmt: skip
def test_a_speaker_is_read_from_the_syntax(
    language: str, paragraphs: list[str], name: str, role: str
) -> None:
    assert spoken(read(language, *paragraphs)) == [(name, role)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "«Мы слушаем людей каждый день», – отметил помощник министра Ивана Петрова."),
        ("ru", "«Мы слушаем людей каждый день», – говорит советник министра Анны Беловой."),
        ("de", "Jan Gall kam nach Graz. Minister Galls Diagnose: „Wir hören erst einmal zu, dann reden wir.“"),
        ("es", "Juan Paz, acompañado por el jefe, José Gil, y el inspector de zona, Luis Vega, destacó «la importancia de escuchar a todos»."),
        ("es", "La Guardia Civil subrayó que “la plaza también sabe escuchar”."),
        ("fr", "« Nous avons appris à écouter ici », a livré un des participants."),
    ],
)  # fmt: skip
def test_where_somebody_else_is_named_nobody_is(language: str, text: str) -> None:
    assert spoken(read(language, text)) == [(None, None)]


def test_speech_left_open_goes_on_in_the_next_paragraph() -> None:
    summary = read(
        "it",
        "«Ascoltiamo tutti - ha detto il procuratore Elio Neri - anche di notte.",
        "E ascoltiamo anche chi non parla la nostra lingua».",
    )
    assert spoken(summary) == [("Elio Neri", "procuratore")] * 2


def test_a_mark_after_a_colon_that_nothing_closes_is_speech() -> None:
    summary = read("fr", "La juge Ève Roux a dit : « il faut que les agents soient informés ici.")
    assert [s.text for q in summary.quotations for s in q.segments] == [
        "il faut que les agents soient informés ici."
    ]


def test_hosts_partners_and_groups_are_read_where_the_wording_is_plain() -> None:
    event = read(
        "fr",
        "Un séminaire organisé par la Préfecture de l’Ariège avec le soutien de l’Union européenne "
        "a réuni 45 policiers, médiateurs et élus.",
    ).event
    assert [host.text for host in event.hosts] == ["Préfecture de l’Ariège"]
    assert [partner.text for partner in event.partners] == ["Union européenne"]
    people = event.participants
    assert people
    assert people.count == 45
    assert [group.text for group in people.groups] == ["policiers", "médiateurs", "élus"]


def test_what_is_reported_as_said_is_a_message_of_whom_it_names() -> None:
    summary = read(
        "ru", "Директор центра Олег Мирный отметил, что новый курс поможет участковым и жителям."
    )
    assert [(m.text, m.speaker) for m in summary.messages] == [
        ("новый курс поможет участковым и жителям", "mirnyi")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Без доверия нет полиции."),
        ("fr", "La confiance se gagne."),
        ("de", "Das Vertrauen wächst."),
        ("it", "La fiducia cresce."),
        ("es", "La confianza crece."),
    ],
)
def test_themes_are_found_by_each_language_s_words(language: str, text: str) -> None:
    assert [theme.id for theme in read(language, text).themes] == ["trust"]


@pytest.mark.parametrize(
    ("language", "before", "lead", "said"),
    [
        ("de", "„Wir hören erst einmal zu“, sagte Jan Gall, Leiter der Wache.", "Ein junger Mann aus Graz nahm teil.", "„Jetzt verstehe ich die Polizei besser“, sagte er."),
        ("de", "„Wir hören erst einmal zu“, sagte Jan Gall, Leiter der Wache.", "Für Andrei Paladi, 17, war das Rollenspiel am besten.", "„Jetzt verstehe ich die Polizei besser“, sagte er."),
        ("de", "„Wir hören erst einmal zu“, sagte Jan Gall, Leiter der Wache.", "Einer der Beamten beschrieb das Rollenspiel.", "„Jetzt verstehe ich die Polizei besser“, sagte er."),
        ("fr", "« Nous écoutons chaque plainte », a déclaré Luc Amsler, chef de la brigade.", "Un participant a trouvé utile le jeu de rôle.", "« Je comprends mieux la police », a-t-il dit."),
        ("fr", "« Nous écoutons chaque plainte », a déclaré Luc Amsler, chef de la brigade.", "Pour Andrei Paladi, 17 ans, le jeu de rôle était utile.", "« Je comprends mieux la police », a-t-il dit."),
        ("it", "“Ascoltiamo tutti, ogni giorno”, ha detto il sindaco Elio Neri.", "Un giovane del paese ha partecipato al gioco di ruolo.", "“Ora capisco meglio la polizia”, ha detto."),
        ("es", "“Escuchamos a todos los vecinos”, dijo Juan Paz, jefe del centro.", "Un joven del pueblo participó en el taller.", "“Ahora entiendo mejor a la policía”, dijo."),
        ("ru", "«Мы слушаем людей каждый день», – сказал Олег Мирный, директор центра.", "Участник семинара рассказал о ролевой игре.", "«Теперь я лучше понимаю полицию», – сказал он."),
        ("ru", "«Мы слушаем людей каждый день», – сказал Олег Мирный, директор центра.", "Один из офицеров рассказал о ролевой игре.", "«Теперь я лучше понимаю полицию», – сказал он."),
    ],
)  # fmt: skip
def test_a_pronoun_is_not_led_back_past_somebody_without_a_known_name(
    language: str, before: str, lead: str, said: str
) -> None:
    named = "Andrei Paladi" if "Paladi" in lead else None  # who is named there may be meant
    assert spoken(read(language, before, f"{lead} {said}"))[1] in {(None, None), (named, None)}
    assert spoken(read(language, before, lead, said))[1] in {(None, None), (named, None)}
    assert spoken(read(language, before, said))[1] == spoken(read(language, before))[0]
