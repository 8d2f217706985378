"""The ceiling of events: an asyncio server that writes the same bytes to everybody who is connected."""

from __future__ import annotations

import asyncio

EVENT = b"event: question-1\ndata: question-1\n\n"


def serve(port: int) -> None:
    """Serve until stopped: a line `broadcast` writes the event to all others."""
    asyncio.run(_serve(port))


async def _serve(port: int) -> None:
    listening: set[asyncio.StreamWriter] = set()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        listening.add(writer)
        writer.write(b"\n\n")
        while line := await reader.readline():
            if line.strip() == b"broadcast":
                for one in listening - {writer}:
                    one.write(EVENT)
        listening.discard(writer)
        writer.close()

    server = await asyncio.start_server(meet, "127.0.0.1", port, backlog=2048)
    await server.serve_forever()
