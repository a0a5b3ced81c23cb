"""Make the working calendars' JSON files.

Once a year, when the tables come out: correct ``CHINA`` below from the State Council's notice, move
``LAST_CHECKED`` and the years, run ``python -m tests.foundation.make_calendars`` from the root, read
the diff, commit. The test beside this file holds the committed files against what this makes.
"""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import holidays

import hospes.foundation.calendars

FOLDER = Path(hospes.foundation.calendars.__file__).parent
LAST_CHECKED = "2026-11-24"

# The State Council publishes days off as spans, and the weekends that are worked for them.
CHINA = {
    2025: (
        [
            ("2025-01-01", "2025-01-01", "New Year's Day", "元旦"),
            ("2025-01-28", "2025-02-04", "Spring Festival", "春节"),
            ("2025-04-04", "2025-04-06", "Qingming Festival", "清明节"),
            ("2025-05-01", "2025-05-05", "Labour Day", "劳动节"),
            ("2025-05-31", "2025-06-02", "Dragon Boat Festival", "端午节"),
            ("2025-10-01", "2025-10-08", "National Day and Mid-Autumn Festival", "国庆节、中秋节"),
        ],
        ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
    ),
    2026: (
        [
            ("2026-01-01", "2026-01-03", "New Year's Day", "元旦"),
            ("2026-02-15", "2026-02-23", "Spring Festival", "春节"),
            ("2026-04-04", "2026-04-06", "Qingming Festival", "清明节"),
            ("2026-05-01", "2026-05-05", "Labour Day", "劳动节"),
            ("2026-06-19", "2026-06-21", "Dragon Boat Festival", "端午节"),
            ("2026-09-25", "2026-09-27", "Mid-Autumn Festival", "中秋节"),
            ("2026-10-01", "2026-10-07", "National Day", "国庆节"),
        ],
        [
            "2026-01-04",
            "2026-02-14",
            "2026-02-28",
            "2026-05-09",
            "2026-09-20",
            "2026-10-10",
        ],
    ),
    # Estimate: the statutory days of 2027 as usually bridged, without make-up days.
    2027: (
        [
            ("2027-01-01", "2027-01-03", "New Year's Day", "元旦"),
            ("2027-02-05", "2027-02-12", "Spring Festival", "春节"),
            ("2027-04-03", "2027-04-05", "Qingming Festival", "清明节"),
            ("2027-05-01", "2027-05-05", "Labour Day", "劳动节"),
            ("2027-06-09", "2027-06-09", "Dragon Boat Festival", "端午节"),
            ("2027-09-15", "2027-09-15", "Mid-Autumn Festival", "中秋节"),
            ("2027-10-01", "2027-10-07", "National Day", "国庆节"),
        ],
        [],
    ),
}

# What the package calls a day, and what we call it in our two languages.
NAMES = {
    "New Year's Day": ("New Year's Day", "元旦"),
    "Family Day": ("Family Day", "家庭日"),
    "Good Friday": ("Good Friday", "耶稣受难日"),
    "Victoria Day": ("Victoria Day", "维多利亚日"),
    "Canada Day": ("Canada Day", "加拿大国庆日"),
    "Labor Day": ("Labour Day", "劳动节"),
    "Thanksgiving Day": ("Thanksgiving", "感恩节"),
    "Christmas Day": ("Christmas Day", "圣诞节"),
    "Boxing Day": ("Boxing Day", "节礼日"),
    "Women's Day": ("International Women's Day", "国际妇女节"),
    "Easter Monday": ("Easter Monday", "复活节星期一"),
    "Ascension Day": ("Ascension Day", "耶稣升天节"),
    "Pentecost Monday": ("Whit Monday", "圣灵降临节星期一"),
    "German Unity Day": ("German Unity Day", "德国统一日"),
    "Second Day of Christmas": ("Second Day of Christmas", "圣诞节次日"),
    "80th anniversary of the liberation from Nazism and the end of the Second World War in Europe": (
        "Liberation Day",
        "解放日",
    ),
    "75th anniversary of the East German uprising of 1953": (
        "Anniversary of the uprising of 1953",
        "1953 年起义纪念日",
    ),
    "Martin Luther King Jr. Day": ("Martin Luther King Jr. Day", "马丁·路德·金纪念日"),
    "Washington's Birthday": ("Washington's Birthday", "华盛顿诞辰纪念日"),
    "Memorial Day": ("Memorial Day", "阵亡将士纪念日"),
    "Juneteenth National Independence Day": ("Juneteenth", "六月节"),
    "Independence Day": ("Independence Day", "美国独立日"),
    "Columbus Day": ("Columbus Day", "哥伦布日"),
    "Veterans Day": ("Veterans Day", "退伍军人节"),
    "May Day": ("Early May Bank Holiday", "五月初银行假日"),
    "Spring Bank Holiday": ("Spring Bank Holiday", "春季银行假日"),
    "Late Summer Bank Holiday": ("Summer Bank Holiday", "夏季银行假日"),
    "Victory Day": ("Victory Day", "二战胜利纪念日"),
    "National Day": ("Bastille Day", "法国国庆日"),
    "Assumption Day": ("Assumption Day", "圣母升天节"),
    "All Saints' Day": ("All Saints' Day", "诸圣节"),
    "Armistice Day": ("Armistice Day", "一战停战纪念日"),
}
YEARS = (2025, 2026, 2027, 2028)
SOURCES = {
    "CN": "State Council notices on the holidays of 2025 and 2026 (the latter of 4 November 2025)",
    "CA-ON": "Employment Standards Act, 2000 (Ontario), public holidays; python-holidays",
    "DE-BE": "Gesetz über die Sonn- und Feiertage (Berlin); python-holidays",
    "FR": "Code du travail, article L3133-1 (France); python-holidays",
    "GB": "Banking and Financial Dealings Act 1971, bank holidays of England and substitute days; python-holidays",
    "US": "5 U.S.C. 6103, federal holidays with their observed days; python-holidays",
}


def main() -> None:
    for key, table in tables().items():
        (FOLDER / f"{key}.json").write_text(written(table), "utf-8")


def tables() -> dict[str, dict[str, Any]]:
    china = [row for spans, _ in CHINA.values() for row in spread(spans)]
    made_up = tuple(day for _, days in CHINA.values() for day in days)
    # Ontario's Act leaves it to each employer when a holiday on a weekend is made up for: the
    # table has the Act's own days. Federal law in the United States names the observed day.
    ontario = rows(holidays.country_holidays("CA", "ON", YEARS, observed=False, language="en_US"))
    berlin = rows(holidays.country_holidays("DE", "BE", YEARS, language="en_US"))
    # A bank holiday of England on a weekend is made up for on the next working day; France loses it.
    england = rows(holidays.country_holidays("GB", "ENG", YEARS, language="en_US"))
    france = rows(holidays.country_holidays("FR", years=YEARS, language="en_US"))
    states = rows(holidays.country_holidays("US", years=YEARS, language="en_US"))
    return {
        "CN": table("CN", ("China", "中国"), "Asia/Shanghai", china, covered=2026, make_up=made_up),
        "CA-ON": table("CA-ON", ("Ontario", "安大略省"), "America/Toronto", ontario, covered=2028),
        "DE-BE": table("DE-BE", ("Berlin", "柏林"), "Europe/Berlin", berlin, covered=2028),
        "FR": table("FR", ("France", "法国"), "Europe/Paris", france, covered=2028),
        "GB": table("GB", ("England", "英格兰"), "Europe/London", england, covered=2028),
        "US": table("US", ("the United States", "美国"), "America/New_York", states, covered=2028),
    }


def table(
    key: str,
    name: tuple[str, str],
    zone: str,
    days: list[dict[str, str]],
    *,
    covered: int,
    make_up: tuple[str, ...] = (),
) -> dict[str, Any]:
    years = sorted({int(row["date"][:4]) for row in days} & set(YEARS))
    return {
        "key": key,
        "name": {"en": name[0], "zh": name[1]},
        "zone": zone,
        "opening": "09:00",
        "closing": "18:00",
        "week": [1, 2, 3, 4, 5],
        "version": "2026.1",
        "source": SOURCES[key],
        "last_checked": LAST_CHECKED,
        "coverage_until": f"{covered}-12-31",
        "years": {str(y): "published" if y <= covered else "estimated" for y in years},
        "holidays": [row for row in days if int(row["date"][:4]) in YEARS],
        "make_up": list(make_up),
    }


def spread(spans: list[tuple[str, str, str, str]]) -> list[dict[str, str]]:
    """Every day of each span, weekends too: a span is shown to people as one."""
    return [
        {"date": str(date.fromisoformat(first) + timedelta(step)), "name_en": en, "name_zh": zh}
        for first, last, en, zh in spans
        for step in range((date.fromisoformat(last) - date.fromisoformat(first)).days + 1)
    ]


def rows(found: holidays.HolidayBase) -> list[dict[str, str]]:
    return [row(day, name) for day, name in sorted(found.items())]


def row(day: date, name: str) -> dict[str, str]:
    plain = name.removesuffix(" (observed)")
    en, zh = NAMES[plain]
    if plain != name:
        en, zh = f"{en} (observed)", f"{zh}（补休）"
    return {"date": str(day), "name_en": en, "name_zh": zh}


def written(table: dict[str, Any]) -> str:
    """JSON with one holiday a line, so that a diff reads."""
    head = {key: value for key, value in table.items() if key not in ("holidays", "make_up")}
    lines = ",\n".join(f"    {json.dumps(r, ensure_ascii=False)}" for r in table["holidays"])
    body = json.dumps(head, ensure_ascii=False, indent=2)[:-2]
    return f'{body},\n  "holidays": [\n{lines}\n  ],\n  "make_up": {json.dumps(table["make_up"])}\n}}\n'


if __name__ == "__main__":
    main()
