"""Every field and parameter with several hundred strings: never an error of ours, never a tag of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest

from discussions.domain import passages, themes
from discussions.models import Answer, Discussion, Theme
from tests.crowd import Page, Person
from tests.layers import laid

from .conftest import Room
from .nasty import WORD, strings, unescaped

ALL = strings()
# A test goes through all of them, or through one in so many where a request costs more.
EACH = {"answer": 5, "second": 12, "reply": 6, "fields": 3, "addresses": 5, "door": 9, "console": 12, "themes": 9}


@dataclass
class Findings:
    """What a page did with a string that it should not have done."""

    asked: int = 0
    broken: list[tuple[int, str]] = field(default_factory=list)
    unescaped: list[tuple[str, str]] = field(default_factory=list)

    def look(self, page: Page, string: str) -> None:
        self.asked += 1
        if page.status >= 500:
            self.broken.append((page.status, string[:60]))
        if page.header("Content-Type").startswith("text/html"):
            self.unescaped += [(found, string[:60]) for found in unescaped(page.text)]
        if any(WORD in name.lower() or WORD in value.lower() for name, value in page.new_cookies().items()):
            self.unescaped.append(("cookie", string[:60]))


@pytest.fixture
def found() -> Findings:
    return Findings()


@laid
def one(room: Room) -> Person:
    """Somebody among readers whose answers are open."""
    people = room.crowd(4)
    for person in people:
        person.answer(1, "Open.")
    return people[0]


def some(of: str) -> Iterator[str]:
    return iter(ALL[:: EACH[of]])


def clean(found: Findings, least: int) -> None:
    assert (found.broken, found.unescaped) == ([], [])
    assert found.asked >= least


def test_a_second_thought_may_be_any_string(one, found):
    for string in some("second"):
        found.look(one.send(one.question(1).form("/second/"), text=string, action="share"), string)
        found.look(one.question(1), string)
    clean(found, 40)


def test_an_answer_may_be_any_string(room, one, found):
    form = one.get(f"{one.home}q/2/edit/").form("/answer/")
    for string in some("answer"):
        found.look(one.send(form, text=string, action="post"), string)
        page = one.get(f"{one.home}q/2/edit/")
        found.look(page, string)
        form = page.form("/answer/")
    clean(found, len(ALL) // 7)


def test_what_three_wrote_is_shown_as_they_wrote_it(room, one, found):
    writers = room.crowd(3)
    for at in range(0, len(ALL), 27):
        for place, writer in enumerate(writers):
            writer.answer(3, f"{place}{ALL[at]}{ALL[(at + 9 * place) % len(ALL)]}"[:1_900])
        for there in ("q/3/", "compare/3/", "mine/", "compare.json"):
            found.look(writers[0].get(writers[0].home + there), ALL[at])
    clean(found, len(ALL) // 7)


def test_a_reply_may_be_any_string(room, one, found):
    page = one.question(1)
    item = min(page.cards())
    for string in some("reply"):
        found.look(one.reply(one.question(1), item, string), string)
    found.look(one.get(f"{one.home}mine/"), "all of them")
    clean(found, len(ALL) // 7)


def test_every_other_field_may_be_any_string(room, one, found):
    page = one.question(1)
    item, token = min(page.cards()), page.form("/withdraw/").fields["csrfmiddlewaretoken"]
    names = ("me", "guess", "key", "etag", "action", "value", "reason", "as_author", "text", "code", "extra")
    paths = [f"q/2/{act}/" for act in ("answer", "withdraw")] + [
        f"a/{item}/{a}/" for a in ("react", "reply", "concern")
    ]
    paths += ["lines/3/", "q/1/wrong_theme/"]
    for number, string in enumerate(some("fields")):
        fields = dict.fromkeys((*names, string), string) | {"csrfmiddlewaretoken": token}
        found.look(one.ask("POST", one.home + paths[number % len(paths)], fields), string)
    clean(found, len(ALL) // 7)


def test_an_address_may_hold_any_string(room, one, found):
    paths = ["q/1/", "q/1/edit/", "compare/1/", "compare/", "compare.json", "mine/", "receipt/", "screen/", "forget/"]
    paths += ["lines/", "lines/3/", "q/3/"]
    for number, string in enumerate(some("addresses")):
        sent = quote(string.encode("utf-8", "surrogatepass"))
        asked = "&".join(f"{name}={sent}" for name in ("show", "from", "line", "phrase", "theme", sent))
        found.look(one.get(f"{one.home}{paths[number % len(paths)]}?{asked}"), string)
        found.look(one.get(f"{one.home}{sent}/"), string)
        found.look(one.get(f"/d/{sent}/q/{sent}/"), string)
    clean(found, len(ALL) // 7)


def test_a_code_and_a_link_and_a_header_may_be_any_string(room, one, found):
    form = one.get("/").form("/join/")
    for string in some("door"):
        sent = quote(string.encode("utf-8", "surrogatepass"))
        found.look(one.send(form, code=string), string)
        found.look(one.get(f"/facilitate/enter/{sent}/"), string)
        plain = string.encode("ascii", "ignore").decode()
        found.look(
            one.ask("GET", one.home, **{"HX-Request": plain, "HX-Target": plain, "Accept-Language": plain}), string
        )
        found.look(Person(slug=room.slug, jar=dict.fromkeys(one.jar, plain)).get(one.home), string)
    clean(found, len(ALL) // 7)


def test_the_console_may_be_sent_any_string(room, found):
    console = room.facilitator.get(f"/facilitate/d/{room.slug}/")
    for string in some("console"):
        found.look(room.facilitator.send(console.form("/rule/"), rule=string), string)
        found.look(room.facilitator.send(console.form("/delete/"), typed=string), string)
    clean(found, len(ALL) // 7)


@laid
def theme(room, one) -> Theme:
    answers = list(Answer.objects.filter(card__isnull=False).values_list("pk", flat=True)[:2])
    return themes.create(room.discussion, name="One", answers=answers, by=room.discussion.facilitators.get())


def test_a_theme_may_be_sent_any_string(room, theme, found):
    home, member = f"/facilitate/d/{room.slug}/themes/", theme.answers.first().pk
    acts = ["put-under", "dismiss-phrase", "dismiss-pair", f"of/{member}"]
    acts += [f"{theme.pk}/{act}" for act in ("suggested", "take-out", "rename", "merge")]
    names = ("name", "phrase", "where", "theme", "themes", "answers", "into", "back")
    token = room.facilitator.get(home).form("/sign-out/").fields["csrfmiddlewaretoken"]
    for place, string in enumerate(some("themes")):
        fields = dict.fromkeys(names, string) | {"action": "make", "csrfmiddlewaretoken": token}
        for act in acts[place % 4 :: 4]:
            found.look(room.facilitator.ask("POST", f"{home}{act}/", fields), string)
        found.look(room.facilitator.get((home, f"{home}{theme.pk}/")[place % 2]), string)
    clean(found, len(ALL) // 7)


def test_a_theme_may_be_called_anything(room, theme, found):
    there = f"/facilitate/d/{room.slug}/"
    answers = list(theme.answers.values_list("pk", flat=True))
    by = room.discussion.facilitators.get()
    of = [theme, *(themes.create(room.discussion, name=f"{number}", answers=answers, by=by) for number in range(3))]
    called = [text.replace("\0", "")[:60] for text in ALL[::8] if text.strip("\0 \n")]
    for at in range(0, len(called), len(of)):
        names = called[at : at + len(of)]
        for one, name in zip(of, names, strict=False):
            Theme.objects.filter(pk=one.pk).update(name=name.encode("utf-8", "ignore").decode())
        for path in ("themes/", f"themes/{theme.pk}/", f"themes/of/{answers[0]}/", "moderate/", "export/json/"):
            found.look(room.facilitator.get(there + path), " ".join(names))
    clean(found, len(called))


def test_a_takeaway_may_hold_any_string(room, one, found):
    there = f"/facilitate/d/{room.slug}/takeaway/"
    pages = (there, f"{there}sheet/", f"{there}md/", f"/d/{room.slug}/takeaway/")
    names = ("heard", "differ", "attempt", "commitment", "owner", "by_day", "drop", "take", "etag")
    for place, string in enumerate(some("themes")):
        form = room.facilitator.get(there).form("/write/")
        typed = dict.fromkeys(names if place % 3 == 2 else names[place % 2 : 4 + place % 2], string)
        found.look(room.facilitator.send(form, **({"action": "show"} | typed)), string)
        found.look(room.facilitator.get(pages[place % 4]), string)
    clean(found, len(ALL) // 7)


def test_the_stage_may_be_sent_any_string(room, found):
    base = f"/facilitate/d/{room.slug}/stage/"
    token = room.facilitator.get(base).form("/note/").fields["csrfmiddlewaretoken"]
    names = ("act", "revision", "to", "view", "page", "minutes", "prompt", "pace", "item")
    paths = ("step", "show", "cover", "timer", "prompt", "pace", "pin")
    for number, string in enumerate(some("console")):
        typed = {"csrfmiddlewaretoken": token}
        path = f"{base}{paths[number % len(paths)]}/"
        found.look(room.facilitator.ask("POST", path, dict.fromkeys(names, string) | typed), string)
        if number % 2:
            found.look(room.facilitator.ask("POST", f"{base}note/", {"act": "keep", "note": string} | typed), string)
            found.look(room.facilitator.get(base), string)
    clean(found, len(ALL) // 7)


def test_a_team_and_its_passage_may_be_called_anything(room, found):
    for string in (text.replace("\0", "")[:100] for text in ALL[::12] if text.isprintable()):
        Discussion.objects.update(team=string)
        # Another passage each time: what is read of one is kept, as nobody can change it.
        edition = passages.save(passages.recognise("Title\n\nA paragraph.\n\n- What?"))
        edition.passage.editions.update(title=string, body=f"{string}\n\n{string}")
        Discussion.objects.update(edition=edition)
        for there in ("", "screen/", "receipt/", "compare/"):
            found.look(Person(slug=room.slug).get(f"/d/{room.slug}/{there}"), string)
        found.look(room.facilitator.get(f"/facilitate/d/{room.slug}/"), string)
    clean(found, len(ALL) // 7)


def test_a_page_that_does_not_escape_is_noticed():
    page = "<!doctype html><p>{}</p><a href='/'>x</a><textarea>{}</textarea><input value=\"{}\">"
    caught = [string for string in ALL if unescaped(page.format(string, string, string))]
    assert len(caught) > 60
