ALTER TABLE "comments" ADD COLUMN "redacted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "redacted_by" bigint;--> statement-breakpoint
ALTER TABLE "answer_revisions" ADD COLUMN "original_hash" text;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_redacted_by_people_id_fk" FOREIGN KEY ("redacted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;