/** The resolution every page is brought to before anything else looks at it, in dots per inch. */
export const pageDpi = 300;

/** How many page pixels one pixel of the small analysis picture stands for, in each direction (300 → 75 dpi). */
export const analysisScale = 4;

/** Eight-bit samples, row by row, without padding: 1 channel (grey, 0 = black) or 3 (sRGB). */
export type Raster = {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
};

/** A raster known to be grey. */
export type GreyRaster = Raster & { readonly channels: 1 };

/** Luma by ITU-R BT.601 in 8.8 fixed point; a grey raster is returned as it is. */
export function toGrey(raster: Raster): GreyRaster {
  const { data, width, height } = raster;
  if (raster.channels === 1) return { data, width, height, channels: 1 };
  const grey = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < grey.length; i++, j += 3) {
    grey[i] = ((data[j] ?? 0) * 77 + (data[j + 1] ?? 0) * 150 + (data[j + 2] ?? 0) * 29 + 128) >> 8;
  }
  return { data: grey, width, height, channels: 1 };
}

/** Averages squares of `analysisScale` pixels; the incomplete squares at the right and lower edge are left out. */
export function shrink(raster: Raster): Raster {
  const { data, channels } = raster;
  const width = Math.max(1, Math.floor(raster.width / analysisScale));
  const height = Math.max(1, Math.floor(raster.height / analysisScale));
  const small = new Uint8Array(width * height * channels);
  const sums = new Uint32Array(width * channels);
  const stride = raster.width * channels;
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let dy = 0; dy < analysisScale; dy++) {
      addRow(data, (y * analysisScale + dy) * stride, sums, channels);
    }
    const start = y * width * channels;
    for (let i = 0; i < sums.length; i++) small[start + i] = ((sums[i] ?? 0) + 8) >> 4;
  }
  return { data: small, width, height, channels };
}

function addRow(data: Uint8Array, start: number, sums: Uint32Array, channels: 1 | 3): void {
  let from = start;
  const step = channels;
  for (let i = 0; i < sums.length; i += step) {
    for (let c = 0; c < step; c++, from++) {
      sums[i + c] =
        (sums[i + c] ?? 0) + (data[from] ?? 0) + (data[from + step] ?? 0) + (data[from + 2 * step] ?? 0) + (data[from + 3 * step] ?? 0);
    }
    from += 3 * step;
  }
}
