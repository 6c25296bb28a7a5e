import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.web.logs import configure_logs


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers, root.level = before
    structlog.reset_defaults()


def breaks() -> None:
    phone = "07700900123"
    try:
        dict[str, str]()[phone]
    except KeyError as error:
        raise ValueError(f"no contact {phone}") from error


@pytest.mark.parametrize("style", ["console", "json"])
def test_an_exception_is_logged_by_type_and_place_without_what_it_quotes(style: str) -> None:
    out = io.StringIO()
    configure_logs("INFO", style, out)
    try:
        breaks()
    except ValueError:
        structlog.get_logger().exception("turn failed", contact_id="c1")
        logging.getLogger("some.library").exception("it broke")
    text = out.getvalue()
    assert "ValueError < KeyError" in text
    assert "breaks" in text
    assert "07700900123" not in text


def test_json_is_one_object_a_line() -> None:
    out = io.StringIO()
    configure_logs("INFO", "json", out)
    with structlog.contextvars.bound_contextvars(request_id="r1"):
        structlog.get_logger().info("request", path="/trigger")
        logging.getLogger("some.library").warning("%s left", 3)
    ours, theirs = (json.loads(line) for line in out.getvalue().splitlines())
    assert ours.items() >= {"event": "request", "level": "info", "request_id": "r1", "path": "/trigger"}.items()
    assert theirs.items() >= {"event": "3 left", "level": "warning", "logger": "some.library"}.items()


def test_chatty_libraries_are_heard_only_when_it_matters() -> None:
    out = io.StringIO()
    configure_logs("INFO", "json", out)
    logging.getLogger("alembic.runtime.migration").info("Will assume transactional DDL")
    logging.getLogger("sqlalchemy.pool").warning("something is wrong")
    assert [json.loads(line)["event"] for line in out.getvalue().splitlines()] == ["something is wrong"]


def test_the_level_is_respected() -> None:
    out = io.StringIO()
    configure_logs("ERROR", "console", out)
    structlog.get_logger().info("hello")
    assert out.getvalue() == ""
