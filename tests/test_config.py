"""Configuration files: which one holds, what it may say, and what it says when it is wrong."""

import json
from pathlib import Path

import jsonschema
import pytest

from planlint import config, schema
from planlint.config import Layer
from planlint.errors import ConfigError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def load(path: Path, **overrides: object) -> config.Config:
    return config.load(str(path), [overrides] if overrides else [])


def test_hidden_file_beats_plain_one_and_both_beat_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.planlint]\n")
    assert config.find(str(tmp_path)) == str(tmp_path / "pyproject.toml")
    write(tmp_path / "planlint.toml", "")
    assert config.find(str(tmp_path)) == str(tmp_path / "planlint.toml")
    write(tmp_path / ".planlint.toml", "")
    assert config.find(str(tmp_path)) == str(tmp_path / ".planlint.toml")


def test_closest_file_wins(tmp_path: Path) -> None:
    write(tmp_path / "planlint.toml", "")
    inner = write(tmp_path / "reports" / "planlint.toml", "")
    (tmp_path / "reports" / "2023").mkdir()
    assert config.find(str(tmp_path / "reports" / "2023")) == str(inner)


def test_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    outer = write(tmp_path / "planlint.toml", "")
    write(tmp_path / "inner" / "pyproject.toml", "[tool.other]\nuses = 'planlint'\n")
    assert config.find(str(tmp_path / "inner")) == str(outer)


def test_search_begins_in_the_folder_all_paths_share(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    write(tmp_path / "a" / "plan.md", "")
    assert config.common([str(tmp_path / "a" / "plan.md"), str(tmp_path / "b")]) == str(tmp_path)
    assert config.common([str(tmp_path / "a" / "plan.md")]) == str(tmp_path / "a")


def test_settings_are_read_from_pyproject(tmp_path: Path) -> None:
    path = write(
        tmp_path / "pyproject.toml",
        '[tool.planlint]\nfail-on = "warning"\nmax-warnings = 3\n'
        '[tool.planlint.rules."growth/rate-contradicts-levels"]\nseverity = "warning"\n'
        '[tool.planlint.sets]\ndistrict = ["plan*.docx"]\n',
    )
    loaded = load(path)
    assert (loaded.fail_on, loaded.max_warnings, loaded.root) == ("warning", 3, str(tmp_path))
    assert loaded.rules == {"growth/rate-contradicts-levels": {"severity": "warning"}}
    assert loaded.sets == {"district": ("plan*.docx",)}


def test_overrides_beat_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "planlint.toml", 'lang = "zh"\nfail-on = "info"\n')
    assert load(path, lang="en")[5:7] != ()
    loaded = load(path, lang="en")
    assert (loaded.lang, loaded.fail_on) == ("en", "info")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('sellect = ["ALL"]', "sellect: unknown key; did you mean 'select'?"),
        ('select = "ALL"', "select: must be a list"),
        ("select = [1]", "select[0]: must be a text"),
        ('fail-on = "fatal"', "fail-on: 'fatal' is not one of error, warning, info, never"),
        ("max-warnings = -1", "max-warnings: must be at least 0"),
        ("max-warnings = true", "max-warnings: must be a whole number"),
        ('[rules."a/b"]\nseverity = "off"', "rules.a/b.severity: 'off' is not one of error, warning, info"),
        ("[[waive]]\nrule = 'a/b'\npath = '*'\nquote = '9.9'", "waive[0].reason: is missing"),
        (
            "[[waive]]\nrule = 'a/b'\npath = '*'\nquote = '9'\nreason = ' '",
            "waive[0].reason: must not be empty",
        ),
        (
            "[[waive]]\nrule='a/b'\npath='*'\nquote='9'\nreason='r'\nuntil='June'",
            "waive[0].until: 'June' is not a date",
        ),
        ("[waive", "Expected ']'"),
        ("lang = [[[", ""),
    ],
)
def test_wrong_configuration_is_named_with_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path / "planlint.toml", text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)


def test_toml_date_is_a_date(tmp_path: Path) -> None:
    path = write(
        tmp_path / "planlint.toml",
        "[[waive]]\nrule='a/b'\npath='*'\nquote='9'\nreason='r'\nuntil=2026-12-31\n",
    )
    assert load(path).waivers[0].until == "2026-12-31"


def test_waiver_knows_its_line(tmp_path: Path) -> None:
    entry = "[[waive]]\nrule='a/b'\npath='*'\nquote='9'\nreason='r'\n"
    path = write(tmp_path / "planlint.toml", f"lang='en'\n\n{entry}\n{entry}")
    assert [waiver.location.line for waiver in load(path).waivers] == [3, 9]
    assert load(path).waivers[0].location.path == str(path)


def test_extended_file_holds_where_this_one_is_silent(tmp_path: Path) -> None:
    write(
        tmp_path / "shared" / "base.toml",
        'lang = "zh"\nfail-on = "info"\npacks = ["house"]\nselect = ["growth"]\n'
        'exclude = ["drafts/*", "*.tmp"]\n[rules."a/b"]\nseverity = "info"\n',
    )
    path = write(
        tmp_path / "planlint.toml",
        'extend = "shared/base.toml"\nlang = "en"\npacks = ["./own"]\nignore = ["growth/x"]\n'
        '[rules."c/d"]\nseverity = "error"\n',
    )
    (tmp_path / "shared" / "house").mkdir()
    loaded = load(path)
    assert (loaded.lang, loaded.fail_on) == ("en", "info")
    assert loaded.packs == (str(tmp_path / "shared" / "house"), str(tmp_path / "own"))
    assert loaded.rules == {"a/b": {"severity": "info"}, "c/d": {"severity": "error"}}
    assert loaded.exclude == ("shared/drafts/*", "*.tmp")
    assert [layer[:3] for layer in loaded.layers] == [(("growth",), (), ()), (None, (), ("growth/x",))]


def test_file_that_extends_itself_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", 'extend = "b.toml"')
    path = write(tmp_path / "b.toml", 'extend = "a.toml"')
    with pytest.raises(ConfigError, match="extends itself"):
        load(path)


def test_missing_configuration_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        load(tmp_path / "nowhere.toml")


def test_setting_on_the_command_line_is_toml() -> None:
    assert config.override('rules."a/b".severity = "info"') == {"rules": {"a/b": {"severity": "info"}}}
    with pytest.raises(ConfigError, match="neither a file nor"):
        config.override("fail-on=info")


def test_path_of_an_installed_pack_stays_a_name(tmp_path: Path) -> None:
    path = write(tmp_path / "planlint.toml", 'packs = ["energy-statistics"]')
    assert load(path).packs == ("energy-statistics",)


def test_schema_is_a_json_schema_of_what_we_accept() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.SCHEMA)
    validator = jsonschema.Draft202012Validator(json.loads(json.dumps(schema.SCHEMA)))
    good = {"select": ["growth"], "fail-on": "info", "rules": {"a/b": {"severity": "info", "depth": 3}}}
    assert validator.is_valid(good)
    schema.validate(good, None)
    for bad in ({"selct": []}, {"fail-on": "off"}, {"waive": [{"rule": "a/b"}]}, {"max-warnings": -1}):
        assert not validator.is_valid(bad)
        with pytest.raises(ConfigError):
            schema.validate(bad, None)


def test_every_setting_has_a_description() -> None:
    assert [key for key, value in schema.PROPERTIES.items() if not value.get("description")] == []


def test_defaults_of_schema_and_config_agree(tmp_path: Path) -> None:
    loaded = config.load(None)._asdict()
    names = {
        "fail-on",
        "output-format",
        "per-file-ignores",
        "exclude",
        "packs",
        "vocabulary",
        "rules",
        "sets",
    }
    for key in names:
        value = loaded[key.replace("-", "_")]
        assert (list(value) if isinstance(value, tuple) else value) == schema.PROPERTIES[key]["default"]
    assert loaded["layers"] == ()
    assert Layer().select is None
