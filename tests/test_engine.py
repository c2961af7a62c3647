"""Checks become findings: words, order, accounts, and what a bug in one rule does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planlint import config, engine, packs
from planlint.corpus import Corpus, place
from planlint.errors import RuleError
from planlint.model import Evidence, Figure, Result, Rule
from planlint.packs import Packs
from tests import made

EN = config.load(None, [{"lang": "en"}])


def rule(check: str, name: str = "house/rule", **fields: object) -> Rule:
    words = {"en": "{text} is wrong", "zh": "{text}有误"}
    plain = Rule(name, f"tests.test_engine:{check}", "error", "s", "w", {"": words}, {}, {}, f"{name}.toml")
    return plain._replace(**fields)  # type: ignore[arg-type]


def chosen(*rules: Rule) -> Packs:
    loaded = packs.load()
    return loaded._replace(rules=rules, known=frozenset(rule.id for rule in rules))


def check(*rules: Rule, of: tuple[str, ...] = ("plan.md",), settings: config.Config = EN) -> Result:
    loaded = chosen(*rules)
    return engine.check(Corpus(map(made.read, of), loaded.vocabulary), loaded, settings, reasons=True)


def found(figure: Figure, case: str | None = None) -> Evidence:
    return Evidence((figure,), (place(figure),), {"text": figure.quantity.text}, case=case)


def everything(corpus: Corpus) -> Iterator[Evidence]:
    for figure in reversed(corpus.figures):
        yield found(figure)


def growth_only(corpus: Corpus, *, case: str | None = None) -> Iterator[Evidence]:
    for figure in corpus.figures:
        if figure.aspect != "level":
            yield found(figure, case)


def levels_hold(corpus: Corpus) -> Iterator[Evidence]:
    yield Evidence(tuple(f for f in corpus.figures if f.aspect == "level"), holds=True)


def breaks(corpus: Corpus) -> Iterator[Evidence]:
    yield found(corpus.figures[0])
    raise ZeroDivisionError("years")


def refuses(corpus: Corpus) -> Iterator[Evidence]:
    raise RuleError("not of the form 'name = expression'", place="options.identity")
    yield


def test_order_is_path_line_column_rule() -> None:
    result = check(rule("everything", "b/b"), rule("everything", "a/a"), of=("z.md", "a.md"))
    assert [(f.location.path, f.text, f.rule) for f in result.findings] == [
        (path, text, name)
        for path in ("a.md", "z.md")
        for text in ("590", "929", "9.9%")
        for name in ("a/a", "b/b")
    ]


def test_order_of_rules_does_not_change_the_result() -> None:
    one, two = rule("everything", "a/a"), rule("growth_only", "b/b")
    assert check(one, two).findings == check(two, one).findings


def test_message_is_in_the_language_asked_for_or_that_of_the_document() -> None:
    chinese = config.load(None, [{"lang": "zh"}])
    assert check(rule("growth_only")).findings[0].message == "9.9% is wrong"
    assert check(rule("growth_only"), settings=chinese).findings[0].message == "9.9%有误"
    assert check(rule("growth_only"), settings=config.load(None)).findings[0].message == "9.9% is wrong"


def test_case_has_its_own_severity_and_words() -> None:
    soft = {"en": "{text} may be wrong", "zh": "{text}或有误"}
    plain = rule("growth_only", options={"case": "soft"})
    [finding] = check(
        plain._replace(messages=plain.messages | {"soft": soft}, severities={"soft": "info"})
    ).findings
    assert (finding.severity, finding.message) == ("info", "9.9% may be wrong")


def test_every_number_is_accounted_for() -> None:
    result = check(rule("levels_hold", "a/levels"), rule("growth_only", "b/growth"))
    assert result.accounts == ((("plan.md"), 4, 3, 0, 1),)
    assert result.checked_by == {"plan.md": (("a/levels",), ("a/levels",), ("b/growth",))}
    [account] = check(rule("growth_only")).accounts
    assert (account.figures, account.checked, account.unchecked, account.unread) == (4, 1, 2, 1)


def test_every_unchecked_figure_has_a_reason() -> None:
    result = check(rule("levels_hold"))
    assert result.unchecked == {"plan.md": ("", "", "no other figure of this indicator, period and aspect")}


def test_bug_in_one_rule_is_named_and_the_others_run() -> None:
    result = check(rule("breaks", "a/broken"), rule("growth_only", "b/growth"))
    assert [f.rule for f in result.findings] == ["a/broken", "b/growth"]
    [bug] = result.bugs
    assert (bug.place, bug.reason, bug.path) == ("a/broken", "ZeroDivisionError: years", "a/broken.toml")
    assert "in breaks" in bug.trace


def test_option_that_a_check_refuses_is_no_bug() -> None:
    with pytest.raises(RuleError, match="not of the form"):
        check(rule("refuses"))


def test_message_without_its_fact_is_a_bug_of_the_rule() -> None:
    wrong = rule("growth_only", messages={"": {"en": "{x}", "zh": "{x}"}})
    [bug] = check(wrong).bugs
    assert bug.reason == "KeyError: 'x'"


def test_lint_reads_what_it_can_and_names_the_rest(tmp_path: Path) -> None:
    good, empty = tmp_path / "good.md", tmp_path / "empty.md"
    good.write_text("The port handled 31 ships.\n", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    result = engine.lint([str(empty), str(tmp_path / "none.md"), str(good)], EN)
    assert [document.path for document in result.documents] == [str(good)]
    assert sorted((fault.path, fault.reason) for fault in result.errors) == [
        (str(empty), "the file is empty"),
        (str(tmp_path / "none.md"), "there is no such file or folder"),
    ]
    assert result.bugs == ()


def test_progress_is_told(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("31 ships.\n", encoding="utf-8")
    seen: list[tuple[int, int]] = []
    engine.look([str(tmp_path)], EN, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 2), (2, 2)]
