"""People, departments, roles, store access, permission documents, sign-in."""
