"""The addresses of the secretariat's workplace."""

from django.urls import path

from covenants import views, views_member, views_threshold

app_name = "ser"

urlpatterns = [
    path("", views.home, name="home"),
    path("sw.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("gedeeld/", views.shared, name="shared"),
    path("zonder-net/", views.offline, name="offline"),
    path("<slug:slug>/", views.negotiation, name="negotiation"),
    path("<slug:slug>/drempel/", views_threshold.threshold, name="threshold"),
    path("<slug:slug>/tafel/", views.table, name="table"),
    path("<slug:slug>/tafel/<slug:member>/", views_member.member, name="member"),
    path("<slug:slug>/voorstel/<slug:what>/", views.propose, name="propose"),
    path("<slug:slug>/voorstel/<slug:what>/<int:pk>/", views.proposal, name="proposal"),
    path("<slug:slug>/zitting/", views.new_session, name="new_session"),
    path("<slug:slug>/zitting/<uuid:key>/", views.session, name="session"),
    path("<slug:slug>/zitting/<uuid:key>/raadpleging/", views.consultation, name="consultation"),
    path("<slug:slug>/zitting/<uuid:key>/<slug:screen>/", views.screen, name="screen"),
]
