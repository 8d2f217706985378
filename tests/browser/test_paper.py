import pytest
from playwright.sync_api import expect


@pytest.fixture
def slug(sampled) -> str:
    return sampled.slug


def test_ones_own_place_stays_on_the_device(come):
    one = come()
    one.open()
    one.answer(2, "What the reader wrote.", me=4, guess=2)
    page = one.open("compare/2/")
    expect(page.get_by_text("Where you stand")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("Where you stand")).to_be_hidden()
    expect(page.locator(".finding").first).to_be_visible()
