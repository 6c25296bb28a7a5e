"""The kind words that the bot has for what parents tell of themselves, by what they are for."""

KINDNESS = {
    "glad": "Lovely to hear that!",
    "sorry": "I'm sorry to hear that.",
    "congratulations": "Congratulations!",
    "welcome": "Lovely to hear from you!",
    "thanks": "Thank you for telling me.",
    "no_trouble": "No trouble at all.",
    "only_registration": "I can only help with the registration, I'm afraid.",
}
