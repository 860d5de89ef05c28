"""The addresses of a plan's duties, under the plan's own."""

from django.urls import path

from ddci_web.apps.duties import views

app_name = "duties"
urlpatterns = [
    path("calendar/", views.CalendarPage.as_view(), name="calendar"),
    path("duties/", views.ListPage.as_view(), name="list"),
    path("duties.csv", views.AsCsv.as_view(), name="csv"),
    path("duties.ics", views.AsCalendarFeed.as_view(), name="ics"),
]
