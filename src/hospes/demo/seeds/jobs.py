"""The five jobs of Harbourlight (spec, scenario R1 to R5), with texts in both languages."""

from decimal import Decimal
from typing import Any

from hospes.jobs.drafts import CriterionDraft
from hospes.jobs.models import Job, Place
from hospes.questionnaires.drafts import QuestionDraft
from hospes.questionnaires.enums import QuestionKind
from hospes.team.models import Member

NO_MACHINES = {
    "en": "None. People read every application and people decide.",
    "zh": "没有。每份申请都由人阅读，由人决定。",
}


def _criteria(*pairs: tuple[str, str, bool]) -> list[CriterionDraft]:
    return [CriterionDraft(text={"en": en, "zh": zh}, must=must) for en, zh, must in pairs]


JOBS: dict[str, dict[str, Any]] = {
    "R1": {
        "titles": {"en": "Embedded engineer", "zh": "嵌入式工程师"},
        "team": {"en": "Firmware", "zh": "固件"},
        "contact": "lin-yue",
        "deputy": "gao-ming",
        "manager": "zhou-hang",
        "place": "Shanghai",
        "pay": {"low": 28000, "high": 40000, "currency": "CNY", "months": 14},
        "text": {
            "en": {
                "summary": "Write the firmware that keeps a swimming robot steady beside a quay wall.",
                "hours": "Full-time",
                "work": "You own the motor controller from the schematic to the sea.\n\n"
                "- Write firmware in C and Rust for our thruster boards\n"
                "- Find out with the test tank team why a robot drifts\n- Review other people's drivers, and have yours reviewed",
                "needs": "- You have shipped firmware that other people depend on\n- You can read a schematic and an oscilloscope\n"
                "- You write down what you found so that others can use it",
                "honest": "Two weeks a year you stand on a cold quay at six in the morning. The old board has no documentation; you will write it.",
                "benefits": "15 days of leave and the week of the Spring Festival. Full social insurance and housing fund on the whole salary.",
            },
            "zh": {
                "summary": "编写固件，让水下机器人在码头岸壁旁保持平稳。",
                "hours": "全职",
                "work": "电机控制器从原理图到下海，都由您负责。\n\n- 用 C 和 Rust 为推进器板编写固件\n- 和试验水池的同事一起查明机器人为什么会偏航\n- 评审同事的驱动，也请同事评审您的",
                "needs": "- 写过别人依赖的量产固件\n- 看得懂原理图，会用示波器\n- 会把发现写清楚，方便别人使用",
                "honest": "每年有两周，您要在清晨六点站在寒冷的码头上。旧板没有文档，需要您来写。",
                "benefits": "每年 15 天年假，春节另休一周。五险一金按全额工资缴纳。",
            },
        },
        "criteria": _criteria(
            ("You have shipped firmware that others depend on", "做过别人依赖的量产固件", True),
            ("You read schematics and measure", "看得懂原理图，会测量", True),
            ("You write down what you find", "会把发现写下来", True),
            ("You know Rust", "会 Rust", False),
        ),
        "question": ("A fault that took you long to find, and what it was", "您花了很久才找到的一个故障，原因是什么"),
        "seats": 2,
    },
    "R2": {
        "titles": {"en": "Customer success manager", "zh": "客户成功经理"},
        "team": {"en": "Customer success", "zh": "客户成功"},
        "contact": "daniel-okafor",
        "deputy": "priya-raman",
        "manager": "renata-silva",
        "place": "Toronto",
        "pay": {"low": 88000, "high": 108000, "currency": "CAD"},
        "text": {
            "en": {
                "summary": "Make sure that twelve harbours get what they paid for, and tell us when they do not.",
                "hours": "Full-time or 4 days",
                "work": "You look after harbours in North America.\n\n- Visit each of them twice a year\n- Forecast renewals and say early when one is in danger\n"
                "- Bring the crews' complaints to the engineers, in the crews' words",
                "needs": "- You have looked after customers who use hardware\n- You have forecast renewals and been held to them\n- You write clearly and early",
                "honest": "Every fourth week you are away. Some harbours still use fax machines, and they are right to be annoyed with us.",
                "benefits": "25 days of leave. Health and dental plan from the first day.",
            },
            "zh": {
                "summary": "让十二个港口用好他们买的机器人；没用好时，如实告诉我们。",
                "hours": "全职或每周四天",
                "work": "您负责北美的港口客户。\n\n- 每个港口每年走访两次\n- 预测续约，有风险时尽早说\n- 把现场人员的意见原原本本带给工程师",
                "needs": "- 服务过使用硬件产品的客户\n- 做过续约预测并对结果负责\n- 写得清楚，说得及时",
                "honest": "每四周出差一周。有些港口还在用传真机，他们对我们有意见，是有道理的。",
                "benefits": "每年 25 天假期，入职即有医疗和牙科保险。",
            },
        },
        "criteria": _criteria(
            ("Customers who use hardware", "服务过硬件客户", True),
            ("Renewal forecasting", "续约预测", True),
            ("Clear writing", "文字清楚", True),
            ("French", "会法语", False),
        ),
        "question": ("A customer you nearly lost, and what you did", "一位差点流失的客户，您做了什么"),
        "seats": 1,
    },
    "R3": {
        "titles": {"en": "Product designer", "zh": "产品设计师"},
        "team": {"en": "Design", "zh": "设计"},
        "contact": "marta-weiss",
        "deputy": "jonas-keller",
        "manager": "ines-vogel",
        "place": "Berlin",
        "pay": {"low": 58000, "high": 70000, "currency": "EUR"},
        "text": {
            "en": {
                "summary": "Design the screen that a crane driver reads in the rain.",
                "hours": "Full-time or 30 hours",
                "work": "You design how people steer and read our robots.\n\n- Watch crews at work before you draw anything\n"
                "- Make drawings that can be wrong cheaply\n- Test with gloves, rain and a screen reader",
                "needs": "- You can show work that changed after you watched people use it\n- You know how to make things accessible\n- You can say no to a feature, kindly",
                "honest": "There are four designers for eleven teams. You will often be the only one in the room.",
                "benefits": "30 days of leave. Four weeks a year from anywhere in the EU.",
            },
            "zh": {
                "summary": "设计吊车司机在雨中也能看清的界面。",
                "hours": "全职或每周 30 小时",
                "work": "您设计人们如何操控和读懂我们的机器人。\n\n- 动笔之前先去看现场人员怎么工作\n- 画便宜的草图，允许出错\n- 戴着手套、淋着雨、用读屏软件来测试",
                "needs": "- 能展示观察用户之后做出改变的作品\n- 懂得无障碍设计\n- 能友善地拒绝一个功能",
                "honest": "四位设计师支持十一个团队，房间里常常只有您一位设计师。",
                "benefits": "每年 30 天假期，每年可在欧盟任意地点工作四周。",
            },
        },
        "criteria": _criteria(
            ("Work that changed after watching people", "观察用户后改变过的作品", True),
            ("Accessible design", "无障碍设计", True),
            ("Saying no kindly", "能友善地说不", False),
        ),
        "question": (
            "Something you designed that turned out wrong, and what you learned",
            "一个后来证明不对的设计，您学到了什么",
        ),
        "seats": 1,
    },
    "R4": {
        "titles": {"en": "Warehouse planner", "zh": "仓储计划员"},
        "team": {"en": "Operations", "zh": "运营"},
        "contact": "daniel-okafor",
        "deputy": "priya-raman",
        "manager": "renata-silva",
        "place": "Toronto",
        "pay": {"low": 60000, "high": 72000, "currency": "CAD"},
        "text": {
            "en": {
                "summary": "Plan where six thousand spare parts lie, so that a robot is repaired within a day.",
                "hours": "Full-time",
                "work": "- Plan stock for three workshops\n- Count what the computer believes and what is there",
                "needs": "- You have planned stock\n- You like exact numbers",
                "honest": "The old warehouse system will stay another year.",
            },
            "zh": {
                "summary": "规划六千种备件放在哪里，让机器人一天内修好。",
                "hours": "全职",
                "work": "- 为三个车间规划库存\n- 核对系统里的数量和实际数量",
                "needs": "- 做过库存规划\n- 喜欢精确的数字",
                "honest": "旧的仓储系统还要再用一年。",
            },
        },
        "criteria": _criteria(("You have planned stock", "做过库存规划", True), ("Exact numbers", "数字精确", True)),
        "question": ("A stock count that surprised you", "一次让您意外的盘点"),
        "seats": 1,
    },
    "R5": {
        "titles": {"en": "Field technician", "zh": "现场技术员"},
        "team": {"en": "Field service", "zh": "现场服务"},
        "contact": "daniel-okafor",
        "deputy": "priya-raman",
        "manager": "renata-silva",
        "place": "Toronto",
        "pay": {"low": 62000, "high": 74000, "currency": "CAD"},
        "text": {
            "en": {
                "summary": "Repair robots on the quay, and write down what broke.",
                "hours": "Full-time, shifts",
                "work": "You visit harbours.\n\n- Repair robots on the quay\n- Write down what broke, so that it breaks once\n- Teach crews to change a thruster",
                "needs": "- You have repaired machines\n- You can drive\n- You explain things so that people want to hear them",
                "honest": "It is cold on the quay in January, and the pager rings one night in eight.",
                "benefits": "26 days of leave. Work clothes that are actually warm.",
            },
            "zh": {
                "summary": "在码头修理机器人，并记下故障原因。",
                "hours": "全职，轮班",
                "work": "您会去各个港口。\n\n- 在码头修理机器人\n- 记录故障，让同样的问题只发生一次\n- 教现场人员更换推进器",
                "needs": "- 修过机器\n- 会开车\n- 讲解时让人愿意听",
                "honest": "一月的码头很冷，每八个晚上有一晚要值班。",
                "benefits": "每年 26 天假期，工作服是真的保暖。",
            },
        },
        "criteria": _criteria(
            ("You have repaired machines", "修过机器", True),
            ("You can drive", "会开车", True),
            ("You explain well", "讲解清楚", False),
        ),
        "question": ("A machine you repaired, and how", "您修好的一台机器，以及怎么修的"),
        "seats": 3,
    },
}


def publish_all(members: dict[str, Member]) -> dict[str, Job]:
    """Draft, describe and publish the five jobs. Returns them by key."""
    return {key: _publish(facts, members) for key, facts in JOBS.items()}


def _publish(facts: dict[str, Any], members: dict[str, Member]) -> Job:
    contact = members[facts["contact"]]
    by = contact.actor
    job = Job.objects.draft(
        titles=facts["titles"],
        by=by,
        contact=contact,
        deputy=members[facts["deputy"]],
        team_name=facts["team"],
        real_vacancy=True,
        machines_used=NO_MACHINES,
        zone=contact.zone,
        calendar=contact.calendar,
    )
    for language, text in facts["text"].items():
        job.write(language, by=by, **text)
    job.set_places([Place.objects.get(name__en=facts["place"])], by=by)
    pay = facts["pay"]
    job.set_pay(
        by=by,
        kind="range",
        low=Decimal(pay["low"]),
        high=Decimal(pay["high"]),
        currency=pay["currency"],
        months=pay.get("months"),
    )
    job.set_criteria(facts["criteria"], by=by)
    en, zh = facts["question"]
    job.set_questions([QuestionDraft(kind=QuestionKind.LONG_TEXT, label={"en": en, "zh": zh}, required=False)], by=by)
    for _seat in range(facts["seats"]):
        job.open_opening(by=by, reason="Growth")
    job.set_team([(members[facts["manager"]], "hiring_manager")], by=by)
    job.publish(by=by)
    return job
