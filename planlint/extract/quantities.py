"""Numbers of a text or a cell with their unit, scale, modifier and rounding interval.

The number is found first, by one small regex; unit and modifier are then looked up around it in
dictionaries, within a bounded window, so that the cost is linear whatever the text.
"""

from planlint.extract.bounds import in_unit, negated, quantity
from planlint.extract.found import Found, complete
from planlint.extract.groups import STARTS, together
from planlint.extract.modifiers import after
from planlint.extract.numbers import ARABIC, CHINESE, FORMAL, number_at, pattern
from planlint.extract.patterns import Match, Pattern
from planlint.extract.words import words
from planlint.intervals import widen
from planlint.model import Quantity
from planlint.units import unit_for

__all__ = ["Found", "parse", "scan"]


def scan(text: str) -> list[Found]:
    """Every number of running text, in order, with unit, scale and modifier.

    Every Arabic digit of the text lies in the span of one Found. Chinese numerals are read where they
    count or measure: with a unit (十五个, 三项), a scale (九百亿) or as a part (百分之五, 三分之二, 九成).
    """
    search = pattern().search
    found: list[Found] = []
    position = end = 0
    address = _next_address(text, 0)
    while match := search(text, position):
        start, position = match.span()
        if address and start >= address[0]:
            if start < address[1]:
                position = min(position, address[1])
                found.append(_name(text, start, position))
                end = position
                continue
            address = _next_address(text, start)
        number = number_at(text, start, position)
        if number is None:
            continue
        numbers = (
            together(text, number) if text[number.digits_end : number.digits_end + 1] in STARTS else None
        )
        for each in numbers or (number,):
            one = complete(text, each, end)
            found.append(one)
            position = end = one.end
    return found


_ADDRESS = Pattern(r"(?:https?://|www\.)[!-~]++")


def _next_address(text: str, position: int) -> tuple[int, int] | None:
    """The next web address, whose digits are part of a name."""
    if "://" not in text and "www." not in text:
        return None
    match = _ADDRESS.search(text, position)
    return match and match.span()


def _name(text: str, start: int, end: int) -> Found:
    known = quantity(text[start:end], 0.0, 0, "")
    return Found(start, end, start, end, known, "name", text[start] in CHINESE)


def parse(text: str, unit: str = "") -> Quantity | None:
    """The one quantity that a whole table cell prints; None for words, dates of several parts, several
    numbers, and what could be read in two ways (12 34).

    `unit` is that of the cell's column: it stands where the cell has none, and takes a bare scale before
    it (5万 in a column of 人 is 5 万人). Read as well: broken and spaced digits (2 025, 12 .5), words before
    the number (控制在4%以内; 下降3% is -3), (3.2) as -3.2, ↓, remarks in brackets, marks of footnotes. The
    quantity's text is the cell without the spaces around it.
    """
    cell = text.strip()
    line = _one_line(cell)
    if not line:
        return None
    if inner := _accounting(line):
        known = parse(inner, unit)
        return known and negated(known)._replace(text=cell)
    line, falls = _without_lead(line)
    if not line:
        return None
    if scientific := _SCIENTIFIC.fullmatch(line):
        return _scientific(scientific, cell, unit)
    found = _whole(line) or (_whole(_REMARK.sub("", line)) if line.endswith(")") else None)
    if found is None or not _is_value(found, unit):
        return None
    known = _in_column(found.quantity, unit)._replace(text=cell)
    return negated(known) if falls else known


_LONGEST_CELL = 80
_WIDTH: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTH |= {ord("萬"): "万", ord("億"): "亿", ord("點"): "点", ord("個"): "个"}
_GAP = Pattern(r"(?<=[0-9.])\s+(?=[0-9.])")
_THOUSANDS = Pattern(r"[0-9]{1,3}(?:\s[0-9]{3})+(?![0-9])")
_SPACES = Pattern(r"\s+")
_WORD_GAP = Pattern(r"(?<![A-Za-z]) | (?![A-Za-z])")
_MARKS = Pattern(r"^[*†‡]|(?:[①-⑩*†‡]|\[(?:注?[0-9]{1,2}|注)\])$")
_REMARK = Pattern(r"\([^()0-9]*\)$")
_SCIENTIFIC = Pattern(r"(-?)([0-9]{1,20})(?:\.([0-9]{1,20}))?[eE]([-+]?[0-9]{1,2})")
_DIGITS = Pattern(rf"[{ARABIC}.]|[{CHINESE}{FORMAL}半]")
_RUN = Pattern(
    rf"[0-9]+(?:,[0-9]{{3}}(?![0-9]))*(?:\.[0-9]+)?|[{CHINESE}{FORMAL}半]+(?:点[{CHINESE}{FORMAL}]+)?"
)


def _one_line(cell: str) -> str | None:
    """The cell in half width, without spaces and marks; None when a gap between digits is ambiguous."""
    if not cell or len(cell) > _LONGEST_CELL:
        return None
    line = cell.translate(_WIDTH) if not cell.isascii() else cell
    if _SPACES.search(line):
        line = _THOUSANDS.sub(lambda match: _SPACES.sub("", match[0]), line)
        for gap in _GAP.finditer(line):
            if line[gap.start() - 1] != "." and line[gap.end()] != ".":
                return None
        line = _WORD_GAP.sub("", _SPACES.sub(" ", _GAP.sub("", line)))
    return _MARKS.sub("", line)


def _accounting(line: str) -> str | None:
    """What stands in brackets that mean a minus: (3.2), (1,200), (450); (3) is a number of a list."""
    inner = line[1:-1]
    if line[0] != "(" or line[-1] != ")" or not inner[:1].isdigit():
        return None
    return inner if len(inner) > 2 and _RUN.fullmatch(inner.rstrip("%")) else None


def _without_lead(line: str) -> tuple[str, bool]:
    """(rest, whether it falls) without words that lead to the number: 控制在, 达到, 下降."""
    known = words()
    for word in known.falls:
        if line.startswith(word):
            return line[len(word) :], True
    for word in known.leads:
        if line.startswith(word):
            return line[len(word) :], False
    return line, False


def _scientific(match: Match, cell: str, unit: str) -> Quantity:
    """1.2E+05 is 120 000, exact to 10 000."""
    behind, power = match[3] or "", int(match[4])
    known = quantity(cell, float(match[0]), 0, unit)
    half = 0.5 * 10.0 ** (power - len(behind))
    low, high = known.value - half, known.value + half
    return known._replace(decimals=max(len(behind) - power, 0), interval=widen(low, high))


def _whole(line: str) -> Found | None:
    """The one number that fills the line with its unit and modifiers."""
    first = _DIGITS.search(line)
    run = _RUN.match(line, first.start()) if first else None
    if first and line[first.start()] == "." and (run := _RUN.match(line, first.start() + 1)):
        return _whole(f"{line[: first.start()]}0{line[first.start() :]}")
    number = run and number_at(line, run.start(), run.end(), whole=True)
    if not number:
        return None
    numbers = together(line, number)
    if numbers is not None and len(numbers) > 1:
        return None
    found = complete(line, numbers[0] if numbers else number)
    if found.start:
        return None
    return found if found.end == len(line) else _with_rest(line, found)


def _with_rest(line: str, found: Found) -> Found | None:
    """The number with a unit that is read only in cells (5平), behind which a modifier may stand."""
    if found.quantity.modifier != "none" or found.kind == "date":
        return None
    rest = line[found.end :]
    for end in (len(rest), *(len(rest) - size for size in range(1, 5))):
        unit = found.quantity.unit + rest[:end]
        if end > 0 and unit_for(unit):
            stop, modifier = after(line, found.end + end)
            if stop == len(line):
                known = found.quantity
                remade = quantity(line, known.value, known.decimals, unit, modifier, known.upper)
                return found._replace(end=stop, quantity=remade)
    return None


def _is_value(found: Found, unit: str) -> bool:
    """Whether a number that fills a cell is a value: no name, time or day, nor a row's number (三, 十二)."""
    known, kind = found.quantity, found.kind
    if kind == "date":
        return known.unit != "" and found.digits_end - found.digits_start <= 4
    if kind == "ordinal":  # a rank; 第一季度 and 15号 are names
        return known.unit in ("", "位", "名")
    if found.chinese and kind == "plain" and not known.unit and not unit:
        return found.end - found.start > found.digits_end - found.digits_start or known.value >= 100
    return kind not in ("name", "ratio") and not (
        kind == "fraction" and not found.chinese and known.value > 1
    )


def _in_column(known: Quantity, unit: str) -> Quantity:
    """The quantity in its column's unit where its own is missing, or a scale without unit."""
    if not unit or (known.unit and known.unit not in words().scales):
        return known
    if known.unit:
        unit = known.unit + (" " if known.unit.isascii() else "") + unit.lstrip("十百千万亿")
        if unit_for(unit) is None:
            return known
    return in_unit(known, unit)
