import pytest

from hospes.jobs.prose import Block, blocks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("One\nline.\n\nTwo.", [Block(False, ("One", "line.")), Block(False, ("Two.",))]),
        ("You do:\n- this\n* that\nAnd so on.", [
            Block(False, ("You do:",)),
            Block(True, ("this", "that")),
            Block(False, ("And so on.",)),
        ]),
        ("- a\n\n- b", [Block(True, ("a",)), Block(True, ("b",))]),
        ("- \n•  \n -5 degrees", [Block(False, ("-5 degrees",))]),
        ("<b>bold</b>", [Block(False, ("<b>bold</b>",))]),
    ],
)  # fmt: skip
def test_plain_text_reads_as_paragraphs_and_lists(text, found):
    assert blocks(text) == found
