"""What managers are told of their teams without having asked."""

DIGEST = "News of your teams:\n{lines}"
AT_ONCE = "This cannot wait:\n{lines}"
LINE = "- {child}: {news}"
NO_TEAM = "No team yet"
MORE = "And {count} more: {counts}. STATUS shows the rest."
COUNTED = "{count} {news}"
NEWS = {
    "enquiry": "the parent wrote first",
    "completed": "registered, all done",
    "declined": "the parent said no",
    "withdrawn": "withdrawn",
    "ended_by_club": "ended by the club",
    "outside_ages": "outside our ages, not registered",
    "other_age_group": "of another age group, please decide",
    "differs_name": "the parents gave different names, the registrar knows",
    "differs_born": "the parents gave different dates of birth, the registrar knows",
    "differs_gender": "the parents differ on boy or girl, the registrar knows",
    "differs_medical": "the parents gave different medical answers, the registrar knows",
    "differs_address": "the parents gave different addresses, the registrar knows",
    "no_photo": "no to a photo: the league card is yours to settle",
    "decide": "waits for you: please write ALLOW or REFUSE and the child's name",
    "no_fa": "no to the FA registration: write ALLOW or REFUSE and the child's name within 7 days",
    "no_terms": "no to the code of conduct: write ALLOW or REFUSE and the child's name within 7 days",
    "waits_for_place": "on the waiting list: OFFER and the child's name gives a place before the others",
    "place_taken": "has taken the place that came free",
    "over_capacity": "invited although the team is full",
    "roster_overtaken": "the club's table said otherwise: what the parent told since is kept",
    "unanswered": "invited a week ago and asked twice since, no answer: perhaps ring them",
    "unfinished": "nothing heard for nine days, reminded three times: perhaps ring them",
    "stuck": "I can't make out what the parent answers: perhaps ring them",
    "suspended": "suspended, the fee is not paid",
    "reinstated": "paid, and no longer suspended",
    "lifted": "no longer suspended: the treasurer has lifted it",
    "unpaid_unreached": "not paid after eight days, and our reminders do not reach the parent",
    "no_mandate": "the fee is paid, the Direct Debit is not set up after eight days",
    "undelivered": "the parent cannot be reached",
    "unreachable": "the parent cannot be reached",
    "wrong_number": "we have a wrong number for the parent",
    "erased": "no longer registered: the parent has asked us to erase their data",
    "no_guardian": "the parent's details are erased at their wish, and nobody else is recorded: please get a number",
}
