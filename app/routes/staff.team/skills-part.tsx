import { ActionButton } from '~/components/action-form';
import { Actions, Section } from '~/components/layout';
import { teamWords } from '~/features/directory/team.words';
import { useWords } from '~/platform/i18n/words';
import type { TeamView } from './team-view.server';

/** What people say they know and no lead has agreed to yet. */
export function SkillsPart({ view }: { view: TeamView }) {
  const t = useWords(teamWords);
  const claims = view.team.flatMap((one) =>
    one.skills.filter(({ confirmed }) => !confirmed).map((skill) => ({ person: one, skill })),
  );
  return (
    <Section heading={t('toConfirm')} id="skills" more={<a href="/skills">{t('allSkills')}</a>}>
      {claims.length === 0 ? (
        <p>{t('noneToConfirm')}</p>
      ) : (
        <>
          <p>{t('toConfirmText')}</p>
          <ul>
            {claims.map(({ person, skill }) => {
              const fields = { person: person.id, skill: skill.id };
              const names = { person: person.name, skill: skill.name };
              return (
                <li key={`${person.id}-${skill.id}`}>
                  <p>
                    <strong>{skill.name}</strong>: {t.rich('saysKnows', { person: <bdi>{person.name}</bdi> })}
                  </p>
                  <Actions tight>
                    <ActionButton
                      fields={{ intent: 'confirm-skill', ...fields }}
                      size="small"
                      label={t('confirmOf', names)}
                    >
                      {t('confirm')}
                    </ActionButton>
                    <ActionButton
                      fields={{ intent: 'decline-skill', ...fields }}
                      size="small"
                      variant="quiet"
                      label={t('declineOf', names)}
                    >
                      {t('decline')}
                    </ActionButton>
                  </Actions>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Section>
  );
}
