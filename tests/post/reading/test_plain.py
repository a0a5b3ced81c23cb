"""HTML as a person would have typed it."""

import pytest

from hospes.post.reading.plain import LONGEST, MOST_TAGS, plain, stripped

QUOTED = "Wrote:\n\n> Is it?\n>\n> > old\n\nNo"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Is it <b>cold</b>?</p><p>Ada</p>", "Is it cold?\n\nAda"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("a\n  b&nbsp;&amp; c", "a b & c"),
        ('<a href="https://x.example/">my page</a>', "my page <https://x.example/>"),
        ('<a href="https://x.example/">https://x.example</a>', "https://x.example"),
        ('<a href="mailto:ada@example.org?subject=x">ada@example.org</a>', "ada@example.org"),
        ('<a href="https://x.example/"><img src="x"></a>', "<https://x.example/>"),
        ('<a href="javascript:alert(1)">press</a> <a name="x">here</a>', "press here"),
        ("<ul><li>one<li>two<ul><li>inner</ul></ul>after", "- one\n- two\n  - inner\n\nafter"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("<li>alone", "- alone"),
        ("<table><tr><th>Name<th>Age<tr><td>Ada<td>36</table>", "Name Age\nAda 36"),
        ("<pre>a  b\n\n  c</pre>", "a  b\n\n  c"),
        ("Wrote:<blockquote><p>Is it?</p><blockquote>old</blockquote></blockquote>No", QUOTED),
        ("above<hr>below", "above\n\n--------------------\n\nbelow"),
        ('<div style="display: none">hidden<b>too</b>!</div>shown', "shown"),
        ('<div style="color:red">shown</div>', "shown"),
        ("<style>p{}</style><script>x()</script><title>t</title>shown<!-- c -->!", "shown!"),
        ('<img alt="Logo" src="data:image/png;base64,AAAA">', "Logo"),
        ("a\x00b\x0b", "ab"),
        ("", ""),
        ("just words", "just words"),
    ],
)  # fmt: skip
def test_pages_are_read(markup, text):
    assert plain(markup) == text


@pytest.mark.parametrize(
    "markup",
    ["<div>" * (MOST_TAGS + 1) + "<p>words</p>", "<p>words</p>" + " " * LONGEST, "<div>" * 3000 + "words"],
)
def test_what_is_too_much_still_gives_its_words(markup):
    assert plain(markup) == "words"


def test_tags_are_stripped_in_lines():
    markup = "<head>x</head><!-- c --><p>one</p>two<br>three &lt; <STYLE>p{}</style><script>no end"

    assert stripped(markup) == "one\ntwo\nthree < no end"


def test_what_has_no_end_stays():
    assert stripped("a<!-- b<!-- c") == "a<!-- b<!-- c"
    assert stripped("a<style>b<style>c</style>d</style>") == "ad"
    assert stripped("a<style>b <!-- c --> d") == "ab  d"


def test_quotes_have_a_deepest():
    assert plain("<blockquote>" * 30 + "x").count(">") == 20
