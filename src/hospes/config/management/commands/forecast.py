import json

from django.core.management.base import BaseCommand, CommandError

from hospes.foundation import clock
from hospes.insights.asking import ask, ask_whether_it_holds
from hospes.jobs.models import Job


class Command(BaseCommand):
    help = "Say when each step of a job's plan would really happen: forecast [JOB], or --calibration of the method."

    def add_arguments(self, parser):
        parser.add_argument("job", nargs="?", help="the job's number in its address; left out: all that are published")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--seed", type=int, default=0, help="another seed, another set of courses (default 0)")
        parser.add_argument("--calibration", action="store_true", help="a table: do 85 %% days hold in 85 %% of cases?")
        parser.add_argument("--histories", type=int, default=200, help="made-up histories for each line of the table")

    def handle(self, *, job, seed, **options):
        if seed < 0 or options["histories"] < 1:
            raise CommandError("A seed is 0 or more, and it takes at least one history.")
        if options["calibration"]:
            lines = ask_whether_it_holds(histories=options["histories"], seed=seed)
            self.say(lines, vars, "truth        rows    50 %    85 %", in_line, as_json=options["json"])
            return
        found = [ask(each, now=clock.now(), seed=seed) for each in jobs(job)]
        self.say(found, as_facts, "", in_words, as_json=options["json"])

    def say(self, things, facts, heading, words, *, as_json):
        if heading and not as_json:
            self.stdout.write(heading)
        for each in things:
            self.stdout.write(json.dumps(facts(each), ensure_ascii=False) if as_json else words(each))


def jobs(public_id):
    if not public_id:
        return Job.objects.readable().whole().order_by("pk")
    found = Job.objects.whole().filter(public_id=public_id)
    if not found:
        raise CommandError(f"There is no job “{public_id}”. Its number is the last part of its address.")
    return found


def in_line(line):
    return f"{line.truth:<12}{line.size:>5}{line.half:>8.1%}{line.likely:>8.1%}"


def as_facts(found):
    return {
        "job": found.job.public_id,
        "title": found.job.title("en"),
        "start": found.start.isoformat(),
        "steps": [
            {
                "name": step.stage.name_in("en"),
                "kind": step.stage.kind,
                "plan": step.plan and step.plan.isoformat(),
                "half": step.half.isoformat(),
                "likely": step.likely.isoformat(),
                "keeps": None if step.keeps is None else round(step.keeps, 3),
                "rows": step.rows,
                "thin": step.thin,
            }
            for step in found.steps
        ],
        "bottleneck": found.bottleneck
        and {"name": found.bottleneck.member.name, "days": round(found.bottleneck.days, 1)},
    }


def in_words(found):
    lines = [f"{found.job.title('en')} ({found.job.public_id})"]
    if not found.steps:
        return f"{lines[0]}\n  Nobody is its contact yet, so there is no calendar to count in."
    lines.append(f"  {'':<32}{'plan':<12}{'50 %':<12}{'85 %':<12}from")
    lines += [
        f"  {step.stage.name_in('en'):<32}{step.plan or '–'!s:<12}{step.half!s:<12}{step.likely!s:<12}{source(step)}"
        for step in found.steps
    ]
    last = found.steps[-1]
    if last.plan and last.keeps < 0.5:
        lines.append(f"  The plan says {last.plan}; with your calendars {last.likely} is realistic (85 %).")
    if found.bottleneck:
        lines.append(f"  {found.bottleneck.member.name} is the bottleneck ({found.bottleneck.days:.0f} days).")
    return "\n".join(lines)


def source(step):
    if step.thin:
        return f"the plan, and {step.rows} of ours: a wide guess"
    return f"{step.rows} of ours"
