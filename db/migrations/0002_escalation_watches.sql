CREATE TABLE "escalation_watches" (
	"question_id" bigint PRIMARY KEY NOT NULL,
	"due_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "escalations_holder_idx";--> statement-breakpoint
DROP INDEX "escalations_waiting_idx";--> statement-breakpoint
DROP INDEX "escalations_resolved_idx";--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "wake_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "escalation_watches" ADD CONSTRAINT "escalation_watches_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "escalation_watches_due_idx" ON "escalation_watches" USING btree ("due_at","question_id");--> statement-breakpoint
CREATE INDEX "escalations_wake_idx" ON "escalations" USING btree ("wake_at") WHERE wake_at is not null;--> statement-breakpoint
-- Whatever a trigger of the tier-2 desk depends on puts its question on the list of those to be looked at, in the same
-- transaction. 'epoch' means "at the next sweep": moments of the product are set by its own clock, never by the database's.
-- Imported threads stay off the list until somebody acts on them.
create function watch_question(watched bigint) returns void language sql as $$
  insert into escalation_watches (question_id, due_at)
  select id, 'epoch' from questions where id = watched and not dormant
  on conflict (question_id) do update set due_at = 'epoch' where escalation_watches.due_at > 'epoch'
$$;
--> statement-breakpoint
create function watch_own_question() returns trigger language plpgsql as $$
begin
  perform watch_question(new.id);
  return null;
end $$;
--> statement-breakpoint
create function watch_its_question() returns trigger language plpgsql as $$
begin
  perform watch_question(new.question_id);
  return null;
end $$;
--> statement-breakpoint
create function watch_challenged_question() returns trigger language plpgsql as $$
begin
  perform watch_question(question_id) from verifications where id = new.verification_id;
  return null;
end $$;
--> statement-breakpoint
create trigger questions_watch_asked after insert on questions for each row when (not new.dormant)
  execute function watch_own_question();
--> statement-breakpoint
-- Views come in by the dozen: every 25th is enough to notice a threshold.
create trigger questions_watch_changed after update on questions for each row
  when (not new.dormant and (old.dormant, old.visibility, old.closed_at, old.topic_id, old.accepted_answer_id,
      old.first_answered_at, old.comment_count, old.me_too_count, old.follower_count, old.view_count / 25)
    is distinct from (new.dormant, new.visibility, new.closed_at, new.topic_id, new.accepted_answer_id,
      new.first_answered_at, new.comment_count, new.me_too_count, new.follower_count, new.view_count / 25))
  execute function watch_own_question();
--> statement-breakpoint
create trigger answers_watch_added after insert on answers for each row execute function watch_its_question();
--> statement-breakpoint
create trigger answers_watch_changed after update on answers for each row
  when ((old.visibility, old.score, old.up_votes, old.down_votes)
    is distinct from (new.visibility, new.score, new.up_votes, new.down_votes))
  execute function watch_its_question();
--> statement-breakpoint
create trigger verifications_watch_added after insert on verifications for each row execute function watch_its_question();
--> statement-breakpoint
create trigger verifications_watch_changed after update on verifications for each row
  when ((old.state, old.review_due_at, old.valid_until) is distinct from (new.state, new.review_due_at, new.valid_until))
  execute function watch_its_question();
--> statement-breakpoint
create trigger challenges_watch after insert or update on verification_challenges for each row
  execute function watch_challenged_question();
--> statement-breakpoint
create trigger duplicates_watch after insert or update on question_duplicates for each row
  execute function watch_its_question();
