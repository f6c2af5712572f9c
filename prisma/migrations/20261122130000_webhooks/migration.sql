-- CreateTable
CREATE TABLE "webhooks" (
    "id" CHAR(12) NOT NULL,
    "url" TEXT NOT NULL,
    "types" TEXT[] NOT NULL,
    "catalog" TEXT,
    "state" TEXT NOT NULL,
    "secret" BYTEA,
    "previous_secret" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" TEXT NOT NULL,
    "webhook" CHAR(12) NOT NULL,
    "event" BIGINT,
    "type" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_failure" TEXT,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_deliveries_webhook_state_next_at_idx" ON "webhook_deliveries"("webhook", "state", "next_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_webhook_created_at_id_idx" ON "webhook_deliveries"("webhook", "created_at", "id");

-- AddForeignKey
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_catalog_fkey" FOREIGN KEY ("catalog") REFERENCES "catalogs"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_fkey" FOREIGN KEY ("webhook") REFERENCES "webhooks"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_fkey" FOREIGN KEY ("event") REFERENCES "events"("sequence") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_state_check" CHECK ("state" IN ('active', 'paused', 'disabled', 'deleted'));
-- A secret goes with its webhook.
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_secret_check" CHECK (("state" = 'deleted') = ("secret" IS NULL));
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_state_check" CHECK ("state" IN ('waiting', 'delivered', 'dead'));
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_next_check" CHECK (("state" = 'waiting') = ("next_at" IS NOT NULL));

-- History: a webhook is marked as deleted, and what it was sent stays.
CREATE TRIGGER "kept" BEFORE DELETE OR TRUNCATE ON "webhooks" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
CREATE TRIGGER "kept" BEFORE DELETE OR TRUNCATE ON "webhook_deliveries" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
ALTER TABLE "webhooks" ENABLE ALWAYS TRIGGER "kept";
ALTER TABLE "webhook_deliveries" ENABLE ALWAYS TRIGGER "kept";

-- An event and its deliveries are one commit: whoever the feed tells of an event is no better off than a webhook. What is paused is
-- sent later; what was disabled gets nothing.
CREATE FUNCTION plimsoll_deliver_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "webhook_deliveries" ("id", "webhook", "event", "type")
  SELECT w."id" || '_' || NEW."id", w."id", NEW."sequence", NEW."type"
  FROM "webhooks" w
  WHERE w."state" IN ('active', 'paused') AND NEW."type" = ANY (w."types")
    AND (w."catalog" IS NULL OR w."catalog" = NEW."catalog")
  ORDER BY w."id";
  RETURN NULL;
END $$;

CREATE TRIGGER "delivered" AFTER INSERT ON "events" FOR EACH ROW EXECUTE FUNCTION plimsoll_deliver_event();
ALTER TABLE "events" ENABLE ALWAYS TRIGGER "delivered";

-- A release says how the audit stood when it was published: whoever keeps the event can prove later that nothing before it was changed
-- or cut off. Nothing where there was no audit yet.
CREATE OR REPLACE FUNCTION plimsoll_release_event(release "releases") RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  head jsonb;
BEGIN
  SELECT jsonb_build_object('audit', jsonb_build_object('sequence', "sequence", 'hash', "hash")) INTO head
    FROM "audit_events" ORDER BY "sequence" DESC LIMIT 1;
  PERFORM plimsoll_append_event('release.published', release."catalog", release."published_at",
    jsonb_build_object('sequence', release."sequence", 'label', release."label", 'digest', release."digest") || coalesce(head, '{}'));
END $$;

-- What becomes of a draft, for those who work on drafts: ids, states and digests, and no text that somebody wrote.
CREATE FUNCTION plimsoll_tell_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  happened text;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."state" = NEW."state" THEN
    RETURN NULL;
  END IF;
  happened := CASE
    WHEN TG_OP = 'INSERT' THEN 'opened'
    WHEN NEW."state" = 'draft' THEN 'reopened'
    WHEN NEW."state" = 'in-review' THEN 'submitted'
    ELSE NEW."state"
  END;
  PERFORM plimsoll_append_event('draft.' || happened, NEW."catalog", NEW."updated_at",
    jsonb_strip_nulls(jsonb_build_object('draft', NEW."id", 'state', NEW."state", 'digest', NEW."digest",
      'baseSequence', NEW."base_sequence", 'publishedSequence', NEW."published_sequence")));
  RETURN NULL;
END $$;

CREATE TRIGGER "told" AFTER INSERT OR UPDATE OF "state" ON "drafts" FOR EACH ROW EXECUTE FUNCTION plimsoll_tell_draft();
ALTER TABLE "drafts" ENABLE ALWAYS TRIGGER "told";

-- Each place where the chain does not hold, once: the rows behind a gap are sound where they follow each other.
CREATE OR REPLACE FUNCTION plimsoll_audit_faults() RETURNS TABLE ("sequence" bigint, "fault" text) LANGUAGE sql STABLE AS $$
  SELECT e."sequence", CASE
    WHEN e."sequence" <> e.prior + 1 THEN 'missing'
    WHEN e."hash" <> e.computed THEN 'edited'
    ELSE 'out-of-order'
  END
  FROM (
    SELECT a.*, plimsoll_audit_hash(a) AS computed,
      coalesce(lag(a."sequence") OVER (ORDER BY a."sequence"), 0) AS prior,
      coalesce(lag(a."hash") OVER (ORDER BY a."sequence"), repeat('0', 64)) AS previous
    FROM "audit_events" a
  ) e
  WHERE e."sequence" <> e.prior + 1 OR e."previous_hash" <> e.previous OR e."hash" <> e.computed
  UNION ALL
  -- A head that was told with a release, and that is gone or another one now: the end was cut off, or all of it was made anew.
  SELECT told."sequence", 'not-as-published'
  FROM (
    SELECT ("data" #>> '{audit,sequence}')::bigint AS "sequence", "data" #>> '{audit,hash}' AS "hash" FROM "events" WHERE "data" ? 'audit'
    UNION
    SELECT "audit_sequence", "audit_hash" FROM "release_audit"
  ) told
  WHERE NOT EXISTS (SELECT FROM "audit_events" a WHERE a."sequence" = told."sequence" AND a."hash" = told."hash")
  ORDER BY 1, 2
$$;
