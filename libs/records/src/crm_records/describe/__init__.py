"""A record type in words for others: for the web (`record-types`), and as JSON Schema for OpenAPI."""

from crm_records.describe.record_types import describe_field, describe_type, is_read_only
from crm_records.describe.schemas import field_schema, input_schema, json_schema, output_schema

__all__ = [
    "describe_field", "describe_type", "field_schema", "input_schema", "is_read_only", "json_schema", "output_schema",
]
