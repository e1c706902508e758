"""In a silent store a hidden duplicate changes nothing that its caller gets: the same steps, with and without one."""

import re
from typing import Any

import httpx
import pytest

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.timeout(300)]

# what differs between any two records: ids, numbers, instants, trace ids, and the values that the test itself chose
VARYING = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|KH\d+|\d{4}-\d\d-\d\dT[\d:.]+Z|\b[0-9a-f]{32}\b|139\d{8}")


@pytest.fixture(autouse=True)
def usual_standing(company: Any) -> Any:
    company.standing(3, "create delete copy", hidden_duplicates="silent")
    yield
    company.standing(None, hidden_duplicates="exists")


def told(answer: httpx.Response) -> tuple[int, list[str], str]:
    headers = sorted(name for name in answer.headers if name not in ("date", "content-length"))
    return answer.status_code, headers, VARYING.sub("·", answer.text)


def steps(company: Any, mobile: str) -> list[tuple[int, list[str], str]]:
    """Everything a salesman could try with a number: ask, edit, create, ask again, read, delete, restore."""
    client = company.crm.client("me")
    asked = client.post("/v1/customers:check_duplicates", json={"values": {"mobile": mobile}})
    other = client.post("/v1/customers", json={"customer_name": "另一公司", "contact_name": "另一"})
    elsewhere = f"/v1/customers/{other.json()['id']}"
    edited = [client.patch(elsewhere, json={"mobile": number}) for number in (mobile, None)]
    made = client.post("/v1/customers", json={"customer_name": "静默公司", "contact_name": "静默", "mobile": mobile})
    id_ = made.json()["id"]
    path = f"/v1/customers/{id_}"
    again = client.post("/v1/customers:check_duplicates", json={"values": {"mobile": mobile}, "id": id_})
    read = [client.get(path), client.get(f"{path}/changes"), client.get("/v1/customers:batchGet", params={"ids": id_})]
    gone = [client.delete(path), client.get(path), client.post(f"{path}:restore"), client.delete(path)]
    client.delete(elsewhere)
    return [told(one) for one in (asked, other, *edited, made, again, *read, *gone)]


def test_a_hidden_duplicate_is_told_by_no_answer(company: Any) -> None:
    free, taken = "13922220001", "13922220002"
    hidden = company.customer(mobile=taken)
    assert company.crm.client("me").get(f"/v1/customers/{hidden}").status_code == 404
    without, with_one = steps(company, free), steps(company, taken)
    assert with_one == without
    assert [status for status, _, _ in without] == [200, 201, 200, 200, 201, 200, 200, 200, 200, 204, 404, 200, 204]


def test_a_readable_duplicate_is_told_in_a_silent_store_too(company: Any) -> None:
    taken = "13922220003"
    seen = company.customer({"visibility": "open"}, mobile=taken)
    asked = company.crm.client("me").post("/v1/customers:check_duplicates", json={"values": {"mobile": taken}})
    assert [match["id"] for match in asked.json()["matches"]] == [seen]


def test_in_a_store_that_tells_it_a_hidden_duplicate_is_counted(company: Any) -> None:
    taken = "13922220004"
    company.customer(mobile=taken)
    company.standing(3, "create delete copy", hidden_duplicates="exists")
    asked = company.crm.client("me").post("/v1/customers:check_duplicates", json={"values": {"mobile": taken}})
    assert asked.json() == {"matches": [], "hidden": 1}
