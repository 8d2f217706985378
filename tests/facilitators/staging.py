"""A workshop as its facilitator's browser runs it, without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from discussions.domain import staging
from discussions.models import Discussion, Stage
from tests import people
from tests.attacks.conftest import Room
from tests.crowd import Page


@dataclass(frozen=True)
class Workshop:
    room: Room

    @property
    def page(self) -> Page:
        return self.room.facilitator.get(f"/facilitate/d/{self.room.slug}/stage/")

    @property
    def now(self) -> Stage:
        return staging.stage_of(Discussion.objects.get(pk=self.room.discussion.pk))

    @property
    def at(self) -> str:
        return staging.step_of(self.now).name

    def press(self, where: str, **pressed: str) -> Page:
        """Press a button of a form of the stage; where two forms go to one address, of the first."""
        form = next(one for one in self.page.forms if one.action.endswith(f"/stage/{where}/"))
        return self.room.facilitator.send(form, **pressed)

    def go_to(self, name: str) -> Page:
        return self.press("step", act="to", to=name)

    def answered(self, count: int = 4) -> None:
        people.readable(self.room.discussion, count)
