import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { Actions, Narrow, Section } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { type FormProblem, typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import { adminWords } from './admin.words';
import { roleName } from './role-name';

type Named = { slug: string; name: string };

/** Makes an account for somebody; the password is drawn and shown afterwards. */
export function NewPersonForm(props: { agencies: readonly Named[]; problem: FormProblem['problem'] | null }) {
  const t = useWords(adminWords);
  const { agencies, problem } = props;
  const roles = ['member', 'moderator', 'rep', 'lead', 'admin'] as const;
  return (
    <Section heading={t('newPerson')}>
      <p>{t('newPersonLead')}</p>
      <Narrow>
        <ActionForm live={false} action="/admin/people" fields={{ intent: 'create' }}>
          <TextField
            label={t('name')}
            name="name"
            required
            maxLength={60}
            defaultValue={typed(problem, 'name')}
            error={problem?.fields.name}
          />
          <TextField
            label={t('email')}
            name="email"
            type="email"
            required
            defaultValue={typed(problem, 'email')}
            error={problem?.fields.email}
          />
          <SelectField
            label={t('role')}
            name="role"
            options={roles.map((value) => ({ value, label: roleName(t, value) }))}
            defaultValue={typed(problem, 'role', 'member')}
            error={problem?.fields.role}
          />
          <SelectField
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
            <Button variant="primary">{t('create')}</Button>
          </Actions>
        </ActionForm>
      </Narrow>
    </Section>
  );
}
