import { Cover, Drawing, Sheet } from './drawing.tsx';
import type { DeviceNow } from './reading.ts';

export function CardReaderDrawing({ now, card }: { readonly now: DeviceNow; readonly card: string | null }) {
  return (
    <Drawing now={now} cableAt={[186, 88]}>
      <g className={card === null ? 'card-drawn card-away' : 'card-drawn'}>
        <rect className="paper" x="71" y="12" width="98" height="62" rx="6" />
        <rect className="chip" x="81" y="27" width="15" height="12" rx="2.5" />
        <path className="writing" d="M104 28h52M104 35h38M81 50h78M81 57h78" />
      </g>
      <rect className="body" x="54" y="62" width="132" height="42" rx="9" />
      <path className="mouth" d="M66 70h108" />
      <circle className={card === null ? 'lamp' : 'lamp lamp-on'} cx="120" cy="89" r="3.5" />
    </Drawing>
  );
}

export function ScannerDrawing({
  now,
  sheets,
  sticky,
  jamOn,
}: {
  readonly now: DeviceNow;
  readonly sheets: number;
  readonly sticky: boolean;
  readonly jamOn: number | null;
}) {
  const behind = Math.max(0, Math.min(sheets, 6) - 1);
  return (
    <Drawing now={now} cableAt={[192, 88]}>
      {sheets === 0 ? <path className="ghost" d="M88 62V10h64v52" /> : null}
      {Array.from({ length: behind }, (_, at) => behind - at).map((back) => (
        <Sheet key={back} x={88 + back * 4} y={10 - back * 1.6} height={72} plain />
      ))}
      {sheets > 0 ? <Sheet x={88} y={10} label={sticky} /> : null}
      <rect className="body" x="48" y="66" width="144" height="38" rx="9" />
      <path className="mouth" d="M74 73h92" />
      <Cover x={48} y={82} width={144} open={now.state === 'coverOpen'} />
      <circle className={now.state === 'scanning' ? 'lamp lamp-on' : 'lamp'} cx="120" cy="94" r="3.5" />
      {now.state === 'jam' ? <path className="crumple" d="M84 66l7-9 6 7 8-10 7 9 7-8 8 9 7-10 8 8 7-7 6 11" /> : null}
      {jamOn === null ? null : (
        <text className="note" x="182" y="34">
          jam on {jamOn}
        </text>
      )}
      {sheets > 0 ? (
        <text className="count" x="80" y="44" textAnchor="end">
          {sheets}
        </text>
      ) : null}
    </Drawing>
  );
}

export function BarcodeReaderDrawing({ now }: { readonly now: DeviceNow }) {
  return (
    <Drawing now={now} cableAt={[180, 36]}>
      <path className="beam" d="M84 44L52 92h60l2-48z" />
      <rect className="body" x="72" y="14" width="108" height="38" rx="9" />
      <path className="mouth" d="M84 45h30" />
      <circle className="lamp" cx="164" cy="33" r="3.5" />
      <rect className="paper" x="44" y="88" width="76" height="20" rx="1.5" />
      <path
        className="bars"
        d="M52 93v10M56 93v10M61 93v10M64 93v10M70 93v10M75 93v10M78 93v10M84 93v10M89 93v10M92 93v10M98 93v10M104 93v10M108 93v10M112 93v10"
      />
    </Drawing>
  );
}
