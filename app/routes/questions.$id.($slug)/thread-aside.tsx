import { PhoneNumber, SideCard, SideLinks } from '~/components/card';
import { Chip } from '~/components/chip';
import { Time } from '~/components/time';
import { questionWords } from '~/features/questions/question.words';
import { questionPath } from '~/features/questions/slug';
import { piece } from '~/platform/http/piece';
import { useWords } from '~/platform/i18n/words';
import type { OfficeHours } from './office-hours.server';
import type { ThreadView } from './thread-view.server';

export type Related = {
  id: number;
  slug: string;
  title: string;
  language: string;
  official: boolean;
  answerCount: number;
};

/** Beside a thread: whom to call, and what neighbours asked that is like it. */
export const ThreadAside = piece(DrawnThreadAside);

function DrawnThreadAside(props: {
  agency: Pick<ThreadView['agency'], 'slug' | 'name' | 'phone'>;
  hours: OfficeHours | null;
  related: Related[];
}) {
  const t = useWords(questionWords);
  const { agency, hours, related } = props;
  return (
    <>
      <SideCard heading={t('talkToPerson')}>
        {agency.phone && <PhoneNumber number={agency.phone} />}
        <p>
          {agency.name}.{' '}
          {hours?.open &&
            hours.until &&
            t.rich('openUntil', { time: <Time at={hours.until} shape="time" relative={false} /> })}
          {hours &&
            !hours.open &&
            t.rich('openAgain', { when: <Time at={hours.opens} shape="weekdayTime" relative={false} /> })}
        </p>
        <p>
          <a href={`/agencies/${agency.slug}`}>{t('otherWays', { agency: agency.name })}</a>
        </p>
      </SideCard>
      {related.length > 0 && (
        <SideCard heading={t('related')}>
          <SideLinks
            items={related.map((q) => ({
              href: questionPath(q),
              title: q.title,
              lang: q.language,
              note: q.official ? <Chip tone="official">{t('official')}</Chip> : t('answers', { count: q.answerCount }),
            }))}
          />
        </SideCard>
      )}
    </>
  );
}
