"""`./crm start`: pages, data, first content, server; one `ready:` line."""

import argparse
import asyncio
import gc
import sys
import webbrowser
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import uvloop
from crm_platform.documents.port import DocumentsError, StoreTooNew
from crm_platform.errors import CrmError
from crm_platform.http.server import HttpServer
from crm_platform.process import FolderLock, FolderLocked
from identity.accounts import demo_accounts
from identity.bootstrap import begin_empty
from identity.demo.load import complete_demo, load_demo
from identity.way_in import give_way_in, shut_out

from crm_stack.accounts import leave_accounts, show_accounts
from crm_stack.demo import load_demo_customers
from crm_stack.filling import sweep
from crm_stack.node import NodeFailed, build_web
from crm_stack.places import WEB
from crm_stack.prompt import Prompt
from crm_stack.stack import Stack

ADMINISTRATOR_TRIES = 3
PASSWORD = "密码（至少 10 位） / password (at least 10 characters): "  # noqa: S105 - the question
GIVE_WAY_SECONDS = 0.0005
"""How long a thread that writes or indexes may keep the interpreter while the event loop wants it; 5 ms is Python's."""


def start(arguments: argparse.Namespace) -> int:
    """0 after a clean stop; 1 with one line that says what is wrong and that nothing was harmed."""
    try:
        with FolderLock(arguments.data):
            sweep(arguments.data)
            if WEB.exists():
                build_web()
            return uvloop.run(_run(arguments))
    except NodeFailed as error:
        return _failed(f"页面构建失败 / the pages could not be built: {error}")
    except FolderLocked as error:
        return _failed(str(error))
    except StoreTooNew as error:
        print("数据由更新的版本写入，请用新版本启动，数据未改动：", file=sys.stderr)
        return _failed(f"start the newer release, nothing was changed: {error}")
    except DocumentsError as error:
        return _failed(f"数据无法打开 / the data cannot be opened: {error}")
    except EOFError:
        return _failed("没有输入，尚未创建管理员 / no input: there is no administrator yet")
    except CrmError as error:
        return _failed(f"{error.message('zh')} / {error.message('en')}")
    except OSError as error:
        return _failed(f"无法启动 / cannot start: {error.strerror or error} {error.filename or ''}")


def _failed(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


async def _run(arguments: argparse.Namespace) -> int:
    data: Path = arguments.data
    stack = Stack(data)
    server = stack.serve(arguments.host, arguments.port)  # a taken port is found before data is touched
    stack.life.listen()
    try:
        if not await _before_a_signal(stack, _open(stack, arguments)):
            return 0
        await server.start()
        _keep_what_is_loaded()
        sys.setswitchinterval(GIVE_WAY_SECONDS)
        try:
            await _announce(stack, server, arguments)
            await stack.life.stopped()
        finally:
            await server.stop()
    finally:
        await stack.life.stop()
    return 0


def _keep_what_is_loaded() -> None:
    """What a start makes lives as long as the process: without it, the collector's long looks are short ones, and few.

    Otherwise they take a tenth of the time of an import, and 100 ms at a time from whoever calls then.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


async def _before_a_signal(stack: Stack, work: Coroutine[Any, Any, None]) -> bool:
    """False where somebody asked to stop meanwhile: the work is given up, and done again by the next start."""
    working, signalled = asyncio.create_task(work), asyncio.create_task(stack.life.stopped())
    await asyncio.wait({working, signalled}, return_when=asyncio.FIRST_COMPLETED)
    if working.done():
        signalled.cancel()
        await working
        return True
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    return False


async def _open(stack: Stack, arguments: argparse.Namespace) -> None:
    """All parts, which may take a while where an index is made anew, then what a new installation begins with.

    A start that was cut off goes on where it ended.
    """
    await stack.life.start()
    if stack.identity.is_new:
        if arguments.empty:
            await _ask_administrator(stack)
            return
        await load_demo(stack.identity)
    shut = await shut_out(stack.identity)
    if shut is not None:
        await _ask_password(stack, shut)
    if not arguments.empty and await complete_demo(stack.identity):
        await load_demo_customers(stack)


async def _ask_administrator(stack: Stack) -> None:
    print("第一位管理员 / the first administrator")
    prompt = Prompt()

    async def ask() -> None:
        name = (await prompt.ask("姓名 / name: ")).strip()
        login = (await prompt.ask("登录名 / login: ")).strip()
        password = await prompt.ask(PASSWORD, hidden=True)
        await begin_empty(stack.identity, login=login, name=name, password=password)

    await _until_right(ask)


async def _ask_password(stack: Stack, login: str) -> None:
    """Nobody has a password: an earlier release was ended between the first administrator and his."""
    print(f"管理员“{login}”还没有密码 / the administrator {login} has no password yet")
    prompt = Prompt()

    async def ask() -> None:
        await give_way_in(stack.identity, login, await prompt.ask(PASSWORD, hidden=True))

    await _until_right(ask)


async def _until_right(ask: Callable[[], Coroutine[Any, Any, None]]) -> None:
    for _ in range(ADMINISTRATOR_TRIES):
        try:
            await ask()
        except CrmError as error:
            details = [e.detail("zh") + " / " + e.detail("en") for e in getattr(error, "errors", [])]
            print("\n".join(details) or error.message("zh"))
        else:
            return
    raise SystemExit(1)


async def _announce(stack: Stack, server: HttpServer, arguments: argparse.Namespace) -> None:
    address = f"http://{server.host}:{server.port}"
    accounts = await demo_accounts(stack.identity.documents, stack.identity.cipher)
    if accounts:
        leave_accounts(stack.folder, accounts)
        show_accounts(accounts)
    print(f"ready: {address}", flush=True)
    if arguments.open:
        await asyncio.to_thread(webbrowser.open, address)
