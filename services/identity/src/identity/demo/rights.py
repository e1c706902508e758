"""Who may do what in the demo organisation: every level in contacts, open and restricted stores, the ten documents."""

from crm_platform.documents.port import Doc
from crm_records.access.policy import STORES

from identity.demo.organisation import ADMINISTRATOR, demo_id

_ALL = "copy delete personal_views scripts shared_views"
_SELLING = "create copy delete personal_views"

# store: (kind, key, level, flags); the Manager of every store and -Default- with No Access come from bootstrap
ACLS: dict[str, tuple[tuple[str, str, int, str], ...]] = {
    "contacts": (
        ("person", "shenyun", 5, _ALL),
        ("group", "leaders", 4, _ALL),
        ("group", "sales_heads", 4, _ALL),
        ("department", "sales", 3, _SELLING),
        ("department", "marketing", 2, "copy personal_views"),
        ("department", "service", 2, "personal_views"),
        ("person", "qianli", 2, "personal_views"),
        ("person", "yehong", 1, "read_public"),
        ("person", "zengguang", 0, ""),
    ),
    "sales": (
        ("group", "leaders", 4, _ALL),
        ("group", "sales_heads", 4, _ALL),
        ("department", "sales", 3, _SELLING),
        ("department", "marketing", 2, "personal_views"),
    ),
    "cards": (("department", "company", 3, _SELLING),),
    "marketing": (("department", "marketing", 4, _ALL), ("department", "sales", 2, "copy")),
    "products": (("department", "marketing", 4, _ALL), ("department", "company", 2, "copy personal_views")),
    "mail": (("department", "company", 3, "create delete copy personal_views"),),
    "sms": (("department", "sales", 3, "create"), ("department", "marketing", 3, "create")),
    "fax": (("department", "company", 3, "create delete copy"),),
    "service": (
        ("department", "service", 4, _ALL), ("department", "sales", 3, "create"), ("group", "leaders", 2, "copy"),
    ),
    "complaints": (
        ("person", "caiming", 4, _ALL), ("department", "service", 3, "create"), ("department", "company", 1, ""),
    ),
    "knowledge": (
        ("department", "marketing", 4, _ALL), ("department", "service", 3, "create delete copy"),
        ("department", "company", 2, "copy personal_views"),
    ),
    "bulletin": (("department", "office", 4, _ALL), ("department", "company", 2, "copy")),
    "work": (("group", "leaders", 4, _ALL), ("department", "company", 3, "create delete personal_views")),
    "analytics": (("group", "leaders", 4, _ALL), ("department", "company", 2, "copy personal_views")),
    "exchange": (("person", "shenyun", 5, _ALL), ("group", "sales_heads", 3, "create")),
    "system": (("person", "lijianguo", 2, ""), ("person", "qianli", 2, "")),
}  # fmt: skip
DOCUMENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "create_customer": (
        ("department", "sales"), ("person", "yehong"), ("person", "shenyun"), ("group", "leaders"),
        ("role", "contacts:CustomerCreator"),
    ),
    "assign": (("group", "sales_heads"), ("role", "contacts:Assigner")),
    "create_sales_record": (("department", "sales"), ("role", "sales:Tracker")),
    "bulk_edit": (("group", "sales_heads"), ("person", "shenyun")),
    "export": (("group", "sales_heads"), ("department", "marketing")),
    "print": (("department", "company"),),
    "send_sms": (("department", "sales"), ("department", "marketing")),
    "create_service": (("department", "service"), ("department", "sales")),
    "create_complaint": (("department", "company"),),
    "create_knowledge": (("department", "marketing"), ("department", "service"), ("role", "knowledge:KnowledgeEditor")),
}  # fmt: skip


def entries() -> dict[str, list[Doc]]:
    return {
        store: [
            {
                "kind": kind, "ref": demo_id(kind, key), "level": level, "flags": sorted(flags.split()),
                "roles": _roles(store, key),
            }
            for kind, key, level, flags in ACLS.get(store, ())
        ]
        for store in STORES
    }  # fmt: skip


def _roles(store: str, key: str) -> list[str]:
    return ["KnowledgeEditor"] if (store, key) == ("knowledge", "marketing") else []


def members() -> dict[str, list[Doc]]:
    """The administrator is on every document: a Manager who is not listed is refused."""
    found: dict[str, list[Doc]] = {}
    for name, lines in DOCUMENTS.items():
        found[name] = [{"kind": "person", "ref": demo_id("person", ADMINISTRATOR)}]
        found[name] += [{"kind": k, "ref": key if k == "role" else demo_id(k, key)} for k, key in lines]
    return found
