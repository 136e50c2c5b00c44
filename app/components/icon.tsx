import { classNames } from './class-names.ts';
import { iconPaths } from './icon-paths.ts';

export type IconName = keyof typeof iconPaths;

/** True for a name we have a drawing of: topics keep theirs as text. */
export function isIconName(name: string): name is IconName {
  return Object.hasOwn(iconPaths, name);
}

/** A decoration beside words, never instead of them: hidden from assistive technology. As tall as the text around it. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={classNames('ah-icon', className)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={iconPaths[name]} />
    </svg>
  );
}
