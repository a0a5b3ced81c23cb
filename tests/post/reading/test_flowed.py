"""format=flowed."""

import pytest

from hospes.post.reading.flowed import unflowed


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Is it \ncold?\n", "Is it cold?\n"),
        ("Is it\ncold?", "Is it\ncold?"),
        ("> Is it \n> cold?\nYes", "> Is it cold?\nYes"),
        (">> deep \n> less", ">> deep\n> less"),
        ("words \n-- \nAda", "words\n-- \nAda"),
        (" >not a quote", ">not a quote"),
        ("the end ", "the end"),
        ("a\n\nb", "a\n\nb"),
    ],
)
def test_paragraphs_are_one_line_each(text, meant):
    assert unflowed(text, delete_space=False) == meant


def test_the_space_goes_where_the_sender_added_it():
    assert unflowed("今天天 \n气很好", delete_space=True) == "今天天气很好"
