"""Generated customers that look like a sales organisation's own: the demo's, the benchmarks' and the scale test's.

The same arguments give the same customers. Values have the shapes of the wire, as a person would enter them.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from contacts.demo.words import (
    BANKS,
    CITIES,
    COMPETITORS,
    FOREIGN,
    GIVEN,
    HOBBIES,
    INDUSTRIES,
    LATIN_FAMILY,
    LATIN_GIVEN,
    NEEDS,
    NEXT_ACTIONS,
    REMARKS,
    STREETS,
    SURNAMES,
    TITLES,
    TRADES,
    WORDS_1,
    WORDS_2,
    City,
)

LIFECYCLES = ("new", "contacting", "potential", "negotiating", "customer", "dormant", "lost")
LIFECYCLE_WEIGHTS = (14, 20, 18, 12, 22, 9, 5)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who follows a generated customer, and where he works."""

    person_id: str
    region_id: str


def samples(
    count: int, *, seed: int, owners: Sequence[Owner], now: datetime, start: int = 0
) -> Iterator[dict[str, Any]]:
    """`count` customers, numbered from `start` (which keeps mobiles, e-mails and credit codes apart).

    `now` in the installation's zone: at the end of a month its month is not that of Greenwich.
    """
    chance = random.Random(seed * 1_000_003 + start)  # noqa: S311 - sample data, not secrets
    for number in range(start, start + count):
        yield _customer(chance, number, owners[chance.randrange(len(owners))], now)


def _customer(chance: random.Random, number: int, owner: Owner, now: datetime) -> dict[str, Any]:
    foreign = chance.random() < 0.06
    city = chance.choice(CITIES)
    values = _person(chance, number, foreign=foreign)
    company = _company_name(chance, city, foreign=foreign)
    org = chance.random() < 0.9
    values |= {
        "kind": "org" if org else "individual",
        "customer_name": company if org else values["contact_name"],
        "country": "CN",
        "province": city.province,
        "city": city.code,
        "street_address": f"{city.name}{chance.choice(STREETS)}{chance.randrange(1, 900)}号{chance.randrange(1, 30)}层",
        "postal_code": city.post,
        "office_phone": _landline(chance, city),
        "owner_id": owner.person_id,
        "sales_region": owner.region_id,
    }
    if org:
        values |= _company(chance, number, company, city)
    return values | _status(chance, now) | _remarks(chance)


def _person(chance: random.Random, number: int, *, foreign: bool) -> dict[str, Any]:
    if foreign:
        family, given = chance.choice(LATIN_FAMILY), chance.choice(LATIN_GIVEN)
        name = f"{given} {family}"
    else:
        family = chance.choice(SURNAMES)
        given = "".join(chance.choice(GIVEN) for _ in range(chance.choice((1, 2, 2, 2))))
        name = family + given
    values: dict[str, Any] = {
        "contact_name": name,
        "family_name": family,
        "given_name": given,
        "gender": chance.choice(("male", "female", "male", "female", "unknown")),
        "job_title": chance.choice(TITLES),
        "department": chance.choice(("采购部", "信息部", "总经办", "财务部", "市场部", "生产部", "工程部")),
        "decision_role": chance.choice(("decision_maker", "influencer", "user", "gatekeeper", "finance", "unknown")),
        "mobile": f"+861{chance.choice('3587')}{chance.randrange(10)}{number % 100_000_000:08d}",
        "email_primary": f"{chance.choice(('info', 'buy', 'office', 'u'))}{number}@{chance.choice(FOREIGN)[1]}.example",
        "preferred_channel": chance.choice(("phone", "mobile", "email", "wechat", "fax", "sms")),
    }
    if chance.random() < 0.4:
        values["birthday"] = (
            f"{chance.randrange(1962, 2002)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
        )
    if chance.random() < 0.3:
        values["wechat_id"] = f"wx_{number:x}"
    return values


def _company_name(chance: random.Random, city: City, *, foreign: bool) -> str:
    if foreign:
        return f"{chance.choice(FOREIGN)[0]} {chance.choice(('Trading', 'Systems', 'Industries'))} Co., Ltd."
    core = chance.choice(WORDS_1) + chance.choice(WORDS_2)
    form = chance.choice(("有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司"))
    return f"{city.name}{core}{chance.choice(TRADES)}{form}"


def _company(chance: random.Random, number: int, company: str, city: City) -> dict[str, Any]:
    manager = chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)
    code = credit_code(city.code, number)
    revenue = int(chance.lognormvariate(16, 1.4)) * 100
    return {
        "company_name": company,
        "unified_social_credit_code": code,
        "legal_representative": chance.choice(SURNAMES) + chance.choice(GIVEN),
        "company_nature": chance.choice(("private", "private", "private", "state", "foreign", "joint_venture")),
        "industry": chance.choice(INDUSTRIES),
        "employee_count": int(chance.lognormvariate(4.2, 1.3)) + 1,
        "founded_on": f"{chance.randrange(1985, 2024)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
        "website": f"https://www.{chance.choice(FOREIGN)[1]}{number % 997}.example",
        "company_phone": _landline(chance, city),
        "fax": _landline(chance, city),
        "company_address": f"{city.name}{chance.choice(STREETS)}{chance.randrange(1, 900)}号",
        "manager_name": manager,
        "company_profile": f"<p>{company}，位于{city.name}，主营{chance.choice(NEEDS)}。</p>",
        "invoice_title": company,
        "bank_name": f"{chance.choice(BANKS)}{city.name}分行",
        "bank_account": f"6222{chance.randrange(10**14):014d}",
        "invoice_type": chance.choice(("vat_special", "vat_general", "e_vat_special", "e_vat_general")),
        "currency": "CNY",
        "registered_capital": {"amount": chance.choice((1, 5, 10, 50, 100)) * 100_000_000, "currency": "CNY"},
        "annual_revenue": {"amount": revenue, "currency": "CNY"},
        "payment_terms_days": chance.choice((0, 15, 30, 45, 60, 90)),
    }


def _status(chance: random.Random, now: datetime) -> dict[str, Any]:
    lifecycle = chance.choices(LIFECYCLES, LIFECYCLE_WEIGHTS)[0]
    values: dict[str, Any] = {
        "customer_type": "customer" if lifecycle == "customer" else chance.choice(("prospect", "prospect", "partner")),
        "customer_level": chance.choices("ABCD", (12, 28, 38, 22))[0],
        "customer_source": chance.choice(("exhibition", "web", "referral", "phone", "advert", "purchase")),
        "lifecycle_status": lifecycle,
        "current_need": chance.choice(NEEDS),
    }
    if lifecycle not in ("lost", "dormant") and chance.random() < 0.75:
        values["next_action"] = chance.choice(NEXT_ACTIONS)
        when = now + timedelta(days=chance.randrange(-6, 30), minutes=15 * chance.randrange(-16, 16))
        values["next_action_at"] = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:00.000Z")
    if lifecycle in ("potential", "negotiating"):
        month = now.year * 12 + now.month - 1 + chance.randrange(7)
        values["expected_close_month"] = f"{month // 12}-{month % 12 + 1:02d}"
        values["main_competitor"] = chance.choice(COMPETITORS)
    return values


def _remarks(chance: random.Random) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if chance.random() < 0.5:
        values["remarks"] = f"<p>{chance.choice(REMARKS)}</p>"
    if chance.random() < 0.2:
        values["hobbies"] = chance.sample(HOBBIES, 2)
    return values


def _landline(chance: random.Random, city: City) -> str:
    digits = 8 if len(city.area) <= 3 else 7
    return f"+86{city.area.lstrip('0')}{chance.randrange(2, 9)}{chance.randrange(10 ** (digits - 1)):0{digits - 1}d}"


def credit_code(city: str, number: int) -> str:
    """A well-formed unified social credit code (GB 32100-2015) for a made-up company."""
    body = f"91{city}MA{number % 10**7:07d}"
    weights = (pow(3, i, 31) for i in range(17))
    total = sum(CREDIT_ALPHABET.index(c) * w for c, w in zip(body, weights, strict=True))
    return body + CREDIT_ALPHABET[(31 - total % 31) % 31]
