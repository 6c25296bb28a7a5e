"""Pages for people: what a browser may do with them, and who is a person at all."""

import hashlib
import re
from base64 import b64encode
from http import HTTPStatus

from aiohttp import hdrs, web

PRIVATE = {
    hdrs.CACHE_CONTROL: "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NOTHING = "'none'"
IS_OPENED = "open"  # in the query: somebody whom we took for a machine has pressed on
# Messengers, mail programs and search engines look at each link that they show, or might.
_MACHINES = re.compile(
    r"bot\b|crawl|spider|preview|facebookexternalhit|facebookcatalog|facebot|whatsapp/|telegram|skypeuri|slack|discord"
    r"|embedly|snapchat|viber|google-safety|safelinks|urlscan",
    re.IGNORECASE,
)


def page_answer(text: str, status: int = 200) -> web.Response:
    """Kept nowhere, shown in no frame, and nothing runs in it but its own script, where it has one."""
    headers = PRIVATE | {"Content-Security-Policy": _policy(text)}
    answer = web.Response(text=text, content_type="text/html", status=status, headers=headers)
    if status == HTTPStatus.REQUEST_TIMEOUT:
        answer.force_close()
    return answer


def wants_page(request: web.Request) -> bool:
    """A browser says so; a program takes anything or JSON."""
    return "text/html" in request.headers.get(hdrs.ACCEPT, "")


def only_looks(request: web.Request) -> bool:
    """Nobody has followed the link: something wants to know what it is."""
    if request.method == hdrs.METH_HEAD:
        return True
    if IS_OPENED in request.query:
        return False
    wish = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    is_early = "prefetch" in wish or "preview" in wish
    is_machine = _MACHINES.search(request.headers.get(hdrs.USER_AGENT, "")) is not None
    return is_early or is_machine


def _policy(page: str) -> str:
    """Nothing but the page's own style, pictures and script, and its form to where it came from."""
    styles, scripts = _hashes(_STYLE, page), _hashes(_SCRIPT, page)
    allowed = [f"default-src 'none'; style-src {styles or _NOTHING}; form-action 'self'"]
    if scripts:
        allowed.append(f"script-src {scripts}; img-src blob:; connect-src 'self'")
    elif 'src="data:image/' in page:
        allowed.append("img-src data:")
    return "; ".join([*allowed, "base-uri 'none'; frame-ancestors 'none'"])


def _hashes(pattern: re.Pattern[str], page: str) -> str:
    found = [b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in pattern.findall(page)]
    return " ".join(f"'sha256-{each}'" for each in found)
