"""What somebody wrote now, apart from what he quotes."""

import re
from datetime import timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hospes.post.reading.replies import Trimmed, trim, trim_html
from tests.measures import replies
from tests.post.reading import chinese
from tests.post.reading.sayings import DEVICES, LABELS, SAYINGS, TITLES

ANSWER = "Yes, Thursday at 15:00 suits me.\nI will bring my papers."
LETTER = "Dear Ada,\n\nwhich day suits you?\n\nGrace\n"
QUOTED = "\n".join(f"> {line}" for line in LETTER.split("\n"))
WROTE = "On Tue, Nov 24, 2026 at 9:58 AM Grace Hopper <grace@harbourlight.example> wrote:"
BLOCK = "From: Grace Hopper <grace@harbourlight.example>\nSent: 24 November 2026 9:58\nTo: Ada\nSubject: Your visit\n\n"
# Seconds of one processor while branches are counted, which takes several times as long.
SLOW = 8
LEAST = {
    "replies email_reply_trimmer": 0.90,
    "replies github email_reply_parser": 0.85,
    "replies mail-parser-reply": 0.85,
    "replies talon text": 0.85,
    "replies talon html": 0.95,
    "replies planer html": 0.95,
    "replies Chinese texts": 1,
    "replies Chinese pages": 1,
}


@pytest.mark.corpus
def test_the_labelled_sets_are_read_as_labelled(corpora, record_property):
    lines = {line.name: line for line in replies.run(corpora)}

    for line in lines.values():
        record_property("harness", str(line))
    assert lines.keys() == LEAST.keys()
    assert {name: line.wrong for name, line in lines.items() if line.share < LEAST[name]} == {}


def test_the_shapes_of_chinese_programs_are_read_without_exception():
    assert [line.wrong for line in replies.own()] == [(), ()]


@pytest.mark.parametrize("saying", SAYINGS.values(), ids=SAYINGS)
def test_what_stands_behind_a_saying_is_cut(saying):
    inside = "\n".join(f"> {line}" for line in saying.split("\n"))

    assert trim(f"{ANSWER}\n\n{saying}\n\n{QUOTED}").visible == ANSWER
    assert trim(f"{ANSWER}\n{saying}\n{QUOTED}").visible == ANSWER
    assert trim(f"{ANSWER}\n\n{saying}\n\n{LETTER}").visible == ANSWER
    assert trim(f"{ANSWER}\n\n{inside}\n>\n{QUOTED}").visible == ANSWER


@pytest.mark.parametrize("words", LABELS.values(), ids=LABELS)
def test_what_stands_behind_a_block_of_labels_is_cut(words):
    sender, sent, to, copy, subject = words.split("|") if "|" in words else words.split(" ")
    said = [
        (sender, "Grace Hopper <grace@harbourlight.example>"),
        (sent, "24. 11. 2026 9:58"),
        (to, "Ada"),
        (copy, "Dan"),
        (subject, "Re: Your visit"),
    ]

    for form, gap in (("{}: {}", "\n"), ("*{} :* {}", "\n"), ("{}：{}", "\n\n")):
        block = gap.join(form.format(*one) for one in said)
        assert trim(f"{ANSWER}\n\n{block}\n\n{LETTER}").visible == ANSWER


@pytest.mark.parametrize("title", TITLES)
def test_what_stands_behind_a_title_is_cut(title):
    assert trim(f"{ANSWER}\n\n{title}\n\n{LETTER}").visible == ANSWER


@pytest.mark.parametrize("rule", ["________________", "----- Bréf til þín -----"])
def test_a_rule_or_an_unknown_title_announces_a_block_with_less(rule):
    said = "\n\n".join(["From: Grace Hopper <grace@harbourlight.example>", LETTER, *["So far my letter."] * 30])

    assert trim(f"{ANSWER}\n\n{rule}\n{said}").visible == ANSWER
    assert trim(f"{ANSWER}\n\n{rule}\n\nNot a letter.\n\n{said}").visible != ANSWER


@pytest.mark.parametrize("line", DEVICES)
def test_what_the_telephone_adds_is_cut(line):
    assert trim(f"{ANSWER}\n\n{line}\n\n{QUOTED}").visible == ANSWER
    assert trim(line).visible == ""


@pytest.mark.parametrize(
    "text",
    [
        "Sent from my desk, which is easier than from my telephone.",
        "Von meinem Standpunkt aus passt das gut.",
        "Sent by courier yesterday",
        "From: Berlin\nTo: London\nDate: Monday\n\nThis is my journey.",
        "I can come:\n\nFrom: 10:00\nTo: 11:00\n\nOr later.",
        "On this day\n\nI wrote something:\n\nWhich was long.",
        "My plan\n-------\n\nFirst I would ask.\n\nThen I would build.",
        "First part.\n\n* * *\n\nAnd this is the second part of what I wanted to say.",
        "I would like:\n- tea\n- milk\n\n-Or water",
        "My details:\n\nAda Lovelace\nada@example.org\n+44 20 7946 0000",
        "I know Best regards is stiff.\n\nBest regards\nAda\n\nPS: I am away until Friday, so please call me then.",
        "This stays confidential, I hope.\n\nIt is confidential for my employer.",
        "Prices:\n\n| tea | 2 |\n| milk | 1 |",
        "Look at >this< and a > b.",
        "On it.",
        "We met. On 5 May 2026 we had this:\n\n- tea",
        "-",
    ],
)
def test_what_only_looks_like_a_quote_stays(text):
    assert trim(text).visible == text


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        (
            f"Hello Grace,\n\n{WROTE}\n> Tea?\nYes.\n> Milk?\nNo.\n> Grace\n",
            "Hello Grace,\n\n> Tea?\nYes.\n> Milk?\nNo.",
        ),
        (f"{WROTE}\n> Tea?\nYes.\n> Milk?\nNo.\n", "> Tea?\nYes.\n> Milk?\nNo."),
        (f"{WROTE}\n{QUOTED}\n{ANSWER}", ANSWER),
        (f"Hello Grace,\n\n{WROTE}\n{QUOTED}\n{ANSWER}", f"Hello Grace,\n\n{ANSWER}"),
        (f"Hello\n{WROTE}\n{QUOTED}\n{ANSWER}", f"Hello\n{ANSWER}"),
        (f"My words stand below.\n{WROTE}\n{QUOTED}\n{ANSWER}", f"My words stand below.\n{ANSWER}"),
        (f"It is settled now.\n\n{WROTE}\n{QUOTED}\nAda Lovelace\nEngines", "It is settled now."),
        (f"My answers below, in red.\n\n{BLOCK}Tea?\n\nYes.", "My answers below, in red.\n\nTea?\n\nYes."),
        (f"> Tea?\n\n{ANSWER}", ANSWER),
        (f"Tea:\n> Tea?\n{ANSWER}", f"Tea:\n> Tea?\n{ANSWER}"),
    ],
)
def test_answers_between_and_below_quotes_stay(text, visible):
    assert trim(text).visible.split() == visible.split()


def test_a_long_answer_below_a_quote_stays_with_what_it_answers():
    long = "\n".join(f"Line {number} of the answer." for number in range(8))

    assert trim(f"I thought about it for a while.\n{WROTE}\n> Tea?\n\n{long}").visible.split() == (
        f"I thought about it for a while. > Tea? {long}".split()
    )


def test_a_saying_on_the_line_of_the_answer_is_cut_there():
    trimmed = trim(f"Thank you. {WROTE}\n> Hi")

    assert trimmed == Trimmed("Thank you.", f"{WROTE}\n> Hi")


@pytest.mark.parametrize(
    ("above", "tail"),
    [
        ("> this line was so long that the program of somebody on its way broke it into", "two pieces"),
        ("> see the ticket (https://harbourlight.example/", "tickets?number=1)"),
        (">", " (https://harbourlight.example/jobs) >"),
        ("> nobody undid how it was enc=", "oded"),
        ("> Grace <grace@harbourlight.example", ">"),
    ],
)
def test_a_quoted_line_broken_on_the_way_is_no_answer(above, tail):
    assert trim(f"{ANSWER}\n\n{WROTE}\n{above}\n{tail}\n> and went on\n").visible == ANSWER


def test_answers_between_the_quotes_of_a_page_stay():
    quote = "<blockquote class='gmail_quote'>{}</blockquote>".format
    said = "<div class='gmail_attr'>" + WROTE.replace("<", "&lt;") + "<br></div>"
    talk = f"{quote('Tea?')}<div>Yes.</div>{quote('Milk?')}<div>No.</div>"
    page = f"<div>Hello</div><div class='gmail_quote'>{said}{talk}</div>"

    assert trim_html(page).visible.split() == ["Hello", ">", "Tea?", ">", "Yes.", ">", "Milk?", ">", "No."]


@pytest.mark.parametrize(
    "below",
    [
        "-- \nAda Lovelace\nEngines Ltd.",
        "Kind regards,\nAda Lovelace",
        "祝好\n林夏",
        "-Ada",
        "Ada Lovelace\nada@example.org\n+44 20 7946 0000",
        "Disclaimer\n\nThis is for you only.",
        "This message is confidential and for the intended recipient only. Delete it if it is not for you.",
        "________\nAda Lovelace, Engines",
        "* * *\nAda Lovelace",
    ],
)
def test_a_signature_is_cut(below):
    assert trim(f"{ANSWER}\n\n{below}\n").visible == ANSWER
    assert trim(f"{ANSWER}\n\n{below}\n\n{WROTE}\n\n{QUOTED}").visible == ANSWER
    assert trim(below).visible != ""


def test_a_warning_of_the_gateway_is_cut():
    warning = "CAUTION: This mail originated from outside the company. Do not click links."

    assert trim(f"{warning}\n\n{ANSWER}").visible == ANSWER
    assert trim(warning).visible == warning


@pytest.mark.parametrize(
    "text",
    [
        QUOTED.strip(),
        f"{WROTE}\n{QUOTED}".strip(),
        f"{BLOCK}{LETTER}",
        "-- \nAda",
        "From: a@b.c\nTo: d",
        "From: a@b.c\n",
    ],
)
def test_where_nothing_would_be_left_something_is_shown(text):
    assert trim(text).visible


def test_a_text_without_words_has_nothing_to_see():
    assert trim("") == trim(" \n\n") == Trimmed("", "")
    assert trim("\u200b\n").visible == ""


def test_a_page_is_taken_apart_like_a_text():
    page = (
        "<html><head><title>x</title><style>p {}</style></head><body>"
        "<div>Yes, <b>Thursday</b> at&nbsp;15:00 suits me.</div><ul><li>papers<li>pen</ul><pre>one\n  two</pre>"
        "<table><tr><td>a</td><td>b</td></tr></table><p style='display:none'>x</p>"
        "<div class='gmail_signature'>Ada</div>"
        "<hr id='stopSpelling'><b>Grace said</b><br><br>which day?<!-- x --><?x y?></body>"
    )

    trimmed = trim_html(page)

    assert trimmed.visible.split() == [
        "Yes,",
        "Thursday",
        "at",
        "15:00",
        "suits",
        "me.",
        "-",
        "papers",
        "-",
        "pen",
        "one",
        "two",
        "a",
        "b",
    ]
    assert trimmed.cut.split() == ["Ada", "________", "Grace", "said", "which", "day?"]


def test_containers_of_quotes_are_cut_from_a_page():
    assert trim_html("Yes.<div class='yahoo_quoted'><div>Tea?</div></div>").visible == "Yes."
    assert trim_html("Yes.<div id='appendonsend'></div><div>Tea?</div>").visible == "Yes."
    assert trim_html("").visible == ""
    assert trim_html("<p>Yes.</i></p></div>").visible == "Yes."


LINES = st.sampled_from(
    [
        *ANSWER.split("\n"),
        *QUOTED.split("\n"),
        *BLOCK.split("\n"),
        *SAYINGS.values(),
        *TITLES,
        *DEVICES[:4],
        WROTE,
        f"Yes. {WROTE}",
        *[
            "",
            " ",
            "--",
            "___",
            "***",
            "> >",
            "|",
            "| |",
            "| a",
            "Ada> hi",
            "Hello,",
            "Kind regards",
            "-Ada",
            "<",
            "wrote:",
        ],
        *[
            "> wrote:",
            "Disclaimer",
            "see below",
            "Ada Lovelace",
            "ada@example.org",
            "+44 20 7946 0000",
            "2026-11-24 09:58",
        ],
    ]
)
TEXTS = st.lists(LINES, max_size=25).map("\n".join) | st.text(max_size=300)


def _pieces(text: str) -> list[str]:
    return [line.strip() for line in re.split(r"[\n\r\u2028\u2029\x0b\x0c\x1c-\x1e\x85]", text) if line.strip()]


@settings(max_examples=400, deadline=timedelta(seconds=5))
@given(TEXTS)
def test_nothing_is_lost_and_what_is_visible_stays_so(text):
    trimmed = trim(text)

    assert sorted("".join(_pieces(text)).replace(" ", "")) == sorted(
        "".join(_pieces(f"{trimmed.visible}\n{trimmed.cut}")).replace(" ", "")
    )
    lines = iter(_pieces(text))
    assert all(any(line.startswith(seen) for line in lines) for seen in _pieces(trimmed.visible))
    assert trim(trimmed.visible).visible == trimmed.visible


@settings(max_examples=200, deadline=timedelta(seconds=5))
@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(["<div>", "</div>", "<p", ">", "x", "<blockquote>", "<pre>", "\n", "&#0;", "\x00", "<!--"])
    ).map("".join)
)
def test_no_page_makes_it_raise(page):
    assert trim_html(page)


@pytest.mark.parametrize(
    "piece",
    [
        *["--\n", f"{WROTE}\n", f"Hi\n{WROTE}\n> q\nanswer\n", "a: b:\n", "<a:\n\n", ">", ">\n", "1/" * 190 + ":\n"],
        *["a@" * 190 + ":\n", "-" * 399 + "\n", "Regards\n\n", "|\nx\n", "\n"],
    ],
    ids=range(13),
)  # fmt: skip
def test_no_text_makes_it_slow(piece):
    begun = process_time()

    trim(f"x\n{piece * (300_000 // len(piece))}b:")

    assert process_time() - begun < SLOW


@pytest.mark.parametrize("piece", ["<div>", "<blockquote>", "<p>x</p>", "<", "<b><i>", "</div>", "<table><tr><td>"])
def test_no_page_makes_it_slow(piece):
    begun = process_time()

    trim_html(f"x{piece * (300_000 // len(piece))}y")

    assert process_time() - begun < SLOW


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["email_long_quote.txt", "pathological.txt"])
def test_the_longest_quotes_of_the_corpora_take_less_than_a_second(corpora, name):
    text = (corpora / "email-replies" / "github-email_reply_parser" / name).read_text()
    begun = process_time()

    assert trim(text).visible

    assert process_time() - begun < 1


def test_there_are_forty_shapes_of_chinese_programs():
    assert len(chinese.TEXTS) + len(chinese.PAGES) >= 40
