"""Operations over many records, and what runs as one: bulk edit, import, export, undo.

    operations = Operations(context, blobs, {"customer": CustomerDuplicates()})
    routers = [operation_routes(operations), exchange_routes(operations), bulk_routes(operations, Customer.declared)]

`SPECS` are the collections to add to the service's store.
"""

from crm_records.operations.exchange_routes import exchange_routes
from crm_records.operations.routes import bulk_routes, operation_routes
from crm_records.operations.service import SPECS, Operations

__all__ = ["SPECS", "Operations", "bulk_routes", "exchange_routes", "operation_routes"]
