-- CreateTable
CREATE TABLE "api_tokens" (
    "id" CHAR(12) NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[] NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "sequence" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "request_id" TEXT,
    "previous_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" CHAR(64) NOT NULL,
    "status" INTEGER NOT NULL,
    "headers" JSONB NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("caller","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_events_id_key" ON "audit_events"("id");

-- CreateIndex
CREATE INDEX "audit_events_target_sequence_idx" ON "audit_events"("target", "sequence");

-- CreateIndex
CREATE INDEX "audit_events_actor_sequence_idx" ON "audit_events"("actor", "sequence");

-- CreateIndex
CREATE INDEX "audit_events_type_sequence_idx" ON "audit_events"("type", "sequence");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- What an audit event says, as one text: what its hash is over. The text of jsonb is the same for the same value, and the time is
-- told in UTC, whatever the session thinks.
CREATE FUNCTION plimsoll_audit_hash(e "audit_events") RETURNS char(64) LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    e."sequence", e."id", e."type", to_char(e."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e."actor", e."target",
    e."before", e."after", e."reason", e."request_id", e."previous_hash"
  )::text, 'UTF8')), 'hex')
$$;

-- The one way to append. The lock is held until the transaction ends: commits come in the order of the sequence, without a gap, and
-- each row has the hash of the one before it.
CREATE FUNCTION plimsoll_audit(
  type text, actor text, target text, before jsonb, after jsonb, reason text, request_id text
) RETURNS "audit_events" LANGUAGE plpgsql AS $$
DECLARE
  last "audit_events";
  event "audit_events";
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('plimsoll/audit', 0));
  SELECT * INTO last FROM "audit_events" ORDER BY "sequence" DESC LIMIT 1;
  event."sequence" := coalesce(last."sequence", 0) + 1;
  event."id" := gen_random_uuid();
  event."type" := type;
  event."at" := date_trunc('milliseconds', clock_timestamp());
  event."actor" := actor;
  event."target" := target;
  event."before" := before;
  event."after" := after;
  event."reason" := reason;
  event."request_id" := request_id;
  event."previous_hash" := coalesce(last."hash", repeat('0', 64));
  event."hash" := plimsoll_audit_hash(event);
  INSERT INTO "audit_events" SELECT event.*;
  RETURN event;
END $$;

-- A row that was not made by the function is refused: it would not fit the chain.
CREATE FUNCTION plimsoll_check_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last "audit_events";
BEGIN
  SELECT * INTO last FROM "audit_events" ORDER BY "sequence" DESC LIMIT 1;
  IF NEW."sequence" <> coalesce(last."sequence", 0) + 1
    OR NEW."previous_hash" <> coalesce(last."hash", repeat('0', 64))
    OR NEW."hash" <> plimsoll_audit_hash(NEW) THEN
    RAISE EXCEPTION 'audit event % refused: it does not follow the one before it', NEW."sequence"
      USING ERRCODE = 'check_violation', HINT = 'Append with plimsoll_audit().';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "chained" BEFORE INSERT ON "audit_events" FOR EACH ROW EXECUTE FUNCTION plimsoll_check_audit();
CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_events" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
ALTER TABLE "audit_events" ENABLE ALWAYS TRIGGER "published";
ALTER TABLE "audit_events" ENABLE ALWAYS TRIGGER "chained";

-- The first place where the chain does not hold; no row where it holds. An edited row has another hash, a deleted one leaves a gap,
-- a reordered one follows another.
CREATE FUNCTION plimsoll_audit_faults() RETURNS TABLE ("sequence" bigint, "fault" text) LANGUAGE sql STABLE AS $$
  SELECT e."sequence", CASE
    WHEN e."sequence" <> e.expected THEN 'missing'
    WHEN e."previous_hash" <> e.previous THEN 'out-of-order'
    ELSE 'edited'
  END
  FROM (
    SELECT a.*, plimsoll_audit_hash(a) AS computed,
      row_number() OVER (ORDER BY a."sequence") AS expected,
      coalesce(lag(a."hash") OVER (ORDER BY a."sequence"), repeat('0', 64)) AS previous
    FROM "audit_events" a
  ) e
  WHERE e."sequence" <> e.expected OR e."previous_hash" <> e.previous OR e."hash" <> e.computed
  ORDER BY e."sequence"
$$;

ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_roles_check"
  CHECK ("roles" <@ ARRAY['reader', 'editor', 'publisher', 'admin'] AND cardinality("roles") > 0);
