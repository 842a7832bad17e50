"""Pairs of names in many scripts, and how like they are."""

# ruff: noqa: RUF001 (letters that look alike are what it is about)

import pytest

from tmworkshop.domain.likeness import Likeness, compare_names, find_near, find_same

SAME = """
Elin Haf-Morgan | ELIN HAF–MORGAN
Elin Haf-Morgan | elin  haf morgan
Ffiôn Wyn | Ffion Wyn
Gráinne Ní Dhomhnaill | Grainne Ni Dhomhnaill
Orla O’Dowd | Orla O'Dowd
Orla O’Dowd | Orla O`Dowd
Orla OʼDowd | Orla O´Dowd
Wiśniewski Paweł | wisniewski pawel
Çağla Yıldız | CAGLA YILDIZ
Nguyễn Thị Đào | Nguyen Thi Dao
Søren Bødker | Soren Bodker
Jürgen Weiß | JÜRGEN WEISS
Елена Королёва | елена королева
Άννα Παππά | αννα παππα
خَالِد | خالد
خالــد | خالد
أمينة | امينة
علی | علي
שָׂרָה | שרה
陈　伟 | 陈 伟
Ｗｅｉ Chen | Wei Chen
ﾊﾅｺ | ハナコ
"""
NEAR = """
Cllr Elin Morgan | Elin Morgan
Dr. Elin Morgan MBE | elin morgan
Morgan, Elin | Elin Morgan
Morgan Elin | Elin Morgan
Haf Morgan, Elin | Elin Haf-Morgan
E. Morgan | Elin Morgan
Morgan, E. | Elin Morgan
E.J. Morgan | Elin Jane Morgan
Elin J. Morgan | Elin Morgan
Elin (Ellie) Morgan | Elin Morgan
Dave Morgan | David Morgan
Dai Morgan | Dafydd Morgan
Liz Chowdhury | Elizabeth Chowdhury
Paddy Nolan | Padraig Nolan
Tricia | Patricia
Jon Pugh | John Pugh
Pryce Hamid | Price Hamid
Elin Mrogan | Elin Morgan
Elin Morgann | Elin Morgan
Orla ODowd | Orla O’Dowd
Orla O Dowd | Orla O’Dowd
Una Mac Giolla | Una MacGiolla
陈伟 | 陈 伟
Королев Андрей | Андрей Королев
خالد منصور | منصور خالد
கமலா ராஜன் | கமல ராஜன்
"""
OTHER = """
Sam Pugh | Sim Pugh
Sam Pugh | Samira Pugh
Elin Morgan | Elin Hamid
Elin Morgan | Elin
Dai Morgan | Dai Wyn Morgan
Owen Pugh | Gwen Pugh
Mark Nolan | Mary Nolan
Bob Morgan | Robert Hamid
Bob Mrogan | Robert Morgan
E. M. | Elin Morgan
Elin R. Morgan | Elin T. Morgan
Guest 1 | Guest 2
Guest1041 | Guest1042
陈伟 | 陈炜
がく | かく
สมชาย | สมหมาย
மதி | மணி
דן | רן
"""


def pairs(table, likeness):
    rows = (row.split(" | ") for row in table.strip().splitlines())
    return [(one, other, likeness) for one, other in rows]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        *pairs(SAME, Likeness.SAME),
        *pairs(NEAR, Likeness.NEAR),
        *pairs(OTHER, Likeness.OTHER),
    ],
)
def test_two_names_are_the_same_near_or_others(one, other, likeness):
    assert compare_names(one, other) is likeness


AMONG = {"m1": "Elin Morgan", "m2": "Ellen Morgan", "m3": "Elin Môrgan", "m4": "Orla"}


def test_whoever_is_called_so_is_found():
    assert find_same("ELIN MORGAN", AMONG) == ("m1", "m3")


def test_whoever_is_nearly_called_so_is_found():
    assert find_near("E. Morgan", AMONG) == ("m1", "m2", "m3")
    assert find_near("Nobody", AMONG) == ()
