-- CreateTable
CREATE TABLE "catalogs" (
    "id" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "catalogs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "releases" (
    "catalog" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "digest" CHAR(64) NOT NULL,
    "schema_version" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT NOT NULL,
    "notes" JSONB NOT NULL,
    "written_in" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "releases_pkey" PRIMARY KEY ("catalog","sequence")
);

-- CreateTable
CREATE TABLE "release_changes" (
    "catalog" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "content" JSONB,
    "written_in" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "release_changes_pkey" PRIMARY KEY ("catalog","kind","key","sequence")
);

-- CreateTable
CREATE TABLE "source_texts" (
    "sha256" CHAR(64) NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "source_texts_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "pointer_moves" (
    "catalog" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "moved_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "pointer_moves_pkey" PRIMARY KEY ("catalog","position")
);

-- CreateTable
CREATE TABLE "shipped_folders" (
    "fingerprint" CHAR(64) NOT NULL,
    "catalog" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shipped_folders_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateIndex
CREATE UNIQUE INDEX "releases_catalog_label_key" ON "releases"("catalog", "label");

-- CreateIndex
CREATE UNIQUE INDEX "releases_catalog_sequence_written_in_key" ON "releases"("catalog", "sequence", "written_in");

-- CreateIndex
CREATE INDEX "release_changes_catalog_sequence_idx" ON "release_changes"("catalog", "sequence");

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_catalog_fkey" FOREIGN KEY ("catalog") REFERENCES "catalogs"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "release_changes" ADD CONSTRAINT "release_changes_catalog_sequence_written_in_fkey" FOREIGN KEY ("catalog", "sequence", "written_in") REFERENCES "releases"("catalog", "sequence", "written_in") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "pointer_moves" ADD CONSTRAINT "pointer_moves_catalog_fkey" FOREIGN KEY ("catalog") REFERENCES "catalogs"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "pointer_moves" ADD CONSTRAINT "pointer_moves_catalog_sequence_fkey" FOREIGN KEY ("catalog", "sequence") REFERENCES "releases"("catalog", "sequence") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A text is stored under the hash of its own bytes.
ALTER TABLE "source_texts" ADD CONSTRAINT "source_texts_hash_check" CHECK ("sha256" = encode(sha256(convert_to("text", 'UTF8')), 'hex'));

-- Published data never changes. Statement triggers, so that a statement that would meet no row is refused too;
-- ENABLE ALWAYS, so that session_replication_role does not switch them off.
CREATE FUNCTION plimsoll_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % refused: published data never changes', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', HINT = 'Publish a new release, or move the pointer.';
END $$;

CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "catalogs" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "releases" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "release_changes" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "source_texts" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "pointer_moves" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "shipped_folders" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
ALTER TABLE "catalogs" ENABLE ALWAYS TRIGGER "published";
ALTER TABLE "releases" ENABLE ALWAYS TRIGGER "published";
ALTER TABLE "release_changes" ENABLE ALWAYS TRIGGER "published";
ALTER TABLE "source_texts" ENABLE ALWAYS TRIGGER "published";
ALTER TABLE "pointer_moves" ENABLE ALWAYS TRIGGER "published";
ALTER TABLE "shipped_folders" ENABLE ALWAYS TRIGGER "published";

-- A release is closed when its header commits: header and changes carry the id of the transaction that wrote them, and the
-- foreign key, checked at commit, holds only between rows of one transaction. This stands at every isolation level; the
-- look at the header here only gives the usual case a message that can be read.
CREATE FUNCTION plimsoll_write_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest integer;
BEGIN
  NEW."written_in" := pg_current_xact_id()::text::bigint;
  SELECT coalesce(max("sequence"), 0) INTO newest FROM "releases" WHERE "catalog" = NEW."catalog";
  IF NEW."sequence" <> newest + 1 THEN
    RAISE EXCEPTION 'release % of % refused: the next sequence is %', NEW."sequence", NEW."catalog", newest + 1
      USING ERRCODE = 'check_violation';
  END IF;
  -- A release may say again what an earlier one said, but not what the one before it says.
  IF EXISTS (SELECT FROM "releases" WHERE "catalog" = NEW."catalog" AND "sequence" = newest AND "digest" = NEW."digest") THEN
    RAISE EXCEPTION 'release % of % refused: it changes nothing', NEW."sequence", NEW."catalog"
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION plimsoll_write_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."written_in" := pg_current_xact_id()::text::bigint;
  IF EXISTS (
    SELECT FROM "releases"
    WHERE "catalog" = NEW."catalog" AND "sequence" = NEW."sequence" AND "written_in" <> NEW."written_in"
  ) THEN
    RAISE EXCEPTION 'change of % % refused: release % of % is closed', NEW."kind", NEW."key", NEW."sequence", NEW."catalog"
      USING ERRCODE = 'restrict_violation', HINT = 'Published data never changes: publish a new release.';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION plimsoll_move_pointer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest integer;
BEGIN
  SELECT coalesce(max("position"), 0) INTO newest FROM "pointer_moves" WHERE "catalog" = NEW."catalog";
  IF NEW."position" <> newest + 1 THEN
    RAISE EXCEPTION 'pointer move % of % refused: the next position is %', NEW."position", NEW."catalog", newest + 1
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "written" BEFORE INSERT ON "releases" FOR EACH ROW EXECUTE FUNCTION plimsoll_write_release();
CREATE TRIGGER "written" BEFORE INSERT ON "release_changes" FOR EACH ROW EXECUTE FUNCTION plimsoll_write_change();
CREATE TRIGGER "written" BEFORE INSERT ON "pointer_moves" FOR EACH ROW EXECUTE FUNCTION plimsoll_move_pointer();

-- Replicas hear of what is new when it commits; the payload is the catalog.
CREATE FUNCTION plimsoll_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('plimsoll_releases', NEW."catalog");
  RETURN NULL;
END $$;

CREATE TRIGGER "heard" AFTER INSERT ON "releases" FOR EACH ROW EXECUTE FUNCTION plimsoll_notify();
CREATE TRIGGER "heard" AFTER INSERT ON "pointer_moves" FOR EACH ROW EXECUTE FUNCTION plimsoll_notify();
