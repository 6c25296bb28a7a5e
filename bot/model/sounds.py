"""Voice notes that people send, told by their bytes: names and declared types are only what the sender says."""

from bot.model.messages import Inbound, Media

LARGEST_SOUND = 4 * 1024 * 1024  # some twenty minutes of a phone's speech; whoever says more may ring
_BEGINNINGS = {
    b"OggS": "ogg",
    b"ID3": "mp3",
    b"\xff\xfb": "mp3",
    b"\xff\xf3": "mp3",
    b"\xff\xf2": "mp3",
    b"fLaC": "flac",
    b"\x1aE\xdf\xa3": "webm",
}


def extension_of(sound: bytes) -> str | None:
    """Of the kinds that can be listened to; None for everything else."""
    if sound[:4] == b"RIFF" and sound[8:12] == b"WAVE":
        return "wav"
    if sound[4:8] == b"ftyp":
        return "m4a"
    return next((kind for beginning, kind in _BEGINNINGS.items() if sound.startswith(beginning)), None)


def is_sound(media: Media) -> bool:
    return media.content_type.lower().startswith("audio/")


def without_sounds(letter: Inbound) -> Inbound:
    return letter.model_copy(update={"media": tuple(each for each in letter.media if not is_sound(each))})


def spoken(letter: Inbound, place: int, text: str) -> Inbound:
    """What was said in its sound of that place, as a letter of its own. No button was pressed by it."""
    changes = {"key": f"{letter.key}:voice{place}", "text": text, "media": (), "button": None, "is_spoken": True}
    return letter.model_copy(update=changes)


def unheard(letter: Inbound, place: int) -> Inbound:
    """As it came: nobody could make words of it."""
    return spoken(letter, place, "").model_copy(update={"media": (letter.media[place],)})
