"""The server's own address as its visitors see it: the root of every absolute link."""

import re

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboard.paths import site

HOST = re.compile(r"(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
UNKNOWN_HOST = "localhost"
"""Stands in for a host name that is none."""


def base_url(scope: Scope) -> str:
    """Return scheme and host without a slash at the end; what `$DASHBOARD_BASE_URL` names goes before the request.

    The host is only ever letters, digits, dots, hyphens, colons and brackets, the scheme http or https.
    """
    fixed = site()
    if fixed:
        return fixed
    headers = Headers(scope=scope)
    asked = headers.get("host", "")
    host = asked if HOST.fullmatch(asked) else UNKNOWN_HOST
    forwarded = headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower()
    scheme = forwarded if forwarded in ("http", "https") else str(scope.get("scheme", "http"))
    return f"{'https' if scheme == 'https' else 'http'}://{host}"
