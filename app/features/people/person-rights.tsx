import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { DataTable } from '~/components/data-table';
import { Disclosure } from '~/components/disclosure';
import { Actions, Narrow, Section } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { Time } from '~/components/time';
import { risks } from '~/platform/actor';
import { type FormProblem, typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import { adminWords } from './admin.words';
import type { HeldRole, ManagedPerson } from './people.queries.server';
import { roleName } from './role-name';

type Problem = FormProblem['problem'] | null;
type AgencyChoice = { slug: string; name: string; topics: readonly { slug: string; name: string }[] };
type Delegation = {
  id: number;
  agency: string;
  topic: string | null;
  risk: (typeof risks)[number];
  validTo: string | null;
};

/** Which refused form this is; others on the page show nothing of it. */
const of = (problem: Problem, intent: string) => (problem?.intent === intent ? problem : null);

export function RolesPart(props: { roles: readonly HeldRole[]; agencies: readonly AgencyChoice[]; problem: Problem }) {
  const t = useWords(adminWords);
  const { roles, agencies } = props;
  const problem = of(props.problem, 'give-role');
  return (
    <Section heading={t('roles')}>
      {roles.length === 0 ? (
        <p>{t('noRoles')}</p>
      ) : (
        <DataTable
          caption={t('roles')}
          hideCaption
          rows={roles}
          rowKey={(role) => role.id}
          columns={[
            { key: 'role', header: t('role'), rowHeader: true, cell: (r) => roleName(t, r.role, r.agency) },
            { key: 'since', header: t('since'), cell: (r) => <Time at={r.since} relative={false} /> },
            {
              key: 'end',
              header: t('endRole'),
              cell: (r) => (
                <ActionButton
                  fields={{ intent: 'end-role', id: r.id }}
                  size="small"
                  variant="danger"
                  label={t('endRoleOf', { role: roleName(t, r.role, r.agency) })}
                >
                  {t('endRole')}
                </ActionButton>
              ),
            },
          ]}
        />
      )}
      <Disclosure summary={t('giveRole')} open={problem !== null}>
        <Narrow>
          <ActionForm fields={{ intent: 'give-role' }}>
            <SelectField
              id="give-role"
              label={t('role')}
              name="role"
              options={(['moderator', 'rep', 'lead', 'admin'] as const).map((value) => ({
                value,
                label: roleName(t, value),
              }))}
              defaultValue={typed(problem, 'role')}
              error={problem?.fields.role}
            />
            <SelectField
              id="role-agency"
              label={t('agency')}
              hint={t('agencyForRole')}
              name="agency"
              optional
              placeholder=""
              options={agencies.map(({ slug, name }) => ({ value: slug, label: name }))}
              defaultValue={typed(problem, 'agency')}
              error={problem?.fields.agency}
            />
            <Actions>
              <Button>{t('give')}</Button>
            </Actions>
          </ActionForm>
        </Narrow>
      </Disclosure>
    </Section>
  );
}

export function DelegationsPart(props: {
  delegations: readonly Delegation[];
  agencies: readonly AgencyChoice[];
  problem: Problem;
}) {
  const t = useWords(adminWords);
  const { delegations, agencies } = props;
  const problem = of(props.problem, 'delegate');
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

export function SuspensionPart(props: { suspension: ManagedPerson['suspension']; problem: Problem }) {
  const t = useWords(adminWords);
  const { suspension } = props;
  const problem = of(props.problem, 'suspend');
  return (
    <Section heading={t('suspension')}>
      <p>{t('suspendLead')}</p>
      {suspension ? (
        <>
          <p>
            {t.rich('suspendedSince', {
              date: <Time at={suspension.since} relative={false} />,
              reason: suspension.reason,
            })}
          </p>
          <ActionButton fields={{ intent: 'lift' }}>{t('lift')}</ActionButton>
        </>
      ) : (
        <Disclosure summary={t('suspend')} open={problem !== null}>
          <Narrow>
            <ActionForm fields={{ intent: 'suspend' }}>
              <TextField
                label={t('reason')}
                name="reason"
                required
                maxLength={500}
                defaultValue={typed(problem, 'reason')}
                error={problem?.fields.reason}
              />
              <SelectField
                label={t('suspendDays')}
                name="days"
                options={[
                  ...[1, 7, 30].map((count) => ({ value: String(count), label: t('days', { count }) })),
                  { value: '0', label: t('untilLifted') },
                ]}
                defaultValue={typed(problem, 'days', '7')}
              />
              <Actions>
                <Button variant="danger">{t('suspend')}</Button>
              </Actions>
            </ActionForm>
          </Narrow>
        </Disclosure>
      )}
    </Section>
  );
}
