from discussions.models import Answer, Mute
from tests.deciding import decide, row_of, send_back
from tests.layers import laid

LINE = "Say it without the name."


@laid
def sent_back(room, writer):
    """The writer of an answer that a facilitator has sent back."""
    own = Answer.objects.get(text="What voice 0 says.")
    send_back(room.discussion, own, LINE)
    return writer


def own_part(person) -> str:
    return person.question(1).parts("data-own")[""]


def test_the_writer_alone_reads_the_rule_and_the_line(room, sent_back):
    [other] = room.crowd(1)
    other.answer(1, "I have written too.")
    page = sent_back.question(1)
    said = ("asks you to reword this answer", "They do not know whose it is.", "No one is named", LINE)
    assert [one in page.text for one in said] == [True] * 4
    assert [one in other.question(1).text for one in said] == [False] * 4


def test_left_as_it_is_the_answer_is_held_and_the_facilitators_see_no_change(sent_back):
    own = Answer.objects.get(text="What voice 0 says.")
    before = row_of(own)
    response = sent_back.send(sent_back.question(1).form("/leave_held/"))
    page, after = sent_back.question(1), row_of(own)
    assert (response.status, page.has_form("/leave_held/"), "asks you to reword" in page.text) == (303, False, False)
    assert "Held by the facilitator, who does not know whose it is." in page.text
    assert (after.state, after.line, bytes(after.etag)) == (before.state, before.line, bytes(before.etag))


def test_it_can_still_be_reworded_or_withdrawn(sent_back):
    sent_back.send(sent_back.question(1).form("/leave_held/"))
    assert sent_back.answer(1, "Other words.").status == 303
    assert sent_back.withdraw(1).status == 303
    assert Answer.objects.filter(text="Other words.").count() == 0


def test_where_nothing_was_sent_back_nothing_happens(writer):
    form = writer.question(1).form("/q/1/withdraw/")
    address = form.action.replace("/withdraw/", "/leave_held/")
    assert writer.ask("POST", address, form.fields).status == 303
    assert "Readable for the group." in writer.question(1).text


def test_mine_says_that_it_was_sent_back(sent_back):
    assert "Sent back by the facilitator" in sent_back.get(f"{sent_back.home}mine/").text


def test_everybody_reads_that_an_answer_is_held_and_never_whose(room, sent_back):
    [other] = room.crowd(1)
    other.pass_over(1)
    line = "1 answer is held by the facilitator."
    pages = [other.question(1).text, other.get(f"{other.home}compare/1/").text]
    assert [(line in one, "What voice 0 says." in one) for one in pages] == [(True, False)] * 2


def test_the_writer_reads_what_the_others_read_in_its_place(room, writer):
    decide(room.discussion, "redact", Answer.objects.get(text="What voice 0 says."), words="voice 0")
    own = writer.question(1).text
    assert [one in own for one in ("What voice 0 says.", "What ▇▇▇▇ says.")] == [True, True]


def test_a_muted_voice_gets_its_words_back_with_a_calm_sentence(room, writer):
    decide(room.discussion, "mute", Answer.objects.get(text="What voice 0 says."))
    page = writer.answer(2, "My long thoughts.")
    assert (page.status, "My long thoughts." in page.text, "has muted something" in page.text) == (403, True, True)
    assert (writer.withdraw(1).status, Mute.objects.count()) == (303, 1)


def test_a_muted_voice_gets_its_reply_back(room, writer, another):
    decide(room.discussion, "mute", Answer.objects.get(text="What voice 0 says."))
    page = writer.reply(writer.question(1), another, "A note of mine.")
    assert (page.status, "A note of mine." in page.text, "has muted something" in page.text) == (403, True, True)
    assert writer.mark(writer.question(1), another).status == 403
