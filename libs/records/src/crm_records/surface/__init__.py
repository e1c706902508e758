"""REST of records, derived from their declaration."""

from crm_records.surface.routes import record_routes
from crm_records.surface.service_routes import service_routes

__all__ = ["record_routes", "service_routes"]
