"""The addresses of what the plan says, under the plan's own."""

from django.urls import path

from ddci_web.apps.plans import views

app_name = "plans"
urlpatterns = [path("findings/", views.FindingsPage.as_view(), name="findings")]
