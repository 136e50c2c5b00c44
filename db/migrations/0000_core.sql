create extension if not exists citext;--> statement-breakpoint
create extension if not exists pg_trgm;--> statement-breakpoint
create extension if not exists unaccent;--> statement-breakpoint
create extension if not exists btree_gin;--> statement-breakpoint
CREATE TABLE "answer_revisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "answer_revisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"answer_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"body_markdown" text NOT NULL,
	"body_html" text NOT NULL,
	"content_hash" text NOT NULL,
	"author_id" bigint NOT NULL,
	"note" text,
	"displayed_at" timestamp with time zone,
	"redacted_at" timestamp with time zone,
	"redacted_by" bigint,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answer_revisions_hash_check" CHECK ("answer_revisions"."content_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "answers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"question_id" bigint NOT NULL,
	"author_id" bigint NOT NULL,
	"channel" text DEFAULT 'web' NOT NULL,
	"revision_id" bigint,
	"newest_revision_id" bigint,
	"visibility" text DEFAULT 'public' NOT NULL,
	"hidden_reason" text,
	"hidden_by" bigint,
	"hidden_at" timestamp with time zone,
	"comment_count" integer DEFAULT 0 NOT NULL,
	"score_base" integer DEFAULT 0 NOT NULL,
	"score" integer DEFAULT 0 NOT NULL,
	"up_votes" integer DEFAULT 0 NOT NULL,
	"down_votes" integer DEFAULT 0 NOT NULL,
	"helped_count" integer DEFAULT 0 NOT NULL,
	"not_helped_count" integer DEFAULT 0 NOT NULL,
	"origin_key" text,
	"origin_hash" text,
	"source" text,
	"source_url" text,
	"licence" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_visibility_check" CHECK ("answers"."visibility" in ('pending_review','public','hidden'))
);
--> statement-breakpoint
CREATE TABLE "helpful_votes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "helpful_votes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"answer_id" bigint NOT NULL,
	"revision_id" bigint NOT NULL,
	"person_id" bigint,
	"visitor_hash" text,
	"helped" boolean NOT NULL,
	"channel" text DEFAULT 'web' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "helpful_votes_who_check" CHECK (num_nonnulls("helpful_votes"."person_id", "helpful_votes"."visitor_hash") = 1)
);
--> statement-breakpoint
CREATE TABLE "agencies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agencies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"phone" text,
	"email" text,
	"url" text,
	"address" text,
	"jurisdiction" text DEFAULT 'city' NOT NULL,
	"calendar_id" bigint,
	"code_prefix" text NOT NULL,
	"is_triage" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alerts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"topic_id" bigint,
	"agency_id" bigint,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"created_by" bigint,
	"ended_by" bigint
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "calendars_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"weekly" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "delegations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"agency_id" bigint NOT NULL,
	"topic_id" bigint,
	"risk_ceiling" text DEFAULT 'low' NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"granted_by" bigint,
	"granted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" bigint,
	CONSTRAINT "delegations_risk_check" CHECK ("delegations"."risk_ceiling" in ('low','medium','high'))
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"calendar_id" bigint NOT NULL,
	"day" date NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "holidays_calendar_id_day_pk" PRIMARY KEY("calendar_id","day")
);
--> statement-breakpoint
CREATE TABLE "person_skills" (
	"person_id" bigint NOT NULL,
	"skill_id" bigint NOT NULL,
	"confirmed_by" bigint,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "person_skills_person_id_skill_id_pk" PRIMARY KEY("person_id","skill_id")
);
--> statement-breakpoint
CREATE TABLE "service_levels" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "service_levels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"agency_id" bigint,
	"topic_id" bigint,
	"first_response_days" integer,
	"update_days" integer,
	"resolution_days" integer,
	"unanswered_hours" integer,
	"unresolved_days" integer,
	"demand_people" integer,
	"demand_views" integer,
	"conflict_votes" integer,
	"conflict_comments" integer
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "skills" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "skills_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topic_skills" (
	"topic_id" bigint NOT NULL,
	"skill_id" bigint NOT NULL,
	CONSTRAINT "topic_skills_topic_id_skill_id_pk" PRIMARY KEY("topic_id","skill_id")
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "topics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"agency_id" bigint NOT NULL,
	"risk" text DEFAULT 'low' NOT NULL,
	"icon" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "topics_risk_check" CHECK ("topics"."risk" in ('low','medium','high'))
);
--> statement-breakpoint
CREATE TABLE "escalation_clock_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "escalation_clock_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"escalation_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"agency_id" bigint,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "escalation_clock_events_kind_check" CHECK ("escalation_clock_events"."kind" in ('opened','wait_asker','wait_third_party','resume','visible_message','transferred','resolved','reopened','closed','withdrawn','warned','breached'))
);
--> statement-breakpoint
CREATE TABLE "escalation_drafts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "escalation_drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"escalation_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "escalation_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"escalation_id" bigint NOT NULL,
	"author_id" bigint,
	"side" text NOT NULL,
	"body_markdown" text NOT NULL,
	"body_html" text NOT NULL,
	"channel" text DEFAULT 'web' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "escalation_messages_side_check" CHECK ("escalation_messages"."side" in ('asker','staff','system'))
);
--> statement-breakpoint
CREATE TABLE "escalation_notes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "escalation_notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"escalation_id" bigint NOT NULL,
	"author_id" bigint,
	"body_markdown" text NOT NULL,
	"body_html" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation_transfers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "escalation_transfers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"escalation_id" bigint NOT NULL,
	"from_agency_id" bigint NOT NULL,
	"to_agency_id" bigint NOT NULL,
	"by_id" bigint,
	"note" text DEFAULT '' NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" bigint,
	"returned_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "escalation_triggers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "escalation_triggers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"escalation_id" bigint NOT NULL,
	"trigger" text NOT NULL,
	"reason" text,
	"added_by" bigint,
	"added_at" timestamp with time zone NOT NULL,
	"lapsed_at" timestamp with time zone,
	CONSTRAINT "escalation_triggers_check" CHECK ("escalation_triggers"."trigger" in ('unanswered','unresolved','demand','asker','moderator','conflict','safety','recheck'))
);
--> statement-breakpoint
CREATE TABLE "escalations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "escalations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"question_id" bigint NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"agency_id" bigint NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"suggested_id" bigint,
	"suggested_why" text,
	"assignee_id" bigint,
	"claimed_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"holder_acted_at" timestamp with time zone,
	"policy" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"first_response_due_at" timestamp with time zone NOT NULL,
	"next_update_due_at" timestamp with time zone NOT NULL,
	"resolution_due_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"warned_at" timestamp with time zone,
	"breached_at" timestamp with time zone,
	"first_responded_at" timestamp with time zone,
	"last_update_at" timestamp with time zone,
	"waiting_since" timestamp with time zone,
	"nudges" integer DEFAULT 0 NOT NULL,
	"transfer_agency_id" bigint,
	"transfer_accept_by" timestamp with time zone,
	"hops" integer DEFAULT 0 NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" bigint,
	"resolution_answer_id" bigint,
	"resolution_reason" text,
	"resolution_note" text,
	"closed_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"reopened_at" timestamp with time zone,
	"previous_id" bigint,
	"merged_into_id" bigint,
	"name_revealed_at" timestamp with time zone,
	"name_revealed_by" bigint,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "escalations_state_check" CHECK ("escalations"."state" in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish','resolved','closed','withdrawn','merged')),
	CONSTRAINT "escalations_reason_check" CHECK ("escalations"."resolution_reason" in ('personal','legal','security','out_of_scope')),
	CONSTRAINT "escalations_resolution_check" CHECK ("escalations"."state" not in ('resolved') or "escalations"."resolution_answer_id" is not null or ("escalations"."resolution_reason" is not null and "escalations"."resolution_note" is not null)),
	CONSTRAINT "escalations_holder_check" CHECK ("escalations"."state" not in ('claimed','waiting_asker','waiting_third_party','ready_to_publish') or "escalations"."assignee_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"actor_id" bigint,
	"question_id" bigint,
	"answer_id" bigint,
	"escalation_id" bigint,
	"agency_id" bigint,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"person_id" bigint NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" smallint,
	"response" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint,
	"recipient" "citext" NOT NULL,
	"kind" text NOT NULL,
	"cause" text NOT NULL,
	"subject" text NOT NULL,
	"body_text" text NOT NULL,
	"body_html" text NOT NULL,
	"headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mails_state_check" CHECK ("mails"."state" in ('queued','sent','kept','failed'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"event_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"question_id" bigint,
	"answer_id" bigint,
	"escalation_id" bigint,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" bigint DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "flags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"question_id" bigint NOT NULL,
	"answer_id" bigint,
	"comment_id" bigint,
	"kind" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" bigint,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "flags_kind_check" CHECK ("flags"."kind" in ('spam','rude','personal_data','dangerous','duplicate','off_topic','other')),
	CONSTRAINT "flags_state_check" CHECK ("flags"."state" in ('open','upheld','dismissed')),
	CONSTRAINT "flags_subject_check" CHECK (num_nonnulls("flags"."answer_id", "flags"."comment_id") <= 1)
);
--> statement-breakpoint
CREATE TABLE "moderation_actions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "moderation_actions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"question_id" bigint,
	"answer_id" bigint,
	"comment_id" bigint,
	"person_id" bigint,
	"by_id" bigint NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"before" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"undone_by" bigint,
	"undone_at" timestamp with time zone,
	CONSTRAINT "moderation_actions_kind_check" CHECK ("moderation_actions"."kind" in ('hide','close','duplicate','move_topic','suspend','approve','limit','needs_info','redact'))
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "absences_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"cancelled" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "email_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" bigint NOT NULL,
	"email" "citext" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "email_tokens_purpose_check" CHECK ("email_tokens"."purpose" in ('confirm','reset','change'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"handle" "citext" NOT NULL,
	"name" text NOT NULL,
	"email" "citext",
	"email_confirmed_at" timestamp with time zone,
	"password_hash" text,
	"language" text DEFAULT 'en' NOT NULL,
	"time_zone" text,
	"about" text DEFAULT '' NOT NULL,
	"mail_frequency" text DEFAULT 'each' NOT NULL,
	"origin" text DEFAULT 'local' NOT NULL,
	"origin_key" text,
	"established_at" timestamp with time zone,
	"totp_secret" text,
	"totp_confirmed_at" timestamp with time zone,
	"suspended_at" timestamp with time zone,
	"suspended_until" timestamp with time zone,
	"suspended_by" bigint,
	"suspended_reason" text,
	"erased_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_origin_check" CHECK ("people"."origin" in ('local','imported','system')),
	CONSTRAINT "people_language_check" CHECK ("people"."language" in ('en','es')),
	CONSTRAINT "people_mail_frequency_check" CHECK ("people"."mail_frequency" in ('each','daily','none'))
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"person_id" bigint NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_person_id_code_hash_pk" PRIMARY KEY("person_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "role_grants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"role" text NOT NULL,
	"agency_id" bigint,
	"granted_by" bigint,
	"granted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" bigint,
	CONSTRAINT "role_grants_role_check" CHECK ("role_grants"."role" in ('moderator','rep','lead','admin')),
	CONSTRAINT "role_grants_agency_check" CHECK (("role_grants"."role" in ('rep','lead')) = ("role_grants"."agency_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"second_factor_at" timestamp with time zone,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"question_id" bigint NOT NULL,
	"answer_id" bigint,
	"author_id" bigint NOT NULL,
	"body_markdown" text NOT NULL,
	"body_html" text NOT NULL,
	"visibility" text DEFAULT 'public' NOT NULL,
	"hidden_reason" text,
	"hidden_by" bigint,
	"hidden_at" timestamp with time zone,
	"origin_key" text,
	"origin_hash" text,
	"edited_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "comments_visibility_check" CHECK ("comments"."visibility" in ('pending_review','public','hidden'))
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"question_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "follows_question_id_person_id_pk" PRIMARY KEY("question_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "me_toos" (
	"question_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "me_toos_question_id_person_id_pk" PRIMARY KEY("question_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "question_duplicates" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "question_duplicates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"question_id" bigint NOT NULL,
	"original_id" bigint NOT NULL,
	"marked_by" bigint,
	"marked_at" timestamp with time zone NOT NULL,
	"carried" jsonb DEFAULT '{"follows":[],"meToos":[]}'::jsonb NOT NULL,
	"undone_by" bigint,
	"undone_at" timestamp with time zone,
	CONSTRAINT "question_duplicates_self_check" CHECK ("question_duplicates"."question_id" <> "question_duplicates"."original_id")
);
--> statement-breakpoint
CREATE TABLE "question_revisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "question_revisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"question_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"body_markdown" text NOT NULL,
	"body_html" text NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"topic_id" bigint NOT NULL,
	"author_id" bigint NOT NULL,
	"note" text,
	"redacted_at" timestamp with time zone,
	"redacted_by" bigint,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_views" (
	"question_id" bigint NOT NULL,
	"day" date NOT NULL,
	"channel" text DEFAULT 'web' NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "question_views_question_id_day_channel_pk" PRIMARY KEY("question_id","day","channel")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "questions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"title" text NOT NULL,
	"slug" text NOT NULL,
	"topic_id" bigint NOT NULL,
	"asker_id" bigint NOT NULL,
	"asker_withheld" boolean DEFAULT false NOT NULL,
	"on_behalf_of" text,
	"channel" text DEFAULT 'web' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"revision_id" bigint,
	"visibility" text DEFAULT 'public' NOT NULL,
	"visibility_reason" text,
	"visibility_by" bigint,
	"visibility_at" timestamp with time zone,
	"needs_info_at" timestamp with time zone,
	"needs_info_by" bigint,
	"needs_info_note" text,
	"closed_at" timestamp with time zone,
	"closed_by" bigint,
	"closed_reason" text,
	"closed_note" text,
	"accepted_answer_id" bigint,
	"accepted_at" timestamp with time zone,
	"first_answered_at" timestamp with time zone,
	"answer_count" integer DEFAULT 0 NOT NULL,
	"comment_count" integer DEFAULT 0 NOT NULL,
	"me_too_count" integer DEFAULT 0 NOT NULL,
	"follower_count" integer DEFAULT 0 NOT NULL,
	"view_count" integer DEFAULT 0 NOT NULL,
	"score_base" integer DEFAULT 0 NOT NULL,
	"score" integer DEFAULT 0 NOT NULL,
	"dormant" boolean DEFAULT false NOT NULL,
	"origin_key" text,
	"origin_hash" text,
	"source" text,
	"source_url" text,
	"licence" text,
	"search" "tsvector",
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "questions_visibility_check" CHECK ("questions"."visibility" in ('pending_review','public','limited','hidden')),
	CONSTRAINT "questions_language_check" CHECK ("questions"."language" in ('en','es')),
	CONSTRAINT "questions_channel_check" CHECK ("questions"."channel" in ('web','api','mail','phone','counter','paper','sms','import')),
	CONSTRAINT "questions_closed_check" CHECK (("questions"."closed_at" is null) = ("questions"."closed_reason" is null)),
	CONSTRAINT "questions_title_check" CHECK (length("questions"."title") between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "searches" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "searches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"query" text NOT NULL,
	"language" text NOT NULL,
	"channel" text DEFAULT 'web' NOT NULL,
	"topic_id" bigint,
	"agency_id" bigint,
	"results" integer NOT NULL,
	"official_results" integer DEFAULT 0 NOT NULL,
	"searched_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "votes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"question_id" bigint,
	"answer_id" bigint,
	"value" smallint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "votes_value_check" CHECK ("votes"."value" in (-1, 1)),
	CONSTRAINT "votes_subject_check" CHECK (num_nonnulls("votes"."question_id", "votes"."answer_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "verification_challenges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "verification_challenges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"verification_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"decided_by" bigint,
	"decided_at" timestamp with time zone,
	CONSTRAINT "verification_challenges_kind_check" CHECK ("verification_challenges"."kind" in ('outdated','dangerous')),
	CONSTRAINT "verification_challenges_outcome_check" CHECK ("verification_challenges"."outcome" in ('upheld','dismissed'))
);
--> statement-breakpoint
CREATE TABLE "verification_reminders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "verification_reminders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"verification_id" bigint NOT NULL,
	"days_ahead" integer NOT NULL,
	"sent_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification_sources" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "verification_sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"verification_id" bigint NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"url" text NOT NULL,
	"checked_at" timestamp with time zone,
	"status" integer,
	"failures" integer DEFAULT 0 NOT NULL,
	"first_failed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "verifications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"question_id" bigint NOT NULL,
	"answer_id" bigint NOT NULL,
	"revision_id" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"agency_id" bigint NOT NULL,
	"verifier_id" bigint,
	"delegation_id" bigint,
	"imported_from" text,
	"method" text NOT NULL,
	"short_answer" text,
	"jurisdiction" text DEFAULT 'city' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"risk" text DEFAULT 'low' NOT NULL,
	"state" text DEFAULT 'current' NOT NULL,
	"code" text NOT NULL,
	"public_note" text,
	"plain_language_override" text,
	"proposed_by" bigint,
	"proposed_at" timestamp with time zone,
	"approved_by" bigint,
	"approved_at" timestamp with time zone,
	"verified_at" timestamp with time zone,
	"review_due_at" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"supersedes_id" bigint,
	"superseded_at" timestamp with time zone,
	"suspended_at" timestamp with time zone,
	"suspended_by" bigint,
	"suspended_reason" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" bigint,
	"withdrawn_note" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "verifications_state_check" CHECK ("verifications"."state" in ('proposed','in_review','current','suspended','superseded','withdrawn')),
	CONSTRAINT "verifications_method_check" CHECK ("verifications"."method" in ('authored','endorsed','fact_checked','imported')),
	CONSTRAINT "verifications_risk_check" CHECK ("verifications"."risk" in ('low','medium','high')),
	CONSTRAINT "verifications_short_check" CHECK (length("verifications"."short_answer") <= 320),
	CONSTRAINT "verifications_dates_check" CHECK ("verifications"."review_due_at" <= "verifications"."valid_until"),
	CONSTRAINT "verifications_who_check" CHECK ("verifications"."state" in ('proposed','in_review') or "verifications"."imported_from" is not null or ("verifications"."verifier_id" is not null and "verifications"."delegation_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "answer_revisions" ADD CONSTRAINT "answer_revisions_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_revisions" ADD CONSTRAINT "answer_revisions_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_revisions" ADD CONSTRAINT "answer_revisions_redacted_by_people_id_fk" FOREIGN KEY ("redacted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_revision_id_answer_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."answer_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_newest_revision_id_answer_revisions_id_fk" FOREIGN KEY ("newest_revision_id") REFERENCES "public"."answer_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_hidden_by_people_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helpful_votes" ADD CONSTRAINT "helpful_votes_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helpful_votes" ADD CONSTRAINT "helpful_votes_revision_id_answer_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."answer_revisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helpful_votes" ADD CONSTRAINT "helpful_votes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agencies" ADD CONSTRAINT "agencies_calendar_id_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holidays" ADD CONSTRAINT "holidays_calendar_id_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_skills" ADD CONSTRAINT "person_skills_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_skills" ADD CONSTRAINT "person_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_skills" ADD CONSTRAINT "person_skills_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_levels" ADD CONSTRAINT "service_levels_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_levels" ADD CONSTRAINT "service_levels_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_skills" ADD CONSTRAINT "topic_skills_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_skills" ADD CONSTRAINT "topic_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_clock_events" ADD CONSTRAINT "escalation_clock_events_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_clock_events" ADD CONSTRAINT "escalation_clock_events_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_drafts" ADD CONSTRAINT "escalation_drafts_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_drafts" ADD CONSTRAINT "escalation_drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_messages" ADD CONSTRAINT "escalation_messages_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_messages" ADD CONSTRAINT "escalation_messages_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_notes" ADD CONSTRAINT "escalation_notes_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_notes" ADD CONSTRAINT "escalation_notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_transfers" ADD CONSTRAINT "escalation_transfers_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_transfers" ADD CONSTRAINT "escalation_transfers_from_agency_id_agencies_id_fk" FOREIGN KEY ("from_agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_transfers" ADD CONSTRAINT "escalation_transfers_to_agency_id_agencies_id_fk" FOREIGN KEY ("to_agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_transfers" ADD CONSTRAINT "escalation_transfers_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_transfers" ADD CONSTRAINT "escalation_transfers_accepted_by_people_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_triggers" ADD CONSTRAINT "escalation_triggers_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_triggers" ADD CONSTRAINT "escalation_triggers_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_suggested_id_people_id_fk" FOREIGN KEY ("suggested_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_assignee_id_people_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_transfer_agency_id_agencies_id_fk" FOREIGN KEY ("transfer_agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_resolved_by_people_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_resolution_answer_id_answers_id_fk" FOREIGN KEY ("resolution_answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_previous_id_escalations_id_fk" FOREIGN KEY ("previous_id") REFERENCES "public"."escalations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_merged_into_id_escalations_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."escalations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_name_revealed_by_people_id_fk" FOREIGN KEY ("name_revealed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_undone_by_people_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_tokens" ADD CONSTRAINT "email_tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_hidden_by_people_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "me_toos" ADD CONSTRAINT "me_toos_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "me_toos" ADD CONSTRAINT "me_toos_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_duplicates" ADD CONSTRAINT "question_duplicates_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_duplicates" ADD CONSTRAINT "question_duplicates_original_id_questions_id_fk" FOREIGN KEY ("original_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_duplicates" ADD CONSTRAINT "question_duplicates_marked_by_people_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_duplicates" ADD CONSTRAINT "question_duplicates_undone_by_people_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_revisions" ADD CONSTRAINT "question_revisions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_revisions" ADD CONSTRAINT "question_revisions_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_revisions" ADD CONSTRAINT "question_revisions_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_revisions" ADD CONSTRAINT "question_revisions_redacted_by_people_id_fk" FOREIGN KEY ("redacted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_views" ADD CONSTRAINT "question_views_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_asker_id_people_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_revision_id_question_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."question_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_visibility_by_people_id_fk" FOREIGN KEY ("visibility_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_needs_info_by_people_id_fk" FOREIGN KEY ("needs_info_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_accepted_answer_id_answers_id_fk" FOREIGN KEY ("accepted_answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "searches" ADD CONSTRAINT "searches_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "searches" ADD CONSTRAINT "searches_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_challenges" ADD CONSTRAINT "verification_challenges_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_challenges" ADD CONSTRAINT "verification_challenges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_challenges" ADD CONSTRAINT "verification_challenges_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_reminders" ADD CONSTRAINT "verification_reminders_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_sources" ADD CONSTRAINT "verification_sources_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_revision_id_answer_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."answer_revisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_verifier_id_people_id_fk" FOREIGN KEY ("verifier_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_delegation_id_delegations_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_supersedes_id_verifications_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_suspended_by_people_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_revisions_number_key" ON "answer_revisions" USING btree ("answer_id","number");--> statement-breakpoint
CREATE INDEX "answers_question_idx" ON "answers" USING btree ("question_id","id");--> statement-breakpoint
CREATE INDEX "answers_author_idx" ON "answers" USING btree ("author_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "answers_origin_key" ON "answers" USING btree ("origin_key");--> statement-breakpoint
CREATE UNIQUE INDEX "helpful_votes_person_key" ON "helpful_votes" USING btree ("answer_id","person_id") WHERE "helpful_votes"."person_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "helpful_votes_visitor_key" ON "helpful_votes" USING btree ("answer_id","visitor_hash") WHERE "helpful_votes"."visitor_hash" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "agencies_slug_key" ON "agencies" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "agencies_name_key" ON "agencies" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "agencies_triage_key" ON "agencies" USING btree ("is_triage") WHERE "agencies"."is_triage";--> statement-breakpoint
CREATE INDEX "delegations_person_idx" ON "delegations" USING btree ("person_id") WHERE "delegations"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "delegations_agency_idx" ON "delegations" USING btree ("agency_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_levels_scope_key" ON "service_levels" USING btree (coalesce("agency_id", 0),coalesce("topic_id", 0));--> statement-breakpoint
CREATE UNIQUE INDEX "skills_slug_key" ON "skills" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "topics_slug_key" ON "topics" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "topics_name_key" ON "topics" USING btree ("agency_id","name_key");--> statement-breakpoint
CREATE INDEX "escalation_clock_events_case_idx" ON "escalation_clock_events" USING btree ("escalation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_drafts_key" ON "escalation_drafts" USING btree ("escalation_id","person_id","kind");--> statement-breakpoint
CREATE INDEX "escalation_messages_case_idx" ON "escalation_messages" USING btree ("escalation_id","id");--> statement-breakpoint
CREATE INDEX "escalation_notes_case_idx" ON "escalation_notes" USING btree ("escalation_id","id");--> statement-breakpoint
CREATE INDEX "escalation_transfers_case_idx" ON "escalation_transfers" USING btree ("escalation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_triggers_key" ON "escalation_triggers" USING btree ("escalation_id","trigger");--> statement-breakpoint
CREATE UNIQUE INDEX "escalations_open_key" ON "escalations" USING btree ("question_id") WHERE state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish');--> statement-breakpoint
CREATE INDEX "escalations_question_idx" ON "escalations" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "escalations_due_idx" ON "escalations" USING btree ("agency_id","due_at","id") WHERE state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish');--> statement-breakpoint
CREATE INDEX "escalations_all_due_idx" ON "escalations" USING btree ("due_at","id") WHERE state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish');--> statement-breakpoint
CREATE INDEX "escalations_assignee_idx" ON "escalations" USING btree ("assignee_id","due_at") WHERE state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish');--> statement-breakpoint
CREATE INDEX "escalations_holder_idx" ON "escalations" USING btree ("holder_acted_at") WHERE state = 'claimed';--> statement-breakpoint
CREATE INDEX "escalations_waiting_idx" ON "escalations" USING btree ("waiting_since") WHERE state = 'waiting_asker';--> statement-breakpoint
CREATE INDEX "escalations_resolved_idx" ON "escalations" USING btree ("resolved_at") WHERE state = 'resolved';--> statement-breakpoint
CREATE INDEX "events_question_idx" ON "events" USING btree ("question_id","id");--> statement-breakpoint
CREATE INDEX "events_escalation_idx" ON "events" USING btree ("escalation_id","id") WHERE "events"."escalation_id" is not null;--> statement-breakpoint
CREATE INDEX "events_type_idx" ON "events" USING btree ("type","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age_idx" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_cause_key" ON "mails" USING btree ("cause","recipient","kind");--> statement-breakpoint
CREATE INDEX "mails_queued_idx" ON "mails" USING btree ("id") WHERE "mails"."state" = 'queued';--> statement-breakpoint
CREATE UNIQUE INDEX "notices_event_key" ON "notices" USING btree ("event_id","person_id","kind");--> statement-breakpoint
CREATE INDEX "notices_person_idx" ON "notices" USING btree ("person_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notices_unread_idx" ON "notices" USING btree ("person_id") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_person_key" ON "flags" USING btree ("person_id","question_id",coalesce("answer_id", 0),coalesce("comment_id", 0));--> statement-breakpoint
CREATE INDEX "flags_open_idx" ON "flags" USING btree ("created_at","id") WHERE "flags"."state" = 'open';--> statement-breakpoint
CREATE INDEX "flags_question_idx" ON "flags" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "moderation_actions_newest_idx" ON "moderation_actions" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "moderation_actions_question_idx" ON "moderation_actions" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "absences_person_idx" ON "absences" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "email_tokens_person_idx" ON "email_tokens" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_handle_key" ON "people" USING btree ("handle");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_key" ON "people" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "people_origin_key" ON "people" USING btree ("origin_key");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grants_live_key" ON "role_grants" USING btree ("person_id","role",coalesce("agency_id", 0)) WHERE "role_grants"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "role_grants_agency_idx" ON "role_grants" USING btree ("agency_id") WHERE "role_grants"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_person_idx" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "tokens_hash_key" ON "tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "tokens_person_idx" ON "tokens" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "comments_question_idx" ON "comments" USING btree ("question_id","id");--> statement-breakpoint
CREATE INDEX "comments_author_idx" ON "comments" USING btree ("author_id");--> statement-breakpoint
CREATE UNIQUE INDEX "comments_origin_key" ON "comments" USING btree ("origin_key");--> statement-breakpoint
CREATE INDEX "follows_person_idx" ON "follows" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "me_toos_person_idx" ON "me_toos" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "question_duplicates_live_key" ON "question_duplicates" USING btree ("question_id") WHERE "question_duplicates"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "question_duplicates_original_idx" ON "question_duplicates" USING btree ("original_id") WHERE "question_duplicates"."undone_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "question_revisions_number_key" ON "question_revisions" USING btree ("question_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "questions_origin_key" ON "questions" USING btree ("origin_key");--> statement-breakpoint
CREATE INDEX "questions_newest_idx" ON "questions" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "questions"."visibility" = 'public';--> statement-breakpoint
CREATE INDEX "questions_topic_idx" ON "questions" USING btree ("topic_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "questions"."visibility" = 'public';--> statement-breakpoint
CREATE INDEX "questions_active_idx" ON "questions" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "questions"."visibility" = 'public';--> statement-breakpoint
CREATE INDEX "questions_popular_idx" ON "questions" USING btree ("me_too_count" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "questions"."visibility" = 'public';--> statement-breakpoint
CREATE INDEX "questions_asker_idx" ON "questions" USING btree ("asker_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "questions_tags_idx" ON "questions" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "questions_search_idx" ON "questions" USING gin ("search");--> statement-breakpoint
CREATE INDEX "questions_pending_idx" ON "questions" USING btree ("created_at") WHERE "questions"."visibility" = 'pending_review';--> statement-breakpoint
CREATE INDEX "questions_unanswered_idx" ON "questions" USING btree ("created_at") WHERE "questions"."first_answered_at" is null and "questions"."closed_at" is null and not "questions"."dormant" and "questions"."visibility" = 'public';--> statement-breakpoint
CREATE INDEX "searches_at_idx" ON "searches" USING btree ("searched_at");--> statement-breakpoint
CREATE UNIQUE INDEX "votes_question_key" ON "votes" USING btree ("question_id","person_id") WHERE "votes"."question_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "votes_answer_key" ON "votes" USING btree ("answer_id","person_id") WHERE "votes"."answer_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "verification_challenges_person_key" ON "verification_challenges" USING btree ("verification_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "verification_reminders_key" ON "verification_reminders" USING btree ("verification_id","days_ahead");--> statement-breakpoint
CREATE INDEX "verification_sources_verification_idx" ON "verification_sources" USING btree ("verification_id");--> statement-breakpoint
CREATE UNIQUE INDEX "verifications_current_key" ON "verifications" USING btree ("question_id","jurisdiction","language") WHERE "verifications"."state" = 'current';--> statement-breakpoint
CREATE UNIQUE INDEX "verifications_code_key" ON "verifications" USING btree ("code");--> statement-breakpoint
CREATE INDEX "verifications_answer_idx" ON "verifications" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "verifications_question_idx" ON "verifications" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "verifications_review_idx" ON "verifications" USING btree ("review_due_at") WHERE "verifications"."state" = 'current';--> statement-breakpoint
CREATE INDEX "verifications_valid_idx" ON "verifications" USING btree ("valid_until") WHERE "verifications"."state" = 'current';--> statement-breakpoint
CREATE INDEX "verifications_newest_idx" ON "verifications" USING btree ("verified_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "verifications"."state" = 'current';--> statement-breakpoint
CREATE INDEX "verifications_agency_idx" ON "verifications" USING btree ("agency_id","verified_at" DESC NULLS LAST) WHERE "verifications"."state" = 'current';