"""axe over a team's second run and over teams beside each other, by night on a phone and by day on a laptop."""

from __future__ import annotations

from .conftest import DESKTOP
from .test_accessibility import faults_by_night_and_by_day

# Two sample teams that agreed, and a second run of one of them, closed so that everything can be read.
HELD = """
from discussions.domain import beginning, discussions, runs, setting_up, teams
from discussions.models import Discussion, Facilitator
from tests import people
begun = [beginning.begin_sample(expected=12) for _ in range(2)]
first, other = (one.discussion for one in begun)
again = runs.run_again(first, by=Facilitator.objects.get(email=beginning.SAMPLE_FACILITATOR))
setting_up.start(again)
for more, one in enumerate((first, again, other)):
    of = Discussion.objects.get(pk=one.pk)
    for number in (1, 2, 3):
        people.readable(of, 6 + more, number=number, me=[2, 3, 4, 5] * 2, guess=[1, 2] * 4)
    discussions.close(one)
for one in (again, other):
    teams.agree(one)
print("held", again.slug, begun[1].token)
"""


def test_then_and_now_and_teams_have_no_violation(server, come):
    told = server.manage("shell", "-c", HELD, TICK_SECONDS="15")
    slug, token = told.split("held ")[1].split()[:2]
    page, site = come(size=DESKTOP).page, f"http://127.0.0.1:{server.port}"
    page.goto(f"{site}/facilitate/enter/{token}/")
    found = {}
    for path in (
        "d/{}/compare/1/",
        "d/{}/compare/1/then/",
        "d/{}/teams/",
        "facilitate/d/{}/teams/",
        "facilitate/d/{}/runs/",
    ):
        page.goto(f"{site}/{path.format(slug)}")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found[path] = faults_by_night_and_by_day(page)
    assert found == {path: [] for path in found}
    page.goto(f"{site}/facilitate/d/{slug}/teams/")
    page.get_by_role("button", name="Take the agreement back").click()
    page.get_by_role("button", name="Compare this team with others").wait_for()
