"""Laws of packs: any order, in parts, again and again, ends in the same state."""

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.mangled import chance
from tests.unit.test_united import ids, part, voice
from tmworkshop.domain.programme.united import unite_parts

SETS, MONTHS = 3, 6


def packs_of(random):
    """Return the packs of one laptop over half a year, and what holds in the end."""
    packs, out, withdrawn, replaced = [], {}, {}, {}
    keys = dict.fromkeys(range(SETS), 0)
    for month in range(MONTHS):
        parts = []
        for number in range(SETS):
            if random.random() < 0.1:  # the key is lost
                replaced.setdefault(number, []).append(f"{number}-{keys[number]}")
                keys[number] += 1
                out[number], withdrawn[number] = set(), set()
            have = out.setdefault(number, set())
            gone = withdrawn.setdefault(number, set())
            leaves = {each for each in have if random.random() < 0.2}
            have -= leaves
            gone |= leaves
            have |= {
                f"{number}-{keys[number]}-{month}-{each}"
                for each in range(random.randrange(4))
            }
            parts.append(
                part(
                    *map(voice, sorted(have)),
                    of=f"{number}-{keys[number]}",
                    withdrawn=tuple(sorted(gone)),
                    instead_of=tuple(replaced.get(number, ())),
                )
            )
        packs.append(tuple(parts))
    last = {(p.set, each.id) for p in packs[-1] for each in p.voices}
    return packs, last


@given(st.integers(0, 2**32))
def test_whatever_the_order_the_same_holds_as_at_home(seed):
    random = chance(seed)
    packs, last = packs_of(random)
    come = [*packs, *random.choices(packs, k=3)]
    random.shuffle(come)
    at = random.randrange(len(come))
    in_parts = unite_parts(unite_parts(*come[:at]), *come[at:])
    assert ids(in_parts) == last
    assert in_parts == unite_parts(*packs)


@given(st.integers(0, 2**32))
def test_as_long_as_a_pack_is_missing_nothing_withdrawn_later_comes_back(seed):
    random = chance(seed)
    packs, last = packs_of(random)
    some = random.sample(packs[:-1], k=random.randrange(MONTHS - 1))
    assert ids(unite_parts(*some, packs[-1])) == last
