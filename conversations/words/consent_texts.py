"""What is said about consents: what is asked, what a no means, and how each is taken back."""

OPTIONS = ("Yes to all", "Choose")
ASK = (
    "Now your say. May we do these?\n{purposes}\nYes to all, or tell me which not. You can change your mind at any "
    "time.{privacy}"
)
THE_REST = "And these?\n{purposes}\nYes to all, or tell me which not."
PURPOSE = "- {purpose}"
CHOSEN = {True: " (you've said yes)", False: " (you've said no)"}
PRIVACY = "\nWho sees what, and for how long: {link}"

# What a changed mind brings about, by purpose.
TAKEN_BACK = {
    "messages": "I've noted that: no club messages, only what {child}'s registration and its money need.",
    "photo": "I've noted that: no photo of {child}. None is kept or asked for.",
    "fa": "I've noted that: no FA registration for {child}. The manager will be in touch about what it means.",
    "medical": "I've noted that: only the welfare officer sees {child}'s medical details.",
    "terms": "I've noted that you no longer accept the code of conduct. The manager will be in touch.",
}
GIVEN = {
    "messages": "Thank you, I've noted it: the club may send you messages.",
    "photo": "Thank you, I've noted it: we may use {child}'s photo. Send it here whenever you like.",
    "fa": "Thank you, I've noted it: we may register {child} with the FA.",
    "medical": "Thank you, I've noted it: {child}'s managers may see the medical details.",
    "terms": "Thank you, I've noted that you accept the code of conduct.",
}
WAITS_FOR_THE_CLUB = (
    "Thank you, {child}'s details are complete. Without your yes to {refused} I can't go on by myself: the manager "
    "decides within 7 days and you'll hear from me. If you've changed your mind, write: {short} yes"
)
REFUSED = {"fa": "the FA registration", "terms": "the code of conduct"}
ALLOWED = "Good news: the club has agreed that {child} can go on."
NO_PHOTO_WANTED = (
    "You've said no to a photo of {child}, so I haven't kept it. If you've changed your mind, write: photo yes"
)
