"""The pages a parent reads on the way to the payment and back: one layout, plain words."""

from collections.abc import Iterable
from html import escape

from conversations.words.upload_form import CHOOSE

_LAYOUT = """<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
  body {{ font: 18px/1.5 system-ui, sans-serif; margin: 0; background: #f4f5f7; color: #1c2733; }}
  main {{ max-width: 28rem; margin: 8vh auto; padding: 2rem; background: #fff; border-radius: 12px;
         border-top: 6px solid #1f6f43; box-shadow: 0 2px 12px #0002; }}
  h1 {{ font-size: 1.4rem; margin-top: 0; }}
  h2 {{ font-size: 1.05rem; margin: 1.5rem 0 0; }} h2 + p {{ margin-top: .3rem; }}
  label, input, button {{ display: block; box-sizing: border-box; width: 100%; font: inherit; }}
  input {{ margin: .5rem 0 1.5rem; }}
  button {{ padding: .8rem; border: 0; border-radius: 8px; background: #1f6f43; color: #fff; font-weight: 600; }}
</style>
<main><h1>{title}</h1><p>{text}</p>{more}</main>
</html>
"""
_PAGES = {
    "paid": ("Already paid", "The payment has arrived. There is nothing more to do here."),
    "on_its_way": (
        "Thank you",
        "Everything is done here. The payment is on its way; we'll message you in the chat when it arrives.",
    ),
    "preparing": (
        "One moment, please",
        "We are preparing a new payment page. Nothing was paid here. Please open the same link again in a minute.",
    ),
    "unknown": (
        "We do not know this link",
        "Please open the link in our chat again. If that does not help, write to us there.",
    ),
    "withdrawn": (
        "No longer needed",
        "This registration is not open any more. Write to us in the chat if it should be.",
    ),
    "unavailable": (
        "The payment page is busy",
        "We could not reach it just now. Nothing was paid. Please open the same link again later: it does not expire.",
    ),
    "often": (
        "This link was opened very often",
        "Nothing was paid. Please open the same link again in an hour. If you are stuck, write to us in the chat.",
    ),
    "preview": ("The payment page", "Here you pay the signing-on fee and set up the Direct Debit."),
    "back": (
        "Thank you",
        "You can close this page and go back to the chat. We write to you there as soon as the payment is confirmed.",
    ),
    "stopped": ("Not paid yet", "Nothing was paid. You can open the link in the chat again at any time."),
}


_MORE = {"preview": '<p><a href="?open=1">Go on to the payment</a></p>'}
_MISSED = {
    404: ("There is nothing here", "Please open the link in our chat again. If that does not help, write to us there."),
    429: ("Too many at once", "Please wait a minute, then try again."),
    500: ("Something went wrong on our side", "Nothing is lost. Please try again in a few minutes."),
}
_MISSED_ELSE = ("This did not work", "Please go back to the chat and open the link there again.")


def page(name: str) -> str:
    title, text = _PAGES[name]
    return _laid_out(title, text, _MORE.get(name, ""))


def missed_page(status: int) -> str:
    """For a browser that asks for what it cannot have."""
    return _laid_out(*_MISSED.get(min(status, 500), _MISSED_ELSE))


def _laid_out(title: str, text: str, more: str = "") -> str:
    return _LAYOUT.format(title=escape(title), text=escape(text), more=more)


_ASKS = {
    "ask": (
        "Your child's photo",
        "As for a passport: the face from the front, nobody else in it. Only the club sees it.",
    ),
    "empty": ("Nothing arrived", "There was no photo in what came. Please choose it once more."),
    "too_large": ("This photo is too large", "Please choose one of at most 16 MB, or take a new one."),
    "wrong_kind": (
        "This is not a photo we can open",
        "Please choose a picture (JPG, PNG, WEBP or HEIC), or take a new one.",
    ),
    "too_many_pixels": ("This photo is too large", "It has more than 60 megapixels. Please take a new one."),
    "broken": ("This photo did not arrive whole", "Please choose it once more, or take a new one."),
    "animated": ("This picture moves", "Please choose a photo that stands still."),
    "transparent": ("This looks like a sticker", "Please choose a photo of your child's face."),
    "too_small": ("This photo is too small", "The league wants at least 600 by 750 pixels. Please take a new one."),
    "blank": ("There is nothing to see on this photo", "Please choose one that shows your child's face."),
    "dark": ("This photo is too dark", "Please take a new one where there is more light."),
    "too_slow": ("It took too long", "The photo did not arrive. Please try again where the signal is better."),
    "unavailable": (
        "We could not keep the photo",
        "That is our fault, not yours. Please send it again in a few minutes: the link still works.",
    ),
}
_ENDS = {
    "done": ("Thank you", "The photo has arrived. You can close this page and go back to the chat."),
    "used": (
        "This link has been used",
        "We already have a photo from it. To send another one, message us in the chat.",
    ),
    "expired": ("This link is too old", "Write to us in the chat, and we send you a new one."),
    "closed": (
        "No longer needed",
        "This registration is not open any more. Write to us in the chat if it should be.",
    ),
    "unknown": (
        "We do not know this link",
        "Please open the link in our message again. If that does not help, write to us in the chat.",
    ),
}


def upload_page(name: str) -> str:
    """The one-time page for a photo. It names no child: who holds the link need not know whose it is."""
    if name in _ASKS:
        return _laid_out(*_ASKS[name], more=CHOOSE)
    return _laid_out(*_ENDS[name])


_LOOK = '<form method="post"><button>Show my data</button></form>'
_SAVE = '<form method="post"><button name="form" value="json">Save it as a file (JSON)</button></form>'
_DATA = {
    "ask": ("What we hold on you", "Press the button to see it. Only you should do that.", _LOOK),
    "expired": ("This link is too old", "Write DATA in the chat, and we send you a new one.", ""),
    "unknown": ("We do not know this link", "Write DATA in the chat, and we send you a new one.", ""),
}


def data_page(name: str) -> str:
    """Before anything is shown: whoever only looks at the link learns nothing."""
    title, text, more = _DATA[name]
    return _laid_out(title, text, more)


def told_page(parts: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> str:
    """All of it, to be read or printed."""
    rows = (
        f"<h2>{escape(head)}</h2>"
        + "".join(f"<p><strong>{escape(what)}:</strong> {escape(value)}</p>" for what, value in lines)
        for head, lines in parts
    )
    return _laid_out("What we hold on you", "As it stands today.", "".join(rows) + _SAVE)
