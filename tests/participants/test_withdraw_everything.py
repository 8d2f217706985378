from discussions.models import Answer, Reaction, Reply


def test_everything_of_one_person_goes_after_a_question(writer, another):
    page = writer.question(1)
    writer.mark(page, another)
    writer.reply(page, another, "And a note")
    asked = writer.get(f"{writer.home}mine/withdraw/")
    assert (asked.status, Answer.objects.count()) == (200, 4)
    assert writer.send(asked.form("/mine/withdraw/")).status == 303
    assert (Answer.objects.count(), Reaction.objects.count(), Reply.objects.count()) == (3, 0, 0)
