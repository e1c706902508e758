"""What an installation may set of contacts: `CRM_CONTACTS_…` in the environment."""

from crm_platform.settings import Settings
from pydantic import Field
from pydantic_settings import SettingsConfigDict


class ContactsSettings(Settings):
    model_config = SettingsConfigDict(
        env_prefix="CRM_CONTACTS_", frozen=True, extra="ignore", hide_input_in_errors=True
    )

    hidden_checks_a_minute: int = Field(
        default=20, description="How often a minute a person may learn that a hidden customer has the same key"
    )
    hidden_rows_a_day: int = Field(
        default=2000, description="How many rows a day of a person's imports may tell him so; then the import ends"
    )
