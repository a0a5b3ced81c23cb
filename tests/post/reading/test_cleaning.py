"""The HTML of a mail in a page of ours: nothing runs, nothing is fetched, nothing looks like ours."""

import json
import re

import pytest
from lxml import html

from hospes.post.reading.cleaning import clean, cleaned
from hospes.post.reading.plain import MOST_TAGS

MARK = '<span class="not-loaded">[Picture not loaded]</span>'
# Of the kinds that get through sanitisers: broken nesting, foreign content, comments, entities, other namespaces.
PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#1;javascript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a><a href='cid:x'>y</a><a href='/desk/settings/'>z</a><a href='//evil.example'>w</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x.swf></object><embed src=x>",
    "<form action=https://evil.example><input name=password autofocus onfocus=alert(1)><button>Sign in</button></form>",
    "<base href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<p style='position:fixed;background:url(//evil.example/x)' class=button id=main name=csrf>x</p>",
    "<style>@import '//evil.example/x.css'; p{background:url(//evil.example)}</style>",
    "<img srcset='//evil.example/x 2x'><img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<video poster=//evil.example><source src=//evil.example onerror=alert(1)></video>",
    "<table background=//evil.example><td background=//evil.example>x</table>",
    "<!--[if mso]><img src=x onerror=alert(1)><![endif]-->",
    "<select><template><img src=x onerror=alert(1)></template></select>",
    "<img alt='\"><script>alert(1)</script>' src='cid:\"onload=alert(1)'>",
    "<img src='cid:logo' alt='&quot; onerror=alert(1) x=&quot;'>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<p dir='\"><script>alert(1)</script>' lang=x onclick=alert(1)>x</p>",
    "<h1 style='x' onclick=alert(1)>x</h1><center onclick=alert(1)>y</center>",
    "<xmp><img src=x onerror=alert(1)></xmp><plaintext><script>alert(1)</script>",
    "<textarea><img src=x onerror=alert(1)></textarea><title><script>alert(1)</script></title>",
    "<td colspan='\"onclick=alert(1)' rowspan=99999>x</td><ol start=1e9><li value=1>y</ol>",
    "<link rel=stylesheet href=//evil.example/x.css><use href=//evil.example#x />",
    "<<script>script>alert(1)<</script>/script>",
    "<img/src=`//evil.example`onerror=alert(1)>",
]
TAGS = set(
    "a abbr b bdi bdo blockquote br caption cite code dd del div dl dt em hr i img ins kbd li mark ol p pre q s small "  # noqa: SIM905
    "span strike strong sub sup table tbody td tfoot th thead tr tt u ul wbr".split()
)
NAMES = {"href", "target", "rel", "src", "alt", "class", "dir", "lang", "colspan", "rowspan", "start"}


def address(content_id: str) -> str | None:
    return "/files/logo" if content_id == "logo" else None


def harmless(markup: str) -> bool:
    """Look at what a browser would make of it: every element and attribute is one of those we let stay."""
    tree = html.fragment_fromstring(markup, create_parent="main")
    return all(
        one.tag in TAGS
        and set(one.keys()) <= NAMES
        and one.get("src", "/files/logo") == "/files/logo"
        and one.get("class", "not-loaded") == "not-loaded"
        and re.match(r"(https?://|mailto:|tel:)", one.get("href", "https://")) is not None
        for one in tree.iterdescendants()
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_runs_and_nothing_is_fetched(payload):
    assert harmless(clean(payload, cid_url=address))
    assert harmless(clean(f"<div><p>{payload}</p><b>{payload}", cid_url=address))


@pytest.mark.corpus
def test_nothing_of_the_naughty_strings_runs(corpora):
    folder = corpora / "malicious-input"
    lines = [
        *json.loads((folder / "blns" / "blns.json").read_text("utf-8")),
        *(
            line
            for file in sorted((folder / "fuzzdb").rglob("*.txt"))
            for line in file.read_text("utf-8", errors="replace").splitlines()
        ),
        *(file.read_text("utf-8", errors="replace") for file in sorted((folder / "svg").rglob("*.svg"))),
    ]

    assert len(lines) > 2000
    assert [line for line in lines if not harmless(clean(line, cid_url=address))] == []


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>Is it <b>cold</b>?</p>", "<p>Is it <b>cold</b>?</p>"),
        ("<h2>Title</h2>", "<div><strong>Title</strong></div>"),
        ("<center>x</center><section>y</section>", "<div>x</div><div>y</div>"),
        ('<p dir="rtl">x</p>', '<p dir="rtl">x</p>'),
        ("a\u202eb&#x202e;c", "abc"),
        ('<img src="cid:logo" alt="L &lt;o&gt;">', '<img src="/files/logo" alt="L &lt;o&gt;">'),
        ('<img src="CID:lo%67o">', '<img src="/files/logo" alt="">'),
        ('<img src="cid:other">', MARK),
        ('<img src="https://t.example/1.gif" width="1">', MARK),
        ("<img>", MARK),
        ('<img alt="a &gt; b" src="x">', '<span class="not-loaded">[Picture not loaded: a &gt; b]</span>'),
        ('<ol start="3"><li>a</ol>', '<ol start="3"><li>a</li></ol>'),
        ('<ol start="third"><li>a</ol>', "<ol><li>a</li></ol>"),
    ],
)  # fmt: skip
def test_words_stay_and_pictures_come_from_the_mail(markup, shown):
    assert clean(markup, cid_url=address) == shown


def test_links_open_elsewhere_and_tell_nobody():
    shown = clean('<a href="https://x.example/?a=1&amp;b=2" onclick="x">y</a>', cid_url=address)

    assert shown == '<a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">y</a>'


def test_what_would_be_fetched_is_counted():
    markup = (
        '<link rel="stylesheet" href="x.css"><style>@import "//e.example/x";</style><body background="http://e.example/b">'
        '<img src="https://e.example/1.gif"><img srcset=\'//e.example/2\'><p style="background:url( //e.example/3)">'
        '<video poster="//e.example/4"></video><img src="cid:logo"><img src="x">'
    )

    assert cleaned(markup, cid_url=address).left_out == 7
    assert cleaned("<p>words</p>", cid_url=address).left_out == 0


def test_too_much_is_shown_as_its_words():
    assert clean("<b>" * MOST_TAGS + "</b>1 &lt; 2", cid_url=address) == "<pre>1 &lt; 2</pre>"
