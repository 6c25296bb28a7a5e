"""What Twilio refuses, as far as its published descriptions and rules say; each rule names its code."""

import json
import re
from collections.abc import Mapping
from typing import Any

Form = Mapping[str, str]

# The parameters of CreateMessage in Twilio's OpenAPI description.
MESSAGE_PARAMETERS = frozenset(
    [
        "To",
        "StatusCallback",
        "ApplicationSid",
        "MaxPrice",
        "ProvideFeedback",
        "Attempt",
        "ValidityPeriod",
        "ForceDelivery",
        "ContentRetention",
        "AddressRetention",
        "SmartEncoded",
        "PersistentAction",
        "TrafficType",
        "ShortenUrls",
        "ScheduleType",
        "SendAt",
        "SendAsMms",
        "ContentVariables",
        "RiskCheck",
        "From",
        "FallbackFrom",
        "MessagingServiceSid",
        "Body",
        "MediaUrl",
        "ContentSid",
    ]
)
LIST_PARAMETERS = frozenset(["To", "From", "DateSent", "DateSent<", "DateSent>", "PageSize", "Page", "PageToken"])
CONTENT_PARAMETERS = frozenset({"friendly_name", "variables", "language", "types"})
_SHAPES = {
    "To": r"(whatsapp:)?\+[1-9]\d{6,14}|whatsapp:[A-Z]{2}\.\w+",
    "From": r"(whatsapp:)?\+[1-9]\d{6,14}|\w{2,11}",
    "MessagingServiceSid": r"MG[0-9a-fA-F]{32}",
    "ContentSid": r"HX[0-9a-fA-F]{32}",
    "StatusCallback": r"https?://[^/_\s]+(/\S*)?",
    "ValidityPeriod": r"[1-9]\d{0,4}",
}
_PLACE = re.compile(r"\{\{(\d+)\}\}")


class Broken(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


def check_message(form: Form, contents: Mapping[str, Mapping[str, Any]]) -> str:
    """The body of the message, rendered where it is a content."""
    _known(form, MESSAGE_PARAMETERS)
    for name, shape in _SHAPES.items():
        _require(name not in form or bool(re.fullmatch(shape, form[name])), 21211 if name == "To" else 20001, name)
    _require("To" in form, 21604, "To is missing")
    _require("From" in form or "MessagingServiceSid" in form, 21603, "a sender is missing")
    same_channel = form.get("From", form["To"]).startswith("whatsapp:") == form["To"].startswith("whatsapp:")
    _require(same_channel, 63007, "the sender is of another channel")
    _require(1 <= int(form.get("ValidityPeriod", 1)) <= 36000, 20001, "ValidityPeriod")
    _require(("Body" in form) != ("ContentSid" in form), 21619, "Body or ContentSid, not both, not none")
    return _content_body(form, contents) if "ContentSid" in form else _plain_body(form)


def check_content(content: Mapping[str, Any]) -> None:
    _known(content, CONTENT_PARAMETERS)
    _require({"language", "types"} <= set(content), 20001, "language and types")
    _require(len(content["types"]) == 1, 20001, "one type")
    kind, drawn = next(iter(content["types"].items()))
    _require(kind in _KINDS, 20001, f"the type {kind}")
    _require(0 < len(drawn["body"]) <= 1024, 20001, "the length of the body")
    _KINDS[kind](drawn)
    named = set(content.get("variables", {}))
    _require(not named or named == set(_PLACE.findall(drawn["body"])), 20001, "sample values for all variables")


def check_approval(approval: Mapping[str, Any], content: Mapping[str, Any]) -> None:
    _known(approval, frozenset({"name", "category"}))
    _require(bool(re.fullmatch("[a-z0-9_]{1,512}", approval["name"])), 20001, "the name")
    _require(approval["category"] in {"UTILITY", "MARKETING", "AUTHENTICATION"}, 20001, "the category")
    body = str(next(iter(content["types"].values()))["body"])
    count = len(_PLACE.findall(body))
    _require(not re.match(r"\{\{|.*\}\}\W*$", body, re.DOTALL), 63041, "a variable is first or last")
    _require(not re.search(r"\}\}\s*\{\{", body), 63041, "variables are adjacent")
    _require(len(_PLACE.sub("", body).split()) >= 2 * count + 1, 63041, "too few words")


def body_of(content: Mapping[str, Any], variables: Mapping[str, str]) -> str:
    samples = content.get("variables", {})
    body = str(next(iter(content["types"].values()))["body"])
    return _PLACE.sub(lambda place: variables.get(place[1], samples.get(place[1], "")), body)


def _plain_body(form: Form) -> str:
    _require("ContentVariables" not in form, 20001, "ContentVariables without ContentSid")
    _require(bool(form["Body"].strip()), 21619, "an empty body")
    _require(len(form["Body"].encode("utf-16-le")) // 2 <= 1600, 21617, "the body is too long")
    return form["Body"]


def _content_body(form: Form, contents: Mapping[str, Mapping[str, Any]]) -> str:
    _require(form["ContentSid"] in contents, 21655, "no such content")
    try:
        variables = json.loads(form.get("ContentVariables", "{}"))
    except ValueError:
        raise Broken(21656, "ContentVariables is not JSON") from None
    _require(isinstance(variables, dict), 21656, "ContentVariables is not an object")
    for value in variables.values():
        _require(isinstance(value, str) and bool(value.strip()), 21656, "a value is empty or no text")
        _require("\n" not in value and " " * 5 not in value, 21656, "newlines or spaces in a value")
    content = contents[form["ContentSid"]]
    _require(set(_PLACE.findall(body_of(content, {}))) <= set(variables), 21656, "a variable has no value")
    body = body_of(content, variables)
    _require(len(body) <= 1024, 63013, "the content is too long with its values")
    return body


def _quick_reply(drawn: Mapping[str, Any]) -> None:
    _known(drawn, frozenset({"body", "actions"}))
    _require(1 <= len(drawn["actions"]) <= 10, 20001, "the number of buttons")
    for action in drawn["actions"]:
        _known(action, frozenset({"type", "title", "id"}))
        _require(0 < len(action["title"]) <= 20, 20001, "the title of a button")
    titles = {action["title"] for action in drawn["actions"]}
    _require(len(titles) == len(drawn["actions"]), 20001, "two buttons of the same title")


def _list_picker(drawn: Mapping[str, Any]) -> None:
    _known(drawn, frozenset({"body", "button", "items"}))
    _require(0 < len(drawn["button"]) <= 20, 20001, "the button of a list")
    _require(1 <= len(drawn["items"]) <= 10, 20001, "the number of items")
    for item in drawn["items"]:
        _known(item, frozenset({"id", "item", "description"}))
        _require(0 < len(item["item"]) <= 24, 20001, "the title of an item")
        _require(len(item.get("description", "")) <= 72, 20001, "the description of an item")


def _text(drawn: Mapping[str, Any]) -> None:
    _known(drawn, frozenset({"body"}))


_KINDS = {"twilio/text": _text, "twilio/quick-reply": _quick_reply, "twilio/list-picker": _list_picker}


def _known(given: Mapping[str, Any], known: frozenset[str]) -> None:
    _require(set(given) <= known, 20001, f"unknown: {sorted(set(given) - known)}")


def _require(holds: bool, code: int, what: str) -> None:  # noqa: FBT001
    if not holds:
        raise Broken(code, what)
