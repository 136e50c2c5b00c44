import { sql } from 'drizzle-orm';
import { db } from '~db/client';

export type ListedSkill = {
  id: number;
  slug: string;
  name: string;
  nameEs: string | null;
  topicIds: number[];
  agencyIds: number[];
  /** By whom, with a lead's word; left out for visitors. */
  people: { name: string; handle: string }[];
  /** What the reader says of it themselves. */
  own: 'confirmed' | 'claimed' | null;
};

const pageSize = 50;

/**
 * The list of skills by name, those of a search if there is one; proposals only for whoever made or claimed them. Names of people
 * only for staff.
 */
export async function listSkills(of: {
  search: string;
  after: string | null;
  reader: number | null;
  withPeople: boolean;
}): Promise<{ items: ListedSkill[]; next: string | null }> {
  const words = `%${of.search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await db.execute(sql`
    select k.id, k.slug, k.name, k.translations->'es'->>'name' as name_es,
      array(select topic_id::int from topic_skills t where t.skill_id = k.id order by 1) as topics,
      array(select distinct g.agency_id::int from person_skills ps
        join role_grants g on g.person_id = ps.person_id and g.ended_at is null and g.agency_id is not null
        where ps.skill_id = k.id and ps.confirmed_at is not null order by 1) as agencies,
      ${
        of.withPeople
          ? sql`(select coalesce(json_agg(json_build_object('name', p.name, 'handle', p.handle) order by p.name), '[]')
              from (select distinct p.id, p.name, p.handle from person_skills ps join people p on p.id = ps.person_id and p.erased_at is null
                join role_grants g on g.person_id = p.id and g.ended_at is null
                where ps.skill_id = k.id and ps.confirmed_at is not null order by p.name limit 20) p)`
          : sql`'[]'::json`
      } as people,
      (select case when ps.confirmed_at is null then 'claimed' else 'confirmed' end from person_skills ps
        where ps.skill_id = k.id and ps.person_id = ${of.reader}) as own
    from skills k
    where (k.proposed_by is null or k.confirmed_at is not null
        or exists (select 1 from person_skills ps where ps.skill_id = k.id and ps.person_id = ${of.reader}))
      and (${of.search} = '' or unaccent(k.name) ilike unaccent(${words}) or unaccent(k.translations->'es'->>'name') ilike unaccent(${words}))
      and (lower(k.name), k.slug) > (lower(coalesce((select name from skills where slug = ${of.after}), '')), ${of.after ?? ''})
    order by lower(k.name), k.slug limit ${pageSize + 1}`);
  const items = rows.slice(0, pageSize).map((row) => ({
    id: Number(row.id),
    slug: String(row.slug),
    name: String(row.name),
    nameEs: row.name_es as string | null,
    topicIds: row.topics as number[],
    agencyIds: row.agencies as number[],
    people: row.people as ListedSkill['people'],
    own: row.own as ListedSkill['own'],
  }));
  return { items, next: rows.length > pageSize ? (items.at(-1)?.slug ?? null) : null };
}
