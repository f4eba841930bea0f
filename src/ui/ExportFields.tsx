import { type CitationStyle, citationStyleNames, citationStyles } from '../core/citation-style';
import { type ExportFormat, type ExportOptions, endings } from '../core/citing';
import { type ExportWish, exportFormats, partsOf } from './export-wish';
import { text } from './text';
import type { Exporting } from './use-exporting';

export interface ExportFieldsProps {
  exporting: Exporting;
}

const orders = ['given', 'author', 'year', 'key'] as const satisfies ExportOptions['order'][];
const included = ['abstract', 'keywords', 'note'] as const;

/** In which format papers are written, and what can be chosen of it. */
export function ExportFields({ exporting: { format, onFormat, wish, onWish, style, onStyle } }: ExportFieldsProps) {
  const parts = partsOf(format);
  return (
    <div class="m-export-fields">
      <label class="m-export-field">
        <span class="m-head">{text('exportFormat')}</span>
        <select
          class="m-select"
          value={format}
          onChange={(event) => onFormat(event.currentTarget.value as ExportFormat)}
        >
          {exportFormats.map((one) => (
            <option key={one} value={one}>
              {text('exportFormatNamed', text(`exportFormat_${one.replace('-', '_') as Underscored}`), endings[one])}
            </option>
          ))}
        </select>
      </label>
      {parts.includes('style') && (
        <label class="m-export-field">
          <span>{text('exportStyle')}</span>
          <select
            class="m-select"
            value={style}
            onChange={(event) => onStyle(event.currentTarget.value as CitationStyle)}
          >
            {citationStyles.map((one) => (
              <option key={one} value={one}>
                {citationStyleNames[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      {parts.includes('order') && (
        <label class="m-export-field">
          <span>{text('exportOrder')}</span>
          <select
            class="m-select"
            value={wish.order}
            onChange={(event) => onWish({ ...wish, order: event.currentTarget.value as ExportOptions['order'] })}
          >
            {orders.map((one) => (
              <option key={one} value={one}>
                {text(`exportOrder_${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {parts.includes('names') && (
        <label class="m-export-field">
          <span>{text('exportNames')}</span>
          <select
            class="m-select"
            value={wish.names}
            onChange={(event) => onWish({ ...wish, names: event.currentTarget.value as ExportWish['names'] })}
          >
            {(['key', 'title'] as const).map((one) => (
              <option key={one} value={one}>
                {text(`exportNames_${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {(parts.includes('abstract') || parts.includes('encoding')) && (
        <fieldset class="m-export-ticks" aria-label={text('exportIncludes')}>
          {included
            .filter((one) => parts.includes(one))
            .map((one) => (
              <Tick
                key={one}
                label={text(`exportIncludes_${one}`)}
                isOn={wish.includes[one]}
                onTick={(isOn) => onWish({ ...wish, includes: { ...wish.includes, [one]: isOn } })}
              />
            ))}
          {parts.includes('encoding') && (
            <Tick
              label={text('exportAscii')}
              isOn={wish.encoding === 'ascii'}
              onTick={(isOn) => onWish({ ...wish, encoding: isOn ? 'ascii' : 'utf-8' })}
            />
          )}
        </fieldset>
      )}
    </div>
  );
}

/** A message's name has no hyphen. */
type Underscored = ExportFormat extends infer F ? (F extends `${infer A}-${infer B}` ? `${A}_${B}` : F) : never;

function Tick({ label, isOn, onTick }: { label: string; isOn: boolean; onTick: (isOn: boolean) => void }) {
  return (
    <label class="m-export-tick">
      <input type="checkbox" checked={isOn} onChange={(event) => onTick(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
