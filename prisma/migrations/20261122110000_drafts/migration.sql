-- CreateTable
CREATE TABLE "drafts" (
    "id" CHAR(12) NOT NULL,
    "catalog" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "notes" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "editors" TEXT[] NOT NULL DEFAULT '{}',
    "base_sequence" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "digest" CHAR(64) NOT NULL,
    "content" JSONB NOT NULL,
    "because" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "publish_at" TIMESTAMPTZ(3),
    "publish_by" TEXT,
    "published_sequence" INTEGER,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_approvals" (
    "draft" CHAR(12) NOT NULL,
    "digest" CHAR(64) NOT NULL,
    "revision" INTEGER NOT NULL,
    "approver" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,
    "comment" TEXT,

    CONSTRAINT "draft_approvals_pkey" PRIMARY KEY ("draft","revision","approver")
);

-- CreateTable
CREATE TABLE "draft_impacts" (
    "catalog" TEXT NOT NULL,
    "base_digest" CHAR(64) NOT NULL,
    "digest" CHAR(64) NOT NULL,
    "as_of" CHAR(10) NOT NULL,
    "report" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_impacts_pkey" PRIMARY KEY ("catalog","base_digest","digest","as_of")
);

-- CreateTable
CREATE TABLE "release_audit" (
    "catalog" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "audit_sequence" BIGINT NOT NULL,
    "audit_hash" CHAR(64) NOT NULL,

    CONSTRAINT "release_audit_pkey" PRIMARY KEY ("catalog","sequence")
);

-- CreateIndex
CREATE INDEX "drafts_catalog_state_idx" ON "drafts"("catalog", "state");

-- CreateIndex
CREATE INDEX "drafts_publish_at_idx" ON "drafts"("publish_at");

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_catalog_fkey" FOREIGN KEY ("catalog") REFERENCES "catalogs"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "draft_approvals" ADD CONSTRAINT "draft_approvals_draft_fkey" FOREIGN KEY ("draft") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "release_audit" ADD CONSTRAINT "release_audit_catalog_sequence_fkey" FOREIGN KEY ("catalog", "sequence") REFERENCES "releases"("catalog", "sequence") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "drafts" ADD CONSTRAINT "drafts_state_check"
  CHECK ("state" IN ('draft', 'in-review', 'approved', 'published', 'rejected', 'withdrawn'));
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_published_check" CHECK (("state" = 'published') = ("published_sequence" IS NOT NULL));

-- What is over stays as it is: a draft that was published, rejected or withdrawn is the record of what was decided.
CREATE FUNCTION plimsoll_check_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" IN ('published', 'rejected', 'withdrawn') THEN
    RAISE EXCEPTION 'draft % refused: it is %', OLD."id", OLD."state" USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW."version" <> OLD."version" + 1 THEN
    RAISE EXCEPTION 'draft % refused: the next version is %', OLD."id", OLD."version" + 1 USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "kept" BEFORE UPDATE ON "drafts" FOR EACH ROW EXECUTE FUNCTION plimsoll_check_draft();
CREATE TRIGGER "published" BEFORE DELETE OR TRUNCATE ON "drafts" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "draft_approvals" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
ALTER TABLE "drafts" ENABLE ALWAYS TRIGGER "kept";
ALTER TABLE "drafts" ENABLE ALWAYS TRIGGER "published";
ALTER TABLE "draft_approvals" ENABLE ALWAYS TRIGGER "published";

CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "draft_impacts" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "release_audit" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
ALTER TABLE "draft_impacts" ENABLE ALWAYS TRIGGER "published";
ALTER TABLE "release_audit" ENABLE ALWAYS TRIGGER "published";

-- Where the audit stood when a release was published: who keeps it can tell later that nothing before it was changed or cut off.
CREATE FUNCTION plimsoll_tell_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "release_audit" ("catalog", "sequence", "audit_sequence", "audit_hash")
  SELECT split_part(place, '/', 1), split_part(place, '/', 2)::integer, NEW."sequence", NEW."hash"
  FROM (SELECT substr(NEW."target", length('release:') + 1) AS place) AS told;
  RETURN NULL;
END $$;

CREATE TRIGGER "head" AFTER INSERT ON "audit_events" FOR EACH ROW
  WHEN (NEW."type" = 'release.published') EXECUTE FUNCTION plimsoll_tell_audit_head();
ALTER TABLE "audit_events" ENABLE ALWAYS TRIGGER "head";
