import { X, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { pictures } from '../../contract/addresses.ts';
import type { Stage } from '../../contract/dock.ts';

type Slip = Stage['slips'][number];

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const zooms = [0.5, 1, 1.5, 2, 3] as const;

/** Step 4: what the receipt printer put out, newest first, drawn from the very bytes it was sent. */
export function Slips({ slips }: { readonly slips: Stage['slips'] }) {
  const [open, setOpen] = useState<string | null>(null);
  const heading = useId();
  const shown = slips.find((slip) => slip.id === open);
  return (
    <aside className="slips" aria-labelledby={heading}>
      <header className="card-head">
        <span className="step" aria-hidden>
          4
        </span>
        <h2 id={heading}>
          <span className="unseen">Step 4: </span>Printed slips
        </h2>
        <p className="status status-plain">{slips.length === 0 ? 'None yet' : slips.length}</p>
      </header>
      {slips.length === 0 ? (
        <p className="slips-none">Labels, receipts and error slips come out here, as their ESC/POS bytes say.</p>
      ) : (
        <ol className="tape">
          {slips.map((slip, at) => (
            <li key={slip.id}>
              <button type="button" className="strip-button" onClick={() => setOpen(slip.id)}>
                <img src={pictures.slip(slip.id)} alt={`Slip of ${clock.format(slip.at)}`} loading={at < 4 ? 'eager' : 'lazy'} />
                <span className="strip-words">
                  <time dateTime={new Date(slip.at).toISOString()}>{clock.format(slip.at)}</time>
                  <span>{slip.bytes.toLocaleString('en-GB')} bytes</span>
                  <ZoomIn aria-hidden size={15} />
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {shown === undefined ? null : <SlipZoom slip={shown} onClose={() => setOpen(null)} />}
    </aside>
  );
}

/** One slip, large; at 100 % one dot of the printer is one pixel. */
function SlipZoom({ slip, onClose }: { readonly slip: Slip; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [zoom, setZoom] = useState(1);
  const [dots, setDots] = useState<number | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const shift = (by: 1 | -1): void => {
    const at = zooms.findIndex((one) => one === zoom) + by;
    setZoom(zooms[Math.min(zooms.length - 1, Math.max(0, at))] ?? 1);
  };
  return (
    <dialog ref={dialog} className="zoom" aria-label={`Slip of ${clock.format(slip.at)}`} onClose={onClose}>
      <div className="zoom-bar">
        <b>{clock.format(slip.at)}</b>
        <span>{slip.bytes.toLocaleString('en-GB')} bytes</span>
        <span className="zoom-tools">
          <button type="button" className="act" aria-label="Smaller" disabled={zoom === zooms[0]} onClick={() => shift(-1)}>
            <ZoomOut aria-hidden size={16} />
          </button>
          <output className="zoom-share">{zoom * 100} %</output>
          <button type="button" className="act" aria-label="Larger" disabled={zoom === zooms.at(-1)} onClick={() => shift(1)}>
            <ZoomIn aria-hidden size={16} />
          </button>
          <button type="button" className="act" onClick={() => dialog.current?.close()}>
            <X aria-hidden size={16} />
            Close
          </button>
        </span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be scrollable by keyboard (axe: scrollable-region-focusable) */}
      <div className="zoom-view" tabIndex={0} role="group" aria-label="The slip">
        <img
          src={pictures.slip(slip.id)}
          alt={`Slip of ${clock.format(slip.at)}, as printed`}
          onLoad={(event) => setDots(event.currentTarget.naturalWidth)}
          style={dots === null ? {} : { width: `${dots * zoom}px` }}
        />
      </div>
    </dialog>
  );
}
