"""What the server says before there is a request: bytes that are no HTTP, an address of more than 64 kB."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from crm_platform.errors import Malformed
from crm_platform.http.requests import to_json


class ProblemProtocol(HttpToolsProtocol):
    """Answers these as a problem too, like everything behind it; nobody's language is known yet."""

    def send_400_response(self, msg: str) -> None:
        del msg
        error = Malformed(expected="HTTP")
        body = to_json({
            "type": "about:blank", "title": error.title[1], "status": error.status, "detail": error.message("en"),
            "reason": error.reason, "trace_id": "",
        })  # fmt: skip
        head = f"HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\ncontent-length: {len(body)}\r\n"
        self.transport.write(f"{head}connection: close\r\n\r\n".encode() + body)
        self.transport.close()
