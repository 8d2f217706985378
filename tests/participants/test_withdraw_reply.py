from discussions.models import Reply


def test_a_reply_is_taken_back_from_the_list_of_own_items(writer, another):
    writer.reply(writer.question(1), another, "Not meant so")
    [form] = [one for one in writer.get(f"{writer.home}mine/").forms if "/r/" in one.action]
    assert (writer.send(form).status, Reply.objects.count()) == (303, 0)


def test_nobody_else_takes_a_reply_back(room, writer, another):
    writer.reply(writer.question(1), another, "Mine")
    [form] = [one for one in writer.get(f"{writer.home}mine/").forms if "/r/" in one.action]
    stranger = room.crowd(1)[0]
    token = stranger.question(1).form("/answer/").fields["csrfmiddlewaretoken"]
    stranger.ask("POST", form.action, {"csrfmiddlewaretoken": token})
    assert Reply.objects.count() == 1
