import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { SPOT_POINTS, type SpotPoint } from '../../../shared/core/sampling/spot-check.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { ParcelPictures } from '../../lib/pictures/parcel-pictures.tsx';
import { useParcelPictures } from '../../lib/pictures/use-parcel-pictures.ts';
import { useSession } from '../../lib/session/session.ts';
import { useSend } from '../../lib/use-send.ts';
import { uploadFiles } from '../../lib/upload.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { TextArea } from '../../ui/field/text-field.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { PointRow } from './point-row.tsx';
import { SkipDialog } from './skip-dialog.tsx';
import { useSpotWords } from './plan-words.ts';
import { type LotDto, type SpotItem, useDrawnOrder, useKeepMarks, useRefresh } from './use-spot.ts';

type Marks = Readonly<Partial<Record<SpotPoint, boolean>>>;
const PHOTOS_AT_ONCE = 10;

/** What was found wrong in a parcel, until it is finished. */
export interface Finding {
  readonly note: string;
  readonly photos: readonly File[];
}
export const NOTHING_FOUND: Finding = { note: '', photos: [] };

interface CheckPanelProps {
  readonly lot: LotDto;
  readonly item: SpotItem;
  readonly finding: Finding;
  readonly onFinding: (finding: Finding) => void;
  readonly onDone: () => void;
}

/** One drawn order as it should be, beside the parcel as it is: six questions, each answered by one key and kept at once. */
export function CheckPanel({ lot, item, finding, onFinding, onDone }: CheckPanelProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const words = useSpotWords();
  const client = useClient();
  const errorText = useErrorText();
  const { can } = useSession();
  const { data } = useDrawnOrder(lot.lot, item.orderId);
  const keepMarks = useKeepMarks(lot.lot, item.orderId);
  const { send, busy, failure } = useSend(useRefresh());
  const [own, setOwn] = useState<Marks>({});
  const [notKept, setNotKept] = useState<CallError | null>(null);
  const [jumped, setAt] = useState<number | null>(null);
  const { note, photos } = finding;
  const [skipping, setSkipping] = useState(false);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const photoField = useRef<HTMLInputElement>(null);
  const isOpen = item.state === 'open';
  const mayCheck = isOpen && can('decide') && data !== undefined;
  // Where nothing was taken at the bench there is nothing to compare with.
  const pictures = useParcelPictures(item.orderId);
  const points = pictures.length === 0 ? SPOT_POINTS.filter((point) => point !== 'photos') : SPOT_POINTS;
  const marks: Marks = { ...data?.marks, ...own };
  // Ticks kept before are gone on from.
  const at =
    jumped ??
    Math.max(
      0,
      points.findIndex((point) => marks[point] === undefined),
    );
  const faults = points.filter((point) => marks[point] === false);
  const missing = !can('decide')
    ? t('spot.noRight')
    : points.some((point) => marks[point] === undefined)
      ? t('spot.finish.marks')
      : faults.length > 0 && note.trim() === ''
        ? t('spot.finish.note')
        : undefined;

  const mark = (index: number, right: boolean) => {
    const point = points[index];
    if (point === undefined || !mayCheck || busy) return false;
    const next = { ...marks, [point]: right };
    setOwn(next);
    keepMarks(next);
    setNotKept(null);
    void client.spotCheck.mark({ lot: lot.lot, orderId: item.orderId, point, right }).then((reply) => {
      if (reply.ok) return;
      // What is not kept is not shown as kept.
      setOwn(({ [point]: _, ...others }) => others);
      keepMarks(marks);
      setNotKept(reply.error);
    });
    const open = points.findIndex((one) => next[one] === undefined);
    if (open !== -1) setAt(open);
    else if (points.some((one) => next[one] === false)) noteField.current?.focus();
    return true;
  };
  const finish = () => {
    if (!mayCheck || busy || missing !== undefined) return false;
    const finishing = async () => {
      const uploads = await uploadFiles(client, photos);
      return uploads.ok
        ? client.spotCheck.finish({
            lot: lot.lot,
            orderId: item.orderId,
            faults: [...faults],
            note: faults.length > 0 ? note.trim() : '',
            photoUploads: [...uploads.value],
          })
        : uploads;
    };
    void send(finishing(), ({ caseIds }) => (caseIds.length === 0 ? t('spot.finish.clean') : t('spot.finish.faulty', { count: caseIds.length }))).then(
      (done) => done && onDone(),
    );
    return true;
  };
  const jump = (index: number) => () => (mayCheck && index < points.length ? setAt(index) : false);
  const ask = () => (mayCheck ? setSkipping(true) : false);
  const photo = () => (mayCheck ? photoField.current?.click() : false);
  useKeys('spotCheck', {
    jumpOne: jump(0),
    jumpTwo: jump(1),
    jumpThree: jump(2),
    jumpFour: jump(3),
    jumpFive: jump(4),
    jumpSix: jump(5),
    jumpSeven: jump(6),
    right: () => mark(at, true),
    wrong: () => mark(at, false),
    skip: ask,
    photo,
    finish,
  });
  useKeys('everywhere', { confirm: finish });

  if (data === undefined) return <Skeleton label={t('spot.loading')} columns={[90, 300]} />;
  const { order, twins, packer } = data;
  const merchant = names.merchant(order.merchant, order.merchantName);
  const goods = order.lines.filter(({ kind }) => kind === 'goods');
  const { recipient } = order;
  const detail: Readonly<Record<SpotPoint, string>> = {
    address: [recipient.province, recipient.city, recipient.district, recipient.detail].filter((part) => part !== '').join(' '),
    sku:
      twins.length > 0
        ? t('spot.point.sku.twins', { names: format.list(twins.flatMap(({ names }) => names)) })
        : t('spot.point.sku.how', { count: goods.length }),
    quantity: t('spot.point.quantity.how', { count: goods.reduce((sum, { quantity }) => sum + quantity, 0) }),
    packaging: t('spot.point.packaging.how'),
    label: order.waybill === '' ? t('spot.point.label.none') : t('spot.point.label.how', { carrier: names.carrier(order.carrier), waybill: order.waybill }),
    documents: t('spot.point.documents.how'),
    photos: t('spot.point.photos.how', { count: pictures.length }),
  };
  const problem = failure ?? notKept;
  const failed = problem === null ? null : errorText(problem);
  return (
    <article className="spot-check" aria-label={t('spot.check', { order: order.platformOrderNo })}>
      <header className="row wrap">
        <h2 className="code">{order.platformOrderNo}</h2>
        <span className="t2">{t('spot.check.of', { place: item.place, of: lot.items.length })}</span>
        <Pill tone="plain">{words.stratum(item)}</Pill>
        <span className="spring" />
        {isOpen && (
          <Button look="quiet" chord={chordOf('spotCheck', 'skip')} disabledReason={can('decide') ? undefined : t('spot.noRight')} onPress={ask}>
            {t('spot.skip')}
          </Button>
        )}
      </header>
      <p className="t2">{packer === '' ? t('spot.packer.none', { merchant }) : t('spot.packer', { merchant, who: names.personCalled(packer) })}</p>
      {!isOpen && (
        <Note tone={item.state === 'clean' ? 'ok' : item.state === 'faulty' ? 'stop' : 'warn'} title={t(`spot.item.${item.state}`)}>
          {t('spot.checkedBy', { who: names.personCalled(item.checkedBy), at: item.checkedAt === null ? format.missing : format.exact(item.checkedAt) })}
        </Note>
      )}
      <ul className="spot-points">
        {points.map((point, index) => (
          <PointRow
            key={point}
            point={point}
            index={index}
            detail={detail[point]}
            state={isOpen ? marks[point] : item.state === 'skipped' ? undefined : !item.faults.includes(point)}
            isCurrent={mayCheck && index === at}
            mayMark={mayCheck}
            onFocus={() => setAt(index)}
            onMark={(right) => mark(index, right)}
          />
        ))}
      </ul>
      {pictures.length > 0 && (
        <>
          <h3 className="row">
            {t('picture.box')}
            <KeyCap chord={chordOf('spotCheck', 'box')} />
          </h3>
          <ParcelPictures pictures={pictures} scope="spotCheck" />
        </>
      )}
      <h3>{t('spot.should')}</h3>
      <table className="spot-goods">
        <tbody>
          {goods.map(({ lineNo, sku, name, catalogueName, quantity }) => (
            <tr key={lineNo}>
              <td className="code">{sku}</td>
              <td>{catalogueName ?? name}</td>
              <td>{twins.some((twin) => twin.lineNo === lineNo) && <Pill tone="warn">{t('spot.twin')}</Pill>}</td>
              <td className="spot-number">{format.number(quantity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayCheck && faults.length > 0 && (
        <div className="spot-finding">
          <TextArea ref={noteField} label={t('spot.note')} value={note} onChange={(text) => onFinding({ note: text, photos })} maxLength={2000} rows={2} />
          <div className="row">
            <Button icon="photo" chord={chordOf('spotCheck', 'photo')} onPress={photo}>
              {t('spot.photo')}
            </Button>
            <span className="meta">{t('spot.photos', { count: photos.length })}</span>
          </div>
          <p className="t2">{t('spot.finding.means')}</p>
        </div>
      )}
      <input
        ref={photoField}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t('spot.photo')}
        onChange={(event) => onFinding({ note, photos: [...photos, ...(event.target.files ?? [])].slice(0, PHOTOS_AT_ONCE) })}
      />
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      {isOpen && (
        <footer className="row">
          <span className="meta">{t('spot.kept')}</span>
          <span className="spring" />
          <Button look="primary" chord={chordOf('spotCheck', 'finish')} busy={busy} busyLabel={t('act.saving')} disabledReason={missing} onPress={finish}>
            {t('spot.finish')}
          </Button>
        </footer>
      )}
      {skipping && <SkipDialog lot={lot.lot} orderId={item.orderId} onClose={() => setSkipping(false)} onSkipped={onDone} />}
    </article>
  );
}
