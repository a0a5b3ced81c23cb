from django.urls import path

from hospes.desk.entrance import invitations, resets, set_up, sign_in

urlpatterns = [
    path("set-up/<str:token>/", set_up.SetUpView.as_view(), name="set-up"),
    path("sign-in/", sign_in.SignInView.as_view(), name="sign-in"),
    path("sign-out/", sign_in.SignOutView.as_view(), name="sign-out"),
    path("invitations/<str:token>/", invitations.InvitationView.as_view(), name="invitation"),
    path("resets/", resets.AskView.as_view(), name="ask-reset"),
    path("resets/<str:token>/", resets.ResetView.as_view(), name="reset"),
]
