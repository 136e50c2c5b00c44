ALTER TABLE "escalation_clock_events" DROP CONSTRAINT "escalation_clock_events_kind_check";--> statement-breakpoint
DROP INDEX "escalations_due_idx";--> statement-breakpoint
DROP INDEX "escalations_all_due_idx";--> statement-breakpoint
DROP INDEX "escalations_assignee_idx";--> statement-breakpoint
DROP INDEX "escalations_waiting_idx";--> statement-breakpoint
DROP INDEX "escalations_all_waiting_idx";--> statement-breakpoint
ALTER TABLE "escalation_clock_events" ADD COLUMN "calendar" jsonb;--> statement-breakpoint
CREATE INDEX "questions_not_public_idx" ON "questions" USING btree ("id") WHERE "questions"."visibility" <> 'public';--> statement-breakpoint
CREATE INDEX "escalations_due_idx" ON "escalations" USING btree ("agency_id",(case when "priority" > 0 then '-infinity'::timestamptz else coalesce("due_at", 'infinity'::timestamptz) end),"id") WHERE state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish');--> statement-breakpoint
CREATE INDEX "escalations_all_due_idx" ON "escalations" USING btree ((case when "priority" > 0 then '-infinity'::timestamptz else coalesce("due_at", 'infinity'::timestamptz) end),"id") WHERE state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish');--> statement-breakpoint
CREATE INDEX "escalations_assignee_idx" ON "escalations" USING btree ("assignee_id",(case when "priority" > 0 then '-infinity'::timestamptz else coalesce("due_at", 'infinity'::timestamptz) end),"id") WHERE state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish');--> statement-breakpoint
CREATE INDEX "escalations_waiting_idx" ON "escalations" USING btree ("agency_id",(case when "priority" > 0 then '-infinity'::timestamptz else coalesce("waiting_since", 'infinity'::timestamptz) end),"id") WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX "escalations_all_waiting_idx" ON "escalations" USING btree ((case when "priority" > 0 then '-infinity'::timestamptz else coalesce("waiting_since", 'infinity'::timestamptz) end),"id") WHERE waiting_since is not null;--> statement-breakpoint
ALTER TABLE "escalation_clock_events" ADD CONSTRAINT "escalation_clock_events_kind_check" CHECK ("escalation_clock_events"."kind" in ('opened','wait_asker','wait_third_party','resume','visible_message','transferred','resolved','reopened','closed','withdrawn','merged','unmerged','warned','breached','calendar_changed'));