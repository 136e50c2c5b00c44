-- The event chain. Ids are gap-free and each event carries the hash of the one before it; the lock is held to the commit,
-- so the order of ids is the order of commits. Commands insert their events last, which keeps the lock short.
create function event_digest(e events) returns text language sql stable as $$
  select encode(sha256(convert_to(concat_ws(E'\x1f',
    e.previous_hash, e.id, e.type,
    coalesce(e.actor_id::text, '-'), coalesce(e.question_id::text, '-'), coalesce(e.answer_id::text, '-'),
    coalesce(e.escalation_id::text, '-'), coalesce(e.agency_id::text, '-'),
    (extract(epoch from e.at) * 1000000)::bigint, e.data::text), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
create function events_chain() returns trigger language plpgsql as $$
declare last record;
begin
  perform pg_advisory_xact_lock(816234011);
  select id, hash into last from events order by id desc limit 1;
  new.id := coalesce(last.id, 0) + 1;
  new.previous_hash := coalesce(last.hash, repeat('0', 64));
  new.hash := event_digest(new);
  return new;
end $$;
--> statement-breakpoint
create trigger events_chain before insert on events for each row execute function events_chain();
--> statement-breakpoint
create function events_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only' using errcode = '42501';
end $$;
--> statement-breakpoint
create trigger events_append_only before update or delete or truncate on events for each statement execute function events_append_only();
--> statement-breakpoint
-- Search: accents folded, one configuration per language.
create text search configuration en_folded (copy = english);
--> statement-breakpoint
alter text search configuration en_folded alter mapping for hword, hword_part, word with unaccent, english_stem;
--> statement-breakpoint
create text search configuration es_folded (copy = spanish);
--> statement-breakpoint
alter text search configuration es_folded alter mapping for hword, hword_part, word with unaccent, spanish_stem;
--> statement-breakpoint
create function folded(value text) returns text language sql immutable parallel safe strict as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, value))
$$;
--> statement-breakpoint
create index questions_title_trgm_idx on questions using gin (folded(title) gin_trgm_ops) where visibility = 'public';
