"""The demo organisation that a new installation starts with."""

from identity.demo.load import complete_demo, load_demo
from identity.demo.organisation import Owner, demo_id, owners

__all__ = ["Owner", "complete_demo", "demo_id", "load_demo", "owners"]
