DROP INDEX "verifications_waiting_idx";--> statement-breakpoint
CREATE INDEX "verifications_proposed_idx" ON "verifications" USING btree ("created_at","id") WHERE "verifications"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "verifications_in_review_idx" ON "verifications" USING btree ("created_at","id") WHERE "verifications"."state" = 'in_review';