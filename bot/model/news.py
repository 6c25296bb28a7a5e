"""Who is told of what was noticed: a team's managers what is about a child of theirs, the secretary all else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TeamNews:
    at_once: bool = False  # not gathered with others; at night it still waits for the morning
    aside: bool = False  # said beside what else is new of the child, instead of replacing it
    without_a_team: bool = True  # then to the admins; otherwise to the secretary


# A kind that is not here, or about nobody's registration, waits for the secretary.
TEAM_NEWS = {
    "enquiry": TeamNews(without_a_team=False),
    "completed": TeamNews(),
    "declined": TeamNews(),
    "withdrawn": TeamNews(),
    "ended_by_club": TeamNews(),
    "outside_ages": TeamNews(),
    "other_age_group": TeamNews(aside=True),
    "differs_name": TeamNews(aside=True),
    "differs_born": TeamNews(aside=True),
    "differs_gender": TeamNews(aside=True),
    "differs_medical": TeamNews(aside=True),
    "differs_address": TeamNews(aside=True),
    "no_photo": TeamNews(aside=True),
    "no_fa": TeamNews(aside=True),
    "no_terms": TeamNews(aside=True),
    "decide": TeamNews(aside=True),
    "waits_for_place": TeamNews(),
    "place_taken": TeamNews(),
    "over_capacity": TeamNews(aside=True),
    "roster_overtaken": TeamNews(aside=True),
    "unanswered": TeamNews(),
    "unfinished": TeamNews(),
    "stuck": TeamNews(aside=True),
    "suspended": TeamNews(),
    "reinstated": TeamNews(),
    "lifted": TeamNews(),
    "unpaid_unreached": TeamNews(),
    "no_mandate": TeamNews(aside=True),
    "undelivered": TeamNews(),
    "unreachable": TeamNews(),
    "wrong_number": TeamNews(at_once=True),
    "erased": TeamNews(at_once=True),
    "no_guardian": TeamNews(at_once=True),
}
