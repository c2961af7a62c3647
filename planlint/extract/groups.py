"""Numbers that mean something only together: ratios, fractions, dates, times of day, heading numbers."""

from planlint.extract.numbers import ARABIC, WIDTH, Number
from planlint.extract.patterns import Match, Pattern

_RATIO = Pattern(rf"[{ARABIC}]++(?:\.[{ARABIC}]++)?(?: ?[:：∶] ?[{ARABIC}]++(?:\.[{ARABIC}]++)?)++")
_ISO = Pattern(
    r"[12][0-9]{3}([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]|\.[0-9])"
    r"|[12][0-9]{3}-(?:0[1-9]|1[0-2])(?![-0-9.])"
)
_DAY = Pattern(
    r"[12][0-9]{3} ?年 ?(?:1[0-2]|0?[1-9]) ?月(?: ?(?:3[01]|[12][0-9]|0?[1-9]) ?[日号])?"
    r"|(?:1[0-2]|0?[1-9]) ?月 ?(?:3[01]|[12][0-9]|0?[1-9]) ?[日号]"
)
_FRACTION = Pattern(rf"([{ARABIC}]{{1,4}}) ?[/／] ?([1-9１-９][{ARABIC}]{{0,3}})(?![{ARABIC}/／]|\.[0-9])")
_POINTS = Pattern(r"[0-9]+(?:\.[0-9]+){2,}")
_PART = Pattern(r"[0-9.]+")
STARTS = frozenset(":：∶-/.／年月 ")


def together(text: str, number: Number) -> list[Number] | None:
    """The numbers that start with `number` and stand together, or None when it stands alone."""
    after = text[number.digits_end : number.digits_end + 1]
    if after not in STARTS or number.chinese:
        return None
    start = number.start
    following = text[number.digits_end + 1 : number.digits_end + 2] if after == " " else after
    if following in (":", "：", "∶"):
        match = _RATIO.match(text, start)
        return _ratio(match) if match else None
    if after in "-/.年月 ":
        for pattern in (_ISO, _DAY):
            if match := pattern.match(text, start):
                unit = "年" if match[0][:4].isdigit() else "月"
                return [Number(start, match.end(), match.end(), number.value, 0, unit, "date")]
    if after == "." and (match := _POINTS.match(text, start)):
        return [Number(start, match.end(), match.end(), number.value, number.decimals, "", "name")]
    if following in ("/", "／") and not number.unit and (match := _FRACTION.match(text, start)):
        return _fraction(match)
    return None


def _fraction(match: Match) -> list[Number] | None:
    """1/6 as 0.167; 2024/25 and 12/31 stay what they are for whoever knows them better."""
    above, below = int(match[1]), int(match[2])
    if above > below and above > 99:
        return None
    places = len(str(below - 1)) if below > 1 else 1  # 1/10 and 1/6 to one place, 1/12 to two
    value = round(above / below, 4)  # as people write it down: 1/6 is 0.1667
    return [Number(match.start(), match.end(), match.end(), value, places, "", "fraction")]


def _ratio(match: Match) -> list[Number]:
    """Each number of a ratio; a time of day as one date."""
    parts = list(_PART.finditer(match[0].translate(WIDTH)))
    if _is_time([part[0] for part in parts]):
        hour = float(parts[0][0])
        return [Number(match.start(), match.end(), match.end(), hour, 0, "", "date")]
    found = []
    for part in parts:
        start, end = match.start() + part.start(), match.start() + part.end()
        decimals = len(part[0].partition(".")[2])
        found.append(Number(start, end, end, float(part[0][:40]), decimals, "", "ratio"))
    return found


def _is_time(parts: list[str]) -> bool:
    """11:00 and 09:30:00 are times; 1:16, 16:35:49 (makes 100) and 1.6:43.5 are ratios."""
    if len(parts) not in (2, 3) or any("." in part or len(part) > 2 for part in parts):
        return False
    if int(parts[0]) > 24 or any(len(part) != 2 or int(part) > 59 for part in parts[1:]):
        return False
    if len(parts) == 3 and 99 <= sum(map(int, parts)) <= 101:
        return False
    return len(parts[0]) == 2 or parts[1][0] == "0" or (parts[1] in ("15", "30", "45") and parts[0] > "5")
