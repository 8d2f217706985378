import pytest

from discussions.models import Act, Card, Moderated
from tests import people
from tests.facilitators.moderating import board, ref, send
from tests.layers import laid


@laid
def held(room):
    people.readable(room.discussion, 5)
    send(room, ref("What voice 1 says to question 1."), "hold")
    return Act.objects.get()


def press(room, act):
    token = board(room).form("/sign-out/").fields["csrfmiddlewaretoken"]
    return room.facilitator.ask(
        "POST", f"/facilitate/d/{room.slug}/moderate/undo/{act}/", {"csrfmiddlewaretoken": token}
    )


def test_an_act_is_undone_and_a_line_says_so(room, held):
    page = room.facilitator.follow(press(room, held.pk))
    assert "Undone" in page.text
    assert (Moderated.objects.get().state, Card.objects.count()) == ("cleared", 5)


def test_undoing_twice_is_once(room, held):
    press(room, held.pk)
    assert (press(room, held.pk).status, Act.objects.count()) == (302, 2)


@pytest.mark.parametrize("act", ["999999", "9" * 30])
def test_an_act_that_is_not_there_is_not_found(room, held, act):
    assert press(room, act).status == 404
