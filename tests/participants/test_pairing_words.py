import re

from django.conf import settings

from discussions.domain import invitation, wordlist
from discussions.models import Pairing


def shown(page) -> list[str]:
    [words] = re.findall(r'<p class="code-field"[^>]*>([^<]+)</p>', page.text)
    return words.split()


def test_four_words_are_shown(writer):
    page = writer.send(writer.get(f"{writer.home}pairing/").form("/words/"))
    words = shown(page)
    assert (page.status, len(words), set(words) <= set(wordlist.every_word())) == (200, 4, True)
    assert page.header("Cache-Control") == "no-store"


def test_each_time_other_words_are_shown(writer):
    form = writer.get(f"{writer.home}pairing/").form("/words/")
    assert shown(writer.send(form)) != shown(writer.send(form))
    assert Pairing.objects.count() == 2


def test_nothing_of_ones_own_gives_a_sentence(writer, newcomer):
    form = writer.get(f"{writer.home}pairing/").form("/words/")
    token = newcomer.get(f"{newcomer.home}pairing/").form("/receive/").fields["csrfmiddlewaretoken"]
    page = newcomer.send(form, csrfmiddlewaretoken=token)
    assert (page.status, "has written nothing here yet" in page.text, Pairing.objects.count()) == (409, True, 0)


def test_the_qr_code_leads_to_the_page_and_carries_no_word(writer):
    page = writer.send(writer.get(f"{writer.home}pairing/").form("/words/"))
    assert invitation.qr_svg(f"{settings.PUBLIC_URL}{writer.home}pairing/", pixels=4) in page.text
