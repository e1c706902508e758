from typing import Any

import pytest
from crm_records.codes import standard_lists
from crm_records.custom_fields import MOST_FIELDS, definition_errors, fields_by_type
from crm_records.declaration import Kind, Line, Record, field

LISTS = standard_lists()


class Card(Record, name="card", plural="cards", store="cards", label=("名片", "Card")):
    name: Line = field("名", "Name", tab="basic", required=True)


def a_definition(**changes: Any) -> dict[str, Any]:
    given = {"record_type": "card", "name": "shoe_size", "kind": "integer", "label": {"zh": "鞋码"}, "tab": "basic"}
    return {**given, **changes}


def refused(definition: dict[str, Any], **options: Any) -> list[tuple[str, str]]:
    errors = definition_errors(definition, Card.declared, LISTS, **options)
    return [(error.pointer, error.reason.code) for error in errors]


def test_a_definition_becomes_a_field() -> None:
    found = fields_by_type([a_definition(min=20, max=60), a_definition(name="a", kind="line", position=-1)])
    first, second = found["card"]
    assert (first.name, first.kind) == ("a", Kind.LINE)
    assert (second.kind, second.min, second.max, second.label) == (Kind.INTEGER, 20, 60, ("鞋码", "鞋码"))


def test_retired_and_deleted_fields_are_left_out() -> None:
    assert fields_by_type([a_definition(active=False), a_definition(name="b", deleted_at="x")]) == {}


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({}, []), ({"name": "Shoe size"}, [("/name", "BAD_FORMAT")]), ({"name": "name"}, [("/name", "NAME_TAKEN")]),
        ({"kind": "file"}, [("/kind", "NOT_A_CODE")]), ({"label": {"en": "x"}}, [("/label/zh", "REQUIRED")]),
        ({"tab": "none"}, [("/tab", "NOT_A_CODE")]), ({"kind": "code"}, [("/codes", "NOT_A_CODE")]),
        ({"kind": "code", "codes": "country"}, []), ({"kind": "reference"}, [("/refers", "REQUIRED")]),
        ({"min": 3, "max": 2}, [("/min", "OUT_OF_RANGE")]),
    ],
)
def test_a_wrong_definition_is_refused_with_its_place(changes: dict[str, Any], errors: list[tuple[str, str]]) -> None:
    assert refused(a_definition(**changes)) == errors


def test_a_name_is_used_once_and_a_kind_is_for_good() -> None:
    assert refused(a_definition(), others=[a_definition()]) == [("/name", "NAME_TAKEN")]
    assert refused(a_definition(kind="line"), before=a_definition()) == [("/kind", "KIND_FIXED")]
    many = [a_definition(name=f"f{n}") for n in range(MOST_FIELDS)]
    assert refused(a_definition(), others=many) == [("/name", "TOO_MANY_FIELDS")]
