"""Rule files: what is refused, with its path and key."""

import sys
from pathlib import Path

import pytest

from planlint import packs
from planlint.errors import RuleError

GOOD = """
summary  = "s"
check    = "waiver-is-in-force"
severity = "error"
why      = "w"
[message]
en = "{a} is {b}"
zh = "{b}是{a}"
"""


def pack(tmp_path: Path, text: str, name: str = "house/x.toml") -> str:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(tmp_path / name.split("/")[0])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("summary ", "sumary "), "sumary: unknown key; did you mean 'summary'?"),
        (('why      = "w"', ""), "why: is missing"),
        (('"error"', '"fatal"'), "severity: 'fatal' is not one of error, warning, info"),
        (('"waiver-is-in-force"', '"waiver-is-in-farce"'), "check: there is no check 'waiver-is-in-farce'"),
        (('"waiver-is-in-force"', '"os:nothing"'), "check: there is no check 'os:nothing'"),
        (("{b}是{a}", "{b}是{c}"), "message: the languages use different placeholders: a, c"),
        (("{b}是{a}", "{b}是{a"), "message: not a message"),
        (('zh = "{b}是{a}"', ""), "message.zh: is missing"),
        (("zh =", "de ="), "message.de: unknown key"),
        (("[message]", "[options]\ndays = 3\n[message]"), "days: unknown option"),
        (("[message]", "[case.x]\nseverity = 3\n[message]"), "case.x.severity: '3' is not one of"),
        (
            ("[message]", "[case.x]\nen = '{q}'\n[message]"),
            "case.x: the languages use different placeholders",
        ),
        (("[message]", "message = 'm'\n[other]"), "message: must be a table"),
        (('"s"', "3"), "summary: must be a text"),
        (("[message]", "[[message"), "Expected"),
    ],
)
def test_wrong_rule_file_is_named_with_its_key(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    folder = pack(tmp_path, GOOD.replace(*change))
    with pytest.raises(RuleError) as caught:
        packs.load([folder])
    assert str(caught.value).startswith(str(tmp_path / "house" / "x.toml"))
    assert said in str(caught.value)


def test_rules_of_a_folder_are_named_by_it(tmp_path: Path) -> None:
    found = packs.load([pack(tmp_path, GOOD)])
    assert "house/x" in found.known
    assert "waivers/expired" in found.known


def test_folder_of_packs_is_like_our_own(tmp_path: Path) -> None:
    assert "energy/x" in packs.load([pack(tmp_path, GOOD, "mine/energy/x.toml")]).known


def test_rule_of_the_user_replaces_ours(tmp_path: Path) -> None:
    loaded = packs.load([pack(tmp_path, GOOD, "mine/waivers/expired.toml")])
    [rule] = [rule for rule in loaded.rules if rule.id == "waivers/expired"]
    assert rule.messages[""]["en"] == "{a} is {b}"


def test_causes_of_a_pack_are_added(tmp_path: Path) -> None:
    folder = pack(tmp_path, "[typo]\nen = 'a typo'\nzh = '笔误'\n", "mine/causes.toml")
    assert packs.load([folder]).causes["typo"]["zh"] == "笔误"


def test_missing_pack_is_named() -> None:
    with pytest.raises(RuleError, match="energy-statistics: there is no such folder and no installed pack"):
        packs.load(["energy-statistics"])


def test_installed_pack_is_found_by_its_entry_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "energy_pack"
    pack(tmp_path, GOOD, "energy_pack/energy/x.toml")
    (package / "__init__.py").write_text("", encoding="utf-8")
    info = tmp_path / "energy_pack-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: energy-pack\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[planlint.packs]\nenergy-pack = energy_pack\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "energy/x" in packs.load(["energy-pack"]).known
    sys.modules.pop("energy_pack")


def test_vocabulary_of_a_pack_is_added(tmp_path: Path) -> None:
    folder = pack(tmp_path, '["风能装机容量"]\nsynonyms = ["风电装机"]\n', "mine/vocabulary/energy.toml")
    assert packs.load([folder]).vocabulary.find("风电装机") == "风能装机容量"


def test_placeholders_are_those_of_a_format_string() -> None:
    assert packs.placeholders("{a}: {b:>3} {{c}} {d!r}") == {"a", "b", "d"}
