"""What a rule file must be, as a JSON Schema; only asked when the index of rule files is made."""

from planlint.corpus import FEATURES
from planlint.schema import SEVERITY

TEXT = {"type": "string", "minLength": 1}
WORDS = {"type": "object", "properties": {"en": TEXT, "zh": TEXT}, "additionalProperties": False}
CASE = WORDS | {"properties": {"severity": SEVERITY, "en": TEXT, "zh": TEXT}}
RULE = {
    "properties": {
        "summary": TEXT,
        "check": TEXT,
        "severity": SEVERITY,
        "why": TEXT,
        "known-problems": TEXT,
        "message": WORDS | {"required": ["en", "zh"]},
        "case": {"type": "object", "additionalProperties": CASE},
        "options": {"type": "object"},
        "needs": {"type": "array", "items": {"type": "string", "enum": list(FEATURES)}},
        "fail": {"type": "array", "items": {"type": "object"}},
        "pass": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["summary", "check", "severity", "why", "message"],
    "additionalProperties": False,
}
