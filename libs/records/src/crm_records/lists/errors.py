"""Refusals of list requests: each says where in the filter it stopped."""

from typing import Any

from crm_platform.errors import FieldError, Invalid, Reason


class FilterError(Invalid):
    """`position`: 0-based character of the filter."""

    def __init__(self, position: int, zh: str, en: str, **variables: Any) -> None:
        reason = Reason(self.reason, zh, en)
        super().__init__([FieldError("/filter", reason, variables)], position=position, **variables)


class BadFilter(FilterError):
    reason = "BAD_FILTER"
    title = ("筛选条件有误", "Bad filter")
    text = ("第 {position} 个字符处有误", "Wrong at character {position}")


class UnknownFilterField(FilterError):
    reason = "UNKNOWN_FILTER_FIELD"
    title = ("不能按此字段筛选", "No such filter field")
    text = ("不能按“{field}”筛选", "Cannot filter by '{field}'")


BAD_TOKEN = Reason("BAD_PAGE_TOKEN", "分页标记不属于此查询", "The page token is not of this query")
BAD_ORDER = Reason("BAD_ORDER", "不能按“{value}”排序", "Cannot order by '{value}'")
BAD_START = Reason("BAD_START", "不能从“{value}”开始", "Cannot start at '{value}'")
UNKNOWN_LIST_FIELD = Reason("UNKNOWN_FIELD", "没有字段“{value}”", "There is no field '{value}'")
NOT_A_FACET = Reason("NOT_A_FACET", "不能按“{value}”分组", "Cannot group by '{value}'")
NOT_TOGETHER = Reason("NOT_TOGETHER", "不能与“{value}”同用", "Cannot be used together with '{value}'")
