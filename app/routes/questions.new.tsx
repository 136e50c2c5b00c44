import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Narrow, PageHeading } from '~/components/layout';
import { getDirectory } from '~/features/directory/directory.server';
import { topicOptions } from '~/features/directory/topic-options.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { AskQuestion, Checkbox } from '~/features/questions/question.schema';
import { questionWords } from '~/features/questions/question.words';
import { QuestionForm } from '~/features/questions/question-form';
import { questionPath } from '~/features/questions/slug';
import { isStaff } from '~/platform/actor';
import { Invalid } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireMember } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';
import { findPersonalData } from '~/platform/text/personal-data';

export const loader = pageLoader(async (args) => {
  const actor = await requireMember(args);
  const lang = languageOf(args.request, actor);
  return {
    topics: topicOptions(await getDirectory(), lang),
    given: {
      topic: args.url.searchParams.get('topic') ?? '',
      title: args.url.searchParams.get('title') ?? '',
      language: lang,
    },
    staff: isStaff(actor),
    title: wordsFor(lang, questionWords)('askTitle'),
  };
});

/** What looks private is pointed out once; sent again as it is, it is posted. */
const AskForm = AskQuestion.extend({ meantPublic: Checkbox.optional() });

export const action = formAction({
  ask: intent(
    AskForm,
    async (args) => {
      const actor = await requireMember(args);
      const { meantPublic, ...input } = args.input;
      const found = meantPublic ? [] : findPersonalData(`${input.title}\n${input.body}`);
      if (found.length > 0) {
        const t = wordsFor('en', questionWords);
        throw new Invalid({ meantPublic: [...new Set(found.map((f) => f.kind))].join(' ') }, t('personalFound'));
      }
      const asked = await askQuestion(actor, input);
      return redirect(questionPath(asked));
    },
    { once: true },
  ),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Ask() {
  const t = useWords(questionWords);
  const { topics, given, staff } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData(), 'ask');
  return (
    <Narrow>
      <PageHeading title={t('askTitle')} lead={t('askLead')} />
      <QuestionForm topics={topics} given={given} staff={staff} problem={problem} />
    </Narrow>
  );
}
