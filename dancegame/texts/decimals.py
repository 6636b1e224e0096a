"""Numbers with tenths as a language writes them: 2.5 is 2,5 in German."""


class _Signed(float):
    """A number that puts a sign of its own before its tenths where they are counted, as in `{megabytes:.1f}`."""

    sign = "."

    def __format__(self, spec: str) -> str:
        # What is written as short as can be, with `g`, may be an option to be typed again.
        text = super().__format__(spec)
        return text.replace(".", self.sign) if spec.endswith("f") else text


def with_sign(value: float, told: str) -> float:
    """Return a number that is written with the last letter of what a language tells before its tenths."""
    signed = _Signed(value)
    signed.sign = told[-1]
    return signed
