"""A club as its file describes it: nothing about a club is written anywhere else."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PositiveInt,
    ValidationInfo,
    field_validator,
)

from bot.club.age_groups import AgeGroup
from bot.club.look import Colours
from bot.club.roster_columns import COLUMNS as ROSTER_COLUMNS
from bot.club.season import SeasonName

Pence = Annotated[int, Field(ge=0)]
DEFAULT_FILE = Path(__file__).with_name("club.toml")


_time_zones = cache(available_timezones)  # looks through a folder of hundreds of files


def _known_zone(name: str) -> str:
    if name not in _time_zones():
        raise ValueError("no such time zone; write it like Europe/London")
    return name


class Role(StrEnum):
    MANAGER = "manager"
    ADMIN = "admin"
    SECRETARY = "secretary"
    TREASURER = "treasurer"
    WELFARE_OFFICER = "welfare_officer"
    DEPUTY_WELFARE_OFFICER = "deputy_welfare_officer"  # where the officer does not answer, or is involved
    REGISTRAR = "registrar"
    HARDSHIP_CONTACT = "hardship_contact"  # who helps, in confidence, when money is short


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Season(Part):
    name: SeasonName
    cutoff: date
    first_month: date
    last_month: date
    closes: date | None = None  # then unfinished registrations end; None: when somebody says so

    @field_validator("cutoff")
    @classmethod
    def _of_its_year(cls, cutoff: date, info: ValidationInfo) -> date:
        begins = str(info.data.get("name", cutoff.year))[:4]
        if str(cutoff.year) != begins:
            raise ValueError(f"of another year than the one the season begins in, {begins}")
        return cutoff

    @field_validator("last_month")
    @classmethod
    def _months_in_order(cls, last: date, info: ValidationInfo) -> date:
        if info.data.get("first_month", last) > last:
            raise ValueError("before the first month")
        return last


class Ages(Part):
    youngest: PositiveInt
    oldest: PositiveInt
    own_contact_from: PositiveInt
    adult: PositiveInt


class Fees(Part):
    signing_on: Pence
    monthly: Pence
    sibling_discount_percent: Annotated[int, Field(ge=0, le=100)]
    joining_day_limit: Annotated[int, Field(ge=1, le=28)]


class Kit(Part):
    sizes: tuple[str, ...]
    lowest_number: int
    highest_number: int
    goalkeeper_numbers: frozenset[int]

    @field_validator("highest_number")
    @classmethod
    def _numbers_in_order(cls, highest: int, info: ValidationInfo) -> int:
        if info.data.get("lowest_number", highest) > highest:
            raise ValueError("below the lowest number")
        return highest

    @field_validator("goalkeeper_numbers")
    @classmethod
    def _keepers_within(cls, keepers: frozenset[int], info: ValidationInfo) -> frozenset[int]:
        lowest, highest = info.data.get("lowest_number"), info.data.get("highest_number")
        if lowest is not None and highest is not None:
            outside = sorted(number for number in keepers if not lowest <= number <= highest)
            if outside:
                raise ValueError(f"outside {lowest} to {highest}: {', '.join(map(str, outside))}")
        return keepers


class QuietHours(Part):
    from_: time = Field(alias="from")
    until: time


class Managers(Part):
    """How much one manager may have the bot do."""

    invitations_a_day: PositiveInt = 60
    nudges_a_day: PositiveInt = 60
    commands_an_hour: PositiveInt = 60


class Caps(Part):
    """How much is said and done: against machines that talk to the machine, and bills without end."""

    replies_in_ten_minutes: PositiveInt = 20  # to one contact, that brought nothing new
    messages_a_day: PositiveInt = 40  # to one contact, likewise
    invitations_a_day: PositiveInt = 3  # of other people, by one parent
    club_messages_a_day: PositiveInt = 1500
    people_outside_a_day: PositiveInt = 250  # reached outside the service window


class Prices(Part):
    """What the messaging service asks for, in pence and their parts."""

    template: Annotated[Decimal, Field(gt=0)] | None = None  # one message to who has not written for a day


class Team(Part):
    name: str
    age_group: Annotated[AgeGroup, BeforeValidator(AgeGroup.parse)]
    new_kit: bool = False
    capacity: PositiveInt | None = None  # children it has a place for; None: for all who come

    @property
    def full_name(self) -> str:
        return f"{self.age_group} {self.name}"


class Staff(Part):
    name: str
    phone: str
    email: str | None = None
    roles: frozenset[Role]
    teams: frozenset[str] = frozenset()


class Line(Part):
    """Whom to ring who is not of the club: a helpline, the county's safeguarding officer."""

    name: str
    phone: str


class Retention(Part):
    """How long is kept what the law or somebody's safety wants kept; see `bot.club.retention`."""

    money_years: PositiveInt = 6  # after the season
    matters_until_age: Annotated[int, Field(ge=18)] = 25
    complaints_years: PositiveInt = 6  # after they were closed
    looks_months: PositiveInt = 24  # of staff at people's records


class Regulator(Part):
    """To whom one may complain about what a club does with data."""

    name: str = "the Information Commissioner's Office (ICO)"
    site: str = "https://ico.org.uk/make-a-complaint"


class Privacy(Part):
    """What the privacy notice says: who answers for the data, whom to ask, and which services get some of it."""

    controller: str
    contact: str
    kept: str = ""  # what is to be said of how long beside what the program keeps to, in words
    services: tuple[str, ...] = ()  # what the program knows itself is shown where it is switched on
    purposes: tuple[str, ...] = ()  # what else the club uses data for, and why it may


class Consents(Part):
    """The wording that parents consent to has a version, which is kept with each consent."""

    version: Annotated[str, Field(pattern=r"^[\w.-]{1,20}$")] = "2026-1"
    terms: str | None = None  # where the club's code of conduct can be read; None where there is none to accept


class Roster(Part):
    """The club's table of registrations where people work, too: what it calls our columns, and what it may cost."""

    columns: Mapping[str, str] = {}  # our name → the table's, where it is another
    calls_a_month: PositiveInt = 100_000  # what the workspace's plan allows

    @field_validator("columns")
    @classmethod
    def _known_and_once(cls, columns: Mapping[str, str]) -> Mapping[str, str]:
        unknown = sorted(columns.keys() - set(ROSTER_COLUMNS))
        if unknown:
            raise ValueError(f"no such column of ours: {', '.join(unknown)}")
        named = [columns.get(name, name) for name in ROSTER_COLUMNS]
        twice = sorted({name for name in named if named.count(name) > 1})
        if twice:
            raise ValueError(f"two columns would be called {', '.join(twice)}")
        return columns


class Faq(Part):
    """What parents ask: each of `about` is words that a question has, in any order; one with more words goes first."""

    about: Annotated[tuple[Annotated[str, Field(pattern=r"\w")], ...], Field(min_length=1)]
    answer: Annotated[str, Field(min_length=1, max_length=320)]
    title: Annotated[str, Field(min_length=1, max_length=20)] | None = None  # of its button; else its first words


class Club(Part):
    name: str
    short_name: str
    bot_name: str
    time_zone: Annotated[str, AfterValidator(_known_zone)]
    website: str
    season: Season
    ages: Ages
    fees: Fees
    kit: Kit | None = None
    quiet_hours: QuietHours
    hand_over_hours: PositiveInt = 12  # how long a volunteer has the talk
    chat_kept_months: PositiveInt = 12  # then the words of the chat are emptied
    backups_kept_days: PositiveInt = 30  # copies of the database: then what was erased is gone from them, too
    digest_hours: Annotated[int, Field(ge=1, le=12)] = 2  # managers are told at most so often
    guardians_per_child: PositiveInt = 3
    siblings_first: bool = False  # on a waiting list, brothers and sisters of the team
    offer_hours: Annotated[int, Field(ge=48)] = 48  # so long an offered place is kept; a day before, they are asked
    managers: Managers = Managers()
    caps: Caps = Caps()
    prices: Prices = Prices()
    teams: tuple[Team, ...] = ()
    staff: tuple[Staff, ...] = ()
    helplines: tuple[Line, ...] = ()
    county_fa: Line | None = None  # where nobody of the club is left to be told of harm
    privacy: Privacy | None = None
    regulator: Regulator = Regulator()
    retention: Retention = Retention()
    colours: Colours = Colours()  # of the pages
    badge: str | None = None  # a picture beside the club file
    consents: Consents = Consents()
    roster: Roster = Roster()
    model_net: bool = False  # a language model looks for harm in what the tables did not catch
    photo_coach: bool = False  # a language model looks whether a photo shows one face, forward and uncovered
    voice: bool = False  # voice notes are turned into words by a service
    faq: tuple[Faq, ...] = ()

    @field_validator("ages")
    @classmethod
    def _ages_in_order(cls, ages: Ages) -> Ages:
        if ages.youngest > ages.oldest:
            raise ValueError("the youngest are older than the oldest")
        return ages

    @field_validator("teams")
    @classmethod
    def _teams_once(cls, teams: tuple[Team, ...]) -> tuple[Team, ...]:
        names = [team.full_name for team in teams]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"there more than once: {', '.join(twice)}")
        return teams

    @field_validator("staff")
    @classmethod
    def _teams_there(cls, staff: tuple[Staff, ...], info: ValidationInfo) -> tuple[Staff, ...]:
        if "teams" in info.data:
            known = {team.full_name for team in info.data["teams"]}
            unknown = sorted(name for person in staff for name in person.teams - known)
            if unknown:
                raise ValueError(f"no such team: {', '.join(unknown)}; write them like U10 Tigers")
        return staff

    @field_validator("model_net")
    @classmethod
    def _told_in_the_notice(cls, model_net: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - the field's value
        if model_net and info.data.get("privacy") is None:
            raise ValueError("messages would go to a language model, and no notice says so: write [privacy] first")
        return model_net

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def is_quiet(self, moment: datetime) -> bool:
        """Nobody is written to unasked at these hours, which may reach over midnight; from 8 to 8 there are none."""
        begin, end = self.quiet_hours.from_, self.quiet_hours.until
        here = moment.astimezone(self.zone).time()
        return begin <= here < end if begin <= end else here >= begin or here < end

    def age_group_of(self, born: date) -> AgeGroup | None:
        """The age group of a child, or None for one the club has no football for."""
        group = AgeGroup.of(born, self.season.cutoff)
        return group if self.ages.youngest <= group.under <= self.ages.oldest else None

    def those(self, role: Role) -> list[Staff]:
        return [person for person in self.staff if role in person.roles]


def folder_of(club_file: str) -> Path:
    """Where a club's file lies, and its badge beside it."""
    return (Path(club_file) if club_file else DEFAULT_FILE).parent


def load_club(path: Path = DEFAULT_FILE) -> Club:
    """Raises pydantic's ValidationError, whose errors name the place in the file."""
    return Club.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
