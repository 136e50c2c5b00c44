import { type SQL, sql } from 'drizzle-orm';

/** Rows as one parameter, for json_to_recordset. */
export const jsonRows = (rows: readonly unknown[]): SQL => sql`${JSON.stringify(rows)}::json`;

/** A list as one parameter that an index can be searched by: `key = any(${textArray(keys)})`. */
export const textArray = (values: readonly string[]): SQL =>
  sql`array(select json_array_elements_text(${JSON.stringify(values)}::json))`;

export const idArray = (ids: readonly number[]): SQL => sql`string_to_array(${ids.join(',')}, ',')::bigint[]`;
