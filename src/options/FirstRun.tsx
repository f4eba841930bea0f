import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { places } from '../ui/places';
import { text } from '../ui/text';
import type { Sites } from './background';
import { DemoCard } from './DemoCard';
import { EnabledSites } from './EnabledSites';

export interface FirstRunProps {
  sites: Sites;
}

/** The first page after installing: what it is, where it works, what leaves the browser. */
export function FirstRun({ sites }: FirstRunProps) {
  return (
    <main class="f-page">
      <img class="f-mark" src="/icons/icon-48.svg" alt="" />
      <h1>{text('firstRunTitle')}</h1>
      <p class="f-sub">{text('firstRunSub')}</p>
      <DemoCard />
      <ol class="f-calls">
        {([1, 2, 3, 4] as const).map((number) => (
          <li key={number}>
            <span class="f-number" aria-hidden="true">
              {number}
            </span>
            <span>{text(`firstRunCall${number}`)}</span>
          </li>
        ))}
      </ol>
      <div class="f-columns">
        <section class="o-box">
          <h2>{text('firstRunWhere')}</h2>
          <p>{text('firstRunEnable')}</p>
          <ul>
            {places.map(({ site, name, host, listing }) => (
              <li class="o-row" key={site}>
                <span class="o-name">
                  <b>{text(name)}</b>
                  <small>{host}</small>
                </span>
                <a class="m-btn" href={listing}>
                  {text('firstRunOpen')}
                </a>
              </li>
            ))}
            <EnabledSites sites={sites} />
            <li class="o-row">
              <span class="o-name">
                <b>{text('sitesOther')}</b>
                <small>{text('sitesOtherHint')}</small>
              </span>
            </li>
          </ul>
        </section>
        <section class="o-box">
          <h2>{text('firstRunLeaves')}</h2>
          <p>{text('firstRunLeavesHint')}</p>
          <ul>
            <Fact icon="lock" name={text('firstRunStays')} hint={text('firstRunStaysHint')} />
            <Fact icon="undo" name={text('firstRunUndo')} hint={text('firstRunUndoHint')} />
          </ul>
        </section>
      </div>
      <div class="f-go">
        <a class="m-btn is-primary is-big" href={places[0].listing}>
          {text('firstRunGo')}
        </a>
        <span class="f-hint">
          <kbd class="m-kbd">Alt</kbd>
          <kbd class="m-kbd">M</kbd> {text('firstRunKeys')}
        </span>
      </div>
    </main>
  );
}

function Fact({ icon, name, hint }: { icon: IconName; name: string; hint: string }) {
  return (
    <li class="o-row">
      <span class="o-name">
        <b>{name}</b>
        <small>{hint}</small>
      </span>
      <Icon name={icon} />
    </li>
  );
}
