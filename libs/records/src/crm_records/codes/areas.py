"""Telephone area codes of China, without the leading 0."""

from crm_records.codes.standard import read_data

AREA_CODES: frozenset[str] = frozenset(read_data("area_codes")["codes"])
