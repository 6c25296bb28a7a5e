"""How logs are written: one line each on stderr, for people or for machines, without anybody's personal data."""

import logging
import sys
import traceback
from collections.abc import Sequence
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_CHATTY = (
    "aiohttp",
    "aiosqlite",
    "alembic",
    "apscheduler",
    "asyncio",
    "boto3",
    "botocore",
    "httpcore",
    "httpx",
    "httpx2",
    "httpcore2",
    "openai",
    "sqlalchemy",
    "twilio",
)


def configure_logs(level: str = "INFO", style: str = "console", stream: TextIO | None = None) -> None:
    out = stream or sys.stderr
    structlog.configure(
        processors=[*_common(level), _drawn(style, out)],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(out),
        cache_logger_on_first_use=False,  # a logger is made anew in microseconds, and can then be told otherwise
    )
    _take_over_libraries(level, style, out)


def without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Exceptions by type and place. Their messages quote what was being worked on: rows, answers, addresses."""
    error = event.pop("exc_info", None)
    error = sys.exception() if error is True else error[1] if isinstance(error, tuple) else error
    if isinstance(error, BaseException):
        event["error"] = " < ".join(type(each).__name__ for each in _causes(error))
        event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in _frames(error)]
    return event


def _common(level: str) -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info if level == "DEBUG" else without_words,
    ]


def _drawn(style: str, out: TextIO) -> Processor:
    if style == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
    plain = structlog.dev.plain_traceback  # the others print local variables
    return structlog.dev.ConsoleRenderer(colors=out.isatty(), exception_formatter=plain)


def _take_over_libraries(level: str, style: str, out: TextIO) -> None:
    remover = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *_common(level)],
        processors=[remover, _drawn(style, out)],
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def _causes(error: BaseException) -> list[BaseException]:
    found = [error]
    while (cause := found[-1].__cause__ or found[-1].__context__) and cause not in found:
        found.append(cause)
    return found


def _frames(error: BaseException) -> Sequence[traceback.FrameSummary]:
    return traceback.extract_tb(error.__traceback__)[-6:]
