import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospes.search import pinyin, tokens
from hospes.search.tokens import Term


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Senior Robotics engineer", ["senior", "robotics", "engineer"]),
        ("C++, C# and .NET", ["c++", "c#", "and", "net"]),
        ("产品经理", ["产品", "品经", "经理", "理"]),
        ("王", ["王"]),
        ("上海Python工程师2024", ["上海", "海", "python", "工程", "程师", "师", "2024"]),
        ("Élodie GROSSE-MÜLLER Łukasz Straße", ["elodie", "grosse", "muller", "lukasz", "strasse"]),
        ("ｗｉｄｅ word word", ["wide", "word"]),
        ("snake_case, don't", ["snake", "case", "don", "t"]),
        ("инженер ガイド हिन्दी", ["инженер", "ガイド", "ह", "न", "द"]),
        ("", []),
        ("— ! …", []),
    ],
)
def test_a_text_is_cut_into_words_and_pairs(text: str, cut: list[str]):
    assert tokens.of_text(text) == cut


@pytest.mark.parametrize(
    ("name", "reading", "cut"),
    [
        ("王璐", "", ["王璐", "璐", "wang", "lu", "wanglu", "wl"]),
        ("王 璐", "", ["王璐", "璐", "wang", "lu", "wanglu", "wl"]),
        ("曾国藩", "", ["曾国", "国藩", "藩", "zeng", "guo", "fan", "zengguofan", "zgf"]),
        ("吕布", "", ["吕布", "布", "lv", "bu", "lvbu", "lb", "lu", "lyu", "lubu", "lyubu"]),
        ("覃乐", "Tán Yuè", ["覃乐", "乐", "tan", "yue", "tanyue", "ty"]),
        ("吕布", "Lǚ Bù", ["吕布", "布", "lv", "bu", "lvbu", "lb", "lu", "lyu", "lubu", "lyubu"]),
        ("Ada King-Noel", "", ["ada", "king", "noel", "adakingnoel", "akn"]),
        ("Victor", "", ["victor", "v"]),
        ("!", "", []),
    ],
)
def test_a_name_is_found_as_people_type_it(name: str, reading: str, cut: list[str]):
    assert tokens.of_name(name, reading) == cut


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("单雄信", "shan xiong xin"),
        ("曾国藩", "zeng guo fan"),
        ("仇英", "qiu ying"),
        ("区小明", "ou xiao ming"),
        ("解缙", "xie jin"),
        ("查良镛", "zha liang yong"),
        ("任正非", "ren zheng fei"),
        ("朴树", "piao shu"),
        ("尉迟恭", "yu chi gong"),
        ("单于", "chan yu"),
        ("令狐冲", "ling hu chong"),
        ("李单", "li dan"),
        ("Lulu 单", "lulu dan"),
        ("王璐 (Lulu)", "wang lu lulu"),
        ("Ada Lovelace", "ada lovelace"),
        ("曾", "zeng"),
    ],
)
def test_surnames_are_read_as_surnames_only_at_the_beginning(name: str, read: str):
    assert " ".join(pinyin.syllables(name)) == read


def test_a_reading_is_taken_as_it_is():
    assert pinyin.syllables("单田芳", "Dān Tiánfāng") == ["dan", "tianfang"]
    assert pinyin.syllables("Müller", "Müller") == ["muller"]
    assert pinyin.initials([]) == ""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("rob eng", [[Term("rob", whole=False), Term("eng", whole=False)]]),
        ("王", [[Term("王", whole=False)]]),
        ("产品经理", [[Term("产品", whole=True), Term("品经", whole=True), Term("经理", whole=True)]]),
        ("王l", [[Term("王", whole=False), Term("l", whole=False)]]),
        ("Ada@Example.org", [[Term("=ada@example.org", whole=True)]]),
        ("138 0013", [[Term("138", whole=False), Term("0013", whole=False)], [Term("=1380013", whole=True)]]),
        ("(030) 90-18", [[Term("030", whole=False), Term("90", whole=False), Term("18", whole=False)],
                         [Term("=309018", whole=True)]]),
        ("2024", [[Term("2024", whole=False)]]),
        ("0000000", [[Term("0000000", whole=False)]]),
        ("-------", []),
        ("  ", []),
        ("@", []),
    ],
)  # fmt: skip
def test_a_query_is_read(typed: str, read: tokens.Query):
    assert tokens.query(typed) == read


def test_addresses_and_numbers_are_kept_whole():
    assert tokens.of_exact(["Ada@Example.org", "+49 30 901820", "030 901820", "", "-"]) == [
        "=ada@example.org",
        "=4930901820",
        "=30901820",
    ]


def test_an_endless_text_is_cut_off():
    words = " ".join(f"w{number}" for number in range(tokens.MOST + 10))

    assert len(tokens.of_text(words)) == tokens.MOST
    assert tokens.of_text("x" * 5000) == ["x" * tokens.LONGEST]


@given(st.text())
def test_every_token_is_one_word_without_blanks(text: str):
    for token in [*tokens.of_text(text), *tokens.of_name(text), *tokens.of_exact([text])]:
        assert token
        assert token.split() == [token]


@given(st.text())
def test_a_text_is_found_by_itself(text: str):
    held = set(tokens.of_text(text))
    for term in [term for terms in tokens.query(text)[:1] for term in terms if not term.token.startswith("=")]:
        assert any(token == term.token if term.whole else token.startswith(term.token) for token in held)
