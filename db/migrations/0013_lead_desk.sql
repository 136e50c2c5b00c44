CREATE TABLE "answer_suspensions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "answer_suspensions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"agency_id" bigint NOT NULL,
	"topic_id" bigint,
	"reason" text NOT NULL,
	"suspended_by" bigint,
	"suspended_at" timestamp with time zone NOT NULL,
	"ended_by" bigint,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "report_cases" (
	"escalation_id" bigint PRIMARY KEY NOT NULL,
	"agency_id" bigint NOT NULL,
	"topic_id" bigint NOT NULL,
	"trigger" text NOT NULL,
	"channel" text NOT NULL,
	"open" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_marks" (
	"event_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"escalation_id" bigint NOT NULL,
	"week" date NOT NULL,
	"agency_id" bigint NOT NULL,
	"topic_id" bigint NOT NULL,
	"trigger" text NOT NULL,
	"channel" text NOT NULL,
	"minutes" integer,
	"late" boolean,
	CONSTRAINT "report_marks_event_id_kind_pk" PRIMARY KEY("event_id","kind")
);
--> statement-breakpoint
CREATE TABLE "report_progress" (
	"id" integer PRIMARY KEY NOT NULL,
	"last_event_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspended_answers" (
	"suspension_id" bigint NOT NULL,
	"verification_id" bigint NOT NULL,
	CONSTRAINT "suspended_answers_suspension_id_verification_id_pk" PRIMARY KEY("suspension_id","verification_id")
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
UPDATE "alerts" SET "ended_at" = coalesce("ends_at", "starts_at") WHERE "ended_by" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "calendars" ADD COLUMN "holiday_country" text;--> statement-breakpoint
ALTER TABLE "calendars" ADD COLUMN "holiday_state" text;--> statement-breakpoint
ALTER TABLE "calendars" ADD COLUMN "holidays_until" integer;--> statement-breakpoint
ALTER TABLE "holidays" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "skills" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "skills" ADD COLUMN "proposed_by" bigint;--> statement-breakpoint
ALTER TABLE "skills" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "absences" ADD COLUMN "set_by" bigint;--> statement-breakpoint
ALTER TABLE "absences" ADD COLUMN "handled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "answer_suspensions" ADD CONSTRAINT "answer_suspensions_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_suspensions" ADD CONSTRAINT "answer_suspensions_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_suspensions" ADD CONSTRAINT "answer_suspensions_suspended_by_people_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_suspensions" ADD CONSTRAINT "answer_suspensions_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspended_answers" ADD CONSTRAINT "suspended_answers_suspension_id_answer_suspensions_id_fk" FOREIGN KEY ("suspension_id") REFERENCES "public"."answer_suspensions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspended_answers" ADD CONSTRAINT "suspended_answers_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_suspensions_live_key" ON "answer_suspensions" USING btree ("agency_id",coalesce("topic_id", 0)) WHERE "answer_suspensions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "report_cases_open_idx" ON "report_cases" USING btree ("agency_id") WHERE "report_cases"."open";--> statement-breakpoint
CREATE INDEX "report_marks_week_idx" ON "report_marks" USING btree ("week");--> statement-breakpoint
CREATE INDEX "report_marks_agency_idx" ON "report_marks" USING btree ("agency_id","week");--> statement-breakpoint
CREATE INDEX "suspended_answers_verification_idx" ON "suspended_answers" USING btree ("verification_id");--> statement-breakpoint
CREATE INDEX "alerts_live_idx" ON "alerts" USING btree ("ends_at") WHERE "alerts"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "escalations_suggested_idx" ON "escalations" USING btree ("suggested_id") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "absences_waiting_idx" ON "absences" USING btree ("starts_at") WHERE not "absences"."cancelled" and "absences"."handled_at" is null;--> statement-breakpoint
CREATE INDEX "person_skills_skill_idx" ON "person_skills" USING btree ("skill_id");