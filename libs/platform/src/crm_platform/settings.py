"""Settings: one frozen class a service, read from `CRM_…` of the environment, described for its README."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings, SettingsConfigDict

ROW = tuple[str, str, str, str]


class Settings(BaseSettings):
    """Derive from it; give each field a `description`. A wrong or missing value stops the start with its name."""

    model_config = SettingsConfigDict(env_prefix="CRM_", frozen=True, extra="ignore", hide_input_in_errors=True)

    @classmethod
    def describe(cls) -> Iterator[ROW]:
        """(variable, type, default, meaning) of every setting; never the value of a secret."""
        prefix = cls.model_config.get("env_prefix", "")
        for name, field in cls.model_fields.items():
            yield f"{prefix}{name}".upper(), _kind(field.annotation), _default(field), field.description or ""

    @classmethod
    def table(cls) -> str:
        """`describe` as a Markdown table."""
        rows = [("Variable", "Type", "Default", "Meaning"), ("---",) * 4, *cls.describe()]
        return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows) + "\n"


def _kind(annotation: Any) -> str:
    names = [_kind(part) for part in get_args(annotation) if part is not type(None)]
    if names:
        return " or ".join(dict.fromkeys(names))
    if annotation is SecretStr:
        return "secret"
    return getattr(annotation, "__name__", str(annotation))


def _default(field: FieldInfo) -> str:
    if field.default_factory is not None:
        return "(made at start)"
    if field.default is PydanticUndefined:
        return "(required)"
    if isinstance(field.default, SecretStr):
        return "(secret)"
    return "" if field.default is None else f"`{field.default}`"
