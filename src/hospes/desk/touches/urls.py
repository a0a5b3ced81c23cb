"""Addresses of touches."""

from django.urls import path

from hospes.desk.touches import allowing, at_hand, doing, listing, planning

urlpatterns = [
    path("touches/", listing.TouchesView.as_view(), name="touches"),
    path("touches/at-hand/<str:token>/", at_hand.AtHandView.as_view(), name="touch-at-hand"),
    path("cases/<str:public_id>/touches/", planning.PlanView.as_view(), name="plan-touch"),
    path("cases/<str:public_id>/touches/allowed/", allowing.AllowView.as_view(), name="allow-touches"),
    path("touches/<str:touch_id>/", doing.TouchView.as_view(), name="touch"),
    path("touches/<str:touch_id>/start/", doing.StartView.as_view(), name="start-touch"),
    path("touches/<str:touch_id>/cancellation/", doing.CancelView.as_view(), name="cancel-touch"),
]
