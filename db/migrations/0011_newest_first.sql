DROP INDEX "notices_person_idx";--> statement-breakpoint
DROP INDEX "moderation_actions_newest_idx";--> statement-breakpoint
DROP INDEX "answers_author_idx";--> statement-breakpoint
DROP INDEX "questions_newest_idx";--> statement-breakpoint
DROP INDEX "questions_topic_idx";--> statement-breakpoint
DROP INDEX "questions_active_idx";--> statement-breakpoint
DROP INDEX "questions_popular_idx";--> statement-breakpoint
DROP INDEX "questions_asker_idx";--> statement-breakpoint
DROP INDEX "verifications_newest_idx";--> statement-breakpoint
DROP INDEX "verifications_agency_idx";--> statement-breakpoint
CREATE INDEX "notices_person_idx" ON "notices" USING btree ("person_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "moderation_actions_newest_idx" ON "moderation_actions" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "answers_author_idx" ON "answers" USING btree ("author_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "questions_newest_idx" ON "questions" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "questions"."visibility" = 'public';--> statement-breakpoint
CREATE INDEX "questions_topic_idx" ON "questions" USING btree ("topic_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "questions"."visibility" = 'public';--> statement-breakpoint
CREATE INDEX "questions_active_idx" ON "questions" USING btree ("updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "questions"."visibility" = 'public';--> statement-breakpoint
CREATE INDEX "questions_popular_idx" ON "questions" USING btree ("me_too_count" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "questions"."visibility" = 'public';--> statement-breakpoint
CREATE INDEX "questions_asker_idx" ON "questions" USING btree ("asker_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "verifications_newest_idx" ON "verifications" USING btree ("verified_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "verifications"."state" = 'current';--> statement-breakpoint
CREATE INDEX "verifications_agency_idx" ON "verifications" USING btree ("agency_id","verified_at" DESC NULLS FIRST) WHERE "verifications"."state" = 'current';