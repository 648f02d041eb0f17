from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    """The admin, which asks of staff how they signed in."""

    default_site = "imvo_tracker.accounts.site.StaffSite"
