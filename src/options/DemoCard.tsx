import { Chip } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { StatusMark } from '../ui/StatusMark';
import { text } from '../ui/text';

/** A picture of a card with its strip: nothing in it does anything, so it is one image to those who don't see it. */
export function DemoCard() {
  return (
    <div class="f-card" role="img" aria-label={text('firstRunPicture')}>
      <div class="f-votes">28</div>
      <div class="f-text">
        <h2>{text('firstRunPaper')}</h2>
        <p class="f-abstract">{text('firstRunAbstract')}</p>
        <p class="f-by">{text('firstRunBy')}</p>
        <div class="m-strip">
          <div class="m-row">
            <span class="m-b is-icon m-hand">
              <Icon name="hand" />
            </span>
            <span class="m-b m-status">
              <StatusMark status="reading" />
              {text('statusReading')}
            </span>
            <span class="m-chips">
              <Chip tag="attention" />
              <Chip tag="ml/theory" />
            </span>
            <Control icon="plus" label={text('firstRunTag')} />
            <span class="m-gap" />
            <Control icon="note" label={text('noteLabel')} />
            <span class="m-b is-icon m-starb is-on">
              <Icon name="star" />
            </span>
            <Control icon="hide" label={text('popupHide')} />
            <span class="m-b is-icon">
              <Icon name="more" />
            </span>
          </div>
          <p class="m-noteline">
            <span class="m-cut">{text('firstRunNote')}</span>
          </p>
        </div>
      </div>
    </div>
  );
}

function Control({ icon, label }: { icon: IconName; label: string }) {
  return (
    <span class="m-b">
      <Icon name={icon} />
      <span>{label}</span>
    </span>
  );
}
