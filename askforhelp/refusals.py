"""The few pages that the front answers itself, when a request never reaches Django."""

from discussions.live.asgi import Headers, Send, part, start

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<main>
<h1>{title}</h1>
<p><span data-sentence>{sentence}</span> {back}</p>
</main>
</html>
"""

_BACK = "Go back: your text is still in the form."
# A title, what the page of the form says beside its button, and what only this page says.
_WORDS = {
    408: ("That took too long to arrive", "The connection may be slow.", _BACK),
    413: ("That was too much to send", "That was too much to send at once. A shorter text goes through.", _BACK),
    431: (
        "That was too much to send",
        "Your browser sent too much about itself. Clear this site's cookies only if you no longer "
        "need what you wrote here.",
        "",
    ),
    500: ("Something went wrong here", "It was not you.", _BACK),
}


async def refuse(send: Send, status: int, *, last: bool = True) -> None:
    """Answer with a calm page and close the connection; with last=False the caller ends it."""
    title, sentence, back = _WORDS[status]
    page = _PAGE.format(title=title, sentence=sentence, back=back).encode()
    headers: Headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", b"%d" % len(page)),
        # What may still come on this connection is not the next request.
        (b"connection", b"close"),
    ]
    await start(send, status, headers)
    await part(send, page, more=not last)
