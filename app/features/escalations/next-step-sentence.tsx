import type { ReactNode } from 'react';
import { NextStepLine } from '~/components/next-step-line';
import { Time } from '~/components/time';
import { questionPath } from '~/features/questions/slug';
import { formatAs } from '~/platform/i18n/format';
import { useLang, useTimeZone, useWords } from '~/platform/i18n/words';
import { type NextStep, nextStepTone } from './next-step';
import { nextStepWords } from './next-step.words';

/** What happens next, and by when: under every question's title. `mine`: its reader asked it. */
export function NextStepSentence({ step, mine }: { step: NextStep; mine: boolean }) {
  const t = useWords(nextStepWords);
  const to = (key: string) => (mine && `${key}You` in nextStepWords.en ? `${key}You` : key);
  const nodes = useNodes(step, to);
  // Every kind has its two sentences; each takes what it needs of the nodes.
  const say = t.rich as (key: string, nodes: Record<string, ReactNode>) => ReactNode;
  const rest = step.kind === 'no_answer' ? step.note && <>{step.note}</> : say(to(step.kind), nodes);
  return (
    <NextStepLine tone={nextStepTone(step)} lead={say(to(`${step.kind}Lead`), nodes)}>
      {rest}
    </NextStepLine>
  );
}

/** Dates of years to come are written out; moments of the coming days by weekday and hour, with the full one at hand. */
function useNodes(step: NextStep, to: (key: string) => string): Record<string, ReactNode> {
  const t = useWords(nextStepWords);
  const lang = useLang();
  const zone = useTimeZone();
  const nodes: Record<string, ReactNode> = {};
  if ('agency' in step) nodes.agency = <bdi>{step.agency}</bdi>;
  if ('at' in step) nodes.at = <Time at={step.at} shape="date" relative={false} />;
  if ('until' in step) nodes.until = <Time at={step.until} shape="date" relative={false} />;
  if ('since' in step) nodes.since = <Time at={step.since} shape="shortDay" relative={false} />;
  if ('by' in step)
    nodes.by = (
      <>
        <Time at={step.by} shape="weekdayTime" relative={false} /> (
        {formatAs('shortDay', new Date(step.by), lang, zone)})
      </>
    );
  if ('why' in step) nodes.why = step.why && step.why !== 'safety' ? `, ${textOf(t, to(`why_${step.why}`))}` : '';
  if ('main' in step)
    nodes.main = step.main ? (
      <a href={questionPath(step.main)} lang={step.main.language}>
        {step.main.title}
      </a>
    ) : (
      t('anotherQuestion')
    );
  if (step.kind === 'no_answer') nodes.reason = textOf(t, `reason_${step.reason}`);
  return nodes;
}

function textOf(t: (key: never) => string, key: string): string {
  return (t as (key: string) => string)(key);
}
