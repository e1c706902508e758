"""The headers of an exported table tell each field of the customer from every other, in both languages."""

import random

import pytest
from contacts.customers.record import Customer
from crm_platform.errors import Language
from crm_records.exchange.headers import headers
from crm_records.exchange.mapping import Column, Targets, suggest

TYPE = Customer.declared


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("seed", range(5))
def test_each_exported_column_comes_back_to_its_own_field_or_to_none(language: Language, seed: int) -> None:
    headed, targets = headers(TYPE, (), language), Targets(TYPE)
    names = random.Random(seed).sample(list(headed), k=len(headed) if seed < 2 else 12)
    found = suggest(targets, [Column(n, headed[name], ()) for n, name in enumerate(names)])
    assert found == {n: name for n, name in enumerate(names) if name in targets}


def test_a_shared_label_is_told_apart_by_the_name() -> None:
    headed = headers(TYPE, (), "en")
    assert (headed["department"], headed["department_id"]) == ("Department", "Department (department_id)")
    assert len(set(headed.values())) == len(headed)


def test_the_department_of_the_owner_never_becomes_that_of_the_contact() -> None:
    for header in ("Department (department_id)", "所属部门"):
        assert suggest(Targets(TYPE), [Column(0, header, ("销售部",))]) == {}
    assert suggest(Targets(TYPE), [Column(0, "Department", ())]) == {0: "department"}
