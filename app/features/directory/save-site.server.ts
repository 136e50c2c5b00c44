import type { Actor } from '~/platform/actor';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { settings } from '~db/schema';
import { canManageDirectory } from './directory.policy';
import type { SaveSite } from './directory.schema';

/** Sets what the site is called and whose it is. */
export async function saveSite(actor: Actor, site: SaveSite): Promise<void> {
  await transaction(actor, async (tx, me) => {
    authorize(canManageDirectory(me));
    await tx
      .insert(settings)
      .values({ key: 'site', value: site })
      .onConflictDoUpdate({ target: settings.key, set: { value: site } });
    recordEvent(tx, { type: 'site.changed', actor: me });
  });
}
