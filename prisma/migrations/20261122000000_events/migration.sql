-- CreateTable
CREATE TABLE "events" (
    "sequence" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "catalog" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("sequence")
);

-- CreateIndex
CREATE UNIQUE INDEX "events_id_key" ON "events"("id");

-- CreateIndex
CREATE INDEX "events_catalog_sequence_idx" ON "events"("catalog", "sequence");

-- CreateIndex
CREATE INDEX "events_type_sequence_idx" ON "events"("type", "sequence");

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_catalog_fkey" FOREIGN KEY ("catalog") REFERENCES "catalogs"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Names are dotted: what it is about, and what happened to it.
ALTER TABLE "events" ADD CONSTRAINT "events_type_check" CHECK ("type" ~ '^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+$');
ALTER TABLE "events" ADD CONSTRAINT "events_data_check" CHECK (jsonb_typeof("data") = 'object');

CREATE TRIGGER "published" BEFORE UPDATE OR DELETE OR TRUNCATE ON "events" FOR EACH STATEMENT EXECUTE FUNCTION plimsoll_refuse_change();
ALTER TABLE "events" ENABLE ALWAYS TRIGGER "published";

-- Writers queue on one lock until they have committed: what has a lower sequence is seen no later than what has a higher one, so
-- that a reader by cursor misses nothing, and a transaction that is rolled back leaves no gap. The lock is taken by the trigger,
-- so that it holds for a row that is inserted by hand too.
CREATE FUNCTION plimsoll_write_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('plimsoll/events', 0));
  SELECT coalesce(max("sequence"), 0) INTO newest FROM "events";
  IF NEW."sequence" IS DISTINCT FROM newest + 1 THEN
    RAISE EXCEPTION 'event % refused: the next sequence is %', NEW."sequence", newest + 1
      USING ERRCODE = 'check_violation', HINT = 'Append events with plimsoll_append_event.';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "written" BEFORE INSERT ON "events" FOR EACH ROW EXECUTE FUNCTION plimsoll_write_event();
ALTER TABLE "events" ENABLE ALWAYS TRIGGER "written";

-- The one way to append. To be called late in a transaction: other writers wait until that has ended.
CREATE FUNCTION plimsoll_append_event(event_type text, event_catalog text, event_at timestamptz, event_data jsonb)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  appended bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('plimsoll/events', 0));
  SELECT coalesce(max("sequence"), 0) + 1 INTO appended FROM "events";
  INSERT INTO "events" ("sequence", "id", "type", "catalog", "at", "data")
  VALUES (appended, gen_random_uuid(), event_type, event_catalog, event_at, event_data);
  RETURN appended;
END $$;

-- On the channel that replicas follow already; one transaction notifies it once.
CREATE TRIGGER "heard" AFTER INSERT ON "events" FOR EACH ROW EXECUTE FUNCTION plimsoll_notify();

CREATE FUNCTION plimsoll_release_event(release "releases") RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM plimsoll_append_event('release.published', release."catalog", release."published_at",
    jsonb_build_object('sequence', release."sequence", 'label', release."label", 'digest', release."digest"));
END $$;

CREATE FUNCTION plimsoll_move_event(move "pointer_moves") RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before integer;
  target "releases";
BEGIN
  SELECT "sequence" INTO before FROM "pointer_moves"
    WHERE "catalog" = move."catalog" AND "position" = move."position" - 1;
  SELECT * INTO STRICT target FROM "releases"
    WHERE "catalog" = move."catalog" AND "sequence" = move."sequence";
  PERFORM plimsoll_append_event(
    CASE WHEN move."sequence" < before THEN 'release.rolled-back' ELSE 'release.made-current' END,
    move."catalog", move."moved_at",
    jsonb_build_object('sequence', target."sequence", 'label', target."label", 'digest', target."digest", 'reason', move."reason"));
END $$;

CREATE FUNCTION plimsoll_tell_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM plimsoll_release_event(NEW);
  RETURN NULL;
END $$;

CREATE FUNCTION plimsoll_tell_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM plimsoll_move_event(NEW);
  RETURN NULL;
END $$;

CREATE TRIGGER "told" AFTER INSERT ON "releases" FOR EACH ROW EXECUTE FUNCTION plimsoll_tell_release();
CREATE TRIGGER "told" AFTER INSERT ON "pointer_moves" FOR EACH ROW EXECUTE FUNCTION plimsoll_tell_move();
ALTER TABLE "releases" ENABLE ALWAYS TRIGGER "told";
ALTER TABLE "pointer_moves" ENABLE ALWAYS TRIGGER "told";

-- What was published before. The triggers above have locked both tables, so that nothing slips through between them and this.
-- By time; but a release may bear a later date than its move or its successor, and is told before both all the same.
DO $$
DECLARE
  happened record;
BEGIN
  FOR happened IN
    WITH moves AS (
      SELECT m, "catalog", "position", "sequence",
        min("moved_at") OVER (PARTITION BY "catalog" ORDER BY "position" DESC) AS moment
      FROM "pointer_moves" m
    ), published AS (
      SELECT r, "catalog", "sequence",
        min(least("published_at", (
          SELECT min(moment) FROM moves WHERE moves."catalog" = r."catalog" AND moves."sequence" = r."sequence"
        ))) OVER (PARTITION BY "catalog" ORDER BY "sequence" DESC) AS moment
      FROM "releases" r
    )
    SELECT moment, 0 AS part, "catalog", "sequence" AS number, r AS release, NULL::"pointer_moves" AS move FROM published
    UNION ALL
    SELECT moment, 1, "catalog", "position", NULL::"releases", m FROM moves
    ORDER BY moment, part, "catalog", number
  LOOP
    IF happened.part = 0 THEN
      PERFORM plimsoll_release_event(happened.release);
    ELSE
      PERFORM plimsoll_move_event(happened.move);
    END IF;
  END LOOP;
END $$;
