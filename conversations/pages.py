"""The pages a parent reads on the way to the payment and back: one layout, plain words."""

from html import escape

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
</style>
<main><h1>{title}</h1><p>{text}</p></main>
</html>
"""
_PAGES = {
    "paid": ("Already paid", "The payment has arrived. There is nothing more to do here."),
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
        "We could not reach it just now. Nothing was paid. Please open the same link again in a few minutes.",
    ),
    "back": (
        "Thank you",
        "You can close this page and go back to the chat. We write to you there as soon as the payment is confirmed.",
    ),
    "stopped": ("Not paid yet", "Nothing was paid. You can open the link in the chat again at any time."),
}


def page(name: str) -> str:
    title, text = _PAGES[name]
    return _LAYOUT.format(title=escape(title), text=escape(text))
