import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { DataTable } from '~/components/data-table';
import { Disclosure } from '~/components/disclosure';
import { Actions, Narrow, Section } from '~/components/layout';
import { Time } from '~/components/time';
import { typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import { adminWords } from './admin.words';
import type { HeldRole } from './people.queries.server';
import { type Problem, problemOf } from './problem-of';
import { roleName } from './role-name';

/** The roles a person holds, each with its end, and a form to give one more. */
export function RolesPart(props: {
  roles: readonly HeldRole[];
  agencies: readonly { slug: string; name: string }[];
  problem: Problem;
}) {
  const t = useWords(adminWords);
  const { roles, agencies } = props;
  const problem = problemOf(props.problem, 'give-role');
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
