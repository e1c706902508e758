"""The one tree of errors. Each kind carries its HTTP and gRPC codes and is rendered once, at the edge.

CrmError
├── Malformed        400  INVALID_ARGUMENT     a body that cannot be read
├── Invalid          422  INVALID_ARGUMENT     one FieldError a wrong field
├── KeyReused        422  INVALID_ARGUMENT     an idempotency key with another command
├── MethodNotAllowed 405  UNIMPLEMENTED
├── Unauthenticated  401  UNAUTHENTICATED
├── Forbidden        403  PERMISSION_DENIED    carries the factor that decided
├── NotFound         404  NOT_FOUND            also where the caller may not even know
├── AlreadyExists    409  ALREADY_EXISTS
├── RuleBroken       409  FAILED_PRECONDITION
├── Stale            412  ABORTED              only for the caller's own If-Match
├── TooLarge         413  RESOURCE_EXHAUSTED
├── TooMany          429  RESOURCE_EXHAUSTED
└── Unavailable      503  UNAVAILABLE

Messages are templates in Chinese and English; their variables are the error's fields.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one field was refused: a stable code and what to tell the person."""

    code: str
    zh: str
    en: str


REQUIRED = Reason("REQUIRED", "必填", "Required")
READ_ONLY = Reason("READ_ONLY", "由系统填写，不能修改", "Written by the system, cannot be changed")
UNKNOWN_FIELD = Reason("UNKNOWN_FIELD", "没有这个字段", "There is no such field")
WRONG_TYPE = Reason("WRONG_TYPE", "类型不对，应为{expected_zh}", "Wrong type, expected {expected_en}")
TOO_LONG = Reason("TOO_LONG", "最多 {max} 个字符", "At most {max} characters")
TOO_SHORT = Reason("TOO_SHORT", "至少 {min} 个字符", "At least {min} characters")
OUT_OF_RANGE = Reason("OUT_OF_RANGE", "应在 {min} 到 {max} 之间", "Must be between {min} and {max}")
TOO_MANY_ITEMS = Reason("TOO_MANY_ITEMS", "最多 {max} 项", "At most {max} items")
BAD_FORMAT = Reason("BAD_FORMAT", "格式不对：{hint_zh}", "Wrong format: {hint_en}")
NOT_A_CODE = Reason("NOT_A_CODE", "不在可选值中：{value}", "Not one of the choices: {value}")
NOT_FOUND = Reason("NOT_FOUND", "找不到所指的记录", "The record referred to was not found")


@dataclass(frozen=True, slots=True)
class FieldError:
    """One refused field. `pointer` is an RFC 6901 JSON pointer into the body, `/mobile`."""

    pointer: str
    reason: Reason
    variables: dict[str, Any] = field(default_factory=dict)

    def detail(self, language: Language) -> str:
        template = self.reason.zh if language == "zh" else self.reason.en
        return template.format_map(_Known(self.variables))


class _Known(dict[str, Any]):
    """A variable that a template names but the error lacks shows as `?`, never as a second failure."""

    def __missing__(self, key: str) -> str:
        return "?"


class CrmError(Exception):
    """Root of every expected failure. Keyword arguments are the variables of the message."""

    reason: ClassVar[str] = "INTERNAL"
    status: ClassVar[int] = 500
    grpc: ClassVar[str] = "INTERNAL"
    title: ClassVar[tuple[str, str]] = ("服务内部错误", "Internal error")
    text: ClassVar[tuple[str, str]] = ("请稍后再试", "Please try again later")

    def __init__(self, **variables: Any) -> None:
        super().__init__(self.reason, variables)
        self.variables = variables

    def message(self, language: Language) -> str:
        return self.text[language == "en"].format_map(_Known(self.variables))


class Malformed(CrmError):
    reason = "MALFORMED"
    status = 400
    grpc = "INVALID_ARGUMENT"
    title = ("无法读取请求内容", "The request cannot be read")
    text = ("请求内容不是有效的 {expected}", "The request is not valid {expected}")


class MethodNotAllowed(CrmError):
    reason = "METHOD_NOT_ALLOWED"
    status = 405
    grpc = "UNIMPLEMENTED"
    title = ("不支持此方法", "Method not allowed")
    text = ("此地址只支持 {allow}", "This address takes only {allow}")


class Invalid(CrmError):
    reason = "INVALID"
    status = 422
    grpc = "INVALID_ARGUMENT"
    title = ("内容有误", "Invalid input")
    text = ("请改正标出的字段", "Please correct the fields shown")

    def __init__(self, errors: Sequence[FieldError] = (), **variables: Any) -> None:
        super().__init__(**variables)
        self.errors: list[FieldError] = list(errors)

    @classmethod
    def one(cls, pointer: str, reason: Reason, **variables: Any) -> "Invalid":
        return cls([FieldError(pointer, reason, variables)])


class KeyReused(CrmError):
    reason = "KEY_REUSED"
    status = 422
    grpc = "INVALID_ARGUMENT"
    title = ("幂等键已用于其他请求", "Idempotency key used for another request")
    text = ("请换一个 Idempotency-Key", "Use another Idempotency-Key")


class Unauthenticated(CrmError):
    reason = "UNAUTHENTICATED"
    status = 401
    grpc = "UNAUTHENTICATED"
    title = ("请先登录", "Please sign in")
    text = ("登录已失效或未登录", "Not signed in, or the session has ended")


class Forbidden(CrmError):
    """`factor` names what refused: level, flag, document, record, field, control, state."""

    reason = "FORBIDDEN"
    status = 403
    grpc = "PERMISSION_DENIED"
    title = ("没有权限", "Not permitted")
    text = ("您没有执行此操作的权限", "You may not do this")


class NotFound(CrmError):
    reason = "NOT_FOUND"
    status = 404
    grpc = "NOT_FOUND"
    title = ("找不到", "Not found")
    text = ("记录不存在，或您无权查看", "It does not exist, or you may not see it")


class AlreadyExists(CrmError):
    reason = "ALREADY_EXISTS"
    status = 409
    grpc = "ALREADY_EXISTS"
    title = ("已经存在", "Already exists")
    text = ("已有相同的记录", "There is such a record already")


class RuleBroken(CrmError):
    reason = "RULE_BROKEN"
    status = 409
    grpc = "FAILED_PRECONDITION"
    title = ("当前状态不允许", "Not allowed in this state")
    text = ("当前状态不允许此操作", "The present state does not allow this")


class Stale(CrmError):
    reason = "STALE"
    status = 412
    grpc = "ABORTED"
    title = ("记录已被他人修改", "Changed by someone else")
    text = ("请查看最新内容后再保存", "Look at the newest content, then save again")


class TooLarge(CrmError):
    reason = "TOO_LARGE"
    status = 413
    grpc = "RESOURCE_EXHAUSTED"
    title = ("内容过大", "Too large")
    text = ("最大 {max}", "At most {max}")


class TooMany(CrmError):
    reason = "TOO_MANY"
    status = 429
    grpc = "RESOURCE_EXHAUSTED"
    title = ("请求过于频繁", "Too many requests")
    text = ("请在 {retry_after_seconds} 秒后再试", "Try again in {retry_after_seconds} seconds")


class Unavailable(CrmError):
    reason = "UNAVAILABLE"
    status = 503
    grpc = "UNAVAILABLE"
    title = ("服务暂不可用", "Temporarily unavailable")
    text = ("请稍后再试", "Please try again later")
