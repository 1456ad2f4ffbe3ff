"""The shards of a folder: what is there is found whole, what is damaged or of another time is not."""

from __future__ import annotations

from pathlib import Path

from kg.model import Article, Claim, Mention, OffsetMap, Piece, Provenance, Source
from kg.store import folder as folders
from kg.store.folder import Store
from kg.store.records import Extract, Reading, Skipped
from kg.store.shards import heads_of, shard_of
from kg.store.shelf import Shelf

TEXT = "酒泉市总工会召开会议"


def extract(file: str, key: str = "k", part: int = 0, *, last: bool = True, version: str = "v") -> Extract:
    """A part of a file with one document."""
    source = Source(f"s{part}", f"{file}#{part}", "txt", TEXT, "", OffsetMap())
    article = Article("a", source.id, 0, len(TEXT), TEXT, "", "2031-05-02", "", "news", (Piece(0, len(TEXT)),))
    mention = Mention("m", "a", 0, 6, TEXT[:6], "UnionBody", "rule", TEXT[:6], attributes={"date": "2031"})
    claim = Claim("c", "m", "organizes", "m", "stated", 0.9, Provenance("a", 0, 6, TEXT, "rule"), {"value": 3.5})
    reading = Reading(source, (article,), ({"kind": "repair"},), (mention,), (claim,))
    return Extract(file, key, part, last, version, (reading,), (Skipped("x", "why"),), ("y",))


def keep(folder: Path, *shards: list[Extract], version: str = "v") -> Store:
    folder.mkdir(exist_ok=True)
    store = Store.open(folder, version)
    for shard in shards:
        store.put(shard_of(shard), heads_of(shard))
    return Store.open(folder, version)


def taken(store: Store, *wanted: tuple[str, str]) -> list[Extract]:
    shelf = Shelf(store.place.read)
    for number, (_, rows) in enumerate(sorted(store.where(wanted))):
        for part, row in enumerate(rows):
            shelf.add((number, part), *row)
    return list(shelf)


def test_comes_back_as_it_was(tmp_path: Path) -> None:
    parts = [extract("b", part=0, last=False), extract("b", part=1)]
    store = keep(tmp_path / "store", [parts[1], extract("a")], [parts[0]], [extract("c")])
    assert store.has() == {("a", "k"), ("b", "k"), ("c", "k")}
    assert taken(store, ("b", "k")) == parts


def test_names_need_not_be_text(tmp_path: Path) -> None:
    odd = extract("\udcff.txt")
    assert taken(keep(tmp_path / "store", [odd]), (odd.file, "k")) == [odd]


def test_half_a_file_is_none(tmp_path: Path) -> None:
    first_missing, end_missing = extract("a", part=1), extract("b", last=False)
    assert not keep(tmp_path / "store", [first_missing], [end_missing]).has()


def test_what_others_extracted_is_of_no_use(tmp_path: Path) -> None:
    store = keep(tmp_path / "store", [extract("a", version="old"), extract("b")])
    assert store.has() == {("b", "k")}
    assert store.carry(tmp_path / "next", {"a": "k", "b": "k"}, prune=False) == 0
    assert Store.open(tmp_path / "next", "old").has() == {("a", "k")}  # half of the shard is of use: it stays
    assert store.carry(tmp_path / "other", {"c": "k"}, prune=True) == 1
    assert not list((tmp_path / "other").glob("*.parquet"))


def test_damaged_shard_is_found(tmp_path: Path) -> None:
    keep(tmp_path / "store", [extract("a")], [extract("b")])
    (first, second) = sorted((tmp_path / "store").glob("*.parquet"))
    data = bytearray(first.read_bytes())
    data[len(data) // 2] ^= 1
    first.write_bytes(data)
    (tmp_path / "store" / f"{first.name}.1.new").write_bytes(b"half")
    store = Store.open(tmp_path / "store", "v")
    assert store.damaged == [first.name]
    assert len(store.has()) == 1
    assert sorted(path.name for path in (tmp_path / "store").iterdir()) == [second.name]


def test_changed_file_replaces_its_rows(tmp_path: Path) -> None:
    store = keep(tmp_path / "store", [extract("a"), extract("b"), extract("c")], [extract("a", "new")])
    assert store.carry(tmp_path / "next", {"a": "new", "b": "k"}, prune=False) == 1
    assert Store.open(tmp_path / "next", "v").has() == {("a", "k"), ("a", "new"), ("b", "k"), ("c", "k")}
    assert store.carry(tmp_path / "pruned", {"a": "new", "b": "k"}, prune=True) == 1
    assert Store.open(tmp_path / "pruned", "v").has() == {("a", "new"), ("b", "k")}


def test_many_small_shards_become_few(tmp_path: Path) -> None:
    files = [f"{number:03}" for number in range(folders.MANY + 1)]
    store = keep(tmp_path / "store", *([extract(file)] for file in files))
    store.carry(tmp_path / "next", dict.fromkeys(files, "k"), prune=False)
    assert len(list((tmp_path / "next").glob("*.parquet"))) == 1
    joined = Store.open(tmp_path / "next", "v")
    assert taken(joined, *((file, "k") for file in files)) == [extract(file) for file in files]
