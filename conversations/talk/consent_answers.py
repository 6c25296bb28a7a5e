"""Consents as they are answered in the talk: all in one message, one by one, or taken back whatever is open."""

from bot.model.forms import missing
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.asking import context_of, words
from conversations.form.consents import SECTION, chosen_before
from conversations.form.forms import Consents
from conversations.talk.learning import learn
from conversations.understanding.consent_choice import read_choice
from conversations.words import consent_texts as texts

_ONE_BY_ONE = {"choose", "no", "nope", "nah"}


def read_consents(turn: Turn, registration: Registration, text: str) -> dict[str, bool]:
    """What was told ahead of its time was shown beside the question: a yes to all leaves it as it was."""
    stored = registration.answers.get(SECTION, {})
    open_ones = [step.name for step in missing(Consents, stored, context_of(turn, registration))]
    said = read_choice(text, open_ones)
    if not said and text.lower().strip(" .!") in _ONE_BY_ONE:
        registration.facts.choosing_consents = True
    if len(said) == len(open_ones) and all(said.values()):
        said |= {name: value for name, value in chosen_before(registration).items() if name in open_ones}
    return said


def change_mind(turn: Turn, registration: Registration, purpose: str, *, given: bool) -> None:
    """Noted at once, and what was asked stays asked."""
    if purpose in registration.answers.get(SECTION, {}):
        learn(turn, registration, SECTION, {purpose: given})
    else:
        registration.answers["guardian"]["consent"] = given
    said = texts.GIVEN if given else texts.TAKEN_BACK
    turn.say(said[purpose].format(**words(turn, registration)))
    turn.go_on(registration)
