import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { componentWords } from './components.words.ts';

/** What only the printed page shows: where it is from, the code by which it can be checked, and its QR picture. */
export function PrintSheet(props: {
  url: string;
  code?: string;
  /** An SVG made by our own code, never by people. */
  qrSvg?: string;
  children?: ReactNode;
}) {
  const t = useWords(componentWords);
  const { url, code, qrSvg, children } = props;
  return (
    <div className="ah-print-only ah-print-sheet">
      {qrSvg && <div className="ah-print-sheet__qr" dangerouslySetInnerHTML={{ __html: qrSvg }} />}
      <div>
        <p>
          {t('printedFrom')} <b>{url}</b>
        </p>
        {code && (
          <p>
            {t('checkOfficial')}: <b>{code}</b>
          </p>
        )}
        {children}
      </div>
    </div>
  );
}
