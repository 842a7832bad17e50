"""Files between a laptop and a lead: whole, signed, opened by one key, or refused."""

import gzip
import json
import subprocess
import sys
from dataclasses import replace

import pytest

from tmworkshop.adapters.keys.age import decrypt_by, encrypt_for, make_secret, public_of
from tmworkshop.adapters.packs import envelopes, six_words
from tmworkshop.adapters.packs.envelopes import (
    Letter,
    Sort,
    open_envelope,
    seal_envelope,
)
from tmworkshop.adapters.packs.invitation_text import (
    identify_invitation,
    read_invitation,
    write_invitation,
)
from tmworkshop.adapters.packs.pack_content import read_pack, write_pack
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.domain.errors import Conflict, Damaged, Refused, WorkshopError
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import (
    Asked,
    Invitation,
    Pack,
    SetPart,
    StatementCount,
    Voice,
)

LAPTOP, LEAD, STRANGER = (make_secret() for _ in range(3))


def id_of(letter):
    return letter * 26


VOICE = Voice(
    id=id_of("V"),
    person=id_of("P"),
    partnership="Hafod Arian",
    kind=Kind.ACTION,
    words="Rhoi ganiad i'r swyddfa, and ask [name] 🙂",
    readers=frozenset({Reader.PROGRAMME, Reader.FUNDER}),
    lesson="lesson.07",
    themes=("barrier.time", "driver.leadership"),
    holds="in part",
    outcome="done",
    since=("They rang back.", "Ring earlier."),
    name="Ngozi Wieczorek",
    named_to=frozenset({Reader.PROGRAMME}),
    keep_until="2028-03",
)
PACK = Pack(
    id_of("M"),
    id_of("N"),
    (
        SetPart(
            id_of("S"),
            (VOICE,),
            (Asked(id_of("A"), id_of("T"), "Hafod Arian", 6, "lesson.07", "2027-01"),),
            (
                StatementCount(
                    id_of("C"), id_of("T"), "We meet.", "w1", {"1": 2, "4": 3}
                ),
            ),
            (id_of("X"),),
            (id_of("Z"),),
        ),
        SetPart(id_of("R")),
    ),
)
HEAD = {"programme": PACK.programme, "before": ""}
CALLED = "ours.tmpack"


def unseal_by(secret):
    def unseal(content, called):
        opened = decrypt_by(content, secret, called)
        if opened is None:
            raise Refused(f"{called} was made for another key.")
        return opened

    return unseal


def sealed(content=b"words", sort=Sort.PACK, to=LEAD):
    return seal_envelope(sort, Letter(HEAD, content), LAPTOP, public_of(to))


def opened(file, sort=Sort.PACK, by=LEAD):
    return open_envelope(sort, file, unseal_by(by), CALLED)


def test_what_was_sealed_is_opened_by_its_key_and_tells_who_signed_it():
    letter = opened(sealed())
    assert letter.content == b"words"
    assert letter.signer == signer_of(LAPTOP) != signer_of(LEAD)
    assert letter.head.items() >= HEAD.items()


def test_another_key_opens_nothing():
    with pytest.raises(Refused, match="another key"):
        opened(sealed(), by=STRANGER)


def test_a_file_that_was_cut_anywhere_is_refused():
    file = sealed()
    for end in range(0, len(file), 7):
        with pytest.raises(WorkshopError, match=CALLED):
            opened(file[:end])


def test_a_file_in_which_any_byte_was_changed_is_refused():
    file = sealed()
    for at in range(0, len(file), 5):
        changed = file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :]
        with pytest.raises(WorkshopError, match=CALLED):
            opened(changed)


def changed_within(change):
    """Return a file whose inside was changed by someone who has the lead's key."""
    line, signature, packed = inside(sealed()).split(b"\n", 2)
    again = b"\n".join(change(line, signature, packed))
    return envelope(again)


def inside(file):
    magic = file.index(b"\n") + 1
    return decrypt_by(file[magic:], LEAD, CALLED)


def envelope(content):
    return b"tmworkshop pack 1\n" + encrypt_for(content, [public_of(LEAD)])


@pytest.mark.parametrize(
    "change",
    [
        lambda line, sig, packed: (line, sig, gzip.compress(b"other")),
        lambda line, sig, packed: (line, b"00" * 64, packed),
        lambda line, sig, packed: (line, b"no hex", packed),
        lambda line, sig, packed: (
            line.replace(b'"before": ""', b'"b": ""'),
            sig,
            packed,
        ),
        lambda line, sig, packed: (
            line.replace(signer_of(LAPTOP).encode(), signer_of(STRANGER).encode()),
            sig,
            packed,
        ),
        lambda line, sig, packed: (b"[" * 3_000, sig, packed),
        lambda line, sig, packed: (b'{"signer": 5}', sig, packed),
        lambda line, sig, packed: (b"x" * 5_000, sig, packed),
    ],
)
def test_what_was_not_signed_so_is_refused(change):
    with pytest.raises(Damaged, match=CALLED):
        opened(changed_within(change))


def signed_with(packed, monkeypatch):
    """Return a file that is signed, and packed in another way than ours."""
    monkeypatch.setattr(envelopes.gzip, "compress", lambda *_, **__: packed)
    return sealed(b"words")


@pytest.mark.parametrize(
    "packed",
    [
        b"not packed",
        gzip.compress(b"words", mtime=0)[:-4],
        gzip.compress(b"words", mtime=0) + b"more",
        b"",
    ],
    ids=["other", "cut short", "more", "empty"],
)
def test_what_is_not_packed_whole_is_refused(packed, monkeypatch):
    with pytest.raises(Damaged, match=CALLED):
        opened(signed_with(packed, monkeypatch))


def test_a_bomb_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(envelopes, "LARGEST", 1_000)
    with pytest.raises(Refused, match="would unpack to more"):
        opened(sealed(b"0" * 100_000))


def test_a_file_larger_than_any_is_refused_unopened(monkeypatch):
    monkeypatch.setattr(envelopes, "LARGEST_FILE", 10)
    with pytest.raises(Refused, match="larger than any pack"):
        opened(sealed())


def test_other_files_are_called_what_they_are():
    with pytest.raises(Refused, match="is a receipt, and no pack"):
        opened(sealed(sort=Sort.RECEIPT))
    with pytest.raises(Refused, match="newer tmworkshop"):
        opened(b"tmworkshop pack 2\nabc")
    with pytest.raises(Refused, match="is no pack of tmworkshop"):
        opened(b"PK\x03\x04")


def test_a_head_with_endless_names_is_not_sent():
    with pytest.raises(Refused, match="too long"):
        seal_envelope(
            Sort.PACK, Letter({"a": "x" * 5_000}, b""), LAPTOP, public_of(LEAD)
        )


def test_a_pack_is_read_as_it_was_written():
    again = read_pack(write_pack(PACK), CALLED)
    assert {part.set: part for part in again.parts} == {p.set: p for p in PACK.parts}
    assert (again.programme, again.invitation) == (PACK.programme, PACK.invitation)


def test_who_belongs_to_no_partnership_is_read_as_well():
    nowhere = Asked(id_of("A"), id_of("T"), "", 6)
    alone = SetPart(id_of("S"), (replace(VOICE, partnership=""),), (nowhere,))
    pack = Pack(id_of("M"), id_of("N"), (alone,))
    assert read_pack(write_pack(pack), CALLED) == pack


def test_the_same_state_gives_the_same_bytes_whatever_its_order():
    other = Pack(PACK.programme, PACK.invitation, PACK.parts[::-1])
    assert write_pack(other) == write_pack(PACK)


def with_voice(**changed):
    data = json.loads(write_pack(PACK))
    (voice,) = data["sets"][1]["voices"]
    data["sets"][1]["voices"] = [voice | changed]
    return json.dumps(data).encode()


def test_a_kind_that_is_not_known_is_kept_as_it_came():
    pack = read_pack(with_voice(kind="song", verse=[1, {"a": "b"}]), CALLED)
    (part,) = [each for each in pack.parts if each.set == id_of("S")]
    assert not part.voices
    assert json.loads(part.unread[0])["verse"] == [1, {"a": "b"}]
    assert read_pack(write_pack(pack), CALLED) == pack


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "short"},
        {"id": 5},
        {"person": None},
        {"words": "x" * 30_000},
        {"words": "\ud800"},
        {"words": 5},
        {"readers": ["speaker"]},
        {"readers": "programme"},
        {"named-to": ["public"]},
        {"named-to": []},
        {"name": ""},
        {"themes": "barrier.time"},
        {"keep-until": "2028-13"},
        {"partnership": "x" * 300},
        {"kind": ["action"]},
        {"since": [None]},
    ],
)
def test_a_voice_that_is_none_is_refused(changed):
    with pytest.raises(Damaged, match="holds something that no pack holds"):
        read_pack(with_voice(**changed), CALLED)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        write_pack(PACK).replace(b'"schema":1', b'"schema":true'),
        write_pack(PACK).replace(id_of("R").encode(), id_of("S").encode()),
        write_pack(PACK).replace(b'"people":6', b'"people":-6'),
        write_pack(PACK).replace(b'"people":6', b'"people":6e9'),
        write_pack(PACK).replace(b'"figures":{', b'"figures":[{').replace(b"}}", b"}]"),
    ],
)
def test_content_that_is_no_pack_is_refused(content):
    with pytest.raises(Damaged, match="holds something that no pack holds"):
        read_pack(content, CALLED)


def test_a_newer_pack_asks_for_an_update():
    newer = write_pack(PACK).replace(b'"schema":1', b'"schema":3')
    with pytest.raises(Conflict, match="newer tmworkshop"):
        read_pack(newer, CALLED)


INVITATION = Invitation(
    programme=id_of("M"),
    name="Northern Start",
    organisation="Moor & Vale Trust",
    contact="data@moorvale.example",
    purpose="To find out what helps partnerships.",
    basis="legitimate interests",
    keep_until="2028-03-31",
    readers=(Reader.FUNDER, Reader.PROGRAMME),
    encrypt_for=public_of(LEAD),
    signer=signer_of(LEAD),
)


def test_an_invitation_is_read_out_of_the_letter_around_it():
    text = write_invitation(INVITATION, LEAD)
    wrapped = "\n".join(text[at : at + 60] for at in range(0, len(text), 60))
    assert read_invitation(f"Dear all,\n\n{wrapped}\n\n  Yours") == INVITATION


def test_an_invitation_that_was_changed_or_cut_is_refused():
    text = write_invitation(INVITATION, LEAD)
    forged = write_invitation(INVITATION, STRANGER)
    for damaged in (text[:-9], text[:90] + "AAAA" + text[94:], forged, "x", text[:30]):
        with pytest.raises(Damaged):
            read_invitation(damaged)


def test_terms_that_say_anything_else_have_another_id():
    id_ = identify_invitation(INVITATION)
    turned = replace(INVITATION, readers=INVITATION.readers[::-1])
    assert identify_invitation(turned) == id_
    assert identify_invitation(read_invitation(write_invitation(turned, LEAD))) == id_
    for other in ({"purpose": "To sell."}, {"readers": (Reader.PROGRAMME,)}):
        assert identify_invitation(replace(INVITATION, **other)) != id_
    assert len(id_) == 26


def test_an_invitation_lacks_nothing():
    for lacking in ({"name": ""}, {"keep_until": "soon"}, {"signer": ""}):
        data = {**vars(INVITATION), **lacking}
        with pytest.raises(Damaged):
            read_invitation(write_invitation(Invitation(**data), LEAD))


def test_a_key_has_the_same_six_words_in_every_version():
    """Asked of another process, as tests make them with less work."""
    ask = f"from {six_words.__name__} import words_of; print(words_of('00' * 32))"
    run = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True)
    assert run.stdout.split() == b"crystal shelter monkey quarry maple linen".split()


def test_six_words_are_the_same_however_they_are_typed_and_others_for_another_key():
    ours = six_words.words_of(signer_of(LAPTOP))
    assert len(ours.split()) == six_words.COUNT
    assert six_words.are_same_words(ours.upper().replace(" ", ", "), ours)
    assert not six_words.are_same_words(ours, six_words.words_of(signer_of(LEAD)))


def test_each_of_the_words_begins_with_four_letters_of_its_own():
    assert len({each[:4] for each in six_words.WORDS}) == len(six_words.WORDS) == 256
