"""Ports, adapters and process life cycle: no business word in it."""
