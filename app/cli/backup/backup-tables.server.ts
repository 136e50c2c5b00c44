import type postgres from 'postgres';

/** A table as a backup holds it; columns that the database computes are left out. */
export interface BackupTable {
  name: string;
  columns: string[];
}

/** Every table of the product, by name. */
export async function backupTables(tx: postgres.Sql): Promise<BackupTable[]> {
  const rows = await tx<BackupTable[]>`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    GROUP BY c.relname ORDER BY c.relname`;
  return rows.map(({ name, columns }) => ({ name, columns }));
}

/** The last migration that this database has seen: a backup fits databases of the same one. */
export async function schemaVersion(tx: postgres.Sql): Promise<number> {
  const [row] = await tx`SELECT max(created_at)::float8 AS version FROM drizzle.__drizzle_migrations`;
  return Number(row?.version ?? 0);
}

/** COPY writes instants by the session's settings; these make it write the same everywhere. */
export async function writeAlike(tx: postgres.Sql): Promise<void> {
  await tx`SELECT set_config(name, value, true) FROM (VALUES ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'),
    ('intervalstyle', 'postgres'), ('extra_float_digits', '1'), ('bytea_output', 'hex')) AS s(name, value)`;
}

/** A name of the database's own catalogue, for the places where a statement takes no parameter. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `COPY table (columns)` of this table. */
export function copyTarget({ name, columns }: BackupTable): string {
  return `${quoted(name)} (${columns.map(quoted).join(', ')})`;
}
