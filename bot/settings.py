"""The environment, read once and frozen. Every service declares its own group of settings beside its client."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from bot.model.prompts import Assistance


class SettingsError(Exception):
    """A setting is missing or wrong; the text names it and the cure, never its value. One line for each."""


def problems_of(*reads: Callable[[], object]) -> Iterator[str]:
    """What each has to say against its settings."""
    for read in reads:
        try:
            read()
        except SettingsError as error:
            yield str(error)


class Environment(StrEnum):
    DEVELOPMENT = "development"
    PRODUCTION = "production"


_MESSAGES = {"string_pattern_mismatch": "not written as it should be"}


class Settings(BaseModel):
    """A group of settings: a field `public_url` is the variable PUBLIC_URL, its description is its documentation."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Self:
        settings, problems = cls.tried(environ)
        if problems:
            raise SettingsError("\n".join(problems))
        return settings

    @classmethod
    def tried(cls, environ: Mapping[str, str]) -> tuple[Self, list[str]]:
        """All that is wrong, and the rest: what is wrong is there as if it were not set."""
        given = {name: environ.get(name.upper(), "").strip() for name in cls.model_fields}
        given = {name: value for name, value in given.items() if value}
        try:
            return cls.model_validate(given), []
        except ValidationError as error:
            wrong = {str(problem["loc"][0]) for problem in error.errors()}
            right = cls.model_validate({name: value for name, value in given.items() if name not in wrong})
            return right, [cls._explain(problem) for problem in error.errors()]

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
    database_url: SecretStr = Field(
        SecretStr("sqlite:///omega.db"),
        description="sqlite:///file.db, or postgresql://user:password@host/database?sslmode=verify-full.",
    )
    club_file: str = Field("", description="The path of the club's own club.toml; by default the one that ships.")
    assistant: Assistance = Field(
        Assistance.WHEN_NEEDED,
        description="off, when-needed or always: whether a language model reads what the bot itself cannot, or all.",
    )
    trigger_api_keys: SecretStr = Field(
        SecretStr(""),
        description="Keys that may call POST /trigger, parted by commas, in production of 16 characters or more; "
        "none means nobody may.",
    )
    metrics_token: SecretStr = Field(
        SecretStr(""),
        description="Who shows it (Authorization: Bearer …) may read /metrics and the whole of /health in production, "
        "as may this machine itself.",
    )
    data_encryption_keys: SecretStr = Field(
        SecretStr(""),
        description="Fernet keys for personal data, parted by commas, the newest first; "
        "make one with: python -m bot key",
    )
    handle_key: SecretStr = Field(
        SecretStr(""),
        description="The secret under which addresses are recognised; any text of 16 characters or more, "
        "which must never change.",
    )
    log_level: Annotated[LogLevel, Upper] = Field("INFO", description="How much is logged.")
    log_format: Literal["console", "json"] = Field(
        "console", description="Logs for people or for machines; one line each on stderr either way."
    )

    @property
    def base_url(self) -> str:
        return (self.public_url or f"http://localhost:{self.port}").rstrip("/")

    @property
    def is_environment_stated(self) -> bool:
        return "environment" in self.model_fields_set

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION
