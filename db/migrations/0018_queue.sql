CREATE TABLE "case_tags" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "case_tags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"agency_id" bigint NOT NULL,
	"name" text NOT NULL,
	"created_by" bigint,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation_merges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "escalation_merges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"escalation_id" bigint NOT NULL,
	"into_id" bigint NOT NULL,
	"merged_by" bigint,
	"merged_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"carried" jsonb NOT NULL,
	"undone_by" bigint,
	"undone_at" timestamp with time zone,
	CONSTRAINT "escalation_merges_self_check" CHECK ("escalation_merges"."escalation_id" <> "escalation_merges"."into_id")
);
--> statement-breakpoint
CREATE TABLE "escalation_tags" (
	"escalation_id" bigint NOT NULL,
	"tag_id" bigint NOT NULL,
	"added_by" bigint,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "escalation_tags_escalation_id_tag_id_pk" PRIMARY KEY("escalation_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "escalation_watchers" (
	"escalation_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "escalation_watchers_escalation_id_person_id_pk" PRIMARY KEY("escalation_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "queue_filters" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "queue_filters_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "escalation_clock_events" DROP CONSTRAINT "escalation_clock_events_kind_check";--> statement-breakpoint
ALTER TABLE "service_levels" ADD COLUMN "asker_hours" integer;--> statement-breakpoint
ALTER TABLE "service_levels" ADD COLUMN "recheck_reports" integer;--> statement-breakpoint
ALTER TABLE "case_tags" ADD CONSTRAINT "case_tags_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_tags" ADD CONSTRAINT "case_tags_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_merges" ADD CONSTRAINT "escalation_merges_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_merges" ADD CONSTRAINT "escalation_merges_into_id_escalations_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_merges" ADD CONSTRAINT "escalation_merges_merged_by_people_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_merges" ADD CONSTRAINT "escalation_merges_undone_by_people_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_tags" ADD CONSTRAINT "escalation_tags_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_tags" ADD CONSTRAINT "escalation_tags_tag_id_case_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."case_tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_tags" ADD CONSTRAINT "escalation_tags_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_watchers" ADD CONSTRAINT "escalation_watchers_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_watchers" ADD CONSTRAINT "escalation_watchers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_filters" ADD CONSTRAINT "queue_filters_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_tags_name_key" ON "case_tags" USING btree ("agency_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_merges_live_key" ON "escalation_merges" USING btree ("escalation_id") WHERE "escalation_merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "escalation_merges_into_idx" ON "escalation_merges" USING btree ("into_id") WHERE "escalation_merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "escalation_tags_tag_idx" ON "escalation_tags" USING btree ("tag_id");--> statement-breakpoint
CREATE INDEX "escalation_watchers_person_idx" ON "escalation_watchers" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_filters_name_key" ON "queue_filters" USING btree ("person_id",lower("name"));--> statement-breakpoint
CREATE INDEX "escalations_merged_idx" ON "escalations" USING btree ("merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "escalations_all_waiting_idx" ON "escalations" USING btree ("waiting_since","id") WHERE waiting_since is not null;--> statement-breakpoint
ALTER TABLE "escalation_clock_events" ADD CONSTRAINT "escalation_clock_events_kind_check" CHECK ("escalation_clock_events"."kind" in ('opened','wait_asker','wait_third_party','resume','visible_message','transferred','resolved','reopened','closed','withdrawn','merged','unmerged','warned','breached'));--> statement-breakpoint
-- Views come in by the dozen: looked at is every 25th, and the one that reaches a threshold somebody has set.
create function watch_viewed_question() returns trigger language plpgsql as $$
begin
  if exists (select 1 from service_levels where demand_views > old.view_count and demand_views <= new.view_count) then
    perform watch_question(new.id);
  end if;
  return null;
end $$;--> statement-breakpoint
create trigger questions_watch_viewed after update of view_count on questions for each row
  when (not new.dormant and new.view_count > old.view_count and new.view_count / 25 = old.view_count / 25)
  execute function watch_viewed_question();--> statement-breakpoint
-- Other thresholds or promises: what is open under them is looked at again, once.
create function watch_levelled_questions() returns trigger language plpgsql as $$
declare
  level service_levels := case when tg_op = 'DELETE' then old else new end;
begin
  insert into escalation_watches (question_id, due_at)
  select q.id, 'epoch' from questions q join topics t on t.id = q.topic_id
   where not q.dormant and q.closed_at is null and q.visibility = 'public'
     and (level.topic_id is null or t.id = level.topic_id) and (level.agency_id is null or t.agency_id = level.agency_id)
  on conflict (question_id) do update set due_at = 'epoch' where escalation_watches.due_at > 'epoch';
  return null;
end $$;--> statement-breakpoint
create trigger service_levels_watch after insert or update or delete on service_levels for each row
  execute function watch_levelled_questions();
--> statement-breakpoint
-- The case that a merged case is worked in, at the end of however many merges; any other case is its own.
create function case_root(of_case bigint) returns bigint language sql stable as $$
  with recursive chain as (
    select id, merged_into_id, state from escalations where id = of_case
    union all
    select e.id, e.merged_into_id, e.state from chain join escalations e on e.id = chain.merged_into_id
     where chain.state = 'merged')
  select id from chain where state <> 'merged' or merged_into_id is null limit 1
$$;
