CREATE TABLE "search_documents" (
	"question_id" bigint PRIMARY KEY NOT NULL,
	"vector" "tsvector" NOT NULL,
	"length" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_lexemes" (
	"lexeme" text PRIMARY KEY NOT NULL,
	"share" real NOT NULL
);
--> statement-breakpoint
DROP INDEX "questions_search_idx";--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_documents_vector_idx" ON "search_documents" USING gin ("vector") WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "search_lexemes_similar_idx" ON "search_lexemes" USING gin ("lexeme" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "questions" DROP COLUMN "search";--> statement-breakpoint
DROP INDEX "questions_title_trgm_idx";--> statement-breakpoint
-- A document is read as a whole to rank it: kept in its row and uncompressed up to a page.
ALTER TABLE "search_documents" SET (toast_tuple_target = 8160);--> statement-breakpoint
-- Markdown as words: no link targets, and no marks that the parser would take for paths and hosts ("and/or", "end.Next").
create function search_text(value text) returns text language sql immutable parallel safe strict as $$
  select translate(regexp_replace(value, '\]\([^)]*\)|https?://\S+', ' ', 'g'), '/_|*#`<>=+~[]{}^@\', '                  ')
$$;
