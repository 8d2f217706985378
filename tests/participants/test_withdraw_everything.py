from discussions.models import Answer, Reaction, Reply


def test_everything_of_one_person_goes_after_a_question(writer, another):
    page = writer.question(1)
    writer.mark(page, another)
    writer.reply(page, another, "And a note")
    asked = writer.get(f"{writer.home}mine/withdraw/")
    assert (asked.status, Answer.objects.count()) == (200, 4)
    assert writer.send(asked.form("/mine/withdraw/")).status == 303
    assert (Answer.objects.count(), Reaction.objects.count(), Reply.objects.count()) == (3, 0, 0)


def test_who_took_everything_back_is_not_told_that_nothing_was_sent(writer):
    done = writer.send(writer.get(f"{writer.home}mine/withdraw/").form("/mine/withdraw/"))
    page = writer.get(done.header("Location")).text
    assert ("Nothing in this discussion is yours" in page, "not sent" in page.split("<template")[0]) == (True, False)
