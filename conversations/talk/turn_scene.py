"""What of a turn is known to who reads its letters."""

from collections.abc import Iterator

from bot.club.registration import State
from bot.model.asked import AskedToJoin
from bot.model.forms import load
from bot.model.people import Registration
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import context_of
from conversations.form.consents import SECTION, chosen_before
from conversations.form.forms import SECTIONS
from conversations.form.open_section import open_section
from conversations.registering.returning import may_identify
from conversations.talk.put_again import answer_of_the_club
from conversations.trust import silence
from conversations.understanding.scene import OtherChild, Scene
from conversations.words.naming import name_of


def scene_of(turn: Turn) -> Scene:
    registration, asked = turn.registration, turn.asked
    outside = context_of(turn, None)
    context = context_of(turn, registration) if registration else outside
    section = open_section(turn, registration, context) if registration else None
    about = registration.answers if registration else {}
    return Scene(
        context=context,
        outside=outside,
        answer=lambda text: answer_of_the_club(turn, text),
        asked=asked,
        state=registration.state if registration else None,
        section=section,
        form=SECTIONS[section] if section else None,
        stored=load(SECTIONS[section], sharing.mine(turn, registration, section)) if registration and section else {},
        child=name_of(registration) if registration else "",
        others=tuple(_others(turn)),
        names=[str(each.child.profile.get("name", "")) for each in turn.registrations],
        invited_by=registration.facts.manager if registration else None,
        runs_teams=turn.manager is not None,
        knows_guardian="born" in about.get("guardian", {}),
        knows_child="born" in about.get("child", {}),
        is_joining=isinstance(asked, AskedToJoin) and asked.child_id in turn.contact.profile.asked_to_join,
        may_identify=may_identify(turn),
        is_silent=silence.is_silent(turn.contact, turn.today),
        reads_all=turn.assistance is Assistance.ALWAYS,
        consents=tuple(about.get(SECTION, {}) or (chosen_before(registration) if registration else {})),
    )


def _others(turn: Turn) -> Iterator[OtherChild]:
    for each in turn.registrations:
        if each is not turn.registration and _is_open(turn, each):
            yield OtherChild(each.id, name_of(each), each.state is State.INITIAL_CONTACT)


def _is_open(turn: Turn, registration: Registration) -> bool:
    return registration.archived_at is None and registration.season == turn.club.season.name
