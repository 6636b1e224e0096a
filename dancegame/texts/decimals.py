"""Numbers with tenths and shares as a language writes them: 2.5 is 2,5 in German, and 40% is 40 %."""


class _Signed(float):
    """A number with its language's sign before tenths that are counted, as in `{megabytes:.1f}`, and behind shares."""

    sign, percent = ".", "%"

    def __format__(self, spec: str) -> str:
        # What is written as short as can be, with `g`, may be an option to be typed again.
        text = super().__format__(spec)
        if spec.endswith("%"):
            return text.replace(".", self.sign).replace("%", self.percent)
        return text.replace(".", self.sign) if spec.endswith("f") else text


def with_sign(value: float, told: str, percent: str) -> float:
    """Return a number that is written with the last letter of what a language tells before its tenths.

    percent: what it tells of shares; all behind the colon and its space stands behind the number.
    """
    signed = _Signed(value)
    signed.sign, signed.percent = told[-1], percent.partition(": ")[2]
    return signed
