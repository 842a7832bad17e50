"""How far words may go: who may read them."""

from enum import StrEnum


class Level(StrEnum):
    """Who may read: each level takes in the ones before it."""

    PRIVATE = "private"
    SET = "set"
    PROGRAMME = "programme"
    PUBLIC = "public"
