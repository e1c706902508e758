"""Customers: the record of 88 fields."""
