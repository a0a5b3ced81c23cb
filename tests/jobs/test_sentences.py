from dataclasses import replace

from hospes.foundation import holdings
from hospes.jobs.sentences import SENTENCES
from hospes.journal import sentences
from hospes.journal.models import Entry
from tests.jobs.test_plannable import TASK


def test_everything_that_was_done_reads_as_a_sentence(public, grace, dan):
    stage = public.add_stage(TASK, by=grace.actor)
    public.change_stage(stage, replace(TASK, minutes=45), by=grace.actor)
    public.move_stage_up(stage, by=grace.actor)
    public.remove_stage(stage, by=grace.actor)
    public.cancel_opening(public.openings.get(), by=grace.actor, why="Budget")
    public.fill_opening(public.open_opening(by=grace.actor), by=grace.actor)
    public.remove_text("zh", by=grace.actor)

    read = {sentences.read(entry) for entry in Entry.objects.filter(subject=public.key)}

    assert {"Published the job", "Cancelled opening 1", "Filled opening 2", "Removed the text (zh)"} < read
    assert {"Wrote the text (en)", "Moved a stage of the plan"} < read
    assert not any(sentence.startswith("job.") for sentence in read)


def test_every_verb_is_registered():
    assert {verb for verb in sentences.register.keys() if verb.startswith(("job.", "place."))} == set(SENTENCES)


def test_what_we_hold_is_said():
    ours = {key for key in holdings.register.keys() if key.split(".")[0] in {"jobs", "questionnaires"}}

    assert ours == {
        "jobs.Job", "jobs.JobText", "jobs.JobMember", "jobs.JobPlace", "jobs.Place", "jobs.Stage", "jobs.Criterion",
        "jobs.Opening", "questionnaires.Questionnaire", "questionnaires.Question", "questionnaires.Response",
        "questionnaires.Answer",
    }  # fmt: skip
