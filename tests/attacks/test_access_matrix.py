"""Every address, asked by everybody. A new address without a row here fails."""

from __future__ import annotations

import pytest
from django.db import transaction

from discussions.domain import clock
from discussions.models import Answer, Card, Discussion, Passage
from tests import people
from tests.crowd import Browser, Page, Person
from tests.layers import laid

from .addresses import every_address, every_name
from .conftest import Room, open_room

ROLES = ("stranger", "participant", "of another", "facilitator", "other facilitator", "screen")
ALL, NONE = (200,) * 6, (405,) * 6
# Whoever has the link may read; only a browser that kept its cookie may act.
ACT = (403, 422, 403, 403, 403, 403)
STAFF_PAGE = (302, 302, 302, 200, 404, 302)
STAFF_ACT = (302, 302, 302, 302, 404, 302)
STAFF_FORM = (302, 302, 302, 422, 404, 302)

GET = {
    "livez": ALL,
    "readyz": (503,) * 6,
    "facilitators:home": (302, 302, 302, 200, 200, 302),
    "facilitators:sign_in": ALL,
    "facilitators:enter": (410,) * 6,
    "facilitators:account": (302, 302, 302, 200, 200, 302),
    "facilitators:confirm_email": (302, 302, 302, 410, 410, 302),
    "facilitators:people": STAFF_PAGE,
    "facilitators:discussion": STAFF_PAGE,
    # Setting up, sharing and rehearsing.
    "facilitators:new": (302, 302, 302, 200, 200, 302),
    "facilitators:settings": STAFF_PAGE,
    "facilitators:share": STAFF_PAGE,
    **dict.fromkeys(("facilitators:runs", "facilitators:teams"), STAFF_PAGE),
    # There was no run before, and the team has not agreed to be compared.
    **dict.fromkeys(("participants:compare_then", "participants:teams"), (404,) * 6),
    **dict.fromkeys(("facilitators:export", "facilitators:export_file", "facilitators:print_page"), STAFF_PAGE),
    **dict.fromkeys(("facilitators:takeaway", "facilitators:takeaway_file", "facilitators:takeaway_sheet"), STAFF_PAGE),
    # It is there once the facilitator has shown it.
    "participants:takeaway": (404,) * 6,
    "facilitators:moderate": STAFF_PAGE,
    "facilitators:themes": STAFF_PAGE,
    **dict.fromkeys(("facilitators:theme", "facilitators:item_themes"), STAFF_PAGE),
    **dict.fromkeys(("participants:home", "participants:discussion", "participants:question"), ALL),
    **dict.fromkeys(("participants:edit", "participants:mine", "participants:receipt", "participants:screen"), ALL),
    **dict.fromkeys(("participants:compare", "participants:compare_question", "participants:compare_json"), ALL),
    **dict.fromkeys(("participants:withdraw_everything", "participants:forget", "participants:pace"), ALL),
    "participants:pairing": ALL,
    # What is not a reply of one's own is not there.
    "participants:change_reply": (404,) * 6,
    **dict.fromkeys(("participants:lines", "participants:line", "participants:compare_picture"), ALL),
    "facilitators:stage": STAFF_PAGE,
    # There where marks are joined.
    "participants:opinions": (404,) * 6,
    "facilitators:opinions": (302, 302, 302, 404, 404, 302),
}
POST = {
    "participants:join": (404,) * 6,
    "participants:answer": ACT,
    "participants:second": ACT,
    "participants:withdraw": (403, 409, 403, 403, 403, 403),
    # Where nothing was sent back there is nothing to leave.
    "participants:leave_held": (403, 303, 403, 403, 403, 403),
    # Where the own answer is under no theme, none is wrong.
    "participants:wrong_theme": (403,) * 6,
    "participants:react": ACT,
    "participants:reply": ACT,
    "participants:change_reply": ACT,
    "participants:concern": ACT,
    "participants:line": ACT,
    # What is not there any more is taken back already.
    "participants:withdraw_reply": (403, 303, 403, 403, 403, 403),
    "participants:withdraw_everything": (403, 303, 403, 403, 403, 403),
    "participants:forget": ALL,
    # Whoever owns something may take it along; nobody else has anything to take.
    **dict.fromkeys(("participants:pairing_words", "participants:recovery_text"), (409, 200, 409, 409, 409, 409)),
    "participants:receive": (422, 409, 422, 422, 422, 422),
    **dict.fromkeys(("facilitators:sign_in", "facilitators:send_link"), (422,) * 6),
    "facilitators:enter": (410,) * 6,
    **dict.fromkeys(("facilitators:change_password", "facilitators:change_email"), (302, 302, 302, 422, 422, 302)),
    "facilitators:sign_out_everywhere": (302,) * 6,
    **dict.fromkeys(
        ("facilitators:invite_facilitator", "facilitators:remove_facilitator"), (302, 302, 302, 422, 404, 302)
    ),
    "facilitators:sign_out": (302,) * 6,
    "facilitators:rule": (302, 302, 302, 422, 404, 302),
    "facilitators:let_in": (302, 302, 302, 422, 404, 302),
    "facilitators:open_answers": STAFF_ACT,
    "facilitators:close": STAFF_ACT,
    "facilitators:reopen": STAFF_ACT,
    "facilitators:delete": (302, 302, 302, 422, 404, 302),
    **dict.fromkeys(("facilitators:put_under", "facilitators:dismiss_phrase", "facilitators:suggested"), STAFF_FORM),
    **dict.fromkeys(("facilitators:take_out", "facilitators:rename_theme", "facilitators:merge_theme"), STAFF_FORM),
    "facilitators:dismiss_pair": STAFF_FORM,
    **dict.fromkeys(("facilitators:delete_theme", "facilitators:item_themes"), STAFF_ACT),
    "facilitators:act": (302, 302, 302, 422, 404, 302),
    "facilitators:undo": (302, 302, 302, 404, 404, 302),
    "facilitators:write_takeaway": (302, 302, 302, 422, 404, 302),
    # Setting up, sharing and rehearsing.
    "facilitators:new": (302, 302, 302, 422, 422, 302),
    "facilitators:settings": STAFF_ACT,
    "facilitators:start": STAFF_ACT,
    "facilitators:door": (302, 302, 302, 422, 404, 302),
    "facilitators:code": (302, 302, 302, 422, 404, 302),
    "facilitators:seal": (302, 302, 302, 422, 404, 302),
    "facilitators:rehearse": STAFF_ACT,
    **dict.fromkeys(("facilitators:run_again", "facilitators:take_back"), STAFF_ACT),
    "facilitators:agree": STAFF_FORM,
    "facilitators:name_group": (302, 302, 302, 404, 404, 302),
    "facilitators:reset": (302, 302, 302, 409, 404, 302),
}
SIGNING_IN = {"facilitators:sign_in", "facilitators:enter", "facilitators:send_link"}
# The passage is the facilitator's own, and its discussion keeps it from being deleted.
EVERY_STAFF, NOTHING_TYPED = (302, 302, 302, 200, 200, 302), (302, 302, 302, 422, 422, 302)
PASSAGE_PAGES = ("passage", "edit_passage", "preview_passage", "download_passage")
GET |= dict.fromkeys((f"facilitators:{name}" for name in ("passages", "paste_passage", "write_passage")), EVERY_STAFF)
GET |= dict.fromkeys((f"facilitators:{name}" for name in PASSAGE_PAGES), STAFF_PAGE)
POST |= {
    "facilitators:paste_passage": NOTHING_TYPED,
    "facilitators:write_passage": NOTHING_TYPED,
    "facilitators:edit_passage": (302, 302, 302, 422, 404, 302),
    "facilitators:duplicate_passage": STAFF_ACT,
    "facilitators:delete_passage": (302, 302, 302, 409, 404, 302),
}
# The stage: a form without its button is none.
STAGED = ("step", "show", "cover", "timer", "prompt", "pace", "pin", "note")
POST |= dict.fromkeys((f"facilitators:{name}" for name in STAGED), STAFF_FORM)
MATRIX = [(method, name) for method in ("GET", "POST") for name, _ in every_name()]
# The staff door asks for a sign-in before it looks at the method.
SIGN_IN_FIRST = (302, 302, 302, 405, 405, 302)


@laid
def roles(room: Room) -> dict[str, Browser]:
    elsewhere = open_room(email="two@example.org")
    found = room.crowd(4)
    for one in found:
        one.answer(1, "Said here.")
    [away] = elsewhere.crowd(1)
    away.answer(1, "Said elsewhere.")
    screen = Browser()
    screen.get(f"/d/{room.slug}/screen/")
    return dict(zip(ROLES, (Browser(), found[0], away, room.facilitator, elsewhere.facilitator, screen), strict=True))


def asked(one: Browser, method: str, address: str) -> Page:
    """One request, from a copy of the browser, with a form's token that is valid and nothing else."""
    fields = {"csrfmiddlewaretoken": token_of(one)} if method == "POST" else {}
    with transaction.atomic():
        page = Browser(jar=dict(one.jar)).ask(method, address, fields)
        transaction.set_rollback(True)
    return page


def token_of(one: Browser) -> str:
    """A token that goes with this browser's cookie, in the shape that a script would send it in."""
    if "csrf" not in one.jar:
        one.get("/")
    return one.jar["csrf"]


def somebody_elses_card(room: Room, one: Person) -> Card:
    return Card.objects.get(pk=min(one.question(1).cards()))


def own_passage(room: Room) -> Passage:
    passage = room.discussion.edition.passage
    passage.owner = room.discussion.facilitators.get()
    passage.save()
    return passage


@laid
def told(room: Room, roles: dict[str, Browser]) -> dict[tuple[str, str], dict[str, Page]]:
    """What each address answers each role; nothing of it stays."""
    card, theme = somebody_elses_card(room, roles["participant"]), people.theme(room.discussion)
    address = every_address(room.slug, item=card.pk, theme=theme.pk, passage=own_passage(room).pk)
    return {
        (method, name): {role: asked(one, method, address[name]) for role, one in roles.items()}
        for method, name in MATRIX
    }


def expected(method: str, name: str) -> tuple[int, ...]:
    table = {"GET": GET, "POST": POST}[method]
    open_to_all = name in SIGNING_IN or not name.startswith("facilitators")
    return table.get(name, NONE if open_to_all else SIGN_IN_FIRST)


def expected_when_gone(method: str, name: str) -> tuple[int, ...]:
    """The staff door asks for a sign-in, and each address for its method; nobody finds anything else."""
    strangers = {"stranger", "participant", "of another", "screen"} if name.startswith("facilitators") else set()
    there = zip(ROLES, expected(method, name), strict=True)
    return tuple(status if status == 405 or role in strangers else 404 for role, status in there)


def test_every_address_has_a_row():
    assert GET.keys() | POST.keys() == {name for name, _ in every_name()}


def test_every_address_answers_each_role_as_the_table_says(told):
    found = {row: tuple(page.status for page in pages.values()) for row, pages in told.items()}
    assert found == {row: expected(*row) for row in MATRIX}


def test_from_its_delete_date_on_a_discussion_is_there_for_nobody_though_no_server_has_deleted_it(room, roles):
    address = every_address(room.slug)
    Discussion.objects.filter(pk=room.discussion.pk).update(delete_on=clock.today())
    rows = [(method, name) for method in ("GET", "POST") for name, parts in every_name() if "slug" in parts]
    # Those who could do something there; for everybody else the same line decides.
    two = {role: roles[role] for role in ("participant", "facilitator")}
    found = {row: {role: asked(one, row[0], address[row[1]]).status for role, one in two.items()} for row in rows}
    gone = {row: dict(zip(ROLES, expected_when_gone(*row), strict=True)) for row in rows}
    assert found == {row: {role: gone[row][role] for role in two} for row in rows}


def test_only_those_who_may_read_find_the_words_of_others_anywhere(told):
    others = set(Answer.objects.values_list("text", flat=True))
    pages = [page for (method, _), page in told.items() if method == "GET"]
    reads = {role: any(text in page[role].text for page in pages for text in others) for role in ROLES}
    assert reads == dict.fromkeys(ROLES, False) | {"participant": True, "facilitator": True}


def test_without_the_token_of_a_form_nothing_is_sent(room, roles):
    address = every_address(room.slug)
    statuses = {roles[role].ask("POST", address[name]).status for name in POST for role in ROLES}
    assert statuses == {403}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_no_address_knows_another_method(room, roles, method):
    address = every_address(room.slug)
    statuses = {roles["participant"].ask(method, there).status for there in address.values()}
    assert statuses <= {302, 403, 405}
