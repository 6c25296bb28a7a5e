"""A scripted parent: has the truth and a style, answers what is open, and changes nothing but the order of things."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import sqlalchemy as sa

from bot.club.registration import PaymentStatus, State
from bot.model.asked import AskedSection
from bot.model.links import Purpose, digest_of
from bot.model.messages import Handle, Medium
from bot.model.people import Contact, Conversation, Registration
from bot.store import links as known_links
from bot.store import tables, turns
from conversations.talk.asides import ASIDES
from integrations.twilio import phone
from tests.conversations.truths import (
    Place,
    Truth,
    birthday,
    elsewhere,
    fact,
    family,
    with_serious_condition,
    wrong_values,
)
from tests.pictures import JPEG
from tests.world import Parent, World

MOST_MESSAGES = 60
_TYPING = timedelta(seconds=50)
_UPLOAD = re.compile(r"/upload/([\w-]+)")
_TEAMS = {10: ("U10", "Tigers"), 11: ("U11", "Panthers"), 13: ("U13", "Leopards"), 16: ("U16", "Falcons")}
_ASKS_BETWEEN = ("how much is it?", "what night is training?", "who is the manager?", "thanks", "ok", "👍", "hello?")
_TO_ALL = ("Yes to all", "yes", "all fine", "yes to all of them", "happy with all that")
_NO_MESSAGES = ("yes to all but no messages", "all fine except the messages", "no messages please, the rest is fine")
_SLIPS = {
    "please": "plz",
    "messages": "msgs",
    "message": "msg",
    "january": "janury",
    "february": "febuary",
    "september": "septmber",
    "october": "ocotber",
    "august": "agust",
    "december": "decmber",
    "number": "nummber",
    "mother": "mothr",
    "postcode": "post code",
    "medical": "medicle",
    "yes": "yess",
}


@dataclass(frozen=True)
class Style:
    name: str
    writes: str = "by section"  # singly, by section, all at once
    joined: tuple[str, ...] = (", ",)
    shuffled: bool = False
    sloppy: bool = False
    bursts: bool = False
    changes_mind: bool = False
    goes_silent: bool = False
    asks: bool = False
    declines: bool = False
    medium: Medium = Medium.WHATSAPP
    hidden: bool = False
    uninvited: bool = False
    returning: bool = False
    older: bool = False
    elsewhere: bool = False
    serious: bool = False
    children: int = 1
    most: int = 0  # bot messages for one child


STYLES = (
    Style("singly", writes="singly", most=30),
    Style("by section", joined=(", ", "\n", ". ", " "), most=15),
    Style("all at once", writes="all at once", joined=(", ", ". ")),
    Style("out of order", shuffled=True, joined=(", ", "\n")),
    Style("lower case with slips", sloppy=True, joined=(",", " ", ", ")),
    Style("bursts", bursts=True),
    Style("changes their mind", changes_mind=True),
    Style("goes silent", goes_silent=True, writes="singly"),
    Style("by SMS", medium=Medium.SMS, joined=(", ", "\n")),
    Style("singly by SMS", medium=Medium.SMS, writes="singly"),
    Style("sixteen", older=True, joined=(", ", "\n")),
    Style("child elsewhere", elsewhere=True),
    Style("serious condition", serious=True),
    Style("hidden number", hidden=True, uninvited=True),
    Style("uninvited", uninvited=True, writes="singly"),
    Style("played before", returning=True),
    Style("declines first", declines=True),
    Style("asks in between", asks=True, writes="singly"),
    Style("two children", children=2),
    Style("two by SMS", children=2, medium=Medium.SMS, joined=(", ", "\n")),
)


@dataclass
class Played:
    """What became of one parent."""

    finished: bool = True
    wrong: list[str] = field(default_factory=list)
    asked_again: list[str] = field(default_factory=list)
    heard: int = 0
    children: int = 1


class HiddenParent(Parent):
    """WhatsApp tells no number, only an id."""

    @property
    def handle(self) -> Handle:
        return phone.handle(self.number, self.medium)


@dataclass
class Scripted:
    parent: Parent
    style: Style
    random: Random
    truths: dict[str, Truth]  # by the child's first name
    team: tuple[str, str]
    played: Played = field(default_factory=Played)
    last: tuple[str | None, Place] | None = None
    changed: set[str] = field(default_factory=set)
    started: list[str] = field(default_factory=list)
    told_all: bool = False

    async def play(self) -> Played:
        await self._begin()
        for _ in range(MOST_MESSAGES * self.style.children):
            if not await self._step():
                break
        registrations = await self.parent.registrations()
        mine = {each.child.first_name: each for each in registrations}
        self.played.children = len(self.truths)
        self.played.finished = all(name in mine and mine[name].state is State.COMPLETED for name in self.truths)
        for name, truth in self.truths.items():
            if name in mine:
                self.played.wrong += wrong_values(truth, mine[name].answers)
        self.played.heard = self.played.heard or len(await self.parent.replies())
        return self.played

    async def _begin(self) -> None:
        if self.style.uninvited:
            await self._say("hi can i register my child please")
            return
        await self._invite(next(iter(self.truths)))

    async def _invite(self, name: str) -> None:
        self.started.append(name)
        truth = self.truths[name]
        await self.parent.invited(
            child_name=truth["child", "name"].stored,
            parent_name=truth["guardian", "name"].stored,
            age_group=self.team[0],
            team_name=self.team[1],
        )

    async def _step(self) -> bool:
        """One message of the parent; False when there is nothing left to do."""
        _, conversation = await self._contact()
        registrations = await self.parent.registrations() if self.started or conversation.registration_id else []
        current = next((each for each in registrations if each.id == conversation.registration_id), None)
        asked = conversation.asked
        section, name = (asked.section, asked.field) if asked else (None, None)
        self.asks_both = isinstance(asked, AskedSection) and asked.both
        self.may_tell_team = section == "guardian" and name is None and not self.style.returning
        done = [each for each in registrations if each.state is State.COMPLETED]
        if len(done) == len(self.truths) and not self.played.heard:
            self.played.heard = len(await self.parent.replies())
        await self._perhaps_go_silent()
        if await self._interleave(current):
            return True
        if section == "looking":
            await self.parent.world.settle()
        elif section == "enquiry":
            await self._enquire(name)
        elif section in ASIDES:
            return await self._answer_aside(str(section), registrations)
        elif current is None:
            return False
        elif section is None:
            return await self._act(current)
        else:
            await self._answer(current, str(section), name)
        return True

    async def _answer(self, current: Registration, section: str, name: str | None) -> None:
        truth = self.truths[current.child.first_name]
        if self.style.declines and section == "wish" and "declined" not in self.changed:
            self.changed.add("declined")
            await self._say("no thanks")
            return
        if await self._change_mind(current, truth, section) or await self._ask_between():
            return
        place = (section, name or "")
        again = self.last == (current.id, place)
        if again:
            self.played.asked_again.append(f"{section}.{name}")
        self.last = (current.id, place)
        if section == "photo":
            await self._show(current)
            return
        await self._say(*self._words(current, truth, section, name, plainly=again))

    def _words(
        self, current: Registration, truth: Truth, section: str, name: str | None, *, plainly: bool
    ) -> list[str]:
        if section == "consents" and name is None:
            gladly = truth[section, "messages"].stored
            return [self.random.choice(_TO_ALL if gladly else _NO_MESSAGES)]
        if section == "address_check" and self.asks_both:
            return [self._both(truth)]
        known = current.answers.get(section, {})
        open_places = [
            place
            for place in truth
            if place[0] == section
            and place[1] not in known
            and (place[1] != "mobile" or section != "guardian" or self.style.hidden)
        ]
        if section == "past" and name == "played_for_us" and self.style.writes != "singly" and not self.style.returning:
            open_places = [(section, "played_for_us"), (section, "previous_team")]
        elif name is not None:
            open_places = [(section, name)]
        elif self.style.writes == "singly":
            open_places = open_places[:1]
        if section == "guardian" and name is None and self.style.writes == "all at once" and not self.told_all:
            self.told_all = True
            return [self._paragraph(truth)]
        return self._joined(current, truth, section, name, open_places, plainly=plainly)

    def _joined(
        self,
        current: Registration,
        truth: Truth,
        section: str,
        name: str | None,
        open_places: list[Place],
        *,
        plainly: bool,
    ) -> list[str]:
        said = [
            self._way(truth, place, plainly=plainly or (name is not None and self.random.random() < 0.5))
            for place in open_places
        ]
        if section == "kit" and plainly and name == "number":
            said = [str(truth["kit", "number"].stored)]
        if self.style.shuffled:
            self.random.shuffle(said)
        if self.style.bursts:
            return said
        if self.may_tell_team and "previous_team" not in current.answers.get("past", {}) and len(said) > 1:
            team = self._way(truth, ("past", "previous_team"), plainly=True)
            return [f"{team}\n{', '.join(said)}"]
        return [(", " if section == "past" else self.random.choice(self.style.joined)).join(said)]

    def _both(self, truth: Truth) -> str:
        """Whether the address is right, and whether the child lives there."""
        if truth["home", "same"].stored:
            return self._way(truth, ("address_check", "correct"), plainly=False)
        return "the address is right but the child lives with the other parent"

    def _paragraph(self, truth: Truth) -> str:
        def way(section: str, name: str) -> str:
            return self._way(truth, (section, name), plainly=False)

        return (
            f"I'm {truth['guardian', 'name'].stored}, {way('guardian', 'relationship')}, "
            f"born {way('guardian', 'born')}, {way('guardian', 'email')}, {way('guardian', 'consent')}. "
            f"{truth['child', 'name'].stored} was born "
            f"{way('child', 'born')}, {way('child', 'gender')}, {way('child', 'medical')}. We live at "
            f"{way('address', 'house')}, {way('address', 'postcode')}."
        )

    def _way(self, truth: Truth, place: Place, *, plainly: bool) -> str:
        ways = truth[place].ways
        said = ways[0] if plainly else self.random.choice(ways)
        is_name = place == ("child", "name")  # who misspells the name gives another one
        return self._sloppily(said, plainly=plainly or is_name) if self.style.sloppy else said

    def _sloppily(self, said: str, *, plainly: bool) -> str:
        said = said.lower()
        if not plainly and "@" not in said:
            for word, slip in _SLIPS.items():
                if word in said and self.random.random() < 0.4:
                    said = said.replace(word, slip)
        return said

    async def _change_mind(self, current: Registration, truth: Truth, section: str) -> bool:
        if not self.style.changes_mind or section not in {"address", "home", "review", "payment", "kit", "photo"}:
            return False
        if self.random.random() < 0.5 or section in self.changed:
            return False
        self.changed.add(section)
        await self._say(self._correction(truth, current))
        return True

    def _correction(self, truth: Truth, current: Registration) -> str:
        kind = self.random.choice(("email", "birthday", "my birthday", "surname", "gender", "day", "medical"))
        boy = truth["child", "gender"].stored == "Male"
        his = "his" if boy else "her"
        if kind == "email":
            email = f"new{self.random.randint(10, 99)}@example.org"
            truth["guardian", "email"] = fact(email)
            return self.random.choice(
                ("change email to {}", "sorry my email is {}", "actually use {} instead", "email {}")
            ).format(email)
        if kind == "birthday":
            born = date.fromisoformat(truth["child", "born"].stored)
            born = born.replace(day=born.day % 28 + 1)
            truth["child", "born"] = birthday(self.random, born)
            return self.random.choice(
                (
                    f"actually {his} birthday is {born.day} {born:%B %Y}",
                    f"sorry {his} dob is {born:%d/%m/%Y}",
                    f"actually {his} birthday is the {born.day}th",
                )
            )
        if kind == "my birthday":
            born = date.fromisoformat(truth["guardian", "born"].stored)
            born = born.replace(year=born.year - 1)
            truth["guardian", "born"] = birthday(self.random, born)
            return f"sorry my date of birth should be {born:%d/%m/%Y}"
        if kind == "surname":
            old = truth["child", "name"].stored
            new = old.split()[0] + " Taylor"
            truth["child", "name"] = fact(new)
            return self.random.choice(
                (f"sorry {his} name is {new}", f"{his} full name is {new}", f"change {his} name to {new}")
            )
        if kind == "day" and "payment" in current.answers:
            truth["payment", "day"] = fact(12, "12th")
            return "change payment day to the 12th"
        truth["child", "medical"] = fact("Eczema", "eczema")
        return self.random.choice(("change medical to eczema", "actually medical: eczema"))

    async def _ask_between(self) -> bool:
        if not self.style.asks or self.random.random() > 0.25:
            return False
        await self._say(self.random.choice(_ASKS_BETWEEN))
        return True

    async def _answer_aside(self, section: str, registrations: list[Registration]) -> bool:
        done = {each.child.first_name for each in registrations}
        left = [name for name in self.truths if name not in done]
        if section == "next_child" or (section == "another" and left):
            await self._say("yes")
            return True
        await self._say("no thanks")
        return section != "another"

    async def _enquire(self, name: str | None) -> None:
        child = next((name for name in self.truths if name not in self.started), next(iter(self.truths)))
        self.started.append(child)
        said = {"child": str(self.truths[child]["child", "name"].stored), "team": " ".join(self.team)}
        await self._say(said[name] if name else ", ".join(said.values()))

    async def _act(self, current: Registration) -> bool:
        """Nothing is asked: the money, or the photo, is missing; or it is over."""
        if current.state in {State.DECLINED, State.WITHDRAWN}:
            await self._say("actually yes please")
        elif current.payment_status is not PaymentStatus.ACTIVE and current.billing_request_id:
            await self.parent.world.bank.pays(current.billing_request_id)
            await self.parent.world.settle()
        elif current.state is State.COMPLETED:
            return False
        elif current.state is State.AWAITING_PAYMENT:
            await self._show(current)
        else:
            await self._say("yes")  # shall we go on with the next child?
        return True

    async def _show(self, current: Registration) -> None:
        if self.style.medium is Medium.SMS:
            await self._upload(current)
        else:
            await self.parent.sends(JPEG)

    async def _upload(self, current: Registration) -> None:
        """By the newest link that was sent; before there is one, later will do."""
        links = [match[1] for reply in await self.parent.replies() if (match := _UPLOAD.search(reply))]
        if not links or (current.state is State.PHOTO and self.random.random() < 0.3):
            await self._say("later")
            return
        app = self.parent.world.app
        async with app.database.begin() as tx:
            link = await known_links.look(tx, digest_of(links[-1]), Purpose.UPLOAD)
        if (
            link is None
            or link.registration_id != current.id
            or not await app.intake.photo(link, f"photo-{current.id}")
        ):
            await self._say("can i have the link again please")
        await self.parent.world.settle()

    async def _interleave(self, current: Registration | None) -> bool:
        """The second child is invited in the middle of the first one's talk, and talked of in turns."""
        if self.style.children < 2 or current is None:
            return False
        waiting = [name for name in self.truths if name not in self.started]
        if waiting and current.state is not State.INITIAL_CONTACT and self.random.random() < 0.3:
            await self._invite(waiting[0])
            return True
        registrations = await self.parent.registrations()
        over = {each.child.first_name for each in registrations if each.state is State.COMPLETED}
        others = [name for name in self.started if name not in {current.child.first_name, *over}]
        if others and self.random.random() < 0.08:
            await self._say(f"now about {others[0]}")
            return True
        return False

    async def _perhaps_go_silent(self) -> None:
        if self.style.goes_silent and self.random.random() < 0.15:
            await self.parent.world.later(timedelta(days=self.random.choice((1, 3, 9))))

    async def _say(self, *said: str) -> None:
        self.parent.world.clock.move(_TYPING)
        if self.style.bursts and len(said) > 1 and self.random.random() < 0.4:
            for text in said:  # too slowly for one burst
                await self.parent.says(text)
        else:
            await self.parent.says(*said)

    async def _contact(self) -> tuple[Contact, Conversation]:
        database = self.parent.world.app.database
        async with database.begin() as tx:
            query = sa.select(tables.handles.c.contact_id).where(
                tables.handles.c.digest == database.vault.digest(self.parent.handle)
            )
            contact_id = (await tx.execute(query)).scalar_one()
            return (await turns.load_contacts(tx, [contact_id]))[contact_id]


def scripted(world: World, style: Style, number: int, seed: int) -> Scripted:
    random = Random(seed)
    under = 16 if style.older else random.choice((10, 10, 11, 13))
    shirts = [number % 35 + 13]
    truths = {}
    truth = family(random, number=number, born=_born(random, under), kit_numbers=shirts)
    if style.serious:
        truth = with_serious_condition(truth, random)
    if style.elsewhere:
        truth = elsewhere(truth, random)
    if style.returning:
        truth |= {("past", "played_for_us"): fact(True, "yes", "yes he did", "yeah last year")}
    truths[_first(truth)] = truth
    while len(truths) < style.children:
        other = family(random, number=number + 100, born=_born(random, under), kit_numbers=[2 + number % 9])
        of_parent = {"guardian", "address", "address_check"}
        same = {place: each for place, each in truth.items() if place[0] in of_parent or place[1] == "messages"}
        truths.setdefault(_first(other), other | same)
    sender = f"GB.{9000 + number}" if style.hidden else f"+447700{900200 + number:06}"
    kind = HiddenParent if style.hidden else Parent
    return Scripted(kind(world, sender, style.medium), style, random, truths, _TEAMS[under])


def _born(random: Random, under: int) -> date:
    return date(2026 - under, 9, 1) + timedelta(random.randint(0, 364))


def _first(truth: Truth) -> str:
    return str(truth["child", "name"].stored).split()[0]
