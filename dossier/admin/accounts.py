"""Accounts, with the same plain widgets as the rest; rights come from groups only, and nobody raises himself."""

from __future__ import annotations

from collections import defaultdict

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from simple_history.models import HistoricalChanges

from dossier.actions_accounts import (
    deactivate,
    has_second_factor,
    may_touch,
    remove_person,
    remove_second_factor,
    traces_of,
)
from dossier.admin.base import PlainWidgets, ReadOnly, lay_side_by_side
from dossier.forms.accounts import NewAccountForm
from imvo_tracker.lib.badinput import NotAllowed

admin.site.unregister(User)
admin.site.unregister(Group)

RIGHTS = ("is_active", "groups")
ACTIONS = {
    "view": gettext_lazy("read"),
    "add": pgettext_lazy("audit", "add"),
    "change": pgettext_lazy("audit", "change"),
    "delete": pgettext_lazy("audit", "delete"),
}
RIGHTS_OF_THEIR_OWN = {
    "read_drafts": gettext_lazy("read drafts and proposals"),
    "read_every_event": gettext_lazy("read what everybody did in the log"),
    "read_account_events": gettext_lazy("read in the log what was done with accounts and sign-ins"),
    "propose_for_negotiation": gettext_lazy("record and propose for the negotiations whose team one is on"),
}


def role_name(group):
    """Return what a role is called; a group that is no role keeps its own name."""
    return str(import_string(settings.NAMES_OF_ROLES)().get(group.name, group.name))


@admin.register(User)
class AccountAdmin(PlainWidgets, UserAdmin):
    """A superuser is made on the machine itself (`createsuperuser`): no form here has that box."""

    actions = None
    add_form = NewAccountForm
    add_fieldsets = (
        (
            None,
            {
                "fields": ("username", "usable_password", "password1", "password2"),
                "description": gettext_lazy("The roles are chosen on the page that follows."),
            },
        ),
    )
    list_display = ("username", "roles", "is_active", "last_login")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Person"), {"fields": ("first_name", "last_name", "email")}),
        (gettext_lazy("Rights"), {"fields": RIGHTS}),
        (gettext_lazy("Dates"), {"fields": ("last_login", "date_joined")}),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, account):
        return ", ".join(sorted(map(role_name, account.groups.all())))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """A role is chosen by its name in words; its key stands in files and in the list of rights."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.label, field.label_from_instance = _("roles"), role_name
        return field

    def save_related(self, request, form, formsets, change):
        """Open the workplaces to whoever has a role, and to nobody else: one box less to forget."""
        super().save_related(request, form, formsets, change)
        account = form.instance
        works_here = account.is_superuser or account.groups.exists()
        if change and "groups" in form.cleaned_data and account.is_staff != works_here:
            account.is_staff = works_here
            account.save(update_fields=["is_staff"])

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("<path:object_id>/inactief/", view(self.deactivate_view), name="auth_user_deactivate"),
            path("<path:object_id>/tweede-factor/", view(self.factor_view), name="auth_user_second_factor"),
            path("<path:object_id>/pseudoniem/", view(self.pseudonym_view), name="auth_user_pseudonym"),
        ]
        return own + super().get_urls()

    def get_readonly_fields(self, request, obj=None):
        """One's own rights are for another administrator."""
        own = RIGHTS if obj is not None and obj.pk == request.user.pk else ()
        return (*super().get_readonly_fields(request, obj), *own)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or may_touch(obj, request.user))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (
            obj is None or (may_touch(obj, request.user) and obj.pk != request.user.pk)
        )

    def get_deleted_objects(self, objs, request):
        """Whoever did anything is not deleted: what rests on the account stands in the way, log lines included."""
        traces = [f"{kind}: {count}" for one in objs for kind, count in traces_of(one)]
        if traces:
            return [], {}, set(), traces
        return super().get_deleted_objects(objs, request)

    def delete_view(self, request, object_id, extra_context=None):
        context = {
            "deactivate_url": reverse("admin:auth_user_deactivate", args=[object_id]),
            "pseudonym_url": reverse("admin:auth_user_pseudonym", args=[object_id]),
        }
        return super().delete_view(request, object_id, {**context, **(extra_context or {})})

    def get_object(self, request, object_id, from_field=None):
        """Hold the account while it is compared and saved: a second save waits, and then sees the first."""
        account = super().get_object(request, object_id, from_field)
        if account is not None and request.method == "POST" and transaction.get_connection().in_atomic_block:
            account = User.objects.select_for_update().get(pk=account.pk)
        return account

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        lay_side_by_side(context)
        if obj is not None:
            context["show_delete"] = not traces_of(obj)
            if obj.pk != request.user.pk and self.has_delete_permission(request, obj):
                context["pseudonym_url"] = reverse("admin:auth_user_pseudonym", args=[obj.pk])
            if obj.is_active and obj.pk != request.user.pk and self.has_change_permission(request, obj):
                context["deactivate_url"] = reverse("admin:auth_user_deactivate", args=[obj.pk])
                if has_second_factor(obj):
                    context["factor_url"] = reverse("admin:auth_user_second_factor", args=[obj.pk])
        return super().render_change_form(request, context, add, change, form_url, obj)

    @transaction.atomic
    def deactivate_view(self, request, object_id):
        """Make an account inactive: what is offered in the place of deleting it."""
        account = self._posted(request, object_id)
        deactivate(account, by=request.user)
        self.log_change(
            request, account, [{"changed": {"fields": [str(User._meta.get_field("is_active").verbose_name)]}}]
        )
        self.message_user(
            request, _("%(name)s can no longer sign in; all it did stays.") % {"name": account}, messages.SUCCESS
        )
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[account.pk]))

    @transaction.atomic
    def factor_view(self, request, object_id):
        """Take the second factor of a colleague away, who lost it; a new one is made at the next sign-in."""
        account = self._posted(request, object_id)
        remove_second_factor(account, by=request.user)
        self.log_change(request, account, [{"changed": {"fields": [_("Second factor")]}}])
        self.message_user(
            request,
            _("%(name)s has no second factor any more, and makes a new one by signing in.") % {"name": account},
            messages.SUCCESS,
        )
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[account.pk]))

    @transaction.atomic
    def pseudonym_view(self, request, object_id):
        """Take the person out of an account that did something; asked first, because it is for good."""
        account = self._seen(request, object_id)
        if account.pk == request.user.pk or not self.has_delete_permission(request, account):
            raise PermissionDenied
        if request.method != "POST":
            context = {
                **self.admin_site.each_context(request),
                "title": _("Remove the person"),
                "opts": self.opts,
                "object": account,
                "back_url": reverse("admin:auth_user_change", args=[account.pk]),
            }
            return TemplateResponse(request, "admin/auth/user/pseudonym.html", context)
        name = remove_person(account, by=request.user)
        self.log_change(request, account, [{"changed": {"fields": [_("Person")]}}])
        self.message_user(request, _("The account is called %(name)s now.") % {"name": name}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[account.pk]))

    def _seen(self, request, object_id):
        account = self.get_object(request, unquote(object_id))
        if account is None or not self.has_view_permission(request, account):
            raise Http404
        return account

    def _posted(self, request, object_id):
        account = self._seen(request, object_id)
        if request.method != "POST":
            raise NotAllowed(_("This goes by the button on the page of the account."))
        return account


@admin.register(Group)
class RoleAdmin(ReadOnly, PlainWidgets, GroupAdmin):
    """Roles, to be read: they are written from the table in `imvo_tracker.roles`, and by nobody's hand."""

    actions = None
    filter_horizontal = ()
    list_display = ("called",)
    fields = ("called", "rights")
    search_fields = ()

    @admin.display(description=gettext_lazy("role"), ordering="name")
    def called(self, group):
        return role_name(group)

    @admin.display(description=gettext_lazy("rights"))
    def rights(self, group):
        """Say what the role may do: a line a table, and one for each right that is about no table."""
        actions = defaultdict(set)
        lines = []
        for right in group.permissions.select_related("content_type"):
            table, (action, *_model) = right.content_type.model_class(), right.codename.split("_")
            if right.codename in RIGHTS_OF_THEIR_OWN:
                lines.append(str(RIGHTS_OF_THEIR_OWN[right.codename]))
            elif table is not None and issubclass(table, HistoricalChanges):
                actions[_("history of master data")].add(action)
            elif table is not None:
                actions[str(table._meta.verbose_name_plural)].add(action)
        for name, taken in actions.items():
            lines.append(f"{name}: {', '.join(str(word) for action, word in ACTIONS.items() if action in taken)}")
        return format_html_join("", "<div>{}</div>", ((capfirst(line),) for line in sorted(lines, key=str.casefold)))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["subtitle"] = capfirst(role_name(obj)) if obj is not None else None
        return super().render_change_form(request, context, add, change, form_url, obj)
