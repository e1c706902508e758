"""The search port on tantivy: an index in the process, one folder each, nothing to install."""

from crm_platform.search.tantivy.index import TantivyIndex

__all__ = ["TantivyIndex"]
