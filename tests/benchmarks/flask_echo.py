"""What most bots begin as: Flask under gunicorn, and the Twilio SDK for the reply. Nothing is kept."""

import os

from flask import Flask, request
from twilio.rest import Client

from tests.benchmarks.people import ACCOUNT, TOKEN

application = Flask(__name__)
_client = Client(ACCOUNT, TOKEN)
_client.api.base_url = os.environ["CARRIER"]  # noqa: TID251 - a program of its own


@application.post("/message")
def message() -> tuple[str, dict[str, str]]:
    form = request.form
    _client.messages.create(to=form["From"], from_=form["To"], body=form["Body"])
    return "<Response/>", {"Content-Type": "text/xml"}


@application.get("/health")
def health() -> str:
    return "ready"
