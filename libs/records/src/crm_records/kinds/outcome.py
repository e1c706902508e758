"""What a kind answers: a value, or why not. No exceptions here: an import checks millions of values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from crm_platform.errors import BAD_FORMAT, WRONG_TYPE, Reason

if TYPE_CHECKING:
    from crm_records.codes import CodeLists

Mode = Literal["create", "edit", "import"]

CONTROL_CHARACTERS = Reason("CONTROL_CHARACTERS", "含有控制字符", "Contains control characters")
DIGITS_LOST = Reason(
    "DIGITS_LOST",
    "电子表格只保留 15 位数字，此处的数字已丢失；请把该列设为文本后重新填写",
    "The spreadsheet keeps 15 digits and has lost the rest; make the column text and enter it again",
)
BAD_CHECK_CHARACTER = Reason(
    "BAD_CHECK_CHARACTER", "校验码不符，应为 {expected}", "The check character does not match, it should be {expected}"
)
IN_FUTURE = Reason("IN_FUTURE", "不能晚于今天", "Cannot be later than today")
NO_SUCH_DAY = Reason("NO_SUCH_DAY", "没有这一天", "There is no such day")
BY_UPLOAD = Reason("BY_UPLOAD", "请使用上传功能", "Use the upload")
FRACTION_TOO_LONG = Reason("FRACTION_TOO_LONG", "{currency} 最多 {max} 位小数", "{currency} has at most {max} decimals")
UNKNOWN_MEMBER = Reason("UNKNOWN_MEMBER", "不认识的内容：{name}", "Not part of this value: {name}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a value was refused. `path` is where within the value, `/2/name`."""

    reason: Reason
    variables: Mapping[str, Any] = field(default_factory=dict[str, Any])
    path: str = ""

    def under(self, step: str | int) -> "Refusal":
        return Refusal(self.reason, self.variables, f"/{step}{self.path}")


@dataclass(slots=True)
class Context:
    """What a value is judged by. `known(refers, id)`: whether a reference names something; None leaves it unasked."""

    lists: "CodeLists"
    today: date
    mode: Mode = "edit"
    known: Callable[[str, str], bool] | None = None


Normaliser = Callable[[Any, Context], Any]
"""(value, context) -> the value to keep, None for nothing, or a Refusal."""


def wrong_type(zh: str, en: str) -> Refusal:
    return Refusal(WRONG_TYPE, {"expected_zh": zh, "expected_en": en})


def bad_format(zh: str, en: str) -> Refusal:
    return Refusal(BAD_FORMAT, {"hint_zh": zh, "hint_en": en})
