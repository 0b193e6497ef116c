import { Cover, Drawing, Sheet } from './drawing.tsx';
import { boxLevel, type DeviceNow } from './reading.ts';

export function ReceiptPrinterDrawing({ now }: { readonly now: DeviceNow }) {
  const out = now.state === 'paperOut';
  const low = now.detail.get('paper') === 'nearEnd';
  return (
    <Drawing now={now} cableAt={[180, 88]}>
      {out ? (
        <path className="ghost" d="M92 62V18h56v44" />
      ) : (
        <g className={now.state === 'printing' ? 'strip strip-moving' : 'strip'}>
          <path className="paper" d="M92 76V16l4 3 4-3 4 3 4-3 4 3 4-3 4 3 4-3 4 3 4-3 4 3 4-3 4 3 4-3v60z" />
          <path className="writing" d="M102 28h36M102 36h24M102 52h36" />
          {low ? <path className="low" d="M96 24v40M144 24v40" /> : null}
        </g>
      )}
      <rect className="body" x="60" y="62" width="120" height="42" rx="9" />
      <path className="mouth" d="M84 69h72" />
      <Cover x={60} y={78} width={120} open={now.state === 'coverOpen'} />
      {now.state === 'cutterError' ? <path className="crumple" d="M90 62l8-7 7 6 8-8 8 8 8-7 8 6 7-6 6 8" /> : null}
      <circle className={now.state === 'printing' ? 'lamp lamp-on' : 'lamp'} cx="120" cy="92" r="3.5" />
    </Drawing>
  );
}

export function PagePrinterDrawing({ now }: { readonly now: DeviceNow }) {
  const out = now.state === 'paperOut';
  return (
    <Drawing now={now} cableAt={[186, 72]}>
      {now.state === 'printing' ? <Sheet x={88} y={12} height={50} /> : <path className="ghost" d="M88 40V16h64v24" />}
      <rect className="body" x="54" y="40" width="132" height="46" rx="9" />
      <path className="mouth" d="M76 48h88" />
      <Cover x={54} y={58} width={132} open={now.state === 'coverOpen'} />
      <circle className={now.state === 'printing' ? 'lamp lamp-on' : 'lamp'} cx="120" cy="72" r="3.5" />
      {out ? (
        <path className="ghost" d="M70 90h100v18H70z" />
      ) : (
        <path className="paper" d="M70 86h100v22H70zM70 92h100M70 97h100M70 102h100" />
      )}
      {now.state === 'jam' ? <path className="crumple" d="M84 40l7-9 6 7 8-10 7 9 7-8 8 9 7-10 8 8 7-7 6 11" /> : null}
    </Drawing>
  );
}

export function DepositoryDrawing({ now }: { readonly now: DeviceNow }) {
  const level = boxLevel(now) ?? 0;
  const open = now.detail.get('shutter') === 'open';
  const paper = now.detail.get('paper') === 'inSlot';
  const missing = now.state === 'boxMissing' || now.detail.get('present') === false;
  const door = now.state === 'doorOpen' || now.detail.get('door') === 'open';
  const depth = 46 * level;
  return (
    <Drawing now={now} cableAt={[182, 28]}>
      {paper ? <Sheet x={88} y={4} height={26} plain /> : null}
      <rect className="body" x="58" y="16" width="124" height="28" rx="9" />
      <path className={open ? 'mouth mouth-here' : 'mouth'} d="M76 25h88" />
      {now.state === 'shutterStuck' ? <path className="crumple" d="M104 20l8 10M112 20l-8 10M128 20l8 10M136 20l-8 10" /> : null}
      {now.state === 'slotJam' ? <path className="crumple" d="M84 16l8-7 7 6 8-8 8 8 8-7 8 6 8-6 8 8" /> : null}
      <path className={now.state === 'staplerEmpty' || now.state === 'staplerJam' ? 'staple staple-ill' : 'staple'} d="M113 38v-4h14v4" />
      {missing ? (
        <path className="ghost" d="M72 54h96v54H72z" />
      ) : (
        <>
          <path className="box" d="M72 54h96v54H72z" />
          <path className="fill" d={`M76 ${104 - depth}h88v${depth}h-88z`} />
          {level > 0.08 ? (
            <path className="leaves" d={`M76 ${104 - depth * 0.34}h88M76 ${104 - depth * 0.67}h88M76 ${104 - depth}h88`} />
          ) : null}
          <text className="count" x="120" y="86" textAnchor="middle">
            {Math.round(level * 100)} %
          </text>
        </>
      )}
      {door ? <path className="door" d="M168 54l26 8v54l-26-8z" /> : null}
    </Drawing>
  );
}

export function FolderDrawing({
  away,
  waiting,
  delivered,
}: {
  readonly away: boolean;
  readonly waiting: number;
  readonly delivered: number;
}) {
  return (
    <svg className={away ? 'drawing drawing-dim' : 'drawing'} viewBox="0 0 240 116" aria-hidden focusable="false">
      {away ? (
        <path className="ghost" d="M70 104V30a6 6 0 0 1 6-6h28l10 12h52a6 6 0 0 1 6 6v62z" />
      ) : (
        <>
          <path className="body" d="M70 98V30a6 6 0 0 1 6-6h28l10 12h52a6 6 0 0 1 6 6v56a6 6 0 0 1-6 6H76a6 6 0 0 1-6-6z" />
          {delivered > 0 ? <Sheet x={96} y={28} width={50} height={50} plain /> : null}
          <path className="body" d="M70 56h102v42a6 6 0 0 1-6 6H76a6 6 0 0 1-6-6z" />
          <text className="count" x="121" y="86" textAnchor="middle">
            {delivered}
          </text>
        </>
      )}
      {Array.from({ length: Math.min(waiting, 4) }, (_, at) => (
        <Sheet key={at} x={14 + at * 5} y={50 - at * 3} width={34} height={46} plain />
      ))}
    </svg>
  );
}
