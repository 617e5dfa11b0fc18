"""What is wrong with a request, as `application/problem+json` (RFC 9457)."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from dashboard.errors import BadParameter
from dashboard.server.reply import Reply, make_reply

MEDIA_TYPE = "application/problem+json"
BAD_PARAMETER = "/api/v1/#bad-parameter"
"""Type of the problem: where the index tells of it."""

RETRY_S = 60


def problem(status: HTTPStatus, detail: str, *, headers: dict[str, str] | None = None, **members: Any) -> Reply:
    """Return an answer that says what is wrong.

    Args:
        status: HTTP status.
        detail: one sentence for who made the request.
        headers: more of them.
        members: further members of the object; `type` and `title` where it is no plain HTTP status.
    """
    content = {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": detail, **members}
    body = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")
    return make_reply(
        body, media_type=MEDIA_TYPE, status=status, headers={"cache-control": "no-store", **(headers or {})}
    )


def bad_parameters(parameters: Sequence[BadParameter]) -> Reply:
    """Return the answer to parameters that are not understood: each with its value and what is allowed."""
    names = ", ".join(dict.fromkeys(one.name for one in parameters))
    return problem(
        HTTPStatus.BAD_REQUEST,
        f"Not understood: {names}.",
        type=BAD_PARAMETER,
        title="Bad parameter",
        parameters=[asdict(one) for one in parameters],
    )


def not_found(there_is: Sequence[str]) -> Reply:
    """Return the answer to an address that does not exist: it names those that do."""
    return problem(
        HTTPStatus.NOT_FOUND, "There is nothing at this address; `there_is` lists what there is.", there_is=there_is
    )


def method_not_allowed(allowed: str) -> Reply:
    """Return the answer to a method that changes things: nothing here can be changed."""
    detail = f"Nothing here can be changed; use one of {allowed}."
    return problem(HTTPStatus.METHOD_NOT_ALLOWED, detail, headers={"allow": allowed})


def broken_data() -> Reply:
    """Return the answer while the data files have problems; it tells nothing of the machine."""
    detail = "The data files have problems; whoever runs this server is told of them by its `check` command."
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"retry-after": str(RETRY_S)})


def fault() -> Reply:
    """Return the answer to a fault of ours."""
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "A fault of this server, which has written it down.")
