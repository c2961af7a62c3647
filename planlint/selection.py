"""Configuration → the rules that run, with the user's severities and options."""

from collections.abc import Collection, Iterable

from planlint import packs
from planlint.config import Config, Layer
from planlint.errors import ConfigError, did_you_mean
from planlint.globs import matches
from planlint.model import Finding, Rule
from planlint.packs import SEVERITIES, Packs

ALL = "ALL"


def chosen(config: Config, cache: str | None) -> Packs:
    """The packs of a configuration with only the rules it selects; a ConfigError names what it misnames."""
    loaded = packs.load(config.packs, config.vocabulary, cache)
    known = loaded.known
    for place, name in _named(config):
        if name not in known:
            raise ConfigError(f"there is no rule '{name}'" + did_you_mean(name, known), config.path, place)
    for glob, selectors in config.per_file_ignores.items():
        for selector in selectors:
            matching(selector, known, config.path, f"per-file-ignores.{glob}")
    running = selected(config.layers, known)
    rules = [overridden(rule, config) for rule in loaded.rules if rule.id in running]
    for rule in rules:
        # an unknown check or option is named before any document is opened; those of `planlint/checks`
        # were held against their rule files when the index was made, and are imported when they run
        if ":" in rule.check:
            packs.check_options(rule)
    loaded.vocabulary.columns = tuple((config.root, *entry) for entry in config.columns.items())
    return loaded._replace(rules=tuple(rules))


def selected(layers: Iterable[Layer], known: frozenset[str]) -> set[str]:
    """The ids that remain when every layer has spoken.

    Within a layer the more specific word wins (a rule over its pack over ALL), and of equals `ignore`.
    """
    found = set(known)
    for layer in layers:
        if layer.select is not None:
            found = set()
        words = [(name, "select") for name in layer.select or ()]
        words += [(name, "extend-select") for name in layer.extend]
        words += [(name, "ignore") for name in layer.ignore]
        for name, key in sorted(words, key=lambda word: (_rank(word[0]), word[1] == "ignore")):
            meant = matching(name, known, layer.path, key)
            found = found - meant if key == "ignore" else found | meant
    return found


def matching(
    selector: str, known: Collection[str], path: str | None = None, place: str | None = None
) -> set[str]:
    """The ids that a selector means: `ALL`, a pack, or a rule; a ConfigError when there is none."""
    found = {rule for rule in known if _means(selector, rule)}
    if not found:
        near = did_you_mean(selector, {*known, *(rule.split("/")[0] for rule in known)})
        raise ConfigError(f"there is no rule or pack '{selector}'{near}", path, place)
    return found


def overridden(rule: Rule, config: Config) -> Rule:
    """The rule with the severity and options that the configuration gives it.

    A case of the rule never becomes more severe than the rule itself.
    """
    given = config.rules.get(rule.id)
    if not given:
        return rule
    severity = given.get("severity", rule.severity)
    severities = {case: max(own, severity, key=SEVERITIES.index) for case, own in rule.severities.items()}
    own = {key: value for key, value in given.items() if key != "severity"}
    changed = rule._replace(severity=severity, severities=severities, options=rule.options | own)
    if own:
        packs.check_options(changed, config.path)
    return changed


def wanted(findings: Iterable[Finding], config: Config) -> list[Finding]:
    """The findings without those that `per-file-ignores` leaves out for their file."""
    ignores = config.per_file_ignores
    if not ignores:
        return list(findings)
    return [
        finding
        for finding in findings
        if not any(
            matches(config.relative(finding.location.path), glob)
            and any(_means(selector, finding.rule) for selector in selectors)
            for glob, selectors in ignores.items()
        )
    ]


def _means(selector: str, rule: str) -> bool:
    return selector in (ALL, rule) or rule.startswith(f"{selector}/")


def _rank(selector: str) -> int:
    return 0 if selector == ALL else 1 + selector.count("/")


def _named(config: Config) -> Iterable[tuple[str, str]]:
    """The rules that a configuration names one by one, and where."""
    for name in config.rules:
        yield "rules", name
    for waiver in config.waivers:
        yield "waive", waiver.rule
