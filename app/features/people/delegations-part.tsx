import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { DataTable } from '~/components/data-table';
import { Disclosure } from '~/components/disclosure';
import { Actions, Narrow, Section } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { Time } from '~/components/time';
import { risks } from '~/platform/actor';
import { typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import { adminWords } from './admin.words';
import { type Problem, problemOf } from './problem-of';

type AgencyChoice = { slug: string; name: string; topics: readonly { slug: string; name: string }[] };
type Delegation = {
  id: number;
  agency: string;
  topic: string | null;
  risk: (typeof risks)[number];
  validTo: string | null;
};

/** For what a person may speak, each with its end, and a form to add to it. */
export function DelegationsPart(props: {
  delegations: readonly Delegation[];
  agencies: readonly AgencyChoice[];
  problem: Problem;
}) {
  const t = useWords(adminWords);
  const { delegations, agencies } = props;
  const problem = problemOf(props.problem, 'delegate');
  return (
    <Section heading={t('delegations')}>
      {delegations.length === 0 ? (
        <p>{t('noDelegations')}</p>
      ) : (
        <>
          <p>{t('endsAll')}</p>
          <DataTable
            caption={t('delegations')}
            hideCaption
            rows={delegations}
            rowKey={(d) => d.id}
            columns={[
              { key: 'agency', header: t('agency'), rowHeader: true, cell: (d) => d.agency },
              { key: 'topic', header: t('topic'), cell: (d) => d.topic ?? t('allTopics') },
              { key: 'risk', header: t('risk'), cell: (d) => t(d.risk) },
              {
                key: 'to',
                header: t('validTo'),
                cell: (d) => (d.validTo ? <Time at={d.validTo} relative={false} /> : t('open')),
              },
              {
                key: 'end',
                header: t('endDelegation'),
                cell: (d) => (
                  <ActionButton
                    fields={{ intent: 'end-delegation', id: d.id }}
                    size="small"
                    variant="danger"
                    label={t('endDelegationOf', { agency: d.agency })}
                  >
                    {t('endDelegation')}
                  </ActionButton>
                ),
              },
            ]}
          />
        </>
      )}
      <Disclosure summary={t('grantDelegation')} open={problem !== null}>
        <Narrow>
          <ActionForm fields={{ intent: 'delegate' }}>
            <DelegationFields agencies={agencies} problem={problem} />
            <Actions>
              <Button>{t('grant')}</Button>
            </Actions>
          </ActionForm>
        </Narrow>
      </Disclosure>
    </Section>
  );
}

/** Agency, topic, risk and end of a delegation. */
export function DelegationFields({ agencies, problem }: { agencies: readonly AgencyChoice[]; problem: Problem }) {
  const t = useWords(adminWords);
  return (
    <>
      <SelectField
        label={t('agency')}
        name="agency"
        options={agencies.map(({ slug, name }) => ({ value: slug, label: name }))}
        defaultValue={typed(problem, 'agency')}
        error={problem?.fields.agency}
      />
      <SelectField
        label={t('topic')}
        name="topic"
        placeholder={t('allTopics')}
        options={agencies.map(({ name, topics }) => ({
          label: name,
          options: topics.map((topic) => ({ value: topic.slug, label: topic.name })),
        }))}
        defaultValue={typed(problem, 'topic')}
        error={problem?.fields.topic}
      />
      <SelectField
        label={t('risk')}
        name="risk"
        options={risks.map((value) => ({ value, label: t(value) }))}
        defaultValue={typed(problem, 'risk', 'low')}
        error={problem?.fields.risk}
      />
      <TextField
        label={t('validTo')}
        name="validTo"
        type="date"
        optional
        width="medium"
        defaultValue={typed(problem, 'validTo')}
        error={problem?.fields.validTo}
      />
    </>
  );
}
