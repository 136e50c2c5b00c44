ALTER TABLE "verifications" ADD COLUMN "superseded_by_id" bigint;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "refused" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "az_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_superseded_by_id_verifications_id_fk" FOREIGN KEY ("superseded_by_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "verifications_az_idx" ON "verifications" USING btree ("az_key","id") WHERE "verifications"."state" = 'current';--> statement-breakpoint
CREATE INDEX "verifications_changed_idx" ON "verifications" USING btree ("verified_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "verifications"."state" = 'current' and "verifications"."supersedes_id" is not null;--> statement-breakpoint
-- Where a title stands from A to Z: by its first word that means something. "How do I get a dog licence?" is under G.
create function az_key(title text) returns text language sql immutable parallel safe strict as $$
  select coalesce(nullif(regexp_replace(bare, '^((how|what|where|when|which|who|whom|whose|why|can|could|do|does|did|is|are|was|were|am|will|would|should|may|must|have|has|i|we|you|my|our|your|the|a|an|to|there|it|if|need|much|many|long|often|como|que|cual|cuales|donde|adonde|cuando|quien|quienes|por|cuanto|cuanta|cuantos|cuantas|puedo|puede|debo|hay|es|son|esta|estan|tengo|tiene|necesito|se|me|mi|mis|el|la|los|las|lo|un|una|de|del|en|para|si) +)+', ''), ''), bare)
  from (select regexp_replace(public.folded(title), '^[^[:alnum:]]+', '') as bare) b
$$;
--> statement-breakpoint
create function verification_az_key() returns trigger language plpgsql as $$
begin
  new.az_key := coalesce((select public.az_key(q.title) from public.questions q where q.id = new.question_id), '');
  return new;
end $$;
--> statement-breakpoint
create trigger verifications_az_key before insert on verifications for each row execute function verification_az_key();
--> statement-breakpoint
create function question_az_key() returns trigger language plpgsql as $$
begin
  update public.verifications v set az_key = public.az_key(new.title) where v.question_id = new.id and v.az_key <> public.az_key(new.title);
  return null;
end $$;
--> statement-breakpoint
create trigger questions_az_key after update of title on questions for each row
  when (old.title is distinct from new.title) execute function question_az_key();
--> statement-breakpoint
update verifications v set az_key = az_key(q.title) from questions q where q.id = v.question_id;
--> statement-breakpoint
update verifications v set superseded_by_id = n.id from verifications n where n.supersedes_id = v.id;
