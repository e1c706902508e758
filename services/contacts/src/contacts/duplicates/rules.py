"""Duplicate keys of a customer (C9): two customers may be the same where one of their keys is equal.

Exact keys: e-mail, mobile, and the contact's folded name together with the credit code, or with the folded company name
and its city. Similar keys: the same person by name at a company whose name is the same without its legal form, place
and brackets, or sounds the same. A switchboard is never a key: colleagues share it.
Keys are digests, so that the index holds no personal data and stays small.
"""

import binascii
import functools
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from crm_platform.search.fold import fold
from crm_platform.search.pinyin import syllables

Strength = Literal["exact", "similar"]


@dataclass(frozen=True, slots=True)
class KeyKind:
    """A kind of key and what a person is told where it is equal."""

    letter: str
    strength: Strength
    label: tuple[str, str]


EMAIL = KeyKind("e", "exact", ("电子邮件相同", "Same e-mail"))
MOBILE = KeyKind("m", "exact", ("手机相同", "Same mobile"))
CREDIT_CODE = KeyKind("u", "exact", ("统一社会信用代码和联系人相同", "Same credit code and contact"))
COMPANY = KeyKind("c", "exact", ("公司、城市和联系人相同", "Same company, city and contact"))
SAME_CORE = KeyKind("n", "similar", ("公司名称相近，联系人相同", "Similar company name, same contact"))
SAME_SOUND = KeyKind("p", "similar", ("公司和联系人读音相同", "Company and contact sound the same"))
KINDS = {kind.letter: kind for kind in (EMAIL, MOBILE, CREDIT_CODE, COMPANY, SAME_CORE, SAME_SOUND)}

_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_NOISE = re.compile(r"[\W_]+")
_FORMS_ZH = re.compile(
    r"(股份有限|有限责任|有限|股份|集团|控股)*(总公司|分公司|子公司|公司|集团|厂|店|经营部|商行)$|(集团|控股)"
)
_FORMS_EN = re.compile(
    r"\b(co|ltd|limited|inc|incorporated|corp|corporation|company|llc|llp|plc|gmbh|ag|sa|srl|bv|nv|pte|pty|group|holdings?|the)\b"
)
_PLACES = re.compile(
    r"(北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
    r"|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|石家庄|太原|沈阳|大连|长春|哈尔滨|南京|无锡|苏州|杭州|宁波|合肥|福州|厦门|南昌|济南|青岛|郑州"
    r"|武汉|长沙|广州|深圳|佛山|东莞|南宁|海口|成都|贵阳|昆明|西安|兰州|中国)(壮族自治区|自治区|特别行政区|省|市)?"
)
_HONORIFICS = re.compile(r"(先生|女士|小姐|经理|总监|主任|老师|博士|教授)$")


def fold_company(name: str) -> str:
    """One form for width, case, traditional characters, spaces and punctuation; legal forms stay."""
    return _NOISE.sub("", fold(name))


@functools.lru_cache(maxsize=4096)
def company_core(name: str) -> str:
    """The company's own name: without legal form and place. Its folded name where nothing would be left."""
    folded = fold(name)
    core = _NOISE.sub("", _FORMS_EN.sub(" ", folded.replace(".", " ")))
    shorter = _FORMS_ZH.sub("", _FORMS_ZH.sub("", core))
    bare = _PLACES.sub("", shorter)
    return bare if len(bare) >= 2 else shorter or _NOISE.sub("", folded)


def fold_contact(name: str) -> str:
    """A person's name: without title and spaces; the words of a Latin name in one order."""
    folded = fold(name).strip()
    if folded.isascii():
        return "".join(sorted(_NOISE.sub(" ", folded).split()))
    return _HONORIFICS.sub("", _NOISE.sub("", folded)) or folded


def duplicate_keys(values: Mapping[str, Any]) -> list[str]:
    """All keys of a customer's values, `kind:digest`, sorted."""
    contact, company = _names(values)
    found = _exact(values, contact, company)
    if contact and company:
        core = company_core(company)
        found.add(_key(SAME_CORE, core, contact))
        found.add(_key(SAME_SOUND, sound(core), sound(contact)))
    return sorted(found)


def exact_keys(values: Mapping[str, Any]) -> list[str]:
    """The keys that make it the same customer, without those that only suggest it."""
    return sorted(_exact(values, *_names(values)))


def _exact(values: Mapping[str, Any], contact: str, company: str | None) -> set[str]:
    found: set[str] = set()
    for name in ("email_primary", "email_secondary"):
        if values.get(name):
            found.add(_key(EMAIL, values[name].lower()))
    if values.get("mobile"):
        found.add(_key(MOBILE, values["mobile"]))
    if contact and values.get("unified_social_credit_code"):
        found.add(_key(CREDIT_CODE, values["unified_social_credit_code"], contact))
    if contact and company:
        found.add(_key(COMPANY, fold_company(company), values.get("city") or "", contact))
    return found


def _names(values: Mapping[str, Any]) -> tuple[str, str | None]:
    """(the folded contact, the company as it is written)."""
    contact = fold_contact(values.get("contact_name") or "")
    company = values.get("company_name") or (values.get("customer_name") if values.get("kind") == "org" else None)
    return contact, company


@functools.lru_cache(maxsize=8192)
def sound(folded: str) -> str:
    """Pinyin without tones, joined; Latin letters as they are."""
    return folded if folded.isascii() else "".join(syllables(folded))


def _key(kind: KeyKind, *parts: str) -> str:
    digest = hashlib.blake2b("\0".join(parts).encode(), digest_size=9).digest()
    return f"{kind.letter}:{binascii.b2a_base64(digest, newline=False).translate(_URL_SAFE).decode()}"


def shared_kinds(one: set[str], other: set[str]) -> list[KeyKind]:
    """Why two customers may be the same, the strongest reasons first; similar ones only where none is exact."""
    kinds = {KINDS[key[0]] for key in one & other}
    exact = [kind for kind in KINDS.values() if kind in kinds and kind.strength == "exact"]
    return exact or [kind for kind in KINDS.values() if kind in kinds]


def exact_only(keys: Iterable[str]) -> list[str]:
    """Those of the keys that make two customers the same, sorted."""
    return sorted(key for key in keys if KINDS[key[0]].strength == "exact")


class CustomerDuplicates:
    """What imports ask: the exact keys of a row, and the key that one field gives by itself."""

    def keys(self, values: Mapping[str, Any]) -> list[str]:
        """Those that the rules of customers have made already, where they have."""
        made = values.get("dup")
        return exact_keys(values) if made is None else exact_only(made)

    def key_of(self, field: str, value: Any) -> str | None:
        if field in ("email_primary", "email_secondary"):
            return _key(EMAIL, str(value).lower())
        return _key(MOBILE, str(value)) if field == "mobile" else None
