"""Values in and out: what a person sends becomes what is kept, what is kept becomes what is shown or exported."""

from crm_records.validation.cells import from_text, to_text
from crm_records.validation.incoming import normalise, sort_out
from crm_records.validation.outgoing import to_wire

__all__ = ["from_text", "normalise", "sort_out", "to_text", "to_wire"]
