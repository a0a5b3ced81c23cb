from hospes.foundation import wording


class LanguageConverter:
    """The language of a page, as its address names it: ``en``, ``zh``; others are no page of ours."""

    regex = "[a-z]{2,3}"

    def to_python(self, value: str) -> str:
        if value not in wording.codes():
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return wording.code(value)
