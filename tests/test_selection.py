"""Which rules run, with which severity and options."""

from pathlib import Path

import pytest

from planlint import config, packs, selection
from planlint.config import Layer
from planlint.errors import ConfigError, RuleError
from planlint.model import Rule
from tests.reporters import made

KNOWN = frozenset({"growth/a", "growth/b", "units/a", "text/a"})


@pytest.mark.parametrize(
    ("layers", "left"),
    [
        ([], "growth/a growth/b text/a units/a"),
        ([Layer(("ALL",))], "growth/a growth/b text/a units/a"),
        ([Layer(("growth",))], "growth/a growth/b"),
        ([Layer(("growth/a", "units"))], "growth/a units/a"),
        ([Layer(("growth",), ("text/a",))], "growth/a growth/b text/a"),
        ([Layer(ignore=("growth",))], "text/a units/a"),
        ([Layer(ignore=("growth/a",))], "growth/b text/a units/a"),
        ([Layer(("growth/a",), ignore=("growth",))], "growth/a"),
        ([Layer(("growth",), ignore=("growth",))], ""),
        ([Layer(ignore=("ALL",), extend=("text",))], "text/a"),
        ([Layer(("growth",)), Layer(ignore=("growth/a",))], "growth/b"),
        ([Layer(ignore=("growth",)), Layer(("growth/a",))], "growth/a"),
        ([Layer(("growth",)), Layer(extend=("units",))], "growth/a growth/b units/a"),
        ([Layer(())], ""),
    ],
)
def test_later_layers_and_more_specific_words_win(layers: list[Layer], left: str) -> None:
    assert " ".join(sorted(selection.selected(layers, KNOWN))) == left


def test_unknown_rule_is_named_with_the_file_that_names_it() -> None:
    with pytest.raises(ConfigError) as caught:
        selection.selected([Layer(ignore=("grwth",), path="planlint.toml")], KNOWN)
    assert (
        str(caught.value) == "planlint.toml: ignore: there is no rule or pack 'grwth'; did you mean 'growth'?"
    )


def rule(**fields: object) -> Rule:
    plain = Rule("waivers/x", "waiver-is-in-force", "error", "s", "w", {}, {"soft": "warning"}, {}, "x.toml")
    return plain._replace(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "severity", "soft"),
    [("error", "error", "warning"), ("warning", "warning", "warning"), ("info", "info", "info")],
)
def test_case_is_never_more_severe_than_its_rule(given: str, severity: str, soft: str) -> None:
    chosen = config.load(None, [{"rules": {"waivers/x": {"severity": given}}}])
    changed = selection.overridden(rule(), chosen)
    assert (changed.severity, changed.severities) == (severity, {"soft": soft})


def test_unknown_option_is_named() -> None:
    chosen = config.load(None, [{"rules": {"waivers/x": {"slak": 3}}}])._replace(path="planlint.toml")
    with pytest.raises(RuleError, match=r"planlint\.toml: .*slak: unknown option"):
        selection.overridden(rule(), chosen)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            {"rules": {"waivers/expird": {}}},
            "there is no rule 'waivers/expird'; did you mean 'waivers/expired'?",
        ),
        (
            {"waive": [{"rule": "waivers", "path": "*", "quote": "9", "reason": "r"}]},
            "there is no rule 'waivers'",
        ),
        ({"per-file-ignores": {"*.csv": ["nothing/at-all"]}}, "there is no rule or pack 'nothing/at-all'"),
        ({"select": ["nothing"]}, "there is no rule or pack 'nothing'"),
    ],
)
def test_names_of_no_rule_are_refused_before_anything_is_read(table: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        selection.chosen(config.load(None, [table]), None)
    assert said in str(caught.value)


def test_rules_and_options_of_the_configuration_reach_the_check(tmp_path: Path) -> None:
    pack = tmp_path / "house"
    pack.mkdir()
    (pack / "ask.toml").write_text(
        'summary = "s"\ncheck = "tests.test_selection:asked"\nseverity = "info"\nwhy = "w"\n'
        '[message]\nen = "{depth}"\nzh = "{depth}"\n[options]\ndepth = 2\n',
        encoding="utf-8",
    )
    table = {
        "packs": [str(pack)],
        "select": ["house"],
        "rules": {"house/ask": {"depth": 3, "severity": "error"}},
    }
    [chosen] = selection.chosen(config.load(None, [table]), None).rules
    assert (chosen.options, chosen.severity, chosen.path) == ({"depth": 3}, "error", str(pack / "ask.toml"))
    with pytest.raises(RuleError, match="must be int, not str"):
        selection.chosen(config.load(None, [table, {"rules": {"house/ask": {"depth": "3"}}}]), None)


def asked(corpus: object, *, depth: int = 1) -> list[object]:
    return []


def test_per_file_ignores_leave_findings_out() -> None:
    of = made.document(path="drafts/plan.md")
    findings = [made.finding(of, "3.5%", "growth/a"), made.finding(of, "3.5%", "units/a")]
    for glob, selectors, left in [
        ("drafts/*", ("growth",), ["units/a"]),
        ("drafts/*", ("ALL",), []),
        ("*.md", ("units/a",), ["growth/a"]),
        ("final/*", ("ALL",), ["growth/a", "units/a"]),
    ]:
        chosen = config.load(None)._replace(per_file_ignores={glob: selectors})
        assert [f.rule for f in selection.wanted(findings, chosen)] == left


def test_packs_load_without_a_cache_and_with_one(tmp_path: Path) -> None:
    assert (
        packs.load(cache=str(tmp_path)).rules == packs.load().rules == packs.load(cache=str(tmp_path)).rules
    )
