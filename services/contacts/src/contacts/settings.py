"""What an installation may set of contacts: `CRM_CONTACTS_…` in the environment."""

from typing import Literal

from crm_platform.settings import Settings
from pydantic import Field
from pydantic_settings import SettingsConfigDict


class ContactsSettings(Settings):
    model_config = SettingsConfigDict(
        env_prefix="CRM_CONTACTS_", frozen=True, extra="ignore", hide_input_in_errors=True
    )

    duplicates_on_create: Literal["block", "warn"] = Field(
        default="block", description="What an equal exact key (e-mail, mobile, company and contact) does to a create"
    )
    duplicates_on_edit: Literal["block", "warn"] = Field(default="warn", description="The same for an edit")
    hidden_checks_a_minute: int = Field(
        default=20, description="How often a minute a person may learn that a hidden customer has the same key"
    )
