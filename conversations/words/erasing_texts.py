"""What a person reads who wants their data erased."""

from bot.model.complete import must_know
from bot.model.erasing import Copy

BY_SMS = "Shall I have everything we hold on you erased? You'd have two days to change your mind."
ASKED = (
    "I'll have everything we hold on you erased on {when}: what you told us, what we wrote here, photos and the copies "
    "at the services that work for us. If you change your mind before then, just write KEEP."
)
STAYS_SEASON = (
    "{child} plays for us this season, so {child}'s name, date of birth, team, kit, photo, medical details and "
    "consents stay until the season is over."
)
NOBODY_ELSE = (
    "Nobody else is recorded for {child}, so please give the manager a number to ring. If {child} is leaving us, write "
    "WITHDRAW {name} first, and that goes too."
)
STAYS_GUARDIAN = "{child}'s name, date of birth, team and kit stay, as another guardian is recorded for {child}."
ENDS = "That ends {child}'s registration."
STAYS_MONEY = "The record of your payments stays for 6 years: the law asks for that."
STAYS_LAW = "Beyond that only what the law makes us keep stays."
DONE_AFTER = "When it's done I'll write once more, and that's my last message."
ALREADY = "It's noted: everything we hold on you is erased on {when}. Write KEEP if you'd rather I left it."
REMINDER = "On {when} I'll have everything we hold on you erased, as you asked. Write KEEP if you've changed your mind."
KEPT = "All right, nothing is erased: everything stays as it was."
WAIT = "What we hold on you is being erased just now, and I'll write once it's done. After that we can start afresh."
STAFF = (
    "You help to run the club, so I can't erase you as long as you do. Please ask the secretary to take you off first, "
    "then write DELETE MY DATA again."
)

# The receipt is a template: the service window has closed by then. These are put into it.
COPIES = {
    Copy.RECORDS: "our own records",
    Copy.PHOTOS: "photos",
    Copy.CARRIER: "messages and pictures at Twilio",
    Copy.TABLE: "the club's table at Airtable",
}
must_know("COPIES", COPIES, Copy)
GONE = "{copy} ({when})"
NOT_GONE = "{copy} (not all of it yet, the secretary is seeing to it)"
KEPT_SEASON = "what we need of {child} until the season is over"
KEPT_GUARDIAN = "{child}'s name, date of birth, team and kit, as another guardian is recorded"
KEPT_MONEY = "payments, here and at the payment service, for 6 years"
KEPT_LAW = "what the law makes us keep"
BACKUPS = "our backups within {days} days"
MODEL = "what the language service has read, by its own terms"
