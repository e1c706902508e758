"""Traces, metrics and logs. Without OTEL_EXPORTER_OTLP_ENDPOINT nothing is collected and a span costs next to nothing.

Neither may hold personal data: attributes are ids, names of things and figures, never values of records.
"""

import contextlib
import json
import logging
import os
import re
import sys
import traceback
from collections.abc import Generator, Mapping
from typing import Any

from opentelemetry import context, metrics, propagate, trace
from opentelemetry.trace import Span, Status, StatusCode

from crm_platform.clock import now, rfc3339
from crm_platform.errors import CrmError

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"

_tracer: trace.Tracer | None = None
_shutdowns: list[Any] = []
_NOTHING: contextlib.AbstractContextManager[None] = contextlib.nullcontext()
_PERSONAL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?(?<![\w-])\d{7,}(?![\w-])")
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def configure(service: str, *, version: str = "") -> bool:
    """Export traces and metrics over OTLP/HTTP where an endpoint is set; tells whether it is."""
    global _tracer  # noqa: PLW0603 - one exporter a process
    if not os.environ.get(ENDPOINT):
        return False
    # the SDK takes 0.2 s to import, which only those pay who export
    from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter  # noqa: PLC0415
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.metrics import MeterProvider  # noqa: PLC0415
    from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader  # noqa: PLC0415
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    resource = Resource.create({"service.name": service, "service.version": version})
    tracers = TracerProvider(resource=resource)
    tracers.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    meters = MeterProvider(resource=resource, metric_readers=[PeriodicExportingMetricReader(OTLPMetricExporter())])
    trace.set_tracer_provider(tracers)
    metrics.set_meter_provider(meters)
    _tracer = tracers.get_tracer("crm", version)
    _shutdowns.extend([tracers, meters])
    return True


def shutdown() -> None:
    """Send what is left (blocks up to the exporter's time limit)."""
    global _tracer  # noqa: PLW0603 - as in configure
    _tracer = None
    while _shutdowns:
        _shutdowns.pop().shutdown()


def span(name: str, **attributes: str | float | bool) -> contextlib.AbstractContextManager[Span | None]:
    """Measure a piece of work.

    `with telemetry.span("customers.page", rows=50): ...`
    An expected error becomes an attribute, any other marks the span as failed.
    """
    if _tracer is None:
        return _NOTHING
    return _span(_tracer, name, attributes)


@contextlib.contextmanager
def _span(tracer: trace.Tracer, name: str, attributes: Mapping[str, Any]) -> Generator[Span]:
    with tracer.start_as_current_span(
        name, attributes=dict(attributes), record_exception=False, set_status_on_exception=False
    ) as one:
        try:
            yield one
        except CrmError as expected:
            one.set_attribute("crm.reason", expected.reason)
            raise
        except BaseException as failed:
            one.set_status(Status(StatusCode.ERROR, type(failed).__name__))
            raise


def counter(name: str, unit: str = "1", description: str = "") -> metrics.Counter:
    """Counts what happened; make it once, at import. Free until `configure` exports."""
    return metrics.get_meter("crm").create_counter(name, unit, description)


def histogram(name: str, unit: str, description: str = "") -> metrics.Histogram:
    return metrics.get_meter("crm").create_histogram(name, unit, description)


def trace_id() -> str:
    """The current trace's id, 32 hex digits; empty outside a span."""
    facts = trace.get_current_span().get_span_context()
    return f"{facts.trace_id:032x}" if facts.is_valid else ""


def outgoing() -> dict[str, str]:
    """Headers that carry the trace on (W3C `traceparent`)."""
    headers: dict[str, str] = {}
    propagate.inject(headers)
    return headers


@contextlib.contextmanager
def continued(headers: Mapping[str, str]) -> Generator[None]:
    """Spans inside belong to the trace that the headers carry."""
    token = context.attach(propagate.extract(dict(headers)))
    try:
        yield
    finally:
        context.detach(token)


class JsonLog(logging.Formatter):
    """One JSON object a line. Of an error: its class and where it was raised, never its text, which may hold values."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": rfc3339(now()),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_personal(record.getMessage()),
        }
        if current := trace_id():
            line["trace_id"] = current
        for name, value in vars(record).items():
            if name not in _OWN and not name.startswith("_"):
                line[name] = without_personal(value) if isinstance(value, str) else value
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _described(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=lambda value: type(value).__name__)


def without_personal(text: str) -> str:
    """The text without e-mail addresses and numbers long enough to be somebody's."""
    return _PERSONAL.sub("…", text)


def _described(error: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    facts: dict[str, Any] = {
        "type": f"{type(error).__module__}.{type(error).__qualname__}",
        "at": [f"{os.path.relpath(f.filename, sys.prefix)}:{f.lineno} {f.name}" for f in frames],
    }
    if isinstance(error, CrmError):
        facts["reason"] = error.reason
    elif isinstance(error, OSError) and error.errno is not None:
        facts["errno"] = os.strerror(error.errno)
    if error.__cause__ is not None:
        facts["cause"] = _described(error.__cause__)
    return facts


def log_to_stderr(level: str = "INFO") -> None:
    """Send all logs of the process to standard error, as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLog())
    logging.basicConfig(level=level, handlers=[handler], force=True)
