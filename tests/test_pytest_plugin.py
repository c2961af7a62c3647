"""The pytest plugin, run in a pytest of its own."""

import pytest

pytest_plugins = ["pytester"]

BAD = "指标名称,单位,2015年,2020年,年均增速(%)\n一般公共预算收入,亿元,66,78.86,2.3\n"
GOOD = "指标名称,单位,2015年,2020年,年均增速(%)\n森林覆盖率,%,11.82,12.66,1.4\n"


@pytest.fixture
def repository(pytester: pytest.Pytester) -> pytest.Pytester:
    (pytester.path / "bad.csv").write_text(BAD, encoding="utf-8")
    (pytester.path / "good.csv").write_text(GOOD, encoding="utf-8")
    return pytester


def test_nothing_is_collected_unless_switched_on(repository: pytest.Pytester) -> None:
    repository.runpytest_subprocess().assert_outcomes()


def test_each_file_is_an_item_and_one_is_for_all(repository: pytest.Pytester) -> None:
    result = repository.runpytest_subprocess("--planlint")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*bad.csv:2:22*rate-contradicts-levels", "*3.6%*2.3%*"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_one_ini_line_switches_it_on(repository: pytest.Pytester) -> None:
    repository.makeini("[pytest]\nplanlint = true\n")
    repository.runpytest_subprocess().assert_outcomes(passed=2, failed=1)


def test_the_marker_deselects(repository: pytest.Pytester) -> None:
    repository.runpytest_subprocess("--planlint", "--strict-markers", "-m", "not planlint").assert_outcomes(
        deselected=2
    )


def test_globs_choose_the_files(repository: pytest.Pytester) -> None:
    repository.makeini("[pytest]\nplanlint = true\nplanlint_files = good*.csv\n")
    repository.runpytest_subprocess().assert_outcomes(passed=1)


def test_a_threshold_of_never_fails_nothing(repository: pytest.Pytester) -> None:
    repository.makeini("[pytest]\nplanlint = true\nplanlint_fail_on = never\n")
    repository.runpytest_subprocess().assert_outcomes(passed=3)


def test_an_unknown_threshold_is_a_usage_error(repository: pytest.Pytester) -> None:
    repository.makeini("[pytest]\nplanlint = true\nplanlint_fail_on = sometimes\n")
    assert repository.runpytest_subprocess().ret == pytest.ExitCode.USAGE_ERROR


def test_it_works_in_several_processes(repository: pytest.Pytester) -> None:
    repository.runpytest_subprocess("--planlint", "-n", "2").assert_outcomes(passed=2, failed=1)


def test_an_outcome_is_kept_until_the_file_changes(repository: pytest.Pytester) -> None:
    for _ in range(2):
        repository.runpytest_subprocess("--planlint").assert_outcomes(passed=2, failed=1)
    kept = list((repository.path / ".pytest_cache").rglob("planlint/*.json"))
    assert len(kept) == 3
    (repository.path / "bad.csv").write_text(GOOD, encoding="utf-8")
    repository.runpytest_subprocess("--planlint").assert_outcomes(passed=3)


def test_it_runs_without_the_cache(repository: pytest.Pytester) -> None:
    result = repository.runpytest_subprocess("--planlint", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=2, failed=1)


def test_files_that_contradict_each_other_fail_the_common_item(pytester: pytest.Pytester) -> None:
    for name, value in (("a", "438"), ("b", "348")):
        text = f"指标名称,单位,2020年\n全社会固定资产投资,亿元,{value}\n"
        (pytester.path / f"{name}.csv").write_text(text, encoding="utf-8")
    (pytester.path / "planlint.toml").write_text('[sets]\nall = ["*.csv"]\n', encoding="utf-8")
    result = pytester.runpytest_subprocess("--planlint")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*planlint: across files*", "*consistency/values-conflict*"])


def test_an_unreadable_file_fails_with_its_reason(pytester: pytest.Pytester) -> None:
    (pytester.path / "empty.csv").write_text("", encoding="utf-8")
    result = pytester.runpytest_subprocess("--planlint")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*empty.csv*empty*"])


def test_the_fixture_and_assert_clean(repository: pytest.Pytester) -> None:
    repository.makepyfile(
        """
        import pytest
        from planlint.testing import assert_clean

        def test_clean(planlint):
            planlint.assert_clean("good.csv")
            assert not planlint.lint("good.csv").findings

        def test_not_clean():
            with pytest.raises(AssertionError, match="rate-contradicts-levels"):
                assert_clean("bad.csv")
        """
    )
    repository.runpytest_subprocess().assert_outcomes(passed=2)


def test_nothing_heavy_is_imported_when_it_is_off(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_it():
            heavy = {"planlint.engine", "planlint.model", "pandas", "pint", "click"}
            assert not heavy & set(sys.modules)
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=1)
