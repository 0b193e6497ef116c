import type { ReactNode } from 'react';
import type { DeviceNow } from './reading.ts';

/** Frame of every device's drawing: 240 × 116, with its cable. The words beside it say all that it shows, so it is hidden from readers. */
export function Drawing(props: {
  readonly now: Pick<DeviceNow, 'state'>;
  readonly cableAt: readonly [x: number, y: number];
  readonly children: ReactNode;
}) {
  const [x, y] = props.cableAt;
  const pulled = props.now.state === 'disconnected';
  const mute = props.now.state === 'mute';
  return (
    <svg className={pulled || mute ? 'drawing drawing-dim' : 'drawing'} viewBox="0 0 240 116" aria-hidden focusable="false">
      <g className="device">{props.children}</g>
      {pulled ? (
        <g className="cable cable-pulled">
          <path d={`M${x} ${y}h6`} />
          <path d={`M${x + 6} ${y - 5}v10M${x + 17} ${y - 3}h-5M${x + 17} ${y + 3}h-5M${x + 17} ${y - 6}h5v12h-5z`} />
          <path d={`M${x + 22} ${y}c6 0 4 14 12 14H240`} />
        </g>
      ) : (
        <path className="cable" d={`M${x} ${y}H240`} />
      )}
      {mute ? (
        <g className="mute">
          <path d="M196 12h32a5 5 0 0 1 5 5v14a5 5 0 0 1-5 5h-18l-8 8v-8h-6a5 5 0 0 1-5-5V17a5 5 0 0 1 5-5z" />
          <circle cx="203" cy="24" r="2" />
          <circle cx="212" cy="24" r="2" />
          <circle cx="221" cy="24" r="2" />
        </g>
      ) : null}
    </svg>
  );
}

/** An upright sheet with lines of writing; `label` puts the barcode label on it. */
export function Sheet(props: {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
  readonly label?: boolean;
  readonly plain?: boolean;
}) {
  const { x, y, width = 64, height = 84 } = props;
  return (
    <g>
      <rect className="paper" x={x} y={y} width={width} height={height} rx="1.5" />
      {props.plain === true ? null : (
        <path
          className="writing"
          d={`M${x + 34} ${y + 9}h${width - 42}M${x + 8} ${y + 20}h${width - 16}M${x + 8} ${y + 28}h${width - 16}M${x + 8} ${y + 36}h${width - 28}`}
        />
      )}
      {props.label === true ? <Label x={x + 5} y={y + 5} /> : null}
    </g>
  );
}

/** The printed label with its barcode. */
function Label(props: { readonly x: number; readonly y: number }) {
  return (
    <g>
      <rect className="label" x={props.x} y={props.y} width="25" height="12" rx="1" />
      <path
        className="bars"
        d={`M${props.x + 4} ${props.y + 3}v6M${props.x + 7} ${props.y + 3}v6M${props.x + 11} ${props.y + 3}v6M${props.x + 13.5} ${props.y + 3}v6M${props.x + 18} ${props.y + 3}v6M${props.x + 21} ${props.y + 3}v6`}
      />
    </g>
  );
}

/** The seam of a device's cover, with the flap standing out at its side while it is open. */
export function Cover(props: { readonly x: number; readonly y: number; readonly width: number; readonly open: boolean }) {
  const { x, y, width, open } = props;
  return (
    <g className={open ? 'lid lid-open' : 'lid'}>
      <path d={`M${x} ${y}h${width}`} />
      {open ? <path className="flap" d={`M${x} ${y}l-34 -30l7 -8l34 30z`} /> : null}
    </g>
  );
}
