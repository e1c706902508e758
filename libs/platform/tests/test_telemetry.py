"""Settings, traces and logs: what leaves the process, and what never does."""

import io
import json
import logging
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from crm_platform import telemetry
from crm_platform.errors import NotFound
from crm_platform.settings import Settings
from pydantic import Field, SecretStr, ValidationError


class Sample(Settings):
    """Settings of a service."""

    port: int = Field(8000, description="Where it listens")
    key: SecretStr = Field(SecretStr("hidden"), description="Of the field | cipher")
    url: str | None = Field(None, description="Of the store")
    needed: str = Field(description="No default")


def test_settings_come_from_the_environment_and_do_not_change(monkeypatch):
    monkeypatch.setenv("CRM_PORT", "9000")
    monkeypatch.setenv("CRM_NEEDED", "x")
    settings = Sample()  # pyright: ignore[reportCallIssue]
    assert settings.port == 9000
    with pytest.raises(ValidationError):
        settings.port = 1


def test_a_wrong_setting_is_named_and_its_value_is_not_shown(monkeypatch):
    monkeypatch.setenv("CRM_PORT", "secret-looking")
    monkeypatch.delenv("CRM_NEEDED", raising=False)
    with pytest.raises(ValidationError) as refused:
        Sample()  # pyright: ignore[reportCallIssue]
    assert "port" in str(refused.value)
    assert "needed" in str(refused.value)
    assert "secret-looking" not in str(refused.value)


def test_the_table_shows_every_setting_and_no_secret():
    assert list(Sample.describe()) == [
        ("CRM_PORT", "int", "`8000`", "Where it listens"),
        ("CRM_KEY", "secret", "(secret)", "Of the field | cipher"),
        ("CRM_URL", "str", "", "Of the store"),
        ("CRM_NEEDED", "str", "(required)", "No default"),
    ]
    assert "| CRM_KEY | secret | (secret) | Of the field \\| cipher |" in Sample.table()
    assert "hidden" not in Sample.table()


@pytest.fixture
def log():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(telemetry.JsonLog())
    logger = logging.getLogger("crm.test")
    logger.addHandler(handler)
    logger.propagate = False
    yield logger, lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.removeHandler(handler)
    logger.propagate = True


def test_a_log_line_is_json_without_personal_data(log):
    logger, lines = log
    logger.warning("sent to %s, %s", "zhang.san@minghua.com", "+8613812345678", extra={"rows": 3, "who": "13812345678"})
    (line,) = lines()
    assert line["message"] == "sent to …, …"
    assert (line["level"], line["logger"], line["rows"], line["who"]) == ("warning", "crm.test", 3, "…")
    assert line["at"].endswith("Z")


def test_ids_and_times_stay_readable_in_logs():
    for kept in ("0193a000-7000-7000-8000-000000000012", "2026-11-24T16:00:00.123Z", "port 8000", "123456 rows"):
        assert telemetry.without_personal(kept) == kept


def fail():
    try:
        int("王芳 13812345678")
    except ValueError as wrong:
        raise NotFound(name="王芳") from wrong


def test_an_error_is_logged_by_class_and_place_never_by_its_text(log):
    logger, lines = log
    try:
        fail()
    except NotFound:
        logger.exception("could not")
    (line,) = lines()
    assert line["error"]["type"] == "crm_platform.errors.NotFound"
    assert line["error"]["reason"] == "NOT_FOUND"
    assert line["error"]["cause"]["type"] == "builtins.ValueError"
    assert "test_an_error_is_logged" in line["error"]["at"][0]
    assert "王芳" not in json.dumps(line, ensure_ascii=False)


def test_without_an_endpoint_a_span_is_nothing_and_the_sdk_is_not_even_imported():
    code = (
        "import sys; from crm_platform import telemetry as t; assert not t.configure('x')\n"
        "with t.span('a', rows=1) as one: assert one is None and t.trace_id() == ''\n"
        "t.counter('c').add(1); t.histogram('h', 'ms').record(1.0); t.shutdown()\n"
        "assert t.outgoing() == {} and not [m for m in sys.modules if m.startswith('opentelemetry.sdk')]"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env={})
    assert done.returncode == 0, done.stderr


class Collector(BaseHTTPRequestHandler):
    """Notes what an exporter sends."""

    got: list[tuple[str, bytes]] = []  # noqa: RUF012 - one collector a test run

    def do_POST(self):
        self.got.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


def test_with_an_endpoint_spans_and_counters_are_exported():
    server = HTTPServer(("127.0.0.1", 0), Collector)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    code = (
        "from crm_platform import telemetry as t\nfrom crm_platform.errors import NotFound\n"
        "c = t.counter('crm.made')\nassert t.configure('contacts', version='1')\n"
        "with t.continued({'traceparent': '00-' + 'a' * 32 + '-' + 'b' * 16 + '-01'}):\n"
        "    with t.span('customers.page', rows=50):\n"
        "        assert t.trace_id() == 'a' * 32 and t.outgoing()['traceparent'][3:35] == 'a' * 32\n"
        "    try:\n        with t.span('refused'): raise NotFound(name='secret value')\n    except NotFound: pass\n"
        "c.add(1)\nt.shutdown()"
    )
    try:
        env = {telemetry.ENDPOINT: f"http://127.0.0.1:{server.server_port}"}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert done.returncode == 0, done.stderr
    sent = b"".join(body for _, body in Collector.got)
    assert {path for path, _ in Collector.got} == {"/v1/traces", "/v1/metrics"}
    for wanted in (b"customers.page", b"contacts", b"NOT_FOUND", b"crm.made", b"\xaa" * 16):
        assert wanted in sent
    assert b"secret value" not in sent
