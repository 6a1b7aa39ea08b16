"""Write the gazetteer's table of given names that tell a gender, from the lists of Faker and of the US census of 1990.

    python training/given_names.py

Names that either list gives to both, and those the hand-written ``first_names.tsv`` decides, are left out.
"""

from __future__ import annotations

from pathlib import Path

from lexicon import person_names

GAZETTEER = Path(__file__).resolve().parent.parent / "graphkit" / "gazetteer"
HEADER = (
    "# More given names that tell a gender; one gender a line. Drawn by training/given_names.py from the lists of Faker"
    " (MIT) and of the US census of 1990 (public domain).\n"
)
PARTICLES = frozenset("Von Van Del Der Den Des Dos Das Della Bin Ibn Abu Umm Mac San Santa".split())
"""Words that lists hold as given names and that mostly begin a surname."""

SHORTEST = 3
"""Letters below which romanised names of men and women fall together: "Li", "Yu"."""


def main() -> None:
    """Read the lists and write the table, sorted."""
    names = person_names()
    female, male = set(names["female"]), set(names["male"])
    lines = (GAZETTEER / "first_names.tsv").read_text(encoding="utf-8").splitlines()
    known = {name for line in lines if not line.startswith("#") for name in line.split("\t")[1].split()}
    with (GAZETTEER / "given_names.tsv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEADER)
        for gender, own, other in (("male", male, female), ("female", female, male)):
            kept = sorted(name for name in own - other - known - PARTICLES if len(name) >= SHORTEST and " " not in name)
            file.write(f"{gender}\t{' '.join(kept)}\n")


if __name__ == "__main__":
    main()
