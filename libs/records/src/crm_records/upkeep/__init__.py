"""What a service tidies by itself.

    Upkeep(context, log, blobs, purged=(Customer.declared,))     # before its tasks open

Erases deleted records after their time, forgets what operations leave behind, removes contents that nothing names,
prunes receipts and events.
"""

from crm_records.upkeep.service import Upkeep

__all__ = ["Upkeep"]
