"""The front page, and the addresses that show a plan as a whole."""

from django.urls import path

from ddci_web.apps.board import views

app_name = "board"
urlpatterns = [
    path("", views.FrontPage.as_view(), name="front"),
    path("plans/<str:plan>/", views.BoardPage.as_view(), name="board"),
    path("plans/<str:plan>/board.csv", views.BoardCsv.as_view(), name="csv"),
    path("plans/<str:plan>/components/<str:component>/", views.ComponentPage.as_view(), name="component"),
    path("plans/<str:plan>/units/", views.UnitsPage.as_view(), name="units"),
    path("plans/<str:plan>/units/<str:unit>/", views.UnitPage.as_view(), name="unit"),
]
