"""Documents that people send, told by their bytes: contact cards and lists, which are plain text."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from bot.model.pictures import Flaw, content_type_of

LARGEST_DOCUMENT = 256 * 1024
# How phones and programs declare them, beside nothing in particular.
DECLARED = frozenset(
    {
        "text/vcard",
        "text/x-vcard",
        "text/directory",
        "text/csv",
        "text/x-csv",
        "text/comma-separated-values",
        "text/tab-separated-values",
        "text/plain",
        "application/csv",
        "application/vcard",
        "application/vnd.ms-excel",
    }
)
_NOT_TEXT = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_USUAL = {"\t", "\n", "\r", "\f", "\v", "\x1a"}


def text_of(content: bytes) -> str | Flaw:
    """A flaw when it is empty, or no text: a real spreadsheet, a PDF, a picture."""
    if not content.strip():
        return Flaw.EMPTY
    if content.startswith(_NOT_TEXT) or content_type_of(content):
        return Flaw.WRONG_KIND
    text = _decoded(content)
    if any(letter < " " and letter not in _USUAL for letter in text):
        return Flaw.WRONG_KIND
    return text


def _decoded(content: bytes) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    if _has_every_other_byte_empty(content):
        return content.decode("utf-16-le", "replace")
    try:
        return content.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")  # what Excel in England writes


def _has_every_other_byte_empty(content: bytes) -> bool:
    return len(content) % 2 == 0 and content[1::2].count(0) > len(content) // 3
