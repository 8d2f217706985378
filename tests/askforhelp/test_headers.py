import re

import pytest
from django.templatetags.static import static

from askforhelp.headers import CONSTANT
from tests import people
from tests.crowd import Browser

pytestmark = pytest.mark.django_db


def addresses(of):
    home = f"/d/{of.slug}/"
    found = {"page": home, "json": f"{home}compare.json", "staff": "/facilitate/", "refused": f"{home}q/1/answer/"}
    return found | {"missing": "/nowhere/", "alive": "/livez", "static": static("style.css")}


@pytest.mark.parametrize("kind", ["page", "json", "staff", "refused", "missing", "alive", "static"])
def test_every_answer_has_the_constant_headers_and_only_files_may_be_kept(kind):
    page = Browser().get(addresses(people.discussion())[kind])
    assert {name: page.header(name) for name in CONSTANT} == CONSTANT
    assert (page.header("Cache-Control") == "no-store") is (kind != "static")


def test_nothing_is_allowed_from_elsewhere_or_in_the_page_itself():
    policy = dict(one.split(" ", 1) for one in CONSTANT["Content-Security-Policy"].split("; "))
    assert (set(policy.values()), policy["default-src"]) == ({"'none'", "'self'"}, "'none'")


def test_no_page_asks_for_anything_that_the_policy_forbids():
    text = Browser().get(f"/d/{people.discussion().slug}/").text
    asked = re.findall(r'(?:src|href)="([^"#]+)"', text)
    assert [one for one in asked if not one.startswith("/")] == []
    assert re.findall(r" style=| on[a-z]+=|<script(?![^>]* src=)|<style", text) == []
