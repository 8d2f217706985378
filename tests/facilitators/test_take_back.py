from discussions.domain import teams
from discussions.models import Discussion


def test_a_press_takes_it_back_and_the_team_may_be_asked_again(room):
    teams.agree(room.discussion)
    page = room.facilitator.get(f"/facilitate/d/{room.slug}/teams/")
    back = room.facilitator.follow(room.facilitator.send(page.form("/teams/take-back/")))
    assert (Discussion.objects.get().agreed, back.has_form("/teams/agree/")) == (False, True)
