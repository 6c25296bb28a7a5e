"""What is said about voice notes. Plain words that an SMS can carry."""

HEARD = (
    'I heard: "{text}"\nThat decides something, and I may have misheard. Shall I take it like that? '
    "You can also type it."
)
LEFT = "All right, I've left it. If I misheard you, please type it."
STALE = "That was about an earlier voice note. If you still mean it, please type it."
OPTIONS = ("Yes", "No")
