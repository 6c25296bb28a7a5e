"""What a person reads who asks what we hold on them."""

LINK = (
    "Here's everything we hold on you and what you told us: {link} Only you should open it; it works for a day. "
    "To have it put right just tell me; who answers for it stands here: {privacy}"
)
BY_SMS = "Shall I send you a link to everything we hold on you?"
YOU = "You"
CONSENTS = "What you agreed to"
MESSAGES = "What was said"
WHAT = {
    "name": "Name",
    "addresses": "How we reach you",
    "stopped": "You stopped our messages",
    "asked_before_a_registration": "Asked for before a registration",
    "asked_to_help_with": "Asked to help with the registration of",
}
OF_A_CHILD = {
    "team": "Team",
    "state": "State",
    "payment": "Payment",
    "signing_on_fee": "Signing-on fee",
    "monthly_fee": "Monthly fee",
    "shirt_number": "Shirt number",
    "photo": "A photo is kept",
    "notes_for_the_manager": "Your notes for the manager",
    "asked_to_help": "Whom you asked to help",
}
