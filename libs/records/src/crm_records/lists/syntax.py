r"""The filter language: a subset of AIP-160, read into a tree.

    filter      = [ expression ]
    expression  = factor { "AND" factor }
    factor      = term { "OR" term }                 OR binds tighter than AND, as AIP-160 has it
    term        = [ "NOT" | "-" ] simple
    simple      = "(" expression ")" | restriction
    restriction = field comparator argument
    field       = name { "." name }
    comparator  = "=" | "!=" | "<" | "<=" | ">" | ">=" | ":"
    argument    = string | word | instant | function | "*"
    function    = name "(" [ word | string ] ")"

A string stands in double or single quotes, with `\` before a quote, a backslash or a literal `*`. A word is a run of
other characters (`A`, `12`, `-3`, `true`, `null`, `2026-11-24`). AND, OR, NOT are written in capitals.
What the fields and arguments mean is the compiler's business (`crm_records.lists.compile`).
Bounds: 4,000 characters, 100 restrictions, 20 levels of brackets.
"""

import re
from dataclasses import dataclass
from typing import Literal

from crm_records.lists.errors import BadFilter

MAX_LENGTH = 4000
MAX_RESTRICTIONS = 100
MAX_DEPTH = 20

Comparator = Literal["=", "!=", "<", "<=", ">", ">=", ":"]


@dataclass(frozen=True, slots=True)
class Value:
    """`quoted` tells `"null"`, the text, from `null`. `prefix`: it ended with `*`, which is not part of `text`."""

    text: str
    at: int
    quoted: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    argument: Value | None
    at: int


@dataclass(frozen=True, slots=True)
class Restriction:
    field: str
    at: int
    comparator: Comparator
    argument: Value | Call


@dataclass(frozen=True, slots=True)
class Both:
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Negation:
    item: "Node"


Node = Restriction | Both | Either | Negation

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
  | (?P<comparator><=|>=|!=|=|<|>|:)
  | (?P<mark>[(),])
  | (?P<instant>\d{4}-\d{2}-\d{2}T[0-9:.]+(?:Z|[+-]\d{2}:\d{2})?)
  | (?P<word>[^\s"'()=<>!:,]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def parse(text: str) -> Node | None:
    """The tree of a filter, None for an empty one; BadFilter with the position of the first fault."""
    if len(text) > MAX_LENGTH:
        raise BadFilter(MAX_LENGTH, "筛选条件过长，最多 {max} 个字符", "Longer than {max} characters", max=MAX_LENGTH)
    parser = _Parser(_tokens(text), len(text))
    if parser.peek() is None:
        return None
    node = parser.expression(0)
    rest = parser.peek()
    if rest is not None:
        raise _expected(rest.at, "AND, OR")
    return node


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadFilter(at, "无法识别的字符", "Unexpected character")
        if match.lastgroup != "space":
            found.append(_Token(str(match.lastgroup), match[0], at))
        at = match.end()
    return found


def _expected(at: int, what: str) -> BadFilter:
    return BadFilter(at, "此处应为 {expected}", "Expected {expected}", expected=what)


class _Parser:
    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens, self._end = tokens, end
        self._next = 0
        self._restrictions = 0

    def peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self, expected: str) -> _Token:
        token = self.peek()
        if token is None:
            raise _expected(self._end, expected)
        self._next += 1
        return token

    def _word(self, text: str) -> bool:
        """Step over this keyword if it comes next."""
        token = self.peek()
        if token is None or token.kind not in ("word", "mark") or token.text != text:
            return False
        self._next += 1
        return True

    def expression(self, depth: int) -> Node:
        items = [self._factor(depth)]
        while self._word("AND"):
            items.append(self._factor(depth))
        return items[0] if len(items) == 1 else Both(tuple(items))

    def _factor(self, depth: int) -> Node:
        items = [self._term(depth)]
        while self._word("OR"):
            items.append(self._term(depth))
        return items[0] if len(items) == 1 else Either(tuple(items))

    def _term(self, depth: int) -> Node:
        if self._word("NOT") or self._word("-") or self._minus():
            return Negation(self._simple(depth))
        return self._simple(depth)

    def _minus(self) -> bool:
        """`-field = x`: the minus stands at the head of the word."""
        token = self.peek()
        if token is None or token.kind != "word" or not token.text.startswith("-"):
            return False
        self._tokens[self._next] = _Token("word", token.text[1:], token.at + 1)
        return True

    def _simple(self, depth: int) -> Node:
        token = self.peek()
        if self._word("("):
            if depth >= MAX_DEPTH:
                assert token is not None
                raise BadFilter(token.at, "括号嵌套过深，最多 {max} 层", "More than {max} brackets deep", max=MAX_DEPTH)
            node = self.expression(depth + 1)
            if not self._word(")"):
                rest = self.peek()
                raise _expected(self._end if rest is None else rest.at, ")")
            return node
        return self._restriction()

    def _restriction(self) -> Restriction:
        name = self._take("字段 / a field")
        if name.kind != "word" or not _NAME.fullmatch(name.text) or name.text in ("AND", "OR", "NOT"):
            raise _expected(name.at, "字段 / a field")
        self._restrictions += 1
        if self._restrictions > MAX_RESTRICTIONS:
            raise BadFilter(name.at, "条件过多，最多 {max} 个", "More than {max} conditions", max=MAX_RESTRICTIONS)
        comparator = self._take("= != < <= > >= :")
        if comparator.kind != "comparator":
            raise _expected(comparator.at, "= != < <= > >= :")
        return Restriction(name.text, name.at, comparator.text, self._argument())  # pyright: ignore[reportArgumentType] - the token is a comparator

    def _argument(self) -> Value | Call:
        token = self._take("值 / a value")
        if token.kind == "string":
            return _string(token)
        if token.kind not in ("word", "instant") or token.text in ("AND", "OR", "NOT"):
            raise _expected(token.at, "值 / a value")
        if not self._word("("):
            prefix = token.text.endswith("*")
            return Value(token.text[:-1] if prefix else token.text, token.at, prefix=prefix)
        argument = None
        if not self._word(")"):
            inner = self._take("值 / a value")
            if inner.kind not in ("word", "string"):
                raise _expected(inner.at, "值 / a value")
            argument = _string(inner) if inner.kind == "string" else Value(inner.text, inner.at)
            if not self._word(")"):
                rest = self.peek()
                raise _expected(self._end if rest is None else rest.at, ")")
        return Call(token.text, argument, token.at)


def _string(token: _Token) -> Value:
    inner = token.text[1:-1]
    prefix = re.search(r"(?<!\\)(?:\\\\)*\*$", inner) is not None
    if prefix:
        inner = inner[:-1]
    return Value(re.sub(r"\\(.)", r"\1", inner, flags=re.DOTALL), token.at, quoted=True, prefix=prefix)
