// Processes as many pages as it is told and says what memory the process held on the way: `node memory.ts PAGES`.
import { createPagePool } from '../../imaging/page-pool.ts';
import { textPages } from './text-pages.ts';

const total = Number(process.argv[2]);
const atOnce = 4;
const pages = await textPages(10);
const pool = createPagePool();
const rss: number[] = [];
for (let done = 0; done < total; done += atOnce) {
  await Promise.all(
    Array.from({ length: atOnce }, (_, i) => pool.processPage(pages[(done + i) % pages.length] ?? Buffer.alloc(0), { barcodes: 'quick' })),
  );
  rss.push(process.memoryUsage().rss);
}
await pool.close();
process.stdout.write(JSON.stringify(rss));
