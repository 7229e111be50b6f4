"""A Firefox driven over WebDriver BiDi: what Playwright's own Firefox would do, with the one that the machine has."""

from __future__ import annotations

import base64
import itertools
import json
import os
import re
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

PREFERENCES = {
    "security.fileuri.strict_origin_policy": True,  # each file is a site of its own, as people have it
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
SECONDS = 60


class Socket:
    """A WebSocket client of the few kinds of frame that a browser on this machine sends (RFC 6455)."""

    def __init__(self, host: str, port: int, path: str) -> None:
        self._stream = socket.create_connection((host, port), timeout=SECONDS)
        self._file = self._stream.makefile("rb")
        key = base64.b64encode(os.urandom(16)).decode()
        self._stream.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        status = self._file.readline()
        assert b" 101 " in status, status
        while self._file.readline().strip():
            pass

    def send(self, text: str) -> None:
        """Send one text."""
        self._send(0x1, text.encode())

    def receive(self) -> str:
        """The next text."""
        message = b""
        while True:
            first, second = self._file.read(2)
            length = second & 0x7F
            if length > 125:
                length = int.from_bytes(self._file.read(2 if length == 126 else 8), "big")
            data = self._file.read(length)
            kind = first & 0xF
            if kind == 0x9:
                self._send(0xA, data)
            elif kind == 0x8:
                raise ConnectionError("Firefox closed the connection")
            else:
                message += data
                if first & 0x80:
                    return message.decode()

    def close(self) -> None:
        """Hang up."""
        self._file.close()
        self._stream.close()

    def _send(self, kind: int, data: bytes) -> None:
        mask = os.urandom(4)
        if len(data) < 126:
            head = struct.pack("!BB", 0x80 | kind, 0x80 | len(data))
        elif len(data) < 1 << 16:
            head = struct.pack("!BBH", 0x80 | kind, 0x80 | 126, len(data))
        else:
            head = struct.pack("!BBQ", 0x80 | kind, 0x80 | 127, len(data))
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(data))
        self._stream.sendall(head + mask + masked)


class Tab:
    """The one tab of a Firefox: what it was told, what it asked for, what went wrong in its pages."""

    def __init__(self, connection: Socket) -> None:
        self._socket = connection
        self._numbers = itertools.count(1)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._id = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer, which must not be an error."""
        told = self._answer(method, **params)
        assert told["type"] == "success", told
        return dict(told["result"])

    def _answer(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer; note what happens meanwhile."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self._socket.receive())
            if told.get("type") == "event":
                self._note(told)
            elif told.get("id") == number:
                return dict(told)

    def open(self, address: str) -> Self:
        """Go to an address and wait until its page is there."""
        self.ask("browsingContext.navigate", context=self._id, url=address, wait="complete")
        return self

    def reload(self) -> None:
        """Load the page again."""
        self.ask("browsingContext.reload", context=self._id, wait="complete")

    def value(self, expression: str) -> Any:
        """What a JavaScript expression, or the promise that it is, comes to in the page."""
        code = f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))"
        told = self._evaluate(code, is_promise=True)
        assert told["type"] == "success", told
        assert told["result"]["type"] == "success", told["result"]["exceptionDetails"]["text"]
        return json.loads(told["result"]["result"]["value"])

    def wait_for(self, condition: str) -> None:
        """Wait until a JavaScript expression is true in the page."""
        until = time.monotonic() + SECONDS
        while not self._is_true(condition):
            assert time.monotonic() < until, f"waited too long for {condition}"
            time.sleep(0.03)

    def click(self, selector: str) -> None:
        """Wait for something and press it."""
        self.wait_for(f"document.querySelector({json.dumps(selector)})")
        self.value(f"document.querySelector({json.dumps(selector)}).click()")

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self.ask("input.performActions", context=self._id, actions=[{"type": "key", "id": "keys", "actions": keys}])

    def _evaluate(self, code: str, *, is_promise: bool) -> dict[str, Any]:
        return self._answer("script.evaluate", expression=code, target={"context": self._id}, awaitPromise=is_promise)

    def _is_true(self, condition: str) -> bool:
        """Look once. A page that is being left answers with an error, and then the next one is asked."""
        told = self._evaluate(f"Boolean({condition})", is_promise=False)
        return bool(told["type"] == "success" and told["result"].get("result", {}).get("value"))

    def _note(self, told: dict[str, Any]) -> None:
        params = told["params"]
        if told["method"] == "network.beforeRequestSent":
            self.requests.append(params["request"]["url"])
        elif params["type"] == "javascript" and params["level"] == "error":
            self.errors.append(params["text"])


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Tab]:
    """A Firefox without a window, with a new profile."""
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("\n".join(lines))
    command = [program, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", str(profile)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            address = next(filter(None, (re.search(r"ws://([\d.]+):(\d+)", line) for line in process.stderr)))
            connection = Socket(address[1], int(address[2]), "/session")
            yield Tab(connection)
            connection.close()
        finally:
            process.terminate()
