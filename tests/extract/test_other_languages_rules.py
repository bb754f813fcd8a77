# ruff: noqa: E501 - a table with one case a line is easier to read
"""What the light rules find in five languages, one case at a time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release

if TYPE_CHECKING:
    from mkmaterials.model.summary import EventSummary


def read(language: str, *paragraphs: str) -> EventSummary:
    return extract(Release("a.txt", ("Titel", *paragraphs), "0" * 64, language))[0]


def spoken(summary: EventSummary) -> list[tuple[str | None, str | None, list[str]]]:
    people = {person.id: person for person in summary.people}
    found = []
    for quotation in summary.quotations:
        person = people.get(quotation.speaker or "")
        texts = [segment.text for segment in quotation.segments]
        name, role = (person.name, person.role) if person else (None, None)
        found.append((name, role, texts))
    return found


ANNA = ("Анна Белова", "начальник отдела")
EVE = ("Ève Roux-Diallo", "directrice du centre")


@pytest.mark.parametrize(
    ("language", "text", "who", "segments"),
    [
        ("ru", "«Сначала мы слушаем людей», – сказала Анна Белова, начальник отдела.", ANNA, ["Сначала мы слушаем людей"]),
        ("ru", "«Мы слушаем, – сказала Анна Белова, начальник отдела. – Потом решаем».", ANNA, ["Мы слушаем,", "Потом решаем"]),
        ("ru", "– Мы слушаем, – сказала Анна Белова, начальник отдела. – Потом решаем.", ANNA, ["Мы слушаем,", "Потом решаем."]),
        ("ru", "Как отметила начальник отдела Анна Белова, «люди хотят ответа».", ANNA, ["люди хотят ответа"]),
        ("ru", "Начальник отдела Анна Белова заявила: «Люди хотят ответа».", ("Анна Белова", "Начальник отдела"), ["Люди хотят ответа"]),
        ("fr", "« Nous écoutons », a déclaré Ève Roux-Diallo, directrice du centre.", EVE, ["Nous écoutons"]),
        ("fr", "« Nous écoutons, explique Ève Roux-Diallo, directrice du centre. Puis nous agissons. »", EVE, ["Nous écoutons,", "Puis nous agissons."]),
        ("fr", "Selon Ève Roux-Diallo, directrice du centre, « la rue écoute ».", EVE, ["la rue écoute"]),
        ("de", "„Wir hören erst zu“, sagte Ines Roth-Aydin, Leiterin der Wache.", ("Ines Roth-Aydin", "Leiterin der Wache"), ["Wir hören erst zu"]),
        ("de", "„Wir hören erst zu“, so Leiterin Ines Roth-Aydin.", ("Ines Roth-Aydin", "Leiterin"), ["Wir hören erst zu"]),
        ("de", "„Wir hören erst zu“, wie Ines Roth-Aydin erklärte.", ("Ines Roth-Aydin", None), ["Wir hören erst zu"]),
        ("de", "Leiterin Ines Roth-Aydin betonte: „Wir hören zu.“", ("Ines Roth-Aydin", "Leiterin"), ["Wir hören zu."]),
        ("it", "«Ascoltiamo tutti», ha detto Ada Neri-Mbaye, direttrice del centro.", ("Ada Neri-Mbaye", "direttrice del centro"), ["Ascoltiamo tutti"]),
        ("it", "Secondo la direttrice Ada Neri-Mbaye, «la piazza ascolta».", ("Ada Neri-Mbaye", "direttrice"), ["la piazza ascolta"]),
        ("es", "«Escuchamos a todos», señaló Inés Mora Paz, jefa del centro.", ("Inés Mora Paz", "jefa del centro"), ["Escuchamos a todos"]),
        ("es", "Según Inés Mora Paz, jefa del centro, «la plaza escucha».", ("Inés Mora Paz", "jefa del centro"), ["la plaza escucha"]),
    ],
)  # fmt: skip
def test_who_spoke_is_read_from_the_words_beside_the_marks(
    language: str, text: str, who: tuple[str, str | None], segments: list[str]
) -> None:
    assert spoken(read(language, text)) == [(*who, segments)]


def test_a_declined_name_is_led_back_to_its_nominative() -> None:
    summary = read(
        "ru",
        "«Люди хотят ответа», – сказала Анна Белова, начальник отдела.",
        "По словам Анны Беловой, «ответ нужен сегодня».",
        "По словам Беловой, «ответ нужен всем».",
    )
    assert {name for name, _, _ in spoken(summary)} == {"Анна Белова"}


def test_a_name_that_is_only_declined_stays_as_printed_and_is_reported() -> None:
    text = "По словам Анны Беловой, «ответ нужен сегодня»."
    source = Release("a.txt", ("Титул", text), "0" * 64, "ru")
    summary, findings = extract(source)
    assert [person.name for person in summary.people] == ["Анны Беловой"]
    assert "person.name-declined" in {finding.code for finding in findings}


def test_a_surname_that_two_people_bear_names_nobody() -> None:
    summary = read(
        "fr",
        "« Nous écoutons », a déclaré Ève Roux, juge. « Moi aussi », a dit Luc Roux, maire.",
        "« La rue nous écoute aussi », a conclu Roux.",
    )
    assert [name for name, _, _ in spoken(summary)] == ["Ève Roux", "Luc Roux", None]


def test_a_pronoun_of_the_other_sex_names_nobody() -> None:
    summary = read(
        "fr",
        "« Nous écoutons », a déclaré Ève Roux, directrice.",
        "« La rue nous écoute aussi », a-t-il ajouté.",
        "« La rue nous écoute encore », a expliqué une habitante.",
    )
    assert [name for name, _, _ in spoken(summary)] == ["Ève Roux", None, None]


@pytest.mark.parametrize(
    ("language", "text", "starts", "ends"),
    [
        ("ru", "Семинар прошёл в Оше 13–14 мая 2019 г.", (2019, 5, 13), (2019, 5, 14)),
        ("ru", "Семинар прошёл 14 мая 2019 года.", (2019, 5, 14), None),
        ("fr", "Un atelier s’est tenu du 12 au 14 mai 2019.", (2019, 5, 12), (2019, 5, 14)),
        ("fr", "Un atelier s’est tenu du 30 avril au 1er mai 2019.", (2019, 4, 30), (2019, 5, 1)),
        ("de", "Der Workshop fand am 14. Mai 2019 statt.", (2019, 5, 14), None),
        ("de", "Das Seminar lief vom 12. bis 14. Mai 2019.", (2019, 5, 12), (2019, 5, 14)),
        ("it", "Il corso si è svolto il 14 maggio 2019.", (2019, 5, 14), None),
        ("it", "Il corso si è svolto dall’11 al 12 maggio 2019.", (2019, 5, 11), (2019, 5, 12)),
        ("es", "El taller se celebró el 14 de mayo de 2019.", (2019, 5, 14), None),
        ("es", "El taller tuvo lugar del 12 al 14 de mayo de 2019.", (2019, 5, 12), (2019, 5, 14)),
        ("es", "El taller se celebró el 14 de mayo.", None, None),
        ("fr", "L’atelier s’est tenu le 31 février 2019.", None, None),
    ],
)
def test_the_day_is_the_one_that_is_printed(
    language: str,
    text: str,
    starts: tuple[int, int, int] | None,
    ends: tuple[int, int, int] | None,
) -> None:
    event = read(language, text).event
    assert event.starts == (dt.date(*starts) if starts else None)
    assert event.ends == (dt.date(*ends) if ends else None)


@pytest.mark.parametrize(
    ("language", "text", "count", "qualifier"),
    [
        ("ru", "В семинаре приняли участие более 40 сотрудников милиции.", 40, "более"),
        ("ru", "В семинаре участвовали двадцать пять судей.", 25, None),
        ("ru", "В семинаре приняли участие 34 инспектора и 6 психологов.", None, None),
        ("fr", "Plus de soixante-douze magistrats ont participé à l’atelier.", 72, "Plus de"),
        ("de", "An dem Workshop nahmen 52 Personen teil, darunter 20 Jugendliche.", 52, None),
        ("it", "Hanno partecipato circa 45 agenti.", 45, "circa"),
        ("es", "Asistieron treinta y dos policías.", 32, None),
    ],
)
def test_participants_are_counted_if_one_number_is_printed(
    language: str, text: str, count: int | None, qualifier: str | None
) -> None:
    participants = read(language, text).event.participants
    assert (participants and participants.count) == count
    assert (participants and participants.qualifier) == qualifier


def test_the_dateline_gives_the_place() -> None:
    place = read("ru", "КАРАГАНДА, Казахстан, 14 мая 2019 г. – Семинар прошёл вчера.").event.place
    assert place
    assert (place.text, place.at) == ("КАРАГАНДА, Казахстан", "p2:0-20")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Nous étions seules », a déclaré la mère de Jean Dupont-Leroy."),
        ("es", "«Nos vamos ya de aquí», dijo la hermana de Juan Pérez."),
        ("it", "«Andiamo via subito tutti», ha detto la madre di Mario Rossi."),
        ("de", "„Wir waren ganz allein“, sagte der Sprecher von Minister Hans Meier."),
        ("de", "„Wir waren ganz allein“, berichtete eine Betroffene aus Graz."),
        ("ru", "«Мы были совсем одни», – сказала мать Ивана Петрова."),
        ("ru", "По словам матери Ивана Петрова, «мальчик молчал три дня»."),
    ],
)
def test_words_of_somebody_else_are_not_given_to_the_one_who_is_named(
    language: str, text: str
) -> None:
    summary = read(language, text)
    assert [name for name, _, _ in spoken(summary)] == [None]
    assert summary.people == []


def test_the_name_of_a_project_stays_a_term_whatever_follows_it() -> None:
    summary = read("fr", "Le projet « Une rue pour tous », finance Anna Roux-Diallo, commence.")
    assert summary.quotations == []
    assert [term.text for term in summary.terms] == ["Une rue pour tous"]


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        (
            "it",
            "Ventisei agenti della polizia locale e mediatori culturali hanno partecipato al corso.",
            ["agenti della polizia locale", "mediatori culturali"],
        ),
        (
            "ru",
            "Завершился тренинг для 24 участковых инспекторов и школьных психологов, организованный Центром.",
            ["участковых инспекторов", "школьных психологов"],
        ),
        (
            "fr",
            "Vingt policiers de la ville, médiateurs de quartier et enseignants ont participé à l’atelier.",
            ["policiers de la ville", "médiateurs de quartier", "enseignants"],
        ),
        (
            "es",
            "Asistieron 64 fiscales, médicos forenses y traductoras.",
            ["fiscales", "médicos forenses", "traductoras"],
        ),
        (
            "de",
            "An dem Seminar nahmen 50 Beamte der Polizei, Reeder und Seelsorger teil.",
            ["Beamte der Polizei", "Reeder", "Seelsorger"],
        ),
    ],
)
def test_every_group_of_a_list_is_found_with_what_belongs_to_it(
    language: str, text: str, groups: list[str]
) -> None:
    who = read(language, text).event.participants
    assert who
    assert [group.text for group in who.groups] == groups


@pytest.mark.parametrize(
    ("language", "text", "hosts", "partners"),
    [
        (
            "de",
            "Veranstaltet wurde das Seminar vom Polizeipräsidium Graz. Gefördert wird die Reihe vom Land Steiermark.",
            ["Polizeipräsidium Graz"],
            ["Land Steiermark"],
        ),
        (
            "de",
            "Zu dem Runden Tisch eingeladen hatten das Polizeipräsidium Graz und das Innenministerium Wien.",
            ["Polizeipräsidium Graz", "Innenministerium Wien"],
            [],
        ),
        (
            "ru",
            "Семинар организовало Управление ООН по наркотикам и преступности при поддержке Фонда «Двор».",
            ["Управление ООН по наркотикам и преступности"],
            ["Фонда «Двор»"],
        ),
    ],
)
def test_hosts_and_partners_may_follow_what_they_held(
    language: str, text: str, hosts: list[str], partners: list[str]
) -> None:
    event = read(language, text).event
    assert [one.text for one in event.hosts] == hosts
    assert [one.text for one in event.partners] == partners


def test_a_country_in_brackets_belongs_to_the_city_and_an_abbreviation_does_not() -> None:
    told = "Du 3 au 5 octobre 2022, la Gendarmerie nationale a tenu à Bobo-Dioulasso ({}) une formation."
    places = [read("fr", told.format(one)).event.place for one in ("Burkina Faso", "ONUDC")]
    assert [place.text for place in places if place] == [
        "Bobo-Dioulasso (Burkina Faso)",
        "Bobo-Dioulasso",
    ]


def test_words_before_a_verb_and_a_body_are_no_part_of_a_role() -> None:
    russian = read(
        "ru",
        "Тренинг открыл начальник отдела Бакыт Сатаров.",
        "По словам Сатарова, «за год не составили ни одного протокола».",
    )
    assert [(p.name, p.role) for p in russian.people] == [("Бакыт Сатаров", "начальник отдела")]
    spanish = read(
        "es",
        "El jefe de la policía comunitaria, Marco Andrade, señaló que «una libreta cerrada abre más».",
    )
    assert [(p.name, p.role) for p in spanish.people] == [
        ("Marco Andrade", "jefe de la policía comunitaria")
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("ru", "В семинаре участвовали 34 человека, в том числе 19 женщин.", 34),
        ("ru", "В семинаре участвовали 34 сотрудника, из них 19 женщин.", 34),
        ("ru", "В семинаре участвовали сотрудники полиции, в том числе 19 женщин.", None),
        ("de", "An dem Seminar nahmen 34 Fachkräfte teil, 19 davon Frauen.", 34),
        ("de", "An dem Seminar nahmen Fachkräfte teil, darunter 19 Frauen.", None),
        ("fr", "34 policiers, parmi lesquels 19 femmes, ont participé à l’atelier.", 34),
        ("fr", "Des policiers, dont 19 femmes, ont participé à l’atelier.", None),
        ("it", "Hanno partecipato 34 agenti, di cui 19 donne.", 34),
        ("it", "Hanno partecipato agenti, tra cui 19 donne.", None),
        ("es", "Participaron 34 agentes, 19 de ellas mujeres.", 34),
        ("es", "Participaron agentes, entre ellos 19 mujeres.", None),
    ],
)
def test_the_women_among_the_participants_are_not_all_of_them(
    language: str, sentence: str, expected: int | None
) -> None:
    who = read(language, sentence).event.participants
    assert (who.count if who else None) == expected
