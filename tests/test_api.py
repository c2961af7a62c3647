"""planlint from Python."""

from pathlib import Path

import pytest

import planlint
from planlint import PlanlintError, records
from tests.cli.conftest import folder as folder  # the plan with one error, one warning and one note


@pytest.mark.usefixtures("folder")
class TestApi:
    def test_lint_gives_findings_and_a_frame(self) -> None:
        result = planlint.lint("plan.md")
        assert [finding.rule for finding in result.findings] == ["house/error", "house/warning", "house/note"]
        frame = result.to_frame()
        assert list(frame.columns) == list(records.FINDING)
        assert list(frame["severity"]) == ["error", "warning", "info"]

    def test_lint_takes_paths_of_any_kind_and_settings(self) -> None:
        result = planlint.lint([Path("plan.md")], select=("house/error",), lang="zh", cache=False)
        assert [finding.message for finding in result.findings] == ["地区生产总值为590。"]

    def test_isolated_reads_no_configuration(self) -> None:
        assert all(not rule.id.startswith("house") for rule in planlint.lint("plan.md", isolated=True).rules)

    def test_lint_names_what_it_could_not_read(self) -> None:
        result = planlint.lint(["none.md", "plan.md"])
        assert [fault.path for fault in result.errors] == ["none.md"]
        assert len(result.findings) == 3

    def test_read_gives_a_corpus_and_a_frame(self) -> None:
        frame = planlint.read("plan.md").to_frame()
        assert list(frame.columns) == list(records.FIGURE)
        assert list(frame["value"]) == [590.0, 31.5, 7.5]
        assert list(frame["period_start"]) == ["2023"] * 3

    def test_read_refuses_what_it_cannot_read(self) -> None:
        with pytest.raises(PlanlintError, match=r"none\.md: there is no such file"):
            planlint.read("none.md")

    def test_frame_of_nothing_has_its_columns(self) -> None:
        result = planlint.lint("plan.md", select=["waivers"])
        assert list(result.to_frame().columns) == list(records.FINDING)
        assert result.to_frame().empty

    def test_unknown_setting_is_named(self) -> None:
        with pytest.raises(PlanlintError, match="sellect: unknown key; did you mean 'select'"):
            planlint.lint("plan.md", sellect=["house"])


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'lnt'"):
        _ = planlint.lnt
