"""The statistics by name: what other programs may ask for, with plain numbers in and plain numbers out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from fractions import Fraction
from typing import Any

from . import proportions, scales, shapes, teams


def compute(stat: str, input: Mapping[str, Any]) -> Any:
    """The statistic of this name for this input, as numbers, lists and dictionaries; None where it has no value.

    Raises ValueError for an unknown name or an impossible input, TypeError for a missing or superfluous part of it.
    """
    if stat not in STATISTICS:
        raise ValueError(f"no statistic is called {stat}; there are {', '.join(sorted(STATISTICS))}")
    return _plain(STATISTICS[stat](**input))


def _distribution(counts: scales.Counts) -> dict[str, Any]:
    quartiles = scales.middle_half(counts)
    first, third = quartiles or (None, None)
    return {
        "n": scales.answers(counts),
        "median": scales.median(counts),
        "q1": first,
        "q3": third,
        "iqr": quartiles[1] - quartiles[0] if quartiles else None,
        "mean": scales.mean(counts),
        "agreement_A": shapes.agreement(counts),
        "polarisation_A": shapes.polarisation(counts),
        "consensus_tw": shapes.consensus(counts),
        "consensus_leik": shapes.ordinal_consensus(counts),
        "variance_ratio": scales.variance_ratio(counts),
        "esteban_ray_1": shapes.esteban_ray(counts),
        "bimodality": shapes.bimodality(counts),
    }


def _group_aware_consensus(groups: list[tuple[int, int]]) -> dict[str, float] | None:
    found = teams.group_aware_consensus(groups)
    return found._asdict() if found else None


def _nonresponse_bounds(x: int, n: int, N: int) -> proportions.Interval | None:  # noqa: N803 - as for `input`
    return proportions.nonresponse_bounds(x, n, N)


STATISTICS: dict[str, Callable[..., Any]] = {
    "distribution": _distribution,
    "wilson": proportions.wilson,
    "jeffreys": proportions.jeffreys,
    "one_prop_z": proportions.one_prop_z,
    "two_prop_z": proportions.two_prop_z,
    "newcombe": proportions.newcombe,
    "nonresponse_bounds": _nonresponse_bounds,
    "group_aware_consensus": _group_aware_consensus,
    "bh_adjusted": teams.bh_adjusted,
    "median_interval": teams.median_interval,
    "two_teams": teams.two_teams,
    "before_after": teams.before_after,
}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return float(value) if isinstance(value, Fraction) else value
