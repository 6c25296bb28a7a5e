"""The environment, read once and frozen. Every service declares its own group of settings beside its client."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from bot.model.prompts import Assistance


class SettingsError(Exception):
    """A setting is missing or wrong; the text names it and the cure, never its value. One line for each."""


def gathered(*reads: Callable[[], Any]) -> list[Any]:
    """What they read; or one SettingsError with all that is wrong, so that nobody mends one thing at a time."""
    values, problems = [], []
    for read in reads:
        try:
            values.append(read())
        except SettingsError as error:
            problems.append(str(error))
    if problems:
        raise SettingsError("\n".join(problems))
    return values


class Environment(StrEnum):
    DEVELOPMENT = "development"
    PRODUCTION = "production"


_MESSAGES = {"string_pattern_mismatch": "not written as it should be"}


class Settings(BaseModel):
    """A group of settings: a field `public_url` is the variable PUBLIC_URL, its description is its documentation."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Self:
        given = {name: environ.get(name.upper(), "").strip() for name in cls.model_fields}
        try:
            return cls.model_validate({name: value for name, value in given.items() if value})
        except ValidationError as error:
            raise SettingsError("\n".join(cls._explain(problem) for problem in error.errors())) from None

    @classmethod
    def _explain(cls, problem: Mapping[str, object]) -> str:
        location = problem["loc"]
        name = str(location[0]) if isinstance(location, tuple) and location else ""
        described = cls.model_fields[name].description if name in cls.model_fields else ""
        wrong = _MESSAGES.get(str(problem["type"])) or str(problem["msg"]).removeprefix("Value error, ").rstrip(".")
        return f"{name.upper()}: {wrong}. {described}"


Upper = BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value)


LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


class MachineSettings(Settings):
    environment: Environment = Field(
        Environment.DEVELOPMENT, description="development or production; production refuses sandboxes and missing keys."
    )
    host: str = Field("127.0.0.1", description="The address the web server listens on; 0.0.0.0 for all.")
    port: int = Field(8080, ge=0, le=65535, description="The port the web server listens on.")
    public_url: str = Field(
        "",
        pattern="^https?://.+",
        description="The address the world reaches us at, such as https://omega.example.org; "
        "signatures and links are made with it. By default http://localhost and the port.",
    )
    database_url: str = Field(
        "sqlite:///omega.db", description="sqlite:///file.db, or postgresql://user:password@host/database."
    )
    club_file: str = Field("", description="The path of the club's own club.toml; by default the one that ships.")
    assistant: Assistance = Field(
        Assistance.WHEN_NEEDED,
        description="off, when-needed or always: whether a language model reads what the bot itself cannot, or all.",
    )
    trigger_api_keys: str = Field(
        "", description="Keys that may call POST /trigger, parted by commas; none means nobody may."
    )
    data_encryption_keys: SecretStr = Field(
        SecretStr(""),
        description="Fernet keys for personal data, parted by commas, the newest first; "
        "make one with: python -m bot key",
    )
    handle_key: SecretStr = Field(
        SecretStr(""),
        description="The secret under which addresses are recognised; any long text, which must never change.",
    )
    log_level: Annotated[LogLevel, Upper] = Field("INFO", description="How much is logged.")
    log_format: Literal["console", "json"] = Field(
        "console", description="Logs for people or for machines; one line each on stderr either way."
    )

    @property
    def base_url(self) -> str:
        return (self.public_url or f"http://localhost:{self.port}").rstrip("/")

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION
