"""`python -m bot templates`: our wordings made at Twilio, put before WhatsApp, and named for TWILIO_TEMPLATES."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from twilio.rest import Client
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from bot.model.templates import Wording, Wordings
from bot.ports import Refused
from integrations.twilio.contents import Contents
from integrations.twilio.drawings import LANGUAGE, digest, number
from integrations.twilio.settings import TwilioSettings, connect
from integrations.twilio.transport import understood

# WhatsApp wants to see an example of every value.
_SAMPLES = {
    "parent_first_name": "Alex",
    "first_name": "Alex",
    "manager_name": "Jo Smith",
    "team_and_age_group": "U11 Reds",
    "child_first_name": "Sam",
    "season": "2026-27",
    "signing_on_fee": "40.00",
    "monthly_fee": "27.50",
    "payment_link": "https://example.org/pay/abc",
    "date": "Friday 4 September",
}
_UNSUBMITTED = frozenset({"", "unsubmitted"})


@dataclass
class Report:
    missing: list[str] = field(default_factory=list)  # in TWILIO_TEMPLATES before this run
    made: list[str] = field(default_factory=list)
    approvals: dict[str, str] = field(default_factory=dict)  # received, pending, approved, rejected …
    refused: dict[str, str] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)  # the value for TWILIO_TEMPLATES

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


async def sync_templates(settings: TwilioSettings, wordings: Wordings) -> Report:
    """Makes what is missing and submits what is not; run again, it finds what it made. Raises Unavailable, Refused."""
    client = connect(settings)
    try:
        return await _sync(client, settings.twilio_templates, wordings)
    finally:
        await client.http_client.close()


def content(wording: Wording) -> dict[str, Any]:
    """The wording as Twilio's Content API wants it, with sample values."""
    body = re.sub(r"\{(\d+)\}", r"{{\1}}", wording.text)
    # The payload of a button is its title: what comes back reads like a typed answer.
    actions = [{"type": "QUICK_REPLY", "title": title, "id": title} for title in wording.buttons]
    types = {"twilio/quick-reply": {"body": body, "actions": actions}} if actions else {"twilio/text": {"body": body}}
    samples = number(
        _SAMPLES.get(name) or wording.defaults.get(name) or name.replace("_", " ") for name in wording.variables
    )
    return {"language": LANGUAGE, "variables": samples, "types": types}


def template_name(wording: Wording) -> str:
    """Another wording is another template, because WhatsApp approves words."""
    return f"{wording.name}_{digest(content(wording))[:8]}"


async def _sync(client: Client, configured: Mapping[str, str], wordings: Wordings) -> Report:
    report = Report(missing=sorted(set(wordings) - set(configured)), templates=dict(configured))
    contents = Contents(client)
    for name in report.missing:
        try:
            await _provide(client, contents, wordings[name], report)
        except Refused as error:  # the others are still worth making
            report.refused[name] = str(error)
    return report


async def _provide(client: Client, contents: Contents, wording: Wording, report: Report) -> None:
    known = await contents.all()
    sid = await contents.sid(template_name(wording), content(wording))
    if template_name(wording) not in known:
        report.made.append(wording.name)
    report.templates[wording.name] = sid
    report.approvals[wording.name] = await _submit(client, sid, wording)


async def _submit(client: Client, sid: str, wording: Wording) -> str:
    """What WhatsApp says of the template, which is put before it once."""
    at = client.content.v1.contents(sid)
    status = await _approval(at)
    if status not in _UNSUBMITTED:
        return status
    request = {"name": template_name(wording), "category": wording.category}
    with understood(changes=True):
        made = await at.approval_create.create_async(ApprovalCreateList.ContentApprovalRequest(request))
    return made.status or "received"


async def _approval(at: Any) -> str:
    with understood(changes=False):
        found = await at.approval_fetch().fetch_async()
        return str((found.whatsapp or {}).get("status") or "")
