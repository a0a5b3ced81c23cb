from hospes.notices.models.notice import Notice
from hospes.notices.models.reminder import Reminder
from hospes.notices.models.robot import Robot
from hospes.notices.models.round import Round
from hospes.notices.models.way import Way
from hospes.notices.models.word import Word

__all__ = ["Notice", "Reminder", "Robot", "Round", "Way", "Word"]
