from hospes.touches.models.touch import Touch

__all__ = ["Touch"]
