"""Files of records: upload, download, photo.

router = attachment_routes(context, Customer.declared, blobs)
"""

from crm_records.attachments.routes import attachment_routes
from crm_records.attachments.service import FileLimits, Files

__all__ = ["FileLimits", "Files", "attachment_routes"]
