"""The whole product in one process, and the crm command."""
