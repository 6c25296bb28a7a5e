"""Words that are kind and ask for nothing: "thanks", "ok great", a thumb."""

from conversations.understanding.readers.wording import level, listed, words

_KIND = listed(
    """
    thanks thank thankyou thx ta cheers ok okay okey k great lovely brilliant perfect cool fab fabulous super nice
    good you so much very a lot many all again for that the info your help x xx xxx xxxx hi hello hey hiya morning
    afternoon evening there got it will do sure right fine no worries problem np bye see soon wonderful amazing omega
    """
)
_MOST_WORDS = 8


def is_courtesy(text: str) -> bool:
    """Also a lone emoji, which has no words at all."""
    spoken = words(level(text))
    return (
        bool(text.strip()) and "?" not in text and len(spoken) <= _MOST_WORDS and all(word in _KIND for word in spoken)
    )
