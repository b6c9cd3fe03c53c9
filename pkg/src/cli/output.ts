// Standard output, which may be slow, and which a reader such as `head` may close at any time.

import { once } from 'node:events';

/** Ends the process quietly when nobody reads any more. Its exit code is the one that stands by then. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    complain(`cannot write: ${error.message}`);
    process.exit(2);
  });
}

/** Writes, and waits until there is room for more. */
export async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Says what keeps the command from doing its work. */
export function complain(message: string): void {
  process.stderr.write(`workflow-preflight: ${message}\n`);
}
