"""Near-copies among 100 000 paragraphs, and among half of them: the cost must be near-linear."""

import random
import sys
import time

from planlint.resemblance import resembling

PARAGRAPHS = 100_000
LIMIT = 60.0  # seconds on two cores
SYLLABLES = "发展建设产业经济社会城乡教育医疗交通水利农业工业服务创新开放改革环境生态治理民生保障"


def main(count: int = PARAGRAPHS) -> int:
    texts, copies = _paragraphs(count)
    half = _seconds(texts[: count // 2])
    whole, found = _seconds(texts), len(list(resembling(texts[: count // 20], 0.85)))
    characters = sum(map(len, texts))
    print(f"{count:,} paragraphs, {characters:,} characters, {copies:,} copies with up to 10 % changed")
    print(f"half of them {half:.1f} s, all of them {whole:.1f} s ({whole / half:.1f} times)")
    print(f"pairs in the first {count // 20:,}: {found:,}")
    return 0 if whole < LIMIT and whole < 3.5 * half else 1


def _seconds(texts: list[str]) -> float:
    start = time.process_time()
    for _ in resembling(texts, 0.85):
        pass
    return time.process_time() - start


def _paragraphs(count: int) -> tuple[list[str], int]:
    """Paragraphs of words of a made-up vocabulary; one in twenty is a copy with some characters changed."""
    rng = random.Random(1)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(4000)]
    texts: list[str] = []
    copies = 0
    while len(texts) < count:
        if texts and rng.random() < 0.05:
            signs = list(rng.choice(texts[-2000:]))
            for at in rng.sample(range(len(signs)), rng.randint(0, len(signs) // 10)):
                signs[at] = rng.choice(SYLLABLES)
            texts.append("".join(signs))
            copies += 1
        else:
            texts.append("，".join("".join(rng.choices(words, k=rng.randint(3, 6))) for _ in range(12)))
    return texts, copies


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
