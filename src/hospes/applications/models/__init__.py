from hospes.applications.models.application import Application
from hospes.applications.models.move import Move

__all__ = ["Application", "Move"]
