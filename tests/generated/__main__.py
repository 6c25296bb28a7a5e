"""`python -m tests.generated [COUNT] [SEED]`: generated sections: finished, asked and wrong by kind, the ten worst."""

import sys
from random import Random

from tests.generated.judging import GRAVE, Score, score
from tests.generated.reading import stored_of
from tests.generated.sections import letters

_VERDICTS = ("finished", "asked", "wrong")


def main(count: int, seed: int) -> None:
    total = score(letters(seed, count), stored_of)
    print(f"{count} sections, seed {seed}")
    for verdict in _VERDICTS:
        print(f"  {verdict:9}{total.verdicts[verdict]:7}{total.verdicts[verdict] / count:9.2%}")
    print(f"  wrong about health, consent or a date: {sum(name in GRAVE for _, name, _ in total.wrong)}")
    _by_kind(total)
    for letter, name, value in total.wrong[:10]:
        print(f"  WRONG {letter.section}.{name} = {value!r}, not {letter.truth.get(name)!r}: {letter.text!r}")
    for letter, lacking in Random(seed).sample(total.lacking, min(10, len(total.lacking))):
        print(f"  asked {letter.section} {lacking}: {letter.text!r}")


def _by_kind(total: Score) -> None:
    for kind, verdicts in sorted(total.by_kind.items(), key=lambda item: -item[1]["wrong"] / item[1].total()):
        told = "".join(f"{verdicts[verdict]:8}" for verdict in _VERDICTS)
        print(f"    {kind:36}{told}")
    print("  asked for although told:", dict(total.asked.most_common()))


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:3]]
    main(*given, *(12_000, 1)[len(given) :])
