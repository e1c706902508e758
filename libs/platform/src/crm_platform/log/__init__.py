"""The log of events: topics, groups with committed positions, order per key, retries, dead letters."""

from crm_platform.log.port import Event, Handler, Log

__all__ = ["Event", "Handler", "Log"]
