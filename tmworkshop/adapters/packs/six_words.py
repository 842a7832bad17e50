"""Six words for a key, to be read to each other over the telephone.

Each stands for eight bits of a digest that takes a tenth of a second to make, so that
nobody finds another key with the same words by trying.
"""

from __future__ import annotations

from hashlib import pbkdf2_hmac

COUNT = 6
SALT = b"tmworkshop six words 1"
ROUNDS = 200_000
WORDS = """
acorn actor album amber anchor animal ankle apple apron arch arrow artist atlas attic
autumn badge baker balcony banana barley barrel basket beach beetle bicycle biscuit
blanket blossom bottle bread bridge bronze bucket butter cabin cactus candle canvas
carpet carrot castle cedar cello chalk cherry chimney circus clock clover cobweb coffee
comet copper coral cotton cradle cricket crystal curtain cushion daffodil daisy dancer
desert diamond dinner doctor dolphin donkey dragon drawer eagle easel echo elbow
elephant emerald engine evening fabric falcon feather ferry fiddle finger flannel flower
forest fossil fountain garden garlic giant ginger glacier glove goblet granite grape
gravel guitar hammer harbour harvest hazel hedgehog helmet hippo honey horizon hotel
iceberg igloo island ivory jacket jasmine jelly jigsaw journey jungle kettle keyboard
kingdom kitchen kitten ladder lagoon lantern laurel lemon letter library lily linen lion
lizard lobster magnet mango maple marble market meadow melon mirror monkey mountain
museum mushroom mustard napkin necklace needle noodle oasis ocean olive onion orange
orchard organ otter oven oyster paddle painter palace panda parade parrot pebble pencil
pepper piano picnic pigeon pillow pilot pirate planet pocket poppy potato prairie puppet
puzzle pyramid quarry quilt rabbit radio rainbow raven ribbon river robin rocket rubber
saddle sailor salad sandal saturn scarf school shadow shelter shovel silver singer
skeleton sofa spider sponge squirrel stable statue summer sunset sweater table teapot
temple theatre thunder ticket tiger timber tomato tractor trumpet tulip tunnel turtle
umbrella uncle valley vanilla velvet village violin volcano wagon walnut water whale
whistle willow window winter wizard yellow yoghurt zebra zipper
""".split()  # noqa: SIM905 (one a line, they would be a module)


def words_of(key: str) -> str:
    """Return the six words of *key*, its public part."""
    digest = pbkdf2_hmac("sha256", key.encode(), SALT, ROUNDS, COUNT)
    return " ".join(WORDS[each] for each in digest)


def are_same_words(one: str, other: str) -> bool:
    """Say whether both are the same words, however they were typed."""
    return _plain(one) == _plain(other)


def _plain(words: str) -> list[str]:
    return words.casefold().replace(",", " ").replace("-", " ").split()
