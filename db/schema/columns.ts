import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** A surrogate key: numbers in TypeScript and in the API (below 2^53). */
export const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/** A column that refers to another table's surrogate key. */
export const ref = (name: string) => bigint(name, { mode: 'number' });

/** An instant. Written from the product's own clock (`~/platform/clock`), never from the database's. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Case-insensitive text (e-mail addresses, handles). */
export const citext = customType<{ data: string }>({ dataType: () => 'citext' });

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

// Indexes for "newest first" say `.desc().nullsFirst()`: that is what `order by x desc` means to PostgreSQL, and drizzle's own
// `.desc()` makes an index (nulls last) that no such query can use.
