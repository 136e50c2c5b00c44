-- Imports write a question and its confirmation in one statement: only after it can a trigger see both.
drop trigger verifications_az_key on verifications;
--> statement-breakpoint
drop function verification_az_key();
--> statement-breakpoint
create function verification_places() returns trigger language plpgsql as $$
begin
  update public.verifications v set az_key = public.az_key(q.title) from public.questions q where v.id = new.id and q.id = new.question_id;
  if new.supersedes_id is not null then
    update public.verifications set superseded_by_id = new.id where id = new.supersedes_id and superseded_by_id is null;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger verifications_places after insert on verifications for each row execute function verification_places();
--> statement-breakpoint
update verifications v set az_key = az_key(q.title) from questions q where q.id = v.question_id and v.az_key <> az_key(q.title);
