"""What the surroundings may decide, typed; a wrong value stops the start with one sentence that helps."""

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

_PREFIX = "OPENDDCI_"
_HOST = re.compile(r"^(\*|\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])$", re.IGNORECASE)
_DATABASE_SCHEMES = frozenset({"postgres", "postgresql", "sqlite"})


class ConfigurationError(Exception):
    """A variable holds something the site cannot start with; the message is one sentence per language."""

    def __init__(self, variable: str, *, found: str, expected: tuple[str, str]) -> None:
        expected_vi, expected_en = expected
        super().__init__(
            f"{variable}: tìm thấy {found}, cần {expected_vi}.\n"
            f"{variable}: found {found}, expected {expected_en}."
        )
        self.variable = variable


def _listed(value: Any) -> Any:
    """Split a comma-separated text; a list given by Python code passes as it is."""
    return (
        tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value
    )


def _host(value: str) -> str:
    if not _HOST.match(value):
        raise ValueError(value)
    return value.lower()


def _origin(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query:
        raise ValueError(value)
    return value


def _database(value: str) -> str:
    scheme, separator, rest = value.partition("://")
    if not separator or scheme not in _DATABASE_SCHEMES or not rest:
        raise ValueError
    return value


def _data_directory() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "openddci"


class Settings(BaseSettings):
    """One field per variable, its name after ``OPENDDCI_``; an empty variable counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_ignore_empty=True, frozen=True, extra="ignore", hide_input_in_errors=True
    )

    data: Path = Field(default_factory=_data_directory)
    database_url: Annotated[str, AfterValidator(_database)] | None = Field(
        default=None, validation_alias="DATABASE_URL"
    )
    database_pool: Annotated[int, Field(ge=0, le=200)] = 0
    debug: bool = False
    demo: bool = False
    https: bool | None = None
    today: date | None = None
    behind_proxy: bool = False
    allowed_hosts: Annotated[
        tuple[Annotated[str, AfterValidator(_host)], ...], NoDecode, BeforeValidator(_listed)
    ] = ("localhost", "127.0.0.1", "[::1]")
    csrf_trusted_origins: Annotated[
        tuple[Annotated[str, AfterValidator(_origin)], ...], NoDecode, BeforeValidator(_listed)
    ] = ()
    authority: Annotated[str, Field(max_length=200)] = ""
    upload_max_mb: Annotated[int, Field(ge=1, le=512)] = 10
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @property
    def uses_https(self) -> bool:
        """Whether pages insist on HTTPS: by default yes, except while developing or demonstrating."""
        return not (self.debug or self.demo) if self.https is None else self.https

    @property
    def upload_max_bytes(self) -> int:
        return self.upload_max_mb * 1024 * 1024

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment alone: a file that happens to lie in the working directory decides nothing."""
        return (init_settings, env_settings)


_BOOLEAN = ("true hoặc false (cũng được: 1, 0)", "true or false (1 and 0 will do)")
EXPECTED: Mapping[str, tuple[str, str]] = {
    "data": ("đường dẫn một thư mục", "the path of a directory"),
    "database_url": (
        "địa chỉ dạng postgresql://người_dùng:mật_khẩu@máy/tên hoặc sqlite:///đường/dẫn",
        "an address like postgresql://user:password@host/name or sqlite:///path",
    ),
    "database_pool": ("số nguyên từ 0 (không dùng) đến 200", "a whole number from 0 (none) to 200"),
    "debug": _BOOLEAN,
    "demo": _BOOLEAN,
    "https": _BOOLEAN,
    "behind_proxy": _BOOLEAN,
    "today": ("một ngày dạng 2023-10-02", "a day like 2023-10-02"),
    "allowed_hosts": (
        "các tên máy cách nhau bằng dấu phẩy, không có http:// và không có cổng",
        "host names separated by commas, without http:// and without a port",
    ),
    "csrf_trusted_origins": (
        "các địa chỉ cách nhau bằng dấu phẩy, dạng https://ten.may",
        "addresses separated by commas, like https://host.name",
    ),
    "authority": ("tên cơ quan, nhiều nhất 200 ký tự", "the authority's name, 200 characters at most"),
    "upload_max_mb": ("số nguyên từ 1 đến 512 (MB)", "a whole number from 1 to 512 (MB)"),
    "log_level": ("DEBUG, INFO, WARNING hoặc ERROR", "DEBUG, INFO, WARNING or ERROR"),
}


_NOT_ON_A_REAL_SITE = (
    "để trống: chỉ bản trình diễn (OPENDDCI_DEMO=1) mới đặt được ngày",
    "nothing: only a demonstration (OPENDDCI_DEMO=1) may set the day",
)


def variable_of(field: str) -> str:
    """Return the name of the environment variable that fills a field."""
    return "DATABASE_URL" if field == "database_url" else f"{_PREFIX}{field.upper()}"


def load() -> Settings:
    """Read the environment; ConfigurationError names the first variable that cannot be used.

    An address that may hold a password is never repeated in the message.
    """
    try:
        settings = Settings()
    except ValidationError as refusal:
        location = str(refusal.errors()[0]["loc"][0])
        field = next(name for name in Settings.model_fields if location in {name, variable_of(name)})
        variable = variable_of(field)
        text = os.environ.get(variable, "")
        found = "‹…›" if field == "database_url" else f"“{text[:80]}”"
        raise ConfigurationError(variable, found=found, expected=EXPECTED[field]) from None
    if settings.today is not None and not (settings.demo or settings.debug):
        raise ConfigurationError("OPENDDCI_TODAY", found=f"“{settings.today}”", expected=_NOT_ON_A_REAL_SITE)
    return settings


def unknown_variables(environ: Mapping[str, str]) -> list[str]:
    """Return the variables that carry our prefix and mean nothing here, such as a misspelt one."""
    known = {variable_of(field) for field in Settings.model_fields}
    return sorted(name for name in environ if name.startswith(_PREFIX) and name not in known)
