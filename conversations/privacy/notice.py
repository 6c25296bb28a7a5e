"""The privacy notice of a club: all from its file, from what is switched on, and from what is kept for how long."""

from collections.abc import Collection, Iterator

from bot.club.club import Club, Privacy
from bot.club.retention import KEPT
from bot.model.forms import steps
from conversations.form.forms import Consents
from conversations.words import privacy_texts as texts
from conversations.words.notice_page import Of, Section, notice_page

_A_CHILD = "your child"


def privacy_notice(club: Club, services: Collection[str], *, badge: str = "", chat: str = "") -> str | None:
    """None where the club file does not say who answers for the data. `services` are those that are switched on."""
    if club.privacy is None:
        return None
    links = [(texts.TO_THE_CHAT, chat)] if chat else []
    return notice_page(
        Of(club.name, club.season.name, club.colours.main, club.colours.words, badge),
        title=texts.TITLE,
        lead=texts.LEAD.format(club=club.short_name),
        sections=_sections(club, club.privacy, services),
        links=[*links, (texts.TO_THE_CLUB, club.website)],
    )


def _sections(club: Club, notice: Privacy, services: Collection[str]) -> Iterator[Section]:
    head, text = texts.CONTROLLER
    yield Section(head, text.format(controller=notice.controller, contact=notice.contact))
    yield Section(*texts.WHAT)
    yield Section(texts.WHY_HEAD, pairs=texts.WHY, lines=notice.purposes)
    yield _consents(club)
    yield Section(*texts.WHO)
    yield Section(*texts.PHOTOS)
    named = list(_services(club, notice, services))
    yield Section(texts.SERVICES_HEAD, "" if named else texts.NO_SERVICES, pairs=named)
    lines = [f"{kept.what[:1].upper()}{kept.what[1:]}: {kept.until(club)}" for kept in KEPT]
    yield Section(texts.HOW_LONG_HEAD, lines=[*lines, *([notice.kept] if notice.kept else [])])
    site, name = club.regulator.site, club.regulator.name
    yield Section(texts.RIGHTS_HEAD, pairs=texts.RIGHTS, before_link=texts.REGULATOR.format(regulator=name), link=site)


def _consents(club: Club) -> Section:
    """In the words in which they are asked."""
    said = {"club": club.short_name, "child": _A_CHILD, "terms": club.consents.terms or ""}
    asked = [each for each in steps(Consents) if each.name != "terms" or club.consents.terms]
    lines = [(each.ask.question or each.ask.prompt).format(**said) for each in asked]
    return Section(texts.CONSENTS_HEAD, texts.CONSENTS.format(version=club.consents.version), lines=lines)


def _services(club: Club, notice: Privacy, services: Collection[str]) -> Iterator[tuple[str, str]]:
    """Those that are switched on, and what else the club file names: what the program knows itself it tells itself."""
    for name, (called, gets) in (texts.SERVICES | texts.SWITCHED).items():
        if name in services:
            yield called, gets + (texts.LOOKS_FOR_HARM if name == "openai" and club.model_net else "")
    known = [called.casefold() for called, _ in texts.SERVICES.values()]
    for written in notice.services:
        if not any(called in written.casefold() for called in known):
            called, _, gets = written.partition("(")
            yield called.strip(), gets.rstrip(") ")
