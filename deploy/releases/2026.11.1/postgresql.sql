SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.covenants_attendance_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_attendance_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_attendance_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_consultation_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_consultation_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_consultation_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_countingrule_frozen_slug() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.slug IS DISTINCT FROM NEW.slug THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_covenant_frozen_slug() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.slug IS DISTINCT FROM NEW.slug THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_historicalcountingrule_excluded_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_historicalcountingrule_excluded_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_historicalcountingrule_excluded_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_historicalcountingrule_only_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_historicalcountingrule_only_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_historicalcountingrule_only_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_historicalcountingrule_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_historicalcountingrule_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_historicalcountingrule_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_historicalcovenant_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_historicalcovenant_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_historicalcovenant_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_historicalcovenant_sectors_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_historicalcovenant_sectors_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_historicalcovenant_sectors_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_historicalcovenantname_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_historicalcovenantname_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_historicalcovenantname_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_historicaltarget_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_historicaltarget_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_historicaltarget_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_historicalthreshold_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_historicalthreshold_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_historicalthreshold_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_measurement_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_measurement_sealed_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_measurement_sealed_late() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL AND NEW.revision_id <> (SELECT MAX(number) FROM dossier_revision) THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_measurement_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_measurement_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL AND NOT (OLD.public_from IS NULL AND NEW.public_from IS NOT NULL AND OLD.opened_in_id IS NULL AND NEW.opened_in_id = (SELECT MAX(number) FROM dossier_revision) AND OLD."actor_id" IS NOT DISTINCT FROM NEW."actor_id" AND OLD."approx" IS NOT DISTINCT FROM NEW."approx" AND OLD."closed" IS NOT DISTINCT FROM NEW."closed" AND OLD."closure" IS NOT DISTINCT FROM NEW."closure" AND OLD."corrects_id" IS NOT DISTINCT FROM NEW."corrects_id" AND OLD."count_is_public" IS NOT DISTINCT FROM NEW."count_is_public" AND OLD."covenant_id" IS NOT DISTINCT FROM NEW."covenant_id" AND OLD."denominator" IS NOT DISTINCT FROM NEW."denominator" AND OLD."denominator_en" IS NOT DISTINCT FROM NEW."denominator_en" AND OLD."document_id" IS NOT DISTINCT FROM NEW."document_id" AND OLD."earliest" IS NOT DISTINCT FROM NEW."earliest" AND OLD."earliest_strict" IS NOT DISTINCT FROM NEW."earliest_strict" AND OLD."edtf" IS NOT DISTINCT FROM NEW."edtf" AND OLD."embargo_reason" IS NOT DISTINCT FROM NEW."embargo_reason" AND OLD."formal" IS NOT DISTINCT FROM NEW."formal" AND OLD."high" IS NOT DISTINCT FROM NEW."high" AND OLD."id" IS NOT DISTINCT FROM NEW."id" AND OLD."is_withdrawal" IS NOT DISTINCT FROM NEW."is_withdrawal" AND OLD."known_basis" IS NOT DISTINCT FROM NEW."known_basis" AND OLD."known_from" IS NOT DISTINCT FROM NEW."known_from" AND OLD."latest" IS NOT DISTINCT FROM NEW."latest" AND OLD."latest_strict" IS NOT DISTINCT FROM NEW."latest_strict" AND OLD."locator" IS NOT DISTINCT FROM NEW."locator" AND OLD."low" IS NOT DISTINCT FROM NEW."low" AND OLD."note" IS NOT DISTINCT FROM NEW."note" AND OLD."note_en" IS NOT DISTINCT FROM NEW."note_en" AND OLD."oddity_reason" IS NOT DISTINCT FROM NEW."oddity_reason" AND OLD."opens_after" IS NOT DISTINCT FROM NEW."opens_after" AND OLD."opens_by" IS NOT DISTINCT FROM NEW."opens_by" AND OLD."owner_id" IS NOT DISTINCT FROM NEW."owner_id" AND OLD."period_rule" IS NOT DISTINCT FROM NEW."period_rule" AND OLD."protected" IS NOT DISTINCT FROM NEW."protected" AND OLD."reason" IS NOT DISTINCT FROM NEW."reason" AND OLD."reason_en" IS NOT DISTINCT FROM NEW."reason_en" AND OLD."recorded_at" IS NOT DISTINCT FROM NEW."recorded_at" AND OLD."recorded_by_id" IS NOT DISTINCT FROM NEW."recorded_by_id" AND OLD."ref" IS NOT DISTINCT FROM NEW."ref" AND OLD."revision_id" IS NOT DISTINCT FROM NEW."revision_id" AND OLD."stage" IS NOT DISTINCT FROM NEW."stage" AND OLD."unit" IS NOT DISTINCT FROM NEW."unit" AND OLD."wording" IS NOT DISTINCT FROM NEW."wording") THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_milestonestatement_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_milestonestatement_sealed_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_milestonestatement_sealed_late() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL AND NEW.revision_id <> (SELECT MAX(number) FROM dossier_revision) THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_milestonestatement_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_milestonestatement_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL AND NOT (OLD.public_from IS NULL AND NEW.public_from IS NOT NULL AND OLD.opened_in_id IS NULL AND NEW.opened_in_id = (SELECT MAX(number) FROM dossier_revision) AND OLD."actor_id" IS NOT DISTINCT FROM NEW."actor_id" AND OLD."basis" IS NOT DISTINCT FROM NEW."basis" AND OLD."closed" IS NOT DISTINCT FROM NEW."closed" AND OLD."closure" IS NOT DISTINCT FROM NEW."closure" AND OLD."corrects_id" IS NOT DISTINCT FROM NEW."corrects_id" AND OLD."count_is_public" IS NOT DISTINCT FROM NEW."count_is_public" AND OLD."covenant_id" IS NOT DISTINCT FROM NEW."covenant_id" AND OLD."document_id" IS NOT DISTINCT FROM NEW."document_id" AND OLD."doubtful" IS NOT DISTINCT FROM NEW."doubtful" AND OLD."earliest" IS NOT DISTINCT FROM NEW."earliest" AND OLD."earliest_strict" IS NOT DISTINCT FROM NEW."earliest_strict" AND OLD."edtf" IS NOT DISTINCT FROM NEW."edtf" AND OLD."embargo_reason" IS NOT DISTINCT FROM NEW."embargo_reason" AND OLD."id" IS NOT DISTINCT FROM NEW."id" AND OLD."is_withdrawal" IS NOT DISTINCT FROM NEW."is_withdrawal" AND OLD."kind" IS NOT DISTINCT FROM NEW."kind" AND OLD."known_basis" IS NOT DISTINCT FROM NEW."known_basis" AND OLD."known_from" IS NOT DISTINCT FROM NEW."known_from" AND OLD."latest" IS NOT DISTINCT FROM NEW."latest" AND OLD."latest_strict" IS NOT DISTINCT FROM NEW."latest_strict" AND OLD."locator" IS NOT DISTINCT FROM NEW."locator" AND OLD."member_of" IS NOT DISTINCT FROM NEW."member_of" AND OLD."modality" IS NOT DISTINCT FROM NEW."modality" AND OLD."note" IS NOT DISTINCT FROM NEW."note" AND OLD."note_en" IS NOT DISTINCT FROM NEW."note_en" AND OLD."oddity_reason" IS NOT DISTINCT FROM NEW."oddity_reason" AND OLD."opens_after" IS NOT DISTINCT FROM NEW."opens_after" AND OLD."opens_by" IS NOT DISTINCT FROM NEW."opens_by" AND OLD."owner_id" IS NOT DISTINCT FROM NEW."owner_id" AND OLD."partial" IS NOT DISTINCT FROM NEW."partial" AND OLD."period_rule" IS NOT DISTINCT FROM NEW."period_rule" AND OLD."reason" IS NOT DISTINCT FROM NEW."reason" AND OLD."reason_en" IS NOT DISTINCT FROM NEW."reason_en" AND OLD."recorded_at" IS NOT DISTINCT FROM NEW."recorded_at" AND OLD."recorded_by_id" IS NOT DISTINCT FROM NEW."recorded_by_id" AND OLD."ref" IS NOT DISTINCT FROM NEW."ref" AND OLD."revision_id" IS NOT DISTINCT FROM NEW."revision_id" AND OLD."stage" IS NOT DISTINCT FROM NEW."stage" AND OLD."supplied_by_id" IS NOT DISTINCT FROM NEW."supplied_by_id" AND OLD."supplied_locator" IS NOT DISTINCT FROM NEW."supplied_locator" AND OLD."wording" IS NOT DISTINCT FROM NEW."wording") THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_negotiationsession_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_negotiationsession_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_negotiationsession_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_participation_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_participation_sealed_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_participation_sealed_late() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL AND NEW.revision_id <> (SELECT MAX(number) FROM dossier_revision) THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_participation_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_participation_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL AND NOT (OLD.public_from IS NULL AND NEW.public_from IS NOT NULL AND OLD.opened_in_id IS NULL AND NEW.opened_in_id = (SELECT MAX(number) FROM dossier_revision) AND OLD."actor_id" IS NOT DISTINCT FROM NEW."actor_id" AND OLD."cause" IS NOT DISTINCT FROM NEW."cause" AND OLD."cause_en" IS NOT DISTINCT FROM NEW."cause_en" AND OLD."change" IS NOT DISTINCT FROM NEW."change" AND OLD."closed" IS NOT DISTINCT FROM NEW."closed" AND OLD."closure" IS NOT DISTINCT FROM NEW."closure" AND OLD."corrects_id" IS NOT DISTINCT FROM NEW."corrects_id" AND OLD."count_is_public" IS NOT DISTINCT FROM NEW."count_is_public" AND OLD."counts_reason" IS NOT DISTINCT FROM NEW."counts_reason" AND OLD."counts_toward" IS NOT DISTINCT FROM NEW."counts_toward" AND OLD."covenant_id" IS NOT DISTINCT FROM NEW."covenant_id" AND OLD."document_id" IS NOT DISTINCT FROM NEW."document_id" AND OLD."earliest" IS NOT DISTINCT FROM NEW."earliest" AND OLD."earliest_strict" IS NOT DISTINCT FROM NEW."earliest_strict" AND OLD."edtf" IS NOT DISTINCT FROM NEW."edtf" AND OLD."embargo_reason" IS NOT DISTINCT FROM NEW."embargo_reason" AND OLD."group" IS NOT DISTINCT FROM NEW."group" AND OLD."group_en" IS NOT DISTINCT FROM NEW."group_en" AND OLD."id" IS NOT DISTINCT FROM NEW."id" AND OLD."is_withdrawal" IS NOT DISTINCT FROM NEW."is_withdrawal" AND OLD."known_basis" IS NOT DISTINCT FROM NEW."known_basis" AND OLD."known_from" IS NOT DISTINCT FROM NEW."known_from" AND OLD."latest" IS NOT DISTINCT FROM NEW."latest" AND OLD."latest_strict" IS NOT DISTINCT FROM NEW."latest_strict" AND OLD."locator" IS NOT DISTINCT FROM NEW."locator" AND OLD."note" IS NOT DISTINCT FROM NEW."note" AND OLD."note_en" IS NOT DISTINCT FROM NEW."note_en" AND OLD."oddity_reason" IS NOT DISTINCT FROM NEW."oddity_reason" AND OLD."opens_after" IS NOT DISTINCT FROM NEW."opens_after" AND OLD."opens_by" IS NOT DISTINCT FROM NEW."opens_by" AND OLD."organisation_id" IS NOT DISTINCT FROM NEW."organisation_id" AND OLD."owner_id" IS NOT DISTINCT FROM NEW."owner_id" AND OLD."period_rule" IS NOT DISTINCT FROM NEW."period_rule" AND OLD."reason" IS NOT DISTINCT FROM NEW."reason" AND OLD."reason_en" IS NOT DISTINCT FROM NEW."reason_en" AND OLD."recorded_at" IS NOT DISTINCT FROM NEW."recorded_at" AND OLD."recorded_by_id" IS NOT DISTINCT FROM NEW."recorded_by_id" AND OLD."ref" IS NOT DISTINCT FROM NEW."ref" AND OLD."revision_id" IS NOT DISTINCT FROM NEW."revision_id" AND OLD."role" IS NOT DISTINCT FROM NEW."role" AND OLD."stage" IS NOT DISTINCT FROM NEW."stage" AND OLD."wording" IS NOT DISTINCT FROM NEW."wording") THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_provisionalresult_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_provisionalresult_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_provisionalresult_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_statusreport_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_statusreport_sealed_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_statusreport_sealed_late() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL AND NEW.revision_id <> (SELECT MAX(number) FROM dossier_revision) THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_statusreport_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_statusreport_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL AND NOT (OLD.public_from IS NULL AND NEW.public_from IS NOT NULL AND OLD.opened_in_id IS NULL AND NEW.opened_in_id = (SELECT MAX(number) FROM dossier_revision) AND OLD."actor_id" IS NOT DISTINCT FROM NEW."actor_id" AND OLD."cause" IS NOT DISTINCT FROM NEW."cause" AND OLD."closed" IS NOT DISTINCT FROM NEW."closed" AND OLD."closure" IS NOT DISTINCT FROM NEW."closure" AND OLD."corrects_id" IS NOT DISTINCT FROM NEW."corrects_id" AND OLD."count_is_public" IS NOT DISTINCT FROM NEW."count_is_public" AND OLD."covenant_id" IS NOT DISTINCT FROM NEW."covenant_id" AND OLD."document_id" IS NOT DISTINCT FROM NEW."document_id" AND OLD."earliest" IS NOT DISTINCT FROM NEW."earliest" AND OLD."earliest_strict" IS NOT DISTINCT FROM NEW."earliest_strict" AND OLD."edtf" IS NOT DISTINCT FROM NEW."edtf" AND OLD."embargo_reason" IS NOT DISTINCT FROM NEW."embargo_reason" AND OLD."id" IS NOT DISTINCT FROM NEW."id" AND OLD."initiative" IS NOT DISTINCT FROM NEW."initiative" AND OLD."initiative_en" IS NOT DISTINCT FROM NEW."initiative_en" AND OLD."initiative_state" IS NOT DISTINCT FROM NEW."initiative_state" AND OLD."is_withdrawal" IS NOT DISTINCT FROM NEW."is_withdrawal" AND OLD."known_basis" IS NOT DISTINCT FROM NEW."known_basis" AND OLD."known_from" IS NOT DISTINCT FROM NEW."known_from" AND OLD."latest" IS NOT DISTINCT FROM NEW."latest" AND OLD."latest_strict" IS NOT DISTINCT FROM NEW."latest_strict" AND OLD."locator" IS NOT DISTINCT FROM NEW."locator" AND OLD."note" IS NOT DISTINCT FROM NEW."note" AND OLD."note_en" IS NOT DISTINCT FROM NEW."note_en" AND OLD."oddity_reason" IS NOT DISTINCT FROM NEW."oddity_reason" AND OLD."opens_after" IS NOT DISTINCT FROM NEW."opens_after" AND OLD."opens_by" IS NOT DISTINCT FROM NEW."opens_by" AND OLD."owner_id" IS NOT DISTINCT FROM NEW."owner_id" AND OLD."payer_id" IS NOT DISTINCT FROM NEW."payer_id" AND OLD."period_rule" IS NOT DISTINCT FROM NEW."period_rule" AND OLD."place" IS NOT DISTINCT FROM NEW."place" AND OLD."quantity" IS NOT DISTINCT FROM NEW."quantity" AND OLD."reason" IS NOT DISTINCT FROM NEW."reason" AND OLD."reason_en" IS NOT DISTINCT FROM NEW."reason_en" AND OLD."recorded_at" IS NOT DISTINCT FROM NEW."recorded_at" AND OLD."recorded_by_id" IS NOT DISTINCT FROM NEW."recorded_by_id" AND OLD."ref" IS NOT DISTINCT FROM NEW."ref" AND OLD."revision_id" IS NOT DISTINCT FROM NEW."revision_id" AND OLD."sector_id" IS NOT DISTINCT FROM NEW."sector_id" AND OLD."stage" IS NOT DISTINCT FROM NEW."stage" AND OLD."text" IS NOT DISTINCT FROM NEW."text" AND OLD."text_en" IS NOT DISTINCT FROM NEW."text_en" AND OLD."topic" IS NOT DISTINCT FROM NEW."topic" AND OLD."unit" IS NOT DISTINCT FROM NEW."unit" AND OLD."wording" IS NOT DISTINCT FROM NEW."wording") THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_target_frozen_slug() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.slug IS DISTINCT FROM NEW.slug THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_targetstatement_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_targetstatement_sealed_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_targetstatement_sealed_late() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL AND NEW.revision_id <> (SELECT MAX(number) FROM dossier_revision) THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_targetstatement_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_targetstatement_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL AND NOT (OLD.public_from IS NULL AND NEW.public_from IS NOT NULL AND OLD.opened_in_id IS NULL AND NEW.opened_in_id = (SELECT MAX(number) FROM dossier_revision) AND OLD."actor_id" IS NOT DISTINCT FROM NEW."actor_id" AND OLD."closed" IS NOT DISTINCT FROM NEW."closed" AND OLD."closure" IS NOT DISTINCT FROM NEW."closure" AND OLD."corrects_id" IS NOT DISTINCT FROM NEW."corrects_id" AND OLD."count_is_public" IS NOT DISTINCT FROM NEW."count_is_public" AND OLD."counting_rule_id" IS NOT DISTINCT FROM NEW."counting_rule_id" AND OLD."document_id" IS NOT DISTINCT FROM NEW."document_id" AND OLD."earliest" IS NOT DISTINCT FROM NEW."earliest" AND OLD."earliest_strict" IS NOT DISTINCT FROM NEW."earliest_strict" AND OLD."edtf" IS NOT DISTINCT FROM NEW."edtf" AND OLD."embargo_reason" IS NOT DISTINCT FROM NEW."embargo_reason" AND OLD."id" IS NOT DISTINCT FROM NEW."id" AND OLD."is_withdrawal" IS NOT DISTINCT FROM NEW."is_withdrawal" AND OLD."known_basis" IS NOT DISTINCT FROM NEW."known_basis" AND OLD."known_from" IS NOT DISTINCT FROM NEW."known_from" AND OLD."latest" IS NOT DISTINCT FROM NEW."latest" AND OLD."latest_strict" IS NOT DISTINCT FROM NEW."latest_strict" AND OLD."locator" IS NOT DISTINCT FROM NEW."locator" AND OLD."modality" IS NOT DISTINCT FROM NEW."modality" AND OLD."note" IS NOT DISTINCT FROM NEW."note" AND OLD."note_en" IS NOT DISTINCT FROM NEW."note_en" AND OLD."oddity_reason" IS NOT DISTINCT FROM NEW."oddity_reason" AND OLD."opens_after" IS NOT DISTINCT FROM NEW."opens_after" AND OLD."opens_by" IS NOT DISTINCT FROM NEW."opens_by" AND OLD."owner_id" IS NOT DISTINCT FROM NEW."owner_id" AND OLD."period_rule" IS NOT DISTINCT FROM NEW."period_rule" AND OLD."quantity" IS NOT DISTINCT FROM NEW."quantity" AND OLD."reason" IS NOT DISTINCT FROM NEW."reason" AND OLD."reason_en" IS NOT DISTINCT FROM NEW."reason_en" AND OLD."recorded_at" IS NOT DISTINCT FROM NEW."recorded_at" AND OLD."recorded_by_id" IS NOT DISTINCT FROM NEW."recorded_by_id" AND OLD."ref" IS NOT DISTINCT FROM NEW."ref" AND OLD."revision_id" IS NOT DISTINCT FROM NEW."revision_id" AND OLD."role" IS NOT DISTINCT FROM NEW."role" AND OLD."stage" IS NOT DISTINCT FROM NEW."stage" AND OLD."tally" IS NOT DISTINCT FROM NEW."tally" AND OLD."target_id" IS NOT DISTINCT FROM NEW."target_id" AND OLD."text" IS NOT DISTINCT FROM NEW."text" AND OLD."text_en" IS NOT DISTINCT FROM NEW."text_en" AND OLD."unit" IS NOT DISTINCT FROM NEW."unit" AND OLD."wording" IS NOT DISTINCT FROM NEW."wording") THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_threshold_frozen_slug() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.slug IS DISTINCT FROM NEW.slug THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_thresholdcondition_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.covenants_thresholdcondition_sealed_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_thresholdcondition_sealed_late() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL AND NEW.revision_id <> (SELECT MAX(number) FROM dossier_revision) THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.covenants_thresholdcondition_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.covenants_thresholdcondition_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL AND NOT (OLD.public_from IS NULL AND NEW.public_from IS NOT NULL AND OLD.opened_in_id IS NULL AND NEW.opened_in_id = (SELECT MAX(number) FROM dossier_revision) AND OLD."actor_id" IS NOT DISTINCT FROM NEW."actor_id" AND OLD."closed" IS NOT DISTINCT FROM NEW."closed" AND OLD."closure" IS NOT DISTINCT FROM NEW."closure" AND OLD."corrects_id" IS NOT DISTINCT FROM NEW."corrects_id" AND OLD."count_is_public" IS NOT DISTINCT FROM NEW."count_is_public" AND OLD."denominator" IS NOT DISTINCT FROM NEW."denominator" AND OLD."denominator_en" IS NOT DISTINCT FROM NEW."denominator_en" AND OLD."document_id" IS NOT DISTINCT FROM NEW."document_id" AND OLD."embargo_reason" IS NOT DISTINCT FROM NEW."embargo_reason" AND OLD."id" IS NOT DISTINCT FROM NEW."id" AND OLD."is_withdrawal" IS NOT DISTINCT FROM NEW."is_withdrawal" AND OLD."known_basis" IS NOT DISTINCT FROM NEW."known_basis" AND OLD."known_from" IS NOT DISTINCT FROM NEW."known_from" AND OLD."locator" IS NOT DISTINCT FROM NEW."locator" AND OLD."minimum" IS NOT DISTINCT FROM NEW."minimum" AND OLD."note" IS NOT DISTINCT FROM NEW."note" AND OLD."note_en" IS NOT DISTINCT FROM NEW."note_en" AND OLD."oddity_reason" IS NOT DISTINCT FROM NEW."oddity_reason" AND OLD."opens_after" IS NOT DISTINCT FROM NEW."opens_after" AND OLD."opens_by" IS NOT DISTINCT FROM NEW."opens_by" AND OLD."owner_id" IS NOT DISTINCT FROM NEW."owner_id" AND OLD."reason" IS NOT DISTINCT FROM NEW."reason" AND OLD."reason_en" IS NOT DISTINCT FROM NEW."reason_en" AND OLD."recorded_at" IS NOT DISTINCT FROM NEW."recorded_at" AND OLD."recorded_by_id" IS NOT DISTINCT FROM NEW."recorded_by_id" AND OLD."ref" IS NOT DISTINCT FROM NEW."ref" AND OLD."revision_id" IS NOT DISTINCT FROM NEW."revision_id" AND OLD."stage" IS NOT DISTINCT FROM NEW."stage" AND OLD."threshold_id" IS NOT DISTINCT FROM NEW."threshold_id" AND OLD."unit" IS NOT DISTINCT FROM NEW."unit" AND OLD."wording" IS NOT DISTINCT FROM NEW."wording") THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_auditevent_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_auditevent_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_auditevent_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_decision_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_decision_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_decision_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_document_frozen_key() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.key IS DISTINCT FROM NEW.key THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_edition_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_edition_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_edition_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_editionfile_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_editionfile_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_editionfile_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_historicaldocument_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_historicaldocument_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_historicaldocument_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_historicalorganisation_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_historicalorganisation_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_historicalorganisation_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_historicalorganisationname_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_historicalorganisationname_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_historicalorganisationname_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_organisation_frozen_slug() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.slug IS DISTINCT FROM NEW.slug THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_proposal_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_proposal_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_proposal_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_revision_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_revision_sealed_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM dossier_revision) THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_revision_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_revision_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_sealedmaster_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_sealedmaster_sealed_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.revision_id <> (SELECT MAX(number) FROM dossier_revision) THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_sealedmaster_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_sealedmaster_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_undertakingstatement_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.dossier_undertakingstatement_sealed_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.revision_id IS NOT NULL THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_undertakingstatement_sealed_late() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL AND NEW.revision_id <> (SELECT MAX(number) FROM dossier_revision) THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.dossier_undertakingstatement_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.dossier_undertakingstatement_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.revision_id IS NOT NULL AND NOT (OLD.public_from IS NULL AND NEW.public_from IS NOT NULL AND OLD.opened_in_id IS NULL AND NEW.opened_in_id = (SELECT MAX(number) FROM dossier_revision) AND OLD."actor_id" IS NOT DISTINCT FROM NEW."actor_id" AND OLD."answered_by_id" IS NOT DISTINCT FROM NEW."answered_by_id" AND OLD."closed" IS NOT DISTINCT FROM NEW."closed" AND OLD."closure" IS NOT DISTINCT FROM NEW."closure" AND OLD."corrects_id" IS NOT DISTINCT FROM NEW."corrects_id" AND OLD."count_is_public" IS NOT DISTINCT FROM NEW."count_is_public" AND OLD."document_id" IS NOT DISTINCT FROM NEW."document_id" AND OLD."earliest" IS NOT DISTINCT FROM NEW."earliest" AND OLD."earliest_strict" IS NOT DISTINCT FROM NEW."earliest_strict" AND OLD."edtf" IS NOT DISTINCT FROM NEW."edtf" AND OLD."embargo_reason" IS NOT DISTINCT FROM NEW."embargo_reason" AND OLD."event" IS NOT DISTINCT FROM NEW."event" AND OLD."id" IS NOT DISTINCT FROM NEW."id" AND OLD."is_withdrawal" IS NOT DISTINCT FROM NEW."is_withdrawal" AND OLD."known_basis" IS NOT DISTINCT FROM NEW."known_basis" AND OLD."known_from" IS NOT DISTINCT FROM NEW."known_from" AND OLD."latest" IS NOT DISTINCT FROM NEW."latest" AND OLD."latest_strict" IS NOT DISTINCT FROM NEW."latest_strict" AND OLD."locator" IS NOT DISTINCT FROM NEW."locator" AND OLD."note" IS NOT DISTINCT FROM NEW."note" AND OLD."note_en" IS NOT DISTINCT FROM NEW."note_en" AND OLD."oddity_reason" IS NOT DISTINCT FROM NEW."oddity_reason" AND OLD."opens_after" IS NOT DISTINCT FROM NEW."opens_after" AND OLD."opens_by" IS NOT DISTINCT FROM NEW."opens_by" AND OLD."owner_id" IS NOT DISTINCT FROM NEW."owner_id" AND OLD."period_rule" IS NOT DISTINCT FROM NEW."period_rule" AND OLD."reason" IS NOT DISTINCT FROM NEW."reason" AND OLD."reason_en" IS NOT DISTINCT FROM NEW."reason_en" AND OLD."recorded_at" IS NOT DISTINCT FROM NEW."recorded_at" AND OLD."recorded_by_id" IS NOT DISTINCT FROM NEW."recorded_by_id" AND OLD."ref" IS NOT DISTINCT FROM NEW."ref" AND OLD."revision_id" IS NOT DISTINCT FROM NEW."revision_id" AND OLD."stage" IS NOT DISTINCT FROM NEW."stage" AND OLD."text" IS NOT DISTINCT FROM NEW."text" AND OLD."text_en" IS NOT DISTINCT FROM NEW."text_en" AND OLD."undertaking_id" IS NOT DISTINCT FROM NEW."undertaking_id" AND OLD."wording" IS NOT DISTINCT FROM NEW."wording") THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.sectors_historicalrisktheme_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.sectors_historicalrisktheme_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.sectors_historicalrisktheme_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.sectors_historicalrisktheme_sectors_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.sectors_historicalrisktheme_sectors_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.sectors_historicalrisktheme_sectors_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.sectors_historicalsector_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.sectors_historicalsector_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.sectors_historicalsector_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.sectors_historicalsectoralias_sealed_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION public.sectors_historicalsectoralias_sealed_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.sectors_historicalsectoralias_sealed_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TRUE THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.sectors_risktheme_frozen_slug() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.slug IS DISTINCT FROM NEW.slug THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.sectors_sector_frozen_code() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.code IS DISTINCT FROM NEW.code THEN
    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id integer NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_user (
    id integer NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);
CREATE TABLE public.auth_user_groups (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.auth_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.auth_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_user_user_permissions (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_attendance (
    id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    session_id bigint NOT NULL
);
ALTER TABLE public.covenants_attendance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_attendance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_candidate (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    register_number character varying(8) NOT NULL,
    share numeric(7,4) NOT NULL,
    negotiation_id bigint NOT NULL,
    CONSTRAINT candidate_share_is_a_percentage CHECK (((share >= (0)::numeric) AND (share <= (100)::numeric)))
);
ALTER TABLE public.covenants_candidate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_candidate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_consultation (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome character varying(5) NOT NULL,
    "on" date,
    by_id integer NOT NULL,
    organisation_id bigint NOT NULL,
    supersedes_id bigint,
    result_id bigint NOT NULL,
    CONSTRAINT consultation_answer_has_day CHECK ((((outcome)::text = 'asked'::text) OR ("on" IS NOT NULL)))
);
ALTER TABLE public.covenants_consultation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_consultation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_countingrule (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    definition text NOT NULL,
    definition_en text NOT NULL,
    locator character varying(60) NOT NULL,
    is_default boolean NOT NULL,
    "position" smallint NOT NULL,
    running_only boolean NOT NULL,
    without_subsectors boolean NOT NULL,
    document_id bigint,
    facilitated_by_id bigint,
    CONSTRAINT covenants_countingrule_position_check CHECK (("position" >= 0)),
    CONSTRAINT covenants_countingrule_version_check CHECK ((version >= 0))
);
CREATE TABLE public.covenants_countingrule_excluded (
    id bigint NOT NULL,
    countingrule_id bigint NOT NULL,
    covenant_id bigint NOT NULL
);
ALTER TABLE public.covenants_countingrule_excluded ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_countingrule_excluded_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.covenants_countingrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_countingrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_countingrule_only (
    id bigint NOT NULL,
    countingrule_id bigint NOT NULL,
    covenant_id bigint NOT NULL
);
ALTER TABLE public.covenants_countingrule_only ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_countingrule_only_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_covenant (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    code character varying(20) NOT NULL,
    generation character varying(10) NOT NULL,
    CONSTRAINT covenants_covenant_version_check CHECK ((version >= 0))
);
ALTER TABLE public.covenants_covenant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_covenant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_covenant_sectors (
    id bigint NOT NULL,
    covenant_id bigint NOT NULL,
    sector_id bigint NOT NULL
);
ALTER TABLE public.covenants_covenant_sectors ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_covenant_sectors_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_covenantname (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    known_from date NOT NULL,
    covenant_id bigint NOT NULL,
    document_id bigint
);
ALTER TABLE public.covenants_covenantname ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_covenantname_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_guideclosed (
    id bigint NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    account_id integer NOT NULL
);
ALTER TABLE public.covenants_guideclosed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_guideclosed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_historicalcountingrule (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    definition text NOT NULL,
    definition_en text NOT NULL,
    locator character varying(60) NOT NULL,
    is_default boolean NOT NULL,
    "position" smallint NOT NULL,
    running_only boolean NOT NULL,
    without_subsectors boolean NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    document_id bigint,
    facilitated_by_id bigint,
    CONSTRAINT covenants_historicalcountingrule_position_check CHECK (("position" >= 0)),
    CONSTRAINT covenants_historicalcountingrule_version_check CHECK ((version >= 0))
);
CREATE TABLE public.covenants_historicalcountingrule_excluded (
    id bigint NOT NULL,
    m2m_history_id integer NOT NULL,
    countingrule_id bigint,
    covenant_id bigint,
    history_id integer NOT NULL
);
ALTER TABLE public.covenants_historicalcountingrule_excluded ALTER COLUMN m2m_history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_historicalcountingrule_excluded_m2m_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.covenants_historicalcountingrule ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_historicalcountingrule_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_historicalcountingrule_only (
    id bigint NOT NULL,
    m2m_history_id integer NOT NULL,
    countingrule_id bigint,
    covenant_id bigint,
    history_id integer NOT NULL
);
ALTER TABLE public.covenants_historicalcountingrule_only ALTER COLUMN m2m_history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_historicalcountingrule_only_m2m_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_historicalcovenant (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    code character varying(20) NOT NULL,
    generation character varying(10) NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    CONSTRAINT covenants_historicalcovenant_version_check CHECK ((version >= 0))
);
ALTER TABLE public.covenants_historicalcovenant ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_historicalcovenant_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_historicalcovenant_sectors (
    id bigint NOT NULL,
    m2m_history_id integer NOT NULL,
    covenant_id bigint,
    history_id integer NOT NULL,
    sector_id bigint
);
ALTER TABLE public.covenants_historicalcovenant_sectors ALTER COLUMN m2m_history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_historicalcovenant_sectors_m2m_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_historicalcovenantname (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    known_from date NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    covenant_id bigint,
    document_id bigint
);
ALTER TABLE public.covenants_historicalcovenantname ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_historicalcovenantname_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_historicaltarget (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    counts_from date,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    CONSTRAINT covenants_historicaltarget_version_check CHECK ((version >= 0))
);
ALTER TABLE public.covenants_historicaltarget ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_historicaltarget_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_historicalthreshold (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    gates character varying(30) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    covenant_id bigint,
    CONSTRAINT covenants_historicalthreshold_version_check CHECK ((version >= 0))
);
ALTER TABLE public.covenants_historicalthreshold ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_historicalthreshold_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_measurement (
    id bigint NOT NULL,
    ref character varying(140),
    locator character varying(60) NOT NULL,
    wording character varying(250) NOT NULL,
    known_from date NOT NULL,
    known_basis character varying(10) NOT NULL,
    public_from date,
    closed boolean NOT NULL,
    embargo_reason character varying(250) NOT NULL,
    is_withdrawal boolean NOT NULL,
    reason text NOT NULL,
    stage character varying(10) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    actor_id bigint NOT NULL,
    document_id bigint,
    recorded_by_id integer NOT NULL,
    revision_id integer,
    earliest date,
    latest date,
    earliest_strict date,
    latest_strict date,
    period_rule character varying(40) NOT NULL,
    edtf character varying(60) NOT NULL,
    unit character varying(20) NOT NULL,
    low numeric(15,4),
    high numeric(15,4),
    approx boolean NOT NULL,
    formal boolean NOT NULL,
    protected boolean NOT NULL,
    denominator character varying(200) NOT NULL,
    denominator_en character varying(200) NOT NULL,
    corrects_id bigint,
    covenant_id bigint NOT NULL,
    opened_in_id integer,
    oddity_reason text NOT NULL,
    reason_en text NOT NULL,
    closure character varying(10) NOT NULL,
    count_is_public boolean NOT NULL,
    opens_after character varying(250) NOT NULL,
    opens_by date,
    owner_id integer,
    CONSTRAINT measurement_bounds_in_order CHECK (((earliest IS NULL) OR (latest IS NULL) OR (earliest <= latest))),
    CONSTRAINT measurement_correction_reason CHECK (((corrects_id IS NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT measurement_document_or_reason CHECK (((document_id IS NOT NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT measurement_has_a_value CHECK (((low IS NOT NULL) OR (high IS NOT NULL) OR is_withdrawal)),
    CONSTRAINT measurement_low_not_above_high CHECK (((low IS NULL) OR (high IS NULL) OR (low <= high))),
    CONSTRAINT measurement_opened_by_seal CHECK ((((NOT closed) AND (opened_in_id IS NULL)) OR (closed AND (opened_in_id IS NULL) AND (public_from IS NULL)) OR (closed AND (opened_in_id IS NOT NULL) AND (public_from IS NOT NULL)))),
    CONSTRAINT measurement_opens_by_a_day CHECK (((opens_by IS NULL) OR ((opens_by >= known_from) AND (public_from IS NULL)) OR (closed AND (opens_by >= known_from) AND (public_from <= opens_by)))),
    CONSTRAINT measurement_protected_is_closed CHECK (((NOT protected) OR ((opens_by IS NULL) AND (public_from IS NULL)))),
    CONSTRAINT measurement_public_after_known CHECK (((public_from IS NULL) OR (public_from >= known_from))),
    CONSTRAINT measurement_strict_in_order CHECK (((earliest_strict IS NULL) OR (latest_strict IS NULL) OR (earliest_strict <= latest_strict))),
    CONSTRAINT measurement_withdraws_something CHECK (((NOT is_withdrawal) OR (corrects_id IS NOT NULL)))
);
ALTER TABLE public.covenants_measurement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_measurement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_milestonestatement (
    id bigint NOT NULL,
    ref character varying(140),
    locator character varying(60) NOT NULL,
    wording character varying(250) NOT NULL,
    known_from date NOT NULL,
    known_basis character varying(10) NOT NULL,
    public_from date,
    closed boolean NOT NULL,
    embargo_reason character varying(250) NOT NULL,
    is_withdrawal boolean NOT NULL,
    reason text NOT NULL,
    stage character varying(10) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    actor_id bigint NOT NULL,
    document_id bigint,
    recorded_by_id integer NOT NULL,
    revision_id integer,
    earliest date,
    latest date,
    earliest_strict date,
    latest_strict date,
    period_rule character varying(40) NOT NULL,
    edtf character varying(60) NOT NULL,
    kind character varying(30) NOT NULL,
    modality character varying(10) NOT NULL,
    basis character varying(10) NOT NULL,
    partial boolean NOT NULL,
    doubtful boolean NOT NULL,
    corrects_id bigint,
    covenant_id bigint NOT NULL,
    opened_in_id integer,
    oddity_reason text NOT NULL,
    reason_en text NOT NULL,
    member_of character varying(40) NOT NULL,
    supplied_by_id bigint,
    supplied_locator character varying(60) NOT NULL,
    closure character varying(10) NOT NULL,
    count_is_public boolean NOT NULL,
    opens_after character varying(250) NOT NULL,
    opens_by date,
    owner_id integer,
    CONSTRAINT milestone_page_of_a_document CHECK ((((supplied_locator)::text = ''::text) OR (supplied_by_id IS NOT NULL))),
    CONSTRAINT milestone_signed_has_day CHECK (((NOT ((NOT is_withdrawal) AND ((kind)::text = 'signed'::text) AND ((modality)::text = 'fact'::text))) OR ((earliest IS NOT NULL) AND (latest IS NOT NULL) AND (earliest = latest)))),
    CONSTRAINT milestone_signed_has_document CHECK (((NOT ((NOT is_withdrawal) AND ((kind)::text = 'signed'::text) AND ((modality)::text = 'fact'::text))) OR (document_id IS NOT NULL))),
    CONSTRAINT milestonestatement_bounds_in_order CHECK (((earliest IS NULL) OR (latest IS NULL) OR (earliest <= latest))),
    CONSTRAINT milestonestatement_correction_reason CHECK (((corrects_id IS NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT milestonestatement_document_or_reason CHECK (((document_id IS NOT NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT milestonestatement_opened_by_seal CHECK ((((NOT closed) AND (opened_in_id IS NULL)) OR (closed AND (opened_in_id IS NULL) AND (public_from IS NULL)) OR (closed AND (opened_in_id IS NOT NULL) AND (public_from IS NOT NULL)))),
    CONSTRAINT milestonestatement_opens_by_a_day CHECK (((opens_by IS NULL) OR ((opens_by >= known_from) AND (public_from IS NULL)) OR (closed AND (opens_by >= known_from) AND (public_from <= opens_by)))),
    CONSTRAINT milestonestatement_public_after_known CHECK (((public_from IS NULL) OR (public_from >= known_from))),
    CONSTRAINT milestonestatement_strict_in_order CHECK (((earliest_strict IS NULL) OR (latest_strict IS NULL) OR (earliest_strict <= latest_strict))),
    CONSTRAINT milestonestatement_withdraws_something CHECK (((NOT is_withdrawal) OR (corrects_id IS NOT NULL)))
);
ALTER TABLE public.covenants_milestonestatement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_milestonestatement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_negotiation (
    id bigint NOT NULL,
    count_is_public boolean NOT NULL,
    covenant_id bigint NOT NULL,
    facilitator_id bigint NOT NULL
);
ALTER TABLE public.covenants_negotiation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_negotiation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_negotiation_members (
    id bigint NOT NULL,
    negotiation_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.covenants_negotiation_members ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_negotiation_members_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_negotiation_team (
    id bigint NOT NULL,
    negotiation_id bigint NOT NULL,
    user_id integer NOT NULL
);
ALTER TABLE public.covenants_negotiation_team ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_negotiation_team_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_negotiationsession (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    key uuid NOT NULL,
    sent_as character varying(40) NOT NULL,
    content_hash character varying(64) NOT NULL,
    round smallint NOT NULL,
    held_on date NOT NULL,
    settled text NOT NULL,
    result character varying(12) NOT NULL,
    next_step text NOT NULL,
    next_on date,
    audience character varying(10) NOT NULL,
    after_consultation boolean NOT NULL,
    opens_by date,
    by_id integer NOT NULL,
    negotiation_id bigint NOT NULL,
    owner_id integer NOT NULL,
    supersedes_id bigint,
    who_acts_id bigint,
    CONSTRAINT covenants_negotiationsession_round_check CHECK ((round >= 0)),
    CONSTRAINT session_closed_until_a_day CHECK (((NOT after_consultation) OR (opens_by IS NOT NULL))),
    CONSTRAINT session_round_from_one CHECK ((round >= 1))
);
ALTER TABLE public.covenants_negotiationsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_negotiationsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_participation (
    id bigint NOT NULL,
    ref character varying(140),
    locator character varying(60) NOT NULL,
    wording character varying(250) NOT NULL,
    known_from date NOT NULL,
    known_basis character varying(10) NOT NULL,
    public_from date,
    closed boolean NOT NULL,
    embargo_reason character varying(250) NOT NULL,
    is_withdrawal boolean NOT NULL,
    reason text NOT NULL,
    stage character varying(10) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    actor_id bigint NOT NULL,
    document_id bigint,
    recorded_by_id integer NOT NULL,
    revision_id integer,
    earliest date,
    latest date,
    earliest_strict date,
    latest_strict date,
    period_rule character varying(40) NOT NULL,
    edtf character varying(60) NOT NULL,
    "group" character varying(120) NOT NULL,
    group_en character varying(120) NOT NULL,
    role character varying(20) NOT NULL,
    change character varying(10) NOT NULL,
    cause character varying(250) NOT NULL,
    cause_en character varying(250) NOT NULL,
    corrects_id bigint,
    covenant_id bigint NOT NULL,
    organisation_id bigint,
    opened_in_id integer,
    oddity_reason text NOT NULL,
    reason_en text NOT NULL,
    counts_reason character varying(250) NOT NULL,
    counts_toward character varying(3) NOT NULL,
    closure character varying(10) NOT NULL,
    count_is_public boolean NOT NULL,
    opens_after character varying(250) NOT NULL,
    opens_by date,
    owner_id integer,
    CONSTRAINT participation_bounds_in_order CHECK (((earliest IS NULL) OR (latest IS NULL) OR (earliest <= latest))),
    CONSTRAINT participation_correction_reason CHECK (((corrects_id IS NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT participation_counts_for_a_reason CHECK ((((counts_toward)::text = ''::text) OR (NOT ((counts_reason)::text = ''::text)))),
    CONSTRAINT participation_document_or_reason CHECK (((document_id IS NOT NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT participation_names_someone CHECK (((organisation_id IS NOT NULL) OR (NOT (("group")::text = ''::text)))),
    CONSTRAINT participation_opened_by_seal CHECK ((((NOT closed) AND (opened_in_id IS NULL)) OR (closed AND (opened_in_id IS NULL) AND (public_from IS NULL)) OR (closed AND (opened_in_id IS NOT NULL) AND (public_from IS NOT NULL)))),
    CONSTRAINT participation_opens_by_a_day CHECK (((opens_by IS NULL) OR ((opens_by >= known_from) AND (public_from IS NULL)) OR (closed AND (opens_by >= known_from) AND (public_from <= opens_by)))),
    CONSTRAINT participation_public_after_known CHECK (((public_from IS NULL) OR (public_from >= known_from))),
    CONSTRAINT participation_strict_in_order CHECK (((earliest_strict IS NULL) OR (latest_strict IS NULL) OR (earliest_strict <= latest_strict))),
    CONSTRAINT participation_withdraws_something CHECK (((NOT is_withdrawal) OR (corrects_id IS NOT NULL)))
);
ALTER TABLE public.covenants_participation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_participation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_provisionalresult (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    session_key uuid NOT NULL,
    text text NOT NULL,
    by_id integer NOT NULL,
    negotiation_id bigint NOT NULL,
    supersedes_id bigint,
    CONSTRAINT result_says_something CHECK ((NOT (text = ''::text)))
);
ALTER TABLE public.covenants_provisionalresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_provisionalresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_readrow (
    id bigint NOT NULL,
    key character varying(32) NOT NULL,
    "order" integer NOT NULL,
    sentence text NOT NULL,
    cells jsonb NOT NULL,
    read_as character varying(200) NOT NULL,
    why jsonb NOT NULL,
    state character varying(10) DEFAULT 'open'::character varying NOT NULL,
    sitting_id bigint NOT NULL,
    CONSTRAINT covenants_readrow_order_check CHECK (("order" >= 0)),
    CONSTRAINT read_row_state CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'taken'::character varying, 'dropped'::character varying])::text[])))
);
ALTER TABLE public.covenants_readrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_readrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_sitting (
    id bigint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    made jsonb NOT NULL,
    actor_id bigint,
    document_id bigint NOT NULL,
    owner_id integer NOT NULL,
    proposal_id bigint
);
ALTER TABLE public.covenants_sitting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_sitting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_sittingrow (
    id bigint NOT NULL,
    token character varying(32) NOT NULL,
    "order" integer NOT NULL,
    cells jsonb NOT NULL,
    content_hash character varying(64) NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    dropped boolean DEFAULT false NOT NULL,
    sitting_id bigint NOT NULL,
    CONSTRAINT covenants_sittingrow_order_check CHECK (("order" >= 0)),
    CONSTRAINT covenants_sittingrow_version_check CHECK ((version >= 0))
);
ALTER TABLE public.covenants_sittingrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_sittingrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_statusreport (
    id bigint NOT NULL,
    ref character varying(140),
    locator character varying(60) NOT NULL,
    wording character varying(250) NOT NULL,
    known_from date NOT NULL,
    known_basis character varying(10) NOT NULL,
    public_from date,
    closed boolean NOT NULL,
    embargo_reason character varying(250) NOT NULL,
    is_withdrawal boolean NOT NULL,
    reason text NOT NULL,
    stage character varying(10) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    actor_id bigint NOT NULL,
    document_id bigint,
    recorded_by_id integer NOT NULL,
    revision_id integer,
    earliest date,
    latest date,
    earliest_strict date,
    latest_strict date,
    period_rule character varying(40) NOT NULL,
    edtf character varying(60) NOT NULL,
    topic character varying(20) NOT NULL,
    cause character varying(20) NOT NULL,
    text text NOT NULL,
    text_en text NOT NULL,
    quantity numeric(15,2),
    unit character varying(60) NOT NULL,
    corrects_id bigint,
    covenant_id bigint,
    sector_id bigint,
    opened_in_id integer,
    oddity_reason text NOT NULL,
    reason_en text NOT NULL,
    closure character varying(10) NOT NULL,
    count_is_public boolean NOT NULL,
    opens_after character varying(250) NOT NULL,
    opens_by date,
    owner_id integer,
    initiative character varying(120) NOT NULL,
    initiative_en character varying(120) NOT NULL,
    initiative_state character varying(12) NOT NULL,
    payer_id bigint,
    place character varying(12) NOT NULL,
    CONSTRAINT report_delay_names_cause CHECK (((NOT ((topic)::text = 'delay_cause'::text)) OR (NOT ((cause)::text = ''::text)))),
    CONSTRAINT report_one_subject CHECK (((covenant_id IS NULL) OR (sector_id IS NULL))),
    CONSTRAINT report_place_names_initiative CHECK (((((initiative)::text = ''::text) AND ((initiative_state)::text = ''::text) AND ((place)::text = ''::text)) OR ((NOT ((place)::text = ''::text)) AND (NOT ((initiative)::text = ''::text)) AND (NOT ((initiative_state)::text = ''::text))))),
    CONSTRAINT statusreport_bounds_in_order CHECK (((earliest IS NULL) OR (latest IS NULL) OR (earliest <= latest))),
    CONSTRAINT statusreport_correction_reason CHECK (((corrects_id IS NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT statusreport_document_or_reason CHECK (((document_id IS NOT NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT statusreport_opened_by_seal CHECK ((((NOT closed) AND (opened_in_id IS NULL)) OR (closed AND (opened_in_id IS NULL) AND (public_from IS NULL)) OR (closed AND (opened_in_id IS NOT NULL) AND (public_from IS NOT NULL)))),
    CONSTRAINT statusreport_opens_by_a_day CHECK (((opens_by IS NULL) OR ((opens_by >= known_from) AND (public_from IS NULL)) OR (closed AND (opens_by >= known_from) AND (public_from <= opens_by)))),
    CONSTRAINT statusreport_public_after_known CHECK (((public_from IS NULL) OR (public_from >= known_from))),
    CONSTRAINT statusreport_strict_in_order CHECK (((earliest_strict IS NULL) OR (latest_strict IS NULL) OR (earliest_strict <= latest_strict))),
    CONSTRAINT statusreport_withdraws_something CHECK (((NOT is_withdrawal) OR (corrects_id IS NOT NULL)))
);
ALTER TABLE public.covenants_statusreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_statusreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_target (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    counts_from date,
    CONSTRAINT covenants_target_version_check CHECK ((version >= 0))
);
ALTER TABLE public.covenants_target ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_target_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_targetstatement (
    id bigint NOT NULL,
    ref character varying(140),
    locator character varying(60) NOT NULL,
    wording character varying(250) NOT NULL,
    known_from date NOT NULL,
    known_basis character varying(10) NOT NULL,
    public_from date,
    closed boolean NOT NULL,
    embargo_reason character varying(250) NOT NULL,
    is_withdrawal boolean NOT NULL,
    reason text NOT NULL,
    stage character varying(10) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    actor_id bigint NOT NULL,
    document_id bigint,
    recorded_by_id integer NOT NULL,
    revision_id integer,
    earliest date,
    latest date,
    earliest_strict date,
    latest_strict date,
    period_rule character varying(40) NOT NULL,
    edtf character varying(60) NOT NULL,
    role character varying(10) NOT NULL,
    modality character varying(10) NOT NULL,
    quantity numeric(12,2) NOT NULL,
    unit character varying(20) NOT NULL,
    tally character varying(40) NOT NULL,
    text text NOT NULL,
    text_en text NOT NULL,
    corrects_id bigint,
    counting_rule_id bigint,
    target_id bigint NOT NULL,
    opened_in_id integer,
    oddity_reason text NOT NULL,
    reason_en text NOT NULL,
    closure character varying(10) NOT NULL,
    count_is_public boolean NOT NULL,
    opens_after character varying(250) NOT NULL,
    opens_by date,
    owner_id integer,
    CONSTRAINT target_outlook_has_tally CHECK (((NOT ((role)::text = 'outlook'::text)) OR (NOT ((tally)::text = ''::text)))),
    CONSTRAINT target_quantity_not_negative CHECK ((quantity >= (0)::numeric)),
    CONSTRAINT targetstatement_bounds_in_order CHECK (((earliest IS NULL) OR (latest IS NULL) OR (earliest <= latest))),
    CONSTRAINT targetstatement_correction_reason CHECK (((corrects_id IS NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT targetstatement_document_or_reason CHECK (((document_id IS NOT NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT targetstatement_opened_by_seal CHECK ((((NOT closed) AND (opened_in_id IS NULL)) OR (closed AND (opened_in_id IS NULL) AND (public_from IS NULL)) OR (closed AND (opened_in_id IS NOT NULL) AND (public_from IS NOT NULL)))),
    CONSTRAINT targetstatement_opens_by_a_day CHECK (((opens_by IS NULL) OR ((opens_by >= known_from) AND (public_from IS NULL)) OR (closed AND (opens_by >= known_from) AND (public_from <= opens_by)))),
    CONSTRAINT targetstatement_public_after_known CHECK (((public_from IS NULL) OR (public_from >= known_from))),
    CONSTRAINT targetstatement_strict_in_order CHECK (((earliest_strict IS NULL) OR (latest_strict IS NULL) OR (earliest_strict <= latest_strict))),
    CONSTRAINT targetstatement_withdraws_something CHECK (((NOT is_withdrawal) OR (corrects_id IS NOT NULL)))
);
ALTER TABLE public.covenants_targetstatement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_targetstatement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_threshold (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    gates character varying(30) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    covenant_id bigint NOT NULL,
    CONSTRAINT covenants_threshold_version_check CHECK ((version >= 0))
);
ALTER TABLE public.covenants_threshold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_threshold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.covenants_thresholdcondition (
    id bigint NOT NULL,
    ref character varying(140),
    locator character varying(60) NOT NULL,
    wording character varying(250) NOT NULL,
    known_from date NOT NULL,
    known_basis character varying(10) NOT NULL,
    public_from date,
    closed boolean NOT NULL,
    embargo_reason character varying(250) NOT NULL,
    is_withdrawal boolean NOT NULL,
    reason text NOT NULL,
    stage character varying(10) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    actor_id bigint NOT NULL,
    document_id bigint,
    recorded_by_id integer NOT NULL,
    revision_id integer,
    unit character varying(20) NOT NULL,
    minimum numeric(14,4) NOT NULL,
    denominator character varying(200) NOT NULL,
    denominator_en character varying(200) NOT NULL,
    corrects_id bigint,
    threshold_id bigint NOT NULL,
    opened_in_id integer,
    oddity_reason text NOT NULL,
    reason_en text NOT NULL,
    closure character varying(10) NOT NULL,
    count_is_public boolean NOT NULL,
    opens_after character varying(250) NOT NULL,
    opens_by date,
    owner_id integer,
    CONSTRAINT condition_minimum_positive CHECK ((minimum > (0)::numeric)),
    CONSTRAINT thresholdcondition_correction_reason CHECK (((corrects_id IS NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT thresholdcondition_document_or_reason CHECK (((document_id IS NOT NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT thresholdcondition_opened_by_seal CHECK ((((NOT closed) AND (opened_in_id IS NULL)) OR (closed AND (opened_in_id IS NULL) AND (public_from IS NULL)) OR (closed AND (opened_in_id IS NOT NULL) AND (public_from IS NOT NULL)))),
    CONSTRAINT thresholdcondition_opens_by_a_day CHECK (((opens_by IS NULL) OR ((opens_by >= known_from) AND (public_from IS NULL)) OR (closed AND (opens_by >= known_from) AND (public_from <= opens_by)))),
    CONSTRAINT thresholdcondition_public_after_known CHECK (((public_from IS NULL) OR (public_from >= known_from))),
    CONSTRAINT thresholdcondition_withdraws_something CHECK (((NOT is_withdrawal) OR (corrects_id IS NOT NULL)))
);
ALTER TABLE public.covenants_thresholdcondition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.covenants_thresholdcondition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dashboards_outgoingmail (
    id bigint NOT NULL,
    key uuid NOT NULL,
    title character varying(250) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    free_at timestamp with time zone NOT NULL,
    attempt_count smallint NOT NULL,
    sent_at timestamp with time zone,
    dropped_at timestamp with time zone,
    subscriber_id bigint NOT NULL,
    CONSTRAINT dashboards_outgoingmail_attempt_count_check CHECK ((attempt_count >= 0)),
    CONSTRAINT mail_sent_or_dropped CHECK (((sent_at IS NULL) OR (dropped_at IS NULL)))
);
ALTER TABLE public.dashboards_outgoingmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dashboards_outgoingmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dashboards_subscriber (
    id bigint NOT NULL,
    key uuid NOT NULL,
    address character varying(254) NOT NULL
);
ALTER TABLE public.dashboards_subscriber ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dashboards_subscriber_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dashboards_subscription (
    id bigint NOT NULL,
    key uuid NOT NULL,
    subject character varying(20) NOT NULL,
    what character varying(200) NOT NULL,
    kind_of_answer character varying(20) NOT NULL,
    frequency character varying(20) NOT NULL,
    language character varying(2) NOT NULL,
    is_confirmed boolean NOT NULL,
    asked_on date NOT NULL,
    told_revision integer NOT NULL,
    told_on date NOT NULL,
    subscriber_id bigint NOT NULL,
    CONSTRAINT dashboards_subscription_told_revision_check CHECK ((told_revision >= 0)),
    CONSTRAINT subscription_frequency_known CHECK (((frequency)::text = ANY ((ARRAY['meteen'::character varying, 'wekelijks'::character varying, 'brief'::character varying])::text[]))),
    CONSTRAINT subscription_subject_known CHECK (((subject)::text = ANY ((ARRAY['convenant'::character varying, 'sector'::character varying, 'zoeken'::character varying, 'verschuivingen'::character varying])::text[])))
);
ALTER TABLE public.dashboards_subscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dashboards_subscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id integer NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);
ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.django_tasks_database_dbtaskresult (
    id uuid NOT NULL,
    status character varying(10) NOT NULL,
    args_kwargs jsonb NOT NULL,
    priority integer NOT NULL,
    task_path text NOT NULL,
    queue_name character varying(32) NOT NULL,
    backend_name character varying(32) NOT NULL,
    run_after timestamp with time zone NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    started_at timestamp with time zone,
    return_value jsonb,
    exception_class_path text NOT NULL,
    traceback text NOT NULL,
    worker_ids jsonb NOT NULL,
    CONSTRAINT priority_range CHECK (((priority >= '-100'::integer) AND (priority <= 100)))
);
CREATE TABLE public.dossier_annexdraft (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(120) NOT NULL,
    day date NOT NULL,
    known_on date,
    rule character varying(60) NOT NULL,
    introduction text NOT NULL,
    notes jsonb NOT NULL,
    recorded_by_id integer NOT NULL,
    edition_id integer,
    CONSTRAINT dossier_annexdraft_version_check CHECK ((version >= 0))
);
ALTER TABLE public.dossier_annexdraft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_annexdraft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_auditevent (
    id bigint NOT NULL,
    action character varying(100) NOT NULL,
    "table" character varying(60) NOT NULL,
    key character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    origin character varying(45) NOT NULL,
    result character varying(10) NOT NULL,
    status smallint NOT NULL,
    reason character varying(120) NOT NULL,
    actor_id integer,
    CONSTRAINT audit_event_has_a_known_result CHECK (((result)::text = ANY ((ARRAY['ok'::character varying, 'nothing'::character varying, 'refused'::character varying, 'invalid'::character varying, 'failed'::character varying])::text[]))),
    CONSTRAINT audit_event_is_whole CHECK (((NOT ((action)::text = ''::text)) AND (NOT ((reason)::text = ''::text)) AND (NOT ((origin)::text = ''::text)))),
    CONSTRAINT dossier_auditevent_status_check CHECK ((status >= 0))
);
ALTER TABLE public.dossier_auditevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_auditevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_decision (
    id bigint NOT NULL,
    step character varying(20) NOT NULL,
    "table" character varying(60) NOT NULL,
    entry bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    note text NOT NULL,
    subject character varying(250) NOT NULL,
    content character varying(64) NOT NULL,
    by_id integer NOT NULL,
    proposal_id bigint
);
ALTER TABLE public.dossier_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_document (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    key character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    dossier character varying(20) NOT NULL,
    number character varying(10) NOT NULL,
    title character varying(300) NOT NULL,
    title_en character varying(300) NOT NULL,
    dated_on date,
    public_on date NOT NULL,
    public_basis character varying(10) NOT NULL,
    url character varying(500) NOT NULL,
    pages smallint,
    printed_as character varying(100) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    publisher_id bigint,
    CONSTRAINT document_number_has_dossier CHECK ((((number)::text = ''::text) OR (NOT ((dossier)::text = ''::text)))),
    CONSTRAINT dossier_document_pages_check CHECK ((pages >= 0)),
    CONSTRAINT dossier_document_version_check CHECK ((version >= 0))
);
ALTER TABLE public.dossier_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_edition (
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    day date NOT NULL,
    known_on date NOT NULL,
    rule character varying(60) NOT NULL,
    content text NOT NULL,
    statements jsonb NOT NULL,
    at_id integer NOT NULL,
    sealed_in_id integer NOT NULL,
    CONSTRAINT dossier_edition_number_check CHECK ((number >= 0)),
    CONSTRAINT edition_counts_from_one CHECK ((number >= 1)),
    CONSTRAINT edition_frozen_after_its_revision CHECK ((at_id < sealed_in_id))
);
CREATE TABLE public.dossier_editionfile (
    key character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    body bytea NOT NULL,
    edition_id integer NOT NULL,
    CONSTRAINT dossier_editionfile_size_check CHECK ((size >= 0))
);
CREATE TABLE public.dossier_historicaldocument (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    key character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    dossier character varying(20) NOT NULL,
    number character varying(10) NOT NULL,
    title character varying(300) NOT NULL,
    title_en character varying(300) NOT NULL,
    dated_on date,
    public_on date NOT NULL,
    public_basis character varying(10) NOT NULL,
    url character varying(500) NOT NULL,
    pages smallint,
    printed_as character varying(100) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    publisher_id bigint,
    CONSTRAINT dossier_historicaldocument_pages_check CHECK ((pages >= 0)),
    CONSTRAINT dossier_historicaldocument_version_check CHECK ((version >= 0))
);
ALTER TABLE public.dossier_historicaldocument ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_historicaldocument_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_historicalorganisation (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    CONSTRAINT dossier_historicalorganisation_version_check CHECK ((version >= 0))
);
ALTER TABLE public.dossier_historicalorganisation ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_historicalorganisation_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_historicalorganisationname (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    from_on date,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    organisation_id bigint
);
ALTER TABLE public.dossier_historicalorganisationname ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_historicalorganisationname_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_organisation (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    CONSTRAINT dossier_organisation_version_check CHECK ((version >= 0))
);
ALTER TABLE public.dossier_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_organisationname (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    from_on date,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.dossier_organisationname ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_organisationname_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_proposal (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    note text NOT NULL,
    by_id integer NOT NULL
);
ALTER TABLE public.dossier_proposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_revision (
    number integer NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    entry_count integer NOT NULL,
    previous_hash character varying(64) NOT NULL,
    content_hash character varying(64) NOT NULL,
    author_id integer NOT NULL,
    other_count integer DEFAULT 0 NOT NULL,
    CONSTRAINT dossier_revision_entry_count_check CHECK ((entry_count >= 0)),
    CONSTRAINT dossier_revision_number_check CHECK ((number >= 0)),
    CONSTRAINT dossier_revision_other_count_check CHECK ((other_count >= 0)),
    CONSTRAINT revision_counts_from_one CHECK ((number >= 1)),
    CONSTRAINT revision_has_reason CHECK ((NOT (reason = ''::text)))
);
CREATE TABLE public.dossier_sealedmaster (
    id bigint NOT NULL,
    valid_from integer NOT NULL,
    "table" character varying(60) NOT NULL,
    key character varying(120) NOT NULL,
    object_id bigint NOT NULL,
    content text NOT NULL,
    history text NOT NULL,
    revision_id integer NOT NULL,
    CONSTRAINT dossier_sealedmaster_object_id_check CHECK ((object_id >= 0)),
    CONSTRAINT dossier_sealedmaster_valid_from_check CHECK ((valid_from >= 0)),
    CONSTRAINT sealed_master_valid_from CHECK (((valid_from = 0) OR (valid_from = revision_id)))
);
ALTER TABLE public.dossier_sealedmaster ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_sealedmaster_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_searchindex (
    id bigint NOT NULL,
    words tsvector NOT NULL
);
CREATE TABLE public.dossier_searchword (
    word text NOT NULL
);
CREATE TABLE public.dossier_sheetrun (
    id bigint NOT NULL,
    "table" character varying(100) NOT NULL,
    state character varying(10) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    told jsonb NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    fresh integer NOT NULL,
    doubles integer NOT NULL,
    wrong jsonb NOT NULL,
    noted jsonb NOT NULL,
    owner_id integer NOT NULL,
    CONSTRAINT dossier_sheetrun_done_check CHECK ((done >= 0)),
    CONSTRAINT dossier_sheetrun_doubles_check CHECK ((doubles >= 0)),
    CONSTRAINT dossier_sheetrun_fresh_check CHECK ((fresh >= 0)),
    CONSTRAINT dossier_sheetrun_total_check CHECK ((total >= 0))
);
ALTER TABLE public.dossier_sheetrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_sheetrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dossier_undertakingstatement (
    id bigint NOT NULL,
    ref character varying(140),
    locator character varying(60) NOT NULL,
    wording character varying(250) NOT NULL,
    known_from date NOT NULL,
    known_basis character varying(10) NOT NULL,
    public_from date,
    closed boolean NOT NULL,
    embargo_reason character varying(250) NOT NULL,
    is_withdrawal boolean NOT NULL,
    reason text NOT NULL,
    stage character varying(10) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    actor_id bigint NOT NULL,
    document_id bigint,
    recorded_by_id integer NOT NULL,
    revision_id integer,
    earliest date,
    latest date,
    earliest_strict date,
    latest_strict date,
    period_rule character varying(40) NOT NULL,
    edtf character varying(60) NOT NULL,
    event character varying(10) NOT NULL,
    text text NOT NULL,
    text_en text NOT NULL,
    answered_by_id bigint,
    corrects_id bigint,
    undertaking_id bigint NOT NULL,
    opened_in_id integer,
    oddity_reason text NOT NULL,
    reason_en text NOT NULL,
    closure character varying(10) NOT NULL,
    count_is_public boolean NOT NULL,
    opens_after character varying(250) NOT NULL,
    opens_by date,
    owner_id integer,
    CONSTRAINT undertaking_answer_has_document CHECK (((NOT ((event)::text = 'answered'::text)) OR (answered_by_id IS NOT NULL))),
    CONSTRAINT undertakingstatement_bounds_in_order CHECK (((earliest IS NULL) OR (latest IS NULL) OR (earliest <= latest))),
    CONSTRAINT undertakingstatement_correction_reason CHECK (((corrects_id IS NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT undertakingstatement_document_or_reason CHECK (((document_id IS NOT NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT undertakingstatement_opened_by_seal CHECK ((((NOT closed) AND (opened_in_id IS NULL)) OR (closed AND (opened_in_id IS NULL) AND (public_from IS NULL)) OR (closed AND (opened_in_id IS NOT NULL) AND (public_from IS NOT NULL)))),
    CONSTRAINT undertakingstatement_opens_by_a_day CHECK (((opens_by IS NULL) OR ((opens_by >= known_from) AND (public_from IS NULL)) OR (closed AND (opens_by >= known_from) AND (public_from <= opens_by)))),
    CONSTRAINT undertakingstatement_public_after_known CHECK (((public_from IS NULL) OR (public_from >= known_from))),
    CONSTRAINT undertakingstatement_strict_in_order CHECK (((earliest_strict IS NULL) OR (latest_strict IS NULL) OR (earliest_strict <= latest_strict))),
    CONSTRAINT undertakingstatement_withdraws_something CHECK (((NOT is_withdrawal) OR (corrects_id IS NOT NULL)))
);
ALTER TABLE public.dossier_undertakingstatement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossier_undertakingstatement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.login_limits (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sectors_historicalrisktheme (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    category character varying(20) NOT NULL,
    known_from date NOT NULL,
    known_basis character varying(10) NOT NULL,
    all_sectors boolean NOT NULL,
    exhaustive boolean NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    document_id bigint,
    CONSTRAINT sectors_historicalrisktheme_version_check CHECK ((version >= 0))
);
ALTER TABLE public.sectors_historicalrisktheme ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sectors_historicalrisktheme_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sectors_historicalrisktheme_sectors (
    id bigint NOT NULL,
    m2m_history_id integer NOT NULL,
    history_id integer NOT NULL,
    risktheme_id bigint,
    sector_id bigint
);
ALTER TABLE public.sectors_historicalrisktheme_sectors ALTER COLUMN m2m_history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sectors_historicalrisktheme_sectors_m2m_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sectors_historicalsector (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    mapping_basis character varying(10) NOT NULL,
    known_from date NOT NULL,
    locator character varying(60) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    document_id bigint,
    parent_id bigint,
    CONSTRAINT sectors_historicalsector_version_check CHECK ((version >= 0))
);
ALTER TABLE public.sectors_historicalsector ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sectors_historicalsector_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sectors_historicalsectoralias (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id integer,
    sector_id bigint
);
ALTER TABLE public.sectors_historicalsectoralias ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sectors_historicalsectoralias_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sectors_risktheme (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    category character varying(20) NOT NULL,
    known_from date NOT NULL,
    known_basis character varying(10) NOT NULL,
    all_sectors boolean NOT NULL,
    exhaustive boolean NOT NULL,
    document_id bigint NOT NULL,
    CONSTRAINT sectors_risktheme_version_check CHECK ((version >= 0))
);
ALTER TABLE public.sectors_risktheme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sectors_risktheme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sectors_risktheme_sectors (
    id bigint NOT NULL,
    risktheme_id bigint NOT NULL,
    sector_id bigint NOT NULL
);
ALTER TABLE public.sectors_risktheme_sectors ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sectors_risktheme_sectors_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sectors_sector (
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    mapping_basis character varying(10) NOT NULL,
    known_from date NOT NULL,
    locator character varying(60) NOT NULL,
    note text NOT NULL,
    note_en text NOT NULL,
    document_id bigint NOT NULL,
    parent_id bigint,
    CONSTRAINT sector_sub_has_parent CHECK (((((kind)::text = 'sub'::text) AND (parent_id IS NOT NULL)) OR ((NOT ((kind)::text = 'sub'::text)) AND (parent_id IS NULL)))),
    CONSTRAINT sectors_sector_version_check CHECK ((version >= 0))
);
ALTER TABLE public.sectors_sector ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sectors_sector_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sectors_sectoralias (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    sector_id bigint NOT NULL
);
ALTER TABLE public.sectors_sectoralias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sectors_sectoralias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sectors_sectorlimit (
    id bigint NOT NULL,
    account_id integer NOT NULL,
    sector_id bigint NOT NULL
);
ALTER TABLE public.sectors_sectorlimit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sectors_sectorlimit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id integer NOT NULL
);
ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);
ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);
ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.auth_group VALUES (1, 'ser-secretariat');
INSERT INTO public.auth_group VALUES (2, 'ministry-editor');
INSERT INTO public.auth_group VALUES (3, 'ministry-publisher');
INSERT INTO public.auth_group VALUES (4, 'administrator');
INSERT INTO public.auth_group VALUES (5, 'auditor');
INSERT INTO public.auth_group_permissions VALUES (1, 1, 81);
INSERT INTO public.auth_group_permissions VALUES (2, 1, 178);
INSERT INTO public.auth_group_permissions VALUES (3, 2, 1);
INSERT INTO public.auth_group_permissions VALUES (4, 2, 2);
INSERT INTO public.auth_group_permissions VALUES (5, 2, 4);
INSERT INTO public.auth_group_permissions VALUES (6, 2, 5);
INSERT INTO public.auth_group_permissions VALUES (7, 2, 6);
INSERT INTO public.auth_group_permissions VALUES (8, 2, 8);
INSERT INTO public.auth_group_permissions VALUES (9, 2, 9);
INSERT INTO public.auth_group_permissions VALUES (10, 2, 10);
INSERT INTO public.auth_group_permissions VALUES (11, 2, 12);
INSERT INTO public.auth_group_permissions VALUES (12, 2, 13);
INSERT INTO public.auth_group_permissions VALUES (13, 2, 14);
INSERT INTO public.auth_group_permissions VALUES (14, 2, 16);
INSERT INTO public.auth_group_permissions VALUES (15, 2, 20);
INSERT INTO public.auth_group_permissions VALUES (16, 2, 24);
INSERT INTO public.auth_group_permissions VALUES (17, 2, 25);
INSERT INTO public.auth_group_permissions VALUES (18, 2, 26);
INSERT INTO public.auth_group_permissions VALUES (19, 2, 28);
INSERT INTO public.auth_group_permissions VALUES (20, 2, 32);
INSERT INTO public.auth_group_permissions VALUES (21, 2, 36);
INSERT INTO public.auth_group_permissions VALUES (22, 2, 40);
INSERT INTO public.auth_group_permissions VALUES (23, 2, 41);
INSERT INTO public.auth_group_permissions VALUES (24, 2, 42);
INSERT INTO public.auth_group_permissions VALUES (25, 2, 43);
INSERT INTO public.auth_group_permissions VALUES (26, 2, 44);
INSERT INTO public.auth_group_permissions VALUES (27, 2, 45);
INSERT INTO public.auth_group_permissions VALUES (28, 2, 46);
INSERT INTO public.auth_group_permissions VALUES (29, 2, 47);
INSERT INTO public.auth_group_permissions VALUES (30, 2, 48);
INSERT INTO public.auth_group_permissions VALUES (31, 2, 49);
INSERT INTO public.auth_group_permissions VALUES (32, 2, 50);
INSERT INTO public.auth_group_permissions VALUES (33, 2, 51);
INSERT INTO public.auth_group_permissions VALUES (34, 2, 52);
INSERT INTO public.auth_group_permissions VALUES (35, 2, 53);
INSERT INTO public.auth_group_permissions VALUES (36, 2, 54);
INSERT INTO public.auth_group_permissions VALUES (37, 2, 55);
INSERT INTO public.auth_group_permissions VALUES (38, 2, 56);
INSERT INTO public.auth_group_permissions VALUES (39, 2, 57);
INSERT INTO public.auth_group_permissions VALUES (40, 2, 58);
INSERT INTO public.auth_group_permissions VALUES (41, 2, 59);
INSERT INTO public.auth_group_permissions VALUES (42, 2, 60);
INSERT INTO public.auth_group_permissions VALUES (43, 2, 61);
INSERT INTO public.auth_group_permissions VALUES (44, 2, 62);
INSERT INTO public.auth_group_permissions VALUES (45, 2, 64);
INSERT INTO public.auth_group_permissions VALUES (46, 2, 65);
INSERT INTO public.auth_group_permissions VALUES (47, 2, 66);
INSERT INTO public.auth_group_permissions VALUES (48, 2, 67);
INSERT INTO public.auth_group_permissions VALUES (49, 2, 68);
INSERT INTO public.auth_group_permissions VALUES (50, 2, 69);
INSERT INTO public.auth_group_permissions VALUES (51, 2, 70);
INSERT INTO public.auth_group_permissions VALUES (52, 2, 72);
INSERT INTO public.auth_group_permissions VALUES (53, 2, 73);
INSERT INTO public.auth_group_permissions VALUES (54, 2, 74);
INSERT INTO public.auth_group_permissions VALUES (55, 2, 76);
INSERT INTO public.auth_group_permissions VALUES (56, 2, 101);
INSERT INTO public.auth_group_permissions VALUES (57, 2, 102);
INSERT INTO public.auth_group_permissions VALUES (58, 2, 103);
INSERT INTO public.auth_group_permissions VALUES (59, 2, 105);
INSERT INTO public.auth_group_permissions VALUES (60, 2, 106);
INSERT INTO public.auth_group_permissions VALUES (61, 2, 107);
INSERT INTO public.auth_group_permissions VALUES (62, 2, 109);
INSERT INTO public.auth_group_permissions VALUES (63, 2, 113);
INSERT INTO public.auth_group_permissions VALUES (64, 2, 117);
INSERT INTO public.auth_group_permissions VALUES (65, 2, 118);
INSERT INTO public.auth_group_permissions VALUES (66, 2, 119);
INSERT INTO public.auth_group_permissions VALUES (67, 2, 121);
INSERT INTO public.auth_group_permissions VALUES (68, 2, 122);
INSERT INTO public.auth_group_permissions VALUES (69, 2, 123);
INSERT INTO public.auth_group_permissions VALUES (70, 2, 125);
INSERT INTO public.auth_group_permissions VALUES (71, 2, 130);
INSERT INTO public.auth_group_permissions VALUES (72, 2, 131);
INSERT INTO public.auth_group_permissions VALUES (73, 2, 133);
INSERT INTO public.auth_group_permissions VALUES (74, 2, 137);
INSERT INTO public.auth_group_permissions VALUES (75, 2, 141);
INSERT INTO public.auth_group_permissions VALUES (76, 2, 145);
INSERT INTO public.auth_group_permissions VALUES (77, 2, 146);
INSERT INTO public.auth_group_permissions VALUES (78, 2, 147);
INSERT INTO public.auth_group_permissions VALUES (79, 2, 149);
INSERT INTO public.auth_group_permissions VALUES (80, 2, 150);
INSERT INTO public.auth_group_permissions VALUES (81, 2, 151);
INSERT INTO public.auth_group_permissions VALUES (82, 2, 153);
INSERT INTO public.auth_group_permissions VALUES (83, 2, 157);
INSERT INTO public.auth_group_permissions VALUES (84, 2, 158);
INSERT INTO public.auth_group_permissions VALUES (85, 2, 159);
INSERT INTO public.auth_group_permissions VALUES (86, 2, 160);
INSERT INTO public.auth_group_permissions VALUES (87, 2, 161);
INSERT INTO public.auth_group_permissions VALUES (88, 2, 162);
INSERT INTO public.auth_group_permissions VALUES (89, 2, 163);
INSERT INTO public.auth_group_permissions VALUES (90, 2, 164);
INSERT INTO public.auth_group_permissions VALUES (91, 2, 166);
INSERT INTO public.auth_group_permissions VALUES (92, 2, 170);
INSERT INTO public.auth_group_permissions VALUES (93, 2, 174);
INSERT INTO public.auth_group_permissions VALUES (94, 2, 178);
INSERT INTO public.auth_group_permissions VALUES (95, 2, 181);
INSERT INTO public.auth_group_permissions VALUES (96, 2, 182);
INSERT INTO public.auth_group_permissions VALUES (97, 2, 184);
INSERT INTO public.auth_group_permissions VALUES (98, 2, 185);
INSERT INTO public.auth_group_permissions VALUES (99, 2, 186);
INSERT INTO public.auth_group_permissions VALUES (100, 2, 187);
INSERT INTO public.auth_group_permissions VALUES (101, 2, 188);
INSERT INTO public.auth_group_permissions VALUES (102, 3, 1);
INSERT INTO public.auth_group_permissions VALUES (103, 3, 2);
INSERT INTO public.auth_group_permissions VALUES (104, 3, 4);
INSERT INTO public.auth_group_permissions VALUES (105, 3, 5);
INSERT INTO public.auth_group_permissions VALUES (106, 3, 6);
INSERT INTO public.auth_group_permissions VALUES (107, 3, 8);
INSERT INTO public.auth_group_permissions VALUES (108, 3, 9);
INSERT INTO public.auth_group_permissions VALUES (109, 3, 10);
INSERT INTO public.auth_group_permissions VALUES (110, 3, 12);
INSERT INTO public.auth_group_permissions VALUES (111, 3, 13);
INSERT INTO public.auth_group_permissions VALUES (112, 3, 14);
INSERT INTO public.auth_group_permissions VALUES (113, 3, 16);
INSERT INTO public.auth_group_permissions VALUES (114, 3, 20);
INSERT INTO public.auth_group_permissions VALUES (115, 3, 24);
INSERT INTO public.auth_group_permissions VALUES (116, 3, 25);
INSERT INTO public.auth_group_permissions VALUES (117, 3, 26);
INSERT INTO public.auth_group_permissions VALUES (118, 3, 28);
INSERT INTO public.auth_group_permissions VALUES (119, 3, 32);
INSERT INTO public.auth_group_permissions VALUES (120, 3, 36);
INSERT INTO public.auth_group_permissions VALUES (121, 3, 40);
INSERT INTO public.auth_group_permissions VALUES (122, 3, 41);
INSERT INTO public.auth_group_permissions VALUES (123, 3, 42);
INSERT INTO public.auth_group_permissions VALUES (124, 3, 43);
INSERT INTO public.auth_group_permissions VALUES (125, 3, 44);
INSERT INTO public.auth_group_permissions VALUES (126, 3, 45);
INSERT INTO public.auth_group_permissions VALUES (127, 3, 46);
INSERT INTO public.auth_group_permissions VALUES (128, 3, 47);
INSERT INTO public.auth_group_permissions VALUES (129, 3, 48);
INSERT INTO public.auth_group_permissions VALUES (130, 3, 49);
INSERT INTO public.auth_group_permissions VALUES (131, 3, 50);
INSERT INTO public.auth_group_permissions VALUES (132, 3, 51);
INSERT INTO public.auth_group_permissions VALUES (133, 3, 52);
INSERT INTO public.auth_group_permissions VALUES (134, 3, 53);
INSERT INTO public.auth_group_permissions VALUES (135, 3, 54);
INSERT INTO public.auth_group_permissions VALUES (136, 3, 55);
INSERT INTO public.auth_group_permissions VALUES (137, 3, 56);
INSERT INTO public.auth_group_permissions VALUES (138, 3, 57);
INSERT INTO public.auth_group_permissions VALUES (139, 3, 58);
INSERT INTO public.auth_group_permissions VALUES (140, 3, 59);
INSERT INTO public.auth_group_permissions VALUES (141, 3, 60);
INSERT INTO public.auth_group_permissions VALUES (142, 3, 61);
INSERT INTO public.auth_group_permissions VALUES (143, 3, 62);
INSERT INTO public.auth_group_permissions VALUES (144, 3, 64);
INSERT INTO public.auth_group_permissions VALUES (145, 3, 65);
INSERT INTO public.auth_group_permissions VALUES (146, 3, 66);
INSERT INTO public.auth_group_permissions VALUES (147, 3, 67);
INSERT INTO public.auth_group_permissions VALUES (148, 3, 68);
INSERT INTO public.auth_group_permissions VALUES (149, 3, 69);
INSERT INTO public.auth_group_permissions VALUES (150, 3, 70);
INSERT INTO public.auth_group_permissions VALUES (151, 3, 72);
INSERT INTO public.auth_group_permissions VALUES (152, 3, 73);
INSERT INTO public.auth_group_permissions VALUES (153, 3, 74);
INSERT INTO public.auth_group_permissions VALUES (154, 3, 76);
INSERT INTO public.auth_group_permissions VALUES (155, 3, 101);
INSERT INTO public.auth_group_permissions VALUES (156, 3, 102);
INSERT INTO public.auth_group_permissions VALUES (157, 3, 103);
INSERT INTO public.auth_group_permissions VALUES (158, 3, 105);
INSERT INTO public.auth_group_permissions VALUES (159, 3, 106);
INSERT INTO public.auth_group_permissions VALUES (160, 3, 107);
INSERT INTO public.auth_group_permissions VALUES (161, 3, 109);
INSERT INTO public.auth_group_permissions VALUES (162, 3, 113);
INSERT INTO public.auth_group_permissions VALUES (163, 3, 117);
INSERT INTO public.auth_group_permissions VALUES (164, 3, 118);
INSERT INTO public.auth_group_permissions VALUES (165, 3, 119);
INSERT INTO public.auth_group_permissions VALUES (166, 3, 121);
INSERT INTO public.auth_group_permissions VALUES (167, 3, 122);
INSERT INTO public.auth_group_permissions VALUES (168, 3, 123);
INSERT INTO public.auth_group_permissions VALUES (169, 3, 125);
INSERT INTO public.auth_group_permissions VALUES (170, 3, 130);
INSERT INTO public.auth_group_permissions VALUES (171, 3, 131);
INSERT INTO public.auth_group_permissions VALUES (172, 3, 133);
INSERT INTO public.auth_group_permissions VALUES (173, 3, 137);
INSERT INTO public.auth_group_permissions VALUES (174, 3, 141);
INSERT INTO public.auth_group_permissions VALUES (175, 3, 145);
INSERT INTO public.auth_group_permissions VALUES (176, 3, 146);
INSERT INTO public.auth_group_permissions VALUES (177, 3, 147);
INSERT INTO public.auth_group_permissions VALUES (178, 3, 149);
INSERT INTO public.auth_group_permissions VALUES (179, 3, 150);
INSERT INTO public.auth_group_permissions VALUES (180, 3, 151);
INSERT INTO public.auth_group_permissions VALUES (181, 3, 153);
INSERT INTO public.auth_group_permissions VALUES (182, 3, 154);
INSERT INTO public.auth_group_permissions VALUES (183, 3, 157);
INSERT INTO public.auth_group_permissions VALUES (184, 3, 158);
INSERT INTO public.auth_group_permissions VALUES (185, 3, 159);
INSERT INTO public.auth_group_permissions VALUES (186, 3, 160);
INSERT INTO public.auth_group_permissions VALUES (187, 3, 161);
INSERT INTO public.auth_group_permissions VALUES (188, 3, 162);
INSERT INTO public.auth_group_permissions VALUES (189, 3, 163);
INSERT INTO public.auth_group_permissions VALUES (190, 3, 164);
INSERT INTO public.auth_group_permissions VALUES (191, 3, 166);
INSERT INTO public.auth_group_permissions VALUES (192, 3, 170);
INSERT INTO public.auth_group_permissions VALUES (193, 3, 174);
INSERT INTO public.auth_group_permissions VALUES (194, 3, 178);
INSERT INTO public.auth_group_permissions VALUES (195, 3, 181);
INSERT INTO public.auth_group_permissions VALUES (196, 3, 182);
INSERT INTO public.auth_group_permissions VALUES (197, 3, 184);
INSERT INTO public.auth_group_permissions VALUES (198, 3, 185);
INSERT INTO public.auth_group_permissions VALUES (199, 3, 186);
INSERT INTO public.auth_group_permissions VALUES (200, 3, 187);
INSERT INTO public.auth_group_permissions VALUES (201, 3, 188);
INSERT INTO public.auth_group_permissions VALUES (202, 4, 128);
INSERT INTO public.auth_group_permissions VALUES (203, 4, 129);
INSERT INTO public.auth_group_permissions VALUES (204, 4, 200);
INSERT INTO public.auth_group_permissions VALUES (205, 4, 201);
INSERT INTO public.auth_group_permissions VALUES (206, 4, 202);
INSERT INTO public.auth_group_permissions VALUES (207, 4, 203);
INSERT INTO public.auth_group_permissions VALUES (208, 4, 204);
INSERT INTO public.auth_group_permissions VALUES (209, 4, 77);
INSERT INTO public.auth_group_permissions VALUES (210, 4, 78);
INSERT INTO public.auth_group_permissions VALUES (211, 4, 80);
INSERT INTO public.auth_group_permissions VALUES (212, 4, 178);
INSERT INTO public.auth_group_permissions VALUES (213, 4, 180);
INSERT INTO public.auth_group_permissions VALUES (214, 4, 126);
INSERT INTO public.auth_group_permissions VALUES (215, 4, 127);
INSERT INTO public.auth_group_permissions VALUES (216, 5, 4);
INSERT INTO public.auth_group_permissions VALUES (217, 5, 133);
INSERT INTO public.auth_group_permissions VALUES (218, 5, 8);
INSERT INTO public.auth_group_permissions VALUES (219, 5, 137);
INSERT INTO public.auth_group_permissions VALUES (220, 5, 12);
INSERT INTO public.auth_group_permissions VALUES (221, 5, 141);
INSERT INTO public.auth_group_permissions VALUES (222, 5, 16);
INSERT INTO public.auth_group_permissions VALUES (223, 5, 145);
INSERT INTO public.auth_group_permissions VALUES (224, 5, 20);
INSERT INTO public.auth_group_permissions VALUES (225, 5, 149);
INSERT INTO public.auth_group_permissions VALUES (226, 5, 24);
INSERT INTO public.auth_group_permissions VALUES (227, 5, 153);
INSERT INTO public.auth_group_permissions VALUES (228, 5, 28);
INSERT INTO public.auth_group_permissions VALUES (229, 5, 157);
INSERT INTO public.auth_group_permissions VALUES (230, 5, 32);
INSERT INTO public.auth_group_permissions VALUES (231, 5, 162);
INSERT INTO public.auth_group_permissions VALUES (232, 5, 36);
INSERT INTO public.auth_group_permissions VALUES (233, 5, 166);
INSERT INTO public.auth_group_permissions VALUES (234, 5, 40);
INSERT INTO public.auth_group_permissions VALUES (235, 5, 170);
INSERT INTO public.auth_group_permissions VALUES (236, 5, 44);
INSERT INTO public.auth_group_permissions VALUES (237, 5, 174);
INSERT INTO public.auth_group_permissions VALUES (238, 5, 48);
INSERT INTO public.auth_group_permissions VALUES (239, 5, 178);
INSERT INTO public.auth_group_permissions VALUES (240, 5, 179);
INSERT INTO public.auth_group_permissions VALUES (241, 5, 52);
INSERT INTO public.auth_group_permissions VALUES (242, 5, 56);
INSERT INTO public.auth_group_permissions VALUES (243, 5, 184);
INSERT INTO public.auth_group_permissions VALUES (244, 5, 60);
INSERT INTO public.auth_group_permissions VALUES (245, 5, 64);
INSERT INTO public.auth_group_permissions VALUES (246, 5, 68);
INSERT INTO public.auth_group_permissions VALUES (247, 5, 72);
INSERT INTO public.auth_group_permissions VALUES (248, 5, 76);
INSERT INTO public.auth_group_permissions VALUES (249, 5, 101);
INSERT INTO public.auth_group_permissions VALUES (250, 5, 105);
INSERT INTO public.auth_group_permissions VALUES (251, 5, 109);
INSERT INTO public.auth_group_permissions VALUES (252, 5, 113);
INSERT INTO public.auth_group_permissions VALUES (253, 5, 117);
INSERT INTO public.auth_group_permissions VALUES (254, 5, 121);
INSERT INTO public.auth_group_permissions VALUES (255, 5, 125);
INSERT INTO public.auth_permission VALUES (1, 'Can add target', 4, 'add_target');
INSERT INTO public.auth_permission VALUES (2, 'Can change target', 4, 'change_target');
INSERT INTO public.auth_permission VALUES (3, 'Can delete target', 4, 'delete_target');
INSERT INTO public.auth_permission VALUES (4, 'Can view target', 4, 'view_target');
INSERT INTO public.auth_permission VALUES (5, 'Can add covenant', 5, 'add_covenant');
INSERT INTO public.auth_permission VALUES (6, 'Can change covenant', 5, 'change_covenant');
INSERT INTO public.auth_permission VALUES (7, 'Can delete covenant', 5, 'delete_covenant');
INSERT INTO public.auth_permission VALUES (8, 'Can view covenant', 5, 'view_covenant');
INSERT INTO public.auth_permission VALUES (9, 'Can add counting rule', 6, 'add_countingrule');
INSERT INTO public.auth_permission VALUES (10, 'Can change counting rule', 6, 'change_countingrule');
INSERT INTO public.auth_permission VALUES (11, 'Can delete counting rule', 6, 'delete_countingrule');
INSERT INTO public.auth_permission VALUES (12, 'Can view counting rule', 6, 'view_countingrule');
INSERT INTO public.auth_permission VALUES (13, 'Can add dated name', 7, 'add_covenantname');
INSERT INTO public.auth_permission VALUES (14, 'Can change dated name', 7, 'change_covenantname');
INSERT INTO public.auth_permission VALUES (15, 'Can delete dated name', 7, 'delete_covenantname');
INSERT INTO public.auth_permission VALUES (16, 'Can view dated name', 7, 'view_covenantname');
INSERT INTO public.auth_permission VALUES (17, 'Can add historical counting rule', 8, 'add_historicalcountingrule');
INSERT INTO public.auth_permission VALUES (18, 'Can change historical counting rule', 8, 'change_historicalcountingrule');
INSERT INTO public.auth_permission VALUES (19, 'Can delete historical counting rule', 8, 'delete_historicalcountingrule');
INSERT INTO public.auth_permission VALUES (20, 'Can view historical counting rule', 8, 'view_historicalcountingrule');
INSERT INTO public.auth_permission VALUES (21, 'Can add historical covenant', 9, 'add_historicalcovenant');
INSERT INTO public.auth_permission VALUES (22, 'Can change historical covenant', 9, 'change_historicalcovenant');
INSERT INTO public.auth_permission VALUES (23, 'Can delete historical covenant', 9, 'delete_historicalcovenant');
INSERT INTO public.auth_permission VALUES (24, 'Can view historical covenant', 9, 'view_historicalcovenant');
INSERT INTO public.auth_permission VALUES (25, 'Can add HistoricalCovenant_sectors', 10, 'add_historicalcovenant_sectors');
INSERT INTO public.auth_permission VALUES (26, 'Can change HistoricalCovenant_sectors', 10, 'change_historicalcovenant_sectors');
INSERT INTO public.auth_permission VALUES (27, 'Can delete HistoricalCovenant_sectors', 10, 'delete_historicalcovenant_sectors');
INSERT INTO public.auth_permission VALUES (28, 'Can view HistoricalCovenant_sectors', 10, 'view_historicalcovenant_sectors');
INSERT INTO public.auth_permission VALUES (29, 'Can add historical dated name', 11, 'add_historicalcovenantname');
INSERT INTO public.auth_permission VALUES (30, 'Can change historical dated name', 11, 'change_historicalcovenantname');
INSERT INTO public.auth_permission VALUES (31, 'Can delete historical dated name', 11, 'delete_historicalcovenantname');
INSERT INTO public.auth_permission VALUES (32, 'Can view historical dated name', 11, 'view_historicalcovenantname');
INSERT INTO public.auth_permission VALUES (33, 'Can add historical target', 12, 'add_historicaltarget');
INSERT INTO public.auth_permission VALUES (34, 'Can change historical target', 12, 'change_historicaltarget');
INSERT INTO public.auth_permission VALUES (35, 'Can delete historical target', 12, 'delete_historicaltarget');
INSERT INTO public.auth_permission VALUES (36, 'Can view historical target', 12, 'view_historicaltarget');
INSERT INTO public.auth_permission VALUES (37, 'Can add historical threshold', 13, 'add_historicalthreshold');
INSERT INTO public.auth_permission VALUES (38, 'Can change historical threshold', 13, 'change_historicalthreshold');
INSERT INTO public.auth_permission VALUES (39, 'Can delete historical threshold', 13, 'delete_historicalthreshold');
INSERT INTO public.auth_permission VALUES (40, 'Can view historical threshold', 13, 'view_historicalthreshold');
INSERT INTO public.auth_permission VALUES (41, 'Can add measurement', 14, 'add_measurement');
INSERT INTO public.auth_permission VALUES (42, 'Can change measurement', 14, 'change_measurement');
INSERT INTO public.auth_permission VALUES (43, 'Can delete measurement', 14, 'delete_measurement');
INSERT INTO public.auth_permission VALUES (44, 'Can view measurement', 14, 'view_measurement');
INSERT INTO public.auth_permission VALUES (45, 'Can add milestone statement', 15, 'add_milestonestatement');
INSERT INTO public.auth_permission VALUES (46, 'Can change milestone statement', 15, 'change_milestonestatement');
INSERT INTO public.auth_permission VALUES (47, 'Can delete milestone statement', 15, 'delete_milestonestatement');
INSERT INTO public.auth_permission VALUES (48, 'Can view milestone statement', 15, 'view_milestonestatement');
INSERT INTO public.auth_permission VALUES (49, 'Can add participation', 16, 'add_participation');
INSERT INTO public.auth_permission VALUES (50, 'Can change participation', 16, 'change_participation');
INSERT INTO public.auth_permission VALUES (51, 'Can delete participation', 16, 'delete_participation');
INSERT INTO public.auth_permission VALUES (52, 'Can view participation', 16, 'view_participation');
INSERT INTO public.auth_permission VALUES (53, 'Can add status report', 17, 'add_statusreport');
INSERT INTO public.auth_permission VALUES (54, 'Can change status report', 17, 'change_statusreport');
INSERT INTO public.auth_permission VALUES (55, 'Can delete status report', 17, 'delete_statusreport');
INSERT INTO public.auth_permission VALUES (56, 'Can view status report', 17, 'view_statusreport');
INSERT INTO public.auth_permission VALUES (57, 'Can add target statement', 18, 'add_targetstatement');
INSERT INTO public.auth_permission VALUES (58, 'Can change target statement', 18, 'change_targetstatement');
INSERT INTO public.auth_permission VALUES (59, 'Can delete target statement', 18, 'delete_targetstatement');
INSERT INTO public.auth_permission VALUES (60, 'Can view target statement', 18, 'view_targetstatement');
INSERT INTO public.auth_permission VALUES (61, 'Can add threshold', 19, 'add_threshold');
INSERT INTO public.auth_permission VALUES (62, 'Can change threshold', 19, 'change_threshold');
INSERT INTO public.auth_permission VALUES (63, 'Can delete threshold', 19, 'delete_threshold');
INSERT INTO public.auth_permission VALUES (64, 'Can view threshold', 19, 'view_threshold');
INSERT INTO public.auth_permission VALUES (65, 'Can add threshold condition', 20, 'add_thresholdcondition');
INSERT INTO public.auth_permission VALUES (66, 'Can change threshold condition', 20, 'change_thresholdcondition');
INSERT INTO public.auth_permission VALUES (67, 'Can delete threshold condition', 20, 'delete_thresholdcondition');
INSERT INTO public.auth_permission VALUES (68, 'Can view threshold condition', 20, 'view_thresholdcondition');
INSERT INTO public.auth_permission VALUES (69, 'Can add HistoricalCountingRule_excluded', 21, 'add_historicalcountingrule_excluded');
INSERT INTO public.auth_permission VALUES (70, 'Can change HistoricalCountingRule_excluded', 21, 'change_historicalcountingrule_excluded');
INSERT INTO public.auth_permission VALUES (71, 'Can delete HistoricalCountingRule_excluded', 21, 'delete_historicalcountingrule_excluded');
INSERT INTO public.auth_permission VALUES (72, 'Can view HistoricalCountingRule_excluded', 21, 'view_historicalcountingrule_excluded');
INSERT INTO public.auth_permission VALUES (73, 'Can add HistoricalCountingRule_only', 22, 'add_historicalcountingrule_only');
INSERT INTO public.auth_permission VALUES (74, 'Can change HistoricalCountingRule_only', 22, 'change_historicalcountingrule_only');
INSERT INTO public.auth_permission VALUES (75, 'Can delete HistoricalCountingRule_only', 22, 'delete_historicalcountingrule_only');
INSERT INTO public.auth_permission VALUES (76, 'Can view HistoricalCountingRule_only', 22, 'view_historicalcountingrule_only');
INSERT INTO public.auth_permission VALUES (77, 'Can add negotiation', 23, 'add_negotiation');
INSERT INTO public.auth_permission VALUES (78, 'Can change negotiation', 23, 'change_negotiation');
INSERT INTO public.auth_permission VALUES (79, 'Can delete negotiation', 23, 'delete_negotiation');
INSERT INTO public.auth_permission VALUES (80, 'Can view negotiation', 23, 'view_negotiation');
INSERT INTO public.auth_permission VALUES (81, 'Can record and propose for the negotiations whose team it is on', 23, 'propose_for_negotiation');
INSERT INTO public.auth_permission VALUES (82, 'Can add negotiation session', 24, 'add_negotiationsession');
INSERT INTO public.auth_permission VALUES (83, 'Can change negotiation session', 24, 'change_negotiationsession');
INSERT INTO public.auth_permission VALUES (84, 'Can delete negotiation session', 24, 'delete_negotiationsession');
INSERT INTO public.auth_permission VALUES (85, 'Can view negotiation session', 24, 'view_negotiationsession');
INSERT INTO public.auth_permission VALUES (86, 'Can add attendance', 25, 'add_attendance');
INSERT INTO public.auth_permission VALUES (87, 'Can change attendance', 25, 'change_attendance');
INSERT INTO public.auth_permission VALUES (88, 'Can delete attendance', 25, 'delete_attendance');
INSERT INTO public.auth_permission VALUES (89, 'Can view attendance', 25, 'view_attendance');
INSERT INTO public.auth_permission VALUES (90, 'Can add provisional result', 26, 'add_provisionalresult');
INSERT INTO public.auth_permission VALUES (91, 'Can change provisional result', 26, 'change_provisionalresult');
INSERT INTO public.auth_permission VALUES (92, 'Can delete provisional result', 26, 'delete_provisionalresult');
INSERT INTO public.auth_permission VALUES (93, 'Can view provisional result', 26, 'view_provisionalresult');
INSERT INTO public.auth_permission VALUES (94, 'Can add consultation', 27, 'add_consultation');
INSERT INTO public.auth_permission VALUES (95, 'Can change consultation', 27, 'change_consultation');
INSERT INTO public.auth_permission VALUES (96, 'Can delete consultation', 27, 'delete_consultation');
INSERT INTO public.auth_permission VALUES (97, 'Can view consultation', 27, 'view_consultation');
INSERT INTO public.auth_permission VALUES (98, 'Can add historical risk theme', 33, 'add_historicalrisktheme');
INSERT INTO public.auth_permission VALUES (99, 'Can change historical risk theme', 33, 'change_historicalrisktheme');
INSERT INTO public.auth_permission VALUES (100, 'Can delete historical risk theme', 33, 'delete_historicalrisktheme');
INSERT INTO public.auth_permission VALUES (101, 'Can view historical risk theme', 33, 'view_historicalrisktheme');
INSERT INTO public.auth_permission VALUES (102, 'Can add sector', 34, 'add_sector');
INSERT INTO public.auth_permission VALUES (103, 'Can change sector', 34, 'change_sector');
INSERT INTO public.auth_permission VALUES (104, 'Can delete sector', 34, 'delete_sector');
INSERT INTO public.auth_permission VALUES (105, 'Can view sector', 34, 'view_sector');
INSERT INTO public.auth_permission VALUES (106, 'Can add risk theme', 35, 'add_risktheme');
INSERT INTO public.auth_permission VALUES (107, 'Can change risk theme', 35, 'change_risktheme');
INSERT INTO public.auth_permission VALUES (108, 'Can delete risk theme', 35, 'delete_risktheme');
INSERT INTO public.auth_permission VALUES (109, 'Can view risk theme', 35, 'view_risktheme');
INSERT INTO public.auth_permission VALUES (110, 'Can add historical other name', 36, 'add_historicalsectoralias');
INSERT INTO public.auth_permission VALUES (111, 'Can change historical other name', 36, 'change_historicalsectoralias');
INSERT INTO public.auth_permission VALUES (112, 'Can delete historical other name', 36, 'delete_historicalsectoralias');
INSERT INTO public.auth_permission VALUES (113, 'Can view historical other name', 36, 'view_historicalsectoralias');
INSERT INTO public.auth_permission VALUES (114, 'Can add historical sector', 37, 'add_historicalsector');
INSERT INTO public.auth_permission VALUES (115, 'Can change historical sector', 37, 'change_historicalsector');
INSERT INTO public.auth_permission VALUES (116, 'Can delete historical sector', 37, 'delete_historicalsector');
INSERT INTO public.auth_permission VALUES (117, 'Can view historical sector', 37, 'view_historicalsector');
INSERT INTO public.auth_permission VALUES (118, 'Can add HistoricalRiskTheme_sectors', 38, 'add_historicalrisktheme_sectors');
INSERT INTO public.auth_permission VALUES (119, 'Can change HistoricalRiskTheme_sectors', 38, 'change_historicalrisktheme_sectors');
INSERT INTO public.auth_permission VALUES (120, 'Can delete HistoricalRiskTheme_sectors', 38, 'delete_historicalrisktheme_sectors');
INSERT INTO public.auth_permission VALUES (121, 'Can view HistoricalRiskTheme_sectors', 38, 'view_historicalrisktheme_sectors');
INSERT INTO public.auth_permission VALUES (122, 'Can add other name', 39, 'add_sectoralias');
INSERT INTO public.auth_permission VALUES (123, 'Can change other name', 39, 'change_sectoralias');
INSERT INTO public.auth_permission VALUES (124, 'Can delete other name', 39, 'delete_sectoralias');
INSERT INTO public.auth_permission VALUES (125, 'Can view other name', 39, 'view_sectoralias');
INSERT INTO public.auth_permission VALUES (126, 'Can add limit to a sector', 40, 'add_sectorlimit');
INSERT INTO public.auth_permission VALUES (127, 'Can change limit to a sector', 40, 'change_sectorlimit');
INSERT INTO public.auth_permission VALUES (128, 'Can delete limit to a sector', 40, 'delete_sectorlimit');
INSERT INTO public.auth_permission VALUES (129, 'Can view limit to a sector', 40, 'view_sectorlimit');
INSERT INTO public.auth_permission VALUES (130, 'Can add organisation', 41, 'add_organisation');
INSERT INTO public.auth_permission VALUES (131, 'Can change organisation', 41, 'change_organisation');
INSERT INTO public.auth_permission VALUES (132, 'Can delete organisation', 41, 'delete_organisation');
INSERT INTO public.auth_permission VALUES (133, 'Can view organisation', 41, 'view_organisation');
INSERT INTO public.auth_permission VALUES (134, 'Can add historical organisation', 42, 'add_historicalorganisation');
INSERT INTO public.auth_permission VALUES (135, 'Can change historical organisation', 42, 'change_historicalorganisation');
INSERT INTO public.auth_permission VALUES (136, 'Can delete historical organisation', 42, 'delete_historicalorganisation');
INSERT INTO public.auth_permission VALUES (137, 'Can view historical organisation', 42, 'view_historicalorganisation');
INSERT INTO public.auth_permission VALUES (138, 'Can add historical dated name', 43, 'add_historicalorganisationname');
INSERT INTO public.auth_permission VALUES (139, 'Can change historical dated name', 43, 'change_historicalorganisationname');
INSERT INTO public.auth_permission VALUES (140, 'Can delete historical dated name', 43, 'delete_historicalorganisationname');
INSERT INTO public.auth_permission VALUES (141, 'Can view historical dated name', 43, 'view_historicalorganisationname');
INSERT INTO public.auth_permission VALUES (142, 'Can add historical document', 44, 'add_historicaldocument');
INSERT INTO public.auth_permission VALUES (143, 'Can change historical document', 44, 'change_historicaldocument');
INSERT INTO public.auth_permission VALUES (144, 'Can delete historical document', 44, 'delete_historicaldocument');
INSERT INTO public.auth_permission VALUES (145, 'Can view historical document', 44, 'view_historicaldocument');
INSERT INTO public.auth_permission VALUES (146, 'Can add document', 45, 'add_document');
INSERT INTO public.auth_permission VALUES (147, 'Can change document', 45, 'change_document');
INSERT INTO public.auth_permission VALUES (148, 'Can delete document', 45, 'delete_document');
INSERT INTO public.auth_permission VALUES (149, 'Can view document', 45, 'view_document');
INSERT INTO public.auth_permission VALUES (150, 'Can add dated name', 46, 'add_organisationname');
INSERT INTO public.auth_permission VALUES (151, 'Can change dated name', 46, 'change_organisationname');
INSERT INTO public.auth_permission VALUES (152, 'Can delete dated name', 46, 'delete_organisationname');
INSERT INTO public.auth_permission VALUES (153, 'Can view dated name', 46, 'view_organisationname');
INSERT INTO public.auth_permission VALUES (154, 'Can add revision', 47, 'add_revision');
INSERT INTO public.auth_permission VALUES (155, 'Can change revision', 47, 'change_revision');
INSERT INTO public.auth_permission VALUES (156, 'Can delete revision', 47, 'delete_revision');
INSERT INTO public.auth_permission VALUES (157, 'Can view revision', 47, 'view_revision');
INSERT INTO public.auth_permission VALUES (158, 'Can read drafts and proposals', 47, 'read_drafts');
INSERT INTO public.auth_permission VALUES (159, 'Can add motion or commitment statement', 48, 'add_undertakingstatement');
INSERT INTO public.auth_permission VALUES (160, 'Can change motion or commitment statement', 48, 'change_undertakingstatement');
INSERT INTO public.auth_permission VALUES (161, 'Can delete motion or commitment statement', 48, 'delete_undertakingstatement');
INSERT INTO public.auth_permission VALUES (162, 'Can view motion or commitment statement', 48, 'view_undertakingstatement');
INSERT INTO public.auth_permission VALUES (163, 'Can add sealed master data', 49, 'add_sealedmaster');
INSERT INTO public.auth_permission VALUES (164, 'Can change sealed master data', 49, 'change_sealedmaster');
INSERT INTO public.auth_permission VALUES (165, 'Can delete sealed master data', 49, 'delete_sealedmaster');
INSERT INTO public.auth_permission VALUES (166, 'Can view sealed master data', 49, 'view_sealedmaster');
INSERT INTO public.auth_permission VALUES (167, 'Can add decision', 50, 'add_decision');
INSERT INTO public.auth_permission VALUES (168, 'Can change decision', 50, 'change_decision');
INSERT INTO public.auth_permission VALUES (169, 'Can delete decision', 50, 'delete_decision');
INSERT INTO public.auth_permission VALUES (170, 'Can view decision', 50, 'view_decision');
INSERT INTO public.auth_permission VALUES (171, 'Can add proposal', 51, 'add_proposal');
INSERT INTO public.auth_permission VALUES (172, 'Can change proposal', 51, 'change_proposal');
INSERT INTO public.auth_permission VALUES (173, 'Can delete proposal', 51, 'delete_proposal');
INSERT INTO public.auth_permission VALUES (174, 'Can view proposal', 51, 'view_proposal');
INSERT INTO public.auth_permission VALUES (175, 'Can add audit event', 52, 'add_auditevent');
INSERT INTO public.auth_permission VALUES (176, 'Can change audit event', 52, 'change_auditevent');
INSERT INTO public.auth_permission VALUES (177, 'Can delete audit event', 52, 'delete_auditevent');
INSERT INTO public.auth_permission VALUES (178, 'Can view audit event', 52, 'view_auditevent');
INSERT INTO public.auth_permission VALUES (179, 'Can read the audit events of everybody', 52, 'read_every_event');
INSERT INTO public.auth_permission VALUES (180, 'Can read the audit events of accounts and of signing in', 52, 'read_account_events');
INSERT INTO public.auth_permission VALUES (181, 'Can add sheet run', 53, 'add_sheetrun');
INSERT INTO public.auth_permission VALUES (182, 'Can change sheet run', 53, 'change_sheetrun');
INSERT INTO public.auth_permission VALUES (183, 'Can delete sheet run', 53, 'delete_sheetrun');
INSERT INTO public.auth_permission VALUES (184, 'Can view sheet run', 53, 'view_sheetrun');
INSERT INTO public.auth_permission VALUES (185, 'Can add annex in preparation', 55, 'add_annexdraft');
INSERT INTO public.auth_permission VALUES (186, 'Can change annex in preparation', 55, 'change_annexdraft');
INSERT INTO public.auth_permission VALUES (187, 'Can delete annex in preparation', 55, 'delete_annexdraft');
INSERT INTO public.auth_permission VALUES (188, 'Can view annex in preparation', 55, 'view_annexdraft');
INSERT INTO public.auth_permission VALUES (189, 'Can add log entry', 57, 'add_logentry');
INSERT INTO public.auth_permission VALUES (190, 'Can change log entry', 57, 'change_logentry');
INSERT INTO public.auth_permission VALUES (191, 'Can delete log entry', 57, 'delete_logentry');
INSERT INTO public.auth_permission VALUES (192, 'Can view log entry', 57, 'view_logentry');
INSERT INTO public.auth_permission VALUES (193, 'Can add permission', 58, 'add_permission');
INSERT INTO public.auth_permission VALUES (194, 'Can change permission', 58, 'change_permission');
INSERT INTO public.auth_permission VALUES (195, 'Can delete permission', 58, 'delete_permission');
INSERT INTO public.auth_permission VALUES (196, 'Can view permission', 58, 'view_permission');
INSERT INTO public.auth_permission VALUES (197, 'Can add group', 59, 'add_group');
INSERT INTO public.auth_permission VALUES (198, 'Can change group', 59, 'change_group');
INSERT INTO public.auth_permission VALUES (199, 'Can delete group', 59, 'delete_group');
INSERT INTO public.auth_permission VALUES (200, 'Can view group', 59, 'view_group');
INSERT INTO public.auth_permission VALUES (201, 'Can add user', 60, 'add_user');
INSERT INTO public.auth_permission VALUES (202, 'Can change user', 60, 'change_user');
INSERT INTO public.auth_permission VALUES (203, 'Can delete user', 60, 'delete_user');
INSERT INTO public.auth_permission VALUES (204, 'Can view user', 60, 'view_user');
INSERT INTO public.auth_permission VALUES (205, 'Can add content type', 61, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (206, 'Can change content type', 61, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (207, 'Can delete content type', 61, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (208, 'Can view content type', 61, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (209, 'Can add session', 62, 'add_session');
INSERT INTO public.auth_permission VALUES (210, 'Can change session', 62, 'change_session');
INSERT INTO public.auth_permission VALUES (211, 'Can delete session', 62, 'delete_session');
INSERT INTO public.auth_permission VALUES (212, 'Can view session', 62, 'view_session');
INSERT INTO public.auth_permission VALUES (213, 'Can add email address', 63, 'add_emailaddress');
INSERT INTO public.auth_permission VALUES (214, 'Can change email address', 63, 'change_emailaddress');
INSERT INTO public.auth_permission VALUES (215, 'Can delete email address', 63, 'delete_emailaddress');
INSERT INTO public.auth_permission VALUES (216, 'Can view email address', 63, 'view_emailaddress');
INSERT INTO public.auth_permission VALUES (217, 'Can add email confirmation', 64, 'add_emailconfirmation');
INSERT INTO public.auth_permission VALUES (218, 'Can change email confirmation', 64, 'change_emailconfirmation');
INSERT INTO public.auth_permission VALUES (219, 'Can delete email confirmation', 64, 'delete_emailconfirmation');
INSERT INTO public.auth_permission VALUES (220, 'Can view email confirmation', 64, 'view_emailconfirmation');
INSERT INTO public.auth_permission VALUES (221, 'Can add authenticator', 65, 'add_authenticator');
INSERT INTO public.auth_permission VALUES (222, 'Can change authenticator', 65, 'change_authenticator');
INSERT INTO public.auth_permission VALUES (223, 'Can delete authenticator', 65, 'delete_authenticator');
INSERT INTO public.auth_permission VALUES (224, 'Can view authenticator', 65, 'view_authenticator');
INSERT INTO public.auth_permission VALUES (225, 'Can add social account', 66, 'add_socialaccount');
INSERT INTO public.auth_permission VALUES (226, 'Can change social account', 66, 'change_socialaccount');
INSERT INTO public.auth_permission VALUES (227, 'Can delete social account', 66, 'delete_socialaccount');
INSERT INTO public.auth_permission VALUES (228, 'Can view social account', 66, 'view_socialaccount');
INSERT INTO public.auth_permission VALUES (229, 'Can add social application', 67, 'add_socialapp');
INSERT INTO public.auth_permission VALUES (230, 'Can change social application', 67, 'change_socialapp');
INSERT INTO public.auth_permission VALUES (231, 'Can delete social application', 67, 'delete_socialapp');
INSERT INTO public.auth_permission VALUES (232, 'Can view social application', 67, 'view_socialapp');
INSERT INTO public.auth_permission VALUES (233, 'Can add social application token', 68, 'add_socialtoken');
INSERT INTO public.auth_permission VALUES (234, 'Can change social application token', 68, 'change_socialtoken');
INSERT INTO public.auth_permission VALUES (235, 'Can delete social application token', 68, 'delete_socialtoken');
INSERT INTO public.auth_permission VALUES (236, 'Can view social application token', 68, 'view_socialtoken');
INSERT INTO public.auth_permission VALUES (237, 'Can add Task Result', 69, 'add_dbtaskresult');
INSERT INTO public.auth_permission VALUES (238, 'Can change Task Result', 69, 'change_dbtaskresult');
INSERT INTO public.auth_permission VALUES (239, 'Can delete Task Result', 69, 'delete_dbtaskresult');
INSERT INTO public.auth_permission VALUES (240, 'Can view Task Result', 69, 'view_dbtaskresult');
INSERT INTO public.django_content_type VALUES (1, 'dashboards', 'subscriber');
INSERT INTO public.django_content_type VALUES (2, 'dashboards', 'outgoingmail');
INSERT INTO public.django_content_type VALUES (3, 'dashboards', 'subscription');
INSERT INTO public.django_content_type VALUES (4, 'covenants', 'target');
INSERT INTO public.django_content_type VALUES (5, 'covenants', 'covenant');
INSERT INTO public.django_content_type VALUES (6, 'covenants', 'countingrule');
INSERT INTO public.django_content_type VALUES (7, 'covenants', 'covenantname');
INSERT INTO public.django_content_type VALUES (8, 'covenants', 'historicalcountingrule');
INSERT INTO public.django_content_type VALUES (9, 'covenants', 'historicalcovenant');
INSERT INTO public.django_content_type VALUES (10, 'covenants', 'historicalcovenant_sectors');
INSERT INTO public.django_content_type VALUES (11, 'covenants', 'historicalcovenantname');
INSERT INTO public.django_content_type VALUES (12, 'covenants', 'historicaltarget');
INSERT INTO public.django_content_type VALUES (13, 'covenants', 'historicalthreshold');
INSERT INTO public.django_content_type VALUES (14, 'covenants', 'measurement');
INSERT INTO public.django_content_type VALUES (15, 'covenants', 'milestonestatement');
INSERT INTO public.django_content_type VALUES (16, 'covenants', 'participation');
INSERT INTO public.django_content_type VALUES (17, 'covenants', 'statusreport');
INSERT INTO public.django_content_type VALUES (18, 'covenants', 'targetstatement');
INSERT INTO public.django_content_type VALUES (19, 'covenants', 'threshold');
INSERT INTO public.django_content_type VALUES (20, 'covenants', 'thresholdcondition');
INSERT INTO public.django_content_type VALUES (21, 'covenants', 'historicalcountingrule_excluded');
INSERT INTO public.django_content_type VALUES (22, 'covenants', 'historicalcountingrule_only');
INSERT INTO public.django_content_type VALUES (23, 'covenants', 'negotiation');
INSERT INTO public.django_content_type VALUES (24, 'covenants', 'negotiationsession');
INSERT INTO public.django_content_type VALUES (25, 'covenants', 'attendance');
INSERT INTO public.django_content_type VALUES (26, 'covenants', 'provisionalresult');
INSERT INTO public.django_content_type VALUES (27, 'covenants', 'consultation');
INSERT INTO public.django_content_type VALUES (28, 'covenants', 'sitting');
INSERT INTO public.django_content_type VALUES (29, 'covenants', 'sittingrow');
INSERT INTO public.django_content_type VALUES (30, 'covenants', 'candidate');
INSERT INTO public.django_content_type VALUES (31, 'covenants', 'guideclosed');
INSERT INTO public.django_content_type VALUES (32, 'covenants', 'readrow');
INSERT INTO public.django_content_type VALUES (33, 'sectors', 'historicalrisktheme');
INSERT INTO public.django_content_type VALUES (34, 'sectors', 'sector');
INSERT INTO public.django_content_type VALUES (35, 'sectors', 'risktheme');
INSERT INTO public.django_content_type VALUES (36, 'sectors', 'historicalsectoralias');
INSERT INTO public.django_content_type VALUES (37, 'sectors', 'historicalsector');
INSERT INTO public.django_content_type VALUES (38, 'sectors', 'historicalrisktheme_sectors');
INSERT INTO public.django_content_type VALUES (39, 'sectors', 'sectoralias');
INSERT INTO public.django_content_type VALUES (40, 'sectors', 'sectorlimit');
INSERT INTO public.django_content_type VALUES (41, 'dossier', 'organisation');
INSERT INTO public.django_content_type VALUES (42, 'dossier', 'historicalorganisation');
INSERT INTO public.django_content_type VALUES (43, 'dossier', 'historicalorganisationname');
INSERT INTO public.django_content_type VALUES (44, 'dossier', 'historicaldocument');
INSERT INTO public.django_content_type VALUES (45, 'dossier', 'document');
INSERT INTO public.django_content_type VALUES (46, 'dossier', 'organisationname');
INSERT INTO public.django_content_type VALUES (47, 'dossier', 'revision');
INSERT INTO public.django_content_type VALUES (48, 'dossier', 'undertakingstatement');
INSERT INTO public.django_content_type VALUES (49, 'dossier', 'sealedmaster');
INSERT INTO public.django_content_type VALUES (50, 'dossier', 'decision');
INSERT INTO public.django_content_type VALUES (51, 'dossier', 'proposal');
INSERT INTO public.django_content_type VALUES (52, 'dossier', 'auditevent');
INSERT INTO public.django_content_type VALUES (53, 'dossier', 'sheetrun');
INSERT INTO public.django_content_type VALUES (54, 'dossier', 'edition');
INSERT INTO public.django_content_type VALUES (55, 'dossier', 'annexdraft');
INSERT INTO public.django_content_type VALUES (56, 'dossier', 'editionfile');
INSERT INTO public.django_content_type VALUES (57, 'admin', 'logentry');
INSERT INTO public.django_content_type VALUES (58, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (59, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (60, 'auth', 'user');
INSERT INTO public.django_content_type VALUES (61, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (62, 'sessions', 'session');
INSERT INTO public.django_content_type VALUES (63, 'account', 'emailaddress');
INSERT INTO public.django_content_type VALUES (64, 'account', 'emailconfirmation');
INSERT INTO public.django_content_type VALUES (65, 'mfa', 'authenticator');
INSERT INTO public.django_content_type VALUES (66, 'socialaccount', 'socialaccount');
INSERT INTO public.django_content_type VALUES (67, 'socialaccount', 'socialapp');
INSERT INTO public.django_content_type VALUES (68, 'socialaccount', 'socialtoken');
INSERT INTO public.django_content_type VALUES (69, 'django_tasks_database', 'dbtaskresult');
INSERT INTO public.django_migrations VALUES (1, 'contenttypes', '0001_initial', '2026-11-28 01:52:52.616658+00');
INSERT INTO public.django_migrations VALUES (2, 'auth', '0001_initial', '2026-11-28 01:52:52.743987+00');
INSERT INTO public.django_migrations VALUES (3, 'account', '0001_initial', '2026-11-28 01:52:52.811097+00');
INSERT INTO public.django_migrations VALUES (4, 'account', '0002_email_max_length', '2026-11-28 01:52:52.828078+00');
INSERT INTO public.django_migrations VALUES (5, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-28 01:52:52.858816+00');
INSERT INTO public.django_migrations VALUES (6, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-28 01:52:52.886915+00');
INSERT INTO public.django_migrations VALUES (7, 'account', '0005_emailaddress_idx_upper_email', '2026-11-28 01:52:52.904153+00');
INSERT INTO public.django_migrations VALUES (8, 'account', '0006_emailaddress_lower', '2026-11-28 01:52:52.927022+00');
INSERT INTO public.django_migrations VALUES (9, 'account', '0007_emailaddress_idx_email', '2026-11-28 01:52:52.960729+00');
INSERT INTO public.django_migrations VALUES (10, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-28 01:52:52.988198+00');
INSERT INTO public.django_migrations VALUES (11, 'account', '0009_emailaddress_unique_primary_email', '2026-11-28 01:52:53.004414+00');
INSERT INTO public.django_migrations VALUES (12, 'admin', '0001_initial', '2026-11-28 01:52:53.038348+00');
INSERT INTO public.django_migrations VALUES (13, 'admin', '0002_logentry_remove_auto_add', '2026-11-28 01:52:53.049421+00');
INSERT INTO public.django_migrations VALUES (14, 'admin', '0003_logentry_add_action_flag_choices', '2026-11-28 01:52:53.065747+00');
INSERT INTO public.django_migrations VALUES (15, 'contenttypes', '0002_remove_content_type_name', '2026-11-28 01:52:53.102785+00');
INSERT INTO public.django_migrations VALUES (16, 'auth', '0002_alter_permission_name_max_length', '2026-11-28 01:52:53.115257+00');
INSERT INTO public.django_migrations VALUES (17, 'auth', '0003_alter_user_email_max_length', '2026-11-28 01:52:53.133828+00');
INSERT INTO public.django_migrations VALUES (18, 'auth', '0004_alter_user_username_opts', '2026-11-28 01:52:53.378761+00');
INSERT INTO public.django_migrations VALUES (19, 'auth', '0005_alter_user_last_login_null', '2026-11-28 01:52:53.399137+00');
INSERT INTO public.django_migrations VALUES (20, 'auth', '0006_require_contenttypes_0002', '2026-11-28 01:52:53.399865+00');
INSERT INTO public.django_migrations VALUES (21, 'auth', '0007_alter_validators_add_error_messages', '2026-11-28 01:52:53.409811+00');
INSERT INTO public.django_migrations VALUES (22, 'auth', '0008_alter_user_username_max_length', '2026-11-28 01:52:53.428779+00');
INSERT INTO public.django_migrations VALUES (23, 'auth', '0009_alter_user_last_name_max_length', '2026-11-28 01:52:53.441902+00');
INSERT INTO public.django_migrations VALUES (24, 'auth', '0010_alter_group_name_max_length', '2026-11-28 01:52:53.449228+00');
INSERT INTO public.django_migrations VALUES (25, 'auth', '0011_update_proxy_permissions', '2026-11-28 01:52:53.463758+00');
INSERT INTO public.django_migrations VALUES (26, 'auth', '0012_alter_user_first_name_max_length', '2026-11-28 01:52:53.476685+00');
INSERT INTO public.django_migrations VALUES (27, 'dossier', '0001_initial', '2026-11-28 01:52:53.763046+00');
INSERT INTO public.django_migrations VALUES (28, 'sectors', '0001_initial', '2026-11-28 01:52:54.105562+00');
INSERT INTO public.django_migrations VALUES (29, 'sectors', '0002_protection', '2026-11-28 01:52:54.106434+00');
INSERT INTO public.django_migrations VALUES (30, 'dossier', '0002_protection', '2026-11-28 01:52:54.107067+00');
INSERT INTO public.django_migrations VALUES (31, 'dossier', '0003_indexes_for_readings', '2026-11-28 01:52:54.151981+00');
INSERT INTO public.django_migrations VALUES (32, 'dossier', '0004_sealed_masters', '2026-11-28 01:52:54.286897+00');
INSERT INTO public.django_migrations VALUES (33, 'covenants', '0001_initial', '2026-11-28 01:52:56.060301+00');
INSERT INTO public.django_migrations VALUES (34, 'covenants', '0002_protection', '2026-11-28 01:52:56.066986+00');
INSERT INTO public.django_migrations VALUES (35, 'covenants', '0003_indexes_for_readings', '2026-11-28 01:52:57.106786+00');
INSERT INTO public.django_migrations VALUES (36, 'covenants', '0004_company_share', '2026-11-28 01:52:57.107613+00');
INSERT INTO public.django_migrations VALUES (37, 'covenants', '0005_sealed_masters', '2026-11-28 01:52:58.290066+00');
INSERT INTO public.django_migrations VALUES (38, 'covenants', '0006_baseline', '2026-11-28 01:52:58.36695+00');
INSERT INTO public.django_migrations VALUES (39, 'sectors', '0003_protection', '2026-11-28 01:52:58.415896+00');
INSERT INTO public.django_migrations VALUES (40, 'sectors', '0004_history_keeps_its_accounts', '2026-11-28 01:52:58.4181+00');
INSERT INTO public.django_migrations VALUES (41, 'sectors', '0005_known_years', '2026-11-28 01:52:58.418856+00');
INSERT INTO public.django_migrations VALUES (42, 'sectors', '0006_accounts_and_roles', '2026-11-28 01:52:58.519209+00');
INSERT INTO public.django_migrations VALUES (43, 'mfa', '0001_initial', '2026-11-28 01:52:58.615786+00');
INSERT INTO public.django_migrations VALUES (44, 'mfa', '0002_authenticator_timestamps', '2026-11-28 01:52:58.77098+00');
INSERT INTO public.django_migrations VALUES (45, 'mfa', '0003_authenticator_type_uniq', '2026-11-28 01:52:59.038862+00');
INSERT INTO public.django_migrations VALUES (46, 'dossier', '0005_protection', '2026-11-28 01:52:59.160956+00');
INSERT INTO public.django_migrations VALUES (47, 'dossier', '0006_decisions', '2026-11-28 01:52:59.682937+00');
INSERT INTO public.django_migrations VALUES (48, 'dossier', '0007_return_notes', '2026-11-28 01:52:59.803834+00');
INSERT INTO public.django_migrations VALUES (49, 'dossier', '0008_decisions_protected', '2026-11-28 01:52:59.811585+00');
INSERT INTO public.django_migrations VALUES (50, 'dossier', '0009_oddity_reason_and_known_years', '2026-11-28 01:52:59.904148+00');
INSERT INTO public.django_migrations VALUES (51, 'dossier', '0010_put_back', '2026-11-28 01:52:59.973215+00');
INSERT INTO public.django_migrations VALUES (52, 'dossier', '0011_no_return_note', '2026-11-28 01:53:00.076371+00');
INSERT INTO public.django_migrations VALUES (53, 'dossier', '0012_reasons_in_english', '2026-11-28 01:53:00.17659+00');
INSERT INTO public.django_migrations VALUES (54, 'dossier', '0013_accounts_and_roles', '2026-11-28 01:53:00.241171+00');
INSERT INTO public.django_migrations VALUES (55, 'dossier', '0014_counts_of_signing_in', '2026-11-28 01:53:00.330768+00');
INSERT INTO public.django_migrations VALUES (56, 'dossier', '0015_proposals', '2026-11-28 01:53:00.520352+00');
INSERT INTO public.django_migrations VALUES (57, 'dossier', '0016_audit_events', '2026-11-28 01:53:00.639722+00');
INSERT INTO public.django_migrations VALUES (58, 'dossier', '0017_sheet_runs', '2026-11-28 01:53:01.06457+00');
INSERT INTO public.django_migrations VALUES (59, 'dossier', '0018_owner_and_end_of_what_is_closed', '2026-11-28 01:53:01.611928+00');
INSERT INTO public.django_migrations VALUES (60, 'dossier', '0019_search_index', '2026-11-28 01:53:01.714077+00');
INSERT INTO public.django_migrations VALUES (61, 'dossier', '0020_encrypted_second_factors', '2026-11-28 01:53:01.798595+00');
INSERT INTO public.django_migrations VALUES (62, 'covenants', '0007_protection', '2026-11-28 01:53:02.855492+00');
INSERT INTO public.django_migrations VALUES (63, 'covenants', '0008_history_keeps_its_accounts', '2026-11-28 01:53:02.85915+00');
INSERT INTO public.django_migrations VALUES (64, 'covenants', '0009_oddity_reason_and_known_years', '2026-11-28 01:53:03.76164+00');
INSERT INTO public.django_migrations VALUES (65, 'covenants', '0010_no_return_note', '2026-11-28 01:53:04.33915+00');
INSERT INTO public.django_migrations VALUES (66, 'covenants', '0011_group_promises_and_reasons_in_english', '2026-11-28 01:53:05.353629+00');
INSERT INTO public.django_migrations VALUES (67, 'covenants', '0012_name_modality_abandoned', '2026-11-28 01:53:05.52666+00');
INSERT INTO public.django_migrations VALUES (68, 'covenants', '0013_negotiations', '2026-11-28 01:53:07.818902+00');
INSERT INTO public.django_migrations VALUES (69, 'covenants', '0014_participants_that_count', '2026-11-28 01:53:08.332692+00');
INSERT INTO public.django_migrations VALUES (70, 'covenants', '0015_sittings', '2026-11-28 01:53:08.757744+00');
INSERT INTO public.django_migrations VALUES (71, 'covenants', '0016_day_from_another_document', '2026-11-28 01:53:09.546176+00');
INSERT INTO public.django_migrations VALUES (72, 'covenants', '0017_candidates', '2026-11-28 01:53:09.654152+00');
INSERT INTO public.django_migrations VALUES (73, 'covenants', '0018_owner_and_end_of_what_is_closed', '2026-11-28 01:53:15.13335+00');
INSERT INTO public.django_migrations VALUES (74, 'covenants', '0019_guide_closed', '2026-11-28 01:53:15.654815+00');
INSERT INTO public.django_migrations VALUES (75, 'covenants', '0020_read_rows', '2026-11-28 01:53:15.778971+00');
INSERT INTO public.django_migrations VALUES (76, 'covenants', '0021_law_and_initiatives_abroad_and_who_pays', '2026-11-28 01:53:16.982821+00');
INSERT INTO public.django_migrations VALUES (77, 'dashboards', '0001_alerts', '2026-11-28 01:53:17.001551+00');
INSERT INTO public.django_migrations VALUES (78, 'django_tasks_database', '0001_initial', '2026-11-28 01:53:17.005435+00');
INSERT INTO public.django_migrations VALUES (79, 'django_tasks_database', '0002_alter_dbtaskresult_options', '2026-11-28 01:53:17.008868+00');
INSERT INTO public.django_migrations VALUES (80, 'django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', '2026-11-28 01:53:17.015626+00');
INSERT INTO public.django_migrations VALUES (81, 'django_tasks_database', '0004_dbtaskresult_started_at', '2026-11-28 01:53:17.018939+00');
INSERT INTO public.django_migrations VALUES (82, 'django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', '2026-11-28 01:53:17.042875+00');
INSERT INTO public.django_migrations VALUES (83, 'django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', '2026-11-28 01:53:17.129476+00');
INSERT INTO public.django_migrations VALUES (84, 'django_tasks_database', '0007_add_separate_results_fields', '2026-11-28 01:53:17.166886+00');
INSERT INTO public.django_migrations VALUES (85, 'django_tasks_database', '0008_separate_results_field', '2026-11-28 01:53:17.295826+00');
INSERT INTO public.django_migrations VALUES (86, 'django_tasks_database', '0009_remove_results_field', '2026-11-28 01:53:17.311199+00');
INSERT INTO public.django_migrations VALUES (87, 'django_tasks_database', '0010_alter_dbtaskresult_status', '2026-11-28 01:53:17.320226+00');
INSERT INTO public.django_migrations VALUES (88, 'django_tasks_database', '0011_rename_complete_status', '2026-11-28 01:53:17.430942+00');
INSERT INTO public.django_migrations VALUES (89, 'django_tasks_database', '0012_add_separate_exception_fields', '2026-11-28 01:53:17.454487+00');
INSERT INTO public.django_migrations VALUES (90, 'django_tasks_database', '0013_separate_exception_fields', '2026-11-28 01:53:17.624661+00');
INSERT INTO public.django_migrations VALUES (91, 'django_tasks_database', '0014_remove_dbtaskresult_exception_data', '2026-11-28 01:53:17.631062+00');
INSERT INTO public.django_migrations VALUES (92, 'django_tasks_database', '0015_correctly_order_run_after', '2026-11-28 01:53:17.634412+00');
INSERT INTO public.django_migrations VALUES (93, 'django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', '2026-11-28 01:53:17.862829+00');
INSERT INTO public.django_migrations VALUES (94, 'django_tasks_database', '0017_dbtaskresult_metadata', '2026-11-28 01:53:17.875259+00');
INSERT INTO public.django_migrations VALUES (95, 'django_tasks_database', '0018_rename_succeeded_status', '2026-11-28 01:53:18.030905+00');
INSERT INTO public.django_migrations VALUES (96, 'django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', '2026-11-28 01:53:18.070866+00');
INSERT INTO public.django_migrations VALUES (97, 'django_tasks_database', '0020_update_db_task_result_ordering', '2026-11-28 01:53:18.094693+00');
INSERT INTO public.django_migrations VALUES (98, 'django_tasks_database', '0021_conditional_partial_index_ordering', '2026-11-28 01:53:18.111318+00');
INSERT INTO public.django_migrations VALUES (99, 'dossier', '0021_editions', '2026-11-28 01:53:19.304386+00');
INSERT INTO public.django_migrations VALUES (100, 'sessions', '0001_initial', '2026-11-28 01:53:19.318438+00');
INSERT INTO public.django_migrations VALUES (101, 'socialaccount', '0001_initial', '2026-11-28 01:53:19.893128+00');
INSERT INTO public.django_migrations VALUES (102, 'socialaccount', '0002_token_max_lengths', '2026-11-28 01:53:20.011186+00');
INSERT INTO public.django_migrations VALUES (103, 'socialaccount', '0003_extra_data_default_dict', '2026-11-28 01:53:20.100135+00');
INSERT INTO public.django_migrations VALUES (104, 'socialaccount', '0004_app_provider_id_settings', '2026-11-28 01:53:20.632102+00');
INSERT INTO public.django_migrations VALUES (105, 'socialaccount', '0005_socialtoken_nullable_app', '2026-11-28 01:53:20.776377+00');
INSERT INTO public.django_migrations VALUES (106, 'socialaccount', '0006_alter_socialaccount_extra_data', '2026-11-28 01:53:20.880486+00');
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 5, true);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 255, true);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 240, true);
SELECT pg_catalog.setval('public.auth_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_user_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_attendance_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_candidate_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_consultation_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_countingrule_excluded_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_countingrule_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_countingrule_only_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_covenant_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_covenant_sectors_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_covenantname_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_guideclosed_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_historicalcountingrule_excluded_m2m_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_historicalcountingrule_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_historicalcountingrule_only_m2m_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_historicalcovenant_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_historicalcovenant_sectors_m2m_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_historicalcovenantname_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_historicaltarget_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_historicalthreshold_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_measurement_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_milestonestatement_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_negotiation_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_negotiation_members_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_negotiation_team_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_negotiationsession_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_participation_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_provisionalresult_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_readrow_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_sitting_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_sittingrow_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_statusreport_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_target_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_targetstatement_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_threshold_id_seq', 1, false);
SELECT pg_catalog.setval('public.covenants_thresholdcondition_id_seq', 1, false);
SELECT pg_catalog.setval('public.dashboards_outgoingmail_id_seq', 1, false);
SELECT pg_catalog.setval('public.dashboards_subscriber_id_seq', 1, false);
SELECT pg_catalog.setval('public.dashboards_subscription_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 69, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 106, true);
SELECT pg_catalog.setval('public.dossier_annexdraft_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_auditevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_decision_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_document_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_historicaldocument_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_historicalorganisation_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_historicalorganisationname_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_organisation_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_organisationname_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_proposal_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_sealedmaster_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_sheetrun_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_undertakingstatement_id_seq', 1, false);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.sectors_historicalrisktheme_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.sectors_historicalrisktheme_sectors_m2m_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.sectors_historicalsector_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.sectors_historicalsectoralias_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.sectors_risktheme_id_seq', 1, false);
SELECT pg_catalog.setval('public.sectors_risktheme_sectors_id_seq', 1, false);
SELECT pg_catalog.setval('public.sectors_sector_id_seq', 1, false);
SELECT pg_catalog.setval('public.sectors_sectoralias_id_seq', 1, false);
SELECT pg_catalog.setval('public.sectors_sectorlimit_id_seq', 1, false);
SELECT pg_catalog.setval('public.socialaccount_socialaccount_id_seq', 1, false);
SELECT pg_catalog.setval('public.socialaccount_socialapp_id_seq', 1, false);
SELECT pg_catalog.setval('public.socialaccount_socialtoken_id_seq', 1, false);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_attendance
    ADD CONSTRAINT attendance_once UNIQUE (session_id, organisation_id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_group_id_94350c0c_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_permission_id_14a6b632_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_username_key UNIQUE (username);
ALTER TABLE ONLY public.covenants_covenantname
    ADD CONSTRAINT covenant_name_one_per_day UNIQUE (covenant_id, known_from);
ALTER TABLE ONLY public.covenants_attendance
    ADD CONSTRAINT covenants_attendance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_candidate
    ADD CONSTRAINT covenants_candidate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_consultation
    ADD CONSTRAINT covenants_consultation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_consultation
    ADD CONSTRAINT covenants_consultation_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.covenants_countingrule_excluded
    ADD CONSTRAINT covenants_countingrule_e_countingrule_id_covenant_8bc7edd7_uniq UNIQUE (countingrule_id, covenant_id);
ALTER TABLE ONLY public.covenants_countingrule_excluded
    ADD CONSTRAINT covenants_countingrule_excluded_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_countingrule_only
    ADD CONSTRAINT covenants_countingrule_o_countingrule_id_covenant_889a068d_uniq UNIQUE (countingrule_id, covenant_id);
ALTER TABLE ONLY public.covenants_countingrule_only
    ADD CONSTRAINT covenants_countingrule_only_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_countingrule
    ADD CONSTRAINT covenants_countingrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_countingrule
    ADD CONSTRAINT covenants_countingrule_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.covenants_covenant
    ADD CONSTRAINT covenants_covenant_code_key UNIQUE (code);
ALTER TABLE ONLY public.covenants_covenant
    ADD CONSTRAINT covenants_covenant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_covenant_sectors
    ADD CONSTRAINT covenants_covenant_sectors_covenant_id_sector_id_618d06f9_uniq UNIQUE (covenant_id, sector_id);
ALTER TABLE ONLY public.covenants_covenant_sectors
    ADD CONSTRAINT covenants_covenant_sectors_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_covenant
    ADD CONSTRAINT covenants_covenant_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.covenants_covenantname
    ADD CONSTRAINT covenants_covenantname_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_guideclosed
    ADD CONSTRAINT covenants_guideclosed_account_id_key UNIQUE (account_id);
ALTER TABLE ONLY public.covenants_guideclosed
    ADD CONSTRAINT covenants_guideclosed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_historicalcountingrule_excluded
    ADD CONSTRAINT covenants_historicalcountingrule_excluded_pkey PRIMARY KEY (m2m_history_id);
ALTER TABLE ONLY public.covenants_historicalcountingrule_only
    ADD CONSTRAINT covenants_historicalcountingrule_only_pkey PRIMARY KEY (m2m_history_id);
ALTER TABLE ONLY public.covenants_historicalcountingrule
    ADD CONSTRAINT covenants_historicalcountingrule_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.covenants_historicalcovenant
    ADD CONSTRAINT covenants_historicalcovenant_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.covenants_historicalcovenant_sectors
    ADD CONSTRAINT covenants_historicalcovenant_sectors_pkey PRIMARY KEY (m2m_history_id);
ALTER TABLE ONLY public.covenants_historicalcovenantname
    ADD CONSTRAINT covenants_historicalcovenantname_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.covenants_historicaltarget
    ADD CONSTRAINT covenants_historicaltarget_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.covenants_historicalthreshold
    ADD CONSTRAINT covenants_historicalthreshold_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measurement_corrects_id_key UNIQUE (corrects_id);
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measurement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measurement_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestonestatement_corrects_id_key UNIQUE (corrects_id);
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestonestatement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestonestatement_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.covenants_negotiation
    ADD CONSTRAINT covenants_negotiation_covenant_id_key UNIQUE (covenant_id);
ALTER TABLE ONLY public.covenants_negotiation_members
    ADD CONSTRAINT covenants_negotiation_me_negotiation_id_organisat_de448694_uniq UNIQUE (negotiation_id, organisation_id);
ALTER TABLE ONLY public.covenants_negotiation_members
    ADD CONSTRAINT covenants_negotiation_members_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_negotiation
    ADD CONSTRAINT covenants_negotiation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_negotiation_team
    ADD CONSTRAINT covenants_negotiation_team_negotiation_id_user_id_744e3040_uniq UNIQUE (negotiation_id, user_id);
ALTER TABLE ONLY public.covenants_negotiation_team
    ADD CONSTRAINT covenants_negotiation_team_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_negotiationsession
    ADD CONSTRAINT covenants_negotiationsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_negotiationsession
    ADD CONSTRAINT covenants_negotiationsession_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participation_corrects_id_key UNIQUE (corrects_id);
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participation_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.covenants_provisionalresult
    ADD CONSTRAINT covenants_provisionalresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_provisionalresult
    ADD CONSTRAINT covenants_provisionalresult_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.covenants_readrow
    ADD CONSTRAINT covenants_readrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_sitting
    ADD CONSTRAINT covenants_sitting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_sittingrow
    ADD CONSTRAINT covenants_sittingrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusreport_corrects_id_key UNIQUE (corrects_id);
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusreport_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.covenants_target
    ADD CONSTRAINT covenants_target_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_target
    ADD CONSTRAINT covenants_target_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstatement_corrects_id_key UNIQUE (corrects_id);
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstatement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstatement_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.covenants_threshold
    ADD CONSTRAINT covenants_threshold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_threshold
    ADD CONSTRAINT covenants_threshold_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdcondition_corrects_id_key UNIQUE (corrects_id);
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdcondition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdcondition_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.dashboards_outgoingmail
    ADD CONSTRAINT dashboards_outgoingmail_key_key UNIQUE (key);
ALTER TABLE ONLY public.dashboards_outgoingmail
    ADD CONSTRAINT dashboards_outgoingmail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dashboards_subscriber
    ADD CONSTRAINT dashboards_subscriber_address_key UNIQUE (address);
ALTER TABLE ONLY public.dashboards_subscriber
    ADD CONSTRAINT dashboards_subscriber_key_key UNIQUE (key);
ALTER TABLE ONLY public.dashboards_subscriber
    ADD CONSTRAINT dashboards_subscriber_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dashboards_subscription
    ADD CONSTRAINT dashboards_subscription_key_key UNIQUE (key);
ALTER TABLE ONLY public.dashboards_subscription
    ADD CONSTRAINT dashboards_subscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.django_tasks_database_dbtaskresult
    ADD CONSTRAINT django_tasks_database_dbtaskresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_annexdraft
    ADD CONSTRAINT dossier_annexdraft_edition_id_key UNIQUE (edition_id);
ALTER TABLE ONLY public.dossier_annexdraft
    ADD CONSTRAINT dossier_annexdraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_auditevent
    ADD CONSTRAINT dossier_auditevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_decision
    ADD CONSTRAINT dossier_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_document
    ADD CONSTRAINT dossier_document_key_key UNIQUE (key);
ALTER TABLE ONLY public.dossier_document
    ADD CONSTRAINT dossier_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_edition
    ADD CONSTRAINT dossier_edition_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.dossier_editionfile
    ADD CONSTRAINT dossier_editionfile_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.dossier_historicaldocument
    ADD CONSTRAINT dossier_historicaldocument_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.dossier_historicalorganisation
    ADD CONSTRAINT dossier_historicalorganisation_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.dossier_historicalorganisationname
    ADD CONSTRAINT dossier_historicalorganisationname_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.dossier_organisation
    ADD CONSTRAINT dossier_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_organisation
    ADD CONSTRAINT dossier_organisation_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.dossier_organisationname
    ADD CONSTRAINT dossier_organisationname_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_proposal
    ADD CONSTRAINT dossier_proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_revision
    ADD CONSTRAINT dossier_revision_content_hash_key UNIQUE (content_hash);
ALTER TABLE ONLY public.dossier_revision
    ADD CONSTRAINT dossier_revision_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.dossier_sealedmaster
    ADD CONSTRAINT dossier_sealedmaster_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_searchindex
    ADD CONSTRAINT dossier_searchindex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_searchword
    ADD CONSTRAINT dossier_searchword_pkey PRIMARY KEY (word);
ALTER TABLE ONLY public.dossier_sheetrun
    ADD CONSTRAINT dossier_sheetrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakingstatement_corrects_id_key UNIQUE (corrects_id);
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakingstatement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakingstatement_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.login_limits
    ADD CONSTRAINT login_limits_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_organisationname
    ADD CONSTRAINT organisation_name_one_per_day UNIQUE (organisation_id, from_on);
ALTER TABLE ONLY public.covenants_readrow
    ADD CONSTRAINT read_row_once UNIQUE (sitting_id, key);
ALTER TABLE ONLY public.dossier_sealedmaster
    ADD CONSTRAINT sealed_master_once UNIQUE (revision_id, "table", key);
ALTER TABLE ONLY public.sectors_sectoralias
    ADD CONSTRAINT sector_alias_once UNIQUE (sector_id, name);
ALTER TABLE ONLY public.sectors_sectorlimit
    ADD CONSTRAINT sector_limit_once UNIQUE (account_id, sector_id);
ALTER TABLE ONLY public.sectors_historicalrisktheme
    ADD CONSTRAINT sectors_historicalrisktheme_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.sectors_historicalrisktheme_sectors
    ADD CONSTRAINT sectors_historicalrisktheme_sectors_pkey PRIMARY KEY (m2m_history_id);
ALTER TABLE ONLY public.sectors_historicalsector
    ADD CONSTRAINT sectors_historicalsector_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.sectors_historicalsectoralias
    ADD CONSTRAINT sectors_historicalsectoralias_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.sectors_risktheme
    ADD CONSTRAINT sectors_risktheme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sectors_risktheme_sectors
    ADD CONSTRAINT sectors_risktheme_sectors_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sectors_risktheme_sectors
    ADD CONSTRAINT sectors_risktheme_sectors_risktheme_id_sector_id_7fafeb29_uniq UNIQUE (risktheme_id, sector_id);
ALTER TABLE ONLY public.sectors_risktheme
    ADD CONSTRAINT sectors_risktheme_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.sectors_sector
    ADD CONSTRAINT sectors_sector_code_key UNIQUE (code);
ALTER TABLE ONLY public.sectors_sector
    ADD CONSTRAINT sectors_sector_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sectors_sectoralias
    ADD CONSTRAINT sectors_sectoralias_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sectors_sectorlimit
    ADD CONSTRAINT sectors_sectorlimit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.covenants_negotiationsession
    ADD CONSTRAINT session_sent_once UNIQUE (negotiation_id, sent_as, content_hash);
ALTER TABLE ONLY public.covenants_sittingrow
    ADD CONSTRAINT sitting_row_once UNIQUE (sitting_id, token);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);
ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dashboards_subscription
    ADD CONSTRAINT subscription_once UNIQUE (subscriber_id, subject, what, kind_of_answer);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX auth_user_groups_group_id_97559544 ON public.auth_user_groups USING btree (group_id);
CREATE INDEX auth_user_groups_user_id_6a12ed8b ON public.auth_user_groups USING btree (user_id);
CREATE INDEX auth_user_user_permissions_permission_id_1fbb5f2c ON public.auth_user_user_permissions USING btree (permission_id);
CREATE INDEX auth_user_user_permissions_user_id_a95ead1b ON public.auth_user_user_permissions USING btree (user_id);
CREATE INDEX auth_user_username_6821ab7c_like ON public.auth_user USING btree (username varchar_pattern_ops);
CREATE UNIQUE INDEX candidate_once ON public.covenants_candidate USING btree (negotiation_id, lower((name)::text));
CREATE UNIQUE INDEX consultation_begins_once ON public.covenants_consultation USING btree (result_id, organisation_id) WHERE (supersedes_id IS NULL);
CREATE UNIQUE INDEX counting_rule_one_default ON public.covenants_countingrule USING btree (is_default) WHERE is_default;
CREATE INDEX covenants_attendance_organisation_id_415fd480 ON public.covenants_attendance USING btree (organisation_id);
CREATE INDEX covenants_attendance_session_id_53c0b7c2 ON public.covenants_attendance USING btree (session_id);
CREATE INDEX covenants_candidate_negotiation_id_4185dd60 ON public.covenants_candidate USING btree (negotiation_id);
CREATE INDEX covenants_consultation_by_id_257ef574 ON public.covenants_consultation USING btree (by_id);
CREATE INDEX covenants_consultation_organisation_id_cc6295fd ON public.covenants_consultation USING btree (organisation_id);
CREATE INDEX covenants_consultation_result_id_b8a444c9 ON public.covenants_consultation USING btree (result_id);
CREATE INDEX covenants_countingrule_document_id_d981d5bb ON public.covenants_countingrule USING btree (document_id);
CREATE INDEX covenants_countingrule_excluded_countingrule_id_b6e25c13 ON public.covenants_countingrule_excluded USING btree (countingrule_id);
CREATE INDEX covenants_countingrule_excluded_covenant_id_33b3a819 ON public.covenants_countingrule_excluded USING btree (covenant_id);
CREATE INDEX covenants_countingrule_facilitated_by_id_52da1a57 ON public.covenants_countingrule USING btree (facilitated_by_id);
CREATE INDEX covenants_countingrule_only_countingrule_id_14cc7e7f ON public.covenants_countingrule_only USING btree (countingrule_id);
CREATE INDEX covenants_countingrule_only_covenant_id_efb96aae ON public.covenants_countingrule_only USING btree (covenant_id);
CREATE INDEX covenants_countingrule_slug_0ea314ca_like ON public.covenants_countingrule USING btree (slug varchar_pattern_ops);
CREATE INDEX covenants_covenant_code_3d238b5d_like ON public.covenants_covenant USING btree (code varchar_pattern_ops);
CREATE INDEX covenants_covenant_sectors_covenant_id_9dd95382 ON public.covenants_covenant_sectors USING btree (covenant_id);
CREATE INDEX covenants_covenant_sectors_sector_id_63d6fad3 ON public.covenants_covenant_sectors USING btree (sector_id);
CREATE INDEX covenants_covenant_slug_ec8e56a0_like ON public.covenants_covenant USING btree (slug varchar_pattern_ops);
CREATE INDEX covenants_covenantname_covenant_id_c6243b4e ON public.covenants_covenantname USING btree (covenant_id);
CREATE INDEX covenants_covenantname_document_id_8ff69bd8 ON public.covenants_covenantname USING btree (document_id);
CREATE INDEX covenants_historicalcounti_countingrule_id_21d0016c ON public.covenants_historicalcountingrule_excluded USING btree (countingrule_id);
CREATE INDEX covenants_historicalcountingrule_document_id_c224235b ON public.covenants_historicalcountingrule USING btree (document_id);
CREATE INDEX covenants_historicalcountingrule_excluded_covenant_id_0b6f2183 ON public.covenants_historicalcountingrule_excluded USING btree (covenant_id);
CREATE INDEX covenants_historicalcountingrule_excluded_history_id_650f15db ON public.covenants_historicalcountingrule_excluded USING btree (history_id);
CREATE INDEX covenants_historicalcountingrule_excluded_id_aa311fb0 ON public.covenants_historicalcountingrule_excluded USING btree (id);
CREATE INDEX covenants_historicalcountingrule_facilitated_by_id_b6467b93 ON public.covenants_historicalcountingrule USING btree (facilitated_by_id);
CREATE INDEX covenants_historicalcountingrule_history_date_b43c29c5 ON public.covenants_historicalcountingrule USING btree (history_date);
CREATE INDEX covenants_historicalcountingrule_history_user_id_2f667f63 ON public.covenants_historicalcountingrule USING btree (history_user_id);
CREATE INDEX covenants_historicalcountingrule_id_4581aaed ON public.covenants_historicalcountingrule USING btree (id);
CREATE INDEX covenants_historicalcountingrule_only_countingrule_id_16d1153c ON public.covenants_historicalcountingrule_only USING btree (countingrule_id);
CREATE INDEX covenants_historicalcountingrule_only_covenant_id_7f273dda ON public.covenants_historicalcountingrule_only USING btree (covenant_id);
CREATE INDEX covenants_historicalcountingrule_only_history_id_2c03cac0 ON public.covenants_historicalcountingrule_only USING btree (history_id);
CREATE INDEX covenants_historicalcountingrule_only_id_30f70e62 ON public.covenants_historicalcountingrule_only USING btree (id);
CREATE INDEX covenants_historicalcountingrule_slug_f113cd15 ON public.covenants_historicalcountingrule USING btree (slug);
CREATE INDEX covenants_historicalcountingrule_slug_f113cd15_like ON public.covenants_historicalcountingrule USING btree (slug varchar_pattern_ops);
CREATE INDEX covenants_historicalcovenant_code_2411b463 ON public.covenants_historicalcovenant USING btree (code);
CREATE INDEX covenants_historicalcovenant_code_2411b463_like ON public.covenants_historicalcovenant USING btree (code varchar_pattern_ops);
CREATE INDEX covenants_historicalcovenant_history_date_dc36e359 ON public.covenants_historicalcovenant USING btree (history_date);
CREATE INDEX covenants_historicalcovenant_history_user_id_c8536000 ON public.covenants_historicalcovenant USING btree (history_user_id);
CREATE INDEX covenants_historicalcovenant_id_43039fbb ON public.covenants_historicalcovenant USING btree (id);
CREATE INDEX covenants_historicalcovenant_sectors_covenant_id_d9ea78c0 ON public.covenants_historicalcovenant_sectors USING btree (covenant_id);
CREATE INDEX covenants_historicalcovenant_sectors_history_id_187786f4 ON public.covenants_historicalcovenant_sectors USING btree (history_id);
CREATE INDEX covenants_historicalcovenant_sectors_id_3cd1faf6 ON public.covenants_historicalcovenant_sectors USING btree (id);
CREATE INDEX covenants_historicalcovenant_sectors_sector_id_d2bee968 ON public.covenants_historicalcovenant_sectors USING btree (sector_id);
CREATE INDEX covenants_historicalcovenant_slug_985a38ab ON public.covenants_historicalcovenant USING btree (slug);
CREATE INDEX covenants_historicalcovenant_slug_985a38ab_like ON public.covenants_historicalcovenant USING btree (slug varchar_pattern_ops);
CREATE INDEX covenants_historicalcovenantname_covenant_id_55ee502e ON public.covenants_historicalcovenantname USING btree (covenant_id);
CREATE INDEX covenants_historicalcovenantname_document_id_819a5a0a ON public.covenants_historicalcovenantname USING btree (document_id);
CREATE INDEX covenants_historicalcovenantname_history_date_c3b5d876 ON public.covenants_historicalcovenantname USING btree (history_date);
CREATE INDEX covenants_historicalcovenantname_history_user_id_893354db ON public.covenants_historicalcovenantname USING btree (history_user_id);
CREATE INDEX covenants_historicalcovenantname_id_b1d96f49 ON public.covenants_historicalcovenantname USING btree (id);
CREATE INDEX covenants_historicaltarget_history_date_cffee099 ON public.covenants_historicaltarget USING btree (history_date);
CREATE INDEX covenants_historicaltarget_history_user_id_d6323342 ON public.covenants_historicaltarget USING btree (history_user_id);
CREATE INDEX covenants_historicaltarget_id_43788e01 ON public.covenants_historicaltarget USING btree (id);
CREATE INDEX covenants_historicaltarget_slug_9e8cfc5b ON public.covenants_historicaltarget USING btree (slug);
CREATE INDEX covenants_historicaltarget_slug_9e8cfc5b_like ON public.covenants_historicaltarget USING btree (slug varchar_pattern_ops);
CREATE INDEX covenants_historicalthreshold_covenant_id_4c6ea1c2 ON public.covenants_historicalthreshold USING btree (covenant_id);
CREATE INDEX covenants_historicalthreshold_history_date_238ee48a ON public.covenants_historicalthreshold USING btree (history_date);
CREATE INDEX covenants_historicalthreshold_history_user_id_cc7a4247 ON public.covenants_historicalthreshold USING btree (history_user_id);
CREATE INDEX covenants_historicalthreshold_id_ba20b81e ON public.covenants_historicalthreshold USING btree (id);
CREATE INDEX covenants_historicalthreshold_slug_64f7a040 ON public.covenants_historicalthreshold USING btree (slug);
CREATE INDEX covenants_historicalthreshold_slug_64f7a040_like ON public.covenants_historicalthreshold USING btree (slug varchar_pattern_ops);
CREATE INDEX covenants_measurement_actor_id_124d249f ON public.covenants_measurement USING btree (actor_id);
CREATE INDEX covenants_measurement_covenant_id_7dc60395 ON public.covenants_measurement USING btree (covenant_id);
CREATE INDEX covenants_measurement_document_id_bf989f51 ON public.covenants_measurement USING btree (document_id);
CREATE INDEX covenants_measurement_opened_in_id_b0cb479f ON public.covenants_measurement USING btree (opened_in_id);
CREATE INDEX covenants_measurement_owner_id_6c8acaa6 ON public.covenants_measurement USING btree (owner_id);
CREATE INDEX covenants_measurement_recorded_by_id_e51b1069 ON public.covenants_measurement USING btree (recorded_by_id);
CREATE INDEX covenants_measurement_ref_82268e1e_like ON public.covenants_measurement USING btree (ref varchar_pattern_ops);
CREATE INDEX covenants_measurement_revision_id_dbd90eb9 ON public.covenants_measurement USING btree (revision_id);
CREATE INDEX covenants_milestonestatement_actor_id_e514f3c4 ON public.covenants_milestonestatement USING btree (actor_id);
CREATE INDEX covenants_milestonestatement_covenant_id_15359c45 ON public.covenants_milestonestatement USING btree (covenant_id);
CREATE INDEX covenants_milestonestatement_document_id_ce6b51ec ON public.covenants_milestonestatement USING btree (document_id);
CREATE INDEX covenants_milestonestatement_opened_in_id_f75c4e57 ON public.covenants_milestonestatement USING btree (opened_in_id);
CREATE INDEX covenants_milestonestatement_owner_id_c05eaa9e ON public.covenants_milestonestatement USING btree (owner_id);
CREATE INDEX covenants_milestonestatement_recorded_by_id_491f19e6 ON public.covenants_milestonestatement USING btree (recorded_by_id);
CREATE INDEX covenants_milestonestatement_ref_22a5934d_like ON public.covenants_milestonestatement USING btree (ref varchar_pattern_ops);
CREATE INDEX covenants_milestonestatement_revision_id_03a038fb ON public.covenants_milestonestatement USING btree (revision_id);
CREATE INDEX covenants_milestonestatement_supplied_by_id_5b60171f ON public.covenants_milestonestatement USING btree (supplied_by_id);
CREATE INDEX covenants_negotiation_facilitator_id_cadbf655 ON public.covenants_negotiation USING btree (facilitator_id);
CREATE INDEX covenants_negotiation_members_negotiation_id_35b9cfb0 ON public.covenants_negotiation_members USING btree (negotiation_id);
CREATE INDEX covenants_negotiation_members_organisation_id_1ce57dbe ON public.covenants_negotiation_members USING btree (organisation_id);
CREATE INDEX covenants_negotiation_team_negotiation_id_af1eed3c ON public.covenants_negotiation_team USING btree (negotiation_id);
CREATE INDEX covenants_negotiation_team_user_id_49c0e5b7 ON public.covenants_negotiation_team USING btree (user_id);
CREATE INDEX covenants_negotiationsession_by_id_73c7908b ON public.covenants_negotiationsession USING btree (by_id);
CREATE INDEX covenants_negotiationsession_negotiation_id_0b8edb56 ON public.covenants_negotiationsession USING btree (negotiation_id);
CREATE INDEX covenants_negotiationsession_owner_id_90bc4599 ON public.covenants_negotiationsession USING btree (owner_id);
CREATE INDEX covenants_negotiationsession_who_acts_id_691b3065 ON public.covenants_negotiationsession USING btree (who_acts_id);
CREATE INDEX covenants_participation_actor_id_c6cebaeb ON public.covenants_participation USING btree (actor_id);
CREATE INDEX covenants_participation_covenant_id_c51107fb ON public.covenants_participation USING btree (covenant_id);
CREATE INDEX covenants_participation_document_id_babadeed ON public.covenants_participation USING btree (document_id);
CREATE INDEX covenants_participation_opened_in_id_f35c03ee ON public.covenants_participation USING btree (opened_in_id);
CREATE INDEX covenants_participation_organisation_id_c6154bfc ON public.covenants_participation USING btree (organisation_id);
CREATE INDEX covenants_participation_owner_id_dc3e111c ON public.covenants_participation USING btree (owner_id);
CREATE INDEX covenants_participation_recorded_by_id_9e89bfe2 ON public.covenants_participation USING btree (recorded_by_id);
CREATE INDEX covenants_participation_ref_a129ae6e_like ON public.covenants_participation USING btree (ref varchar_pattern_ops);
CREATE INDEX covenants_participation_revision_id_56e4bb1d ON public.covenants_participation USING btree (revision_id);
CREATE INDEX covenants_provisionalresult_by_id_c48d9c07 ON public.covenants_provisionalresult USING btree (by_id);
CREATE INDEX covenants_provisionalresult_negotiation_id_f52263ec ON public.covenants_provisionalresult USING btree (negotiation_id);
CREATE INDEX covenants_readrow_sitting_id_86e51bb4 ON public.covenants_readrow USING btree (sitting_id);
CREATE INDEX covenants_sitting_actor_id_bc9751b4 ON public.covenants_sitting USING btree (actor_id);
CREATE INDEX covenants_sitting_document_id_df4049e5 ON public.covenants_sitting USING btree (document_id);
CREATE INDEX covenants_sitting_owner_id_78b8b24c ON public.covenants_sitting USING btree (owner_id);
CREATE INDEX covenants_sitting_proposal_id_217048e9 ON public.covenants_sitting USING btree (proposal_id);
CREATE INDEX covenants_sittingrow_sitting_id_0a30af13 ON public.covenants_sittingrow USING btree (sitting_id);
CREATE INDEX covenants_statusreport_actor_id_09527e44 ON public.covenants_statusreport USING btree (actor_id);
CREATE INDEX covenants_statusreport_covenant_id_3b19eab6 ON public.covenants_statusreport USING btree (covenant_id);
CREATE INDEX covenants_statusreport_document_id_c5d8c130 ON public.covenants_statusreport USING btree (document_id);
CREATE INDEX covenants_statusreport_opened_in_id_9e9344ed ON public.covenants_statusreport USING btree (opened_in_id);
CREATE INDEX covenants_statusreport_owner_id_37ba3647 ON public.covenants_statusreport USING btree (owner_id);
CREATE INDEX covenants_statusreport_payer_id_cc88728d ON public.covenants_statusreport USING btree (payer_id);
CREATE INDEX covenants_statusreport_recorded_by_id_1ac0ce7e ON public.covenants_statusreport USING btree (recorded_by_id);
CREATE INDEX covenants_statusreport_ref_e76db284_like ON public.covenants_statusreport USING btree (ref varchar_pattern_ops);
CREATE INDEX covenants_statusreport_revision_id_3d72c4bd ON public.covenants_statusreport USING btree (revision_id);
CREATE INDEX covenants_statusreport_sector_id_cf39ca40 ON public.covenants_statusreport USING btree (sector_id);
CREATE INDEX covenants_target_slug_03cc4d8b_like ON public.covenants_target USING btree (slug varchar_pattern_ops);
CREATE INDEX covenants_targetstatement_actor_id_8633922c ON public.covenants_targetstatement USING btree (actor_id);
CREATE INDEX covenants_targetstatement_counting_rule_id_5c9a264d ON public.covenants_targetstatement USING btree (counting_rule_id);
CREATE INDEX covenants_targetstatement_document_id_29b422bd ON public.covenants_targetstatement USING btree (document_id);
CREATE INDEX covenants_targetstatement_opened_in_id_ee280f89 ON public.covenants_targetstatement USING btree (opened_in_id);
CREATE INDEX covenants_targetstatement_owner_id_85961cf6 ON public.covenants_targetstatement USING btree (owner_id);
CREATE INDEX covenants_targetstatement_recorded_by_id_abca4cc0 ON public.covenants_targetstatement USING btree (recorded_by_id);
CREATE INDEX covenants_targetstatement_ref_de7b4630_like ON public.covenants_targetstatement USING btree (ref varchar_pattern_ops);
CREATE INDEX covenants_targetstatement_revision_id_375ebab7 ON public.covenants_targetstatement USING btree (revision_id);
CREATE INDEX covenants_targetstatement_tally_29c6a113 ON public.covenants_targetstatement USING btree (tally);
CREATE INDEX covenants_targetstatement_tally_29c6a113_like ON public.covenants_targetstatement USING btree (tally varchar_pattern_ops);
CREATE INDEX covenants_targetstatement_target_id_2a2cd4ff ON public.covenants_targetstatement USING btree (target_id);
CREATE INDEX covenants_threshold_covenant_id_0481b0d1 ON public.covenants_threshold USING btree (covenant_id);
CREATE INDEX covenants_threshold_slug_388b6ad4_like ON public.covenants_threshold USING btree (slug varchar_pattern_ops);
CREATE INDEX covenants_thresholdcondition_actor_id_583a17d9 ON public.covenants_thresholdcondition USING btree (actor_id);
CREATE INDEX covenants_thresholdcondition_document_id_f14d3cf1 ON public.covenants_thresholdcondition USING btree (document_id);
CREATE INDEX covenants_thresholdcondition_opened_in_id_bdb54180 ON public.covenants_thresholdcondition USING btree (opened_in_id);
CREATE INDEX covenants_thresholdcondition_owner_id_9177e21f ON public.covenants_thresholdcondition USING btree (owner_id);
CREATE INDEX covenants_thresholdcondition_recorded_by_id_1181fd88 ON public.covenants_thresholdcondition USING btree (recorded_by_id);
CREATE INDEX covenants_thresholdcondition_ref_3801ae99_like ON public.covenants_thresholdcondition USING btree (ref varchar_pattern_ops);
CREATE INDEX covenants_thresholdcondition_revision_id_2a3987a2 ON public.covenants_thresholdcondition USING btree (revision_id);
CREATE INDEX covenants_thresholdcondition_threshold_id_eb64e362 ON public.covenants_thresholdcondition USING btree (threshold_id);
CREATE INDEX dashboards_outgoingmail_subscriber_id_2e2c2ef6 ON public.dashboards_outgoingmail USING btree (subscriber_id);
CREATE INDEX dashboards_subscriber_address_49127881_like ON public.dashboards_subscriber USING btree (address varchar_pattern_ops);
CREATE INDEX dashboards_subscription_subscriber_id_de5d6e42 ON public.dashboards_subscription USING btree (subscriber_id);
CREATE INDEX decision_of_entry ON public.dossier_decision USING btree ("table", entry);
CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);
CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX django_task_backend_071754_idx ON public.django_tasks_database_dbtaskresult USING btree (backend_name);
CREATE INDEX django_task_queue_n_99c321_idx ON public.django_tasks_database_dbtaskresult USING btree (queue_name);
CREATE UNIQUE INDEX document_dossier_number_once ON public.dossier_document USING btree (dossier, number) WHERE (NOT ((number)::text = ''::text));
CREATE INDEX document_public_on ON public.dossier_document USING btree (public_on);
CREATE INDEX dossier_annexdraft_recorded_by_id_721201dd ON public.dossier_annexdraft USING btree (recorded_by_id);
CREATE INDEX dossier_auditevent_action_30d0c3ab ON public.dossier_auditevent USING btree (action);
CREATE INDEX dossier_auditevent_action_30d0c3ab_like ON public.dossier_auditevent USING btree (action varchar_pattern_ops);
CREATE INDEX dossier_auditevent_actor_id_502fe59c ON public.dossier_auditevent USING btree (actor_id);
CREATE INDEX dossier_auditevent_at_0e5f938f ON public.dossier_auditevent USING btree (at);
CREATE INDEX dossier_decision_by_id_b2e8ebec ON public.dossier_decision USING btree (by_id);
CREATE INDEX dossier_decision_proposal_id_a417d33c ON public.dossier_decision USING btree (proposal_id);
CREATE INDEX dossier_document_key_4992171b_like ON public.dossier_document USING btree (key varchar_pattern_ops);
CREATE INDEX dossier_document_publisher_id_be01a7e4 ON public.dossier_document USING btree (publisher_id);
CREATE INDEX dossier_edition_at_id_95a18b16 ON public.dossier_edition USING btree (at_id);
CREATE INDEX dossier_edition_sealed_in_id_6e88551b ON public.dossier_edition USING btree (sealed_in_id);
CREATE INDEX dossier_editionfile_edition_id_d1f9d58e ON public.dossier_editionfile USING btree (edition_id);
CREATE INDEX dossier_editionfile_key_cd5a2080_like ON public.dossier_editionfile USING btree (key varchar_pattern_ops);
CREATE INDEX dossier_historicaldocument_history_date_f6941261 ON public.dossier_historicaldocument USING btree (history_date);
CREATE INDEX dossier_historicaldocument_history_user_id_e53fbe68 ON public.dossier_historicaldocument USING btree (history_user_id);
CREATE INDEX dossier_historicaldocument_id_bad2bd6d ON public.dossier_historicaldocument USING btree (id);
CREATE INDEX dossier_historicaldocument_key_dd50fb93 ON public.dossier_historicaldocument USING btree (key);
CREATE INDEX dossier_historicaldocument_key_dd50fb93_like ON public.dossier_historicaldocument USING btree (key varchar_pattern_ops);
CREATE INDEX dossier_historicaldocument_publisher_id_c6519ae8 ON public.dossier_historicaldocument USING btree (publisher_id);
CREATE INDEX dossier_historicalorganisation_history_date_d698ff05 ON public.dossier_historicalorganisation USING btree (history_date);
CREATE INDEX dossier_historicalorganisation_history_user_id_d703e6b8 ON public.dossier_historicalorganisation USING btree (history_user_id);
CREATE INDEX dossier_historicalorganisation_id_95d8bc91 ON public.dossier_historicalorganisation USING btree (id);
CREATE INDEX dossier_historicalorganisation_slug_97ca4286 ON public.dossier_historicalorganisation USING btree (slug);
CREATE INDEX dossier_historicalorganisation_slug_97ca4286_like ON public.dossier_historicalorganisation USING btree (slug varchar_pattern_ops);
CREATE INDEX dossier_historicalorganisationname_history_date_18dca786 ON public.dossier_historicalorganisationname USING btree (history_date);
CREATE INDEX dossier_historicalorganisationname_history_user_id_6b8563da ON public.dossier_historicalorganisationname USING btree (history_user_id);
CREATE INDEX dossier_historicalorganisationname_id_30f539aa ON public.dossier_historicalorganisationname USING btree (id);
CREATE INDEX dossier_historicalorganisationname_organisation_id_cb2d5c04 ON public.dossier_historicalorganisationname USING btree (organisation_id);
CREATE INDEX dossier_organisation_slug_6abb09cf_like ON public.dossier_organisation USING btree (slug varchar_pattern_ops);
CREATE INDEX dossier_organisationname_organisation_id_776995a4 ON public.dossier_organisationname USING btree (organisation_id);
CREATE INDEX dossier_proposal_by_id_02bafdaa ON public.dossier_proposal USING btree (by_id);
CREATE INDEX dossier_revision_author_id_cd64a5a7 ON public.dossier_revision USING btree (author_id);
CREATE INDEX dossier_revision_content_hash_80f5cf36_like ON public.dossier_revision USING btree (content_hash varchar_pattern_ops);
CREATE INDEX dossier_sealedmaster_revision_id_ba1f1832 ON public.dossier_sealedmaster USING btree (revision_id);
CREATE INDEX dossier_searchindex_words ON public.dossier_searchindex USING gin (words);
CREATE INDEX dossier_sheetrun_owner_id_1c199ed5 ON public.dossier_sheetrun USING btree (owner_id);
CREATE INDEX dossier_undertakingstatement_actor_id_72300e4f ON public.dossier_undertakingstatement USING btree (actor_id);
CREATE INDEX dossier_undertakingstatement_answered_by_id_ef401ff2 ON public.dossier_undertakingstatement USING btree (answered_by_id);
CREATE INDEX dossier_undertakingstatement_document_id_290c189c ON public.dossier_undertakingstatement USING btree (document_id);
CREATE INDEX dossier_undertakingstatement_opened_in_id_cb0cb389 ON public.dossier_undertakingstatement USING btree (opened_in_id);
CREATE INDEX dossier_undertakingstatement_owner_id_27b276c5 ON public.dossier_undertakingstatement USING btree (owner_id);
CREATE INDEX dossier_undertakingstatement_recorded_by_id_76738341 ON public.dossier_undertakingstatement USING btree (recorded_by_id);
CREATE INDEX dossier_undertakingstatement_ref_603ede45_like ON public.dossier_undertakingstatement USING btree (ref varchar_pattern_ops);
CREATE INDEX dossier_undertakingstatement_revision_id_bc362f14 ON public.dossier_undertakingstatement USING btree (revision_id);
CREATE INDEX dossier_undertakingstatement_undertaking_id_2b8f390f ON public.dossier_undertakingstatement USING btree (undertaking_id);
CREATE INDEX login_limits_expires ON public.login_limits USING btree (expires);
CREATE INDEX measurement_covenant_unit ON public.covenants_measurement USING btree (covenant_id, unit);
CREATE INDEX measurement_known ON public.covenants_measurement USING btree (known_from, public_from);
CREATE INDEX measurement_opened ON public.covenants_measurement USING btree (public_from) WHERE (closed AND (public_from IS NOT NULL));
CREATE INDEX measurement_revision ON public.covenants_measurement USING btree (revision_id);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX milestone_covenant_kind ON public.covenants_milestonestatement USING btree (covenant_id, kind);
CREATE INDEX milestonestatement_known ON public.covenants_milestonestatement USING btree (known_from, public_from);
CREATE INDEX milestonestatement_opened ON public.covenants_milestonestatement USING btree (public_from) WHERE (closed AND (public_from IS NOT NULL));
CREATE INDEX milestonestatement_revision ON public.covenants_milestonestatement USING btree (revision_id);
CREATE UNIQUE INDEX organisation_name_one_first ON public.dossier_organisationname USING btree (organisation_id) WHERE (from_on IS NULL);
CREATE INDEX participation_known ON public.covenants_participation USING btree (known_from, public_from);
CREATE INDEX participation_opened ON public.covenants_participation USING btree (public_from) WHERE (closed AND (public_from IS NOT NULL));
CREATE INDEX participation_revision ON public.covenants_participation USING btree (revision_id);
CREATE UNIQUE INDEX result_begins_once ON public.covenants_provisionalresult USING btree (negotiation_id, session_key) WHERE (supersedes_id IS NULL);
CREATE INDEX sectors_historicalrisktheme_document_id_252b705a ON public.sectors_historicalrisktheme USING btree (document_id);
CREATE INDEX sectors_historicalrisktheme_history_date_58934a92 ON public.sectors_historicalrisktheme USING btree (history_date);
CREATE INDEX sectors_historicalrisktheme_history_user_id_650a16e9 ON public.sectors_historicalrisktheme USING btree (history_user_id);
CREATE INDEX sectors_historicalrisktheme_id_0e5cbcc8 ON public.sectors_historicalrisktheme USING btree (id);
CREATE INDEX sectors_historicalrisktheme_sectors_history_id_49e0f386 ON public.sectors_historicalrisktheme_sectors USING btree (history_id);
CREATE INDEX sectors_historicalrisktheme_sectors_id_57a91b4c ON public.sectors_historicalrisktheme_sectors USING btree (id);
CREATE INDEX sectors_historicalrisktheme_sectors_risktheme_id_353ed306 ON public.sectors_historicalrisktheme_sectors USING btree (risktheme_id);
CREATE INDEX sectors_historicalrisktheme_sectors_sector_id_d2fcb659 ON public.sectors_historicalrisktheme_sectors USING btree (sector_id);
CREATE INDEX sectors_historicalrisktheme_slug_8a541c26 ON public.sectors_historicalrisktheme USING btree (slug);
CREATE INDEX sectors_historicalrisktheme_slug_8a541c26_like ON public.sectors_historicalrisktheme USING btree (slug varchar_pattern_ops);
CREATE INDEX sectors_historicalsector_code_f2114b9e ON public.sectors_historicalsector USING btree (code);
CREATE INDEX sectors_historicalsector_code_f2114b9e_like ON public.sectors_historicalsector USING btree (code varchar_pattern_ops);
CREATE INDEX sectors_historicalsector_document_id_b7f4abf8 ON public.sectors_historicalsector USING btree (document_id);
CREATE INDEX sectors_historicalsector_history_date_b1a66b2a ON public.sectors_historicalsector USING btree (history_date);
CREATE INDEX sectors_historicalsector_history_user_id_3465a8f6 ON public.sectors_historicalsector USING btree (history_user_id);
CREATE INDEX sectors_historicalsector_id_81a00d04 ON public.sectors_historicalsector USING btree (id);
CREATE INDEX sectors_historicalsector_parent_id_0f162927 ON public.sectors_historicalsector USING btree (parent_id);
CREATE INDEX sectors_historicalsectoralias_history_date_e9a659d6 ON public.sectors_historicalsectoralias USING btree (history_date);
CREATE INDEX sectors_historicalsectoralias_history_user_id_32fafd2f ON public.sectors_historicalsectoralias USING btree (history_user_id);
CREATE INDEX sectors_historicalsectoralias_id_20920174 ON public.sectors_historicalsectoralias USING btree (id);
CREATE INDEX sectors_historicalsectoralias_sector_id_1ab8d1f4 ON public.sectors_historicalsectoralias USING btree (sector_id);
CREATE INDEX sectors_risktheme_document_id_081c13bb ON public.sectors_risktheme USING btree (document_id);
CREATE INDEX sectors_risktheme_sectors_risktheme_id_66814515 ON public.sectors_risktheme_sectors USING btree (risktheme_id);
CREATE INDEX sectors_risktheme_sectors_sector_id_07f6bebf ON public.sectors_risktheme_sectors USING btree (sector_id);
CREATE INDEX sectors_risktheme_slug_1aabe4e7_like ON public.sectors_risktheme USING btree (slug varchar_pattern_ops);
CREATE INDEX sectors_sector_code_b2a42ef1_like ON public.sectors_sector USING btree (code varchar_pattern_ops);
CREATE INDEX sectors_sector_document_id_7b5bfb7e ON public.sectors_sector USING btree (document_id);
CREATE INDEX sectors_sector_parent_id_cb164f72 ON public.sectors_sector USING btree (parent_id);
CREATE INDEX sectors_sectoralias_sector_id_c6b87490 ON public.sectors_sectoralias USING btree (sector_id);
CREATE INDEX sectors_sectorlimit_account_id_9db95c46 ON public.sectors_sectorlimit USING btree (account_id);
CREATE INDEX sectors_sectorlimit_sector_id_24717012 ON public.sectors_sectorlimit USING btree (sector_id);
CREATE UNIQUE INDEX session_begins_once ON public.covenants_negotiationsession USING btree (negotiation_id, key) WHERE (supersedes_id IS NULL);
CREATE UNIQUE INDEX sitting_one_open ON public.covenants_sitting USING btree (document_id, owner_id) WHERE (done_at IS NULL);
CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);
CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);
CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);
CREATE INDEX statusreport_known ON public.covenants_statusreport USING btree (known_from, public_from);
CREATE INDEX statusreport_opened ON public.covenants_statusreport USING btree (public_from) WHERE (closed AND (public_from IS NOT NULL));
CREATE INDEX statusreport_revision ON public.covenants_statusreport USING btree (revision_id);
CREATE INDEX statusreport_topic ON public.covenants_statusreport USING btree (topic);
CREATE INDEX targetstatement_known ON public.covenants_targetstatement USING btree (known_from, public_from);
CREATE INDEX targetstatement_opened ON public.covenants_targetstatement USING btree (public_from) WHERE (closed AND (public_from IS NOT NULL));
CREATE INDEX targetstatement_revision ON public.covenants_targetstatement USING btree (revision_id);
CREATE INDEX tasks_db_new_ordering_idx ON public.django_tasks_database_dbtaskresult USING btree (status, priority DESC, run_after, enqueued_at) WHERE ((status)::text = 'READY'::text);
CREATE INDEX thresholdcondition_known ON public.covenants_thresholdcondition USING btree (known_from, public_from);
CREATE INDEX thresholdcondition_opened ON public.covenants_thresholdcondition USING btree (public_from) WHERE (closed AND (public_from IS NOT NULL));
CREATE INDEX thresholdcondition_revision ON public.covenants_thresholdcondition USING btree (revision_id);
CREATE INDEX undertakingstatement_known ON public.dossier_undertakingstatement USING btree (known_from, public_from);
CREATE INDEX undertakingstatement_opened ON public.dossier_undertakingstatement USING btree (public_from) WHERE (closed AND (public_from IS NOT NULL));
CREATE INDEX undertakingstatement_revision ON public.dossier_undertakingstatement USING btree (revision_id);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE TRIGGER covenants_attendance_sealed_delete BEFORE DELETE ON public.covenants_attendance FOR EACH ROW EXECUTE FUNCTION public.covenants_attendance_sealed_delete();
CREATE TRIGGER covenants_attendance_sealed_truncate BEFORE TRUNCATE ON public.covenants_attendance FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_attendance_sealed_truncate();
CREATE TRIGGER covenants_attendance_sealed_update BEFORE UPDATE ON public.covenants_attendance FOR EACH ROW EXECUTE FUNCTION public.covenants_attendance_sealed_update();
CREATE TRIGGER covenants_consultation_sealed_delete BEFORE DELETE ON public.covenants_consultation FOR EACH ROW EXECUTE FUNCTION public.covenants_consultation_sealed_delete();
CREATE TRIGGER covenants_consultation_sealed_truncate BEFORE TRUNCATE ON public.covenants_consultation FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_consultation_sealed_truncate();
CREATE TRIGGER covenants_consultation_sealed_update BEFORE UPDATE ON public.covenants_consultation FOR EACH ROW EXECUTE FUNCTION public.covenants_consultation_sealed_update();
CREATE TRIGGER covenants_countingrule_frozen_slug BEFORE UPDATE ON public.covenants_countingrule FOR EACH ROW EXECUTE FUNCTION public.covenants_countingrule_frozen_slug();
CREATE TRIGGER covenants_covenant_frozen_slug BEFORE UPDATE ON public.covenants_covenant FOR EACH ROW EXECUTE FUNCTION public.covenants_covenant_frozen_slug();
CREATE TRIGGER covenants_historicalcountingrule_excluded_sealed_delete BEFORE DELETE ON public.covenants_historicalcountingrule_excluded FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcountingrule_excluded_sealed_delete();
CREATE TRIGGER covenants_historicalcountingrule_excluded_sealed_truncate BEFORE TRUNCATE ON public.covenants_historicalcountingrule_excluded FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_historicalcountingrule_excluded_sealed_truncate();
CREATE TRIGGER covenants_historicalcountingrule_excluded_sealed_update BEFORE UPDATE ON public.covenants_historicalcountingrule_excluded FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcountingrule_excluded_sealed_update();
CREATE TRIGGER covenants_historicalcountingrule_only_sealed_delete BEFORE DELETE ON public.covenants_historicalcountingrule_only FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcountingrule_only_sealed_delete();
CREATE TRIGGER covenants_historicalcountingrule_only_sealed_truncate BEFORE TRUNCATE ON public.covenants_historicalcountingrule_only FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_historicalcountingrule_only_sealed_truncate();
CREATE TRIGGER covenants_historicalcountingrule_only_sealed_update BEFORE UPDATE ON public.covenants_historicalcountingrule_only FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcountingrule_only_sealed_update();
CREATE TRIGGER covenants_historicalcountingrule_sealed_delete BEFORE DELETE ON public.covenants_historicalcountingrule FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcountingrule_sealed_delete();
CREATE TRIGGER covenants_historicalcountingrule_sealed_truncate BEFORE TRUNCATE ON public.covenants_historicalcountingrule FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_historicalcountingrule_sealed_truncate();
CREATE TRIGGER covenants_historicalcountingrule_sealed_update BEFORE UPDATE ON public.covenants_historicalcountingrule FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcountingrule_sealed_update();
CREATE TRIGGER covenants_historicalcovenant_sealed_delete BEFORE DELETE ON public.covenants_historicalcovenant FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcovenant_sealed_delete();
CREATE TRIGGER covenants_historicalcovenant_sealed_truncate BEFORE TRUNCATE ON public.covenants_historicalcovenant FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_historicalcovenant_sealed_truncate();
CREATE TRIGGER covenants_historicalcovenant_sealed_update BEFORE UPDATE ON public.covenants_historicalcovenant FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcovenant_sealed_update();
CREATE TRIGGER covenants_historicalcovenant_sectors_sealed_delete BEFORE DELETE ON public.covenants_historicalcovenant_sectors FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcovenant_sectors_sealed_delete();
CREATE TRIGGER covenants_historicalcovenant_sectors_sealed_truncate BEFORE TRUNCATE ON public.covenants_historicalcovenant_sectors FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_historicalcovenant_sectors_sealed_truncate();
CREATE TRIGGER covenants_historicalcovenant_sectors_sealed_update BEFORE UPDATE ON public.covenants_historicalcovenant_sectors FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcovenant_sectors_sealed_update();
CREATE TRIGGER covenants_historicalcovenantname_sealed_delete BEFORE DELETE ON public.covenants_historicalcovenantname FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcovenantname_sealed_delete();
CREATE TRIGGER covenants_historicalcovenantname_sealed_truncate BEFORE TRUNCATE ON public.covenants_historicalcovenantname FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_historicalcovenantname_sealed_truncate();
CREATE TRIGGER covenants_historicalcovenantname_sealed_update BEFORE UPDATE ON public.covenants_historicalcovenantname FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalcovenantname_sealed_update();
CREATE TRIGGER covenants_historicaltarget_sealed_delete BEFORE DELETE ON public.covenants_historicaltarget FOR EACH ROW EXECUTE FUNCTION public.covenants_historicaltarget_sealed_delete();
CREATE TRIGGER covenants_historicaltarget_sealed_truncate BEFORE TRUNCATE ON public.covenants_historicaltarget FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_historicaltarget_sealed_truncate();
CREATE TRIGGER covenants_historicaltarget_sealed_update BEFORE UPDATE ON public.covenants_historicaltarget FOR EACH ROW EXECUTE FUNCTION public.covenants_historicaltarget_sealed_update();
CREATE TRIGGER covenants_historicalthreshold_sealed_delete BEFORE DELETE ON public.covenants_historicalthreshold FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalthreshold_sealed_delete();
CREATE TRIGGER covenants_historicalthreshold_sealed_truncate BEFORE TRUNCATE ON public.covenants_historicalthreshold FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_historicalthreshold_sealed_truncate();
CREATE TRIGGER covenants_historicalthreshold_sealed_update BEFORE UPDATE ON public.covenants_historicalthreshold FOR EACH ROW EXECUTE FUNCTION public.covenants_historicalthreshold_sealed_update();
CREATE TRIGGER covenants_measurement_sealed_delete BEFORE DELETE ON public.covenants_measurement FOR EACH ROW EXECUTE FUNCTION public.covenants_measurement_sealed_delete();
CREATE TRIGGER covenants_measurement_sealed_insert BEFORE INSERT ON public.covenants_measurement FOR EACH ROW EXECUTE FUNCTION public.covenants_measurement_sealed_insert();
CREATE TRIGGER covenants_measurement_sealed_late BEFORE UPDATE ON public.covenants_measurement FOR EACH ROW EXECUTE FUNCTION public.covenants_measurement_sealed_late();
CREATE TRIGGER covenants_measurement_sealed_truncate BEFORE TRUNCATE ON public.covenants_measurement FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_measurement_sealed_truncate();
CREATE TRIGGER covenants_measurement_sealed_update BEFORE UPDATE ON public.covenants_measurement FOR EACH ROW EXECUTE FUNCTION public.covenants_measurement_sealed_update();
CREATE TRIGGER covenants_milestonestatement_sealed_delete BEFORE DELETE ON public.covenants_milestonestatement FOR EACH ROW EXECUTE FUNCTION public.covenants_milestonestatement_sealed_delete();
CREATE TRIGGER covenants_milestonestatement_sealed_insert BEFORE INSERT ON public.covenants_milestonestatement FOR EACH ROW EXECUTE FUNCTION public.covenants_milestonestatement_sealed_insert();
CREATE TRIGGER covenants_milestonestatement_sealed_late BEFORE UPDATE ON public.covenants_milestonestatement FOR EACH ROW EXECUTE FUNCTION public.covenants_milestonestatement_sealed_late();
CREATE TRIGGER covenants_milestonestatement_sealed_truncate BEFORE TRUNCATE ON public.covenants_milestonestatement FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_milestonestatement_sealed_truncate();
CREATE TRIGGER covenants_milestonestatement_sealed_update BEFORE UPDATE ON public.covenants_milestonestatement FOR EACH ROW EXECUTE FUNCTION public.covenants_milestonestatement_sealed_update();
CREATE TRIGGER covenants_negotiationsession_sealed_delete BEFORE DELETE ON public.covenants_negotiationsession FOR EACH ROW EXECUTE FUNCTION public.covenants_negotiationsession_sealed_delete();
CREATE TRIGGER covenants_negotiationsession_sealed_truncate BEFORE TRUNCATE ON public.covenants_negotiationsession FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_negotiationsession_sealed_truncate();
CREATE TRIGGER covenants_negotiationsession_sealed_update BEFORE UPDATE ON public.covenants_negotiationsession FOR EACH ROW EXECUTE FUNCTION public.covenants_negotiationsession_sealed_update();
CREATE TRIGGER covenants_participation_sealed_delete BEFORE DELETE ON public.covenants_participation FOR EACH ROW EXECUTE FUNCTION public.covenants_participation_sealed_delete();
CREATE TRIGGER covenants_participation_sealed_insert BEFORE INSERT ON public.covenants_participation FOR EACH ROW EXECUTE FUNCTION public.covenants_participation_sealed_insert();
CREATE TRIGGER covenants_participation_sealed_late BEFORE UPDATE ON public.covenants_participation FOR EACH ROW EXECUTE FUNCTION public.covenants_participation_sealed_late();
CREATE TRIGGER covenants_participation_sealed_truncate BEFORE TRUNCATE ON public.covenants_participation FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_participation_sealed_truncate();
CREATE TRIGGER covenants_participation_sealed_update BEFORE UPDATE ON public.covenants_participation FOR EACH ROW EXECUTE FUNCTION public.covenants_participation_sealed_update();
CREATE TRIGGER covenants_provisionalresult_sealed_delete BEFORE DELETE ON public.covenants_provisionalresult FOR EACH ROW EXECUTE FUNCTION public.covenants_provisionalresult_sealed_delete();
CREATE TRIGGER covenants_provisionalresult_sealed_truncate BEFORE TRUNCATE ON public.covenants_provisionalresult FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_provisionalresult_sealed_truncate();
CREATE TRIGGER covenants_provisionalresult_sealed_update BEFORE UPDATE ON public.covenants_provisionalresult FOR EACH ROW EXECUTE FUNCTION public.covenants_provisionalresult_sealed_update();
CREATE TRIGGER covenants_statusreport_sealed_delete BEFORE DELETE ON public.covenants_statusreport FOR EACH ROW EXECUTE FUNCTION public.covenants_statusreport_sealed_delete();
CREATE TRIGGER covenants_statusreport_sealed_insert BEFORE INSERT ON public.covenants_statusreport FOR EACH ROW EXECUTE FUNCTION public.covenants_statusreport_sealed_insert();
CREATE TRIGGER covenants_statusreport_sealed_late BEFORE UPDATE ON public.covenants_statusreport FOR EACH ROW EXECUTE FUNCTION public.covenants_statusreport_sealed_late();
CREATE TRIGGER covenants_statusreport_sealed_truncate BEFORE TRUNCATE ON public.covenants_statusreport FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_statusreport_sealed_truncate();
CREATE TRIGGER covenants_statusreport_sealed_update BEFORE UPDATE ON public.covenants_statusreport FOR EACH ROW EXECUTE FUNCTION public.covenants_statusreport_sealed_update();
CREATE TRIGGER covenants_target_frozen_slug BEFORE UPDATE ON public.covenants_target FOR EACH ROW EXECUTE FUNCTION public.covenants_target_frozen_slug();
CREATE TRIGGER covenants_targetstatement_sealed_delete BEFORE DELETE ON public.covenants_targetstatement FOR EACH ROW EXECUTE FUNCTION public.covenants_targetstatement_sealed_delete();
CREATE TRIGGER covenants_targetstatement_sealed_insert BEFORE INSERT ON public.covenants_targetstatement FOR EACH ROW EXECUTE FUNCTION public.covenants_targetstatement_sealed_insert();
CREATE TRIGGER covenants_targetstatement_sealed_late BEFORE UPDATE ON public.covenants_targetstatement FOR EACH ROW EXECUTE FUNCTION public.covenants_targetstatement_sealed_late();
CREATE TRIGGER covenants_targetstatement_sealed_truncate BEFORE TRUNCATE ON public.covenants_targetstatement FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_targetstatement_sealed_truncate();
CREATE TRIGGER covenants_targetstatement_sealed_update BEFORE UPDATE ON public.covenants_targetstatement FOR EACH ROW EXECUTE FUNCTION public.covenants_targetstatement_sealed_update();
CREATE TRIGGER covenants_threshold_frozen_slug BEFORE UPDATE ON public.covenants_threshold FOR EACH ROW EXECUTE FUNCTION public.covenants_threshold_frozen_slug();
CREATE TRIGGER covenants_thresholdcondition_sealed_delete BEFORE DELETE ON public.covenants_thresholdcondition FOR EACH ROW EXECUTE FUNCTION public.covenants_thresholdcondition_sealed_delete();
CREATE TRIGGER covenants_thresholdcondition_sealed_insert BEFORE INSERT ON public.covenants_thresholdcondition FOR EACH ROW EXECUTE FUNCTION public.covenants_thresholdcondition_sealed_insert();
CREATE TRIGGER covenants_thresholdcondition_sealed_late BEFORE UPDATE ON public.covenants_thresholdcondition FOR EACH ROW EXECUTE FUNCTION public.covenants_thresholdcondition_sealed_late();
CREATE TRIGGER covenants_thresholdcondition_sealed_truncate BEFORE TRUNCATE ON public.covenants_thresholdcondition FOR EACH STATEMENT EXECUTE FUNCTION public.covenants_thresholdcondition_sealed_truncate();
CREATE TRIGGER covenants_thresholdcondition_sealed_update BEFORE UPDATE ON public.covenants_thresholdcondition FOR EACH ROW EXECUTE FUNCTION public.covenants_thresholdcondition_sealed_update();
CREATE TRIGGER dossier_auditevent_sealed_delete BEFORE DELETE ON public.dossier_auditevent FOR EACH ROW EXECUTE FUNCTION public.dossier_auditevent_sealed_delete();
CREATE TRIGGER dossier_auditevent_sealed_truncate BEFORE TRUNCATE ON public.dossier_auditevent FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_auditevent_sealed_truncate();
CREATE TRIGGER dossier_auditevent_sealed_update BEFORE UPDATE ON public.dossier_auditevent FOR EACH ROW EXECUTE FUNCTION public.dossier_auditevent_sealed_update();
CREATE TRIGGER dossier_decision_sealed_delete BEFORE DELETE ON public.dossier_decision FOR EACH ROW EXECUTE FUNCTION public.dossier_decision_sealed_delete();
CREATE TRIGGER dossier_decision_sealed_truncate BEFORE TRUNCATE ON public.dossier_decision FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_decision_sealed_truncate();
CREATE TRIGGER dossier_decision_sealed_update BEFORE UPDATE ON public.dossier_decision FOR EACH ROW EXECUTE FUNCTION public.dossier_decision_sealed_update();
CREATE TRIGGER dossier_document_frozen_key BEFORE UPDATE ON public.dossier_document FOR EACH ROW EXECUTE FUNCTION public.dossier_document_frozen_key();
CREATE TRIGGER dossier_edition_sealed_delete BEFORE DELETE ON public.dossier_edition FOR EACH ROW EXECUTE FUNCTION public.dossier_edition_sealed_delete();
CREATE TRIGGER dossier_edition_sealed_truncate BEFORE TRUNCATE ON public.dossier_edition FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_edition_sealed_truncate();
CREATE TRIGGER dossier_edition_sealed_update BEFORE UPDATE ON public.dossier_edition FOR EACH ROW EXECUTE FUNCTION public.dossier_edition_sealed_update();
CREATE TRIGGER dossier_editionfile_sealed_delete BEFORE DELETE ON public.dossier_editionfile FOR EACH ROW EXECUTE FUNCTION public.dossier_editionfile_sealed_delete();
CREATE TRIGGER dossier_editionfile_sealed_truncate BEFORE TRUNCATE ON public.dossier_editionfile FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_editionfile_sealed_truncate();
CREATE TRIGGER dossier_editionfile_sealed_update BEFORE UPDATE ON public.dossier_editionfile FOR EACH ROW EXECUTE FUNCTION public.dossier_editionfile_sealed_update();
CREATE TRIGGER dossier_historicaldocument_sealed_delete BEFORE DELETE ON public.dossier_historicaldocument FOR EACH ROW EXECUTE FUNCTION public.dossier_historicaldocument_sealed_delete();
CREATE TRIGGER dossier_historicaldocument_sealed_truncate BEFORE TRUNCATE ON public.dossier_historicaldocument FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_historicaldocument_sealed_truncate();
CREATE TRIGGER dossier_historicaldocument_sealed_update BEFORE UPDATE ON public.dossier_historicaldocument FOR EACH ROW EXECUTE FUNCTION public.dossier_historicaldocument_sealed_update();
CREATE TRIGGER dossier_historicalorganisation_sealed_delete BEFORE DELETE ON public.dossier_historicalorganisation FOR EACH ROW EXECUTE FUNCTION public.dossier_historicalorganisation_sealed_delete();
CREATE TRIGGER dossier_historicalorganisation_sealed_truncate BEFORE TRUNCATE ON public.dossier_historicalorganisation FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_historicalorganisation_sealed_truncate();
CREATE TRIGGER dossier_historicalorganisation_sealed_update BEFORE UPDATE ON public.dossier_historicalorganisation FOR EACH ROW EXECUTE FUNCTION public.dossier_historicalorganisation_sealed_update();
CREATE TRIGGER dossier_historicalorganisationname_sealed_delete BEFORE DELETE ON public.dossier_historicalorganisationname FOR EACH ROW EXECUTE FUNCTION public.dossier_historicalorganisationname_sealed_delete();
CREATE TRIGGER dossier_historicalorganisationname_sealed_truncate BEFORE TRUNCATE ON public.dossier_historicalorganisationname FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_historicalorganisationname_sealed_truncate();
CREATE TRIGGER dossier_historicalorganisationname_sealed_update BEFORE UPDATE ON public.dossier_historicalorganisationname FOR EACH ROW EXECUTE FUNCTION public.dossier_historicalorganisationname_sealed_update();
CREATE TRIGGER dossier_organisation_frozen_slug BEFORE UPDATE ON public.dossier_organisation FOR EACH ROW EXECUTE FUNCTION public.dossier_organisation_frozen_slug();
CREATE TRIGGER dossier_proposal_sealed_delete BEFORE DELETE ON public.dossier_proposal FOR EACH ROW EXECUTE FUNCTION public.dossier_proposal_sealed_delete();
CREATE TRIGGER dossier_proposal_sealed_truncate BEFORE TRUNCATE ON public.dossier_proposal FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_proposal_sealed_truncate();
CREATE TRIGGER dossier_proposal_sealed_update BEFORE UPDATE ON public.dossier_proposal FOR EACH ROW EXECUTE FUNCTION public.dossier_proposal_sealed_update();
CREATE TRIGGER dossier_revision_sealed_delete BEFORE DELETE ON public.dossier_revision FOR EACH ROW EXECUTE FUNCTION public.dossier_revision_sealed_delete();
CREATE TRIGGER dossier_revision_sealed_insert BEFORE INSERT ON public.dossier_revision FOR EACH ROW EXECUTE FUNCTION public.dossier_revision_sealed_insert();
CREATE TRIGGER dossier_revision_sealed_truncate BEFORE TRUNCATE ON public.dossier_revision FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_revision_sealed_truncate();
CREATE TRIGGER dossier_revision_sealed_update BEFORE UPDATE ON public.dossier_revision FOR EACH ROW EXECUTE FUNCTION public.dossier_revision_sealed_update();
CREATE TRIGGER dossier_sealedmaster_sealed_delete BEFORE DELETE ON public.dossier_sealedmaster FOR EACH ROW EXECUTE FUNCTION public.dossier_sealedmaster_sealed_delete();
CREATE TRIGGER dossier_sealedmaster_sealed_insert BEFORE INSERT ON public.dossier_sealedmaster FOR EACH ROW EXECUTE FUNCTION public.dossier_sealedmaster_sealed_insert();
CREATE TRIGGER dossier_sealedmaster_sealed_truncate BEFORE TRUNCATE ON public.dossier_sealedmaster FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_sealedmaster_sealed_truncate();
CREATE TRIGGER dossier_sealedmaster_sealed_update BEFORE UPDATE ON public.dossier_sealedmaster FOR EACH ROW EXECUTE FUNCTION public.dossier_sealedmaster_sealed_update();
CREATE TRIGGER dossier_undertakingstatement_sealed_delete BEFORE DELETE ON public.dossier_undertakingstatement FOR EACH ROW EXECUTE FUNCTION public.dossier_undertakingstatement_sealed_delete();
CREATE TRIGGER dossier_undertakingstatement_sealed_insert BEFORE INSERT ON public.dossier_undertakingstatement FOR EACH ROW EXECUTE FUNCTION public.dossier_undertakingstatement_sealed_insert();
CREATE TRIGGER dossier_undertakingstatement_sealed_late BEFORE UPDATE ON public.dossier_undertakingstatement FOR EACH ROW EXECUTE FUNCTION public.dossier_undertakingstatement_sealed_late();
CREATE TRIGGER dossier_undertakingstatement_sealed_truncate BEFORE TRUNCATE ON public.dossier_undertakingstatement FOR EACH STATEMENT EXECUTE FUNCTION public.dossier_undertakingstatement_sealed_truncate();
CREATE TRIGGER dossier_undertakingstatement_sealed_update BEFORE UPDATE ON public.dossier_undertakingstatement FOR EACH ROW EXECUTE FUNCTION public.dossier_undertakingstatement_sealed_update();
CREATE TRIGGER sectors_historicalrisktheme_sealed_delete BEFORE DELETE ON public.sectors_historicalrisktheme FOR EACH ROW EXECUTE FUNCTION public.sectors_historicalrisktheme_sealed_delete();
CREATE TRIGGER sectors_historicalrisktheme_sealed_truncate BEFORE TRUNCATE ON public.sectors_historicalrisktheme FOR EACH STATEMENT EXECUTE FUNCTION public.sectors_historicalrisktheme_sealed_truncate();
CREATE TRIGGER sectors_historicalrisktheme_sealed_update BEFORE UPDATE ON public.sectors_historicalrisktheme FOR EACH ROW EXECUTE FUNCTION public.sectors_historicalrisktheme_sealed_update();
CREATE TRIGGER sectors_historicalrisktheme_sectors_sealed_delete BEFORE DELETE ON public.sectors_historicalrisktheme_sectors FOR EACH ROW EXECUTE FUNCTION public.sectors_historicalrisktheme_sectors_sealed_delete();
CREATE TRIGGER sectors_historicalrisktheme_sectors_sealed_truncate BEFORE TRUNCATE ON public.sectors_historicalrisktheme_sectors FOR EACH STATEMENT EXECUTE FUNCTION public.sectors_historicalrisktheme_sectors_sealed_truncate();
CREATE TRIGGER sectors_historicalrisktheme_sectors_sealed_update BEFORE UPDATE ON public.sectors_historicalrisktheme_sectors FOR EACH ROW EXECUTE FUNCTION public.sectors_historicalrisktheme_sectors_sealed_update();
CREATE TRIGGER sectors_historicalsector_sealed_delete BEFORE DELETE ON public.sectors_historicalsector FOR EACH ROW EXECUTE FUNCTION public.sectors_historicalsector_sealed_delete();
CREATE TRIGGER sectors_historicalsector_sealed_truncate BEFORE TRUNCATE ON public.sectors_historicalsector FOR EACH STATEMENT EXECUTE FUNCTION public.sectors_historicalsector_sealed_truncate();
CREATE TRIGGER sectors_historicalsector_sealed_update BEFORE UPDATE ON public.sectors_historicalsector FOR EACH ROW EXECUTE FUNCTION public.sectors_historicalsector_sealed_update();
CREATE TRIGGER sectors_historicalsectoralias_sealed_delete BEFORE DELETE ON public.sectors_historicalsectoralias FOR EACH ROW EXECUTE FUNCTION public.sectors_historicalsectoralias_sealed_delete();
CREATE TRIGGER sectors_historicalsectoralias_sealed_truncate BEFORE TRUNCATE ON public.sectors_historicalsectoralias FOR EACH STATEMENT EXECUTE FUNCTION public.sectors_historicalsectoralias_sealed_truncate();
CREATE TRIGGER sectors_historicalsectoralias_sealed_update BEFORE UPDATE ON public.sectors_historicalsectoralias FOR EACH ROW EXECUTE FUNCTION public.sectors_historicalsectoralias_sealed_update();
CREATE TRIGGER sectors_risktheme_frozen_slug BEFORE UPDATE ON public.sectors_risktheme FOR EACH ROW EXECUTE FUNCTION public.sectors_risktheme_frozen_slug();
CREATE TRIGGER sectors_sector_frozen_code BEFORE UPDATE ON public.sectors_sector FOR EACH ROW EXECUTE FUNCTION public.sectors_sector_frozen_code();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_group_id_97559544_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_6a12ed8b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_a95ead1b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_attendance
    ADD CONSTRAINT covenants_attendance_organisation_id_415fd480_fk_dossier_o FOREIGN KEY (organisation_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_attendance
    ADD CONSTRAINT covenants_attendance_session_id_53c0b7c2_fk_covenants FOREIGN KEY (session_id) REFERENCES public.covenants_negotiationsession(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_candidate
    ADD CONSTRAINT covenants_candidate_negotiation_id_4185dd60_fk_covenants FOREIGN KEY (negotiation_id) REFERENCES public.covenants_negotiation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_consultation
    ADD CONSTRAINT covenants_consultati_organisation_id_cc6295fd_fk_dossier_o FOREIGN KEY (organisation_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_consultation
    ADD CONSTRAINT covenants_consultati_result_id_b8a444c9_fk_covenants FOREIGN KEY (result_id) REFERENCES public.covenants_provisionalresult(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_consultation
    ADD CONSTRAINT covenants_consultati_supersedes_id_d37138de_fk_covenants FOREIGN KEY (supersedes_id) REFERENCES public.covenants_consultation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_consultation
    ADD CONSTRAINT covenants_consultation_by_id_257ef574_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_countingrule_only
    ADD CONSTRAINT covenants_countingru_countingrule_id_14cc7e7f_fk_covenants FOREIGN KEY (countingrule_id) REFERENCES public.covenants_countingrule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_countingrule_excluded
    ADD CONSTRAINT covenants_countingru_countingrule_id_b6e25c13_fk_covenants FOREIGN KEY (countingrule_id) REFERENCES public.covenants_countingrule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_countingrule_excluded
    ADD CONSTRAINT covenants_countingru_covenant_id_33b3a819_fk_covenants FOREIGN KEY (covenant_id) REFERENCES public.covenants_covenant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_countingrule_only
    ADD CONSTRAINT covenants_countingru_covenant_id_efb96aae_fk_covenants FOREIGN KEY (covenant_id) REFERENCES public.covenants_covenant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_countingrule
    ADD CONSTRAINT covenants_countingru_document_id_d981d5bb_fk_dossier_d FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_countingrule
    ADD CONSTRAINT covenants_countingru_facilitated_by_id_52da1a57_fk_dossier_o FOREIGN KEY (facilitated_by_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_covenant_sectors
    ADD CONSTRAINT covenants_covenant_s_covenant_id_9dd95382_fk_covenants FOREIGN KEY (covenant_id) REFERENCES public.covenants_covenant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_covenant_sectors
    ADD CONSTRAINT covenants_covenant_s_sector_id_63d6fad3_fk_sectors_s FOREIGN KEY (sector_id) REFERENCES public.sectors_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_covenantname
    ADD CONSTRAINT covenants_covenantna_covenant_id_c6243b4e_fk_covenants FOREIGN KEY (covenant_id) REFERENCES public.covenants_covenant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_covenantname
    ADD CONSTRAINT covenants_covenantna_document_id_8ff69bd8_fk_dossier_d FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_guideclosed
    ADD CONSTRAINT covenants_guideclosed_account_id_30b077b7_fk_auth_user_id FOREIGN KEY (account_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_historicalcountingrule
    ADD CONSTRAINT covenants_historical_history_user_id_2f667f63_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_historicalcovenantname
    ADD CONSTRAINT covenants_historical_history_user_id_893354db_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_historicalcovenant
    ADD CONSTRAINT covenants_historical_history_user_id_c8536000_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_historicalthreshold
    ADD CONSTRAINT covenants_historical_history_user_id_cc7a4247_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_historicaltarget
    ADD CONSTRAINT covenants_historical_history_user_id_d6323342_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measuremen_actor_id_124d249f_fk_dossier_o FOREIGN KEY (actor_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measuremen_corrects_id_b56a9c59_fk_covenants FOREIGN KEY (corrects_id) REFERENCES public.covenants_measurement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measuremen_covenant_id_7dc60395_fk_covenants FOREIGN KEY (covenant_id) REFERENCES public.covenants_covenant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measuremen_document_id_bf989f51_fk_dossier_d FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measuremen_opened_in_id_b0cb479f_fk_dossier_r FOREIGN KEY (opened_in_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measuremen_revision_id_dbd90eb9_fk_dossier_r FOREIGN KEY (revision_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measurement_owner_id_6c8acaa6_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_measurement
    ADD CONSTRAINT covenants_measurement_recorded_by_id_e51b1069_fk_auth_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestones_actor_id_e514f3c4_fk_dossier_o FOREIGN KEY (actor_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestones_corrects_id_ad054a69_fk_covenants FOREIGN KEY (corrects_id) REFERENCES public.covenants_milestonestatement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestones_covenant_id_15359c45_fk_covenants FOREIGN KEY (covenant_id) REFERENCES public.covenants_covenant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestones_document_id_ce6b51ec_fk_dossier_d FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestones_opened_in_id_f75c4e57_fk_dossier_r FOREIGN KEY (opened_in_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestones_recorded_by_id_491f19e6_fk_auth_user FOREIGN KEY (recorded_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestones_revision_id_03a038fb_fk_dossier_r FOREIGN KEY (revision_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestones_supplied_by_id_5b60171f_fk_dossier_d FOREIGN KEY (supplied_by_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_milestonestatement
    ADD CONSTRAINT covenants_milestonestatement_owner_id_c05eaa9e_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiation
    ADD CONSTRAINT covenants_negotiatio_covenant_id_a276ff2a_fk_covenants FOREIGN KEY (covenant_id) REFERENCES public.covenants_covenant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiation
    ADD CONSTRAINT covenants_negotiatio_facilitator_id_cadbf655_fk_dossier_o FOREIGN KEY (facilitator_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiationsession
    ADD CONSTRAINT covenants_negotiatio_negotiation_id_0b8edb56_fk_covenants FOREIGN KEY (negotiation_id) REFERENCES public.covenants_negotiation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiation_members
    ADD CONSTRAINT covenants_negotiatio_negotiation_id_35b9cfb0_fk_covenants FOREIGN KEY (negotiation_id) REFERENCES public.covenants_negotiation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiation_team
    ADD CONSTRAINT covenants_negotiatio_negotiation_id_af1eed3c_fk_covenants FOREIGN KEY (negotiation_id) REFERENCES public.covenants_negotiation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiation_members
    ADD CONSTRAINT covenants_negotiatio_organisation_id_1ce57dbe_fk_dossier_o FOREIGN KEY (organisation_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiationsession
    ADD CONSTRAINT covenants_negotiatio_supersedes_id_7335453a_fk_covenants FOREIGN KEY (supersedes_id) REFERENCES public.covenants_negotiationsession(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiationsession
    ADD CONSTRAINT covenants_negotiatio_who_acts_id_691b3065_fk_dossier_o FOREIGN KEY (who_acts_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiation_team
    ADD CONSTRAINT covenants_negotiation_team_user_id_49c0e5b7_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiationsession
    ADD CONSTRAINT covenants_negotiationsession_by_id_73c7908b_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_negotiationsession
    ADD CONSTRAINT covenants_negotiationsession_owner_id_90bc4599_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participat_actor_id_c6cebaeb_fk_dossier_o FOREIGN KEY (actor_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participat_corrects_id_c2471404_fk_covenants FOREIGN KEY (corrects_id) REFERENCES public.covenants_participation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participat_covenant_id_c51107fb_fk_covenants FOREIGN KEY (covenant_id) REFERENCES public.covenants_covenant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participat_document_id_babadeed_fk_dossier_d FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participat_opened_in_id_f35c03ee_fk_dossier_r FOREIGN KEY (opened_in_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participat_organisation_id_c6154bfc_fk_dossier_o FOREIGN KEY (organisation_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participat_revision_id_56e4bb1d_fk_dossier_r FOREIGN KEY (revision_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participation_owner_id_dc3e111c_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_participation
    ADD CONSTRAINT covenants_participation_recorded_by_id_9e89bfe2_fk_auth_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_provisionalresult
    ADD CONSTRAINT covenants_provisiona_negotiation_id_f52263ec_fk_covenants FOREIGN KEY (negotiation_id) REFERENCES public.covenants_negotiation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_provisionalresult
    ADD CONSTRAINT covenants_provisiona_supersedes_id_2e442e39_fk_covenants FOREIGN KEY (supersedes_id) REFERENCES public.covenants_provisionalresult(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_provisionalresult
    ADD CONSTRAINT covenants_provisionalresult_by_id_c48d9c07_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_readrow
    ADD CONSTRAINT covenants_readrow_sitting_id_86e51bb4_fk_covenants_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.covenants_sitting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_sitting
    ADD CONSTRAINT covenants_sitting_actor_id_bc9751b4_fk_dossier_organisation_id FOREIGN KEY (actor_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_sitting
    ADD CONSTRAINT covenants_sitting_document_id_df4049e5_fk_dossier_document_id FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_sitting
    ADD CONSTRAINT covenants_sitting_owner_id_78b8b24c_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_sitting
    ADD CONSTRAINT covenants_sitting_proposal_id_217048e9_fk_dossier_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.dossier_proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_sittingrow
    ADD CONSTRAINT covenants_sittingrow_sitting_id_0a30af13_fk_covenants FOREIGN KEY (sitting_id) REFERENCES public.covenants_sitting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusrepo_actor_id_09527e44_fk_dossier_o FOREIGN KEY (actor_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusrepo_corrects_id_b888aea8_fk_covenants FOREIGN KEY (corrects_id) REFERENCES public.covenants_statusreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusrepo_covenant_id_3b19eab6_fk_covenants FOREIGN KEY (covenant_id) REFERENCES public.covenants_covenant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusrepo_document_id_c5d8c130_fk_dossier_d FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusrepo_opened_in_id_9e9344ed_fk_dossier_r FOREIGN KEY (opened_in_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusrepo_payer_id_cc88728d_fk_dossier_o FOREIGN KEY (payer_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusrepo_revision_id_3d72c4bd_fk_dossier_r FOREIGN KEY (revision_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusreport_owner_id_37ba3647_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusreport_recorded_by_id_1ac0ce7e_fk_auth_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_statusreport
    ADD CONSTRAINT covenants_statusreport_sector_id_cf39ca40_fk_sectors_sector_id FOREIGN KEY (sector_id) REFERENCES public.sectors_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstat_actor_id_8633922c_fk_dossier_o FOREIGN KEY (actor_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstat_corrects_id_60f06c7c_fk_covenants FOREIGN KEY (corrects_id) REFERENCES public.covenants_targetstatement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstat_counting_rule_id_5c9a264d_fk_covenants FOREIGN KEY (counting_rule_id) REFERENCES public.covenants_countingrule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstat_document_id_29b422bd_fk_dossier_d FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstat_opened_in_id_ee280f89_fk_dossier_r FOREIGN KEY (opened_in_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstat_recorded_by_id_abca4cc0_fk_auth_user FOREIGN KEY (recorded_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstat_revision_id_375ebab7_fk_dossier_r FOREIGN KEY (revision_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstat_target_id_2a2cd4ff_fk_covenants FOREIGN KEY (target_id) REFERENCES public.covenants_target(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_targetstatement
    ADD CONSTRAINT covenants_targetstatement_owner_id_85961cf6_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_threshold
    ADD CONSTRAINT covenants_threshold_covenant_id_0481b0d1_fk_covenants FOREIGN KEY (covenant_id) REFERENCES public.covenants_covenant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdc_actor_id_583a17d9_fk_dossier_o FOREIGN KEY (actor_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdc_corrects_id_8314ff79_fk_covenants FOREIGN KEY (corrects_id) REFERENCES public.covenants_thresholdcondition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdc_document_id_f14d3cf1_fk_dossier_d FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdc_opened_in_id_bdb54180_fk_dossier_r FOREIGN KEY (opened_in_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdc_recorded_by_id_1181fd88_fk_auth_user FOREIGN KEY (recorded_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdc_revision_id_2a3987a2_fk_dossier_r FOREIGN KEY (revision_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdc_threshold_id_eb64e362_fk_covenants FOREIGN KEY (threshold_id) REFERENCES public.covenants_threshold(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.covenants_thresholdcondition
    ADD CONSTRAINT covenants_thresholdcondition_owner_id_9177e21f_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dashboards_outgoingmail
    ADD CONSTRAINT dashboards_outgoingm_subscriber_id_2e2c2ef6_fk_dashboard FOREIGN KEY (subscriber_id) REFERENCES public.dashboards_subscriber(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dashboards_subscription
    ADD CONSTRAINT dashboards_subscript_subscriber_id_de5d6e42_fk_dashboard FOREIGN KEY (subscriber_id) REFERENCES public.dashboards_subscriber(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_annexdraft
    ADD CONSTRAINT dossier_annexdraft_edition_id_7e6a1233_fk_dossier_e FOREIGN KEY (edition_id) REFERENCES public.dossier_edition(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_annexdraft
    ADD CONSTRAINT dossier_annexdraft_recorded_by_id_721201dd_fk_auth_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_auditevent
    ADD CONSTRAINT dossier_auditevent_actor_id_502fe59c_fk_auth_user_id FOREIGN KEY (actor_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_decision
    ADD CONSTRAINT dossier_decision_by_id_b2e8ebec_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_decision
    ADD CONSTRAINT dossier_decision_proposal_id_a417d33c_fk_dossier_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.dossier_proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_document
    ADD CONSTRAINT dossier_document_publisher_id_be01a7e4_fk_dossier_o FOREIGN KEY (publisher_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_edition
    ADD CONSTRAINT dossier_edition_at_id_95a18b16_fk_dossier_revision_number FOREIGN KEY (at_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_edition
    ADD CONSTRAINT dossier_edition_sealed_in_id_6e88551b_fk_dossier_r FOREIGN KEY (sealed_in_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_editionfile
    ADD CONSTRAINT dossier_editionfile_edition_id_d1f9d58e_fk_dossier_e FOREIGN KEY (edition_id) REFERENCES public.dossier_edition(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_historicaldocument
    ADD CONSTRAINT dossier_historicaldo_history_user_id_e53fbe68_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_historicalorganisationname
    ADD CONSTRAINT dossier_historicalor_history_user_id_6b8563da_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_historicalorganisation
    ADD CONSTRAINT dossier_historicalor_history_user_id_d703e6b8_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_organisationname
    ADD CONSTRAINT dossier_organisation_organisation_id_776995a4_fk_dossier_o FOREIGN KEY (organisation_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_proposal
    ADD CONSTRAINT dossier_proposal_by_id_02bafdaa_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_revision
    ADD CONSTRAINT dossier_revision_author_id_cd64a5a7_fk_auth_user_id FOREIGN KEY (author_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_sealedmaster
    ADD CONSTRAINT dossier_sealedmaster_revision_id_ba1f1832_fk_dossier_r FOREIGN KEY (revision_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_sheetrun
    ADD CONSTRAINT dossier_sheetrun_owner_id_1c199ed5_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakings_actor_id_72300e4f_fk_dossier_o FOREIGN KEY (actor_id) REFERENCES public.dossier_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakings_answered_by_id_ef401ff2_fk_dossier_d FOREIGN KEY (answered_by_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakings_corrects_id_5bfe632d_fk_dossier_u FOREIGN KEY (corrects_id) REFERENCES public.dossier_undertakingstatement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakings_document_id_290c189c_fk_dossier_d FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakings_opened_in_id_cb0cb389_fk_dossier_r FOREIGN KEY (opened_in_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakings_recorded_by_id_76738341_fk_auth_user FOREIGN KEY (recorded_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakings_revision_id_bc362f14_fk_dossier_r FOREIGN KEY (revision_id) REFERENCES public.dossier_revision(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakings_undertaking_id_2b8f390f_fk_dossier_d FOREIGN KEY (undertaking_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.dossier_undertakingstatement
    ADD CONSTRAINT dossier_undertakingstatement_owner_id_27b276c5_fk_auth_user_id FOREIGN KEY (owner_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_historicalrisktheme
    ADD CONSTRAINT sectors_historicalri_history_user_id_650a16e9_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_historicalsectoralias
    ADD CONSTRAINT sectors_historicalse_history_user_id_32fafd2f_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_historicalsector
    ADD CONSTRAINT sectors_historicalse_history_user_id_3465a8f6_fk_auth_user FOREIGN KEY (history_user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_risktheme
    ADD CONSTRAINT sectors_risktheme_document_id_081c13bb_fk_dossier_document_id FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_risktheme_sectors
    ADD CONSTRAINT sectors_risktheme_se_risktheme_id_66814515_fk_sectors_r FOREIGN KEY (risktheme_id) REFERENCES public.sectors_risktheme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_risktheme_sectors
    ADD CONSTRAINT sectors_risktheme_se_sector_id_07f6bebf_fk_sectors_s FOREIGN KEY (sector_id) REFERENCES public.sectors_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_sector
    ADD CONSTRAINT sectors_sector_document_id_7b5bfb7e_fk_dossier_document_id FOREIGN KEY (document_id) REFERENCES public.dossier_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_sector
    ADD CONSTRAINT sectors_sector_parent_id_cb164f72_fk_sectors_sector_id FOREIGN KEY (parent_id) REFERENCES public.sectors_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_sectoralias
    ADD CONSTRAINT sectors_sectoralias_sector_id_c6b87490_fk_sectors_sector_id FOREIGN KEY (sector_id) REFERENCES public.sectors_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_sectorlimit
    ADD CONSTRAINT sectors_sectorlimit_account_id_9db95c46_fk_auth_user_id FOREIGN KEY (account_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sectors_sectorlimit
    ADD CONSTRAINT sectors_sectorlimit_sector_id_24717012_fk_sectors_sector_id FOREIGN KEY (sector_id) REFERENCES public.sectors_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_user_id_8146e70c_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
