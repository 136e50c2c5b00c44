import { alertIn, liveAlerts } from '~/features/directory/alerts.server';
import { crisisWords } from '~/features/directory/crisis.words';
import { type Directory, getDirectory, nameIn } from '~/features/directory/directory.server';
import { getSite } from '~/features/directory/site.server';
import { canLead, canSeeSettings } from '~/features/directory/team.policy';
import { liveSuspensions, officialByTopic } from '~/features/verification/suspensions.queries.server';
import { isAdmin, type PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { type Lang, wordsFor } from '~/platform/i18n/words';

export type AlertsView = Awaited<ReturnType<typeof alertsView>>;

/** Alerts that are up or planned and topics that are suspended, of the agencies the actor sees, and where they may act. */
export async function alertsView(actor: PersonActor, lang: Lang) {
  const [directory, site, live] = await Promise.all([getDirectory(), getSite(), liveAlerts()]);
  const at = now();
  const t = wordsFor(lang, crisisWords);
  const seen = directory.agencies.filter((one) => canSeeSettings(actor, one.id));
  const led = seen.filter((one) => canLead(actor, one.id));
  const ids = seen.map(({ id }) => id);
  const [suspensions, official] = await Promise.all([liveSuspensions(ids), officialByTopic(ids, at)]);
  const triage = led.some(({ isTriage }) => isTriage);
  const where = (place: { agencyId: number | null; topicId: number | null }) => placeName(directory, lang, place);
  return {
    title: t('title'),
    at,
    zone: site.timeZone,
    leads: led.length > 0,
    alerts: live
      .filter((one) => (one.agencyId === null ? triage || isAdmin(actor) : ids.includes(one.agencyId)))
      .map((one) => ({
        id: one.id,
        ...alertIn(lang, one),
        where: where(one) ?? t('everywhere'),
        startsAt: one.startsAt,
        endsAt: one.endsAt,
        up: one.startsAt <= at,
        mayEnd: one.agencyId === null ? triage : canLead(actor, one.agencyId),
      })),
    suspensions: suspensions.map((one) => ({
      ...one,
      where: where(one) ?? '',
      mayEnd: canLead(actor, one.agencyId),
    })),
    scopes: led.map((agency) => {
      const topics = directory.topics.filter(({ agencyId }) => agencyId === agency.id);
      const name = nameIn(lang, agency);
      return {
        label: name,
        agency: {
          value: `agency:${agency.slug}`,
          label: t('wholeAgency', { agency: name }),
          official: topics.reduce((sum, topic) => sum + (official.get(topic.id) ?? 0), 0),
        },
        topics: topics.map((topic) => ({
          value: `topic:${topic.slug}`,
          label: nameIn(lang, topic),
          official: official.get(topic.id) ?? 0,
        })),
      };
    }),
    everywhere: triage ? [{ value: 'everywhere', label: t('everywhere') }] : [],
  };
}

function placeName(directory: Directory, lang: Lang, of: { agencyId: number | null; topicId: number | null }) {
  const topic = of.topicId === null ? undefined : directory.topic(of.topicId);
  const agency = of.agencyId === null ? undefined : directory.agency(of.agencyId);
  const place = topic ?? agency;
  return place ? nameIn(lang, place) : null;
}
