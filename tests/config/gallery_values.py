"""Sample values for the component sheet: one of everything."""

from types import SimpleNamespace

from django import forms

ROLES = [
    "paper",
    "surface",
    "raised",
    "sunken",
    "line",
    "line-control",
    "text",
    "text-2",
    "text-3",
    "brand-solid",
    "brand-soft",
    "brand-soft-2",
    "kept-bg",
    "due-bg",
    "late-bg",
    "info-bg",
]
STAFF = [
    "lin-yue",
    "gao-ming",
    "daniel-okafor",
    "priya-raman",
    "marta-weiss",
    "jonas-keller",
    "helen-zhou",
    "zhou-hang",
    "renata-silva",
    "ines-vogel",
    "tara-bloom",
]
PILLS = [
    {"state": "next", "text": "Thu 26 Nov"},
    {"state": "today", "text": "Today 18:00"},
    {"state": "late", "text": "16 h late"},
    {"state": "moved", "text": "Moved, told first"},
    {"state": "kept", "text": "Kept Wed 18 Nov"},
]


class Sample(forms.Form):
    name = forms.CharField(label="Your name", help_text="As you would like us to say it")
    email = forms.EmailField(label="E-mail")
    resume = forms.FileField(label="Your CV", help_text="PDF or Word, up to 10 MB")
    place = forms.ChoiceField(label="Place", choices=[("s", "Shanghai 上海"), ("b", "Berlin")])
    shift = forms.ChoiceField(label="Shift", choices=[("d", "Day"), ("n", "Night")], widget=forms.RadioSelect)
    why = forms.CharField(label="A bad day with a service you ran", widget=forms.Textarea, required=False)
    keep = forms.BooleanField(label="Keep my details for 12 months", required=False)


def people() -> list[SimpleNamespace]:
    return [SimpleNamespace(name=stem.replace("-", " ").title(), portrait=stem) for stem in STAFF]


def steps() -> list[dict[str, object]]:
    lin = people()[0]
    return [
        {
            "state": "done",
            "when": "Tue 3 Nov",
            "sub": "15:42",
            "title": "Your application arrived",
            "text": "Lin Yue read it the next day.",
            "promises": [PILLS[4], PILLS[3]],
        },
        {"state": "now", "when": "20 Nov", "title": "Talk with 林悦", "text": "60 minutes.", "people": [lin]},
        {"state": "later", "when": "Thu 26 Nov", "title": "You hear our decision", "promises": [PILLS[0]]},
        {"state": "later", "when": "30 min", "number": 4, "title": "Numbered, as on a job page"},
    ]


def cards() -> list[dict[str, object]]:
    lin = people()[0]
    touch = {"level": "cold", "glyph": "circle-alert", "text": "Nobody for 6 days"}
    return [
        {
            "id": "a",
            "pk": 1,
            "person": SimpleNamespace(name="Kwame Mensah"),
            "url": "#main",
            "line": "Staff Eng, Paystack",
            "next": "Result of work sample",
            "state": "late",
            "text": "16 h late",
            "touch": touch,
            "owner": lin,
            "move_url": "#main",
        },
        {
            "id": "b",
            "pk": 2,
            "person": SimpleNamespace(name="陈思远"),
            "url": "#main",
            "next": "First reply",
            "state": "today",
            "text": "Today 18:00",
            "owner": lin,
            "move_url": "#main",
            "chosen": True,
        },
    ]


def values() -> dict[str, object]:
    person, colleague, *_rest = people()
    return {
        "roles": ROLES,
        "members": people(),
        "person": person,
        "colleague": colleague,
        "promises": PILLS,
        "form": Sample({"name": "Amara Okafor", "email": "amara@"}),
        "steps": steps(),
        "width": "wide",
        "cards": cards(),
        "toast": {"text": "Moved Amara to Offer.", "undo_url": "#", "seconds": 30},
        "proofs": [
            {"state": "ok", "text": "The answer is in the first sentence"},
            {"state": "no", "text": "“many strong applicants”", "source": "Needs 5 people. On file: 3"},
            {"state": "out", "text": "“The job is filled”", "source": "Sam has an offer. He has not accepted"},
        ],
        "lines": [{"text": "Work sample result, repaired", "promise": PILLS[2]}],
        "letter_text": "Dear Kwame,\n\nIt is a no for this job. Two things decided it:\n\n- queues\n- failure",
        "parts": [{"title": "What decided it", "text": "Plans for failure."}],
    }
