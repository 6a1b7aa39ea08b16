"""How much two actors are tied: association measures over windows, in closed form.

``windows`` is the number of sentences (or paragraphs, or documents, as configured), ``first`` and ``second`` the
numbers of those in which each actor acts, ``both`` of those in which both do. Where the window is a number of words,
they are the words, the mentions of each actor, and the meetings of the two (as in Church and Hanks 1990, section 3).
Copies of a story share the place of one document, so the numbers need not be whole.
"""

from __future__ import annotations

import math

__all__ = ["log_likelihood", "npmi"]

_NOTHING = 1e-9


def npmi(windows: float, first: float, second: float, both: float) -> float:
    """Normalised pointwise mutual information: -1 never together, 0 as often as by chance, 1 only together.

    ``ln(p(a, b) / (p(a) p(b))) / -ln p(a, b)`` (Bouma 2009, "Normalized (pointwise) mutual information in collocation
    extraction", Proceedings of GSCL). Where both are in every window it is 1.
    """
    if both == 0:
        return -1.0
    if both == windows:
        return 1.0
    joint = both / windows
    return math.log(both * windows / (first * second)) / -math.log(joint)


def log_likelihood(windows: float, first: float, second: float, both: float) -> float:
    """Log-likelihood ratio G2 of the two-by-two table of windows, 0 or more (Dunning 1993, ACL J93-1003).

    Above 3.84 the hypothesis that the two are mentioned independently is rejected at the 5 % level. It says how sure
    the tie is, not in which direction: actors that avoid each other score high as well.
    """
    observed = (both, first - both, second - both, windows - first - second + both)  # to some 1e-12, if not whole
    rows, columns = (first, windows - first), (second, windows - second)
    expected = (
        rows[0] * columns[0] / windows,
        rows[0] * columns[1] / windows,
        rows[1] * columns[0] / windows,
        rows[1] * columns[1] / windows,
    )
    terms = (o * math.log(o / e) for o, e in zip(observed, expected, strict=True) if o > _NOTHING)
    return max(0.0, 2 * math.fsum(terms))
