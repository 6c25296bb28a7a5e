"""The same text is never sent twice running: who asks the same again is told so, and kindness is answered once."""

from dataclasses import replace

from bot.model.links import digest_of
from bot.model.messages import Option, Text
from bot.model.turn import Say, Turn
from conversations.words import manager_texts, texts

_ONCE = {texts.YOU_ARE_WELCOME, manager_texts.YOU_ARE_WELCOME}


def never_twice(turn: Turn) -> None:
    """Of answers to letters: what the club writes by itself has its own reasons."""
    answers = [say for say in turn.says if isinstance(say.content, Text) and not say.exempt and say.only_by is None]
    is_list = turn.manager is not None and bool(turn.audits)  # a manager's, which may be as it was
    if not turn.letters or not answers or is_list:
        return
    last = answers[-1]
    if digest_of(_text(last)) == turn.contact.profile.last_reply:
        last = _again(turn, last)
    turn.contact.profile.last_reply = digest_of(_text(last))


def _again(turn: Turn, say: Say) -> Say:
    if _text(say) in _ONCE:
        turn.withhold([say])
        return say
    content = Text(text=texts.HERE_AGAIN.format(text=_text(say)), options=_options(say))
    again = replace(say, content=content)
    turn.says[turn.says.index(say)] = again
    return again


def _text(say: Say) -> str:
    return say.content.text if isinstance(say.content, Text) else ""


def _options(say: Say) -> tuple[Option, ...]:
    return say.content.options if isinstance(say.content, Text) else ()
