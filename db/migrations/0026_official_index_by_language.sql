-- From A to Z a title stands by its first word that means something: which words do not, its own language says. "Los Angeles Avenue" is
-- under L in English, "Los permisos" under P in Spanish.
create function az_key(title text, language text) returns text language sql immutable parallel safe strict as $$
  select coalesce(nullif(regexp_replace(bare, case language
    when 'es' then '^((como|que|cual|cuales|donde|adonde|cuando|quien|quienes|por|cuanto|cuanta|cuantos|cuantas|puedo|puede|podemos|pueden|debo|debe|hay|es|son|esta|estan|tengo|tiene|necesito|se|me|mi|mis|el|la|los|las|lo|un|una|unos|unas|a|al|de|del|en|para|si) +)+'
    else '^((how|what|where|when|which|who|whom|whose|why|can|could|do|does|did|is|are|was|were|am|will|would|should|may|must|have|has|i|we|you|my|our|your|the|a|an|to|there|it|if|need|much|many|long|often) +)+'
    end, ''), ''), bare)
  from (select regexp_replace(public.folded(title), '^[^[:alnum:]]+', '') as bare) b
$$;
--> statement-breakpoint
create or replace function question_az_key() returns trigger language plpgsql as $$
begin
  update public.verifications v set az_key = public.az_key(new.title, new.language)
    where v.question_id = new.id and v.az_key <> public.az_key(new.title, new.language);
  return null;
end $$;
--> statement-breakpoint
create or replace function verification_places() returns trigger language plpgsql as $$
begin
  update public.verifications v set az_key = public.az_key(q.title, q.language) from public.questions q where v.id = new.id and q.id = new.question_id;
  if new.supersedes_id is not null then
    update public.verifications set superseded_by_id = new.id where id = new.supersedes_id and superseded_by_id is null;
  end if;
  return null;
end $$;
--> statement-breakpoint
update verifications v set az_key = az_key(q.title, q.language) from questions q
  where q.id = v.question_id and v.az_key <> az_key(q.title, q.language);
--> statement-breakpoint
-- Last, for it locks the table.
drop trigger questions_az_key on questions;
--> statement-breakpoint
create trigger questions_az_key after update of title, language on questions for each row
  when (old.title is distinct from new.title or old.language is distinct from new.language) execute function question_az_key();
--> statement-breakpoint
drop function az_key(text);
