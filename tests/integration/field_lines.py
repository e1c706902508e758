"""The 88 lines of fields.csv, with a good and a bad value of each, as HTTP and as tables carry them."""

import csv
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl

_HERE = Path(__file__).parent
_CONTACTS = _HERE.parents[1] / "services" / "contacts" / "tests"
sys.path.insert(0, str(_CONTACTS))
from customer_values import NOT_WRITTEN, WRITTEN

LINES = list(csv.DictReader((_CONTACTS / "fields.csv").read_text("utf-8").splitlines()))
NAMES = [line["name"] for line in LINES]
UPLOADED = ("photo", "attachments")
TYPED = [name for name in NAMES if name in WRITTEN and name not in UPLOADED]
"""What a person writes as a value: in a form, or in a cell."""
GIVEN_ONCE = ("owner_id",)
NOT_TYPED = [name for name in NAMES if name in NOT_WRITTEN]
IMPORTED = [*TYPED, *GIVEN_ONCE]

NEXT_YEAR = datetime.now(UTC).year + 1
SPECIAL = {
    "expected_close_month": (f"{NEXT_YEAR}-03", f"{NEXT_YEAR}-03", "2020-01", "IN_PAST_MONTH"),
    "founded_on": ("2003-06-01", "2003-06-01", "2999-01-01", "IN_FUTURE"),
    "birthday": ("2020-04L-12", "2020-04L-12", "13-01", "NO_SUCH_DAY"),  # that leap month had 29 days
}
"""Where the rules of the whole record, or today, ask for another value than the field by itself."""

NEEDS: dict[str, dict[str, Any]] = {"city": {"province": "440000"}}
"""Fields that only mean something beside another."""

# name: (good cell, bad cell) where the cell is written otherwise than the value of the API
CELLS: dict[str, tuple[str, str]] = {
    "contact_name": ("欧阳小明", "名" * 101),
    "given_name": ("小明", "名" * 101),
    "name_pinyin": ("Ouyang Xiaoming", "a" * 201),
    "gender": ("女", "雌"),
    "department": ("总经办", "部" * 101),
    "decision_role": ("把关者", "老板"),
    "preferred_channel": ("微信", "鸽子"),
    "birthday": ("2020-闰4-12", "13-01"),
    "birthday_calendar": ("农历", "儒略历"),
    "country": ("日本", "日本国某地"),
    "province": ("广东省", "深圳市"),
    "city": ("深圳市", "广东省"),
    "children": ("小明, 05-12; 小红", "小明, 13-40"),
    "company_name_en": ("Xinghe Ltd.", "x" * 201),
    "company_nature": ("合资企业", "非政府组织"),
    "industry": ("C39", "Z99"),
    "employee_count": ("120", "3.5"),
    "assistant_manager_phone": ("13700137000", "1370013700"),
    "invoice_type": ("电子普通发票", "白条"),
    "currency": ("USD", "BTC"),
    "registered_capital": ("50000 CNY", "很多"),
    "annual_revenue": ("0 JPY", "-1 CNY"),
    "credit_limit": ("0.01 USD", "0.001 USD"),
    "payment_terms_days": ("365", "366"),
    "customer_type": ("合作伙伴", "朋友"),
    "customer_level": ("A", "E"),
    "customer_source": ("展会", "做梦"),
    "sales_region": ("华南", "月球"),
    "remarks": ("重要客户", "长" * 10_001),
    "hobbies": ("茶; 羽毛球", "; ".join(f"第{n}项" for n in range(21))),
    "lifecycle_status": ("洽谈中", "走了"),
    "needed_products": ("", "没有的产品"),  # good: the labels of the list that ships
    "next_action_at": ("2026-12-01 10:00:00.5", "明天"),
    "reader_list": ("department:总部; everyone", "team:某组"),
    "record_controls": ("print=watermark copy=deny", "copy=watermark"),
    "parent_company": ("", "KH1999000001"),  # good: the number of a customer that is there
    "owner_id": ("管理员", "无此人"),
}


def case(name: str) -> tuple[Any, Any, Any, str]:
    """(sent, kept on the wire, refused, reason) of a field that people write."""
    sent, kept, bad, reason = SPECIAL.get(name) or WRITTEN[name]
    if isinstance(kept, datetime):
        kept = f"{kept:%Y-%m-%dT%H:%M:%S}.{kept.microsecond // 1000:03}Z"
    return sent, kept, bad, reason


def cells(name: str) -> tuple[str, str]:
    """(good, bad) as a person types them in a table."""
    if name in CELLS:
        return CELLS[name]
    sent, _, bad, _ = case(name)
    return str(sent), str(bad)


def sheet(content: Path | Any) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(content).worksheets[0].iter_rows(values_only=True))
