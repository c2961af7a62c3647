"""The data repositories of the samples, checked as their owners would: `pytest --planlint`."""

import shutil
from pathlib import Path

import pytest

from planlint import lint

pytest_plugins = ["pytester"]

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(params=["data-long", "data-wide"])
def repository(request: pytest.FixtureRequest, pytester: pytest.Pytester) -> pytest.Pytester:
    shutil.copytree(SAMPLES / request.param, pytester.path, dirs_exist_ok=True)
    return pytester


def test_the_one_error_is_found(repository: pytest.Pytester) -> None:
    result = repository.runpytest_subprocess("--planlint")
    outcomes = result.parseoutcomes()
    assert outcomes["failed"] == 1
    wanted = (
        "targets/line-does-not-follow" if (repository.path / "meta").exists() else "growth/rate-contradicts"
    )
    result.stdout.fnmatch_lines([f"*{wanted}*"])


def test_it_is_found_by_two_processes_too(repository: pytest.Pytester) -> None:
    assert repository.runpytest_subprocess("--planlint", "-n", "2").parseoutcomes()["failed"] == 1


def test_a_base_year_that_is_gone_is_a_warning_of_the_summary(pytester: pytest.Pytester) -> None:
    shutil.copytree(SAMPLES / "data-long", pytester.path, dirs_exist_ok=True)
    data = pytester.path / "data" / "indicator_6-3-2.csv"
    lines = data.read_text(encoding="utf-8").splitlines()
    data.write_text("\n".join(x for x in lines if not x.startswith("2005")) + "\n", encoding="utf-8")
    result = pytester.runpytest_subprocess("--planlint")
    assert "failed" not in result.parseoutcomes()
    result.stdout.fnmatch_lines(["*below the threshold*", "*warning*no 2005*baseline-missing-from-data*"])


def test_headers_are_read_as_configured(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "data-wide", tmp_path, dirs_exist_ok=True)
    (result,) = [d for d in lint(tmp_path).documents if d.path.endswith("export.csv")]
    assert [(f.label, f.period and f.period.end) for f in result.figures[:2]] == [
        ("Drinking water coverage", "2015"), ("Drinking water coverage", "2020"),
    ]  # fmt: skip


def test_two_values_of_one_row_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "1-1-1.csv").write_text(
        "Year,Sex,Value\n2015,Men,5\n2016,Men,6\n2015,Men,7\n", encoding="utf-8"
    )
    assert [f.rule for f in lint(tmp_path, isolated=True).findings] == ["consistency/row-repeated"]
