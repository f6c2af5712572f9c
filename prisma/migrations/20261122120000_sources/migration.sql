-- CreateTable
CREATE TABLE "registered_sources" (
    "catalog" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "registered_by" TEXT NOT NULL,

    CONSTRAINT "registered_sources_pkey" PRIMARY KEY ("catalog","id")
);

-- CreateTable
CREATE TABLE "drifts" (
    "id" CHAR(12) NOT NULL,
    "catalog" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "draft" CHAR(12),
    "told" JSONB NOT NULL,

    CONSTRAINT "drifts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "received_revisions" (
    "catalog" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "text_sha256" CHAR(64) NOT NULL,
    "retrieved_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "received_by" TEXT NOT NULL,
    "drift" CHAR(12) NOT NULL,

    CONSTRAINT "received_revisions_pkey" PRIMARY KEY ("catalog","id")
);

-- CreateIndex
CREATE INDEX "drifts_catalog_id_idx" ON "drifts"("catalog", "id");

-- CreateIndex
CREATE UNIQUE INDEX "received_revisions_catalog_source_order_key" ON "received_revisions"("catalog", "source", "order");

-- AddForeignKey
ALTER TABLE "registered_sources" ADD CONSTRAINT "registered_sources_catalog_fkey" FOREIGN KEY ("catalog") REFERENCES "catalogs"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "drifts" ADD CONSTRAINT "drifts_catalog_fkey" FOREIGN KEY ("catalog") REFERENCES "catalogs"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "drifts" ADD CONSTRAINT "drifts_draft_fkey" FOREIGN KEY ("draft") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "received_revisions" ADD CONSTRAINT "received_revisions_drift_fkey" FOREIGN KEY ("drift") REFERENCES "drifts"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "received_revisions" ADD CONSTRAINT "received_revisions_text_sha256_fkey" FOREIGN KEY ("text_sha256") REFERENCES "source_texts"("sha256") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "drifts" ADD CONSTRAINT "drifts_outcome_check" CHECK ("outcome" IN ('quiet', 'drifted', 'alarm'));

-- What arrived is kept as it arrived. Of a drift one thing may be added, once: the draft that was opened for it.
CREATE FUNCTION plimsoll_check_drift() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."draft" IS NOT NULL OR (to_jsonb(NEW) - 'draft') <> (to_jsonb(OLD) - 'draft') THEN
    RAISE EXCEPTION 'drift % refused: it is kept as it was', OLD."id" USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "kept" BEFORE UPDATE ON "drifts" FOR EACH ROW EXECUTE FUNCTION plimsoll_check_drift();
CREATE TRIGGER "published" BEFORE DELETE OR TRUNCATE ON "drifts" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "registered_sources" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "received_revisions" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
ALTER TABLE "drifts" ENABLE ALWAYS TRIGGER "kept";
ALTER TABLE "drifts" ENABLE ALWAYS TRIGGER "published";
ALTER TABLE "registered_sources" ENABLE ALWAYS TRIGGER "published";
ALTER TABLE "received_revisions" ENABLE ALWAYS TRIGGER "published";
