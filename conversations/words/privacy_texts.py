"""The words of the privacy notice: what data is for and why we may, who gets some of it, and what people can do."""

TITLE = "Your data and your child's"
LEAD = "How {club} uses what you tell us, in plain words."

CONTROLLER = ("Who answers for it", "{controller} answers for your data. Ask or complain: {contact}.")
WHAT = (
    "What we ask for",
    (
        "Names, dates of birth, your address, how to reach you, how you're related, your child's kit, and where "
        "you agree medical details and a photo. You tell us; a manager of the club gives us your name and number "
        "to invite you."
    ),
)
WHY_HEAD = "What for, and why we may"
# What for, and by which lawful basis, in words.
WHY = (
    ("To register your child with the club and the league and to write to you about it", "you ask us to (a contract)"),
    ("To collect the fees", "you agreed to pay them (a contract), and the law has us keep records of money"),
    ("Club messages, the photo, the FA registration", "your yes, which you can take back (consent)"),
    (
        "Medical details",
        "your yes that the team's managers see them (explicit consent); in an emergency, to save a life",
    ),
    ("To keep children safe", "the law and the public interest have us act on what we're told of harm"),
    ("To know who of the club looked at your record", "it protects you and us (legitimate interests)"),
)
WHO = (
    "Who sees what",
    (
        "The team's managers see names, how far the registration is and the kit; medical details only if you "
        "agree. The secretary, registrar and welfare officer see what their work needs, the treasurer the money. "
        "Another parent or guardian of your child never sees what you told of yourself. Each look of theirs is "
        "kept."
    ),
)
PHOTOS = (
    "Photos and medical details",
    (
        "A photo is kept for the player card and the league, without the place and time it was taken, and sealed. "
        "Medical details are asked so that your child is safe at football. Both are forgotten when the season "
        "ends, or when you take your yes back."
    ),
)
SERVICES_HEAD = "Services that work for us, and what each gets"
NO_SERVICES = "None just now: this is a trial copy, and nothing leaves it."
# By the name of the folder that speaks to it. What works on this machine alone gets nothing.
SERVICES = {
    "twilio": ("Twilio", "carries our messages: your number, and the words and pictures of each message"),
    "gocardless": (
        "GoCardless",
        "collects the Direct Debit: your name, email and address; bank details are entered there and never reach us",
    ),
    "openai": (
        "OpenAI",
        "reads what our own program can't: the words of those messages, your child's first name, age group and team",
    ),
    "google_places": ("Google", "finds your address: the postcode and house number"),
    "s3": ("Amazon Web Services", "keeps the photos, privately and encrypted"),
    "airtable": ("Airtable", "holds the club's table of registrations, in which its people work"),
}
# What the club file switches on of the model.
SWITCHED = {
    "photo_coach": ("OpenAI, for photos", "looks whether a photo shows one face from the front; nobody is identified"),
    "voice": ("OpenAI, for voice notes", "turns a voice note into words; the recording is deleted afterwards"),
}
ON_THIS_MACHINE = frozenset({"disk", "pillow"})
LOOKS_FOR_HARM = " It also looks at messages for signs that a child may not be safe"
HOW_LONG_HEAD = "For how long"
RIGHTS_HEAD = "Your rights, by message"
# What to do, and what comes of it.
RIGHTS = (
    ("See it", "write DATA in our chat, and you get a link to all we hold on you"),
    ("Put it right", 'just tell us, for example "my email is kate@example.com"'),
    ("Have it erased", "write DELETE MY DATA; the law has us keep records of money"),
    ("Take a yes back", 'write for example "no photo please", at any time'),
    ("Stop our messages", "write STOP"),
    (
        "Complain",
        'write "I want to complain about my data": you hear at once that we have it, and get an answer in 30 days',
    ),
)
REGULATOR = "You can also complain to {regulator}: "
CONSENTS_HEAD = "What we ask your yes for"
CONSENTS = "Each is your own choice. This is wording {version}; which one you said yes to is kept with it."
TO_THE_CHAT = "Back to the chat"
TO_THE_CLUB = "The club's website"
