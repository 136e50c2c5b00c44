import { canSeeSomeSettings } from '~/features/directory/team.policy';
import { reportWords } from '~/features/insights/report.words';
import { authorize } from '~/platform/errors';
import { fileLoader } from '~/platform/http/page-loader.server';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { wordsFor } from '~/platform/i18n/words';
import { toCsv } from '~/platform/text/csv';
import { reportView } from './staff.reports/report-view.server';

const figures = [
  'in',
  'out',
  'open',
  'firstResponses',
  'firstResponse',
  'firstResponseLate',
  'resolved',
  'resolution',
  'resolutionLate',
  'breaches',
  'transfers',
  'reopened',
] as const;

/** The figures of a report page as CSV, in its reader's language; times in minutes of business time. */
export const loader = fileLoader(async (args) => {
  const actor = await requireStaff(args);
  authorize(canSeeSomeSettings(actor));
  const lang = languageOf(args.request, actor);
  const view = await reportView(actor, args.url.searchParams, lang);
  const t = wordsFor(lang, reportWords);
  const names = { firstResponse: t('firstResponseMinutes'), resolution: t('resolutionMinutes') };
  const header = figures.map((name) => (name in names ? names[name as keyof typeof names] : t(name)));
  const rows = [...view.lines, view.total].map((line) => [line.label, ...figures.map((name) => line[name])]);
  return new Response(toCsv([t(view.by), ...header], rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="cases-by-${view.by}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
