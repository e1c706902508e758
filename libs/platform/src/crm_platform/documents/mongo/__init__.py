"""Documents on MongoDB: the engine of a cluster."""

from crm_platform.documents.mongo.documents import MongoDocuments

__all__ = ["MongoDocuments"]
