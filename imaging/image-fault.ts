/**
 * Why a page image cannot be used:
 * `empty` no bytes or no picture area · `notAnImage` the content is none of the known image formats ·
 * `truncated` the picture ends too early or is damaged · `tooLarge` more than `maxPixels` ·
 * `unsupported` an image, but not PNG, JPEG or TIFF, or a variant nobody here can decode ·
 * `workerFailed` the worker died over this page; the page may be tried again.
 */
export type ImageFault = 'empty' | 'notAnImage' | 'truncated' | 'tooLarge' | 'unsupported' | 'workerFailed';

/** A page of more pixels than this is refused from its header alone (A4 at 600 dpi has 35 million). */
export const maxPixels = 40_000_000;
