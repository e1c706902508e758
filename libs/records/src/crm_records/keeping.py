"""For how long an installation keeps what nobody needs for good: `CRM_KEEP_…` in the environment."""

from datetime import timedelta

from crm_platform.settings import Settings
from pydantic import Field
from pydantic_settings import SettingsConfigDict


class Keeping(Settings):
    model_config = SettingsConfigDict(env_prefix="CRM_KEEP_", frozen=True, extra="ignore", hide_input_in_errors=True)

    deleted_days: int = Field(
        default=30, ge=1, description="Days after its deletion until a record is erased for good and cannot be restored"
    )
    uploads_days: int = Field(
        default=7, ge=1, description="Days after its last use until an uploaded import file is removed"
    )
    exports_days: int = Field(default=7, ge=1, description="Days until the file of a finished export is removed")
    operations_days: int = Field(
        default=30, ge=1,
        description="Days until an operation forgets its samples, its refused rows and the file to mend them; no longer"
        " than deleted records are kept",
    )

    @property
    def deleted(self) -> timedelta:
        return timedelta(days=self.deleted_days)

    @property
    def uploads(self) -> timedelta:
        return timedelta(days=self.uploads_days)

    @property
    def exports(self) -> timedelta:
        return timedelta(days=self.exports_days)

    @property
    def operations(self) -> timedelta:
        return timedelta(days=min(self.operations_days, self.deleted_days))
