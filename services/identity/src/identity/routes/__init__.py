"""REST of identity: sign-in, oneself, the directory, and the administration of all its records."""

from typing import TYPE_CHECKING

from crm_records.surface import record_routes, service_routes
from fastapi import APIRouter

from identity.routes.acl import acl_routes
from identity.routes.directory import directory_routes
from identity.routes.me import me_routes
from identity.routes.sign_in import sign_in_routes

if TYPE_CHECKING:
    from identity.service import Identity


def all_routes(identity: "Identity") -> APIRouter:
    from identity.service import BY_REST  # noqa: PLC0415 - the service page names these routes

    context = identity.context
    router = APIRouter()
    parts = [sign_in_routes(identity), me_routes(identity), directory_routes(identity), acl_routes(identity)]
    parts += [record_routes(context, model.declared) for model in BY_REST]
    for part in (*parts, service_routes(context)):
        router.routes.extend(part.routes)
    return router
