-- What was registered may be corrected: the audit holds what it said before. Its id, its catalog and who registered it when stay.
CREATE FUNCTION plimsoll_check_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'content') <> (to_jsonb(OLD) - 'content') OR NEW."content" ->> 'id' IS DISTINCT FROM OLD."id" THEN
    RAISE EXCEPTION 'source % refused: only what it says of its document changes', OLD."id" USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

DROP TRIGGER "published" ON "registered_sources";
CREATE TRIGGER "kept" BEFORE UPDATE ON "registered_sources" FOR EACH ROW EXECUTE FUNCTION plimsoll_check_source();
CREATE TRIGGER "published" BEFORE DELETE OR TRUNCATE ON "registered_sources" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
ALTER TABLE "registered_sources" ENABLE ALWAYS TRIGGER "kept";
ALTER TABLE "registered_sources" ENABLE ALWAYS TRIGGER "published";
