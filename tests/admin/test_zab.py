import time, json, sys
import pytest
from covenants.models import MilestoneStatement
from dossier.models import AnnexDraft, Document
from django.contrib.auth.models import User
from django.db import transaction
from tests.admin.walking import begin
from dossier.actions import seal
from tests.covenants.samples import sample_of
def best(f, n=25):
    t = []
    for _ in range(n):
        a = time.process_time(); f(); t.append(time.process_time() - a)
    return round(1000 * min(t), 1), round(1000 * sorted(t)[n // 2], 1)
@pytest.mark.django_db
def test_empty():
    walk = begin(MilestoneStatement); e = walk.statement(); walk.propose(e)
    out = {}
    out["statement, its editor"] = best(lambda: walk.open("owner", e))
    out["statement, a publisher"] = best(lambda: walk.open("publisher", e))
    out["seal page"] = best(lambda: walk.browsers["publisher"].get("/admin/dossier/revision/verzegelen/"))
    out["refused, a stranger"] = best(lambda: walk.open("stranger", e))
    def s():
        with transaction.atomic():
            walk.seal(e); transaction.set_rollback(True)
    out["seal one"] = best(s, 12)
    print("AB", json.dumps(out))
def test_whole(whole, client):
    out = {}
    user = User.objects.create_superuser("baas"); client.force_login(user)
    out["seal page, whole record"] = best(lambda: client.get("/admin/dossier/revision/verzegelen/"), 8)
    d = AnnexDraft.objects.create(name="Juni", day="2016-06-17", rule="kabinet", recorded_by=user)
    out["annex, its form"] = best(lambda: client.get(f"/admin/dossier/annexdraft/{d.pk}/change/"), 8)
    out["annex, before it is frozen"] = best(lambda: client.get(f"/admin/dossier/annexdraft/{d.pk}/bevriezen/"), 6)
    out["annex as Word"] = best(lambda: client.get("/bijlage/bijlage.docx?peildatum=2016-06-17"), 6)
    print("AB", json.dumps(out))
