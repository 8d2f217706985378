"""What sample people say. Made up for this project."""

from __future__ import annotations

from random import Random

_BEGINNINGS: dict[int, tuple[str, ...]] = {
    1: (
        "I ask when the deadline is somebody else's.",
        "When I am new to something it is easy to ask.",
        "I ask peers, never my manager.",
        "Only after I have tried three things on my own.",
        "I rarely ask, because everyone looks as busy as I am.",
        "When a customer is waiting I ask at once.",
        "I ask in writing, hardly ever out loud.",
        "I ask if I know the person would ask me, too.",
        "I ask early with people who have seen me fail before.",
        "I do not ask when the question sounds simple.",
        "I ask when I can offer something in return.",
        "In the first weeks of a project I ask a lot.",
    ),
    2: (
        "The norm is that you may ask, as long as you ask late.",
        "Everyone says the door is open, and it mostly is.",
        "Asking is fine for facts and hard for judgement.",
        "We praise people who solve it alone.",
        "In our small group asking is simply how we work.",
        "You ask the person you had lunch with.",
        "New people ask, experts are asked.",
        "It is fine to ask once; twice feels like too much.",
        "Nobody says no, but some people sigh.",
        "Our lead asks in front of everybody, and that helps.",
        "We have a channel for questions and few dare to start.",
        "Asking late counts as a plan that went wrong.",
    ),
    3: (
        "Success is when it works without me.",
        "I feel it when somebody else grows.",
        "To reach what I set out to do, and to be seen for it.",
        "Doing good work with people I trust.",
        "Finishing. I like to tick things off.",
        "Being asked for advice is my measure.",
        "A team that tells each other the truth.",
        "To learn something each month that I could not do before.",
        "Having time left at the end of the day.",
        "When the customer stops needing us.",
        "I used to count promotions; now I count friendships.",
        "Building something that outlasts my job.",
    ),
    4: (
        "Start each weekly meeting with one open question from each of us.",
        "Say who knows what, on one page, with names.",
        "Leaders go first: ask for help in the open.",
        "Thank the person who asks, and the one who answers.",
        "Make it normal to say I am stuck after half an hour.",
        "Read it with the next new colleague.",
        "Talk about a mistake a month without looking for the guilty.",
        "Pair people who have never worked together.",
        "Put a name to what we guess about each other, and check it.",
        "Ask in the team room before asking a machine.",
        "Keep an hour a week free for questions.",
        "Come back to these answers in three months.",
    ),
}
_ENDINGS = (
    "When it is only about me I keep digging for days.",
    "It took me years to see that.",
    "I wish that were easier here.",
    "Most of the time it turns out well.",
    "I am not proud of it.",
    "Once I did, it saved us a week.",
    "The passage made me notice it.",
    "It depends on who is in the room.",
    "I would like to hear how others see that.",
    "On a good day, at least.",
    "That has changed since last year.",
    "Nobody ever told me so; I just picked it up.",
)
_THREAD = (
    "Thank you for the honesty in this round.",
    "I would like to do this again before summer.",
    "The guesses surprised me most.",
)
REPLIES = (
    "This. Thank you for writing it.",
    "What would make it safer to do that?",
    "I had no idea others felt like this.",
    "I see it the other way round, and I am glad you said it.",
    "Same here since the move to the new project.",
)
SECOND = (
    "Having read you, I think I wait too long.",
    "I had assumed everybody else found this easy.",
    "I still see it like that, only less alone.",
    "Next time I will say which part I am stuck on.",
)
PASSES_OF_TWELVE = 1
IN_THREAD = len(_THREAD)


def for_question(number: int, people: int, chance: Random) -> list[str]:
    """A text for each person, all different; an empty one is an honest pass."""
    beginnings = list(_BEGINNINGS.get(number, _THREAD))
    chance.shuffle(beginnings)
    texts = [_text(beginnings, index) for index in range(people)]
    for index in chance.sample(range(people), people // 12 * PASSES_OF_TWELVE if number == 4 else 0):
        texts[index] = ""
    return texts


def _text(beginnings: list[str], index: int) -> str:
    """The beginnings first, then each with every ending in turn, then with two, so that no text comes twice."""
    beginning = beginnings[index % len(beginnings)]
    turn = index // len(beginnings)
    if turn == 0:
        return beginning
    first, second = (turn - 1) % len(_ENDINGS), (turn - 1) // len(_ENDINGS)
    parts = [beginning, _ENDINGS[first]]
    while second:
        parts.append(_ENDINGS[second % len(_ENDINGS)])
        second //= len(_ENDINGS)
    return " ".join(parts)
