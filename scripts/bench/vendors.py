"""One simulator of the vendors for all systems that are compared, so that a vendor call costs each of them the same.

    python -m bench.vendors UPSTREAM

The peers' calls (`/plain/…`) are answered with a constant. A call of Clearsend goes to the project's simulators at UPSTREAM;
from `POST /_control/repeat` on, a request that has been answered once is answered the same again. `POST /_control/latency/MS`
delays every answer. It keeps no state of a vendor.
"""

import asyncio
import re
import sys
from dataclasses import dataclass, field

import httpx

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
_CLOSE = re.compile(rb"\r\nconnection: *close\r\n", re.IGNORECASE)
_HOP_BY_HOP = {b"host", b"connection", b"content-length", b"accept-encoding"}
_CONSTANT = b'{"data":{"id":"1","status":"ACTIVE","messaging_enabled":true,"reasons":[]}}'


@dataclass
class Vendors:
    """What the simulator does at the moment, and the answers it repeats."""

    upstream: httpx.AsyncClient
    latency_seconds: float = 0.0
    is_repeating: bool = False
    calls: int = 0
    _known: dict[tuple[bytes, bytes], bytes] = field(default_factory=dict)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        is_open = True
        while is_open:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
                found = _LENGTH.search(head)
                body = await reader.readexactly(int(found[1]) if found else 0)
            except (asyncio.IncompleteReadError, ConnectionError):
                break
            is_open = _CLOSE.search(head) is None
            line = head[: head.index(b"\r\n")]
            if line.startswith(b"POST /_control/"):
                writer.write(_answer(200, self._control(line.split(b" ")[1].decode().split("/")[2:])))
                continue
            self.calls += 1
            answer = await self._ask(line, head, body)
            if self.latency_seconds:
                await asyncio.sleep(self.latency_seconds)
            writer.write(answer)
        writer.close()

    def _control(self, words: list[str]) -> bytes:
        if words[0] == "latency":
            self.latency_seconds = int(words[1]) / 1000
        elif words[0] == "repeat":
            self.is_repeating = True
        return str(self.calls).encode()

    async def _ask(self, line: bytes, head: bytes, body: bytes) -> bytes:
        method, path, _ = line.split(b" ")
        if path.startswith(b"/plain/"):
            return _answer(200, _CONSTANT)
        if not self.is_repeating:
            return await self._forward(method, path, head, body)
        if (line, body) not in self._known:
            self._known[line, body] = await self._forward(method, path, head, body)
        return self._known[line, body]

    async def _forward(self, method: bytes, path: bytes, head: bytes, body: bytes) -> bytes:
        fields = (one.partition(b": ") for one in head.split(b"\r\n")[1:] if one)
        headers = [(name, value) for name, _, value in fields if name.lower() not in _HOP_BY_HOP]
        answer = await self.upstream.request(method.decode(), path.decode(), headers=headers, content=body)
        return _answer(answer.status_code, answer.content)


def _answer(status: int, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status} Simulated\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def main(upstream: str) -> None:
    async with httpx.AsyncClient(base_url=upstream, timeout=30) as client:
        server = await asyncio.start_server(Vendors(client).serve, "127.0.0.1", 0, backlog=1024)
        sys.stdout.write(f"vendors at http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
