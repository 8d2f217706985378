"""Words that tell nothing of what a text is about, for the languages where such a list is kept."""

from __future__ import annotations

from collections.abc import Mapping

_EN = """
a about above after again all almost also although always am an and another any anybody anyone anything are aren't as
at away back be because been before being below between both but by can can't cannot could couldn't did didn't do does
doesn't doing don't done down during each either else enough even ever every everybody everyone everything few for from
further get gets getting give go goes going got had hadn't has hasn't have haven't having he her here hers herself him
himself his how however i i'd i'll i'm i've if in instead into is isn't it it's its itself just keep let like made make
makes making many may maybe me might mine more most much must my myself need neither never no nobody none nor not
nothing now of off often on once one one's ones only onto or other others our ours ourselves out over own per perhaps
put quite rather really same say says see seem seems she should shouldn't since so some somebody someone something
sometimes still such take than that that's the their theirs them themselves then there there's these they they're thing
things this those though through to too two under until up upon us use very was wasn't way we we'd we'll we're we've
well were weren't what what's when where whether which while who who's whole whom whose why will with within without
won't would wouldn't yes yet you you'd you'll you're you've your yours yourself
"""
_DE = """
aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf aus bei beim bin bis
bist da dabei dadurch daher damit dann das dass dazu dein deine dem den denen denn der deren des dessen dich die dies
diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einfach einmal er es etwa
etwas euch euer eure für gar gegen gehabt gibt habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre
ihrem ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jetzt jemand kann kein keine keinem keinen keiner
können könnte machen macht man manche manchmal mehr mein meine meinem meinen meiner mich mir mit muss müssen nach neben
nein nicht nichts nie niemand noch nun nur ob oder oft ohne schon sehr sein seine seinem seinen seiner seit selbst sich
sie sind so solche soll sollen sollte sondern sonst sowie über um und uns unser unsere unter viel viele vom von vor wann
war waren warum was weder weil welche welcher wenig wenn wer werde werden wie wieder will wir wird wirklich wo wollen
wurde wurden während zu zum zur zwar zwischen
"""

STOP_WORDS: Mapping[str, frozenset[str]] = {"en": frozenset(_EN.split()), "de": frozenset(_DE.split())}


def stop_words(language: str) -> frozenset[str]:
    """The list of a language such as `en` or `de-at`; empty where none is kept."""
    return STOP_WORDS.get(language.lower().partition("-")[0], frozenset())
