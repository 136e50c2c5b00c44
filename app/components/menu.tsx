import type { ReactNode } from 'react';
import { ActionForm, type HiddenFields } from './action-form.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type MenuEntry = { label: ReactNode; icon?: IconName; danger?: boolean; key?: string } & (
  | { href: string; current?: boolean }
  | { action: string; fields?: HiddenFields; live?: boolean }
);

/** A few more things to do or to go to, behind one button. Works without script; with it, closes on Escape and outside. */
export function Menu(props: {
  label: ReactNode;
  icon?: IconName;
  align?: 'start' | 'end';
  quiet?: boolean;
  id?: string;
  items: readonly MenuEntry[];
}) {
  const { label, icon, align = 'start', quiet, id, items } = props;
  return (
    <details className={classNames('ah-menu', `ah-menu--${align}`, quiet && 'ah-menu--quiet')} data-menu="" id={id}>
      <summary>
        {icon && <Icon name={icon} />}
        {label}
        <Icon name="expand" className="ah-menu__arrow" />
      </summary>
      <ul>
        {items.map((item, at) => (
          <li key={item.key ?? at} className={item.danger ? 'ah-menu__danger' : undefined}>
            <Entry item={item} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Entry({ item }: { item: MenuEntry }) {
  const face = (
    <>
      {item.icon && <Icon name={item.icon} />}
      {item.label}
    </>
  );
  if ('href' in item) {
    return (
      <a href={item.href} aria-current={item.current ? 'page' : undefined}>
        {face}
      </a>
    );
  }
  return (
    <ActionForm action={item.action} fields={item.fields} live={item.live}>
      <button type="submit">{face}</button>
    </ActionForm>
  );
}
