"""One HTTP server inside this process, on loopback unless told otherwise."""

import asyncio
import errno
import socket

import uvicorn
from fastapi import FastAPI

from crm_platform.errors import Unavailable
from crm_platform.http.protocol import ProblemProtocol


class PortInUse(Unavailable):
    reason = "PORT_IN_USE"
    text = ("端口 {port} 已被占用，请用 --port 指定另一个", "Port {port} is in use; choose another with --port")


class HttpServer:
    """Binds before anything else starts, so that a taken port harms nothing."""

    def __init__(self, app: FastAPI, *, host: str, port: int) -> None:
        self.host = host
        self._socket = _bind(host, port)
        self.port: int = self._socket.getsockname()[1]
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=5,
            server_header=False,
            loop="none",
            http=ProblemProtocol,
        )
        self._server = uvicorn.Server(config)
        self._server.install_signal_handlers = lambda: None  # pyright: ignore - signals are the process's business
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._running = asyncio.create_task(self._server._serve([self._socket]))  # noqa: SLF001 - without signals
        while not self._server.started:
            if self._running.done():
                await self._running
            await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Finish the requests under way, then close."""
        self._server.should_exit = True
        if self._running is not None:
            await self._running
        self._socket.close()


def _bind(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(1024)
    except OSError as error:
        listener.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortInUse(port=port) from None
        raise
    return listener
